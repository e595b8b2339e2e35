"""From reports to truces: what is one truce, what is one incident, and what the monitor then says."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.linking.reports import day, incident, pledge, told

from trucewatch.linking import Decided, Kin, Linked, Told, link
from trucewatch.monitor import Monitor
from trucewatch.records import Actor, ActorKind, Authority, Condition, Label, Membership, Pledged, Span

KIN = Kin(
    [
        Actor(id="front", name="Northern Front", kind=ActorKind.ARMED_GROUP),
        Actor(id="arm", name="Free Arm", kind=ActorKind.ARMED_GROUP),
        Actor(id="union", name="Union of Fronts", kind=ActorKind.UMBRELLA),
        Actor(id="state", name="State", kind=ActorKind.STATE),
        Actor(id="army", name="Army", kind=ActorKind.ARMED_FORCE),
    ],
    [Membership(actor="front", coalition="union"), Membership(actor="arm", coalition="union"), Membership(actor="army", coalition="state")],
)
DECLARED = "The Northern Front declared a ceasefire on Monday, its spokesman said."
AGREED = "The government and the Northern Front agreed a ceasefire on Monday."
ATTACK = "The Northern Front shelled an army post at Karo on Friday, killing two."


def declared(when: str = "2024-03-04", text: str = DECLARED, sequence: int = 1) -> Told:
    return told(
        text, when, pledge(text, "declaration", {"Northern Front": "front"}, "ceasefire", ("spokesman", "front")), sequence=sequence
    )


def agreed(when: str = "2024-03-04", text: str = AGREED, sequence: int = 1) -> Told:
    return told(text, when, pledge(text, "agreement", {"government": "state", "Northern Front": "front"}, "ceasefire"), sequence=sequence)


def attack(when: str = "2024-03-09", text: str = ATTACK, sequence: int = 2, **more: object) -> Told:
    entry = incident(text, "shelling_rocket", "shelled", ("Northern Front", "front"), ("army post", "army"), "Karo", **more)
    return told(text, when, entry, sequence=sequence)


def label(linked: Linked, faction: str, at: str) -> Label:
    (truce,) = linked.truces
    verdict = Monitor.of(linked.testimonies).verdict(truce.id, faction, at=day(at))
    assert verdict is not None
    return verdict.label


def test_two_reports_of_one_agreement_are_one_truce() -> None:
    second = "A truce between the government and the Northern Front is to be kept from Monday, mediators said."
    other = told(second, "2024-03-05", pledge(second, "agreement", {"government": "state", "Northern Front": "front"}, "truce"), sequence=2)
    linked = link([agreed(), other], KIN)
    assert len(linked.truces) == 1
    assert set(linked.truce_of.values()) == {linked.truces[0].id}


def test_truces_of_different_parties_stay_apart() -> None:
    text = "The Island League declared a ceasefire on Monday."
    other = told(text, "2024-03-04", pledge(text, "declaration", {"Island League": "new:island-league"}, "ceasefire"), sequence=2)
    assert len(link([declared(), other], KIN).truces) == 2


def test_an_attack_on_the_other_party_is_a_breach_told_by_one_story_and_so_alleged() -> None:
    linked = link([agreed(), attack()], KIN)
    assert label(linked, "front", "2024-03-10") is Label.BREACH_ALLEGED
    assert label(linked, "state", "2024-03-10") is Label.IN_FORCE


def test_an_attack_on_somebody_else_does_not_touch_the_truce() -> None:
    text = "The Northern Front shelled a League camp at Karo on Friday."
    entry = incident(text, "shelling_rocket", "shelled", ("Northern Front", "front"), ("League camp", "league"), "Karo")
    assert label(link([agreed(), told(text, "2024-03-09", entry, sequence=2)], KIN), "front", "2024-03-10") is Label.IN_FORCE


def test_a_bomb_that_nobody_is_named_for_strains_at_most() -> None:
    text = "A bomb hit an army convoy near Karo on Friday."
    entry = incident(text, "bomb_ied", "bomb", None, ("army convoy", "army"), "Karo")
    assert label(link([agreed(), told(text, "2024-03-09", entry, sequence=2)], KIN), "front", "2024-03-10") is Label.STRAINED


def test_a_party_that_ends_it_ends_it_for_itself() -> None:
    text = "The Northern Front said on Friday that it was ending the ceasefire."
    entry = pledge(text, "termination", {"Northern Front": "front"}, "ceasefire", ("Northern Front", "front"))
    linked = link([agreed(), told(text, "2024-03-08", entry, sequence=2)], KIN)
    assert label(linked, "front", "2024-03-09") is Label.ENDED
    assert label(linked, "state", "2024-03-09") is Label.IN_FORCE


def test_the_condition_that_its_decider_declares_failed_lapses_it() -> None:
    terms = "The Northern Front declared a ceasefire on the condition that the government sets a timetable, its spokesman said."
    condition = Condition(span=Span.find(terms, "on the condition that the government sets a timetable") or Span.of(terms, 0, 1))
    first = told(
        terms,
        "2024-03-04",
        pledge(terms, "declaration", {"Northern Front": "front"}, "ceasefire", ("spokesman", "front"), condition=condition),
    )
    text = "The ceasefire is over because its conditions were not met, the Northern Front said."
    entry = pledge(text, "termination", {"Northern Front": "front"}, "ceasefire", ("Northern Front", "front"))
    assert label(link([first, told(text, "2024-03-20", entry, sequence=2)], KIN), "front", "2024-03-21") is Label.LAPSED


def test_an_army_answers_to_its_state() -> None:
    text = "The army shelled Northern Front positions at Karo on Friday."
    entry = incident(text, "shelling_rocket", "shelled", ("army", "army"), ("Northern Front positions", "front"), "Karo")
    linked = link([agreed(), told(text, "2024-03-09", entry, sequence=2)], KIN)
    assert label(linked, "state", "2024-03-10") is Label.BREACH_ALLEGED


def test_a_spokesman_of_one_member_vouches_for_itself_and_by_proxy_for_the_rest() -> None:
    text = "The Union of Fronts declared a ceasefire, a spokesman for the Northern Front said."
    entry = pledge(text, "declaration", {"Union of Fronts": "union"}, "ceasefire", ("Northern Front", "front"))
    linked = link([told(text, "2024-03-04", entry)], KIN)
    said = {
        (claim.proposition.faction, claim.authority)
        for testimony in linked.testimonies
        for claim in testimony.claims
        if isinstance(claim.proposition, Pledged)
    }
    assert said == {("union", Authority.PROXY), ("front", Authority.OWN_VOICE)}


def test_one_attack_told_by_two_reports_is_one_incident() -> None:
    text = "Two soldiers died when the Northern Front fired shells at an army post in Karo, an official said."
    entry = incident(text, "shelling_rocket", "fired", ("Northern Front", "front"), ("army post", "army"), "Karo")
    linked = link([agreed(), attack(), told(text, "2024-03-09", entry, sequence=3)], KIN)
    assert len(set(linked.incident_of.values())) == 1


def test_two_attacks_in_one_report_stay_two() -> None:
    text = "The Northern Front shelled Karo and later shelled Miro on Friday."
    entries = [incident(text, "shelling_rocket", "shelled", ("Northern Front", "front"), None, place) for place in ("Karo", "Miro")]
    entries[1] = entries[1].model_copy(update={"anchor": Span.find(text, "shelled", near=len(text))})
    linked = link([told(text, "2024-03-09", *entries)], KIN)
    assert len(set(linked.incident_of.values())) == 2


def test_what_people_decide_stays_decided() -> None:
    one, two = agreed(), agreed("2024-03-05", AGREED + " It was the second.", 2)
    keys = [act.key for report in (one, two) for act in report.acts()]
    split = link([one, two], KIN, Decided(truces={keys[0]: "first", keys[1]: "second"}))
    assert len(split.truces) == 2
    other = "The Island League declared a ceasefire on Monday."
    third = told(other, "2024-03-04", pledge(other, "declaration", {"Island League": "new:island-league"}, "ceasefire"), sequence=3)
    joined = link([one, third], KIN, Decided(truces=dict.fromkeys([keys[0], *(act.key for act in third.acts())], "one")))
    assert len(joined.truces) == 1


@settings(deadline=None)
@given(st.permutations([0, 1, 2, 3]))
def test_the_order_of_arrival_does_not_matter(order: list[int]) -> None:
    text = "The Northern Front said on Friday that it was ending the ceasefire."
    end = told(
        text, "2024-03-15", pledge(text, "termination", {"Northern Front": "front"}, "ceasefire", ("Northern Front", "front")), sequence=4
    )
    reports = [agreed(), declared("2024-03-05", sequence=3), attack(), end]
    expected = link(reports, KIN)
    assert link([reports[at] for at in order], KIN) == expected


def test_every_claim_stands_on_a_span_of_its_document() -> None:
    reports = {report.key: report for report in (agreed(), attack())}
    linked = link(reports.values(), KIN)
    spans = [
        (reports[t.id], span)
        for t, claim in itertools.chain.from_iterable(((t, c) for c in t.claims) for t in linked.testimonies if t.id in reports)
        for evidence in claim.evidence
        for span in evidence.spans
    ]
    assert spans and all(span.stands_in(report.document.text) for report, span in spans)
