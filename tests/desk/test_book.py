"""The ledger as users work with it: real pages in, answers with their evidence out."""

import csv
import io
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import trucewatch
from trucewatch.desk.exporting import export_to
from trucewatch.errors import LedgerError, SettingError

PAGES = {
    "one.txt": "Published: 2024-03-04\n\nKARO, March 4 (Reuters) - The Northern Front rebels declared a three-month ceasefire on Monday on the condition that the government releases prisoners, their spokesman said.",
    "two.txt": "Published: 2024-03-09\n\nKARO, March 9 (AFP) - Northern Front rebels shelled an army post near Karo on Saturday, killing two soldiers, the army said.",
}


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, text in PAGES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def book(tmp_path: Path) -> trucewatch.Ledger:
    return trucewatch.Ledger(tmp_path / "t.ledger", coder="rules")


def entries(book: trucewatch.Ledger) -> list[tuple[int, str]]:
    return [(entry.sequence, entry.hash) for entry in book.log.entries()]


def test_adding_the_same_pages_twice_changes_nothing(book: trucewatch.Ledger, pages: Path) -> None:
    first = book.add(pages)
    before = entries(book)
    second = book.add(pages)
    assert (first.recorded, second.recorded, second.known) == (2, 0, 2)
    assert entries(book) == before and book.verify().ok


def test_status_and_why_lead_down_to_the_sentence_in_the_page(book: trucewatch.Ledger, pages: Path) -> None:
    book.add(pages)
    (verdict,) = book.status(at=datetime(2024, 3, 5, tzinfo=UTC))
    (why,) = book.why(verdict.truce, verdict.faction, at=verdict.at)
    sentences = [s for step in why.chain.because for ground in step.grounds for s in ground.sentences]
    assert sentences
    for sentence in sentences:
        document = book.known().document(sentence.document)
        assert document is not None and sentence.span.stands_in(document.text)
        assert Path(sentence.location).name in PAGES


def test_why_says_who_brokered_the_truce(book: trucewatch.Ledger, tmp_path: Path) -> None:
    text = "Published: 2024-03-04\n\nKARO, March 4 (Reuters) - The Karo government and the Northern Front rebels signed a ceasefire agreement on Monday brokered by Norway, their spokesmen said."
    (tmp_path / "deal.txt").write_text(text, encoding="utf-8")
    book.add(tmp_path / "deal.txt")
    (truce,) = {verdict.truce for verdict in book.status(at="2024-03-05")}
    assert {why.mediators for why in book.why(truce, at="2024-03-05")} == {("norway",)}


@pytest.mark.parametrize("at", ["2024-03-05", "2024-03-05T23:00", "2024-03-05T23:00+00:00", date(2024, 3, 5), datetime(2024, 3, 5, 23)])
def test_a_time_may_be_asked_for_as_text_and_a_bare_date_is_its_end(book: trucewatch.Ledger, pages: Path, at: datetime | str) -> None:
    book.add(pages)
    (asked,) = book.status(at=at)
    (wanted,) = book.status(at=datetime(2024, 3, 5, 23, 59, 59, 999999, UTC) if len(str(at)) == 10 else datetime(2024, 3, 5, 23, tzinfo=UTC))
    assert asked == wanted
    assert book.why(asked.truce, at=at, known="2199-01-01")[0].verdict == wanted
    assert not book.status(known="2024-03-01", by="published")


def test_what_is_no_time_is_said_so(book: trucewatch.Ledger) -> None:
    with pytest.raises(ValueError, match="yesterday"):
        book.status(at="yesterday")


def test_what_was_known_then_is_not_changed_by_what_comes_later(book: trucewatch.Ledger, pages: Path) -> None:
    book.add(pages / "one.txt")
    then = datetime(2024, 3, 6, tzinfo=UTC)
    before = book.status(at=then, known=then, by="published")
    book.add(pages / "two.txt")
    assert book.status(at=then, known=then, by="published") == before


def test_a_page_that_cannot_be_read_is_set_aside_and_the_rest_goes_on(book: trucewatch.Ledger, pages: Path) -> None:
    (pages / "junk.html").write_bytes(bytes(range(256)) * 40)
    (pages / "empty.txt").write_text("")
    done = book.add(pages)
    assert done.recorded == 2
    assert {Path(item.location).name for item in done.quarantined} == {"junk.html", "empty.txt"}
    assert all(item.reason for item in done.quarantined)
    assert book.verify().ok


def test_unknown_truces_and_factions_are_errors_with_a_remedy(book: trucewatch.Ledger, pages: Path) -> None:
    book.add(pages)
    with pytest.raises(SettingError, match="no truce called"):
        book.status("nothing")
    with pytest.raises(SettingError, match=r"no faction.*--at and --known"):
        book.status(book.truces()[0].id, faction="nobody")


def test_exports_hold_every_entry_with_its_evidence(book: trucewatch.Ledger, pages: Path, tmp_path: Path) -> None:
    book.add(pages)
    export_to(book, "json", tmp_path / "all.json")
    tables = json.loads((tmp_path / "all.json").read_text())
    assert tables["verdicts"] and tables["pledges"] and tables["incidents"]
    export_to(book, "csv", tmp_path / "all.csv", tables=["pledges"])
    rows = list(csv.DictReader(io.StringIO((tmp_path / "all.csv").read_text())))
    assert {row["table"] for row in rows} == {"pledges"}
    texts = {told.document.page: told.document.text for told in book.known().tolds.values()}
    for row in rows:
        assert texts[row["document"]][int(row["start"]) : int(row["end"])] == row["sentence"]


def test_an_export_to_a_folder_that_is_not_there_leaves_nothing(book: trucewatch.Ledger, pages: Path, tmp_path: Path) -> None:
    book.add(pages)
    from trucewatch.errors import ExportError

    with pytest.raises(ExportError, match="cannot write"):
        export_to(book, "json", tmp_path / "none" / "all.json")
    assert not (tmp_path / "none").exists()


def test_a_file_that_is_no_ledger_is_refused_untouched(tmp_path: Path) -> None:
    other = tmp_path / "notes.ledger"
    other.write_text("these are notes")
    with pytest.raises(LedgerError):
        trucewatch.Ledger(other)
    assert other.read_text() == "these are notes"


def test_people_split_and_join_and_it_stays_so(book: trucewatch.Ledger, pages: Path) -> None:
    from trucewatch.records import Entry

    book.add(pages)
    known = book.known()
    acts = [act for told in known.tolds.values() for act in told.acts()]
    assert acts
    decision = {"about": "truce", "keys": [acts[0].key], "name": "by-hand"}
    book.log.append([Entry.of("decision", decision)])
    truces = book.known().linked
    assert truces.truce_of[acts[0].key] in {truce.id for truce in truces.truces}
    book.add(pages)
    assert book.known().linked.truce_of == truces.truce_of


def test_a_text_that_was_taken_down_counts_no_more_and_the_rest_stands(book: trucewatch.Ledger, pages: Path) -> None:
    book.add(pages)
    (first,) = [entry for entry in book.log.entries(kinds=["document"]) if entry.value["location"].endswith("one.txt")]
    book.log.take_down(first.value["text"], "asked for by the publisher")
    assert {Path(told.document.location).name for told in book.known().tolds.values()} == {"two.txt"}
    book.status()
    assert book.verify().ok
