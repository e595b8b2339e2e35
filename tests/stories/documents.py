"""Documents for tests, made of a text and an imprint."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from trucewatch.records import Document, Imprint

NOON = datetime(2020, 10, 11, 12, tzinfo=UTC)

WIRE = """Militias that are close to the government said on Sunday that they would stop their attacks on the convoys for three weeks.

The announcement came hours after a bomb beside the road from Basra damaged two trucks and wounded four drivers, police said.

“We give them until the end of the month to leave the base, and not a day more,” a commander in Nasiriyah said in a statement.

Officers at the base said that nothing would change in their patrols, which had been cut by half since the attack of September.

Lawmakers from the south want the matter brought before parliament, where a vote on the presence of foreign troops is due in November."""


def document(text: str, place: str, hours: float | None = 0, outlet: str | None = None, agency: str | None = None) -> Document:
    """Return a document published some hours after noon, or without a date."""
    published = None if hours is None else NOON + timedelta(hours=hours)
    imprint = Imprint(outlet=outlet, agency=agency, published=published)
    return Document(page="0" * 64, location=place, text=text, body_end=len(text), gathered=NOON + timedelta(days=300), imprint=imprint)
