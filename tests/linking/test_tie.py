"""One side's halt that hangs on the truce of others is its own, and ends with theirs."""

import pytest
from tests.linking.stage import FRONT, KIN, MERIA, day, pledge, report, span
from tests.linking.test_drafts import labels

from trucewatch.linking import Linked, Told, link
from trucewatch.records import Label, Precision, Speaker, When

BOTH = "A truce between Meria and the Northern Front took effect."
HANGING = [
    ("The River Movement will halt attacks on Norda as long as the truce between Meria and the Northern Front holds.", "halt attacks"),
    ("The River Movement has suspended its attacks for the duration of the truce between Meria and the Northern Front.", "suspended its attacks"),
    ("The River Movement said that it would respect the truce between Meria and the Northern Front.", "truce"),
]


def made() -> Told:
    return report("2024-03-01", BOTH, pledge(BOTH, "agreement", MERIA | FRONT, "truce"))


def hanging(text: str, what: str) -> Told:
    """A halt of the River Movement; of "respect the truce between X and Y" a coder makes X's and Y's agreement."""
    if what != "truce":
        return report("2024-03-02", text, pledge(text, "declaration", {"River Movement": "river"}, what))
    one = pledge(text, "agreement", MERIA | FRONT, what)
    return report("2024-03-02", text, one.model_copy(update={"said_by": Speaker(span=span(text, "River Movement"), actor="river")}))


def of_river(linked: Linked, at: str) -> Label:
    found = [labels(linked, at, number) for number in range(len(linked.truces))]
    assert [set(one) for one in found] == [{"meria", "front"}, {"river"}]
    return found[1]["river"]


@pytest.mark.parametrize(("text", "what"), HANGING)
def test_it_is_its_own_and_ends_with_theirs(text: str, what: str) -> None:
    over = "Meria resumed strikes after its truce with the Northern Front expired."
    ended = report("2024-03-10", over, pledge(over, "expiry", MERIA | FRONT, "truce"))
    linked = link([made(), hanging(text, what), ended], KIN)
    assert [of_river(linked, day) for day in ("2024-03-02", "2024-03-09", "2024-03-10")] == [Label.IN_FORCE, Label.IN_FORCE, Label.EXPIRED]


def test_it_begins_no_sooner_than_theirs() -> None:
    text = "Meria and the Northern Front sign a truce that starts on March 5."
    starts = When(span=span(text, "March 5"), earliest=day("2024-03-05"), latest=day("2024-03-06"), precision=Precision.DAY)
    signed = report("2024-03-01", text, pledge(text, "agreement", MERIA | FRONT, "truce", starts=starts))
    linked = link([signed, hanging(*HANGING[0])], KIN)
    assert [of_river(linked, at) for at in ("2024-03-02", "2024-03-04", "2024-03-05")] == [Label.OFFERED, Label.OFFERED, Label.IN_FORCE]


def test_it_ends_where_one_of_the_others_ends_theirs() -> None:
    over = "Meria ends its truce with the Northern Front."
    ended = report("2024-03-10", over, pledge(over, "termination", MERIA, "truce"))
    assert of_river(link([made(), hanging(*HANGING[0]), ended], KIN), "2024-03-10") is Label.EXPIRED


def test_it_stays_where_another_truce_ends() -> None:
    text = "Norda declares a ceasefire."
    other = report("2024-03-03", text, pledge(text, "declaration", {"Norda": "norda"}, "ceasefire"))
    over = "Norda ends its ceasefire."
    ended = report("2024-03-10", over, pledge(over, "termination", {"Norda": "norda"}, "ceasefire"))
    linked = link([made(), hanging(*HANGING[0]), other, ended], KIN)
    assert labels(linked, "2024-03-10", 1)["river"] is Label.IN_FORCE


def test_a_truce_told_as_collapsed_in_passing_is_over() -> None:
    text = "The River Movement attacked a post, hours after the truce between Meria and the Northern Front collapsed."
    passing = report("2024-03-10", text, pledge(text, "agreement", MERIA | FRONT, "truce"))
    assert labels(link([made(), passing], KIN), "2024-03-10") == {"meria": Label.EXPIRED, "front": Label.EXPIRED}


def test_whose_rebels_they_are_makes_no_party() -> None:
    text = "Meria's Northern Front will halt attacks on Norda."
    one = pledge(text, "declaration", MERIA | FRONT, "halt attacks")
    assert [truce.parties for truce in link([report("2024-03-01", text, one)], KIN).truces] == [("front",)]


THREE_DAYS = "A truce of three days between Meria and the Northern Front took effect."


def short() -> Told:
    one = pledge(THREE_DAYS, "agreement", MERIA | FRONT, "truce", ends_or_duration=span(THREE_DAYS, "three days"))
    return report("2024-03-01", THREE_DAYS, one)


def test_it_runs_out_with_the_term_of_theirs_though_nobody_says_a_word() -> None:
    linked = link([short(), hanging(*HANGING[0])], KIN)
    assert [of_river(linked, day) for day in ("2024-03-03", "2024-03-06")] == [Label.IN_FORCE, Label.EXPIRED]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Meria and the Northern Front extended their truce for another week.", "extension"),
        ("Meria shelled the Northern Front in violation of the truce.", "agreement"),
    ],
)
def test_it_goes_on_where_theirs_is_prolonged_or_still_measured_by(text: str, kind: str) -> None:
    more = {"ends_or_duration": span(text, "another week")} if "week" in text else {}
    later = report("2024-03-03" if more else "2024-03-05", text, pledge(text, kind, MERIA | FRONT, "truce", **more))
    linked = link([short(), hanging(*HANGING[0]), later], KIN)
    assert of_river(linked, "2024-03-06") is Label.IN_FORCE


THREAT = (
    "The leader of the River Movement said that it would watch the truce of Meria and the Northern Front "
    "and continue its attacks on Norda if the truce is broken."
)


def test_who_would_attack_again_if_their_truce_broke_holds_back_meanwhile_though_no_coder_saw_it() -> None:
    over = "Meria resumed strikes after its truce with the Northern Front expired."
    ended = report("2024-03-10", over, pledge(over, "expiry", MERIA | FRONT, "truce"))
    linked = link([made(), report("2024-03-02", THREAT), ended], KIN)
    assert [of_river(linked, day) for day in ("2024-03-02", "2024-03-09", "2024-03-10")] == [Label.IN_FORCE, Label.IN_FORCE, Label.EXPIRED]


def test_who_speaks_of_the_truce_of_two_by_their_names_is_none_of_them() -> None:
    text = "The River Movement will monitor the implementation of the Norda–Meria ceasefire."
    one = pledge(text, "agreement", {"River Movement": "river", "Norda": "norda"}, "implementation of the Norda–Meria ceasefire")
    assert [truce.parties for truce in link([report("2024-03-02", text, one)], KIN).truces] == [("meria", "norda")]


def test_a_mention_of_theirs_in_the_same_sentence_is_not_its_halt() -> None:
    text = THREAT.replace("watch the truce of Meria and the Northern Front", "monitor the Meria–Northern Front truce")
    linked = link([made(), report("2024-03-02", text, pledge(text, "termination", MERIA | FRONT, "Meria–Northern Front truce"))], KIN)
    assert [truce.parties for truce in linked.truces] == [("front", "meria"), ("river",)]


def test_a_threat_that_waits_for_nothing_holds_nothing_back() -> None:
    text = "The leader of the River Movement said that it would continue its attacks on Norda. A truce is far off if the army attacks."
    assert [truce.parties for truce in link([made(), report("2024-03-02", text)], KIN).truces] == [("front", "meria")]
