"""A story: the documents that print the same copy. Only stories are independent sources, never pages."""

from __future__ import annotations

from enum import StrEnum

from .base import Record


class PrintClass(StrEnum):
    """How a document stands to the copy it shares.

    ``shared_statement`` is the original of a story of its own that quotes a statement which an earlier, independent story quotes too.
    """

    ORIGINAL = "original"
    REPRINT = "reprint"
    REVISION = "revision"
    SHORTENED = "shortened"
    DERIVED = "derived"
    SHARED_STATEMENT = "shared_statement"


class Print(Record):
    """A document as a member of a story: its class, and in words why it belongs there.

    ``place`` is where it stands: pages at several places may have one text, and so one ``document``.
    """

    document: str
    kind: PrintClass
    why: str = ""
    place: str = ""


class Relation(Record):
    """What a story has in common with another one that it is independent of: ``story`` is the other's id."""

    kind: PrintClass
    story: str
    why: str = ""


class Story(Record):
    """Documents with one origin. ``id`` is the id of its first document; ``origin`` the agency or outlet it comes from."""

    id: str
    origin: str | None = None
    documents: tuple[Print, ...]
    relations: tuple[Relation, ...] = ()
