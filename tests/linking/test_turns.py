"""What becomes of a truce in the news: it begins late, is renewed, prolonged, kept, ended, followed; and whom the words for its sides mean."""

from datetime import timedelta

import pytest
from tests.linking.reports import day, incident, party, pledge, span, told
from tests.linking.test_drafts import AGREED, BOTH, KIN, agreed, labels

from trucewatch.linking import Kin, Linked, Told, link
from trucewatch.linking.kin import BELLIGERENT
from trucewatch.records import Actor, ActorKind, Condition, Label, Party, Pledge, Precision, Span, Speaker, When

FRONT, STATE = {"Northern Front": "front"}, {"government": "state"}
MERIA = Kin(
    [
        Actor(id="front", name="Northern Front", kind=ActorKind.ARMED_GROUP, country="ME"),
        Actor(id="meria", name="Meria", kind=ActorKind.STATE, country="ME"),
        Actor(id="alliance", name="Gulf Alliance", kind=ActorKind.ARMED_FORCE),
        Actor(id="council", name="Coast Council", kind=ActorKind.ORGANISATION, country="ME"),
        Actor(id="envoys", name="Union of Envoys", kind=ActorKind.ORGANISATION),
    ],
    named=lambda phrase: next((name for word, name in (("Northern Front", "front"), ("Meria", "meria")) if word in phrase), None),
)


def on(text: str, words: str, earliest: str) -> When:
    return When(span=span(text, words), earliest=day(earliest), latest=day(earliest) + timedelta(days=1), precision=Precision.DAY)


def said(when: str, text: str, kind: str, who: dict[str, str], what: str, **more: object) -> Told:
    return told(text, when, pledge(text, kind, who, what, **more), sequence=int(when[-2:]))


def at_most(linked: Linked, count: int) -> Linked:
    assert len(linked.truces) == count, [truce.id for truce in linked.truces]
    return linked


def test_a_truce_that_begins_long_after_it_was_signed_is_the_one_signed() -> None:
    text = "The government and the Northern Front sign a ceasefire that is to begin on May 30."
    signed = said("2024-03-01", text, "agreement", BOTH, "ceasefire", starts=on(text, "May 30", "2024-05-30"))
    begun = said("2024-05-30", "A ceasefire between the government and the Northern Front enters into force.", "agreement", BOTH, "ceasefire")
    assert labels(at_most(link([signed, begun], KIN), 1), "2024-05-30") == {"front": Label.IN_FORCE, "state": Label.IN_FORCE}


def test_who_undertakes_to_keep_the_old_truce_makes_no_new_one() -> None:
    text = "The government and the Northern Front agree to fully implement the 2024 ceasefire."
    kept = said("2024-09-01", text, "agreement", BOTH, "fully implement the 2024 ceasefire")
    assert labels(at_most(link([agreed("2024-03-01"), kept], KIN), 1), "2024-09-01")["front"] is Label.IN_FORCE


def test_what_is_prolonged_after_it_ran_out_begins_anew() -> None:
    text = "The government and the Northern Front sign a ceasefire for 30 days."
    first = said("2024-03-01", text, "agreement", BOTH, "ceasefire", ends_or_duration=span(text, "30 days"))
    again = "The government and the Northern Front extend their truce by another 30 days."
    in_time = said("2024-03-30", again, "extension", BOTH, "truce", ends_or_duration=span(again, "another 30 days"))
    late = said("2024-04-05", again + " ", "extension", BOTH, "truce", ends_or_duration=span(again, "another 30 days"))
    assert labels(at_most(link([first, in_time], KIN), 1), "2024-04-20")["front"] is Label.IN_FORCE
    linked = at_most(link([first, late], KIN), 2)
    assert labels(linked, "2024-04-04", 0)["front"] is Label.EXPIRED
    assert labels(linked, "2024-04-20", 1)["front"] is Label.IN_FORCE
    assert labels(linked, "2024-05-10", 1)["front"] is Label.EXPIRED


def test_an_end_after_years_is_the_end_of_the_truce_that_was_never_ended() -> None:
    text = "The government formally withdraws from its ceasefire with the Northern Front, effective January 16."
    when = on(text, "January 16", "2030-01-16")
    end = told(text, "2030-01-02", pledge(text, "termination", STATE, "ceasefire", starts=when), sequence=2)
    linked = at_most(link([agreed("2024-03-01"), end], KIN), 1)
    assert labels(linked, "2030-01-10")["state"] is not Label.ENDED
    assert labels(linked, "2030-01-16")["state"] is Label.ENDED


def test_how_long_a_truce_had_lasted_when_it_was_ended_is_not_its_term() -> None:
    text = "The Northern Front resumes its attacks, ending a five-month ceasefire."
    end = said("2024-08-05", text, "termination", FRONT, "five-month ceasefire", ends_or_duration=span(text, "five-month"))
    linked = link([agreed("2024-03-01"), end], KIN)
    assert labels(linked, "2024-08-05")["front"] is Label.RESUMED
    assert labels(linked, "2024-08-04")["front"] is not Label.EXPIRED


@pytest.mark.parametrize(("text", "ended"), [
    ("The Northern Front shells Karo, ending the ceasefire with the government.", True),
    ("The Northern Front might end the ceasefire with the government.", False),
])  # fmt: skip
def test_an_end_in_so_many_words_outweighs_a_coders_doubt(text: str, ended: bool) -> None:
    end = said("2024-03-05", text, "termination", FRONT, "ceasefire", confidence=0.4)
    assert (labels(link([agreed("2024-03-01"), end], KIN), "2024-03-05")["front"] is Label.ENDED) is ended


def test_both_sides_making_a_truce_anew_follow_the_old_one() -> None:
    again = agreed("2024-03-25", AGREED + " It is a second one.")
    assert labels(link([agreed("2024-03-01"), again], KIN), "2024-03-25", 0) == {"front": Label.ENDED, "state": Label.ENDED}


def test_a_suspension_of_attacks_ends_no_truce_but_is_one() -> None:
    text = "The Northern Front announces a three-day suspension of missile attacks."
    own = said("2024-03-01", text, "termination", FRONT, "suspension of missile attacks", ends_or_duration=span(text, "three-day"))
    linked = at_most(link([own], KIN), 1)
    assert labels(linked, "2024-03-02") == {"front": Label.IN_FORCE}
    assert labels(linked, "2024-03-06") == {"front": Label.EXPIRED}


def test_both_sides_agree_to_what_a_third_one_drafted() -> None:
    text = "The government and the Northern Front agree to a ceasefire proposed by the African Union."
    linked = link([said("2024-03-01", text, "proposal", BOTH, "ceasefire", said_by=("African Union", "au"))], KIN)
    assert set(labels(linked, "2024-03-01").values()) == {Label.IN_FORCE}


def test_who_says_that_it_made_a_truce_with_the_other_side_is_a_party() -> None:
    text = "The government says that a ceasefire agreed with the Northern Front has come into force."
    one = said("2024-03-01", text, "agreement", FRONT, "ceasefire", said_by=("government", "state"))
    linked = link([one], KIN)
    assert [truce.parties for truce in linked.truces] == [("front", "state")]
    assert labels(linked, "2024-03-01") == {"front": Label.OFFERED, "state": Label.IN_FORCE}
    note = "Aid reaches Karo despite fears for the ceasefire between the government and the Northern Front."
    assert labels(link([one, said("2024-03-05", note, "agreement", BOTH, "ceasefire")], KIN), "2024-03-05")["front"] is Label.IN_FORCE


def test_one_sides_own_halt_is_taken_up_by_the_other() -> None:
    text = "The government agrees with the African Union to pause its offensive."
    answer = "The Northern Front says that it will abide by the ceasefire of the government."
    halt = said("2024-03-01", text, "agreement", STATE, "pause its offensive")
    kept = pledge(answer, "acceptance", FRONT, "abide by the ceasefire", ("Northern Front", "front"))
    kept = kept.model_copy(update={"counterparts": pledge(answer, "acceptance", STATE, "ceasefire").pledgers})
    linked = at_most(link([halt, told(answer, "2024-03-02", kept, sequence=2)], KIN), 1)
    assert labels(linked, "2024-03-02") == {"front": Label.IN_FORCE, "state": Label.IN_FORCE}


def test_the_two_sides_are_those_of_the_truce_in_that_country() -> None:
    text = "The Northern Front and the Gulf Alliance sign a truce in Meria for 30 days."
    first = said("2024-03-01", text, "agreement", FRONT | {"Gulf Alliance": "alliance"}, "truce", ends_or_duration=span(text, "30 days"))
    own = "Meria and the Northern Front extend the truce by 30 days."
    state = said("2024-03-20", own, "extension", FRONT | {"Meria": "meria"}, "truce", ends_or_duration=span(own, "30 days"))
    again = "The two sides in Meria extend the truce by another 30 days."
    both = said("2024-03-25", again, "extension", {"The two sides in Meria": "new:two-sides@1"}, "truce", ends_or_duration=span(again, "30 days"))
    placed = "The two sides extend the truce in Meria by 30 days."
    titled = said("2024-03-20", placed, "extension", {"The two sides": "new:two-sides@1"}, "truce", ends_or_duration=span(placed, "30 days"))
    assert labels(at_most(link([first, state], MERIA), 1), "2024-04-05")["front"] is Label.IN_FORCE
    for rest in ([state, both], [titled]):
        linked = at_most(link([first, *rest], MERIA), 1)
        assert labels(linked, "2024-04-05")["alliance"] is Label.IN_FORCE
        assert not any("two-sides" in party for party in linked.truces[0].parties)
    assert not link([both, titled], MERIA).truces


def test_the_authority_of_a_country_can_be_a_party_and_a_union_of_envoys_cannot() -> None:
    assert ActorKind.ORGANISATION not in BELLIGERENT
    text = "Meria and the Coast Council agree to a ceasefire."
    assert link([said("2024-03-01", text, "agreement", {"Meria": "meria", "Coast Council": "council"}, "ceasefire")], MERIA).truces
    text = "Meria and the Union of Envoys agree to a ceasefire."
    assert not link([said("2024-03-01", text, "agreement", {"Meria": "meria", "Union of Envoys": "envoys"}, "ceasefire")], MERIA).truces


def test_a_party_with_a_name_in_another_script_has_its_truce() -> None:
    text = "جبهة التحرير declares a ceasefire."
    linked = link([said("2024-03-01", text, "declaration", {"جبهة التحرير": "new:جبهة-التحرير"}, "ceasefire")], KIN)
    assert [truce.id for truce in linked.truces] == ["truce-2024-03"]


def test_whom_only_the_condition_names_is_no_party() -> None:
    text = "The Northern Front declares a ceasefire on condition that the government keeps its own."
    one = pledge(text, "declaration", FRONT, "ceasefire")
    fields = pledge(text, "declaration", STATE, "ceasefire").pledgers
    condition = {"span": span(text, "on condition that the government keeps its own")}
    one = Pledge.model_validate(one.model_dump() | {"counterparts": fields, "condition": condition})
    assert [truce.parties for truce in link([told(text, "2024-03-01", one)], KIN).truces] == [("front",)]


def test_the_other_side_of_a_draft_goes_without_saying_where_there_is_but_one() -> None:
    text = "The Northern Front accepts the ceasefire proposal."
    offer = "The African Union presents a ceasefire proposal to the Northern Front."
    draft = said("2024-06-01", offer, "proposal", FRONT, "ceasefire proposal", said_by=("African Union", "au"))
    reply = said("2024-06-02", text, "acceptance", FRONT, "ceasefire proposal")
    linked = at_most(link([agreed("2024-03-01"), draft, reply], KIN), 2)
    assert linked.truces[1].parties == ("front", "state")
    assert labels(linked, "2024-06-02", 1) == {"front": Label.OFFERED, "state": Label.OFFERED}
    assert link([draft, reply], KIN).truces[0].parties == ("front",)


def test_a_draft_that_names_only_the_place_is_for_those_who_fight_there() -> None:
    made = said("2024-03-01", "The government and the Northern Front sign a ceasefire in Karo.", "agreement", BOTH, "ceasefire")
    text = "Veto powers voted down a draft resolution for a ceasefire in Karo."
    draft = said("2024-06-01", text, "proposal", {}, "ceasefire", said_by=("Veto powers", "new:powers"))
    linked = at_most(link([made, draft], KIN), 2)
    assert labels(linked, "2024-06-01", 1) == {"front": Label.ENDED, "state": Label.ENDED}
    assert not link([draft], KIN).truces


def test_a_start_in_a_sentence_before_is_of_something_else() -> None:
    text = "Clashes broke out on Monday. The government and the Northern Front agree to an immediate ceasefire."
    one = pledge(text, "agreement", BOTH, "immediate ceasefire", starts=on(text, "on Monday", "2024-02-26"))
    one = one.model_copy(update={"sentence": span(text, text.split(". ")[1])})
    linked = link([told(text, "2024-03-01", one)], KIN)
    assert not any(terms.effective for testimony in linked.testimonies for terms in testimony.terms)


def test_a_mediator_in_the_next_words_does_not_unmake_a_party() -> None:
    text = "Mediators announce a ceasefire between the government of State and Northern Front fighters."
    kin = Kin(KIN._actors.values(), [], lambda phrase: next((a for w, a in (("Northern Front", "front"), ("State", "state")) if w in phrase), None))
    linked = link([said("2024-03-01", text, "agreement", FRONT, "ceasefire")], kin)
    assert [truce.parties for truce in linked.truces] == [("front", "state")]


def test_an_attack_on_soldiers_whose_state_is_not_named_is_one_on_the_state_of_that_truce() -> None:
    text = "The Northern Front ambushed soldiers near Karo."
    hit = incident(text, "armed_clash", "ambushed", ("Northern Front", "front"), ("soldiers", "new:soldiers@1"), "Karo")
    linked = link([agreed("2024-03-01"), told(text, "2024-03-05", hit, sequence=5)], KIN)
    assert labels(linked, "2024-03-05")["front"] is Label.BREACH_ALLEGED
    text = "The Northern Front ambushed traders near Karo."
    hit = incident(text, "armed_clash", "ambushed", ("Northern Front", "front"), ("traders", "new:traders@1"), "Karo")
    linked = link([agreed("2024-03-01"), told(text, "2024-03-05", hit, sequence=5)], KIN)
    assert labels(linked, "2024-03-05")["front"] is Label.STRAINED


def test_a_truce_signed_without_a_day_begins_weeks_later() -> None:
    begun = said("2024-05-10", "A permanent ceasefire between the government and the Northern Front begins at midnight.", "agreement", BOTH, "ceasefire")
    at_most(link([agreed("2024-03-01"), begun], KIN), 1)
    other = "The government and the Northern Front agree on a ceasefire that starts at midnight."
    at_most(link([agreed("2024-03-01"), said("2024-05-10", other, "agreement", BOTH, "ceasefire")], KIN), 2)


def test_who_prolongs_what_it_ended_itself_begins_anew() -> None:
    end = said("2024-03-10", "The Northern Front ends its ceasefire with the government.", "termination", FRONT, "ceasefire")
    again = said("2024-06-02", "The Northern Front extends its ceasefire with the government indefinitely.", "extension", FRONT, "ceasefire")
    linked = at_most(link([agreed("2024-03-01"), end, again], KIN), 2)
    assert labels(linked, "2024-06-02", 0)["front"] is Label.ENDED
    assert labels(linked, "2024-06-02", 1)["front"] is Label.IN_FORCE


def test_one_side_takes_up_what_others_called_for_and_waits_for_the_other() -> None:
    text = "The Northern Front declares that it will keep the ceasefire called for by the African Union."
    draft = "The African Union presents a ceasefire plan to the government and the Northern Front."
    plan = said("2024-03-01", draft, "proposal", BOTH, "ceasefire plan", said_by=("African Union", "au"))
    linked = at_most(link([plan, said("2024-03-02", text, "declaration", FRONT, "ceasefire")], KIN), 1)
    assert labels(linked, "2024-03-02") == {"front": Label.OFFERED, "state": Label.OFFERED}


def test_who_ends_it_over_a_condition_told_elsewhere_lets_it_lapse() -> None:
    text = "The Northern Front declares a ceasefire on condition that the government frees its men, a spokesman said."
    condition = Condition(span=span(text, "on condition that the government frees its men"))
    by = ("a spokesman", "front")
    held = said("2024-03-01", text, "declaration", FRONT, "ceasefire", condition=condition, said_by=by)
    over = "The truce of the Northern Front is over because its conditions were not met. It would spare the capital for 30 days."
    ended = pledge(over, "termination", FRONT, "truce")
    spared = pledge(over, "declaration", FRONT, "spare the capital", ends_or_duration=span(over, "30 days"))
    linked = link([held, told(over, "2024-03-20", ended, spared, story="the end", sequence=20)], KIN)
    assert labels(at_most(linked, 1), "2024-03-21")["front"] is Label.LAPSED


def clash(when: str, text: str, **more: object) -> Told:
    return told(text, when, incident(text, "armed_clash", "clash", **more), sequence=int(when[-2:]))  # type: ignore[arg-type]


def test_a_clash_between_both_sides_strains_the_truce_of_both() -> None:
    text = "A clash between the government and the Northern Front left six dead at Karo."
    fought = clash("2024-03-09", text, actor=("government", "state"), target=("Northern Front", "front"))
    assert labels(link([agreed("2024-03-01"), fought], KIN), "2024-03-09") == {"front": Label.STRAINED, "state": Label.STRAINED}


def test_what_the_other_side_complains_of_is_in_scope() -> None:
    text = "A drone strike of the government hit Karo, the Northern Front said."
    by = Speaker(span=span(text, "Northern Front"), actor="front")
    hit = incident(text, "air_drone_strike", "strike", actor=("government", "state"), place="Karo", said_by=by, factuality="reported")
    linked = link([agreed("2024-03-01"), told(text, "2024-03-09", hit, sequence=9)], KIN)
    assert labels(linked, "2024-03-09") == {"front": Label.IN_FORCE, "state": Label.BREACH_ALLEGED}


def test_who_made_a_truce_and_later_refuses_something_else_is_still_bound() -> None:
    text = "The Northern Front rejects demands to change the ceasefire."
    refused = said("2024-03-20", text, "rejection", FRONT, "ceasefire", said_by=("Northern Front", "front"))
    before = "The government and the Northern Front agree on a ceasefire, the Union of Envoys said."
    made = said("2024-03-01", before, "agreement", BOTH, "ceasefire", said_by=("Union of Envoys", "envoys"))
    assert labels(link([made, refused], KIN), "2024-03-21")["front"] is Label.IN_FORCE


def test_a_truce_from_midnight_a_week_after_the_first_is_a_second_one() -> None:
    text = "The government and the Northern Front agree on a humanitarian truce from midnight."
    again = said("2024-03-08", text, "agreement", BOTH, "humanitarian truce", starts=When(span=span(text, "midnight")))
    before = "The government and the Northern Front agree on a ceasefire from March 1."
    first = said("2024-03-01", before, "agreement", BOTH, "ceasefire", starts=on(before, "March 1", "2024-03-01"))
    assert len(link([first, again], KIN).truces) == 2


def test_who_tells_of_an_agreement_is_no_mediator_of_it() -> None:
    text = "The government and the Northern Front sign a ceasefire, the government said."
    speaker = Span.find(text, "government", 50)
    assert speaker
    by = Speaker(span=speaker, actor="state")
    signed = pledge(text, "agreement", BOTH, "ceasefire").model_copy(update={"said_by": by, "mediators": (Party(span=speaker, actor="state"),)})
    assert set(labels(link([told(text, "2024-03-01", signed)], KIN), "2024-03-02")) == {"front", "state"}


def test_the_warring_sides_are_the_two_that_the_report_names() -> None:
    text = "The warring sides in Meria signed a ceasefire. The Northern Front and the government agreed to leave Karo."
    all_of_them = pledge(text, "agreement", {"warring sides in Meria": "new:sides@1"}, "ceasefire")
    by_name = pledge(text, "agreement", {"Northern Front": "front", "government": "meria"}, "leave Karo")
    signed = told(text, "2024-03-01", all_of_them, by_name)
    assert set(labels(link([signed], MERIA), "2024-03-02")) == {"front", "meria"}


def test_the_warring_sides_are_those_who_had_the_last_truce_there() -> None:
    text = "The government and the Northern Front sign a ceasefire for 3 days."
    first = said("2024-03-01", text, "agreement", {"Northern Front": "front", "government": "meria"}, "ceasefire", ends_or_duration=span(text, "3 days"))
    again = "Meria's warring generals agree on a ceasefire for 7 days."
    generals = {"Meria's warring generals": "meria"}
    second = said("2024-03-20", again, "agreement", generals, "ceasefire", ends_or_duration=span(again, "7 days"))
    linked = at_most(link([first, second], MERIA), 2)
    assert labels(linked, "2024-03-21", 1) == {"front": Label.IN_FORCE, "meria": Label.IN_FORCE}


def test_one_of_two_sides_is_no_mediator() -> None:
    text = "The government and the Northern Front sign a ceasefire."
    coded = pledge(text, "agreement", BOTH, "ceasefire").model_copy(update={"mediators": (party(text, "government", "state"),)})
    assert set(labels(link([told(text, "2024-03-01", coded)], KIN), "2024-03-02")) == {"front", "state"}


def test_what_was_offered_on_a_condition_and_is_agreed_binds_without_it() -> None:
    text = "The government and the Northern Front agree on a ceasefire. The Northern Front had said it would halt its attacks if men were freed."
    made = pledge(text, "agreement", BOTH, "ceasefire")
    condition = Condition(span=span(text, "if men were freed"))
    offered = pledge(text, "offer", {"Northern Front": "front"}, "halt its attacks", condition=condition)
    assert labels(at_most(link([told(text, "2024-03-01", made, offered)], KIN), 1), "2024-03-02")["front"] is Label.IN_FORCE


def test_who_is_blamed_for_the_attack_told_before_is_blamed_for_that_one() -> None:
    text = "Rockets hit the embassy in Karo on Saturday. Officials blame the Northern Front for the rocket attack on the embassy."
    hit = incident(text, "shelling_rocket", "Rockets", target=("embassy", "new:embassy"), place="Karo")
    blamed = incident(text, "shelling_rocket", "rocket attack", actor=("Northern Front", "front"), target=("embassy", "new:embassy"))
    linked = link([agreed("2024-03-01"), told(text, "2024-03-09", hit, blamed, sequence=9)], KIN)
    assert len(linked.incidents) == 1


def test_a_truce_told_again_by_its_day_is_no_other_one_weeks_later() -> None:
    text = "The ceasefire that the government and the Northern Front signed on March 1 has been put to the test."
    again = said("2024-04-10", text, "agreement", STATE | FRONT, "ceasefire", starts=on(text, "March 1", "2024-03-01"))
    at_most(link([agreed("2024-03-01"), again], KIN), 1)


def test_a_new_truce_by_that_word_is_another_one_though_only_one_side_is_named() -> None:
    broken = "The Northern Front attacked the army in breach of the ceasefire."
    by = {"actor": ("Northern Front", "front"), "target": ("army", "state"), "alleged_violation": True}
    attack = told(broken, "2024-03-05", incident(broken, "armed_clash", "attacked", **by), sequence=5)
    text = "Notables signed a new ceasefire for the Northern Front."
    anew = said("2024-03-09", text, "agreement", FRONT, "new ceasefire")
    linked = at_most(link([agreed("2024-03-01"), attack, anew], KIN), 2)
    assert labels(linked, "2024-03-08")["front"] is Label.BREACH_ALLEGED
    assert labels(linked, "2024-03-09", 1) == {"front": Label.IN_FORCE}
