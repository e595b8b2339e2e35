"""Where the fields of an imprint that hold no span themselves are said: in the text, or in the page's markup."""

from __future__ import annotations

import html
import json
import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from ...records import Ground, Span
from ..layout import Layout
from ..mast import Mast
from ..times import said_days
from .agency import Agency
from .dateline import Found
from .published import When

# How many places are looked at: a page may say one word a million times.
_MOST = 1_000
_TAG = 1_000
_BETWEEN = r"(?:\s|<[^<>]{0,300}>)*"


class Known(NamedTuple):
    """What was read of a page, and from what: the layout, the document's text, the decoded page, and by which facts."""

    layout: Layout
    text: str
    source: str
    dateline: Found | None
    outlet: str | None
    agency: Agency
    published: When | None
    updated: When | None
    over: tuple[Mast, ...]


def grounds_of(known: Known) -> tuple[Ground, ...]:
    """Return the grounds of outlet, agency, author, published, updated, section and canonical, of each that is known."""
    return tuple(_grounds(known))


def _grounds(known: Known) -> Iterator[Ground]:
    if known.outlet:
        yield _over("outlet", known) if known.outlet == "text" else _by_fact("outlet", known.outlet, known)
    if known.agency.name:
        yield _agency(known)
    if known.layout.facts.get("byline"):
        yield _by_fact("author", "byline", known)
    for field, when in (("published", known.published), ("updated", known.updated)):
        if when:
            yield _when(field, when, known)
    for field in ("section", "canonical"):
        if known.layout.facts.get(field):
            yield _by_fact(field, field, known)
    if not known.layout.facts.get("section") and any(one.kind for one in known.over):
        yield _over("section", known)


def _over(field: str, known: Known) -> Ground:
    """Return the ground of what a line over the article says: outlet or section."""
    words = next(said for one in known.over if (said := one.outlet if field == "outlet" else one.kind))
    return Ground(field=field, how="text", span=Span.find(known.text, words, len(known.layout.headline)))


def _agency(known: Known) -> Ground:
    if known.agency.span:
        return Ground(field="agency", how="text", span=known.agency.span)
    return _by_fact("agency", known.agency.fact or "given", known)


def _by_fact(field: str, fact: str, known: Known) -> Ground:
    """Return the ground of a field that is known by a fact of the layout; "given" and "address" are no part of the page."""
    key = known.layout.keys.get(fact)
    if fact in ("given", "address") or key is None:
        return Ground(field=field, how="address" if fact == "address" else "given")
    return Ground(field=field, how="page", original=place_of(known.layout.facts[fact], key, known.source), key=key)


def _when(field: str, when: When, known: Known) -> Ground:
    if when.source == "text":
        return Ground(field=field, how="text", span=Span.find(known.text, when.phrase, len(known.layout.headline)))
    if when.source == "dateline" and known.dateline:
        return Ground(field=field, how="text", span=Span.find(known.text, when.phrase, known.dateline.span.start))
    if when.source == "found":
        return Ground(field=field, how="found", original=next(said_days(known.source, when.time.date()), None))
    if when.source == "file name":
        return Ground(field=field, how="address")
    if when.source == "address":
        return Ground(field=field, how="address", original=next(said_days(known.source, when.time.date()), None))
    return _by_fact(field, field, known) if when.source == "meta" else Ground(field=field, how="given")


def place_of(value: str, key: str, source: str) -> Span | None:
    """Return where ``source`` says ``value``: where it stands closest to the name ``key`` of its element; None where it is put together."""
    written = json.dumps(value)[1:-1]
    # PHP writes a slash in JSON as "\\/".
    forms = dict.fromkeys((value, html.escape(value), html.escape(value, quote=False), written, written.replace("/", "\\/")))
    plain = [r"\s+".join(map(re.escape, form.split())) for form in forms]
    # Words that elements stand between, and last a list, of which the first part is shown.
    apart = _BETWEEN.join(map(re.escape, re.findall(r"\w+|\S", value)))
    return _closest(plain, key, source) or _closest([apart], key, source) or _closest([re.escape(value.split(", ")[0])], key, source)


def _closest(patterns: Sequence[str], key: str, source: str) -> Span | None:
    # Names of elements may be written in any case; mostly they are written as we know them.
    named = re.finditer(re.escape(key), source, re.NOFLAG if key in source else re.I)
    near = [found.start() for found in islice(named, _MOST)] or [0]
    found = (one for pattern in patterns if pattern for one in islice(re.finditer(pattern, source), _MOST))
    best = min(found, key=lambda one: _distance(one.start(), near, source), default=None)
    return Span.of(source, best.start(), best.end()) if best else None


def _distance(at: int, near: Sequence[int], source: str) -> tuple[bool, int]:
    """Return whether another element begins between a place and the nearest name, and how far they are apart."""
    after = bisect(near, at)
    nearest = min((near[one] for one in (max(0, after - 1), min(after, len(near) - 1))), key=lambda one: abs(at - one))
    between = source[min(at, nearest) : max(at, nearest)]
    return "<" in between[:_TAG] or len(between) > _TAG, len(between)
