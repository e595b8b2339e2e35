"""What is woven bit by bit is what linking makes of all reports at once, whatever came and went between."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.linking.reports import incident, pledge, span, told
from tests.linking.test_drafts import BOTH, KIN

from trucewatch.linking import Told, Weave, link, linked
from trucewatch.records import When

FRONT, STATE = {"Northern Front": "front"}, {"government": "state"}
# Sentences of every kind that a truce goes through, with what a coder makes of them.
TEXTS = [
    ("The government and the Northern Front sign a ceasefire in Karo.", "agreement", BOTH, "ceasefire"),
    ("The government and the Northern Front agree to negotiate a ceasefire.", "agreement", BOTH, "ceasefire"),
    ("The Karo ceasefire between the government and the Northern Front comes into effect.", "agreement", BOTH, "ceasefire"),
    ("The African Union drafts a resolution for a ceasefire in Karo.", "proposal", {}, "ceasefire"),
    ("The Northern Front accepts the plan for a ceasefire in Karo.", "acceptance", FRONT, "ceasefire"),
    ("The government puts forward a ceasefire proposal.", "proposal", STATE, "ceasefire proposal"),
    ("The Northern Front declares a ceasefire for the harvest.", "declaration", FRONT, "ceasefire"),
    ("The two sides extend the Karo ceasefire by ten days.", "extension", {"The two sides": "new:two-sides@1"}, "ceasefire"),
    ("The government and the Northern Front extend their truce by ten days.", "extension", BOTH, "truce"),
    ("The Northern Front ends its ceasefire with the government.", "termination", FRONT, "ceasefire"),
    ("The river rebels halt all attacks as long as the Karo ceasefire holds.", "declaration", {"The river rebels": "new:river-rebels"}, "halt all attacks"),
    ("The army shells Miro despite the ceasefire between the government and the Northern Front.", "agreement", BOTH, "ceasefire"),
]
STRUCK = "The Northern Front shelled an army post at Karo, in breach of its truce."


def report(number: int, text: int, day: int, days: int) -> Told:
    """One of the texts, told on a day of 2024; ``days`` is when it starts, or until when it lasts."""
    words = f"{TEXTS[text][0]} It is number {number}."
    starts = When(span=span(words, "It is"), earliest=at(day + days), latest=at(day + days + 1)) if days else None
    one = pledge(words, TEXTS[text][1], TEXTS[text][2], TEXTS[text][3], starts=starts, ends_or_duration=span(words, "It is") if days else None)
    return told(words, when(day), one, sequence=number + 1)


def strike(number: int, day: int) -> Told:
    words = f"{STRUCK} It is number {number}."
    hit = incident(words, "shelling_rocket", "shelled", ("Northern Front", "front"), ("army post", "new:post@1"), "Karo")
    return told(words, when(day), hit, sequence=number + 1)


def blame(number: int, day: int) -> Told:
    """Two sides blame each other, and nobody names them."""
    words = f"Each side accused the other of violating the Karo ceasefire. It is number {number}."
    return told(words, when(day), sequence=number + 1)


def at(day: int) -> datetime:
    return datetime(2024, 1, 1, tzinfo=UTC) + timedelta(days=day)


def when(day: int) -> str:
    return at(day).date().isoformat()


def release(number: int, day: int) -> Told:
    return told(f"The Northern Front releases {number} hostages.", when(day), sequence=number + 1)


# Most within a quarter of a year, some long after the time within which a truce can still be meant.
DAYS = st.integers(0, 90) | st.integers(0, 90) | st.integers(0, 5000)
REPORTS = st.one_of(
    st.builds(report, st.integers(0, 40), st.integers(0, len(TEXTS) - 1), DAYS, st.sampled_from([0, 0, 0, 5, 40])),
    st.builds(strike, st.integers(0, 40), st.integers(0, 90)),
    st.builds(blame, st.integers(0, 40), st.integers(0, 90)),
    st.builds(release, st.integers(0, 40), st.integers(0, 90)),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(REPORTS, min_size=1, max_size=9, unique_by=lambda one: one.key), st.data())
def test_woven_bit_by_bit_is_linked_at_once(reports: list[Told], data: st.DataObject) -> None:
    weave = Weave(KIN)
    for one in reports:
        weave.change(put=[one])
    gone = data.draw(st.sets(st.sampled_from([one.key for one in reports])))
    weave.change(gone=gone)
    left = [one for one in reports if one.key not in gone]
    assert linked(weave) == link(left, KIN)
