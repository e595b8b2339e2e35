"""Truces known by their breach, violence measured by a truce, and the releases that a truce asks for."""

import pytest
from tests.linking.reports import day, incident, pledge, span, told
from tests.linking.test_drafts import BOTH, KIN, agreed, labels

from trucewatch.linking import Told, link
from trucewatch.linking.obliging import Obligation, obligation
from trucewatch.monitor import Monitor
from trucewatch.records import Label, ObligationStatus, Speaker

FRONT, POST = ("Northern Front", "front"), ("army post", "army")


def test_a_truce_that_only_its_breach_tells_of() -> None:
    text = "The Northern Front shelled an army post at Karo, in violation of the ceasefire."
    linked = link([told(text, "2024-03-05", incident(text, "shelling_rocket", "shelled", FRONT, POST, "Karo"))], KIN)
    assert [truce.parties for truce in linked.truces] == [("front", "state")]
    assert labels(linked, "2024-03-05") == {"front": Label.BREACH_ALLEGED, "state": Label.IN_FORCE}


def test_who_complains_of_a_breach_is_the_other_side() -> None:
    text = "The government accuses the Northern Front of breaking the ceasefire by shelling villages at Karo."
    hit = incident(text, "shelling_rocket", "shelling", FRONT, None, "Karo")
    hit = hit.model_copy(update={"said_by": pledge(text, "agreement", {}, "ceasefire", ("government", "state")).said_by})
    assert [truce.parties for truce in link([told(text, "2024-03-05", hit)], KIN).truces] == [("front", "state")]


def test_without_the_other_side_a_breach_tells_of_no_truce() -> None:
    text = "The Northern Front shelled Karo, in violation of the ceasefire."
    assert not link([told(text, "2024-03-05", incident(text, "shelling_rocket", "shelled", FRONT, None, "Karo"))], KIN).truces


def test_an_offensive_that_ends_a_truce_ends_it_though_nobody_coded_that() -> None:
    text = "The Northern Front launched an offensive against an army post at Karo, ending a five-month truce."
    hit = incident(text, "armed_clash", "offensive", FRONT, POST, "Karo")
    linked = link([agreed("2024-03-01"), told(text, "2024-08-05", hit, sequence=2)], KIN)
    assert labels(linked, "2024-08-05")["front"] is Label.ENDED


def test_who_resumes_hostilities_ends_the_truce_that_its_sentence_names() -> None:
    text = "The Northern Front resumed hostilities and seized Karo, saying that the ceasefire deal was not honoured."
    hit = incident(text, "armed_clash", "seized", FRONT, ("Karo", "new:karo"), "Karo")
    linked = link([agreed("2024-03-01"), told(text, "2024-08-05", hit, sequence=2)], KIN)
    assert labels(linked, "2024-08-05")["front"] is Label.RESUMED


def test_what_is_told_as_a_breach_is_within_the_truce_whatever_it_hit() -> None:
    plain, told_so = "The Northern Front shelled villages at Karo.", "The Northern Front shelled villages at Karo in breach of the truce."
    found = []
    for text in (plain, told_so):
        hit = incident(text, "shelling_rocket", "shelled", FRONT, ("villages", "new:villages@1"), "Karo")
        found.append(labels(link([agreed("2024-03-01"), told(text, "2024-03-05", hit, sequence=5)], KIN), "2024-03-05")["front"])
    assert found == [Label.STRAINED, Label.BREACH_ALLEGED]


def test_gunfire_of_nobody_despite_a_truce_strains_it_for_both() -> None:
    text = "Gunfire is heard in Karo despite the ceasefire between the government and the Northern Front."
    shots = incident(text, "armed_clash", "Gunfire", None, None, "Karo")
    linked = link([agreed("2024-03-01"), told(text, "2024-03-05", pledge(text, "agreement", BOTH, "ceasefire"), shots, sequence=5)], KIN)
    assert labels(linked, "2024-03-05") == {"front": Label.STRAINED, "state": Label.STRAINED}


@pytest.mark.parametrize(("words", "told_of"), [
    ("delays the release of a second group of hostages", Obligation("release of hostages", ObligationStatus.SUSPENDED)),
    ("suspended the handover of the bodies", Obligation("release of bodies", ObligationStatus.SUSPENDED)),
    ("resume the release of prisoners", Obligation("release of prisoners", ObligationStatus.DUE)),
    ("frees 90 prisoners", Obligation("release of prisoners", ObligationStatus.MET)),
    ("ceasefire and the release of hostages", None),
    ("resume attacks", None),
])  # fmt: skip
def test_what_words_say_of_a_release(words: str, told_of: Obligation | None) -> None:
    assert obligation(words) == told_of


def obligations(reports: list[Told], at: str) -> dict[tuple[str, str], ObligationStatus]:
    linked = link(reports, KIN)
    verdicts = Monitor.of(linked.testimonies).verdicts(day(at), truce=linked.truces[0].id)
    return {(verdict.faction, one.obligation): one.status for verdict in verdicts for one in verdict.obligations}


def test_a_release_is_held_back_and_taken_up_again_beside_the_label() -> None:
    held = told("The Northern Front postpones the release of hostages.", "2024-03-05", sequence=5)
    made = told("The Northern Front releases six hostages.", "2024-03-08", sequence=8)
    reports = [agreed("2024-03-01"), held, made]
    assert obligations(reports, "2024-03-06") == {("front", "release of hostages"): ObligationStatus.SUSPENDED}
    assert obligations(reports, "2024-03-09") == {("front", "release of hostages"): ObligationStatus.MET}
    assert labels(link(reports, KIN), "2024-03-06")["front"] is Label.IN_FORCE


def test_a_release_without_a_truce_or_with_two_to_choose_from_belongs_to_none() -> None:
    freed = told("The Northern Front releases six hostages.", "2024-03-08", sequence=8)
    assert not link([freed], KIN).truces
    text = "The Northern Front and the Island League sign a ceasefire."
    other = told(text, "2024-03-02", pledge(text, "agreement", {"Northern Front": "front", "Island League": "new:island-league"}, "ceasefire"), sequence=3)
    assert not obligations([agreed("2024-03-01"), other, freed], "2024-03-09")


HOURS = [
    ("The Northern Front violated the ceasefire within hours, shelling an army post at Karo.", Label.BREACH_ALLEGED),
    ("The Northern Front spent hours shelling an army post at Karo.", Label.STRAINED),
]


@pytest.mark.parametrize(("text", "label"), HOURS)
def test_what_is_told_as_a_breach_came_after_the_truce_began_however_close_the_reports_are(text: str, label: Label) -> None:
    hit = incident(text, "shelling_rocket", "shelling", FRONT, POST, "Karo")
    linked = link([agreed("2024-03-01"), told(text, "2024-03-01", hit, sequence=2)], KIN)
    assert labels(linked, "2024-03-01")["front"] is label


def test_whose_reason_it_is_depends_on_who_speaks_last() -> None:
    """Who tells of an attack and calls it a breach owns it not for who did it."""
    for text, label in (
        ("The Northern Front shelled a village at Karo, the state said, calling it a breach of the truce.", Label.BREACH_ALLEGED),
        ("The Northern Front shelled a village at Karo, saying that soldiers had hidden there in breach of the truce.", Label.BREACH_CONFIRMED),
    ):
        said_by = Speaker(span=span(text, "the state"), actor="state") if "the state" in text else None
        hit = incident(text, "shelling_rocket", "shelled", FRONT, ("village", "new:village@1"), "Karo", said_by=said_by)
        linked = link([agreed("2024-03-01"), told(text, "2024-03-05", hit, sequence=2)], KIN)
        assert labels(linked, "2024-03-05")["front"] is label, text
