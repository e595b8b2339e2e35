"""Violence that was before what its report tells: so long before it, or right before the start of the truce."""

import pytest
from tests.linking.stage import FRONT, KIN, MERIA, incident, pledge, report, within
from tests.linking.test_drafts import labels
from tests.linking.test_turns import on

from trucewatch.linking import link
from trucewatch.records import Label

BOTH = MERIA | FRONT
SIGNED = "Meria and the Northern Front signed a ceasefire"


@pytest.mark.parametrize(("after", "label"), [
    ("six weeks after gunmen shot a commander", Label.IN_FORCE),
    ("two days after gunmen shot a commander", Label.IN_FORCE),
    ("a month after gunmen shot a commander", Label.IN_FORCE),
    ("and gunmen shot a commander", Label.STRAINED),
])  # fmt: skip
def test_what_was_so_long_before_a_truce_strains_it_not(after: str, label: Label) -> None:
    text = f"{SIGNED}, {after} in Karo."
    shot = incident(text, "shooting", "shot", target=("commander", "meria"), place="Karo")
    linked = link([report("2024-03-01", text, pledge(text, "agreement", BOTH, "ceasefire"), shot)], KIN)
    assert labels(linked, "2024-03-02")["front"] is label


@pytest.mark.parametrize(("when", "label"), [
    ("Minutes before, ", Label.IN_FORCE),
    ("Hours earlier, ", Label.IN_FORCE),
    ("Shortly before that, ", Label.IN_FORCE),
    ("Minutes later, ", Label.STRAINED),
    ("", Label.STRAINED),
])  # fmt: skip
def test_what_was_right_before_its_start_strains_it_not(when: str, label: Label) -> None:
    first = f"{SIGNED} that took effect on Friday."
    text = f"{first} {when}Gunmen shot a commander in Karo."
    truce = within(text, first, pledge(text, "agreement", BOTH, "ceasefire", starts=on(text, "Friday", "2024-03-01T06:00:00")))
    shot = within(text, text[len(first) + 1 :], incident(text, "shooting", "shot", target=("commander", "meria"), place="Karo"))
    assert labels(link([report("2024-03-01", text, truce, shot)], KIN), "2024-03-02")["front"] is label
