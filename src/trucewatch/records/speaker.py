"""Who says something in a text: by name, by office, or namelessly with a reason."""

from __future__ import annotations

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
