"""A truce of which only a relative clause tells was made at the time that stands behind it; who fights again beside it ends it."""

import pytest
from tests.linking.reports import pledge as plain_pledge
from tests.linking.stage import FRONT, KIN, NORDA, day, pledge, report
from tests.linking.test_drafts import labels

from trucewatch.linking import Told, link
from trucewatch.linking.said_day import made_on
from trucewatch.records import Label

BOTH = NORDA | FRONT
AGAIN = "The Northern Front, which signed a ceasefire with Norda in January, {}."


def first() -> Told:
    text = "Norda and the Northern Front sign a ceasefire."
    return report("2024-01-12", text, pledge(text, "agreement", BOTH, "ceasefire"))


def later(words: str) -> Told:
    text = AGAIN.format(words)
    return report("2024-06-26", text, pledge(text, "agreement", BOTH, "ceasefire"))


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        (AGAIN.format("met aides"), "2024-01-01", "2024-01-31"),
        ("One of the groups that agreed to a truce last month met aides.", "2024-05-01", "2024-05-31"),
        ("The rebels, who had agreed a truce with Norda two years ago, met aides.", "2022-01-01", "2022-12-31"),
        ("On Tuesday the Front, which reached a truce with Norda earlier this year, met aides.", "2024-01-01", "2024-06-25"),
        ("The Front, which accepted a truce three months ago, met aides.", "2024-03-01", "2024-03-31"),
    ],
)
def test_a_truce_told_in_passing_was_made_at_the_time_behind_it(text: str, since: str, until: str) -> None:
    truce = "ceasefire" if "ceasefire" in text else "truce"
    made = made_on(plain_pledge(text, "agreement", {}, truce), day("2024-06-26").date())
    assert made and (made.earliest.date().isoformat(), made.latest.date().isoformat()) == (since, until)


@pytest.mark.parametrize(
    "words", ["that signed a ceasefire to begin in January met", "that signed a ceasefire has resumed attacks in January"]
)
def test_a_time_of_something_else_is_not_that_of_its_making(words: str) -> None:
    assert made_on(plain_pledge(f"The group {words}.", "agreement", {}, "ceasefire"), day("2024-06-26").date()) is None


@pytest.mark.parametrize(
    "words",
    [
        "has resumed its offensive",
        "has taken up arms again, officials said",
        "said on Tuesday that it had resumed attacks on Norda",
        "has broken off the truce",
    ],
)
def test_who_fights_again_ends_the_truce_told_in_passing(words: str) -> None:
    linked = link([first(), later(words)], KIN)
    assert len(linked.truces) == 1
    assert labels(linked, "2024-06-27")["front"] in (Label.ENDED, Label.RESUMED)


@pytest.mark.parametrize(
    "words",
    [
        "has not resumed its offensive",
        "has resumed its offensive against Meria",
        "has resumed talks",
        "has taken up arms again, Norda said",
    ],
)
def test_who_does_not_or_fights_others_ends_nothing(words: str) -> None:
    linked = link([first(), later(words)], KIN)
    assert len(linked.truces) == 1
    assert labels(linked, "2024-06-27")["front"] is Label.IN_FORCE
