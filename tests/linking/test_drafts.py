"""Drafts, calls, promises of a truce, and what takes their place; and when parties that have a truce make another."""

import re
from datetime import timedelta

import pytest
from tests.linking.reports import day, incident, pledge, span, told

from trucewatch.linking import Kin, Linked, Told, link
from trucewatch.monitor import Monitor
from trucewatch.records import Actor, ActorKind, Label, Membership, PledgeFactuality, Precision, When

KIN = Kin(
    [
        Actor(id="front", name="Northern Front", kind=ActorKind.ARMED_GROUP),
        Actor(id="state", name="State", kind=ActorKind.STATE),
        Actor(id="army", name="Army", kind=ActorKind.ARMED_FORCE),
    ],
    [Membership(actor="army", coalition="state")],
    lambda phrase: "front" if "Northern Front" in phrase else None,
)
BOTH = {"government": "state", "Northern Front": "front"}
AGREED = "The government and the Northern Front sign a ceasefire in Juba."
PLAN = "The African Union puts a ceasefire plan to the government and the Northern Front."


def agreed(when: str, text: str = AGREED, **more: object) -> Told:
    return told(text, when, pledge(text, "agreement", BOTH, "ceasefire", **more), sequence=int(when[-2:]))


def plan(when: str = "2024-03-01") -> Told:
    return told(PLAN, when, pledge(PLAN, "proposal", BOTH, "ceasefire plan", ("African Union", "au")), sequence=1)


def reply(kind: str, text: str, when: str) -> Told:
    return told(text, when, pledge(text, kind, {"Northern Front": "front"}, "ceasefire plan", ("Northern Front", "front")), sequence=2)


def day_told(text: str, words: str, when: str) -> When:
    return When(span=span(text, words), earliest=day(when), latest=day(when) + timedelta(days=1), precision=Precision.DAY)


def labels(linked: Linked, at: str, truce: int = 0) -> dict[str, Label]:
    moment = day(at) + timedelta(hours=23, minutes=59, seconds=59)
    verdicts = Monitor.of(linked.testimonies).verdicts(moment, truce=linked.truces[truce].id)
    return {verdict.faction: verdict.label for verdict in verdicts}


def test_one_sides_assent_to_a_mediators_plan_binds_nobody_yet() -> None:
    linked = link([plan(), reply("acceptance", "The Northern Front accepts the ceasefire plan.", "2024-03-03")], KIN)
    assert labels(linked, "2024-03-03") == {"front": Label.OFFERED, "state": Label.OFFERED}


def test_who_refuses_the_plan_is_not_bound_by_it() -> None:
    linked = link([plan(), reply("rejection", "The Northern Front rejects the ceasefire plan.", "2024-03-03")], KIN)
    assert labels(linked, "2024-03-03") == {"front": Label.NOT_BOUND, "state": Label.OFFERED}


def test_an_agreement_takes_the_place_of_the_plan_before_it() -> None:
    linked = link([plan(), agreed("2024-03-09")], KIN)
    assert len(linked.truces) == 2
    assert labels(linked, "2024-03-08", 0) == {"front": Label.OFFERED, "state": Label.OFFERED}
    assert labels(linked, "2024-03-09", 0) == {"front": Label.ENDED, "state": Label.ENDED}
    assert labels(linked, "2024-03-09", 1) == {"front": Label.IN_FORCE, "state": Label.IN_FORCE}


def test_a_draft_on_the_eve_of_the_agreement_is_its_first_step() -> None:
    assert len(link([plan("2024-03-08"), agreed("2024-03-09")], KIN).truces) == 1


def test_a_promise_to_negotiate_a_truce_is_on_the_table_only() -> None:
    text = "The government and the Northern Front agree to negotiate a ceasefire."
    linked = link([told(text, "2024-03-01", pledge(text, "agreement", BOTH, "negotiate a ceasefire"))], KIN)
    assert set(labels(linked, "2024-03-01").values()) == {Label.OFFERED}


def test_a_call_for_a_truce_with_oneself_is_an_offer_and_an_outsiders_call_is_none() -> None:
    own = "The Northern Front calls for an immediate ceasefire with the government."
    call = pledge(own, "call_for", {"government": "state"}, "immediate ceasefire", ("Northern Front", "front"))
    assert labels(link([told(own, "2024-03-01", call)], KIN), "2024-03-01") == {"front": Label.OFFERED, "state": Label.OFFERED}
    other = "The African Union calls on the government to declare a ceasefire."
    assert not link([told(other, "2024-03-01", pledge(other, "call_for", {"government": "state"}, "ceasefire", ("African Union", "au")))], KIN).truces


def test_talks_and_efforts_begin_no_truce() -> None:
    text = "The government meets mediators in an effort to secure a ceasefire with the Northern Front."
    assert not link([told(text, "2024-03-01", pledge(text, "agreement", BOTH, "secure a ceasefire"))], KIN).truces


def test_a_draft_whose_start_goes_by_in_silence_never_takes_effect() -> None:
    text = "The African Union proposes a ceasefire between the government and the Northern Front from March 5."
    starts = When(span=span(text, "March 5"), earliest=day("2024-03-05"), latest=day("2024-03-06"), precision=Precision.DAY)
    linked = link([told(text, "2024-03-01", pledge(text, "proposal", BOTH, "ceasefire", ("African Union", "au"), starts=starts))], KIN)
    assert set(labels(linked, "2024-03-04").values()) == {Label.OFFERED}
    assert set(labels(linked, "2024-03-05").values()) == {Label.NEVER_EFFECTIVE}


def test_a_draft_voted_down_as_it_is_put_is_over() -> None:
    text = "Veto powers voted down a draft resolution for a ceasefire between the government and the Northern Front."
    linked = link([told(text, "2024-03-01", pledge(text, "proposal", BOTH, "ceasefire", ("Veto powers", "new:powers")))], KIN)
    assert set(labels(linked, "2024-03-01").values()) == {Label.ENDED}


def test_who_mediates_is_no_party_whatever_the_coder_says() -> None:
    text = "The government and the Northern Front reach a ceasefire mediated by the State of Qatar."
    entry = pledge(text, "agreement", BOTH | {"State of Qatar": "qatar"}, "ceasefire")
    (truce,) = link([told(text, "2024-03-01", entry)], KIN).truces
    assert truce.parties == ("front", "state")


def test_the_same_plan_is_taken_up_by_the_other_side_under_its_number() -> None:
    first = "The African Union publishes a 12-point ceasefire plan, to which the government agrees."
    second = "The Northern Front accepts part of the African Union's 12-point plan to end the war."
    one = told(
        first, "2024-03-01",
        pledge(first, "acceptance", {"government": "state"}, "12-point ceasefire plan"),
        pledge(first, "proposal", {"government": "state"}, "ceasefire plan", ("African Union", "au")),
    )  # fmt: skip
    two = told(
        second, "2024-03-04",
        pledge(second, "acceptance", {"Northern Front": "front"}, "12-point plan"),
        pledge(second, "proposal", {"Northern Front": "front"}, "end the war", ("African Union", "au")),
        sequence=2,
    )  # fmt: skip
    assert labels(link([one, two], KIN), "2024-03-04") == {"front": Label.OFFERED, "state": Label.OFFERED}


def test_what_is_agreed_after_the_end_is_another_truce() -> None:
    over = "The ceasefire between the government and the Northern Front has expired."
    end = told(over, "2024-03-10", pledge(over, "expiry", BOTH, "ceasefire"), sequence=10)
    linked = link([agreed("2024-03-01"), end, agreed("2024-03-20", AGREED + " It is their second.")], KIN)
    assert len(linked.truces) == 2
    assert labels(linked, "2024-03-20", 0)["front"] is Label.EXPIRED
    assert labels(linked, "2024-03-20", 1)["front"] is Label.IN_FORCE


def test_what_is_agreed_anew_weeks_later_is_another_truce_and_its_retelling_is_not() -> None:
    again = agreed("2024-03-25", AGREED + " Mediators hailed it.")
    text = "Two people die in the worst clash since the ceasefire between the government and the Northern Front."
    mention = told(text, "2024-03-25", pledge(text, "agreement", BOTH, "ceasefire"), sequence=30)
    assert len(link([agreed("2024-03-01"), again], KIN).truces) == 2
    assert len(link([agreed("2024-03-01"), mention], KIN).truces) == 1


def test_a_truce_that_nobody_told_of_is_known_by_its_mention_and_kept_fresh_by_the_next() -> None:
    first = "The government shells Karo despite a ceasefire with the Northern Front."
    second = "Aid reaches Karo under the ceasefire between the government and the Northern Front."
    mentions = [told(text, when, pledge(text, "agreement", BOTH, "ceasefire")) for text, when in ((first, "2024-03-01"), (second, "2024-04-05"))]
    linked = link(mentions, KIN)
    assert len(linked.truces) == 1
    assert labels(linked, "2024-04-20")["front"] is Label.IN_FORCE


def test_who_breaks_a_truce_named_after_one_side_is_its_other_party() -> None:
    text = "The army shelled Karo on Friday in the heaviest attack since the ceasefire with the Northern Front."
    act = pledge(text, "agreement", {"Northern Front": "front"}, "ceasefire")
    attack = incident(text, "shelling_rocket", "shelled", ("army", "army"), None, "Karo")
    (truce,) = link([told(text, "2024-03-09", act, attack)], KIN).truces
    assert truce.parties == ("front", "state")


@pytest.mark.parametrize(("target", "sides"), [(("state army post", "army"), ["front", "state"]), (("people", "state"), [])])
def test_a_force_that_the_first_attack_since_a_truce_hit_is_its_other_side(target: tuple[str, str], sides: list[str]) -> None:
    text = "The Northern Front shelled a state army post and people on Friday, its first attack since a ceasefire took hold."
    one, hit = pledge(text, "agreement", {}, "ceasefire"), incident(text, "shelling_rocket", "shelled", ("Northern Front", "front"), target)
    found = link([told(text, "2024-03-08", one, hit)], KIN).truces
    assert sorted(found[0].parties if found else ()) == sides


def test_a_truce_is_known_by_the_place_it_is_called_after() -> None:
    first = "The government and the Northern Front sign the Karo ceasefire."
    second = "The Karo ceasefire goes into effect on Sunday."
    one = told(first, "2024-03-01", pledge(first, "agreement", BOTH, "Karo ceasefire"))
    two = told(second, "2024-03-03", pledge(second, "agreement", {"Karo": "new:karo"}, "ceasefire"), sequence=2)
    linked = link([one, two], KIN)
    assert [truce.parties for truce in linked.truces] == [("front", "state")]
    assert set(linked.truce_of.values()) == {linked.truces[0].id} and len(linked.truce_of) == 2


def test_one_sides_own_days_of_truce_are_not_the_truce_of_both() -> None:
    text = "The government declares a three-day ceasefire from April 1 for the harvest."
    starts = When(span=span(text, "April 1"), earliest=day("2024-04-01"), latest=day("2024-04-02"), precision=Precision.DAY)
    own = pledge(text, "declaration", {"government": "state"}, "ceasefire", starts=starts, ends_or_duration=span(text, "three-day"))
    linked = link([agreed("2024-03-10"), told(text, "2024-03-28", own, sequence=28)], KIN)
    assert [truce.parties for truce in linked.truces] == [("front", "state"), ("state",)]
    assert labels(linked, "2024-04-05", 1) == {"state": Label.EXPIRED}


@pytest.mark.parametrize(
    ("own", "start", "truces"),
    [
        ("The Northern Front had declared a unilateral truce from December 24 to January 2.", ("December 24", "2023-12-24"), 2),
        ("The Northern Front had ordered its own halt to attacks from December 20 until January 2.", ("December 20", "2023-12-20"), 2),
        ("The Northern Front declared a truce from January 1 to January 2.", ("January 1", "2024-01-01"), 1),
    ],
)
def test_one_sides_earlier_days_of_truce_are_not_the_one_announced_with_it(own: str, start: tuple[str, str], truces: int) -> None:
    announced = "The government and the Northern Front agreed on a ceasefire from January 1."
    text = f"{announced} {own}"
    both = pledge(text, "agreement", BOTH, "ceasefire", starts=day_told(text, "January 1", "2024-01-01"))
    what = "halt to attacks" if "halt" in own else "truce"
    ends = day_told(text, "January 2", "2024-01-02")
    alone = pledge(text, "declaration", {"Northern Front": "front"}, what, starts=day_told(text, *start), until=ends)
    alone, both = (one.model_copy(update={"sentence": span(text, words)}) for one, words in ((alone, own), (both, announced)))
    over = "The Northern Front's own truce ran out on Tuesday."
    expired = pledge(over, "expiry", {"Northern Front": "front"}, "truce", starts=day_told(over, "Tuesday", "2024-01-02"))
    for entries in ((both, alone), (alone, both)):
        linked = link([told(text, "2024-01-01", *entries), told(over, "2024-01-03", expired, sequence=2)], KIN)
        assert len(linked.truces) == truces, linked.truces


def test_at_least_two_months_are_no_end_of_two_months() -> None:
    text = "The government and the Northern Front sign a ceasefire that will last for at least two months."
    made = told(text, "2024-01-01", pledge(text, "agreement", BOTH, "ceasefire", ends_or_duration=span(text, "two months")))
    note = "Aid reaches Karo under the ceasefire between the government and the Northern Front."
    mention = told(note, "2024-03-20", pledge(note, "agreement", BOTH, "ceasefire"), sequence=2)
    linked = link([made, mention], KIN)
    assert set(labels(linked, "2024-03-21").values()) == {Label.IN_FORCE}


def test_a_denied_agreement_is_no_new_one() -> None:
    text = "The Northern Front says that there is no agreement with the government."
    denied = pledge(text, "agreement", BOTH, "agreement", ("Northern Front", "front"), factuality=PledgeFactuality.DENIED)
    linked = link([agreed("2024-03-01"), told(text, "2024-03-20", denied, sequence=2)], KIN)
    assert len(linked.truces) == 1
    assert labels(linked, "2024-03-20")["front"] in (Label.NOT_BOUND, Label.IN_FORCE)


def test_an_attack_on_the_day_after_the_signing_is_surely_within_it() -> None:
    text = "The Northern Front shelled an army post at Karo."
    attack = incident(text, "shelling_rocket", "shelled", ("Northern Front", "front"), ("army post", "army"), "Karo")
    linked = link([agreed("2024-03-01"), told(text, "2024-03-02", attack, sequence=2)], KIN)
    assert labels(linked, "2024-03-02")["front"] is Label.BREACH_ALLEGED


def test_who_gives_its_reason_for_an_attack_owns_it() -> None:
    for text in (
        "The Northern Front shelled an army post at Karo, saying that soldiers had crossed the line.",
        "KARO, Meria (AP) — The Northern Front shelled an army post at Karo, saying that soldiers had crossed the line.",
        "The Northern Front shelled an army post at Karo. The Northern Front said that the post had opened fire first.",
        "The Northern Front shelled an army post at Karo. A rebel spokesman said Northern Front fighters had shelled it in reply.",
    ):
        attack = incident(text, "shelling_rocket", "shelled", ("Northern Front", "front"), ("army post", "army"), "Karo")
        attack = attack.model_copy(update={"sentence": span(text, re.split(r"\. (?:The|A) ", text)[0].rstrip(".") + ".")})
        linked = link([agreed("2024-03-01"), told(text, "2024-03-09", attack, sequence=2)], KIN)
        assert labels(linked, "2024-03-09")["front"] is Label.BREACH_CONFIRMED


def test_a_denial_after_an_attack_owns_nothing() -> None:
    text = "The Northern Front shelled an army post at Karo. The Northern Front said that it was not involved."
    attack = incident(text, "shelling_rocket", "shelled", ("Northern Front", "front"), ("army post", "army"), "Karo")
    attack = attack.model_copy(update={"sentence": span(text, "The Northern Front shelled an army post at Karo.")})
    linked = link([agreed("2024-03-01"), told(text, "2024-03-09", attack, sequence=2)], KIN)
    assert labels(linked, "2024-03-09")["front"] is Label.BREACH_ALLEGED



DUE = [
    ("The government and the Northern Front pledge that a full ceasefire will be signed no later than March 18.", Label.NEVER_EFFECTIVE),
    ("The government and the Northern Front pledge that a full ceasefire will be signed by 18 March 2024.", Label.NEVER_EFFECTIVE),
    ("The government and the Northern Front pledge that a full ceasefire will be signed.", Label.OFFERED),
]


@pytest.mark.parametrize(("text", "then"), DUE)
def test_a_truce_promised_by_a_day_comes_to_nothing_with_that_day(text: str, then: Label) -> None:
    linked = link([agreed("2024-03-02", text)], KIN)
    assert labels(linked, "2024-03-17") == {"front": Label.OFFERED, "state": Label.OFFERED}
    assert labels(linked, "2024-03-19") == {"front": then, "state": then}


def test_a_promise_that_is_kept_gives_way_to_the_truce() -> None:
    linked = link([agreed("2024-03-02", DUE[0][0]), agreed("2024-03-18")], KIN)
    assert labels(linked, "2024-03-19", 1) == {"front": Label.IN_FORCE, "state": Label.IN_FORCE}
