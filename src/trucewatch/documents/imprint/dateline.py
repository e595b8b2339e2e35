"""The head of a dispatch: its place, sometimes its day and its agency."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from trucewatch import agencies

from ...records import Dateline, Span
from ..lexicon import table
from ..mast import is_kind, is_outlet, masts
from ..times import DAY, day_of, is_date, without_dates

# Capitals of the Latin and Cyrillic scripts.
_CAPITAL = "A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁЄІЇҐ"
_WORD = rf"[{_CAPITAL}][\w.'’‘`-]*"
_PLACE = rf"(?P<place>{_WORD}(?:(?:,? |/)(?:{_WORD}|of|the|and|al-\w+|de|du|el|la|le|upon|on|near|in|south|north|east|west)){{0,6}})"
_CAPITALS = rf"(?P<place>[{_CAPITAL}][{_CAPITAL}.'’ -]{{2,40}}(?:(?:, | / |/)(?!{DAY})[{_CAPITAL}][\w.'’ -]{{1,30}})?)"
_NAME = rf"[{_CAPITAL}][\w'’`-]+(?: [{_CAPITAL}][\w'’`-]+){{0,2}}"
_LAZY = _NAME + "?"
# A country in brackets after the town, and the bracket or day that a wire puts after it.
_COUNTRY = rf"(?: \({_NAME}\))?"
_DASH = r"\s*(?:--|[-–—―:])\s?"
_BRACKET = r"(?:\s*\[[^\]\n]{2,30}\])?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?P<place>{_NAME} \({_NAME}\))(?:, (?P<day>{DAY}))? \((?P<source>[^()\n]{{2,40}})\)(?P<dash>{_DASH})",
        rf"\((?P<source>[^()\n]{{2,40}})\) ?(?P<dash>[-–—]) {_CAPITALS}(?:, (?P<day>{DAY}))?\s*[-–—]",
        r"(?P<place>[\u0590-\u06ff][\u0590-\u06ff ]{1,30}(?: \([\u0590-\u06ff ]{2,30}\))?)"
        r" ?\((?P<source>[^()\n]{2,40})\)(?P<dash>\s*[-–—:])",
        r"(?P<source>[\u4e00-\u9fff]{2,4}社)(?P<place>[\u4e00-\u9fff]{2,8}?)(?P<day>\d{1,2}月\d{1,2}日)(?P<dash>电|電)",
        rf"{_PLACE}{_BRACKET}(?:[,.]? ?(?P<day>{DAY}))?[,.]? ?\((?P<source>(?=[^()\n]*[^\W\d_])[^()\n]{{2,60}})\)"
        rf"(?P<dash>,? ?(?:{DAY})?{_DASH}|,? )?",
        rf"{_PLACE}(?:[,.]? ?(?P<day>{DAY}))?[,.]? ?/ ?(?P<source>[^/\n]{{2,40}}) ?/(?P<dash>[.\s–—-]*)",
        rf"{_PLACE}, (?P<agency>[A-Z][\w ]{{1,20}}?)(?P<dash>\s*(?:--|[-–—]))",
        rf"\({_PLACE}(?:, (?P<day>{DAY}))?\)(?P<dash>\s*(?:--|[-–—]))",
        rf"{_CAPITALS}(?:, ?(?P<day>{DAY}))?(?P<dash>\s*(?:--|[–—―])\s|\s-\s|:\s)",
        rf"{_PLACE}{_BRACKET}, (?P<day>{DAY})(?P<dash>\s*(?:--|[-–—:])\s)",
        rf"{_CAPITALS}, (?P<day>{DAY})(?P<dash>\.\s)(?=[“\"«]?[{_CAPITAL}])",
        rf"{_PLACE},? (?P<day>{DAY}),? /[^/\n]{{2,40}}/(?P<dash>\s*(?:--|[-–—]))",
    )
)
# A town in ordinary letters with nothing but a dash or a colon: only where the article begins.
_FIRST = tuple(
    re.compile(form)
    for form in (
        rf"(?P<place>{_NAME}(?:(?:, |/){_NAME})?{_COUNTRY})(?P<dash>\s?[–—]\s?)(?=[“\"‘]?[{_CAPITAL}])",
        rf"(?P<place>{_NAME}(?:(?:, |/){_NAME})?)(?P<dash>:\s)(?=[“\"‘]?[{_CAPITAL}])",
        r"(?P<place>[\u0590-\u06ff]{2,20}(?: [\u0590-\u06ff]{2,20})?)(?P<dash> [–—] )",
        rf"(?P<place>[{_CAPITAL}]{{4,}}(?: [{_CAPITAL}]{{3,}}){{0,2}})(?P<dash>\.\s)(?=[{_CAPITAL}])",
        # Sites that lose the dash: "GOMA, Congo The rebels said".
        rf"(?P<place>[{_CAPITAL}]{{4,}}(?: [{_CAPITAL}]{{3,}}){{0,2}}(?:, {_LAZY})?) (?=(?:The|An?|At|In|On|As|After|When|It|For|With) )",
    )
)
_ABOVE = re.compile(rf"(?P<place>{_NAME}(?:, {_NAME})?)\s*(?:●\s*|/\s+|, )(?=\D{{0,25}}\d)")
_ALONE = re.compile(rf"{_CAPITALS}$")
_LABELS = frozenset(
    {
        "update",
        "updated",
        "published",
        "posted",
        "date",
        "by",
        "analysis",
        "watch",
        "breaking",
        "exclusive",
        "opinion",
        "explainer",
        "factbox",
        "note",
        "editor",
        "question",
        "photo",
        "file",
        "live",
    }
    | {
        "correction",
        "video",
        "background",
        "summary",
        "round-up",
        "roundup",
        "statement",
        "comment",
        "reader",
        "readers",
        "advertisement",
        "caption",
        "warning",
        "source",
    }
)
_PARAGRAPHS = 3
# What a name ends in, or goes on from with "of", that is a body of people and no place; "FRONT ROYAL" and "ARMY BASE" are places.
_BODY = re.compile(
    r"\b(?:arm(?:y|ies)|fronts?|forces?|movements?|groups?|part(?:y|ies)|militias?|brigades?|battalions?|corps|alliances?|coalitions?|councils?"
    r"|organi[sz]ations?|rebels?|fighters|militants|government|ministry|command|congress|committee|federation)(?:$| (?:of|for)\b)",
    re.IGNORECASE,
)
# The towns and countries that keep their article.
_WITH_ARTICLE = re.compile(r"The (?:Hague|Gambia|Bahamas|Bronx|Dalles|Valley|Vatican|Netherlands|Philippines)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"The ", re.IGNORECASE)
# A name and a colon before a question is a heading: "Karo Front: Who are they?"
_ASKED = re.compile(r":\s+(?:who|what|how|why|where|when|which)\b", re.IGNORECASE)
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
        begins = at + len(row) - len(row.lstrip())
        if row.strip() and (found := _at(text, begins, at + len(row)) or (_at_first(text, begins, at + len(row)) if at == start else None)):
            return found
        at += len(row) + 1
        if at > start and text[start:at].count("\n\n") > _PARAGRAPHS:
            break
    return None


def dispatch_head(text: str, start: int, end: int) -> Found | None:
    """Return the dateline with which ``text[start:end]`` begins, in a form of dispatches alone: capitals, an agency or a day."""
    found = _at(text, start, end)
    return found if found and found.place and not text[found.span.end : end].lstrip().startswith(":") else None


def dateline_beside(above: Sequence[str], text: str) -> Found | None:
    """Return the place that a line above the article names beside the outlet or who wrote: "Horn Times, JUBA"."""
    named = (over.place for over in masts(above) if over.place and (over.outlet or over.byline))
    place = next((span for name in named if (span := Span.find(text, name))), None)
    return Found(place, place, None, None, None) if place else None


def dateline_above(above: Sequence[str], text: str, byline: Span | None) -> Found | None:
    """Return the dateline that a line above the article has: a town and the day: "Dili, East Timor / Thu, March 8, 2007"."""
    for line in filter(is_date, above):
        found = _ABOVE.match(line)
        if found and (is_outlet(found["place"]) or is_kind(found["place"])):
            continue
        if not found or not without_dates(found["place"]).strip() or (byline and byline.quote in line):
            continue
        place = Span.find(text, found["place"])
        if place and not agencies.first(place.quote, weak=True) and _LABELS.isdisjoint(word.casefold() for word in found["place"].split()):
            return Found(place, place, None, None, None)
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


def _at_first(text: str, start: int, end: int) -> Found | None:
    """Return a dateline that only the beginning of an article can have: a town and a dash, or a town alone on its line."""
    row = text[start : min(end, start + 200)]
    forms = (*_FIRST, _ALONE) if end < len(text) else _FIRST
    for form in forms:
        found = form.match(row)
        if (
            found
            and not _LABELS & {word.casefold() for word in re.findall(r"\w+", found["place"])}
            and (kept := _found(text, start, found))
        ):
            return kept
    return None


@cache
def _bare() -> re.Pattern[str]:
    name = rf"\(?(?P<source>(?i:{agencies.alternatives()}))\)?"
    return re.compile(rf"(?:(?P<day>{DAY})[.,]? )?{name}(?:(?: news)?\s*(?:[-–—:/]|--)|, {_CAPITALS}\s*(?:--|[-–—])|(?<=\)) (?=[A-Z]))")


def _headed(text: str, start: int, bare: re.Match[str]) -> Found:
    """Return the dateline that begins with the agency, or the day before it: "AFP, KABUL -", "(dpa)", "Oct 11, 2020 (AP) -"."""
    span = Span.of(text, start + bare.start("source"), start + bare.end("source"))
    name = agencies.short(span.quote) or agencies.short(span.quote.title())
    begins = start + bare.start()
    if not bare["place"]:
        return Found(Span.of(text, begins, span.end), None, bare["day"], name, span)
    place = Span.of(text, start + bare.start("place"), start + bare.start("place") + len(_stripped(bare["place"])))
    return Found(Span.of(text, begins, place.end), place, bare["day"], name, span)


def _found(text: str, start: int, found: re.Match[str]) -> Found | None:
    groups = found.groupdict()
    where = "agency" if groups.get("agency") else "source"
    source = agencies.origin(groups.get(where) or "")
    if not source and (where == "agency" or not _ends_the_head(found)):
        return None
    if not source and groups.get("source") and found.re in _FORMS[:4]:
        return None
    place = Span.of(text, start + found.start("place"), start + found.start("place") + len(_stripped(found["place"])))
    if agencies.first(place.quote, weak=False) or (not source and agencies.short(place.quote)):
        return None
    if place.quote in table("outlets")["domains"].values():
        return None
    if _is_party(place.quote, groups.get("source") or "", source is not None) or _ASKED.match(text, start + found.end("place")):
        return None
    if len(place.quote.split()) > 7 or _ABBREVIATION.fullmatch(place.quote):
        return None
    at = start + found.start(where) if source else 0
    source_span = Span.of(text, at + source[1], at + source[2]) if source else None
    whole = (found[0][: found.start("dash")] if groups.get("dash") else found[0]).rstrip()
    day = (groups.get("day") or "").rstrip(".") or None
    return Found(Span.of(text, start, start + len(whole)), place, day, source[0] if source else None, source_span)


def _ends_the_head(found: re.Match[str]) -> bool:
    """Tell whether a head without an agency ends as one does: by a day, a dash or a colon, not by a comma alone."""
    groups = found.groupdict()
    bare = found.re in (_ALONE, _FIRST[-1])
    return bare or bool((groups.get("dash") or "").strip(" ," if not groups.get("day") else None))


def _is_party(place: str, bracket: str, has_agency: bool) -> bool:
    """Tell whether what stands where a place would is a body of people: by its short form in the bracket, its article, its last word."""
    name, _, inner = re.split(r"[,/]", place)[0].partition(" (")
    if name.count(" ") and _initials(name) == (inner.rstrip(")") or bracket).upper():
        return True
    has_article = _ARTICLE.match(name) is not None and not _WITH_ARTICLE.match(name)
    return not has_agency and (has_article or _BODY.search(name.partition(" ")[2]) is not None)


def _initials(name: str) -> str:
    """Return the first letters of a name's words, the small ones and the article left out."""
    words = re.split(r"[ -]", _ARTICLE.sub("", name, count=1) if _ARTICLE.match(name) else name)
    return "".join(word[0] for word in words if word[:1].isupper())


def _stripped(place: str) -> str:
    """Return a place without the space or the full stop that divides it from the day, "U.S." and the like excepted."""
    place = place.rstrip()
    return place if _ABBREVIATION.search(place) else place.rstrip(".,")
