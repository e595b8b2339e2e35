"""What is known, kept up bit by bit, is what would be known of the whole ledger read at once: now, and as of any time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trucewatch.desk import Ledger, Reading
from trucewatch.desk.known import By, known
from trucewatch.desk.recording import record
from trucewatch.desk.rows import Standing
from trucewatch.monitor import Monitor
from trucewatch.records import (
    Coder,
    Document,
    Entry,
    Imprint,
    Incident,
    IncidentKind,
    Page,
    Party,
    Place,
    Pledge,
    PledgeKind,
    Report,
    Span,
    Speaker,
    When,
)

START = datetime(2024, 3, 1, 12, tzinfo=UTC)
SIDES = [("Hamas", "hamas"), ("Israel", "israel"), ("Hezbollah", "hezbollah"), ("Northern Front", "new:northern-front"), ("Karo Army", "new:karo-army")]
PLACES = ["Green Zone", "Karo town", "Lower Mere"]
TARGETS = [("army post", "new:karo-army"), ("the embassy of Israel", "israel"), ("village market", None)]
PLEDGES = [PledgeKind.DECLARATION, PledgeKind.AGREEMENT, PledgeKind.EXTENSION, PledgeKind.TERMINATION, PledgeKind.REJECTION, PledgeKind.OFFER]
VIOLENCE = [IncidentKind.SHELLING_ROCKET, IncidentKind.SHOOTING, IncidentKind.OTHER_VIOLENCE]
Act = Callable[[Ledger], None]


def page(number: int, day: int, dated: bool, told: tuple[int, ...], coder: str) -> Act:
    """A page that tells of a pledge and of an incident or two; the same numbers make the same text, wherever it stands."""
    side, other, act, place, target, violence, wording = told
    (name, actor), (other_name, other_actor) = SIDES[side], SIDES[other]
    aim, aimed = TARGETS[target]
    pledged = f"{name} announced on day {wording} that it will suspend attacks on {other_name}, its spokesman said."
    hit = f"A rocket hit {aim} near {PLACES[place]}, fired by {other_name} on day {wording}."
    text = f"{pledged} {hit} {' '.join(f'word{wording}{n}' for n in range(30))}."

    def span(quote: str) -> Span:
        found = Span.find(text, quote)
        assert found is not None
        return found

    published = START + timedelta(days=day, minutes=number) if dated else None
    when = When(span=span("day"), earliest=published - timedelta(hours=20), latest=published) if published and wording % 2 else None
    pledge = Pledge(
        kind=PLEDGES[act], pledgers=(Party(span=span(name), actor=actor),), undertaking=span("suspend attacks"), sentence=span(pledged),
        counterparts=(Party(span=span(other_name), actor=other_actor),) if wording % 3 else (), confidence=0.5 if wording == 4 else 0.9,
        said_by=Speaker(span=span("spokesman"), actor=actor, role=span("spokesman")),
    )  # fmt: skip
    incident = Incident(
        kind=VIOLENCE[violence], anchor=span("hit"), sentence=span(hit), place=Place(span=span(PLACES[place])), when=when, confidence=0.8,
        target=Party(span=span(aim), actor=aimed), actor=Party(span=span(f"fired by {other_name}"), actor=other_actor) if wording % 2 else None,
    )  # fmt: skip

    def add(book: Ledger) -> None:
        made = Page(location=f"https://news.example/{number}", content=f"{number} {text}".encode(), gathered=START + timedelta(days=day))
        document = Document(
            page=made.sha256, location=made.location, text=text, body_end=len(text), gathered=made.gathered,
            imprint=Imprint(outlet=f"Outlet {number % 3}", published=published),
        )  # fmt: skip
        report = Report(text_sha256=document.id, coder=Coder(name=coder, version="1"), relevant=True, pledges=(pledge,), incidents=(incident,))
        record(book.log, made, Reading(document=document, report=report))

    return add


def decision(which: int, does: int, name: int) -> Act:
    """A decision about one of the records: rejected, accepted, undone, or put to a truce or an incident by name."""

    def decide(book: Ledger) -> None:
        tolds = sorted(book.known().tolds.values(), key=lambda told: told.key)
        pledges = [("pledge", act.key, act.pledge, told) for told in tolds for act in told.acts()]
        incidents = [("incident", one.key, one.incident, told) for told in tolds for one in told.tellings()]
        found = [*pledges, *incidents]
        if not found:
            return
        sort, key, one, told = found[which % len(found)]
        if does < 3:
            action, value = [("reject", None), ("accept", one.model_dump(mode="json")), ("undo", None)][does]
            body = {"about": "record", "action": action, "sort": sort, "document": told.document.id, "key": key, "value": value}
        else:
            about = "truce" if sort == "pledge" else "incident"
            body = {"about": about, "keys": [key], "name": f"named {name}" if name else None}
        book.log.append([Entry.of("decision", body | {"by": "ada", "reason": ""}, published=told.published)])

    return decide


def takedown(which: int) -> Act:
    def take(book: Ledger) -> None:
        texts = sorted({entry.value["text"] for entry in book.log.entries(kinds=["document"])})
        if texts:
            book.log.take_down(texts[which % len(texts)], "asked for")

    return take


def row(which: int, name: int, witness: int, cites: bool) -> Act:
    """A page that stands for a row of a data set from now on; a later one of the same name takes its place."""

    def stand(book: Ledger) -> None:
        pages = sorted({entry.key or "" for entry in book.log.entries(kinds=["document"])})
        if pages:
            headline = "Northern Front announced a truce" if cites else None
            value = Standing(
                row=f"row {name}", dataset="A Set", release="1", pages=(pages[which % len(pages)],), witness=f"report {witness}", headline=headline
            )
            book.log.append([Entry.of("row", value)])

    return stand


NUMBERS = st.tuples(*(st.integers(0, top) for top in (4, 4, 5, 2, 2, 2, 5)))
ACTS = st.lists(
    st.one_of(
        st.builds(page, st.integers(0, 30), st.integers(0, 45), st.sampled_from([True] * 9 + [False]), NUMBERS, st.sampled_from(["a", "by hand"])),
        st.builds(page, st.integers(0, 30), st.integers(0, 45), st.just(True), NUMBERS, st.just("a")),
        st.builds(decision, st.integers(0, 50), st.integers(0, 4), st.integers(0, 2)),
        st.builds(takedown, st.integers(0, 50)),
        st.builds(row, st.integers(0, 50), st.integers(0, 2), st.integers(0, 1), st.booleans()),
    ),
    min_size=1,
    max_size=14,
)


def agree(book: Ledger, at: datetime | None = None, by: By = "recorded", people: bool = True) -> None:
    """Hold what the book says to what a reading of the whole ledger says."""
    whole, seen = known(book.log, at, by, people), book.known(at, by, people)
    assert seen.tolds == whole.tolds
    assert seen.stories == whole.stories
    assert seen.linked.truces == whole.linked.truces
    assert dict(seen.linked.truce_of) == dict(whole.linked.truce_of)
    assert dict(seen.linked.incident_of) == dict(whole.linked.incident_of)
    assert seen.linked.testimonies == whole.linked.testimonies
    if people:
        when = START + timedelta(days=50)
        assert book.status(at=when, known=at, by=by) == Monitor.of(whole.linked.testimonies).verdicts(when)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ACTS)
def test_kept_up_after_each_entry_it_is_what_the_whole_ledger_says(acts: list[Act]) -> None:
    with TemporaryDirectory() as folder, Ledger(Path(folder) / "t.ledger") as book:
        for act in acts:
            act(book)
            agree(book)
        agree(book, people=False)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ACTS, st.lists(st.tuples(st.integers(0, 13), st.integers(0, 45), st.booleans()), min_size=1, max_size=6))
def test_as_known_at_any_time_it_is_what_the_whole_ledger_says(acts: list[Act], asked: list[tuple[int, int, bool]]) -> None:
    with TemporaryDirectory() as folder, Ledger(Path(folder) / "t.ledger") as book:
        for number, act in enumerate(acts):
            act(book)
            for after, day, published in asked:
                if after == number and published:
                    agree(book, START + timedelta(days=day), "published")
                elif after == number and (head := book.log.head()) is not None:
                    entries = list(book.log.entries())
                    agree(book, entries[min(day, head.sequence) - 1].recorded, "recorded")


def test_a_truce_that_nothing_touched_is_the_same_case(tmp_path: Path) -> None:
    with Ledger(tmp_path / "t.ledger") as book:
        page(1, 1, True, (0, 1, 0, 0, 0, 0, 1), "a")(book)
        page(2, 2, True, (3, 4, 0, 1, 2, 1, 3), "a")(book)
        one, other = sorted(truce.id for truce in book.truces())
        before = {name: book.case(name) for name in (one, other)}
        page(3, 3, True, (3, 4, 0, 1, 2, 1, 3), "a")(book)
        after = {name: book.case(name) for name in (one, other)}
        assert [before[name] is after[name] for name in (one, other)] == ["hamas" in one, "hamas" in other]


@pytest.mark.parametrize("by", ["recorded", "published"])
def test_what_was_seen_stays_as_it_was_when_the_ledger_grows(tmp_path: Path, by: By) -> None:
    with Ledger(tmp_path / "t.ledger") as book:
        page(1, 1, True, (0, 1, 0, 0, 0, 0, 1), "a")(book)
        seen = book.known()
        tolds, testimonies = dict(seen.tolds), seen.linked.testimonies
        page(2, 2, True, (0, 1, 3, 0, 0, 0, 3), "a")(book)
        book.known()
        assert (seen.tolds, seen.linked.testimonies) == (tolds, testimonies)
        assert len(book.known(START + timedelta(days=1, hours=1), "published").tolds) == 1


def test_a_time_before_the_rows_of_a_data_set_knows_none_of_their_stories(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trucewatch.desk.views.VIEWS", 1)  # so that the one view of the past is turned
    with Ledger(tmp_path / "t.ledger") as book:
        page(1, 1, True, (0, 1, 0, 0, 0, 0, 1), "a")(book)
        row(0, 0, 0, cites=False)(book)
        agree(book, datetime.now(UTC) + timedelta(days=1), "recorded")
        agree(book, START - timedelta(days=1), "published")
        agree(book, START + timedelta(days=2), "published")
