"""Taking a text down: the bytes of a page and of its clean text go, and that they went, and why, is recorded."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

from trucewatch.errors import LedgerError, SettingError
from trucewatch.records import Recorded

from .book import Ledger
from .kept.beside import forget


class TakenDown(NamedTuple):
    """What went: where the pages had come from, and under which names their originals and texts were kept."""

    locations: tuple[str, ...]
    names: tuple[str, ...]


def found(book: Ledger, what: str) -> TakenDown:
    """Return what taking down ``what`` would delete: a page's location, or the name of its text in an address of the site.

    Pages that share an original or a text with one of these go with it. Raises SettingError where there is none.
    """
    documents = list(book.log.entries(kinds=("document",)))
    originals = {entry.key: str(entry.value["original"]) for entry in book.log.entries(kinds=("page",))}
    names = {name for entry in documents if _is_meant(book, entry, what) for name in _names(entry, originals)}
    if not names:
        raise SettingError(f"no text called {what!r}", book.log.where, "give the page's address, or that of its text on the site")
    gone = {entry.key for entry in book.log.entries(kinds=("takedown",))}
    locations = {str(entry.value["location"]) for entry in documents if names & set(_names(entry, originals))}
    return TakenDown(tuple(sorted(locations)), tuple(sorted(names - gone)))


def take_down(book: Ledger, those: TakenDown, reason: str) -> list[Recorded]:
    """Delete what was found and record why; all of it or nothing. Raises SettingError without a reason."""
    if not reason.strip():
        raise SettingError("no reason is given", remedy="say who asked for it and why: --reason")
    with book.log.transaction():
        recorded = [book.log.take_down(name, reason.strip()) for name in those.names]
    forget(book.log.where)  # what was worked out of the texts goes with them
    return recorded


def _is_meant(book: Ledger, entry: Recorded, what: str) -> bool:
    name = what.rpartition("/evidence/")[2].partition("?")[0].partition("#")[0]
    if what in (entry.value["location"], entry.key) or name in (entry.value["page"], entry.value["text"]):
        return True
    return len(name) == 64 and name == _text_id(book, str(entry.value["text"]))


def _text_id(book: Ledger, kept: str) -> str:
    try:
        return sha256(book.log.content(kept)).hexdigest()
    except LedgerError:  # it was taken down before
        return ""


def _names(entry: Recorded, originals: dict[str | None, str]) -> Iterator[str]:
    yield str(entry.value["text"])
    if entry.key in originals:
        yield originals[entry.key]
