"""A truce of an earlier time that a text remembers is none of today's; and a refusal is no offer, whatever a coder takes it for."""

import pytest
from tests.linking.reports import pledge
from tests.linking.stage import day

from trucewatch.linking.earlier_year import of_earlier_time
from trucewatch.linking.sense import kind_of
from trucewatch.records import PledgeKind

ON = day("2016-12-20").date()


@pytest.mark.parametrize(
    ("text", "kind", "own"),
    [
        ("The last truce between the two, in 1995, collapsed after a hundred days.", "agreement", "last truce"),
        ("A previous ceasefire with the league, in March 2013, broke down in a week.", "agreement", "ceasefire"),
        ("In 1987 it took one afternoon for the talks to collapse and the 60-day truce to lapse.", "extension", "truce"),
        ("NORDA (Reuters) - In 2009 the rebels declared a ceasefire that fell apart.", "declaration", "ceasefire"),
        ("He had last obtained a truce in August, for the feast.", "agreement", "truce in August"),
        ("The envoy had last brokered a ceasefire last March.", "agreement", "ceasefire"),
        ("The front and Meria last agreed to a ceasefire in 2014.", "agreement", "ceasefire"),
    ],
)
def test_a_truce_of_an_earlier_time_is_only_remembered(text: str, kind: str, own: str) -> None:
    assert of_earlier_time(pledge(text, kind, {}, own), ON)


@pytest.mark.parametrize(
    ("text", "kind", "own"),
    [
        ("In 2009 Meria and the front signed a ceasefire that is still kept.", "agreement", "ceasefire"),
        ("The last truce, in 2016, collapsed after a hundred days.", "agreement", "last truce"),
        ("In 2016 the truce collapsed.", "expiry", "truce"),
        ("The first truce, agreed in 2014, still holds.", "agreement", "first truce"),
        ("The front last declared a ceasefire on Tuesday.", "declaration", "ceasefire"),
        ("At last Meria and the front agreed to a ceasefire in Doha.", "agreement", "ceasefire"),
    ],
)
def test_a_truce_of_today_or_one_that_still_holds_is_not(text: str, kind: str, own: str) -> None:
    assert not of_earlier_time(pledge(text, kind, {}, own), ON)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Meria said that a cessation of hostilities could come only as a result of talks, not before them.", "cessation of hostilities"),
        ("A truce can only follow after peace negotiations, the army said.", "truce"),
        ("The president repeated that Meria would not halt military action in return for a gesture.", "halt military action"),
        ("The army will not suspend its offensive for the feast.", "suspend its offensive"),
        ("The front said it would not declare a ceasefire over Easter.", "ceasefire"),
        ("The defence minister ruled out a ceasefire with the front.", "ceasefire"),
    ],
)
def test_a_refusal_is_no_offer(text: str, own: str) -> None:
    assert kind_of(pledge(text, "offer", {"Meria": "meria"} if "Meria" in text else {}, own)) in (None, PledgeKind.REJECTION)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Meria said that it would halt military action in return for a gesture.", "halt military action"),
        ("Meria would not halt military action unless the front freed its captives.", "halt military action"),
        ("Meria has not ruled out a ceasefire and would stop its raids by May.", "stop its raids"),
        ("Meria said that a ceasefire could come into force only after both sign.", "ceasefire"),
    ],
)
def test_an_offer_with_a_condition_is_one(text: str, own: str) -> None:
    assert kind_of(pledge(text, "offer", {"Meria": "meria"}, own)) is not PledgeKind.REJECTION
