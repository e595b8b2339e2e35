"""Who denies having agreed to what others say it has is not bound; the others' own word stands."""

import pytest
from tests.linking.stage import FRONT, KIN, MERIA, day, pledge, report

from trucewatch.linking import Told, link
from trucewatch.monitor import Monitor
from trucewatch.records import Label, Pledge, PledgeFactuality

IN_FORCE, OFFERED, NOT_BOUND = Label.IN_FORCE, Label.OFFERED, Label.NOT_BOUND
SAID = "Meria says that it has agreed to a ceasefire with the Northern Front."


def announced() -> Told:
    """Meria alone says that both have agreed."""
    return report("2024-03-01", SAID, pledge(SAID, "agreement", MERIA | FRONT, "ceasefire", said_by=("Meria", "meria")))


def labels(text: str, *coded: Pledge) -> dict[str, Label]:
    """The labels after a report of two days later, with what its coder saw in it."""
    linked = link([announced(), report("2024-03-03", text, *coded)], KIN)
    assert len(linked.truces) == 1
    return {one.faction: one.label for one in Monitor.of(linked.testimonies).verdicts(day("2024-03-04"), truce=linked.truces[0].id)}


@pytest.mark.parametrize("text", [
    "The Northern Front on Tuesday denied having agreed to a ceasefire with Meria.",
    "The Northern Front denies that it agreed to a truce.",
    "The Northern Front said that it had never agreed to any ceasefire.",
    '"We talked of a ceasefire, and no such agreement exists," the Northern Front said.',
    "The Northern Front said that no such truce existed.",
    "Meria announced a ceasefire, but the Northern Front said that it had never agreed to it.",
    "Meria announced a ceasefire with the Northern Front, although the rebels said they had not signed it.",
    "Meria announced a ceasefire. The rebels of the Northern Front insisted they were never party to such a deal.",
    "The Northern Front says it was not consulted about a ceasefire.",
    "The Northern Front said that it never formally agreed to a ceasefire with Meria.",
    "The Northern Front denied ever having reached a truce with Meria.",
])  # fmt: skip
def test_who_denies_having_agreed_is_not_bound(text: str) -> None:
    assert labels(text) == {"meria": IN_FORCE, "front": NOT_BOUND}


@pytest.mark.parametrize("text", [
    "The Northern Front said that it had never broken the ceasefire.",
    "The Northern Front denied having attacked Karo after the ceasefire.",
    "The Northern Front said that it had not agreed to talks; the ceasefire holds.",
    "The Northern Front says that it does not agree to the extension of the ceasefire.",
    "The Northern Front said that it had not agreed to any extension of the ceasefire.",
    "Meria announced a ceasefire. The River Movement said that it had never agreed to it.",
])  # fmt: skip
def test_who_denies_something_else_or_speaks_of_itself_does_not_unbind(text: str) -> None:
    assert labels(text) == {"meria": IN_FORCE, "front": OFFERED}


def test_a_truce_with_another_is_not_what_is_denied() -> None:
    assert labels("Meria denied having agreed to a ceasefire with the River Movement.") == {"meria": IN_FORCE, "front": OFFERED}


def test_a_denial_is_of_who_denies_whomever_its_coder_named_beside_it() -> None:
    text = "The Northern Front denied having agreed to a ceasefire with Meria, contradicting Meria."
    coded = pledge(text, "agreement", FRONT | MERIA, "ceasefire", said_by=("Meria", "meria"), factuality=PledgeFactuality.DENIED)
    assert labels(text, coded) == {"meria": IN_FORCE, "front": NOT_BOUND}


def test_a_denial_alone_tells_of_no_truce() -> None:
    text = "Meria announced a ceasefire at New Year, but the Northern Front said that it had never agreed to it."
    coded = pledge(text, "agreement", FRONT, "ceasefire", said_by=("Northern Front", "front"), factuality=PledgeFactuality.DENIED)
    assert not link([report("2024-03-29", text, coded)], KIN).truces
