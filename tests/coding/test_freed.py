"""Who is let go is not abducted then: what a report tells of is the end of it."""

import pytest

from trucewatch.coding.blend.freed import without_freed
from trucewatch.records import Coder, Incident, IncidentKind, Place, Report, Span


@pytest.mark.parametrize(("text", "anchor"), [
    ("Thailand on Wednesday released 18 Cambodian soldiers it had held for five months.", "held"),
    ("The Front freed two nuns, who had been held since May.", "held"),
    ("Norland repatriated 40 soldiers on Friday.", "repatriated"),
    ("The rebels handed over six men from captivity.", "captivity"),
])  # fmt: skip
def test_an_abduction_of_which_only_the_end_is_told_is_none(text: str, anchor: str) -> None:
    assert not kept(text, anchor)


@pytest.mark.parametrize(("text", "anchor", "kind"), [
    ("Gunmen kidnapped 20 pupils and released two of them.", "kidnapped", "abduction"),
    ("The Front released two nuns whom it abducted on Monday.", "abducted", "abduction"),
    ("After the army freed a village, the rebels held 20 villagers at the bridge.", "held", "abduction"),
    ("The Front has not released the nuns it is holding.", "holding", "abduction"),
    ("The army freed 12 men in a raid.", "raid", "raid_arrest"),
])  # fmt: skip
def test_who_is_taken_or_kept_is(text: str, anchor: str, kind: str) -> None:
    assert kept(text, anchor, kind)


@pytest.mark.parametrize(("text", "place", "stays"), [
    ("The Front freed two nuns a week after it kidnapped them. They arrived at the airport of Karo by helicopter.", "airport of Karo", False),
    ("Rebels who kidnapped 20 pupils let them go. The pupils were reunited with their parents in Karo.", "Karo", False),
    ("Gunmen kidnapped a mayor on Monday. He was released in Karo on Friday.", "Karo", False),
    ("Gunmen kidnapped a mayor on Monday. The car was found burning in Karo.", "Karo", True),
    ("Gunmen kidnapped two nuns in Karo on Monday and freed one. Who they are is unknown.", "Karo", True),
    ("Gunmen kidnapped two nuns. The men arrived in Karo on motorcycles and seized them, police said.", "Karo", True),
])  # fmt: skip
def test_where_somebody_comes_free_he_was_not_taken(text: str, place: str, stays: bool) -> None:
    at, where = Span.find(text, "kidnapped"), Span.find(text, place)
    assert at and where
    sentence = Span.of(text, 0, text.index(". ") + 1)
    incident = Incident(kind=IncidentKind.ABDUCTION, anchor=at, sentence=sentence, place=Place(span=where))
    report = Report(text_sha256="0" * 64, coder=Coder(name="hand", version="1"), incidents=(incident,))
    assert bool(without_freed(report, text).incidents[0].place) == stays


def kept(text: str, anchor: str, kind: str = "abduction") -> bool:
    at = Span.find(text, anchor)
    assert at
    incident = Incident(kind=IncidentKind(kind), anchor=at, sentence=Span.of(text, 0, len(text)))
    report = Report(text_sha256="0" * 64, coder=Coder(name="hand", version="1"), incidents=(incident,))
    return bool(without_freed(report, text).incidents)
