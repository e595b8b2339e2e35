"""Who says something in a text: by name, by office, or namelessly with a reason."""

from __future__ import annotations

from .actor import Party
from .base import Record
from .span import Span


class Speaker(Record):
    """The source of a statement.

    ``span`` is the codebook's ``said_by``: the innermost named speaker or institution. ``role`` is the office
    ("spokesman"), ``on_behalf_of`` the party spoken for, ``reason`` the reason given for namelessness, ``cue`` the
    reporting word, ``actor`` the registry's id of the speaker or institution.
    """

    span: Span
    role: Span | None = None
    on_behalf_of: Span | None = None
    actor: str | None = None
    anonymous: bool = False
    reason: Span | None = None
    cue: Span | None = None

    @classmethod
    def of(cls, party: Party) -> Speaker:
        """Return a party as one who speaks, by name and for itself."""
        return cls(span=party.span, actor=party.actor)

    @property
    def party(self) -> Party:
        """Who speaks, as a party of what is told."""
        return Party(span=self.span, actor=self.actor)

    @property
    def known_as(self) -> str | None:
        """The registry's id, or else the words of the text; None where the source keeps the name back."""
        return None if self.anonymous else self.actor or self.span.quote
