"""The head of a dispatch ("BAGHDAD, Oct 11 (Reuters) -") and the agency or outlet that a text names as its origin."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trucewatch.records import Document

from .lexicon import Lexicon

ROWS = 200  # code points of rows that may stand above a dateline

PLACE = r"[A-Z][A-Za-zÀ-ÿ.'’/-]+(?:[ ,/]+(?:[A-Z][\w.'’-]*|d[aeou]|al|el|es|of|the))*"
DAY = r"(?:,? *(?:\(?[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?\)?|\d{1,2} [A-Z][a-z]{2,8}\.?(?: \d{4})?))?"
HEAD = re.compile(
    rf"\A\s*(?P<place>{PLACE}){DAY}[,.]? *(?:[(/](?P<agency>[A-Z][\w .&/-]{{1,28}}?)[)/])?\.? *(?P<dash>[—–:]|-(?=\s)|--+) *(?:\|)?"
)
BARE = re.compile(
    rf"\A\s*(?P<place>{PLACE}),? *(?:\d{{1,2}} )?[A-Z][a-z]{{2,8}}\.?(?: \d{{1,2}})?,?(?: \d{{4}})? *"
    r"[(/](?P<agency>[A-Z][\w .&/-]{1,28}?)[)/](?P<dash>\.?) *"
)
SIGNED = re.compile(r"\((?P<agency>[A-Z][\w .&/-]{1,28}?)\)\.?\s*\Z")
TOLD = re.compile(
    r"\b(?:told|[Aa]ccording to|quoted by|reported by|reports?|said in an interview with|cited by|[Ss]ource:|interview with|"
    r"informs|writes|via|quoted)"
    r" +(?:the |news agency |newspaper |broadcaster |[A-Z]?[a-z]+ (?:news ?agency|newspaper|"
    r"broadcaster) )?(?P<name>[A-Z][\w&./’'-]*(?: [A-Z0-9][\w&./’'-]*){0,3})"
)
SAID = re.compile(
    r"(?P<name>[A-Z][\w&./-]*(?: [A-Z0-9][\w&./-]*){0,3})(?: news agency| agency)?,? "
    r"(?:reported|reports|wrote|writes|quoted|quotes|citing|quoting|learned|learnt|says|said|cited)\b"
)


@dataclass(frozen=True)
class Head:
    """Where the dispatch itself begins, and the code points of the place and the agency, where they stand."""

    end: int
    place: tuple[int, int] | None = None
    agency: tuple[int, int] | None = None

    def moved(self, by: int) -> Head:
        """Return the same so many code points further on."""
        place, agency = ((one[0] + by, one[1] + by) if one else None for one in (self.place, self.agency))
        return Head(self.end + by, place, agency)


def head(body: str) -> Head:
    """Return the dateline of a text; one that is no dateline (no capitals, no agency, no dash) ends at 0."""
    match = HEAD.match(body) or BARE.match(body)
    if match is None or not _is_dateline(match):
        return Head(0)
    return Head(match.end(), match.span("place"), match.span("agency") if match["agency"] else None)


def head_of(document: Document) -> Head:
    """Return the dateline of a document's body; one below other rows (a paper's name, a byline) where the imprint has it."""
    found, known = head(document.body), document.imprint.dateline
    at = known.span.start - document.body_start if known else 0
    if found.end or not 0 < at <= ROWS:
        return found
    below = head(document.body[at:])
    return below.moved(at) if below.end else found


def _is_dateline(match: re.Match[str]) -> bool:
    first = match["place"].split(",")[0].split("/")[0]
    if match["agency"] or (first.isupper() and len(first) > 2):
        return True
    return (len(match["place"].split()) <= 3 and match["dash"] != ":") or len(match["place"].split()) == 1


def origin(body: str, found: Head, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return the code points of the agency or outlet that the text comes from."""
    if found.agency:
        return found.agency
    signed = SIGNED.search(body)
    if signed and _is_outlet(signed["agency"], lexicon):
        return signed.span("agency")
    for pattern in (TOLD, SAID):
        for match in pattern.finditer(body):
            place = _outlet_in(match, lexicon)
            if place:
                return place
    return None


def _outlet_in(match: re.Match[str], lexicon: Lexicon) -> tuple[int, int] | None:
    name = match["name"]
    words = name.split(" ")
    for count in range(len(words), 0, -1):
        for some in (words[:count], words[-count:]):
            part = " ".join(some).rstrip(".,'’")
            part = re.sub(r"[’']s?$", "", part)
            if _is_outlet(part, lexicon):
                at = match.start("name") + name.find(part)
                return at, at + len(part)
    return None


def _is_outlet(name: str, lexicon: Lexicon) -> bool:
    if name.lower() in lexicon.words("speech", "agencies"):
        return True
    words = name.split()
    return (len(words) > 1 and words[-1].lower() in lexicon.words("speech", "outlet_words")) or bool(
        re.fullmatch(r"[\w-]+\.(com|net|org|info|ru|ua|co|news)", name)
    )
