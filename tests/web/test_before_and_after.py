"""What the page of a truce says of what lay before it and of the truce that took its place."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest

from trucewatch.desk.indexed import Event, Indexed
from trucewatch.records import Change, Derivation, Interval, Label
from trucewatch.web.asked import asked
from trucewatch.web.concluded import concluded, reasoned, successors_in
from trucewatch.web.happenings import happenings
from trucewatch.web.told import begun

START = datetime(2024, 3, 4, tzinfo=UTC)
OVER = "ended since 2024-04-10 00:00 UTC, superseded by front--meria-2024-04"


def listed(first: timedelta, last: timedelta, since: datetime | None) -> str:
    event = Event("i", Interval(earliest=START + first, latest=START + last), [], [], {"p": cast(Any, SimpleNamespace(value="in"))})
    seen = SimpleNamespace(truces={"t": SimpleNamespace(pledges=["p"])}, events={"i": event}, events_of={"t": ["i"]})
    (one,) = happenings(cast(Indexed, seen), "t", replace(asked(), at=START + timedelta(days=99)), since)
    return one.covered


@pytest.mark.parametrize(
    ("first", "last", "since", "covered"),
    [(-3, -2, START, "before"), (-3, 0, START, "in"), (1, 2, START, "in"), (-3, -2, None, "in")],
)
def test_what_was_over_before_a_truce_began_is_listed_as_that(first: int, last: int, since: datetime | None, covered: str) -> None:
    assert listed(timedelta(days=first), timedelta(days=last), since) == covered


def test_a_truce_begins_when_it_first_binds_somebody() -> None:
    labels = (Label.OFFERED, Label.IN_FORCE, Label.ENDED)
    changes = [Change.model_construct(at=START + timedelta(days=n), label=label) for n, label in enumerate(labels)]
    assert begun(changes) == START + timedelta(days=1)
    assert begun(changes[:1]) is None


def test_the_truce_that_took_the_place_of_one_is_found_and_its_id_is_not_shown() -> None:
    turn = Derivation(rule="R5", concludes=OVER, because=())
    root = Derivation(rule="label", concludes="ended for front", because=(turn,))
    assert list(successors_in(root)) == ["front--meria-2024-04"]
    assert concluded(OVER) == "ended since 2024-04-10 00:00 UTC, superseded by another truce"
    assert "front--meria" not in reasoned(f"R5: {OVER}")
    assert not list(successors_in(Derivation(rule="R5", concludes="ended since 2024-04-10 00:00 UTC", because=())))
