"""Which truce an end is of: that of its own side, of its day, or one of which nobody told until it had run out."""

import pytest
from tests.linking.stage import FRONT, GROUP, KIN, MERIA, NORDA, day, pledge, report, signed, span
from tests.linking.test_drafts import labels

from trucewatch.linking import Kin, Told, link
from trucewatch.linking.sense import sense
from trucewatch.linking.senses import Sense
from trucewatch.records import Actor, ActorKind, Label, Membership, PledgeKind, Precision, When


@pytest.mark.parametrize("text", [
    "The two-day ceasefire which the Northern Front announced for the feast expired at midnight on Tuesday.",
    "The two-day ceasefire declared by the Northern Front for the harvest ran out at 6 p.m. on Tuesday.",
    "A two-day ceasefire that the Northern Front had proclaimed had run out on Tuesday.",
])  # fmt: skip
def test_an_own_truce_told_by_its_end_is_none_of_the_other_sides(text: str) -> None:
    old = "Meria declares a unilateral ceasefire with the Northern Front."
    first = report("2020-07-25", old, pledge(old, "declaration", MERIA, "ceasefire", counterparts=()))
    end = report("2023-12-27", text, pledge(text, "expiry", FRONT, "ceasefire", ends_or_duration=pledge(text, "expiry", FRONT, "two-day").undertaking))
    linked = link([first, end], KIN)
    assert len(linked.truces) == 2
    assert labels(linked, "2023-12-26", 1)["front"] is Label.IN_FORCE
    assert labels(linked, "2023-12-27", 1)["front"] is Label.EXPIRED


@pytest.mark.parametrize(("words", "expected"), [
    ("that it ordered last March 1", 0), ("which was declared on 1 March", 0), ("signed on April 20", 1), ("of the valley", 1),
])  # fmt: skip
def test_an_end_goes_to_the_truce_of_the_day_that_it_names(words: str, expected: int) -> None:
    again = "Meria and the Northern Front sign another ceasefire."
    second = report("2024-04-20", again, pledge(again, "agreement", MERIA | FRONT, "ceasefire"))
    text = f"Meria lifts the ceasefire with the Northern Front {words}."
    linked = link([signed(), second, report("2024-04-25", text, pledge(text, "termination", MERIA, "ceasefire"))], KIN)
    meant = linked.truce_of[next(act.key for acts in linked.acts.values() for act in acts if act.kind is PledgeKind.TERMINATION)]
    assert [truce.id for truce in linked.truces].index(meant) == expected


def test_a_member_of_a_member_belongs_to_a_coalition() -> None:
    actors = [Actor(id="front", name="F", kind=GROUP), *(Actor(id=one, name=one, kind=ActorKind.UMBRELLA) for one in ("party", "league"))]
    kin = Kin(actors, [Membership(actor="front", coalition="party"), Membership(actor="party", coalition="league")])
    assert kin.akin("front", "league") and "front" in kin.akins("league") and "league" in kin.akins("front")
    assert not Kin(actors, []).akin("front", "league")


@pytest.mark.parametrize(("text", "what", "kind", "meant"), [
    ("After sundown Norda said that it would observe three days of ceasefire.", "observe three days of ceasefire", "declaration", Sense.TOLD),
    ("After dark Norda said it would respect a 48-hour truce.", "respect a 48-hour truce", "declaration", Sense.TOLD),
    ("Norda said after dark that it would observe the ceasefire.", "observe the ceasefire", "declaration", Sense.REAFFIRMED),
    ("It is the second extension of the ceasefire brokered on 24 April.", "ceasefire", "agreement", Sense.STANDING),
    ("Norda orders the lifting of the ceasefire.", "ceasefire", "declaration", Sense.ENDING),
    ("A three-day ceasefire declared by Norda came into effect.", "ceasefire", "declaration", Sense.TOLD),
    ("Norda would keep a ceasefire declared by Meria.", "ceasefire", "declaration", Sense.TAKEN_UP),
    ("Norda said it was ready to accept a plan for a ceasefire.", "ceasefire", "acceptance", Sense.DRAFTED),
    ("Norda accepted a plan for a ceasefire.", "ceasefire", "acceptance", Sense.TOLD),
    ("Norda has said in the past that it rejects a ceasefire.", "ceasefire", "rejection", Sense.NOTHING),
    ("The generals of Norda reaffirmed the ceasefire.", "ceasefire", "extension", Sense.REAFFIRMED),
    ("The generals of Norda extended the ceasefire.", "ceasefire", "extension", Sense.TOLD),
])  # fmt: skip
def test_what_is_made_prolonged_or_lifted_by_its_words(text: str, what: str, kind: str, meant: Sense) -> None:
    assert sense(pledge(text, kind, NORDA if "Norda" in text else {}, what)) is meant


@pytest.mark.parametrize("text", [
    "The Northern Front declares a ceasefire with no end date, hours after a week-long truce had run its course.",
    "The Northern Front announced an open ceasefire on Sunday after its harvest truce expired.",
])  # fmt: skip
def test_what_ran_out_before_a_truce_was_made_is_not_its_term(text: str) -> None:
    over = next(words for words in ("week-long truce", "harvest truce") if words in text)
    what = next(words for words in ("ceasefire with no end date", "open ceasefire") if words in text)
    linked = link([report("2024-05-05", text, pledge(text, "declaration", FRONT, what), pledge(text, "expiry", FRONT, over))], KIN)
    assert Label.IN_FORCE in [labels(linked, "2024-05-06", number).get("front") for number in range(len(linked.truces))]


@pytest.mark.parametrize(("text", "what", "over"), [
    ("The Northern Front extended its ceasefire indefinitely after its month-long truce ran out.", "ceasefire indefinitely", "month-long truce"),
    ("The Northern Front will go on with its ceasefire until further notice, a day after a 30-day truce expired.", "ceasefire", "30-day truce"),
    ("The Northern Front prolonged its ceasefire with no end date as its harvest truce lapsed.", "ceasefire", "harvest truce"),
    ("The Northern Front renewed its open-ended ceasefire when a week-long truce expired.", "ceasefire", "week-long truce"),
])  # fmt: skip
def test_what_ran_out_before_a_truce_was_prolonged_is_not_its_end(text: str, what: str, over: str) -> None:
    linked = link([report("2024-05-05", text, pledge(text, "extension", FRONT, what), pledge(text, "expiry", FRONT, over))], KIN)
    assert Label.IN_FORCE in [labels(linked, "2024-05-20", number).get("front") for number in range(len(linked.truces))]


@pytest.mark.parametrize("text", [
    "The Northern Front's ceasefire was extended in April and the truce expired on Sunday.",
    "The Northern Front, which had extended its ceasefire in April, let the truce run out on Sunday, and the truce expired.",
])  # fmt: skip
def test_a_prolonged_truce_that_ran_out_is_over(text: str) -> None:
    own = pledge(text, "expiry", FRONT, "the truce expired" if "and the truce" in text else "truce")
    linked = link([report("2024-05-05", text, pledge(text, "extension", FRONT, "ceasefire"), own)], KIN)
    assert [labels(linked, "2024-05-20", number)["front"] for number in range(len(linked.truces))] == [Label.EXPIRED]


def test_the_end_of_a_truce_told_with_its_making_is_its_own() -> None:
    text = "The truce that the Northern Front declared for the harvest expired on Sunday."
    linked = link([report("2024-05-05", text, pledge(text, "declaration", FRONT, "truce"), pledge(text, "expiry", FRONT, "truce"))], KIN)
    assert len(linked.truces) == 1


def test_a_side_ends_its_own_truce_that_has_no_term_though_the_others_ran_out() -> None:
    text = "Meria declares an open ceasefire with the Northern Front, which signs a truce until March 8."
    until = When(span=span(text, "March 8"), earliest=day("2024-03-08"), latest=day("2024-03-09"), precision=Precision.DAY)
    own = pledge(text, "declaration", MERIA, "open ceasefire", counterparts=pledge(text, "declaration", FRONT, "truce").pledgers)
    theirs = pledge(text, "agreement", FRONT, "truce until March 8", until=until, counterparts=pledge(text, "declaration", MERIA, "truce").pledgers)
    linked = link([report("2024-03-01", text, own, theirs), _called_off("2024-06-08", "Friday")], KIN)
    found = [label for number in range(len(linked.truces)) for who, label in labels(linked, "2024-06-08", number).items() if who == "meria"]
    assert found == [Label.ENDED]


def test_a_side_that_ended_one_truce_ends_its_next_one_later() -> None:
    first, again = "Meria declares a ceasefire with the Northern Front.", "Meria declares a new ceasefire with the Northern Front."
    holds = "The ceasefire between Meria and the Northern Front is holding."
    made = [
        report(on, text, pledge(text, "declaration", MERIA, "ceasefire", counterparts=pledge(text, "declaration", FRONT, "ceasefire").pledgers))
        for on, text in (("2024-03-01", first), ("2024-04-20", again))
    ]
    held = report("2024-03-02", holds, pledge(holds, "agreement", MERIA | FRONT, "ceasefire"))
    linked = link([made[0], held, _called_off("2024-03-03", "Sunday"), made[1], _called_off("2024-06-07", "Friday")], KIN)
    assert [labels(linked, "2024-06-07", number)["meria"] for number in range(2)] == [Label.ENDED, Label.ENDED]


def _called_off(on: str, word: str) -> Told:
    text = f"Meria on {word} called off its ceasefire with the Northern Front."
    when = When(span=span(text, word), earliest=day(on), latest=day(on), precision=Precision.DAY)
    whose = pledge(text, "termination", FRONT, "ceasefire").pledgers
    return report(on, text, pledge(text, "termination", MERIA, "ceasefire", starts=when, counterparts=whose))
