"""A cheap look at HTML before anything parses it: what is hostile is refused, what is unusual goes to a worker."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from itertools import accumulate

# Quotes are followed, so that a ">" inside a value does not end a tag; possessive, so that the look is linear.
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)((?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>?")
_EMBEDDED = re.compile(r"data:[\w/+.;=-]{0,80},[A-Za-z0-9+/=%_-]{1000,}+")
_SKIPPED = re.compile(r"<!--|<(?:script|style)\b", re.I)
# Elements without content, and those whose end tag is usually left out.
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
    | {"p", "li", "dt", "dd", "tr", "td", "th", "option"}
)
_STEP = re.compile(r"<(/?)[a-zA-Z]")
# Tags without an end count as depth here, so the bound is wider than that on true depth.
_SHALLOW = 600
_SHORT = 300_000
_SHORT_TAG = 20_000
_VALUE = re.compile(r"\"[^\"]*+\"|'[^']*+'")

LONGEST = 5_000_000
MOST_ATTRIBUTES = 1_000
DEEPEST = 1_000
ORDINARY_ATTRIBUTES = 200
ORDINARY_DEPTH = 200
ORDINARY_LENGTH = 600_000
ORDINARY_TAGS = 15_000
ORDINARY_TAG_LENGTH = 60_000


class Look(Enum):
    """What a page seems to be, and the words for a refusal."""

    ORDINARY = ""
    UNUSUAL = "unusual"
    LENGTH = f"it has more than {LONGEST:,} characters of markup, even without scripts and embedded images"
    ATTRIBUTES = f"one of its tags has more than {MOST_ATTRIBUTES:,} attributes"
    DEPTH = f"its tags are nested more than {DEEPEST:,} deep"

    @property
    def hostile(self) -> bool:
        """Tell whether such a page is refused unparsed."""
        return self in (Look.LENGTH, Look.ATTRIBUTES, Look.DEPTH)


def look(html: str) -> Look:
    """Return what ``html`` seems to be, in one pass without parsing it."""
    if len(html) > LONGEST:
        return Look.LENGTH
    return Look.ORDINARY if _is_plainly_ordinary(html) else _close_look(html)


def _is_plainly_ordinary(html: str) -> bool:
    """Tell, by counts alone, that ``html`` cannot be worse than slow for a moment: most pages need no closer look."""
    if len(html) > _SHORT or max(map(len, html.split("<"))) > _SHORT_TAG:
        return False
    steps = (-1 if closing else 1 for closing in _STEP.findall(html))
    return max(accumulate(steps), default=0) <= _SHALLOW


def _close_look(html: str) -> Look:
    tags, most, longest, depth, deepest = 0, 0, 0, 0, 0
    for closing, name, rest in _tags(html):
        tags += 1
        depth = max(0, depth - 1) if closing else depth + (name.lower() not in _VOID and not rest.endswith("/"))
        deepest, longest = max(deepest, depth), max(longest, len(rest))
        most = max(most, _attributes(rest)) if len(rest) > ORDINARY_ATTRIBUTES else most
        if most > MOST_ATTRIBUTES:
            return Look.ATTRIBUTES
        if deepest > DEEPEST:
            return Look.DEPTH
    usual = len(html) <= ORDINARY_LENGTH and tags <= ORDINARY_TAGS and most <= ORDINARY_ATTRIBUTES and deepest <= ORDINARY_DEPTH
    usual = usual and longest <= ORDINARY_TAG_LENGTH
    return Look.ORDINARY if usual else Look.UNUSUAL


def without_scripts(html: str) -> str:
    """Return ``html`` without comments, styles, embedded images, and scripts other than JSON-LD, in linear time."""
    kept, at = [], 0
    while found := _SKIPPED.search(html, at):
        end = _closed(html, found[0].lower(), found.end())
        if end < 0:
            break
        keep = "ld+json" in html[found.start() : found.start() + 300].partition(">")[0]
        kept.append(html[at : end if keep else found.start()])
        at = end
    return _EMBEDDED.sub("data:,", "".join((*kept, html[at:])))


def _closed(html: str, opened: str, start: int) -> int:
    """Return where the comment, script or style that ``opened`` ends, -1 where it does not."""
    closing = re.compile("-->" if opened == "<!--" else f"</{opened[1:]}[^>]{{0,200}}>", re.I).search(html, start)
    return closing.end() if closing else -1


def _tags(html: str) -> Iterator[tuple[str, str, str]]:
    for found in _TAG.finditer(html):
        yield found[1], found[2], found[3]


def _attributes(rest: str) -> int:
    return len(_VALUE.sub("v ", rest).split())
