"""A party's word that it keeps a truce: it was bound by what it agreed, and is not bound anew by this word."""

import pytest
from tests.linking.stage import FRONT, KIN, MERIA, day, incident, pledge, report, signed, span, within
from tests.linking.test_drafts import labels

from trucewatch.linking import Told, link
from trucewatch.records import Label, Pledge, Precision, Speaker, When

CHARGE = "The Northern Front accused the army of shelling its camps at Karo on Monday, hours after both sides agreed in Doha to stop fighting."
MONDAYS = "The Northern Front accused the army of shelling its camps at Karo on Monday."
WORD = "The army said that it would respect the truce."
TEXT = f"Meria has been at war for years. {CHARGE} {WORD}"
MONDAY = "2024-03-04"


def monday(text: str) -> When:
    return When(span=span(text, "Monday"), earliest=day(MONDAY), latest=day("2024-03-05"), precision=Precision.DAY)


def own_word(text: str, kind: str, what: str) -> Pledge:
    own = pledge(text, kind, {"The army": "meria"}, what, ("The army", "meria"))
    return within(text, WORD, own)


def shelled(text: str, sentence: str = CHARGE) -> Told:
    """Monday's shelling of the Front's camps, in the Front's word."""
    hit = incident(text, "shelling_rocket", "shelling", ("army", "meria"), ("its camps", "front"), "Karo", when=monday(text))
    hit = hit.model_copy(update={"factuality": "reported", "said_by": Speaker(span=span(text, "Northern Front"), actor="front")})
    return report("2024-03-05", text, within(text, sentence, hit))


def told(*acts: Pledge) -> Told:
    whole = shelled(TEXT)
    return report("2024-03-05", TEXT, *whole.report.incidents, *acts)


def agreed(said_by: str | None) -> Pledge:
    both = within(TEXT, CHARGE, pledge(TEXT, "agreement", {"both sides": "front", "the army": "meria"}, "stop fighting"))
    return both.model_copy(update={"said_by": Speaker(span=span(TEXT, "Northern Front"), actor=said_by)}) if said_by else both


def agreed_with_meria(on: str, text: str) -> Told:
    """The truce, in the Front's word alone."""
    return report(on, text, pledge(text, "agreement", FRONT | MERIA, "ceasefire", ("Northern Front", "front")))


def accepted(on: str) -> Told:
    """Meria's late word."""
    text = "Meria accepts the ceasefire with the Northern Front."
    return report(on, text, pledge(text, "acceptance", MERIA, "ceasefire", ("Meria", "meria")))


@pytest.mark.parametrize("said_by", [None, "front"])
@pytest.mark.parametrize("kind", ["agreement", "declaration", "acceptance"])
@pytest.mark.parametrize("what", ["truce", "respect the truce"])
def test_who_answers_a_charge_that_it_keeps_the_truce_was_bound_before_the_act(said_by: str | None, kind: str, what: str) -> None:
    linked = link([told(agreed(said_by), own_word(TEXT, kind, what))], KIN)
    assert labels(linked, "2024-03-05") == {"front": Label.IN_FORCE, "meria": Label.BREACH_ALLEGED}


@pytest.mark.parametrize("kind", ["agreement", "declaration", "acceptance"])
def test_the_word_of_the_accused_clears_it_of_nothing(kind: str) -> None:
    text = f"{MONDAYS} {WORD}"
    answer = report("2024-03-05", text, *shelled(text, MONDAYS).report.incidents, own_word(text, kind, "respect the truce"))
    assert labels(link([signed(), answer], KIN), "2024-03-05") == {"front": Label.IN_FORCE, "meria": Label.BREACH_ALLEGED}


def test_both_sides_who_undertake_to_keep_it_begin_anew() -> None:
    text = "Meria and the Northern Front agreed to respect the ceasefire."
    again = report("2024-03-07", text, pledge(text, "agreement", MERIA | FRONT, "respect the ceasefire"))
    found = labels(link([signed(), shelled(MONDAYS, MONDAYS), again], KIN), "2024-03-07")
    assert found == {"front": Label.IN_FORCE, "meria": Label.IN_FORCE}


def test_who_accepts_what_its_enemy_told_was_bound_when_that_was_told() -> None:
    first = agreed_with_meria("2024-03-01", "The Northern Front said that it agreed on a ceasefire with Meria.")
    late = accepted("2024-03-06")
    assert labels(link([first, shelled(MONDAYS, MONDAYS)], KIN), "2024-03-05")["meria"] is Label.OFFERED
    assert labels(link([first, shelled(MONDAYS, MONDAYS), late], KIN), "2024-03-06")["meria"] is Label.BREACH_ALLEGED


def test_who_had_refused_it_is_bound_from_its_late_word_on() -> None:
    first = agreed_with_meria("2024-03-01", "The Northern Front said that it agreed on a ceasefire with Meria.")
    refused = "Meria rejects the ceasefire with the Northern Front."
    no = report("2024-03-02", refused, pledge(refused, "rejection", MERIA, "ceasefire", ("Meria", "meria")))
    late = accepted("2024-03-06")
    assert labels(link([first, no, shelled(MONDAYS, MONDAYS), late], KIN), "2024-03-06")["meria"] is Label.IN_FORCE


@pytest.mark.parametrize("kind", ["declaration", "acceptance"])
def test_a_word_about_a_truce_opens_none_before_the_one_that_it_speaks_of(kind: str) -> None:
    early = "Meria said that it would respect the truce."
    word = report("2024-03-01", early, pledge(early, kind, MERIA, "respect the truce", ("Meria", "meria")))
    made = "Meria and the Northern Front agreed to a ceasefire."
    both = report("2024-03-03", made, pledge(made, "agreement", MERIA | FRONT, "ceasefire"))
    linked = link([word, both], KIN)
    assert [truce.parties for truce in linked.truces] == [("front", "meria")]
    assert Label.IN_FORCE not in labels(linked, "2024-03-02").values()
    assert labels(linked, "2024-03-03") == {"front": Label.IN_FORCE, "meria": Label.IN_FORCE}


def test_what_was_spoken_of_before_its_making_was_told_had_been_made() -> None:
    mention = report("2024-03-05", CHARGE, *shelled(CHARGE).report.incidents, pledge(CHARGE, "agreement", MERIA_AND_FRONT, "stop fighting"))
    text = "Meria and the Northern Front signed a ceasefire for 30 days."
    later = report("2024-03-06", text, pledge(text, "agreement", MERIA | FRONT, "ceasefire", ends_or_duration=span(text, "30 days")))
    linked = link([mention, later], KIN)
    assert len(linked.truces) == 1
    assert labels(linked, "2024-03-05") == {"front": Label.IN_FORCE, "meria": Label.BREACH_ALLEGED}


MERIA_AND_FRONT = {"both sides": "front", "the army": "meria"}


@pytest.mark.parametrize("words", ["on Monday agreed to a ceasefire", "agreed in Doha on March 4 to a ceasefire", "agreed to a ceasefire on Monday"])
def test_a_truce_begins_on_the_day_on_which_it_is_said_to_have_been_agreed(words: str) -> None:
    text = f"Meria and the Northern Front {words}."
    linked = link([report("2024-03-06", text, pledge(text, "agreement", MERIA | FRONT, "ceasefire"))], KIN)
    assert [labels(linked, at).get("meria") for at in ("2024-03-03", "2024-03-04")] == [None, Label.IN_FORCE]


@pytest.mark.parametrize("words", ["agreed to a ceasefire until March 4", "agreed after clashes on Monday, to a ceasefire", "agreed to a ceasefire"])
def test_a_day_of_something_else_is_not_that_of_the_agreement(words: str) -> None:
    text = f"Meria and the Northern Front {words}."
    linked = link([report("2024-03-06", text, pledge(text, "agreement", MERIA | FRONT, "ceasefire"))], KIN)
    assert [labels(linked, at).get("meria") for at in ("2024-03-05", "2024-03-06")] == [None, Label.IN_FORCE]


@pytest.mark.parametrize(("made", "label"), [
    ("Meria and the Northern Front agreed to a ceasefire.", Label.BREACH_ALLEGED),
    ("Envoys met Meria and the Northern Front in Karo.", Label.STRAINED),
])  # fmt: skip
def test_what_happened_hours_after_the_truce_that_its_report_tells_of_fell_within_it(made: str, label: Label) -> None:
    act = "Hours later the army shelled camps of the Northern Front at Karo."
    text = f"{made} {act}"
    hit = within(text, act, incident(text, "shelling_rocket", "shelled", ("army", "meria"), ("Northern Front", "front"), "Karo"))
    both = within(text, made, pledge(text, "agreement", MERIA | FRONT, "ceasefire" if "ceasefire" in made else "Envoys met"))
    made_before = "Meria and the Northern Front agreed to a ceasefire on March 5."
    first = report("2024-03-05", made_before, pledge(made_before, "agreement", MERIA | FRONT, "ceasefire"))
    reports = [report("2024-03-05", text, hit, both)] if "ceasefire" in made else [first, report("2024-03-05", text, hit)]
    assert labels(link(reports, KIN), "2024-03-05")["meria"] is label


def test_who_accepts_what_its_enemy_told_was_bound_on_the_day_that_the_enemy_named() -> None:
    first = agreed_with_meria("2024-03-06", "The Northern Front said that it agreed on Friday on a ceasefire with Meria.")
    late = accepted("2024-03-07")
    assert labels(link([shelled(MONDAYS, MONDAYS), first, late], KIN), "2024-03-07")["meria"] is Label.BREACH_ALLEGED


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Meria said that it had kept to the truce.", "kept to the truce"),
        ("Meria has abided by the ceasefire, its president said.", "abided by the ceasefire"),
        ("Meria said that it had respected the ceasefire.", "respected the ceasefire"),
    ],
)
def test_who_says_that_it_has_kept_a_truce_of_which_nobody_told_makes_none(text: str, what: str) -> None:
    assert not link([report("2024-03-01", text, pledge(text, "declaration", {"Meria": "meria"}, what))], KIN).truces


@pytest.mark.parametrize(("what", "spoken_of"), [
    ("remains committed to the agreement of March 2024", True),
    ("would abide by the accord signed in March", True),
    ("stands by the deal of 2024", True),
    ("remains committed to the agreement on trade", False),
])  # fmt: skip
def test_who_keeps_an_agreement_of_a_month_speaks_of_the_truce_then_made(what: str, spoken_of: bool) -> None:
    text = f"The Northern Front said that it {what}."
    word = report("2024-03-20", text, pledge(text, "declaration", FRONT, what, said_by=("Northern Front", "front")))
    linked = link([signed(), word], KIN)
    assert len(linked.truces) == 1
    assert (word.document.id in str(linked.testimonies)) is spoken_of
