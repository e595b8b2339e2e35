"""What one document says, as one coder read it."""

from __future__ import annotations

from datetime import date

from .base import Record
from .incident import Incident
from .pledge import Pledge
from .span import Span


class Coder(Record):
    """Who coded: a program's or a person's name, and the version of the program, model or codebook used."""

    name: str
    version: str


class Report(Record):
    """The coding of one text. ``text_sha256`` names the immutable text that all spans lie in.

    ``habitual`` holds the statements of repeated violence that are no single incident. ``left_out`` gives reasons for what was
    not coded ("language: fr").
    """

    text_sha256: str
    coder: Coder
    published: date | None = None
    relevant: bool = False
    relevance: float | None = None
    origin: Span | None = None
    pledges: tuple[Pledge, ...] = ()
    incidents: tuple[Incident, ...] = ()
    habitual: tuple[Span, ...] = ()
    left_out: tuple[str, ...] = ()
