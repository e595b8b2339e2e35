"""Who accepts, a sentence further on, what another has prolonged."""

import pytest
from tests.linking.stage import FRONT, KIN, MERIA, pledge, report, span, within
from tests.linking.test_drafts import labels

from trucewatch.linking import link
from trucewatch.records import Label

FIRST = "Meria and the Northern Front agreed to a truce of three days on Friday."
LONGER = "Meria's army said that it would extend the truce by another 72 hours."


@pytest.mark.parametrize(("then", "joins"), [
    ("The Northern Front said in a statement it approved the extension as well.", True),
    ("The Northern Front has agreed to the extension.", True),
    ("The Northern Front did not accept the extension.", False),
    ("The Northern Front said that it would approve the extension if Meria let aid in.", False),
    ("The Northern Front buried its dead.", False),
])  # fmt: skip
def test_who_accepts_an_extension_is_bound_by_it_too(then: str, joins: bool) -> None:
    days = span(FIRST, "three days")
    made = report("2024-03-01", FIRST, pledge(FIRST, "agreement", MERIA | FRONT, "truce", ends_or_duration=days))
    text = f"{LONGER} {then}"
    term = span(text, "another 72 hours")
    longer = within(text, LONGER, pledge(text, "extension", MERIA, "truce", ends_or_duration=term, said_by=("Meria's army", "meria")))
    linked = link([made, report("2024-03-03", text, longer)], KIN)
    assert labels(linked, "2024-03-05")["meria"] is Label.IN_FORCE
    assert (labels(linked, "2024-03-05")["front"] is Label.IN_FORCE) is joins
