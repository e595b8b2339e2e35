"""What an outlet says on page after page, learned from its own pages and taken out of the article.

The fixed rules of furniture.py know what most sites write. An outlet's own appeals, notices and promises are known by their coming back,
word for word or nearly, on pages about different things. Reports repeat themselves too: what speaks of violence, or says where a text
comes from, stays however often it is printed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Any
from urllib.parse import urlsplit

from ..records import Document, Record, Span
from .credit import is_credit
from .lexicon import table
from .screen import speaks_of_violence

Sketch = frozenset[int]
_WORD = re.compile(r"\w+")
# Between sentences; blocks are told apart by lines.
_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[A-Z0-9\"“‘(])|(?<=[.!?…][\"”’)])\s+(?=[A-Z0-9\"“‘(])")


def host_of(document: Document) -> str | None:
    """Return whose habits a page shows: the host of its address, else its outlet; None where neither is known."""
    host = urlsplit(document.location).hostname if "://" in document.location else None
    outlet = document.imprint.outlet
    return host.removeprefix("www.") if host else outlet.casefold() if outlet else None


def sketch(document: Document) -> Sketch:
    """Return the hashed runs of words of the article: 32 bits each, the same on every machine."""
    return frozenset(run for row in document.body.split("\n") for run in _runs(_words(row)))


class Habits:
    """What the last pages of one outlet have in common. ``sketches`` come in the order in which the pages were read."""

    def __init__(self, sketches: Iterable[Sketch] = ()) -> None:
        self._policy = table("habits")
        self.sketches = tuple(sketches)[-self.remembered() :]

    @staticmethod
    def remembered() -> int:
        """Return how many of an outlet's last pages are remembered."""
        return int(table("habits")["pages"])

    def with_page(self, page: Sketch) -> Habits:
        """Return the habits after one more page; a later version of a page that is remembered teaches nothing."""
        again = any(len(page & known) > self._policy["again"] * len(page) for known in self.sketches)
        return self if again or not page else Habits((*self.sketches, page))

    @cached_property
    def _times(self) -> Counter[int]:
        return Counter(run for page in self.sketches for run in page)

    def cleared(self, document: Document) -> Document:
        """Return the document without the blocks that are habits; all spans of the imprint stay on their words."""
        if len(self.sketches) < self._policy["least"]:
            return document
        told = list(_spans(document.imprint))
        cuts = [_wide(block, document) for block in _blocks(document) if self._has(block)]
        free = [cut for cut in cuts if not any(cut[0] < span.end and span.start < cut[1] for span in told)]
        return _without(document, _joined(document, free)) if free else document

    def _has(self, block: _Block) -> bool:
        """Tell whether enough of a block stands on enough of the pages."""
        runs, least = _runs(block.words), self._policy["least"]
        times = least if block.whole else max(least, self._policy["within"] * len(self.sketches))
        return bool(sum(self._times[run] >= times for run in runs) >= self._policy["like"] * len(runs))


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph, or a sentence in one (not ``whole``): where it stands in the document's text, and its words."""

    start: int
    end: int
    words: list[str]
    whole: bool


def _blocks(document: Document) -> Iterator[_Block]:
    """Yield what may be a habit: each paragraph, and where it may not go as a whole the sentences in it."""
    at = document.body_start
    for row in document.body.split("\n"):
        whole = _block(row, at, 0, len(row), True)
        if whole:
            yield whole
        pieces = [(mark.start(), mark.end()) for mark in _SENTENCE.finditer(row)]
        edges = [0, *(end for _, end in pieces)], [*(start for start, _ in pieces), len(row)]
        if pieces:
            yield from (block for start, end in zip(*edges, strict=True) if (block := _block(row, at, start, end, False)))
        at += len(row) + 1


def _block(row: str, at: int, start: int, end: int, whole: bool) -> _Block | None:
    inner = row[start:end]
    start, inner = start + len(inner) - len(inner.lstrip()), inner.strip()
    words, policy = _words(inner), table("habits")
    fits = policy["shortest"] <= len(words) and len(inner) <= policy["longest"]
    stays = not fits or speaks_of_violence(inner) or is_credit(inner)
    return None if stays else _Block(at + start, at + start + len(inner), words, whole)


def _words(text: str) -> list[str]:
    """Return the words of a text without what changes from page to page: capitals, and the digits of dates and counts."""
    return _WORD.findall(re.sub(r"\d+", "0", text.casefold()))


def _runs(words: list[str]) -> set[int]:
    """Return the hashes of all runs of words of the length of the policy."""
    length = table("habits")["run"]
    texts = (" ".join(words[at : at + length]) for at in range(max(1, len(words) - length + 1))) if words else ()
    return {int.from_bytes(blake2b(text.encode(), digest_size=4).digest(), "big") for text in texts}


def _wide(block: _Block, document: Document) -> tuple[int, int]:
    """Return where a block stands with its blanks: a paragraph with the lines behind it, a sentence with the blank on one side."""
    rest = document.text[block.end : document.body_end]
    if block.whole:
        return block.start, document.body_end - len(rest.lstrip())
    if (inner := rest.lstrip(" ")) and not inner.startswith("\n"):
        return block.start, document.body_end - len(inner)
    return document.body_start + len(document.text[document.body_start : block.start].rstrip(" ")), block.end


def _joined(document: Document, cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the cuts apart from one another, with the blanks before them at the article's end; none where nothing would be left."""
    apart = list[tuple[int, int]]()
    for start, end in sorted(cuts):
        if apart and start <= apart[-1][1]:
            apart[-1] = apart[-1][0], max(end, apart[-1][1])
        else:
            apart.append((start, end))
    if apart[-1][1] == document.body_end:
        apart[-1] = document.body_start + len(document.text[document.body_start : apart[-1][0]].rstrip()), document.body_end
    return apart if sum(end - start for start, end in apart) < len(document.body) else []


def _without(document: Document, cuts: list[tuple[int, int]]) -> Document:
    def moved(at: int) -> int:
        return at - sum(min(end, at) - start for start, end in cuts if start < at)

    pieces, at = list[str](), 0
    for start, end in cuts:
        pieces.append(document.text[at:start])
        at = end
    before, after = "".join(pieces), document.text[at:]
    text, body_start, body_end = before + after, moved(document.body_start), moved(document.body_end)
    return document.model_copy(
        update={"text": text, "body_start": body_start, "body_end": body_end, "imprint": _shifted(document.imprint, moved)}
    )  # fmt: skip


def _shifted(value: Any, moved: Any) -> Any:
    """Return a record with every span where its words stand now."""
    if isinstance(value, Span):
        return value.shifted(moved(value.start) - value.start)
    if isinstance(value, tuple):
        return tuple(_shifted(one, moved) for one in value)
    if isinstance(value, Record):
        return value.model_copy(update={name: _shifted(getattr(value, name), moved) for name in _in_text(value)})
    return value


def _spans(value: Any) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple | Record):
        parts = value if isinstance(value, tuple) else [getattr(value, name) for name in _in_text(value)]
        for part in parts:
            yield from _spans(part)


def _in_text(record: Record) -> Iterator[str]:
    """Yield the fields of a record whose spans lie in the document's text: those of a ground's ``original`` lie in the page."""
    return (name for name in type(record).model_fields if name != "original")
