"""What the visible page says of the site around an article: its name, the section, who provided the text, its printed address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lxml.html import HtmlElement

from trucewatch import agencies

from .. import plain
from ..lexicon import lines
from ..mast import is_kind, is_surely_outlet
from ..times import is_date
from .classes import LONGEST_NAME, Grouped, classed, grouped_of
from .headline import parts
from .linked import Said
from .sections import sections
from .segments import Segment

_LONGEST_FIRST = 40
_OWNER = re.compile(
    r"(?:©|\(c\)|&copy;|\bcopyright\b)[\s:,-]*(?:©|\(c\)|copyright)?[\s,:-]*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?[\s,:-]*(?:by |the site of )?"
    r"(?P<name>[^\W\d_][^.,|©\n]{1,50}?)\s*(?:\d{4}\s*)?(?:[.,|]|\ball rights\b|\bpvt\b|\bltd\b|$)",
    re.I,
)
_PRINTED = re.compile(r"(?:find this article at|url|printed from|source url|link to this page|permalink)\s*:?\s*(https?://\S+)", re.I)
_NOT_NAMES = re.compile(
    r"\b(?:reserved|(?:cookies?|privacy|refund|comments?|our|this) policy|terms|cookies|subscribe|log in|search|menu|skip|reproduc\w*"
    r"|materials?|share|follow)\b",
    re.I,
)
# What a title says that nobody filled in.
_COMMON = frozenset({"news", "home", "homepage", "article", "story", "page", "index", "untitled", "untitled document", "world", "default"})
# "Wikinews, the free news source".
_MOTTO_BEHIND = re.compile(r"\s[—–|]\s")
_MOTTO = re.compile(r", (?:the|your|our|a|where|news) [a-z].*")


def around(tree: HtmlElement, seen: Sequence[Segment], headline: str, said: Mapping[str, str]) -> Said:
    """Yield fact, value and place ("title", "masthead", "copyright" …) of each fact that the head leaves open."""
    grouped, known = grouped_of(tree), dict(said)
    answers: dict[str, Iterator[tuple[str, str]]] = {
        "outlet": _outlets(tree, grouped, seen, headline),
        "section": sections(tree, grouped, seen, headline, known),
        "provider": ((name, "provider") for name in classed(grouped, "provider")),
        "canonical": ((address, "printed") for address in _printed(seen)),
    }
    for fact, found in answers.items():
        if fact not in said and (first := next(found, None)):
            known[fact], known[f"{fact} by"] = first
            yield fact, *first


def _outlets(tree: HtmlElement, grouped: Grouped, seen: Sequence[Segment], headline: str) -> Iterator[tuple[str, str]]:
    """Yield the names of the site: what a notice of copyright and the title or the masthead agree on, else what one of them says."""
    owners = [name for segment in seen if (found := _OWNER.search(segment.text)) and _is_name(name := found["name"].strip())]
    titled = list(_titled(tree, headline))
    shown = [*classed(grouped, "site"), *_pictured(tree)]
    agreed = [(_whole(owner, (*titled, *shown)), "copyright") for owner in owners if any(_akin(owner, one) for one in (*titled, *shown))]
    yield from agreed
    yield from ((name, "title") for name in titled if _is_name(name))
    yield from ((name, "masthead") for name in (*shown, *_first(seen, headline)) if _is_name(name))
    yield from ((name, "copyright") for name in owners if agencies.first(name, weak=True) is None)


def _whole(owner: str, shown: Sequence[str]) -> str:
    """Return the name as the masthead has it where the notice leaves out what follows a comma, or says "by the" before it."""
    bare = owner.casefold().removeprefix("the ")
    return next((name for name in shown if name.startswith(owner + ",") or name.casefold() == bare), owner)


def _akin(one: str, other: str) -> bool:
    first, second = (" ".join(re.findall(r"\w+", name.casefold())).removeprefix("the ") for name in (one, other))
    return bool(first) and bool(second) and (first == second or first in second or second in first)


def _is_name(name: str) -> bool:
    named = 2 <= len(name) <= LONGEST_NAME and name[0].isalnum() and len(name.split()) <= 8
    return named and not _NOT_NAMES.search(name) and name.casefold() not in _COMMON and not is_kind(name)


def _titled(tree: HtmlElement, headline: str) -> Iterator[str]:
    """Yield what the browser's title says beside the headline; a title that is not about the headline names the site alone."""
    title = " ".join(tree.xpath("string(//title)").split())
    pieces = [_MOTTO.sub("", part) for part in parts(title) if part and not plain.same(part, headline)]
    about = any(plain.same(part, headline) for part in parts(title))
    shown = (" ".join(heading.text_content().split()) for heading in tree.iter("h1"))
    alone = headline and headline not in title and len(pieces) == 1 and not any(plain.same(title, heading) for heading in shown)
    if pieces and (about or alone):
        # A site's name ends its title or begins it; what stands before a headline in the middle is a section.
        yield from pieces if title.endswith(headline) else (pieces[-1], *pieces[:-1])


def _pictured(tree: HtmlElement) -> Iterator[str]:
    """Yield what the first pictures of the page say instead of themselves, where it is a masthead."""
    for picture in tree.xpath("(//body//img[@alt])[position() <= 2]"):
        if not picture.xpath("ancestor::article"):
            yield " ".join((picture.get("alt") or "").split())


def _first(seen: Sequence[Segment], headline: str) -> Iterator[str]:
    """Yield the first block of the page that has the form of an outlet's name, or comes back further down: in a byline, a notice."""
    at = next((number for number, segment in enumerate(seen) if not plain.same(segment.text, headline)), None)
    if at is None or is_date(first := seen[at].text) or len(first) > _LONGEST_FIRST or lines("above", "byline").fullmatch(first):
        return
    if is_surely_outlet(name := _MOTTO_BEHIND.split(first, maxsplit=1)[0]):
        yield name
    elif any(first.casefold() in segment.text.casefold() for segment in seen[at + 1 :]):
        yield first


def _printed(seen: Sequence[Segment]) -> Iterator[str]:
    rows = "\n".join(segment.text for segment in seen[-12:])
    yield from (found[1] for found in _PRINTED.finditer(rows))
