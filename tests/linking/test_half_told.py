"""Truces of which a coder saw one side alone, and sides that are none: the place of the report, a refusal taken for a draft."""

import pytest
from tests.linking.stage import FRONT, KIN, MERIA, incident, pledge, report, signed, span, within
from tests.linking.test_drafts import labels

from trucewatch.linking import Told, link
from trucewatch.linking.half_told import with_those_at_war
from trucewatch.records import Label, Pledge, Speaker

FIRST = "2024-03-01"


def parties(*told: Told) -> list[tuple[str, ...]]:
    return [truce.parties for truce in link(told, KIN).truces]


def first(text: str, *entries: Pledge) -> Told:
    sentence = text.split(". ")[0] + "."
    return report(FIRST, text, *(within(text, sentence, one) for one in entries))


GROUPS = [
    ("Meria's government and two rebel groups signed a ceasefire. The Northern Front and the River Movement sent their leaders.", ("front", "meria", "river")),
    ("Meria signed a ceasefire with rebel groups. The main one is the Northern Front.", ("front", "meria")),
    ("Meria signed a ceasefire with the rebels in Karo. The Northern Front confirmed it.", ("front", "meria")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), GROUPS)
def test_groups_without_a_name_that_no_coder_saw_are_those_that_the_text_names(text: str, found: tuple[str, ...]) -> None:
    assert parties(first(text, pledge(text, "agreement", MERIA, "ceasefire"))) == [found]


def test_groups_whom_nobody_names_are_the_other_side_all_the_same() -> None:
    text = "Meria and four rebel groups signed a ceasefire in Karo."
    linked = link([report(FIRST, text, pledge(text, "agreement", MERIA, "ceasefire"))], KIN)
    assert labels(linked, FIRST)["meria"] is Label.IN_FORCE
    assert [one.split("@")[0] for one in linked.truces[0].parties] == ["meria", "new:four-rebel-groups"]


def test_whom_a_state_attacks_beside_its_truce_is_no_side_of_it() -> None:
    text = "Meria and Norda signed a ceasefire with rebel groups looking on."
    assert parties(report(FIRST, text, pledge(text, "agreement", MERIA | {"Norda": "norda"}, "ceasefire"))) == [("meria", "norda")]


def test_who_accepts_in_the_same_report_what_the_other_signed_is_its_other_side() -> None:
    text = "The Northern Front signed a ceasefire in Karo. President John Doe later said that he accepted the truce."
    accepts = pledge(text, "acceptance", {"President John Doe": "meria"}, "truce")
    accepts = within(text, "President John Doe later said that he accepted the truce.", accepts)
    told = first(text, pledge(text, "agreement", FRONT, "ceasefire"))
    both = told.report.model_copy(update={"pledges": (*told.report.pledges, accepts)})
    linked = link([Told(told.key, told.document, both, told.story, told.recorded, told.sequence)], KIN)
    assert labels(linked, FIRST) == {"front": Label.IN_FORCE, "meria": Label.IN_FORCE}


def test_the_place_of_a_report_is_no_side() -> None:
    text = "MERIA CITY — The Northern Front and the Hill League signed a ceasefire."
    one = pledge(text, "agreement", {"MERIA CITY": "meria"} | FRONT | {"Hill League": "league"}, "ceasefire")
    assert parties(report(FIRST, text, one)) == [("front", "league")]


def test_a_proposal_that_is_rejected_is_no_draft_of_who_rejects_it() -> None:
    text = "The Northern Front rejected a proposal for a ceasefire by Farland."
    one = pledge(text, "proposal", FRONT, "ceasefire").model_copy(update={"said_by": Speaker(span=span(text, "Farland"), actor="farland")})
    assert parties(report(FIRST, text, one)) == []


def test_who_respects_the_truce_of_others_is_no_word_of_theirs_where_the_verb_is_in_the_undertaking_too() -> None:
    text = "The River Movement said that it would respect the ceasefire between Meria and the Northern Front if Norda does the same."
    one = pledge(text, "offer", MERIA | FRONT, "respect the ceasefire")
    one = one.model_copy(update={"said_by": Speaker(span=span(text, "River Movement"), actor="river")})
    assert parties(signed(), report("2024-03-02", text, one)) == [("front", "meria"), ("river",)]


def test_an_umbrella_of_the_country_may_complain_of_a_truce_with_rebels_without_a_name() -> None:
    text = "Meria and rebel forces agreed on a ceasefire."
    made = report(FIRST, text, pledge(text, "agreement", MERIA | {"rebel forces": "new:rebel-forces@1"}, "ceasefire"))
    words = "The Hill League accused the army of attacking a valley."
    attack = incident(words, "armed_clash", "attacking", ("the army", "meria"), alleged_violation=True)
    attack = attack.model_copy(update={"said_by": Speaker(span=span(words, "Hill League"), actor="league")})
    linked = link([made, report("2024-03-03", words, attack)], KIN)
    assert labels(linked, "2024-03-03")["meria"] is Label.BREACH_ALLEGED



@pytest.mark.parametrize("who", ["both leaders", "both generals", "the two leaders", "both army commanders"])
def test_both_leaders_are_the_two_sides_that_the_text_names(who: str) -> None:
    first = "Meria shelled the Northern Front on Monday."
    second = f"Farland said that {who} had agreed to a seven-day truce."
    text = f"{first} {second}"
    one = within(text, second, pledge(text, "agreement", {who: "new:both@1"}, "seven-day truce"))
    one = one.model_copy(update={"said_by": Speaker(span=span(text, "Farland"), actor="farland")})
    attack = within(text, first, incident(text, "armed_clash", "shelled", ("Meria", "meria"), ("Northern Front", "front")))
    assert parties(report(FIRST, text, one, attack)) == [("front", "meria")]


CALLS = [
    ("Farland called on the warring sides in Meria to agree to a ceasefire.", [("front", "meria"), ("front", "meria")]),
    ("Farland called on the warring sides in Norda to agree to a ceasefire.", [("front", "meria")]),
]


@pytest.mark.parametrize(("text", "found"), CALLS)
def test_a_call_to_the_warring_sides_of_a_country_is_to_those_who_had_the_last_truce_there(text: str, found: list[tuple[str, ...]]) -> None:
    who = text.split(" on ")[1].split(" to ")[0]
    one = pledge(text, "call_for", {who: "new:sides@1"}, "ceasefire").model_copy(
        update={"said_by": Speaker(span=span(text, "Farland"), actor="farland")}
    )
    over = "Meria ended its ceasefire with the Northern Front."
    ended = report("2024-03-05", over, pledge(over, "termination", MERIA | FRONT, "ceasefire"))
    told = [signed(), ended, report("2024-04-20", text, one)]
    assert parties(*told) == found
    if len(found) > 1:
        assert labels(link(told, KIN), "2024-04-20", 1) == {"front": Label.OFFERED, "meria": Label.OFFERED}


def test_the_other_side_may_be_named_in_the_sentence_before_with_the_one_that_was_coded() -> None:
    text = "Meria signs a peace agreement with the Northern Front. A ceasefire is to start on March 3."
    one = within(text, "A ceasefire is to start on March 3.", pledge(text, "agreement", FRONT, "ceasefire"))
    assert parties(report(FIRST, text, one)) == [("front", "meria")]


PLAIN = [
    ("Meria and the rebels of the Northern Front and the River Movement signed a peace agreement on Monday.", [("front", "meria", "river")]),
    ("Meria and the Northern Front signed a ceasefire on Monday that Norda had asked for.", [("front", "meria")]),
    ("Meria said on Monday that a ceasefire was signed in Norda by Farland, the Northern Front and others.", []),
]


@pytest.mark.parametrize(("text", "found"), PLAIN)
def test_a_truce_of_several_that_no_coder_saw_is_of_those_who_stand_before_its_verb(text: str, found: list[tuple[str, ...]]) -> None:
    assert parties(report(FIRST, text)) == found


def test_who_called_for_a_truce_is_none_of_its_sides() -> None:
    text = "A ceasefire called for by Norda and Meria in January was repeatedly violated."
    one = pledge(text, "agreement", {}, "ceasefire")
    assert not link([report("2024-03-01", text, one)], KIN).truces


@pytest.mark.parametrize(("who", "found"), [(("Norda", "norda"), {"norda", "front"}), (None, set[str]())])
def test_a_truce_of_nobody_that_ran_out_is_that_of_those_who_blame_each_other(who: tuple[str, str] | None, found: set[str]) -> None:
    first, then = "A three-day truce ran out on Wednesday.", "Norda shelled the Northern Front."
    text = f"{first} {then}"
    attack = within(text, then, incident(text, "armed_clash", "shelled", who, ("Northern Front", "front")))
    mended = with_those_at_war([within(text, first, pledge(text, "expiry", {}, "truce"))], [attack], KIN)
    assert {party.actor for party in mended[0].pledgers} == found


@pytest.mark.parametrize(("kind", "first", "found"), [
    ("agreement", "A ceasefire across Karo took effect at noon.", {"norda", "front"}),
    ("agreement", "Karo was quiet for a month under the truce that stands since May.", {"norda", "front"}),
    ("extension", "The truce was extended by a week.", {"norda", "front"}),
    ("agreement", "An earlier truce negotiated by Farland was broken within hours.", set()),
    ("call_for", "Farland calls for a truce.", set()),
])  # fmt: skip
def test_so_is_one_of_nobody_that_begins_stands_or_is_prolonged(kind: str, first: str, found: set[str]) -> None:
    then = "Norda shelled the Northern Front."
    text = f"{first} {then}"
    attack = within(text, then, incident(text, "armed_clash", "shelled", ("Norda", "norda"), ("Northern Front", "front")))
    mended = with_those_at_war([within(text, first, pledge(text, kind, {}, "ceasefire" if "ceasefire" in first else "truce"))], [attack], KIN)
    assert {party.actor for party in mended[0].pledgers} == found


@pytest.mark.parametrize(("side", "found"), [("front", {"norda", "front"}), ("meria", {"meria"})])
def test_a_truce_that_stands_and_of_which_one_side_is_named_is_that_of_the_pair(side: str, found: set[str]) -> None:
    first, then = "The rebels fought on two days after the truce came into effect.", "Norda shelled the Northern Front."
    text = f"{first} {then}"
    attack = within(text, then, incident(text, "armed_clash", "shelled", ("Norda", "norda"), ("Northern Front", "front")))
    mended = with_those_at_war([within(text, first, pledge(text, "agreement", {"rebels": side}, "truce"))], [attack], KIN)
    assert {party.actor for party in mended[0].pledgers} == found
