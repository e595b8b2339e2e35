"""A text with everything that was read in it: pieces to be marked, the records they belong to, and the other prints of its story."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from trucewatch.desk.indexed import Indexed, Told
from trucewatch.records import Document, Incident, Party, Place, Pledge, Print, Record, Span, Speaker, Story, When

from .faults import NotFoundError

Field = tuple[str, Span]


@dataclass(frozen=True)
class Coded:
    """A record that was read in the text: its key, its sort ("pledge", "incident"), its number, and its fields with their spans."""

    key: str
    sort: str
    number: int
    record: Pledge | Incident
    fields: tuple[Field, ...]
    group: str | None


@dataclass(frozen=True)
class Piece:
    """A stretch of the text under the same marks; ``coded`` are the anchors of the records, ``fields`` what it is to them."""

    text: str
    start: int
    coded: tuple[str, ...]
    fields: tuple[str, ...]
    focus: bool
    part: str


@dataclass(frozen=True)
class Sheet:
    """Everything the page of a text shows."""

    told: Told
    document: Document
    coded: tuple[Coded, ...]
    pieces: tuple[Piece, ...]
    story: Story | None
    others: tuple[tuple[Print, Told | None], ...]


def sheet(seen: Indexed, text: str, focus: tuple[int, int] | None = None) -> Sheet:
    """Return a text with its marks. Raises NotFoundError where no such text is known."""
    tolds = seen.texts.get(text)
    if not tolds:
        raise NotFoundError("no text of that name is known at that time", remedy="follow a link from a truce")
    told = tolds[0]
    if focus:
        focus = (focus[0], focus[0] + len(told.document.text[focus[0] : focus[1]].rstrip()))
    coded = tuple(coded_in(told, seen))
    story, _ = seen.prints.get(text, (None, None))
    others = tuple((one, seen.texts.get(one.document, [None])[0]) for one in (story.documents if story else ()) if one.document != text)
    return Sheet(told, told.document, coded, tuple(_pieces(told.document, coded, focus)), story, others)


def coded_in(told: Told, seen: Indexed) -> Iterator[Coded]:
    """Yield the records of a report, pledges first."""
    for number, act in enumerate(told.acts(), 1):
        yield Coded(act.key, "pledge", number, act.pledge, tuple(spans(act.pledge)), seen.known.linked.truce_of.get(act.key))
    for number, telling in enumerate(told.tellings(), 1):
        name = seen.known.linked.incident_of.get(telling.key)
        yield Coded(telling.key, "incident", number, telling.incident, tuple(spans(telling.incident)), name)


def spans(record: Record) -> Iterator[Field]:
    """Yield the named spans of a record."""
    for name in type(record).model_fields:
        value = getattr(record, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Span):
                if name not in ("sentence", "mentions"):
                    yield name, one
            elif isinstance(one, Party | Speaker | Place | When) or hasattr(one, "span"):
                yield name, one.span


def _pieces(document: Document, coded: tuple[Coded, ...], focus: tuple[int, int] | None) -> Iterator[Piece]:
    marks = [(span.start, span.end, f"{one.sort}-{one.number}", name) for one in coded for name, span in one.fields]
    cuts = {0, len(document.text), document.body_start, document.body_end}
    cuts |= {at for start, end, _, _ in marks for at in (start, end)} | set(focus or ())
    edges = sorted(at for at in cuts if 0 <= at <= len(document.text))
    for start, end in pairwise(edges):
        over = [(anchor, name) for s, e, anchor, name in marks if s <= start and end <= e]
        yield Piece(
            document.text[start:end], start, tuple(dict.fromkeys(anchor for anchor, _ in over)), tuple(dict.fromkeys(f for _, f in over)),
            focus is not None and focus[0] <= start and end <= focus[1], _part(document, start),
        )  # fmt: skip


def _part(document: Document, at: int) -> str:
    if at < document.body_start:
        return "head"
    return "body" if at < document.body_end else "tail"


def differing(one: str, other: str) -> list[tuple[str, str, str]]:
    """Return two prints as aligned pieces (how, one's words, the other's words); ``how`` is equal, replace, delete or insert."""
    ours, theirs = _tokens(one), _tokens(other)
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    return [(how, "".join(ours[a:b]), "".join(theirs[c:d])) for how, a, b, c, d in matcher.get_opcodes()]


def _tokens(text: str) -> list[str]:
    """Return the words of a text, each with the blanks that follow it; a very long text by lines, which is quick enough."""
    if len(text) > 40_000:
        return text.splitlines(keepends=True)
    return re.findall(r"\S+\s*|\s+", text)
