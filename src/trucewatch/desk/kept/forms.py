"""How what was worked out is written into the file, and read from it: JSON, as short as it goes; long ones packed."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple

from pydantic import TypeAdapter

from trucewatch.ledger.chain import stamp
from trucewatch.linking import MadeIncident
from trucewatch.monitor import Bare, bare
from trucewatch.records import Change, Report, Testimony, Truce, Verdict

from ..cases import actors
from ..happened import Happened, happened
from ..judged import Evidence, Judged
from . import bared

_LEVEL = 3


class Page(NamedTuple):
    """A page as it is known: its text, its story, which report counts (or what people left of it), and what its records are part of.

    ``story_told`` is when its story was told, where the page does not say so itself.
    """

    text: str
    story: str
    story_told: datetime | None
    report: str
    left: Report | None
    acts: tuple[str, ...]
    tellings: tuple[str, ...]
    incidents: tuple[str, ...]


class Named(NamedTuple):
    """A truce with its place in the order of all, whom its case names, and by pledge who is said to have done what it may cover."""

    truce: Truce
    place: tuple[datetime, str, int]
    actors: tuple[str, ...]
    accused: Mapping[str, tuple[str, ...]]


EVIDENCE, VERDICTS, LAST = "evidence", "verdicts ", "last "
BARE, ACTS, WHOLE = "", "acts", "whole"
ALWAYS = b"~"
"""Stands behind the order of a member where it matters whenever it was told: later than any time."""
_EVIDENCE, _VERDICTS = TypeAdapter(Evidence), TypeAdapter(tuple[Verdict, ...])
_LAST = TypeAdapter(dict[str, Change | None])
read_evidence = _EVIDENCE.validate_json
_PAGE, _HAPPENED, _NAMED = TypeAdapter(Page), TypeAdapter(Happened), TypeAdapter(Named)
read_page, read_incident, read_named = _PAGE.validate_json, _HAPPENED.validate_json, _NAMED.validate_json


def page(value: Page) -> bytes:
    """Return a page as it is written."""
    return _PAGE.dump_json(value)


def incident(made: MadeIncident) -> bytes:
    """Return an incident as it is written."""
    return _HAPPENED.dump_json(happened(made))


def named(value: Named) -> bytes:
    """Return a truce as it is written."""
    return _NAMED.dump_json(value)


def testimony(value: Testimony) -> dict[str, bytes]:
    """Return a testimony as it is written: what the monitor judges by, what of it are acts, and apart from both the whole."""
    one = bare(value)
    found = {BARE: bared.written(one), WHOLE: zlib.compress(value.model_dump_json().encode(), _LEVEL)}
    return found if (acts := bared.acts(one)) is None else found | {ACTS: bared.written(acts)}


def read_testimony(body: bytes) -> Testimony:
    """Return a testimony as it was written whole."""
    return Testimony.model_validate_json(zlib.decompress(body))


@lru_cache(maxsize=4)
def read_background(body: bytes) -> tuple[Testimony, Bare, frozenset[str]]:
    """Return what was known beforehand, and whom it names: each case asks for the same."""
    found = read_testimony(body)
    return found, bare(found), actors(found)


def judged(value: Judged) -> dict[str, bytes]:
    """Return what was worked out about a truce as it is written: each stretch by itself."""
    found = {EVIDENCE: _EVIDENCE.dump_json(value.evidence)}
    for one in value.stretches:
        where = f"{stamp(one.since)}/{stamp(one.until)}"
        found[VERDICTS + where] = zlib.compress(_VERDICTS.dump_json(one.verdicts), _LEVEL)
        found[LAST + where] = zlib.compress(_LAST.dump_json(dict(one.last)), _LEVEL)
    return found


def stretch(parts: Mapping[str, bytes], sort: str, at: datetime) -> bytes | None:
    """Return the part of a sort whose stretch a time lies in."""
    when = stamp(at if at.tzinfo else at.replace(tzinfo=UTC))
    for part, body in parts.items():
        since, _, until = part.removeprefix(sort).partition("/")
        if part.startswith(sort) and since <= when < until:
            return body
    return None


def read_verdicts(body: bytes) -> tuple[Verdict, ...]:
    """Return the verdicts of a stretch."""
    return _VERDICTS.validate_json(zlib.decompress(body))


def read_last(body: bytes) -> dict[str, Change | None]:
    """Return the last change of each faction in a stretch."""
    return _LAST.validate_json(zlib.decompress(body))
