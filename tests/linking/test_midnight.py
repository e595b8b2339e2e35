"""A truce that is to take effect "at midnight": no breach before that, and not in force before it can be."""

from typing import Any

import pytest
from tests.linking.stage import FRONT, KIN, MERIA, incident, pledge, report, span, told
from tests.linking.test_drafts import labels
from tests.linking.test_turns import on

from trucewatch.linking import link
from trucewatch.records import Label, When

EVENING = "The Northern Front shelled Meria soldiers on Monday evening, hours before the ceasefire was due to begin."
TUESDAY = "The Northern Front shelled Meria soldiers on Tuesday, in breach of the ceasefire."


def _said(text: str, starts: str, day: str = "", published: str = "2024-03-04T12:10") -> Any:
    when = on(text, starts, day) if day else When(span=span(text, starts)) if starts else None
    return told(text, published, pledge(text, "agreement", MERIA | FRONT, "ceasefire", starts=when))


def _hit(text: str, words: str, day: str) -> Any:
    hit = incident(text, "shelling_rocket", "shelled", ("Northern Front", "front"), ("Meria soldiers", "meria"), when=on(text, words, day))
    return report(day, text, hit)


@pytest.mark.parametrize(
    ("text", "starts", "day"),
    [
        ("Meria and the Northern Front agreed on Monday to a ceasefire that will take effect at midnight.", "midnight", ""),
        ("Meria and the Northern Front sign a ceasefire, to start from midnight.", "midnight", ""),
        ("A ceasefire of Meria and the Northern Front goes into force at midnight tonight, both say.", "midnight tonight", "2024-03-04"),
        ("Meria and the Northern Front agree to an immediate ceasefire, to take effect at midnight.", "immediate", "2024-03-04"),
        ("Meria and the Northern Front agree to a ceasefire that comes into force at local midnight.", "", ""),
    ],
)
@pytest.mark.parametrize("published", ["2024-03-04T12:10", "2024-03-04"])
def test_a_bare_midnight_is_the_end_of_the_day_of_the_announcement(text: str, starts: str, day: str, published: str) -> None:
    made = _said(text, starts, day, published)
    early = link([made, _hit(EVENING, "on Monday evening", "2024-03-04")], KIN)
    assert labels(early, "2024-03-04")["front"] is Label.OFFERED and labels(early, "2024-03-05")["front"] is Label.IN_FORCE
    late = link([made, _hit(TUESDAY, "on Tuesday", "2024-03-05")], KIN)
    assert labels(late, "2024-03-05")["front"] is Label.BREACH_ALLEGED


def test_agreed_the_day_before_it_may_have_begun_with_the_day_of_the_report() -> None:
    text = "Meria and the Northern Front agreed on Monday to a ceasefire that will take effect at midnight."
    hit = "The Northern Front shelled Meria soldiers on Tuesday."
    linked = link([_said(text, "midnight", published="2024-03-05T02:00"), _hit(hit, "on Tuesday", "2024-03-05")], KIN)
    assert labels(linked, "2024-03-05")["front"] is Label.STRAINED


@pytest.mark.parametrize(
    ("text", "starts", "day"),
    [
        ("Meria and the Northern Front agreed to a ceasefire that took effect at midnight.", "midnight", ""),
        ("A ceasefire of Meria and the Northern Front went into effect in the Karo Hills at midnight.", "midnight", ""),
        ("Meria and the Northern Front agree to an immediate ceasefire.", "immediate", "2024-03-04"),
        ("Meria and the Northern Front agreed on a ceasefire, after shelling that lasted until midnight.", "", ""),
        ("Meria and the Northern Front agreed to a ceasefire from midnight on Monday.", "midnight on Monday", "2024-03-04"),
    ],
)
def test_a_midnight_that_is_past_or_of_another_day_or_of_something_else_stays_what_it_is(text: str, starts: str, day: str) -> None:
    assert labels(link([_said(text, starts, day)], KIN), "2024-03-04")["front"] is Label.IN_FORCE
