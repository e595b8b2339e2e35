"""Some of the dead of an act told before are no second act."""

import pytest

from trucewatch.coding.blend.recount import counted_once
from trucewatch.records import Coder, Count, Incident, IncidentKind, Party, Report, Span

LEAD = "Rebels attacked a post at Karo on Monday, killing nine soldiers. "


def told(text: str, act: str, dead: str, value: int, actor: str = "Rebels") -> Incident:
    at, killed, who = Span.find(text, act), Span.find(text, dead), Span.find(text, actor)
    assert at and killed and who
    toll = Count(span=killed, value=value)
    return Incident(kind=IncidentKind.ARMED_CLASH, anchor=at, sentence=at, killed=toll, actor=Party(span=who))


def acts(behind: str, dead: str, value: int, actor: str = "Rebels") -> list[int | None]:
    text = LEAD + behind
    entries = (told(text, "attacked", "nine", 9), told(text, "threw", dead, value, actor))
    report = Report(text_sha256="0" * 64, coder=Coder(name="hand", version="1"), incidents=entries)
    return [one.killed.value if one.killed else None for one in counted_once(report, text).incidents]


@pytest.mark.parametrize(("behind", "dead", "value"), [
    ("They threw bombs at a platoon in the hills. Seven of the dead were conscripts.", "Seven", 7),
    ("Two men threw grenades first. Four of those killed were officers, a spokesman said.", "Four", 4),
    ("They threw a bomb into the mess, and three of the victims died there.", "three", 3),
])  # fmt: skip
def test_some_of_the_dead_are_of_the_act_told_before(behind: str, dead: str, value: int) -> None:
    assert acts(behind, dead, value) == [9]


@pytest.mark.parametrize(("behind", "dead", "value", "actor"), [
    ("They threw bombs at a platoon in the hills, killing seven conscripts.", "seven", 7, "Rebels"),
    ("They threw bombs in Lolo on Sunday. Twelve of the dead were children.", "Twelve", 12, "Rebels"),
    ("The Hill League threw bombs. Seven of the dead were children.", "Seven", 7, "Hill League"),
])  # fmt: skip
def test_other_dead_are_of_another_act(behind: str, dead: str, value: int, actor: str) -> None:
    assert len(acts(behind, dead, value, actor)) == 2
