"""What happened before the first word of a pledge, or after its last possible end, does not concern it: and no label rests on that."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.linking.stage import FRONT, KIN, MERIA, incident, pledge, span, told

from trucewatch.linking import Linked, Told, link
from trucewatch.linking.life import Life
from trucewatch.monitor import Monitor

START = datetime(2024, 1, 1, tzinfo=UTC)
SAID = [
    ("agreement", "Meria and the Northern Front sign a ceasefire for ten days.", MERIA | FRONT),
    ("agreement", "Meria and the Northern Front sign a ceasefire.", MERIA | FRONT),
    ("declaration", "The Northern Front declares a ceasefire for ten days.", FRONT),
    ("proposal", "The Northern Front proposes a ceasefire for ten days.", FRONT),
    ("extension", "Meria and the Northern Front extend their ceasefire by ten days.", MERIA | FRONT),
    ("extension", "The Northern Front extends its ceasefire.", FRONT),
    ("termination", "The Northern Front ends its ceasefire.", FRONT),
]


def said(number: int, what: int, day: int) -> Told:
    kind, sentence, who = SAID[what]
    lasts = span(sentence, "ten days") if "ten days" in sentence else None
    return told(sentence + f" {number}.", _day(day), pledge(sentence, kind, who, "ceasefire", ends_or_duration=lasts), sequence=number + 1)


def strike(number: int, day: int) -> Told:
    words = f"The Northern Front shelled Meria at Karo. {number}."
    hit = incident(words, "shelling_rocket", "shelled", ("Northern Front", "front"), ("Meria", "meria"), "Karo")
    return told(words, _day(day), hit, sequence=number + 1)


def _day(number: int) -> str:
    return (START + timedelta(days=number)).date().isoformat()


def concerning(*reports: Told) -> list[int]:
    """Of how many incidents each truce is told that may concern it."""
    return [len(names) for names in link(reports, KIN).incidents_of.values()]


def test_what_happened_long_before_or_after_a_truce_does_not_concern_it() -> None:
    ten_days = said(1, 0, 100)
    assert concerning(ten_days, strike(2, 105)) == [1]
    assert concerning(ten_days, strike(2, 20)) == [0]
    assert concerning(ten_days, strike(2, 200)) == [0]


def test_a_truce_without_a_term_or_prolonged_without_one_goes_on() -> None:
    assert concerning(said(1, 1, 100), strike(2, 300)) == [1]
    assert concerning(said(1, 0, 100), said(2, 5, 105), strike(3, 300)) == [1]


def test_what_was_prolonged_concerns_what_happens_in_the_term_so_won() -> None:
    assert concerning(said(1, 0, 100), said(2, 4, 105), strike(3, 115)) == [1]
    assert concerning(said(1, 0, 100), said(2, 4, 105), strike(3, 200)) == [0]


REPORTS = st.one_of(
    st.builds(said, st.integers(0, 40), st.integers(0, len(SAID) - 1), st.integers(0, 90)),
    st.builds(strike, st.integers(0, 40), st.integers(0, 90)),
)


def labels(linked: Linked) -> list[object]:
    """What the monitor says of everybody every few days."""
    monitor = Monitor.of(linked.testimonies)
    found = [one for day in range(0, 160, 4) for one in monitor.verdicts(START + timedelta(days=day))]
    return [(one.truce, one.faction, one.at, one.label, one.grade, one.phase, one.since, one.last_label, one.last_at) for one in found]


@settings(max_examples=150, deadline=None)
@given(st.lists(REPORTS, min_size=1, max_size=8, unique_by=lambda one: one.key))
def test_no_label_rests_on_what_is_left_out(reports: list[Told]) -> None:
    within = link(reports, KIN)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Life, "meets", lambda self, first, last: True)
        everything = link(reports, KIN)
    assert labels(within) == labels(everything)
