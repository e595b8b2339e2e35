"""A truce that others announce for two sides: what these say of it, or do not say, decides whether it is theirs."""

import pytest
from tests.linking.stage import FRONT, KIN, MERIA, day, incident, pledge, report, span, within
from tests.linking.test_drafts import labels

from trucewatch.linking import Told, link
from trucewatch.records import Label, PledgeFactuality, Precision, When

BROKERED = "Farland has brokered a ceasefire between Meria and the Northern Front."
IN_FORCE, OFFERED = Label.IN_FORCE, Label.OFFERED


def announced(rest: str = "", when: str = "2024-03-01") -> Told:
    """Farland announces the ceasefire of Meria and the Northern Front."""
    text = f"{BROKERED} {rest}".strip()
    one = pledge(text, "agreement", MERIA | FRONT, "ceasefire", said_by=("Farland", "farland"))
    return report(when, text, within(text, BROKERED, one))


@pytest.mark.parametrize(("rest", "expected"), [
    ("", {"meria": IN_FORCE, "front": IN_FORCE}),
    ("Neither side has confirmed it.", {"meria": OFFERED, "front": OFFERED}),
    ("Neither Meria nor the Northern Front confirmed the deal.", {"meria": OFFERED, "front": OFFERED}),
    ("Neither the army nor the Northern Front confirmed the deal.", {"meria": OFFERED, "front": OFFERED}),
    ("Neither Farland nor Norda confirmed the deal.", {"meria": IN_FORCE, "front": IN_FORCE}),
    ("There was no immediate comment from the two sides.", {"meria": OFFERED, "front": OFFERED}),
    ("The Northern Front has not confirmed it.", {"meria": IN_FORCE, "front": OFFERED}),
    ("The toll could not be independently confirmed.", {"meria": IN_FORCE, "front": IN_FORCE}),
])  # fmt: skip
def test_what_an_outsider_announces_and_nobody_confirms_is_only_offered(rest: str, expected: dict[str, Label]) -> None:
    assert labels(link([announced(rest)], KIN), "2024-03-01") == expected


def test_what_a_side_announces_itself_binds_it_though_the_other_is_silent() -> None:
    text = "Meria says that it has agreed to a ceasefire with the Northern Front. The rebels have not confirmed it."
    one = within(text, text.split(". ")[0] + ".", pledge(text, "agreement", MERIA | FRONT, "ceasefire", said_by=("Meria", "meria")))
    assert labels(link([report("2024-03-01", text, one)], KIN), "2024-03-01") == {"meria": IN_FORCE, "front": OFFERED}


def test_what_nobody_confirmed_is_in_force_once_others_speak_of_it_as_standing() -> None:
    text = "Aid reaches Karo under the ceasefire between Meria and the Northern Front."
    later = report("2024-03-03", text, pledge(text, "agreement", MERIA | FRONT, "ceasefire"))
    assert labels(link([announced("Neither side has confirmed it."), later], KIN), "2024-03-03") == {"meria": IN_FORCE, "front": IN_FORCE}


VOWS = [
    "Hours later, Meria leaders announce an increased commitment to fighting the Northern Front.",
    "Meria vowed to continue its offensive.",
    "The Meria army said that strikes would go on.",
]


@pytest.mark.parametrize("vow", VOWS)
def test_who_vows_to_fight_on_has_not_made_the_truce_that_others_announced_and_the_other_waits(vow: str) -> None:
    assert labels(link([announced(vow)], KIN), "2024-03-01") == {"meria": Label.NOT_BOUND, "front": OFFERED}


@pytest.mark.parametrize("vow", VOWS)
def test_who_told_of_the_truce_itself_has_it_though_the_other_fights_on(vow: str) -> None:
    text = f"The Northern Front says that it has agreed to a ceasefire with Meria. {vow}"
    one = pledge(text, "agreement", MERIA | FRONT, "ceasefire", said_by=("Northern Front", "front"))
    told = report("2024-03-01", text, within(text, text.split(". ")[0] + ".", one))
    assert labels(link([told], KIN), "2024-03-01") == {"meria": Label.NOT_BOUND, "front": IN_FORCE}


@pytest.mark.parametrize("rest", [
    "Meria vowed to continue its offensive if the Northern Front attacked.",
    "Meria vowed to continue its offensive against Norda.",
    "Norda vowed to continue its offensive.",
])  # fmt: skip
def test_a_vow_under_a_condition_or_against_others_denies_no_truce(rest: str) -> None:
    assert labels(link([announced(rest)], KIN), "2024-03-01") == {"meria": IN_FORCE, "front": IN_FORCE}


def test_both_sides_agreeing_after_one_had_disowned_a_truce_make_another() -> None:
    text = "Meria and the Northern Front sign a ceasefire."
    made = report("2024-03-10", text, pledge(text, "agreement", MERIA | FRONT, "ceasefire"))
    linked = link([announced(VOWS[1]), made], KIN)
    assert [labels(linked, "2024-03-10", number)["meria"] for number in (0, 1)] == [Label.NOT_BOUND, IN_FORCE]


@pytest.mark.parametrize(("rest", "when", "truces"), [
    ("Neither side has confirmed it.", "2024-03-08", 2),
    ("Neither side has confirmed it.", "2024-03-03", 1),  # told again, or confirmed
    ("The Northern Front has not confirmed it.", "2024-03-08", 1),  # the other side's silence says nothing
    ("", "2024-03-08", 1),
])  # fmt: skip
def test_what_is_made_days_after_nobody_had_confirmed_a_truce_is_another(rest: str, when: str, truces: int) -> None:
    text = "Meria and the Northern Front agree to a ceasefire."
    made = report(when, text, pledge(text, "agreement", MERIA | FRONT, "ceasefire"))
    linked = link([announced(rest), made], KIN)
    assert len(linked.truces) == truces
    assert labels(linked, when, truces - 1) == {"meria": IN_FORCE, "front": IN_FORCE}
    assert truces == 1 or set(labels(linked, when).values()) == {Label.ENDED}


def test_what_is_accepted_after_a_draft_was_voted_down_is_another_draft() -> None:
    veto = "Farland vetoed a resolution for a ceasefire between Meria and the Northern Front."
    draft = report("2024-03-01", veto, pledge(veto, "proposal", MERIA | FRONT, "ceasefire", said_by=("Farland", "farland")))
    text = "Meria agrees to a plan for a ceasefire with the Northern Front."
    other = report("2024-03-10", text, pledge(text, "acceptance", MERIA, "plan for a ceasefire"))
    linked = link([draft, other], KIN)
    assert labels(linked, "2024-03-10", 0)["meria"] is Label.ENDED
    assert labels(linked, "2024-03-10", 1)["meria"] in (OFFERED, IN_FORCE)


def test_the_truce_that_one_side_announced_is_not_that_of_who_breaks_into_it() -> None:
    text = "Norda forces attack Karo after clashes continue despite the ceasefire announcement by the Meria army."
    mention = pledge(text, "agreement", MERIA | {"Norda": "norda"}, "ceasefire")
    assert [truce.parties for truce in link([report("2024-03-01", text, mention)], KIN).truces] in ([], [("meria",)])


def test_who_signed_a_truce_and_vows_to_fight_on_is_bound_by_it() -> None:
    signed = "Meria and the Northern Front sign a ceasefire."
    text = f"{signed} {VOWS[1]}"
    one = within(text, signed, pledge(text, "agreement", MERIA | FRONT, "ceasefire"))
    assert labels(link([report("2024-03-01", text, one)], KIN), "2024-03-01")["meria"] is IN_FORCE


@pytest.mark.parametrize(("said", "label"), [
    ("A Northern Front spokesman said that it would last a month.", IN_FORCE),
    ("The Northern Front said that the truce would begin at noon.", IN_FORCE),
    ("The Northern Front said that the deal was dead.", OFFERED),
    ("A Norda spokesman said that it would last a month.", OFFERED),
    ("A leader of the Northern Front, one of the groups there, confirmed the deal, known as the Karo agreement.", IN_FORCE),
    ("The Northern Front later confirmed the announcement.", IN_FORCE),
    ("The Northern Front confirmed the truce had collapsed.", OFFERED),
    ("A Norda spokesman confirmed the deal.", OFFERED),
])  # fmt: skip
def test_who_confirms_or_tells_the_terms_of_what_the_other_side_announced_has_made_it_too(said: str, label: Label) -> None:
    first = "Meria said that it had agreed to a ceasefire with the Northern Front."
    text = f"{first} {said}"
    one = within(text, first, pledge(text, "agreement", MERIA | FRONT, "ceasefire", said_by=("Meria", "meria")))
    assert labels(link([report("2024-03-01", text, one)], KIN), "2024-03-01")["front"] is label


def test_to_say_that_one_accepts_is_no_word_of_the_other_side() -> None:
    text = "Meria says it accepts ceasefire with the Northern Front."
    assert not link([report("2024-03-01", text)], KIN).truces
    text = "The Northern Front accepts Norda's call for a ceasefire."
    assert not link([report("2024-03-01", text)], KIN).truces
    text = "Meria and the Northern Front accept a ceasefire."
    assert [truce.parties for truce in link([report("2024-03-01", text)], KIN).truces] == [("front", "meria")]


def test_the_state_in_which_a_side_fights_answers_a_draft_with_it() -> None:
    draft = "The Council of Envoys calls for a ceasefire between Norda and the Northern Front."
    call = report("2024-03-01", draft, pledge(draft, "call_for", {"Norda": "norda"} | FRONT, "ceasefire", said_by=("Council of Envoys", "envoys")))
    text = "Meria's cabinet and the Northern Front accept the resolution for a ceasefire."
    reply = report("2024-03-02", text, pledge(text, "acceptance", MERIA | FRONT, "resolution for a ceasefire"))
    linked = link([call, reply], KIN)
    assert [truce.parties for truce in linked.truces] == [("front", "meria", "norda")]
    assert labels(linked, "2024-03-02")["front"] is OFFERED


def test_a_group_that_keeps_the_truce_of_its_state_owes_it_to_the_state() -> None:
    own, answer = "Meria declares a unilateral ceasefire.", "The Northern Front says that it will respect the ceasefire declared by the president."
    text = "The Northern Front attacked Meria soldiers at Karo."
    made = report("2024-03-01", own, pledge(own, "declaration", MERIA, "ceasefire"))
    kept = report("2024-03-02", answer, pledge(answer, "acceptance", FRONT, "respect the ceasefire", said_by=("Northern Front", "front")))
    hit = incident(text, "armed_clash", "attacked", ("Northern Front", "front"), ("Meria soldiers", "meria"), "Karo")
    linked = link([made, kept, report("2024-03-09", text, hit)], KIN)
    assert [truce.parties for truce in linked.truces] == [("front", "meria")]
    assert labels(linked, "2024-03-09") == {"front": Label.BREACH_ALLEGED, "meria": IN_FORCE}


def test_who_takes_up_what_its_state_declared_owes_it_to_the_state_whatever_its_coder_made_of_it() -> None:
    own, answer = "Meria declares a unilateral ceasefire.", "The Northern Front said that it would respect the ceasefire declared by the president."
    made = report("2024-03-01", own, pledge(own, "declaration", MERIA, "ceasefire"))
    kept = report("2024-03-02", answer, pledge(answer, "declaration", FRONT, "ceasefire", said_by=("Northern Front", "front")))
    assert [truce.parties for truce in link([made, kept], KIN).truces] == [("front", "meria")]


def test_who_is_to_keep_a_draft_has_not_therefore_accepted_it() -> None:
    text = "The Council of Envoys adopts a resolution calling for a ceasefire between Meria and the Northern Front."
    accepted = pledge(text, "acceptance", {"Council of Envoys": "envoys"} | MERIA | FRONT, "resolution")
    call = pledge(text, "call_for", MERIA | FRONT, "ceasefire", said_by=("Council of Envoys", "envoys"))
    assert set(labels(link([report("2024-03-01", text, accepted, call)], KIN), "2024-03-01").values()) == {OFFERED}


def test_a_draft_for_the_war_of_two_is_put_to_both() -> None:
    text = "The Council of Envoys calls for a ceasefire in the Meria–Norda war."
    call = pledge(text, "call_for", {}, "ceasefire", said_by=("Council of Envoys", "envoys"))
    assert [truce.parties for truce in link([report("2024-03-01", text, call)], KIN).truces] == [("meria", "norda")]


def test_nobody_drives_its_own_men_out() -> None:
    made = "Meria and Norda sign a ceasefire."
    text = "Meria said that its troops had shelled Norda soldiers at Karo."
    hit = incident(text, "shelling_rocket", "shelled", ("its troops", "norda"), ("Norda soldiers", "norda"), "Karo")
    hit = hit.model_copy(update={"said_by": pledge(text, "agreement", {}, "shelled", ("Meria", "meria")).said_by})
    signed = report("2024-03-01", made, pledge(made, "agreement", MERIA | {"Norda": "norda"}, "ceasefire"))
    found = labels(link([signed, report("2024-03-05", text, hit)], KIN), "2024-03-05")
    assert (found["meria"], found["norda"]) == (Label.BREACH_CONFIRMED, IN_FORCE)


def test_who_refused_a_truce_of_before_has_not_refused_the_one_that_is_told() -> None:
    older = "A ceasefire that elders announced last week lasted only hours."
    rest = f"{older} The Northern Front rejected it, saying that it would fight on."
    assert labels(link([announced(rest)], KIN), "2024-03-01") == {"meria": IN_FORCE, "front": IN_FORCE}


@pytest.mark.parametrize(("when", "label"), [("In January", Label.EXPIRED), ("On Thursday", OFFERED)])
def test_who_is_silent_about_the_news_of_the_day_leaves_a_truce_of_the_past_as_it_was(when: str, label: Label) -> None:
    text = f"{when} Meria ordered its army to halt attacks on the Northern Front for one week, but the Northern Front did not respond."
    halt = pledge(text, "declaration", MERIA, "halt attacks on the Northern Front", ends_or_duration=span(text, "one week"))
    assert labels(link([report("2024-03-01", text, halt)], KIN), "2024-03-01") == {"meria": label}


def test_what_a_party_denies_in_the_report_that_tells_it_binds_it_to_nothing() -> None:
    text = "The Northern Front has not agreed to any truce, it said on Monday. Officials had said that it accepted a truce."
    first, second = (sentence.strip(".") + "." for sentence in text.split(". "))
    monday = When(span=span(text, "Monday"), earliest=day("2024-02-26"), latest=day("2024-02-26"), precision=Precision.DAY)
    denial = pledge(text, "agreement", FRONT, "truce", said_by=("it", "front"), factuality=PledgeFactuality.DENIED, starts=monday)
    claim = pledge(text, "acceptance", {"Northern Front": "front"}, "truce", said_by=("Officials", "new:officials"))
    linked = link([report("2024-02-28", text, within(text, first, denial), within(text, second, claim))], KIN)
    assert labels(linked, "2024-02-28").get("front") in (None, Label.NOT_BOUND)
