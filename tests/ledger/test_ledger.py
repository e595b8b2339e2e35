from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from pydantic import ValidationError

from trucewatch.errors import LedgerError
from trucewatch.ledger import Ledger
from trucewatch.records import Entry, Place, Recorded, Span

T = datetime(2020, 10, 11, 9, 30, tzinfo=UTC)


def test_an_entry_comes_back_as_it_was_handed_in(location: str) -> None:
    entry = Entry.of("page", {"b": [1, 2.5, None], "a": "Ḥašd\n\x1f"}, "k", published=T, valid_from=T, valid_to=T + timedelta(1))
    with Ledger.open(location) as ledger:
        (made,) = ledger.append([entry])
    with Ledger.open(location, create=False) as ledger:
        again = ledger.get("page", "k")
    assert again == made == Recorded.model_validate(made.model_dump())
    assert hash(again) == hash(made) == hash(Recorded.model_validate_json(made.model_dump_json()))
    assert repr(again) == repr(Recorded.model_validate(made.model_dump()))
    assert Entry.model_validate(made.model_dump(include=set(Entry.model_fields))) == entry
    assert made.value == {"a": "Ḥašd\n\x1f", "b": [1, 2.5, None]}


def test_sequence_counts_from_one_and_each_names_the_one_before(ledger: Ledger) -> None:
    made = ledger.append([Entry.of("page", {"n": n}) for n in range(5)])
    assert [entry.sequence for entry in made] == [1, 2, 3, 4, 5]
    assert [entry.previous for entry in made[1:]] == [entry.hash for entry in made[:-1]]
    assert ledger.head() == made[-1]


def test_the_same_kind_and_key_add_nothing(ledger: Ledger) -> None:
    first, other, twin = ledger.append([Entry.of("page", {"n": 1}, "k"), Entry.of("report", {}, "k"), Entry.of("page", {"n": 2}, "k")])
    assert twin == first != other
    assert ledger.append([Entry.of("page", {"n": 3}, "k")]) == [first]
    assert len(list(ledger.entries())) == 2


def test_without_a_key_each_is_new(ledger: Ledger) -> None:
    assert len({e.sequence for e in ledger.append([Entry.of("note", {}), Entry.of("note", {})])}) == 2


def test_a_record_can_be_a_body(ledger: Ledger) -> None:
    place = Place(span=Span.of("Baghdad", 0, 7), latitude=33.3)
    (made,) = ledger.append([Entry.of("place", place)])
    assert Place.model_validate(made.value) == place


def test_entries_by_kind_time_and_sequence(location: str) -> None:
    days = iter(T + timedelta(days=n) for n in range(10))
    with Ledger.open(location, clock=lambda: next(days)) as ledger:
        ledger.append([Entry.of("page", {}, "early", published=T - timedelta(days=9))])
        ledger.append([Entry.of("decision", {}, "unpublished")])
        ledger.append([Entry.of("page", {}, "late", published=T + timedelta(days=30))])

        def keys(**asked: object) -> list[str | None]:
            return [entry.key for entry in ledger.entries(**asked)]  # type: ignore[arg-type]

        assert keys(kinds=["page"]) == ["early", "late"]
        assert keys(kinds=[]) == []
        assert keys(after=1) == ["unpublished", "late"]
        assert keys(recorded_by=T) == ["early"]
        assert keys(recorded_by=T + timedelta(days=2)) == ["early", "unpublished", "late"]
        assert keys(published_by=T) == ["early"]
        assert keys(published_by=T + timedelta(days=5)) == ["early", "unpublished"]


def test_a_clock_that_is_set_back_does_not_turn_the_order_round(location: str) -> None:
    times = iter((T, T - timedelta(hours=1)))
    with Ledger.open(location, clock=lambda: next(times)) as ledger:
        made = [ledger.append([Entry.of("note", {})])[0] for _ in range(2)]
        assert [entry.recorded for entry in made] == [T, T]
        assert ledger.verify().ok


def test_times_are_kept_in_utc() -> None:
    eastern = T.astimezone(timezone(timedelta(hours=3)))
    assert Entry.of("page", {}, published=eastern).published == T
    assert str(Entry.of("page", {}, published=eastern).published) == "2020-10-11 09:30:00+00:00"
    with pytest.raises(ValidationError):
        Entry.of("page", {}, published=datetime(2020, 10, 11))


@pytest.mark.parametrize(
    ("kind", "key", "body"),
    [("", None, "{}"), ("Page", None, "{}"), ("a\x1fb", None, "{}"), ("page", "", "{}"), ("page", "a\x1fb", "{}"),
     ("page", "x" * 513, "{}"),
     ("page", None, "[]"), ("page", None, "{"), ("page", None, '{"a": NaN}'), ("page", None, '{"a": "\\ud800"}')],
)  # fmt: skip
def test_what_cannot_be_recorded_is_refused(kind: str, key: str | None, body: str) -> None:
    with pytest.raises(ValidationError):
        Entry(kind=kind, key=key, body=body)


def test_a_batch_is_recorded_whole_or_not_at_all(ledger: Ledger) -> None:
    with pytest.raises(RuntimeError), ledger.transaction():
        ledger.append([Entry.of("page", {}, "a")])
        ledger.keep(b"text")
        raise RuntimeError
    assert ledger.head() is None
    with ledger.transaction():
        name = ledger.keep(b"text")
        ledger.append([Entry.of("page", {"text": name}, "a")])
    assert ledger.content(name) == b"text"
    assert ledger.verify().ok


def test_originals_are_kept_once_under_a_salted_name(ledger: Ledger) -> None:
    name = ledger.keep(b"\x00\xff text", "text/html")
    assert ledger.keep(b"\x00\xff text") == name
    assert ledger.content(name) == b"\x00\xff text"
    (kept,) = ledger.entries(kinds=["original"])
    assert kept.value == {"name": name, "media_type": "text/html", "size": 7}


def test_two_ledgers_name_the_same_text_differently(tmp_path_factory: pytest.TempPathFactory) -> None:
    names = set()
    for _ in range(2):
        with Ledger.open(tmp_path_factory.mktemp("ledger") / "a.ledger") as ledger:
            names.add(ledger.keep(b"the same"))
    assert len(names) == 2


def test_a_text_can_be_taken_down_and_the_chain_stays(ledger: Ledger) -> None:
    name = ledger.keep(b"private words")
    ledger.append([Entry.of("page", {"text": name}, "a")])
    taken = ledger.take_down(name, "asked by the person named")
    assert ledger.take_down(name, "again") == taken
    assert ledger.verify().ok
    with pytest.raises(LedgerError, match="asked by the person named"):
        ledger.content(name)


def test_a_text_that_was_never_kept(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="kept"):
        ledger.content("0" * 64)
    with pytest.raises(LedgerError, match="kept"):
        ledger.take_down("0" * 64, "why")


def test_the_ledgers_own_kinds_are_refused(ledger: Ledger) -> None:
    for kind in ("original", "takedown"):
        with pytest.raises(LedgerError, match="own"):
            ledger.append([Entry.of("page", {}), Entry.of(kind, {}, "x")])
    assert ledger.head() is None
