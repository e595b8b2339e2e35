"""A truce that is told as prolonged after its term: in time where its words or nobody's word of an end say so, else anew (R6)."""

import pytest
from tests.linking.stage import FRONT, KIN, MERIA, pledge, report, span
from tests.linking.test_drafts import labels

from trucewatch.linking import Told, link
from trucewatch.records import Label

BOTH = MERIA | FRONT


def first() -> Told:
    """A truce whose 30 days run out on 31 March."""
    text = "Meria and the Northern Front sign a ceasefire for 30 days."
    return report("2024-03-01", text, pledge(text, "agreement", BOTH, "ceasefire", ends_or_duration=span(text, "30 days")))


def prolonged(when: str, words: str) -> Told:
    text = f"Meria and the Northern Front {words}."
    return report(when, text, pledge(text, "extension", BOTH, "truce", ends_or_duration=span(text, "another 60 days")))


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2024-04-02", "extend their truce by another 60 days"),
        ("2024-04-05", "on March 30 extended their truce by another 60 days"),
        ("2024-04-06", "had extended their truce by another 60 days, mediators said"),
        ("2024-04-04", "extended their truce by another 60 days last week"),
    ],
)
def test_what_was_prolonged_in_time_and_told_late_is_the_same_truce(when: str, words: str) -> None:
    linked = link([first(), prolonged(when, words)], KIN)
    assert len(linked.truces) == 1
    assert [labels(linked, at)["front"] for at in ("2024-04-01", "2024-04-20")] == [Label.IN_FORCE, Label.IN_FORCE]
    assert labels(linked, "2024-06-10")["front"] is Label.EXPIRED


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2024-04-05", "extend their truce by another 60 days"),
        ("2024-04-05", "on April 4 extended their truce by another 60 days"),
        ("2024-06-20", "had extended their truce by another 60 days, mediators said"),
    ],
)
def test_what_was_prolonged_too_late_is_another(when: str, words: str) -> None:
    assert len(link([first(), prolonged(when, words)], KIN).truces) == 2


def test_what_was_told_to_have_run_out_is_not_prolonged_days_later() -> None:
    text = "The truce between Meria and the Northern Front expired."
    over = report("2024-03-31", text, pledge(text, "expiry", BOTH, "truce"))
    assert len(link([first(), over, prolonged("2024-04-02", "extend their truce by another 60 days")], KIN).truces) == 2
