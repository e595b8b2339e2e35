"""Who is let go is not abducted then: what a report tells of is the end of it."""

import pytest

from trucewatch.coding.blend.freed import without_freed
from trucewatch.records import Coder, Incident, IncidentKind, Report, Span


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


def kept(text: str, anchor: str, kind: str = "abduction") -> bool:
    at = Span.find(text, anchor)
    assert at
    incident = Incident(kind=IncidentKind(kind), anchor=at, sentence=Span.of(text, 0, len(text)))
    report = Report(text_sha256="0" * 64, coder=Coder(name="hand", version="1"), incidents=(incident,))
    return bool(without_freed(report).incidents)
