"""The head of a dispatch: its place, sometimes its day and its agency."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from ...records import Dateline, Span
from .. import agencies
from ..lexicon import table
from .times import DAY, day_of

_WORD = r"[A-ZÀ-ÖØ-Þ][\w.'’‘`-]*"
_PLACE = rf"(?P<place>{_WORD}(?:(?:,? |/)(?:{_WORD}|of|the|and|al-\w+|de|du|el|la|le|upon|on|near|in|south|north|east|west)){{0,6}})"
_CAPITALS = r"(?P<place>[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’ -]{2,40}(?:(?:, | / |/)[A-ZÀ-ÖØ-Þ][\w.'’ -]{1,30})?)"
_DASH = r"\s*(?:--|[-–—―:])\s?"
_BRACKET = r"(?:\s*\[[^\]\n]{2,30}\])?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_PLACE}{_BRACKET}(?:[,.]? ?(?P<day>{DAY}))?[,.]? ?\((?P<source>(?=[^()\n]*[A-Za-z])[^()\n]{{2,60}})\)"
        rf"(?P<dash>,? ?(?:{DAY})?{_DASH}|,? )?",
        rf"{_PLACE}(?:[,.]? ?(?P<day>{DAY}))?[,.]? ?/ ?(?P<source>[^/\n]{{2,40}}) ?/(?P<dash>[.\s–—-]*)",
        rf"{_PLACE}, (?P<agency>[A-Z][\w ]{{1,20}}?)(?P<dash>\s*(?:--|[-–—]))",
        rf"\({_PLACE}(?:, (?P<day>{DAY}))?\)(?P<dash>\s*(?:--|[-–—]))",
        rf"{_CAPITALS}(?:, ?(?P<day>{DAY}))?(?P<dash>\s*(?:--|[–—―])\s|\s-\s|:\s)",
        rf"{_PLACE}{_BRACKET}, (?P<day>{DAY})(?P<dash>\s*(?:--|[-–—:])\s)",
    )
)
_PARAGRAPHS = 3
_ABBREVIATION = re.compile(r"(?:\b[A-Z]\.)+$")


@dataclass(frozen=True, slots=True)
class Found:
    """A dateline as it stands in the text; ``day`` is the phrase for the day, ``source`` the agency's short name."""

    span: Span
    place: Span | None
    day: str | None
    source: str | None
    source_span: Span | None


def dateline_of(text: str, start: int, end: int) -> Found | None:
    """Return the dateline at the head of one of the first three paragraphs of ``text[start:end]``."""
    at = start
    for row in text[start:end].split("\n", 12)[:12]:
        if row.strip() and (found := _at(text, at + len(row) - len(row.lstrip()), at + len(row))):
            return found
        at += len(row) + 1
        if at > start and text[start:at].count("\n\n") > _PARAGRAPHS:
            break
    return None


def resolved(found: Found | None, published: datetime | None) -> Dateline | None:
    """Return the record of ``found``; a day without a year takes the one that brings it closest to ``published``."""
    if found is None or found.place is None:
        return None
    return Dateline(span=found.span, place=found.place, day=_day(found.day, published.date() if published else None))


def _day(phrase: str | None, near: date | None) -> date | None:
    return day_of(phrase, near) if phrase else None


def _at(text: str, start: int, end: int) -> Found | None:
    row = text[start : min(end, start + 200)]
    for form in _FORMS:
        found = form.match(row)
        if found and (kept := _found(text, start, found)):
            return kept
    if bare := _bare().match(row):
        return _headed(text, start, bare)
    return None


@cache
def _bare() -> re.Pattern[str]:
    name = rf"\(?(?P<source>(?i:{agencies.alternatives()}))\)?"
    return re.compile(rf"(?:{DAY}[.,]? )?{name}(?:(?: news)?\s*(?:[-–—:/]|--)|, {_CAPITALS}\s*(?:--|[-–—])|(?<=\)) (?=[A-Z]))")


def _headed(text: str, start: int, bare: re.Match[str]) -> Found:
    """Return the dateline that begins with the agency: "AFP, KABUL -", "(dpa)", "Shafaq News/"."""
    span = Span.of(text, start + bare.start("source"), start + bare.end("source"))
    name = agencies.short(span.quote) or agencies.short(span.quote.title())
    if not bare["place"]:
        return Found(span, None, None, name, span)
    place = Span.of(text, start + bare.start("place"), start + bare.start("place") + len(_stripped(bare["place"])))
    return Found(Span.of(text, span.start, place.end), place, None, name, span)


def _found(text: str, start: int, found: re.Match[str]) -> Found | None:
    groups = found.groupdict()
    where = "agency" if groups.get("agency") else "source"
    source = agencies.origin(groups.get(where) or "")
    if not source and (where == "agency" or not (groups.get("dash") or "").strip()):
        return None
    place = Span.of(text, start + found.start("place"), start + found.start("place") + len(_stripped(found["place"])))
    if agencies.first(place.quote, weak=False) or place.quote in table("outlets")["domains"].values():
        return None
    if len(place.quote.split()) > 7 or _ABBREVIATION.fullmatch(place.quote):
        return None
    at = start + found.start(where) if source else 0
    source_span = Span.of(text, at + source[1], at + source[2]) if source else None
    whole = (found[0][: found.start("dash")] if groups.get("dash") else found[0]).rstrip()
    return Found(Span.of(text, start, start + len(whole)), place, groups.get("day"), source[0] if source else None, source_span)


def _stripped(place: str) -> str:
    """Return a place without the space or the full stop that divides it from the day, "U.S." and the like excepted."""
    place = place.rstrip()
    return place if _ABBREVIATION.search(place) else place.rstrip(".,")
