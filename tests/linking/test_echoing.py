"""Who repeats another's words makes them its own; who offers a truce and says what it will not do binds itself; one among many."""

import pytest
from tests.linking.reports import day, incident, party, pledge, span, told
from tests.linking.stage import within

from trucewatch.linking import Kin, Linked, Told, link
from trucewatch.monitor import Monitor
from trucewatch.records import Actor, ActorKind, Condition, Grade, Label, Membership, Speaker, Verdict

NAMES = {"Northern Front": "front", "River Movement": "river", "Hill League": "league", "Meria": "meria"}
ACTORS = [
    Actor(id="league", name="Hill League", kind=ActorKind.UMBRELLA, country="ME"),
    Actor(id="front", name="Northern Front", kind=ActorKind.ARMED_GROUP, country="ME"),
    Actor(id="river", name="River Movement", kind=ActorKind.ARMED_GROUP, country="ME"),
    Actor(id="meria", name="Meria", kind=ActorKind.STATE, country="ME"),
]
KIN = Kin(
    ACTORS,
    [Membership(actor="front", coalition="league"), Membership(actor="river", coalition="league")],
    lambda phrase: next((actor for name, actor in NAMES.items() if name in phrase), None),
)
SAID = "“The factions have offered a truce and will not attack Meria,” said Jane Doe, a spokeswoman for the Northern Front."
UNNAMED = "new:two-other-factions@"


def report(text: str, when: str = "2024-03-01") -> Told:
    """A report in which a coder saw an offer of the Front's spokeswoman for all of the League."""
    one = pledge(text, "offer", {"factions": "league"}, "truce")
    doe = Speaker(span=span(text, "Jane Doe"), role=span(text, "spokeswoman"), on_behalf_of=span(text, "Northern Front"), actor="front")
    return told(text, when, within(text, SAID, one.model_copy(update={"said_by": doe, "counterparts": (party(text, "Meria", "meria"),)})))


def verdicts(linked: Linked, at: str) -> dict[str, Verdict]:
    found = Monitor.of(linked.testimonies).verdicts(day(at).replace(hour=23), truce=linked.truces[0].id)
    return {verdict.faction.split("@")[0] + "@" * ("@" in verdict.faction): verdict for verdict in found}


ECHOES = [
    "Officials of two other factions repeated what Doe had said.",
    "Two other factions from different groups echoed Doe’s comments, without giving a length of the truce.",
    "Commanders of two other factions later confirmed her words.",
]


@pytest.mark.parametrize("echo", ECHOES)
def test_nameless_factions_that_repeat_the_words_are_bound_as_far_as_namelessness_goes(echo: str) -> None:
    found = verdicts(link([report(f"{SAID} {echo} They asked not to be named.")], KIN), "2024-03-01")
    assert {who: (found[who].label, found[who].adherence) for who in ("front", UNNAMED)} == {
        "front": (Label.IN_FORCE, Grade.ESTABLISHED),
        UNNAMED: (Label.IN_FORCE, Grade.ALLEGED),
    }


def test_they_are_of_what_the_whole_coalition_undertakes_where_no_coder_saw_whose_words_they_repeat() -> None:
    first = "The factions of the Hill League suspend attacks on Meria."
    text = f"{first} “The factions stop,” said Jane Doe of the Northern Front. {ECHOES[0]}"
    one = within(text, first, pledge(text, "declaration", {"factions": "league"}, "suspend attacks on Meria"))
    assert verdicts(link([told(text, "2024-03-01", one)], KIN), "2024-03-01")[UNNAMED].adherence is Grade.ALLEGED


def test_what_all_are_blamed_for_and_what_all_end_reaches_the_nameless_too() -> None:
    text = "The Hill League shelled Meria's army, the army said, in violation of the truce."
    shelled = incident(text, "shelling_rocket", "shelled", ("Hill League", "league"), ("Meria's army", "meria"))
    army = Speaker(span=span(text, "the army"), actor="meria")
    blamed = told(text, "2024-03-05", shelled.model_copy(update={"said_by": army, "alleged_violation": True}), sequence=2)
    over = "Seven armed factions, the Northern Front among them, ended the truce with Meria."
    ended = told(over, "2024-03-09", pledge(over, "termination", {"Northern Front": "front"}, "truce"), sequence=3)
    linked = link([report(f"{SAID} {ECHOES[0]}"), blamed, ended], KIN)
    assert [verdicts(linked, at)[UNNAMED].label for at in ("2024-03-04", "2024-03-05", "2024-03-09")] == [
        Label.IN_FORCE, Label.BREACH_ALLEGED, Label.ENDED
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "league"), [("Hill League", "league"), ("Coast Council", "council")])
def test_blame_on_any_of_the_collectives_reaches_the_nameless_where_none_of_them_is_the_one_they_speak_with(name: str, league: str) -> None:
    kin = Kin(
        [*ACTORS, Actor(id="council", name="Coast Council", kind=ActorKind.UMBRELLA, country="ME")],
        [Membership(actor=one, coalition=all_) for all_ in ("league", "council") for one in ("front", "river")],
        lambda phrase: next((actor for known, actor in (NAMES | {"Coast Council": "council"}).items() if known in phrase), None),
    )
    whole = "The Hill League and the Coast Council will not attack Meria."
    own = f"“We stop attacks on Meria,” said Jane Doe of the Northern Front. {ECHOES[0]}"
    both = pledge(whole, "declaration", {"Hill League": "league", "Coast Council": "council"}, "will not attack Meria")
    doe = Speaker(span=span(own, "Jane Doe"), actor="front")
    alone = within(own, own.split(" Officials")[0], pledge(own, "declaration", {"We": "front"}, "stop attacks on Meria"))
    text = f"The {name} shelled Meria's army, the army said, in violation of the truce."
    army = Speaker(span=span(text, "the army"), actor="meria")
    shelled = incident(text, "shelling_rocket", "shelled", (name, league), ("Meria's army", "meria"))
    blamed = told(text, "2024-03-05", shelled.model_copy(update={"said_by": army, "alleged_violation": True}), sequence=3)
    offers = told(whole, "2024-03-01", both), told(own, "2024-03-01", alone.model_copy(update={"said_by": doe}), sequence=2)
    assert verdicts(link([*offers, blamed], kin), "2024-03-05")[UNNAMED].label is Label.BREACH_ALLEGED


def test_one_that_is_not_said_to_be_among_them_ends_its_own_alone() -> None:
    over = "The Northern Front ended the truce with Meria. Seven armed factions had made it."
    one = within(over, "The Northern Front ended the truce with Meria.", pledge(over, "termination", {"Northern Front": "front"}, "truce"))
    linked = link([report(SAID), told(over, "2024-03-09", one, sequence=3)], KIN)
    assert {who: one.label for who, one in verdicts(linked, "2024-03-09").items()} == {
        "front": Label.ENDED, "league": Label.IN_FORCE, "river": Label.IN_FORCE
    }  # fmt: skip


@pytest.mark.parametrize(
    "echo", ["Officials of two other factions disputed what Doe had said.", "Diplomats repeated what Doe had said.", "Two other factions repeated what Roe had said."]
)  # fmt: skip
def test_nobody_else_makes_the_words_its_own(echo: str) -> None:
    assert UNNAMED not in verdicts(link([report(f"{SAID} {echo}")], KIN), "2024-03-01")


def test_a_mere_offer_binds_nobody() -> None:
    text = "The factions have offered a truce, said Jane Doe, a spokeswoman for the Northern Front."
    doe = Speaker(span=span(text, "Jane Doe"), role=span(text, "spokeswoman"), on_behalf_of=span(text, "Northern Front"), actor="front")
    one = pledge(text, "offer", {"factions": "league"}, "truce").model_copy(update={"said_by": doe})
    found = verdicts(link([told(text, "2024-03-01", one)], KIN), "2024-03-01")
    assert {verdict.label for verdict in found.values()} == {Label.OFFERED}


@pytest.mark.parametrize("place", ["Meria", "the M.R. Embassy in Meria"])
def test_an_offer_in_a_spokesmans_word_that_no_coder_saw_binds_whom_he_speaks_for(place: str) -> None:
    text = f"“The factions offered a truce and will refrain from targeting {place},” said Jane Doe, a spokeswoman for the Northern Front."
    found = verdicts(link([told(text, "2024-03-01")], KIN), "2024-03-01")
    assert {who: (one.label, one.adherence) for who, one in found.items()} == {"front": (Label.IN_FORCE, Grade.ESTABLISHED)}


def test_who_will_not_attack_meanwhile_is_bound_at_once_whatever_the_offer_hangs_on() -> None:
    text = SAID.replace("Meria,”", "Meria, on the condition that its army withdraws,”")
    condition = Condition(span=span(text, "on the condition that its army withdraws"))
    front = pledge(text, "offer", {"Northern Front": "front"}, "truce", said_by=("Northern Front", "front"), condition=condition)
    assert verdicts(link([told(text, "2024-03-01", front)], KIN), "2024-03-01")["front"].label is Label.IN_FORCE


def test_an_offer_that_binds_nobody_begins_nothing_where_no_coder_saw_it() -> None:
    text = "“The factions offered a truce and asked for talks,” said Jane Doe, a spokeswoman for the Northern Front."
    assert not link([told(text, "2024-03-01")], KIN).truces


MANY = [
    ("Meria blames the Northern Front for dozens of attacks on its army.", Label.IN_FORCE),
    ("Meria blames the Northern Front for two attacks on its army.", Label.BREACH_ALLEGED),
]


@pytest.mark.parametrize(("text", "label"), MANY)
def test_blame_for_what_went_on_for_long_is_no_breach_of_today(text: str, label: Label) -> None:
    one = incident(text, "shelling_rocket", "attacks", ("Northern Front", "front"), ("its army", "meria"))
    blamed = told(text, "2024-03-02", one.model_copy(update={"said_by": Speaker(span=span(text, "Meria"), actor="meria")}), sequence=2)
    found = verdicts(link([report(SAID), blamed], KIN), "2024-03-02")
    assert found["front"].label is label
