"""The lines over an article, by their pieces: outlet, place, day, byline and kind of text, in any order.

"Horn Times, JUBA", "Opinion · Davao Daily Mirror · 20 December 2016", "Quezon City, March 31, 2020 (PNA)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from trucewatch import agencies

from .lexicon import lines, table
from .names import is_desk, is_person, is_role
from .times import DAY, is_date, is_lone_day

_LONGEST = 120
_MOST_WORDS = 7
_YEAR = re.compile(r"(?:19|20)\d{2}")
# The comma within a day divides nothing: "Sunday, July 31, 2016".
_DAY = re.compile(rf"(?:[A-Z]\w+day, )?{DAY}(?!\w)|\d{{4}}-\d{{2}}-\d{{2}}(?:[T ]\d{{2}}:\d{{2}})?")
_JOINT = re.compile(r"\s*[,|•·●]\s*|\s[–—-]{1,2}\s|\s+(?=\()")
_SMALL = r"(?:of|the|and|&|in|for|on|de|del|della|di|da|do|la|le|du|des|der|al|el|y|et|und|press|service|news|agency|office)"
_TITLED = re.compile(rf"[^\W_a-z][\w.'’&-]*(?: (?:{_SMALL}|[^\W_a-z][\w.'’&-]*))+")
_PLACE = re.compile(r"[^\W\d_a-z][\w.'’-]*(?:(?: |/| / )[^\W\d_a-z][\w.'’-]*){0,5}")
_BRACKET = re.compile(r"\([^()\n]{2,60}\)")
# Who signs without a name: a town may follow.
_IN_BODY = re.compile(r"\b(?:correspondents?|reporters?|staff|agencies|desk|newsroom|writers?)$", re.IGNORECASE)
_ARTICLE = r"(?:the|el|la|le|il|o|die|der|das|los|les)"


@dataclass(frozen=True, slots=True)
class Mast:
    """What one line over an article says, each in its words; "" for what it leaves open."""

    outlet: str = ""
    day: str = ""
    place: str = ""
    byline: str = ""
    kind: str = ""
    aside: str = ""


def masts(above: Sequence[str]) -> Iterator[Mast]:
    """Yield what the lines over an article say; over a day an outlet by an ordinary word too, or with its town."""
    for line, below in zip_longest(above, above[1:], fillvalue=""):
        if found := mast_of(line) or (outlet_in_town(line) if is_date(below) else None):
            yield found


def outlet_in_town(line: str) -> Mast | None:
    """Return what a line over a day says that is an outlet's name, with its town or without: "Kivu Morning Post, Bukavu"."""
    pieces = _pieces(line) if len(line) <= _LONGEST else []
    outlet, town, *rest = (*pieces, "", "")
    placed = not town or _PLACE.fullmatch(town) is not None
    fits = is_outlet(outlet) and placed and all(_BRACKET.fullmatch(piece) for piece in rest if piece)
    return Mast(outlet=outlet, place=town) if fits else None


def mast_of(line: str) -> Mast | None:
    """Return what a line says where each of its pieces is of a known form and one of them tells that it is no sentence; else None."""
    if not line or len(line) > _LONGEST:
        return None
    said: dict[str, str] = {}
    for piece in _pieces(line):
        sort = _sort(piece)
        if not sort or sort in said:
            return None
        said[sort] = piece
    found = Mast(**said)
    return found if _tells(found) and not _is_of_person(said) else None


def is_kind(line: str) -> bool:
    """Tell whether a line names the kind of a text: "Opinion", "MEDIA NOTE"."""
    return lines("mast", "kind").fullmatch(line) is not None


def is_outlet(name: str) -> bool:
    """Tell whether a name has the form of an outlet's or of a body that publishes."""
    fits = 1 < len(name.split()) <= _MOST_WORDS and _TITLED.fullmatch(name) is not None and not agencies.short(name)
    return fits and any(_form(group).fullmatch(name) for group in ("sure", "likely", "bodies"))


def is_surely_outlet(name: str) -> bool:
    """Tell whether an outlet's name tells without anything beside it: by its word, or by the article before an ordinary one."""
    article = re.match(rf"{_ARTICLE} ", name, re.IGNORECASE) is not None and _form("likely").fullmatch(name) is not None
    return is_outlet(name) and (article or _form("sure").fullmatch(name) is not None)


@cache
def _form(group: str) -> re.Pattern[str]:
    """Return the pattern of names that one of the group's words ends or begins; of bodies, those that it stands in."""
    word, first = ("|".join(table("mast")[group][part]) for part in ("words", "first"))
    inside = rf"|.+ (?:{word}) (?:in|of|for|to) .+" if group == "bodies" else ""
    return re.compile(rf"(?:{_ARTICLE} )?(?:(?:{first}) .+|.+ (?:{word}){inside})", re.IGNORECASE)


def _pieces(line: str) -> list[str]:
    """Return the pieces of a line that commas, dots, bars, dashes or a bracket divide, each day a whole."""
    kept = _DAY.sub(lambda day: day[0].replace(",", "\0"), line)
    return [piece.replace("\0", ",").strip() for piece in _JOINT.split(kept) if piece.strip()]


def _sort(piece: str) -> str:
    """Return which field of a mast a piece is by its form; "" where it is none."""
    if is_lone_day(piece):
        return "day"
    if is_kind(piece):
        return "kind"
    if lines("above", "byline").fullmatch(piece) or is_role(piece) or is_desk(piece):
        return "byline"
    if is_outlet(piece):
        return "outlet"
    if agencies.short(piece) or _BRACKET.fullmatch(piece):
        return "aside"
    return "place" if _PLACE.fullmatch(piece) else ""


def _is_of_person(said: Mapping[str, str]) -> bool:
    """Tell whether the place may be who wrote: of a person's form, and not behind the outlet or behind those who sign without a name."""
    order = list(said)
    if not ("place" in said and is_person(said["place"]) and {"outlet", "byline"} & set(said)):
        return False
    before = order[: order.index("place")]
    return not ("outlet" in before or ("byline" in before and _IN_BODY.search(said["byline"])))


def _tells(found: Mast) -> bool:
    """Tell whether a line of such pieces comes from nowhere but a head: a kind alone, an outlet, a day with its year beside something."""
    if _YEAR.search(found.day):
        return bool(found.outlet or found.place or found.byline or found.kind)
    if found.outlet:
        return bool(is_surely_outlet(found.outlet) or found.kind or found.place.isupper()) and not (found.byline and not found.place)
    return found == Mast(kind=found.kind)
