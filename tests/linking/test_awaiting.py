"""A condition is met where a later report says plainly that the one it names did what it asks; else it stays open."""

import pytest
from tests.linking.stage import FRONT, KIN, MERIA, pledge, report, span
from tests.linking.test_drafts import labels

from trucewatch.linking import Told, Weave, link, linked
from trucewatch.records import ClauseMet, Condition, Label, Party

IN_FORCE, OFFERED = Label.IN_FORCE, Label.OFFERED
DECLARED = "Meria declares a ceasefire with the Northern Front."


def asked(condition: str = "only if Meria leaves Karo", who: tuple[str, str] | None = ("Meria", "meria")) -> Told:
    """The Northern Front's word that it waits for somebody's act."""
    text = f"The Northern Front said it would observe the truce {condition}."
    actor = Party(span=span(text, who[0]), actor=who[1]) if who else None
    told = Condition(span=span(text, condition), actor=actor)
    return report("2024-03-02", text, pledge(text, "declaration", FRONT, "observe the truce", said_by=("Northern Front", "front"), condition=told))


def declared() -> Told:
    return report("2024-03-01", DECLARED, pledge(DECLARED, "declaration", MERIA, "ceasefire", said_by=("Meria", "meria")))


def label(*reports: Told) -> Label:
    return labels(link(reports, KIN), "2024-03-09")["front"]


@pytest.mark.parametrize("text", [
    "Meria left Karo on Friday.",
    "Meria's army has withdrawn from Karo, residents said.",
    "The last convoy rolled out at noon. Meria pulled out of Karo after three weeks.",
    "The Northern Front said that Meria had now left Karo.",
    "Meria's troops finally left Karo, Farland said.",
])  # fmt: skip
def test_a_condition_is_met_by_the_act_it_asks_for_however_that_is_worded(text: str) -> None:
    assert label(declared(), asked()) is OFFERED
    assert label(declared(), asked(), report("2024-03-08", text)) is IN_FORCE


@pytest.mark.parametrize("text", [
    "Meria will leave Karo on Friday.",
    "Meria promised that its army would have left Karo by Friday.",
    "Meria has not left Karo.",
    "The Northern Front attacked before Meria left Karo.",
    "The Northern Front denied that Meria had left Karo.",
    "Reports that Meria left Karo could not be confirmed. If Meria left Karo, the town would rejoice.",
    "Meria left Miro on Friday.",
    "Meria left Karo airport on Friday.",
    "Meria partly withdrew from Karo.",
    "Meria left Karo but returned to the town a day later.",
    "Norda left Karo on Friday.",
    "Meria said that Meria's army had left Karo.",
    "Meria's army left Karo, a military spokesman said.",
    "Meria freed Karo on Friday.",
])  # fmt: skip
def test_what_is_not_told_plainly_leaves_it_open(text: str) -> None:
    assert label(declared(), asked(), report("2024-03-08", text)) is OFFERED


def test_what_was_done_before_it_was_asked_meets_nothing() -> None:
    assert label(declared(), report("2024-02-20", "Meria left Karo on Friday."), asked()) is OFFERED


@pytest.mark.parametrize(("condition", "who", "text"), [
    ("only if the army leaves Karo", ("the army", "new:army@1"), "The army left Karo on Friday, while the Northern Front looked on."),
    ("only if Meria lifts its blockade", ("Meria", "meria"), "Meria lifted its blockade on Friday."),
    ("only once Meria has freed 90 prisoners", ("Meria", "meria"), "Meria released 90 prisoners."),
    ("only if Meria's troops pull back", ("Meria's troops", "meria"), "Meria's troops pulled back on Friday."),
])  # fmt: skip
def test_other_acts_and_whom_a_description_means(condition: str, who: tuple[str, str], text: str) -> None:
    assert label(declared(), asked(condition, who), report("2024-03-08", text)) is IN_FORCE


@pytest.mark.parametrize("condition", ["only if Meria does not leave Karo", "only if Meria leaves Karo and frees its prisoners", "only if Meria changes"])
def test_what_is_no_single_act_is_met_by_none(condition: str) -> None:
    assert label(declared(), asked(condition), report("2024-03-08", "Meria left Karo on Friday.")) is OFFERED


def test_the_act_is_evidence_of_the_truce_with_its_sentence() -> None:
    told = report("2024-03-08", "It rained. Meria left Karo on Friday.")
    found = link([declared(), asked(), told], KIN)
    claims = [claim for testimony in found.testimonies for claim in testimony.claims if isinstance(claim.proposition, ClauseMet)]
    assert [claim.evidence[0].spans[0].quote.strip() for claim in claims] == ["Meria left Karo on Friday."]
    assert told.key in found.told_of[found.truces[0].id]


def test_in_whatever_order_reports_come_and_go_conditions_are_those_of_all_at_once() -> None:
    reports = [report("2024-03-08", "Meria left Karo on Friday."), asked(), declared(), report("2024-03-07", "Meria left Karo.")]
    weave = Weave(KIN)
    for number, one in enumerate(reports, 1):
        weave.change(put=[one])
        assert linked(weave) == link(reports[:number], KIN)
    for number, one in enumerate(reports, 1):
        weave.change(gone=[one.key])
        assert linked(weave) == link(reports[number:], KIN)
