"""A truce that is told of as known founds none: by its term, by its month, by what prolonged it or by when its parties stopped."""

import pytest
from tests.linking.reports import pledge as plain_pledge
from tests.linking.stage import FRONT, KIN, MERIA, NORDA, incident, pledge, report, span
from tests.linking.test_drafts import labels

from trucewatch.linking import Told, link
from trucewatch.linking.sense import sense
from trucewatch.linking.senses import Sense
from trucewatch.records import Label, Precision, When

BOTH = NORDA | FRONT
KNOWN = "The 30-day ceasefire between Norda and the Northern Front gave both until Sunday to leave the area."


def first() -> Told:
    """A truce whose 30 days run out on 31 March."""
    text = "Norda and the Northern Front sign a ceasefire for 30 days."
    return report("2024-03-01", text, pledge(text, "agreement", BOTH, "ceasefire", ends_or_duration=span(text, "30 days")))


def mention(when: str = "2024-03-31") -> Told:
    return report(when, KNOWN, pledge(KNOWN, "agreement", BOTH, "30-day ceasefire", ends_or_duration=span(KNOWN, "30-day")))


@pytest.mark.parametrize(
    ("text", "truce"),
    [
        (KNOWN, "30-day ceasefire"),
        ("The two-week truce between Meria and the front had allowed aid into Karo.", "two-week truce"),
        ("The ceasefire between Meria and the front was supposed to bring a withdrawal.", "ceasefire"),
        ("The 30-day truce is due to expire on Sunday.", "30-day truce"),
        ("Shelling shook a fragile two-week truce between Meria and the front.", "two-week truce"),
    ],
)
def test_a_truce_told_as_known_stands(text: str, truce: str) -> None:
    assert sense(plain_pledge(text, "agreement", {}, truce)) is Sense.STANDING


@pytest.mark.parametrize(
    ("text", "truce"),
    [
        ("The 60-day ceasefire was supposed to begin on Sunday.", "60-day ceasefire"),
        ("A fragile ceasefire between Meria and the front took effect at dawn.", "fragile ceasefire"),
        ("Meria and the front agreed to a fragile ceasefire.", "fragile ceasefire"),
        ("The November ceasefire between Meria and the front takes effect.", "November ceasefire"),
        ("The ceasefire between Meria and the front calls for a withdrawal.", "ceasefire"),
    ],
)
def test_a_truce_that_is_made_or_begins_does_not_stand_yet(text: str, truce: str) -> None:
    assert sense(plain_pledge(text, "agreement", {}, truce)) is Sense.TOLD


def test_a_truce_told_by_its_term_on_its_last_day_starts_no_new_clock() -> None:
    linked = link([first(), mention()], KIN)
    assert len(linked.truces) == 1
    assert labels(linked, "2024-04-10") == {"front": Label.EXPIRED, "norda": Label.EXPIRED}


@pytest.mark.parametrize(
    ("text", "truce"),
    [
        ("Farland said that the arrangement between Meria and Norda would remain in effect for another 30 days.", "arrangement"),
        ("The deal between Meria and Norda has been extended for 30 days, Farland said.", "deal"),
        ("Norda and Meria extended the truce by 30 days, the government of Meria said.", "truce"),
    ],
)
def test_the_state_in_which_a_group_fights_prolongs_its_truce(text: str, truce: str) -> None:
    longer = pledge(text, "extension", MERIA | NORDA, truce, ends_or_duration=span(text, "30 days"))
    linked = link([first(), mention(), report("2024-03-31", text, longer)], KIN)
    assert len(linked.truces) == 1
    assert labels(linked, "2024-04-20") == {"front": Label.IN_FORCE, "norda": Label.IN_FORCE}


def test_what_is_no_truce_by_its_words_prolongs_none() -> None:
    text = "Norda and Meria extended the grain deal by 30 days."
    longer = pledge(text, "extension", MERIA | NORDA, "grain deal", ends_or_duration=span(text, "30 days"))
    assert labels(link([first(), report("2024-03-31", text, longer)], KIN), "2024-04-20")["norda"] is Label.EXPIRED


def test_violence_on_the_last_day_of_what_was_prolonged_weighs_on_it() -> None:
    text = "Norda shelled Front fighters on Sunday. Farland said that the ceasefire between Meria and Norda was extended for 30 days."
    shelled = incident(text, "shelling_rocket", "shelled", ("Norda", "norda"), ("Front fighters", "front"))
    longer = pledge(text, "extension", MERIA | NORDA, "ceasefire", ends_or_duration=span(text, "30 days"))
    linked = link([first(), report("2024-03-31", text, longer, shelled)], KIN)
    assert labels(linked, "2024-04-05")["norda"] in (Label.BREACH_ALLEGED, Label.BREACH_CONFIRMED)


@pytest.mark.parametrize(
    ("words", "precision", "since"),
    [("last May", Precision.MONTH, "2023-05-01"), ("since July", Precision.MONTH, "2023-07-01"), ("2019", Precision.YEAR, "2019-01-01")],
)
def test_what_began_in_a_month_or_a_year_did_not_begin_with_the_report(words: str, precision: Precision, since: str) -> None:
    text = f"As in Karo, where Meria and Norda stopped shooting {words}, others take the credit."
    starts = When(span=span(text, words), precision=precision)
    linked = link([report("2024-01-03", text, pledge(text, "agreement", MERIA | NORDA, "stopped shooting", starts=starts))], KIN)
    terms = [one for testimony in linked.testimonies for one in testimony.terms]
    assert [one.effective.earliest.date().isoformat() for one in terms if one.effective] == [since] * 2
    assert labels(linked, "2024-01-02") == {"meria": Label.UNKNOWN, "norda": Label.UNKNOWN}
    assert labels(linked, "2024-01-05") == {"meria": Label.IN_FORCE, "norda": Label.IN_FORCE}


def test_a_truce_told_by_its_month_is_the_one_of_that_month() -> None:
    text = "As in Karo, where Norda and the Northern Front stopped shooting last March, others take the credit."
    starts = When(span=span(text, "last March"), precision=Precision.MONTH)
    made = "Norda and the Northern Front sign a ceasefire."
    known = report("2024-03-11", made, pledge(made, "agreement", BOTH, "ceasefire"))
    assert len(link([known, report("2025-01-03", text, pledge(text, "agreement", BOTH, "stopped shooting", starts=starts))], KIN).truces) == 1


def test_a_month_that_may_still_come_is_no_start_in_the_past() -> None:
    text = "Meria and Norda agreed that a ceasefire would begin in May."
    starts = When(span=span(text, "in May"), precision=Precision.MONTH)
    linked = link([report("2024-06-03", text, pledge(text, "agreement", MERIA | NORDA, "ceasefire", starts=starts))], KIN)
    assert not any(one.effective for testimony in linked.testimonies for one in testimony.terms)


@pytest.mark.parametrize(("words", "label"), [("has been fully maintained", Label.IN_FORCE), ("will be observed", Label.EXPIRED)])
def test_how_long_a_truce_has_been_kept_is_no_term_of_it(words: str, label: Label) -> None:
    text = f"Meria and Norda said after they agreed to a ceasefire that it {words} for 72 hours."
    made = pledge(text, "agreement", MERIA | NORDA, "ceasefire", ends_or_duration=span(text, "72 hours"))
    assert labels(link([report("2024-03-01", text, made)], KIN), "2024-03-10")["norda"] is label
