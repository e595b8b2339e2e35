"""A print that states no day of publication takes part as of the day of its story: nothing new is founded beside the dated prints."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from trucewatch.desk import Ledger

BODIES = {
    "M23": (
        "M23 rebels and the government of the Democratic Republic of Congo signed a ceasefire in Doha on Saturday, a spokesman for the rebels "
        "said, ending three weeks of fighting around the town of Sake.\n\n"
        "M23 fighters shelled an army post near Sake on Sunday and killed four soldiers, the army said in a statement.\n"
    ),
    "Hezbollah": (
        "Israel and Hezbollah agreed to a ceasefire on Monday, mediators in Cairo said, after eleven days of fire across the border.\n\n"
        "Hezbollah fired rockets at Israel on Tuesday, hours after the truce had begun, the Israeli army said. Nobody was hurt.\n"
    ),
}
AT = datetime(2024, 3, 7, tzinfo=UTC)


def dated(body: str) -> str:
    return f"March 6, 2024\n\nGOMA, Congo, March 6 (Reuters) - {body}"


def undated(body: str) -> str:
    return f"GOMA, Congo (Reuters) - {body}"


def ledger(folder: Path, *texts: str) -> Ledger:
    book = Ledger(folder / "t.ledger", coder="rules")
    for number, text in enumerate(texts):
        path = folder / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        book.add(path)
    return book


def founded(book: Ledger) -> tuple[list[str], set[str], list[tuple[str, str]]]:
    """Return the truces, the incidents, and the labels."""
    known = book.known()
    return [one.id for one in known.linked.truces], set(known.linked.incident_of.values()), [(v.faction, v.label) for v in book.status(at=AT)]


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
@pytest.mark.parametrize("first", [dated, undated])
def test_an_undated_print_founds_nothing_beside_the_dated_one(tmp_path: Path, body: str, first: object) -> None:
    (tmp_path / "alone").mkdir()
    alone = founded(ledger(tmp_path / "alone", dated(body)))
    texts = [dated(body), undated(body)]
    assert founded(ledger(tmp_path, *(texts if first is dated else texts[::-1]))) == alone
    assert len(alone[0]) == 1 and alone[1]


def test_what_was_known_before_the_dated_print_came_stays_as_it_was(tmp_path: Path) -> None:
    body = BODIES["M23"]
    book = ledger(tmp_path, undated(body))
    then, before = datetime.now(UTC), founded(book)
    was = book.status(at=then, known=then)
    (tmp_path / "later.txt").write_text(dated(body), encoding="utf-8")
    book.add(tmp_path / "later.txt")
    assert founded(book) != before
    assert book.status(at=then, known=then) == was and [one.id for one in book.known(then).linked.truces] == before[0]


def test_it_still_says_that_nobody_knows_its_day(tmp_path: Path) -> None:
    book = ledger(tmp_path, dated(BODIES["M23"]), undated(BODIES["M23"]))
    told = next(one for one in book.known().tolds.values() if one.published is None)
    testimony = book.known().linked.by_id[told.key]
    day = datetime(2024, 3, 6, tzinfo=UTC)
    assert (testimony.published, testimony.as_of, testimony.told) == (None, day, day)


def test_an_undated_page_that_prints_no_dated_story_counts_from_when_it_was_recorded(tmp_path: Path) -> None:
    other = "The army said that a roadside bomb had hit a convoy near Kano and killed two soldiers. Nobody claimed the attack.\n"
    book = ledger(tmp_path, dated(BODIES["M23"]), undated(BODIES["Hezbollah"]), other)
    alone = [one for one in book.known().tolds.values() if one.published is None]
    assert len(alone) == 2 and all(one.as_of is None and one.since == one.recorded for one in alone)
