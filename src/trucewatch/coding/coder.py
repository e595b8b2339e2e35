"""What a coder is: anything with a name and a version that turns a document into a report."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from trucewatch.records import Coder, Document, Report


class DocumentCoder(Protocol):
    """The interface behind the entry point group ``trucewatch.coders``.

    An entry point names a factory without arguments that returns such an object; it loads what is heavy only when ``code`` is
    first called. ``code`` reads ``document.body`` alone, gives all spans as offsets of ``document.text``, and answers a text it
    cannot read (another language, no words) with an empty report whose ``left_out`` says why. It raises CodingError only where
    the coder itself is not usable (a missing or altered model). A coder whose entries come with their terms (a condition's actor and
    deadline, scope, further speakers) says so by an attribute ``states_terms = True``; for the others they are read off the parse. One
    whose work costs time or money may tell it by a method ``spent() -> str``, which is shown while it works.
    """

    @property
    def coder(self) -> Coder:
        """Who codes: kept with everything that this coder finds."""
        ...

    def code(self, document: Document) -> Report:
        """Return what the document says."""
        ...


def unread(document: Document, coder: Coder) -> Report | None:
    """Return the empty report of a document that cannot be coded, with the reason; None where it can be."""
    reason = None
    if document.language != "en":
        reason = f"language: {document.language}"
    elif not document.body.strip():
        reason = "no text"
    if reason is None:
        return None
    return Report(text_sha256=document.id, coder=coder, published=published_on(document), left_out=(reason,))


def published_on(document: Document) -> date | None:
    """Return the day of publication, where known."""
    moment = document.imprint.published
    return moment.date() if moment else None
