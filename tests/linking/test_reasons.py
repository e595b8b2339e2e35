"""Violence for which a party ends its truce is a breach of it, and came before the end."""

from datetime import UTC, datetime

import pytest
from tests.linking.reports import party
from tests.linking.stage import KIN, Told, day, incident, pledge, report, signed, span, within
from tests.linking.test_drafts import labels

from trucewatch.linking import link
from trucewatch.records import Label, Occurred, Precision, Speaker, When

FRONT, ARMY = {"Northern Front": "front"}, ("army", "meria")
KARO = {"actor": ARMY, "place": "Karo"}


def ended(text: str, act: str, what: str = "truce with Meria", when: str = "2024-03-05", **more: object) -> Told:
    end = pledge(text, "termination", FRONT, what, counterparts=(party(text, "Meria", "meria"),), **more)
    return report(when, text, end, incident(text, "air_drone_strike", act, **KARO))


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The Northern Front ended its truce with Meria on Monday after an air strike by the army killed 20 in Karo.", "air strike"),
        ("After the army bombed a market in Karo, the Northern Front quit its truce with Meria.", "bombed"),
        ("The Northern Front quit its truce with Meria, citing the shelling of Karo by the army.", "shelling"),
    ],
)
def test_it_is_a_breach(text: str, act: str) -> None:
    found = labels(link([signed(), ended(text, act)], KIN), "2024-03-06")
    assert found == {"front": Label.ENDED, "meria": Label.BREACH_ALLEGED}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The Northern Front ended its truce with Meria after three weeks, and the army shelled Karo.", "shelled"),
        ("The Northern Front ended its truce with Meria and the army shelled Karo.", "shelled"),
    ],
)
def test_what_only_followed_is_none(text: str, act: str) -> None:
    assert labels(link([signed(), ended(text, act)], KIN), "2024-03-06")["meria"] is Label.STRAINED


def test_it_came_before_the_end() -> None:
    text = "The Northern Front, which quit its truce with Meria on Monday after the army bombed Karo, holds talks."
    monday = datetime(2024, 3, 4, tzinfo=UTC)
    on = When(span=span(text, "Monday"), earliest=monday, latest=day("2024-03-05"), precision=Precision.DAY)
    linked = link([signed(), ended(text, "bombed", when="2024-03-08", starts=on)], KIN)
    said = [claim.proposition for told in linked.testimonies for claim in told.claims]
    assert [one.when.latest < day("2024-03-05") for one in said if isinstance(one, Occurred)] == [True]


def test_who_accuses_in_its_word_is_not_taken_for_the_accused_who_denies() -> None:
    charge = "The Northern Front quit its truce with Meria, accusing the army of drone strikes in Karo."
    text = f"{charge} Meria denied carrying out the strikes."
    coded = incident(text, "air_drone_strike", "drone", denied_by=(Speaker(span=span(text, "Meria denied"), actor="meria"),), **KARO)
    coded = within(text, charge, coded.model_copy(update={"said_by": Speaker(span=span(text, "Meria denied"), actor="meria")}))
    end = within(text, charge, pledge(text, "termination", FRONT, "truce with Meria"))
    assert labels(link([signed(), report("2024-03-05", text, end, coded)], KIN), "2024-03-06")["meria"] is Label.BREACH_ALLEGED
