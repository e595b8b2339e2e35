"""Whom descriptions mean, and who stands beside a truce without being of it."""

from datetime import date

import pytest
from tests.linking.reports import party
from tests.linking.stage import FRONT, KIN, MERIA, NORDA, incident, pledge, report, signed, span, within
from tests.linking.test_drafts import labels
from tests.linking.test_turns import on

from trucewatch.linking import Kin, link
from trucewatch.linking.names import named_in
from trucewatch.linking.piece import Pieces
from trucewatch.records import Actor, ActorKind, Label, Pledge, PledgeFactuality, Speaker


def parties(text: str, *entries: Pledge) -> list[tuple[str, ...]]:
    return [truce.parties for truce in link([report("2024-03-01", text, *entries)], KIN).truces]


SIDES = [
    ("Meria's warring parties agree to a ceasefire. The Northern Front and the government met in Karo.", ("front", "meria")),
    ("Rival armed groups from Meria sign a ceasefire. One was the Northern Front, the other the River Movement.", ("front", "river")),
    ("The warring sides in Meria sign a ceasefire. Nobody knew more.", None),
]


@pytest.mark.parametrize(("text", "found"), SIDES)
def test_the_warring_sides_are_the_two_that_the_text_names(text: str, found: tuple[str, ...] | None) -> None:
    who = next(words for words in ("Meria's warring parties", "Rival armed groups from Meria", "The warring sides in Meria") if words in text)
    actor = "new:somebody" if who.startswith("Rival") else "new:sides@1"
    one = within(text, text.split(". ")[0] + ".", pledge(text, "agreement", {who: actor}, "ceasefire"))
    assert parties(text, one) == ([found] if found else [])


NAMELESS = [
    ("Meria and an alliance of rebels sign a ceasefire. The Northern Front confirmed it.", ("front", "meria")),
    ("Meria and an alliance of rebels sign a ceasefire. The Northern Front took no part. The River Movement confirmed it.", ("meria", "river")),
    ("Meria and an alliance of rebels sign a ceasefire. It does not cover the Northern Front, the River Movement said.", ("meria", "river")),
    ("Meria and two rebel groups sign a ceasefire. The Northern Front and the River Movement were in Karo.", ("front", "meria", "river")),
    ("Meria and an alliance of rebels sign a ceasefire. The Northern Front and the River Movement were in Karo.", None),
]


@pytest.mark.parametrize(("text", "found"), NAMELESS)
def test_the_nameless_side_is_the_one_that_the_text_names_as_fighting_the_other(text: str, found: tuple[str, ...] | None) -> None:
    words = "an alliance of rebels" if "alliance" in text else "two rebel groups"
    one = pledge(text, "agreement", MERIA | {words: "new:rebels@1"}, "ceasefire")
    assert parties(text, within(text, text.split(". ")[0] + ".", one)) == [found or ("meria", "new:rebels@1")]


def test_a_description_before_its_own_name_is_nobody_else() -> None:
    text = "Meria has agreed a ceasefire with the separatist group Northern Front."
    one = pledge(text, "agreement", MERIA | {"the separatist group": "new:group@1"} | FRONT, "ceasefire")
    assert parties(text, one) == [("front", "meria")]


def test_an_organisation_of_no_country_signs_as_a_witness() -> None:
    text = "Meria, Norda and the Council of Envoys agree on a ceasefire."
    assert parties(text, pledge(text, "agreement", MERIA | NORDA | {"Council of Envoys": "envoys"}, "ceasefire")) == [("meria", "norda")]


def test_the_neighbour_across_the_border_is_no_party_and_its_word_no_enemys() -> None:
    text = "Meria and the Northern Front agreed to a ceasefire along the border with Farland, Farland said."
    one = pledge(text, "agreement", MERIA | FRONT | {"Farland": "farland"}, "ceasefire", said_by=("Farland", "farland"))
    linked = link([report("2024-03-01", text, one.model_copy(update={"factuality": PledgeFactuality.REPORTED}))], KIN)
    assert labels(linked, "2024-03-01") == {"meria": Label.IN_FORCE, "front": Label.IN_FORCE}


def test_those_who_side_with_a_state_are_not_that_state() -> None:
    text = "Meria soldiers and pro-Norda fighters sign a ceasefire."
    assert parties(text) == []


def test_what_was_agreed_in_talks_is_no_talk() -> None:
    text = "Meria and the Northern Front agreed in new talks in Karo to a ceasefire."
    assert parties(text, pledge(text, "agreement", MERIA | FRONT, "ceasefire")) == [("front", "meria")]
    talk = "Meria and the Northern Front agreed on talks about a ceasefire."
    assert parties(talk, pledge(talk, "agreement", MERIA | FRONT, "ceasefire")) == []


def test_who_keeps_an_older_truce_with_a_group_by_description_keeps_it_with_the_one_named_next() -> None:
    text = "Meria and the largest rebel group agreed to implement the ceasefire of March. The Northern Front met Meria in Karo."
    again = within(text, text.split(". ")[0] + ".", pledge(text, "agreement", MERIA, "implement the ceasefire"))
    assert labels(link([signed(), report("2024-05-05", text, again)], KIN), "2024-05-05") == {"meria": Label.IN_FORCE, "front": Label.IN_FORCE}


TOLD = [
    ("Northern Front declares ceasefire with Meria", {}),
    ("Meria says it reached a ceasefire with the Northern Front", {"meria": Label.IN_FORCE, "front": Label.OFFERED}),
    ("Meria and the Northern Front reached a ceasefire", {"meria": Label.IN_FORCE, "front": Label.IN_FORCE}),
    ("Norda says Meria's rival generals agree to a ceasefire", {}),
]


@pytest.mark.parametrize(("text", "found"), TOLD)
def test_a_headline_in_one_sides_word_binds_not_the_other(text: str, found: dict[str, Label]) -> None:
    linked = link([report("2024-03-01", text)], KIN)
    assert (labels(linked, "2024-03-01") if linked.truces else {}) == found


def test_a_headline_tells_of_the_truce_whose_start_its_report_tells() -> None:
    old = "Meria and Norda agree on a truce from Friday."
    first = report("2024-03-01", old, pledge(old, "agreement", MERIA | NORDA, "truce", starts=on(old, "Friday", "2024-03-01")))
    head, lead = "Meria and Norda sign truce.", "Meria and Norda have agreed to a truce from Saturday."
    text = f"{head} {lead}"
    both = MERIA | NORDA
    two = [within(text, one, pledge(text, "agreement", both, "truce")) for one in (head, lead)]
    two[1] = two[1].model_copy(update={"undertaking": span(text, "truce from"), "starts": on(text, "Saturday", "2024-03-09")})
    linked = link([first, report("2024-03-08", text, *two)], KIN)
    acts = [{act.told.since.day for act in linked.acts[truce.id]} for truce in linked.truces]
    assert acts == [{1}, {8}]


def test_the_country_by_whose_name_a_truce_goes_is_no_side_where_the_text_names_another_of_it() -> None:
    first, text = "Norda approves Meria ceasefire.", "Norda approves Meria ceasefire. A ceasefire of Norda and the Northern Front begins on Sunday."
    two = within(text, text[len(first) + 1 :], pledge(text, "agreement", NORDA | FRONT, "ceasefire of Norda"))
    found = link([report("2024-03-01", text, two)], KIN)
    assert [truce.parties for truce in found.truces] == [("front", "norda")]
    assert [truce.parties for truce in link([report("2024-03-01", "Norda and Meria sign a ceasefire.")], KIN).truces] == [("meria", "norda")]


def test_what_one_side_means_to_do_is_no_undertaking_of_who_is_named_elsewhere() -> None:
    text = "A truce with the Northern Front is over. Meria said that it would not attack."
    one = pledge(text, "declaration", {"Meria": "meria", "Northern Front": "front"}, "not attack", said_by=("Meria", "meria"))
    linked = link([report("2024-03-01", text, within(text, "Meria said that it would not attack.", one))], KIN)
    assert [truce.parties for truce in linked.truces] == [("meria",)]


def test_what_both_say_together_is_each_ones_own_word() -> None:
    text = "Meria and the Northern Front agreed to a ceasefire, both sides said."
    one = pledge(text, "agreement", MERIA | FRONT, "ceasefire").model_copy(update={"said_by": Speaker(span=span(text, "Meria"), actor="meria")})
    assert labels(link([report("2024-03-01", text, one)], KIN), "2024-03-01") == {"meria": Label.IN_FORCE, "front": Label.IN_FORCE}


def test_to_answer_attacks_is_no_condition_of_a_truce() -> None:
    text = "The Northern Front declares a ceasefire and will respond if it was attacked."
    one = pledge(text, "declaration", FRONT, "ceasefire").model_dump() | {"condition": {"span": span(text, "if it was attacked")}}
    assert labels(link([report("2024-03-01", text, Pledge.model_validate(one))], KIN), "2024-03-01") == {"front": Label.IN_FORCE}


def test_who_keeps_to_its_own_truce_makes_no_second_one() -> None:
    text = "The Northern Front said that it would keep to its ceasefire."
    one = pledge(text, "declaration", FRONT, "keep to its ceasefire").model_copy(update={"counterparts": (party(text, "Northern Front", "front"),)})
    assert len(link([signed(), report("2024-05-05", text, one)], KIN).truces) == 1


def test_a_name_with_and_in_it_is_one_and_two_joined_by_it_are_two() -> None:
    names = {"Justice and Unity Movement": "front", "River Movement": "river", "Hill League": "league"}
    kin = Kin(
        [Actor(id=actor, name=name, kind=ActorKind.ARMED_GROUP, country="ME") for name, actor in names.items()],
        named=lambda phrase: next((actor for name, actor in names.items() if name in phrase), None),
    )
    text = "The Justice and Unity Movement, the River Movement and the Hill League met."
    assert [one.actor for one in named_in(text, 0, len(text), kin, date(2024, 3, 1))] == ["front", "river", "league"]


def test_a_movement_for_something_is_no_move_towards_a_truce() -> None:
    text = "The Movement for the North of the Northern Front declared a ceasefire."
    assert labels(link([report("2024-03-01", text, pledge(text, "declaration", FRONT, "ceasefire"))], KIN), "2024-03-01") == {"front": Label.IN_FORCE}


def test_who_speaks_of_what_both_sides_did_is_no_party() -> None:
    text = "Farland and Norda condemned violations of Meria's ceasefire by both sides."
    one = pledge(text, "agreement", {"Farland": "farland", "Norda": "norda", "Meria": "meria"}, "ceasefire")
    assert parties(text, one) == []


def test_forces_without_a_name_of_their_own_are_the_other_side_of_the_truce() -> None:
    text = "The ceasefire between Meria and Coast-backed forces is holding."
    mention = pledge(text, "agreement", MERIA | {"Coast-backed forces": "new:coast-backed-forces"}, "ceasefire")
    linked = link([signed(), report("2024-03-20", text, mention)], KIN)
    assert [set(labels(linked, "2024-03-20", number)) for number in range(len(linked.truces))] == [{"meria", "front"}]


def test_an_adjective_before_a_name_is_nobody_else() -> None:
    text = "Meria and the Highland rebel group Northern Front sign a ceasefire."
    one = pledge(text, "agreement", MERIA | FRONT | {"Highland": "new:highland"}, "ceasefire")
    assert [set(found) for found in parties(text, one)] == [{"meria", "front"}]


def test_one_party_by_two_names_is_no_two_sides() -> None:
    text = "Meria's President agreed to a ceasefire."
    kin = Kin(
        [Actor(id="meria", name="Meria", kind=ActorKind.STATE), Actor(id="old-meria", name="Old Meria", kind=ActorKind.STATE)],
        named=lambda phrase: "old-meria" if "President" in phrase else "meria" if "Meria" in phrase else None,
    )
    one = pledge(text, "agreement", {"Meria's President": "meria"}, "ceasefire")
    assert not link([report("2024-03-01", text, one)], kin).truces


def test_whose_place_it_is_makes_no_party() -> None:
    text = "Meria and the River Movement agreed to a ceasefire in the Northern Front-held port."
    one = pledge(text, "agreement", MERIA | FRONT | {"River Movement": "river"}, "ceasefire")
    assert parties(text, one) == [("meria", "river")]


def test_who_mediated_by_the_next_sentence_is_none_of_two_sides() -> None:
    text = "Rival armed groups signed a ceasefire. It was signed by the Northern Front and the River Movement after talks. Norda's president mediated."
    one = within(text, "Rival armed groups signed a ceasefire.", pledge(text, "agreement", {}, "ceasefire"))
    assert parties(text, one) == [("front", "river")]


def test_one_of_the_warring_parties_may_be_named_beside_them() -> None:
    text = "Meria's warring parties agreed to a ceasefire. The Northern Front and the government shook hands."
    both = {"Meria's warring parties": "new:warring-parties@1", "Northern Front": "front"}
    one = within(text, "Meria's warring parties agreed to a ceasefire.", pledge(text, "agreement", both, "ceasefire"))
    assert parties(text, one) == [("front", "meria")]


def test_rebels_without_a_name_are_the_one_group_that_the_text_names() -> None:
    text = "Hill rebels declared a ceasefire on Friday. The Northern Front has fought Meria since 2019."
    one = within(text, text.split(". ")[0] + ".", pledge(text, "declaration", {"Hill rebels": "new:hill-rebels@1"}, "ceasefire"))
    assert parties(text, one) == [("front",)]


@pytest.mark.parametrize(("who", "other"), [
    ("Six states", {"Northern Front": "front"}),
    ("All sides in the war", {"Northern Front": "front"}),
    ("Several factions", {"Council of Envoys": "envoys"}),
])  # fmt: skip
def test_states_all_sides_and_factions_are_not_the_one_of_which_else_is_told(who: str, other: dict[str, str]) -> None:
    [name] = other
    text = f"{who} signed a ceasefire. The {name} said that it would stop its attacks."
    first, second = text.split(". ")
    made = within(text, f"{first}.", pledge(text, "agreement", {who: "new:somebody@1"}, "ceasefire"))
    own = within(text, second, pledge(text, "declaration", other, "stop its attacks", said_by=(name, other[name])))
    [act, *_] = Pieces(KIN).of(report("2024-03-01", text, made, own)).acts
    assert other[name] not in {party.actor for party in act.pledge.pledgers}


FREED = [
    ("The Northern Front has handed over soldiers of Meria whom it had held captive.", "held captive", Label.IN_FORCE),
    ("The Northern Front freed ten hostages of Meria.", "hostages", Label.IN_FORCE),
    ("The Northern Front abducted ten soldiers of Meria.", "abducted", Label.BREACH_ALLEGED),
]


@pytest.mark.parametrize(("text", "act", "label"), FREED)
def test_who_lets_captives_go_has_not_taken_them_anew(text: str, act: str, label: Label) -> None:
    taken = incident(text, "abduction", act, actor=("Northern Front", "front"), target=("Meria", "meria"))
    assert labels(link([signed(), report("2024-03-05", text, taken)], KIN), "2024-03-05")["front"] is label
