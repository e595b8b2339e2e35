"""What is asked of a ledger by time and kind is what filtering all its entries gives."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.ledger import Ledger
from trucewatch.records import Entry, Recorded

T = datetime(2020, 10, 11, tzinfo=UTC)
KINDS = ("page", "report", "decision")
DAYS = st.none() | st.integers(-3, 40)


@pytest.fixture(scope="module")
def everything(filled: Ledger) -> list[Recorded]:
    return list(filled.entries())


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """Thirty batches, some at the same instant, the published times all over the place; more than one page of each kind."""
    times = (T + timedelta(days=n // 2) for n in range(100))
    path: Path = tmp_path_factory.mktemp("asking") / "a.ledger"
    with Ledger.open(path, clock=lambda: next(times)) as ledger:
        for batch in range(30):
            ledger.append([made(batch * 250 + n) for n in range(250)])
        yield ledger


def made(n: int) -> Entry:
    published = None if n % 7 == 0 else T + timedelta(days=n * 37 % 41 - 4)
    return Entry.of(KINDS[n % 11 % 3], {"n": n}, published=published)


def matches(entry: Recorded, kinds: list[str] | None, after: int, recorded: datetime | None, published: datetime | None) -> bool:
    return (
        (kinds is None or entry.kind in kinds)
        and entry.sequence > after
        and (recorded is None or entry.recorded <= recorded)
        and (published is None or (entry.published or entry.recorded) <= published)
    )


@given(st.none() | st.lists(st.sampled_from([*KINDS, "none such"]), max_size=3), st.integers(0, 7600), DAYS, DAYS)
@settings(max_examples=30, deadline=None)
def test_asking_is_filtering(
    filled: Ledger, everything: list[Recorded], kinds: list[str] | None, after: int, recorded: int | None, published: int | None
) -> None:
    recorded_by, published_by = (None if day is None else T + timedelta(days=day) for day in (recorded, published))
    answer = list(filled.entries(kinds=kinds, after=after, recorded_by=recorded_by, published_by=published_by))
    assert answer == [entry for entry in everything if matches(entry, kinds, after, recorded_by, published_by)]


def test_what_is_added_meanwhile_is_not_in_the_answer(ledger: Ledger) -> None:
    ledger.append([Entry.of("note", {}, str(n)) for n in range(3)])
    seen = []
    for entry in ledger.entries():
        seen.append(entry.key)
        ledger.append([Entry.of("note", {}, f"while {entry.key}")])
    assert seen == ["0", "1", "2"]
    assert len(list(ledger.entries())) == 6
