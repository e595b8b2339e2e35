"""Who owns an act in a later sentence: what an actor acknowledges is established, whatever reason it gives."""

import pytest
from tests.linking.reports import party
from tests.linking.stage import KIN, day, incident, report, signed, span, within
from tests.linking.test_drafts import labels

from trucewatch.linking import link
from trucewatch.linking.cast import Cast
from trucewatch.linking.owning import doers_alone, with_owners
from trucewatch.records import Incident, IncidentFactuality, Label, Speaker

ACT = "The Northern Front shelled an army post at Karo on Monday."
OWNED = [
    "The Northern Front said it had fired as a warning in response to what it called repeated violations of the truce.",
    "No one was hurt. The Northern Front later admitted that its fighters had carried out the attack.",
    "Two men were hurt. Meria was silent. A Northern Front commander said he had ordered the attack because of a raid.",
]
NOT_OWNED = [
    "The Northern Front said it had not fired.",
    "Meria said it had struck back.",
    "The Northern Front said that Meria had fired.",
    "The Northern Front said it had fired warning shots.",
]


def acknowledged(behind: str) -> tuple[str, Incident]:
    text = f"{ACT} {behind}"
    act = within(text, ACT, incident(text, "shelling_rocket", "shelled", ("Northern Front", "front"), ("army post", "meria"), "Karo"))
    return text, act.model_copy(update={"said_by": None, "factuality": IncidentFactuality.REPORTED})


@pytest.mark.parametrize("behind", OWNED)
def test_who_says_in_a_later_sentence_that_it_did_it_claims_it(behind: str) -> None:
    text, act = acknowledged(behind)
    told = with_owners(report("2024-03-05", text, act).report, Cast(text, KIN, day("2024-03-05").date()))
    assert [one.actor for one in told.incidents[0].claimed_by] == ["front"]


TAKEN = "The Northern Front abducted the mayor of Karo on Monday, Meria said."
HELD = [
    "Hours later the Northern Front's negotiator confirmed that one of its fronts held the mayor and called it a mistake.",
    "The mayor's wife got away. The Northern Front acknowledged that a unit of the group was holding him.",
    "The Northern Front admitted that members of its Eastern wing had seized the mayor.",
    "The Northern Front said its fighters had abducted him over a debt.",
]
NOT_HELD = [
    "The Northern Front confirmed that its fronts held their fire.",
    "The Northern Front said that it held talks with Meria.",
    "The Northern Front confirmed that Meria held one of its commanders.",
    "The Northern Front said that none of its fronts held the mayor.",
]


@pytest.mark.parametrize(("behind", "owned"), [*((one, True) for one in HELD), *((one, False) for one in NOT_HELD)])
def test_who_confirms_that_its_men_hold_somebody_claims_the_abduction(behind: str, owned: bool) -> None:
    text = f"{TAKEN} {behind}"
    act = within(text, TAKEN, incident(text, "abduction", "abducted", ("Northern Front", "front"), ("mayor of Karo", "meria"), "Karo"))
    told = with_owners(report("2024-03-05", text, act).report, Cast(text, KIN, day("2024-03-05").date()))
    assert [one.actor for one in told.incidents[0].claimed_by] == (["front"] if owned else [])


def test_who_holds_somebody_owns_no_shelling() -> None:
    text, act = acknowledged("The Northern Front confirmed that one of its units held two soldiers.")
    told = with_owners(report("2024-03-05", text, act).report, Cast(text, KIN, day("2024-03-05").date()))
    assert not told.incidents[0].claimed_by


@pytest.mark.parametrize("behind", NOT_OWNED)
def test_who_does_not_say_so_claims_nothing(behind: str) -> None:
    text, act = acknowledged(behind)
    told = with_owners(report("2024-03-05", text, act).report, Cast(text, KIN, day("2024-03-05").date()))
    assert not told.incidents[0].claimed_by


def test_what_its_actor_acknowledges_is_a_breach_confirmed() -> None:
    text, act = acknowledged(OWNED[0])
    found = labels(link([signed(), report("2024-03-05", text, act)], KIN), "2024-03-05")
    assert found["front"] == Label.BREACH_CONFIRMED


def test_who_cannot_have_done_an_act_neither_claims_nor_denies_it() -> None:
    text = "Meria shelled Northern Front posts on Monday. The Northern Front claimed one attack. The River Movement denied the other."
    act = incident(text, "shelling_rocket", "shelled", ("Meria", "meria"), ("Northern Front posts", "front"))
    claims, denials = (party(text, "The Northern Front", "front"),), (Speaker(span=span(text, "River Movement"), actor="river"),)
    kept = doers_alone(act.model_copy(update={"claimed_by": claims, "denied_by": denials}), KIN)
    assert (kept.claimed_by, kept.denied_by) == ((), ())


def test_who_tells_of_an_act_does_not_deny_it() -> None:
    text = "Norda said that Meria shelled Karo. It denied having sent troops."
    act = incident(text, "shelling_rocket", "shelled", ("Meria", "meria"), said_by=Speaker(span=span(text, "Norda"), actor="norda"))
    denied = act.model_copy(update={"denied_by": (Speaker(span=span(text, "It"), actor="norda"),)})
    assert doers_alone(denied, KIN).denied_by == ()


def test_who_claims_what_another_is_only_blamed_for_and_who_denies_its_own_act_do_so() -> None:
    text = "Norda said that the Northern Front shelled its post. The River Movement claimed it. The Northern Front denied it."
    act = incident(text, "shelling_rocket", "shelled", ("Northern Front", "front"), said_by=Speaker(span=span(text, "Norda"), actor="norda"))
    claims, denials = (party(text, "River Movement", "river"),), (Speaker(span=span(text, "Northern Front"), actor="front"),)
    told = act.model_copy(update={"claimed_by": claims, "denied_by": denials})
    assert doers_alone(told, KIN) == told


OF_ANOTHER_KIND = [
    ("air_drone_strike", "strike", "The Northern Front said that its fighters had fired in self-defence."),
    ("bomb_ied", "strike", "The Northern Front said that its men had fired on a patrol."),
    ("abduction", "strike", "The Northern Front said that its fighters had struck an army post."),
    ("shelling_rocket", "shelled", "The Northern Front said that its units had seized two soldiers."),
    ("shelling_rocket", "shelled", "The Northern Front denied breaking the truce and said that its troops had fired in self-defence."),
    ("shelling_rocket", "shelled", "The Northern Front dismissed the charge, and said that its men had fired at thieves."),
]
OF_ITS_KIND = [
    ("air_drone_strike", "strike", "The Northern Front said that its fighters had fired two missiles at the post."),
    ("shelling_rocket", "shelled", "The Northern Front said that its troops had fired in self-defence."),
    ("shelling_rocket", "shelled", "The Northern Front denied breaking the truce but admitted that its troops had fired in self-defence."),
]


@pytest.mark.parametrize(
    ("kind", "word", "behind", "owned"), [*((*one, False) for one in OF_ANOTHER_KIND), *((*one, True) for one in OF_ITS_KIND)]
)
def test_who_tells_of_another_act_claims_none_that_it_is_charged_with(kind: str, word: str, behind: str, owned: bool) -> None:
    act = f"The army said the Northern Front had {word} an army post at Karo."
    text = f"{act} {behind}"
    coded = within(text, act, incident(text, kind, word, ("Northern Front", "front"), ("army post", "meria"), factuality="reported"))
    told = with_owners(report("2024-03-05", text, coded).report, Cast(text, KIN, day("2024-03-05").date()))
    assert [one.actor for one in told.incidents[0].claimed_by] == (["front"] if owned else [])
