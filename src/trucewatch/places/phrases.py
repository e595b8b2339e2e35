"""What a phrase about a place says: which points it names, and how it lies to them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SIDE = r"(?:north|south|east|west)(?:[- ]?(?:east|west))?"
_BETWEEN = re.compile(r"\bbetween (?P<one>[^,]+?) and (?P<other>.+)$", re.IGNORECASE)
_MEASURE = r"[\w.,-]+ (?:kilomet\w+|km|miles|nautical miles) "
_DIRECTION = rf"(?:to the |in the )?{_SIDE}(?:ern)?(?: (?:part|edge|outskirts|suburbs?))? of|inside|off|from"
_BESIDE = r"(?:just |close )?(?:outside|near|not far from|close to|opposite|around|in and around|off|along|inside|on)"
_MARGIN = (
    r"(?:the |its )?(?:\w+ )?(?:outskirts|edge|suburbs?|gates|slopes|hills|heights|centre|center|middle|heart|fringe|bank|border|frontier"
    r"|shores?|coast)(?: outside| with| of| near| around)+"
)
_RELATION = re.compile(
    rf"^(?P<relation>(?:{_MEASURE})?(?:{_DIRECTION})|{_BESIDE}|{_MARGIN})\s+(?:the )?(?P<rest>.+)$", re.IGNORECASE
)
_PART = re.compile(rf"^(?P<relation>(?:{_SIDE}ern|{_SIDE}|central|downtown|upper|lower|northernmost)) (?=[A-Z])", re.IGNORECASE)
_TOKEN = r"[A-ZÀ-Þ](?:[\w-]|['’](?!s\b))*"
_ARTICLE = r"(?:al|el|ez|as|ash|az|ad|an|ar)"
_NAME = re.compile(
    rf"(?:{_ARTICLE}[- ])?{_TOKEN}(?:[ ](?:(?:de|del|la|las|los|el|al|le|du|of the|of|ez|az|ash)[ ])?(?:{_ARTICLE}-)?{_TOKEN})*"
    r"|\d+ de [A-Z]\w+"
)
_DIVISION = re.compile(
    r"\b(?:province|state|region|district|governorate|oblast|territory|department|county|agency|krai|valley)\b", re.IGNORECASE
)
# What names hold that say what kind of place they name, in capitals: "Donetsk Oblast", "Goma International Airport", "Port of Odesa".
_DIVIDED = re.compile(
    r" (?:Province|State|Region|District|Governorate|Oblast|Territory|Department|County|Krai|Township|Regency|Prefecture)\Z"
)
_KIND = re.compile(
    r"^(?:Port|City|Town|Territory|District|Province) of (?:the )?"
    r"| (?:International )?(?:Airport|Air Base|Airbase|Port|Harbour|Village)\Z"
)
_AIRPORT = re.compile(r"\b(?:airport|airfield|air base|airbase)\b", re.IGNORECASE)
_CAPITAL = re.compile(r"\bcapital\b", re.IGNORECASE)
_JOINED = re.compile(r"\w[,]? and [A-ZÀ-Þ]")


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a phrase, and whether a word beside it says that it is a province, an airport."""

    name: str
    division: bool = False
    airport: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase taken apart: its relation to the named point, the point's names from the closest to the widest, what it lies between.

    ``joined`` tells that it names several places side by side ("Kursk and Bryansk").
    """

    relation: str | None
    names: tuple[Named, ...]
    ends: tuple[str, str] | None = None
    capital: bool = False
    joined: bool = False
    whole: str = ""


def read(phrase: str) -> Phrase:
    """Return what a phrase says: "Sai Buri in Pattani province", "south of Baghdad", "Yemen's capital"."""
    if between := _BETWEEN.search(phrase):
        ends = (_first_name(between["one"]), _first_name(between["other"]))
        if ends[0] and ends[1]:
            return Phrase("between", (), (ends[0], ends[1]), whole=phrase)
    relation, rest = _relation(phrase)
    joined = bool(_JOINED.search(rest))
    return Phrase(relation, tuple(_names(rest)), capital=bool(_CAPITAL.search(rest)), joined=joined, whole=rest)


def _relation(phrase: str) -> tuple[str | None, str]:
    if match := _RELATION.match(phrase):
        return match["relation"].lower(), match["rest"]
    if match := _PART.match(phrase):
        return match["relation"].lower(), phrase[match.end() :]
    return None, phrase


def _names(text: str) -> list[Named]:
    """Return the names of a phrase, the closest first: what stands before "in" is closer, what stands before "'s" is wider."""
    found = [(match.start(), match.group()) for match in _NAME.finditer(text)]
    named = [_named(text, start, name) for start, name in found]
    owners = [text[start + len(name) :].startswith(("'s", "’s", "' ", "’ ")) for start, name in found]
    return [named[at] for at in sorted(range(len(named)), key=lambda at: (owners[at], at))]


def _named(text: str, start: int, written: str) -> Named:
    whole = re.sub(r"['’]s?$", "", written)
    name = _KIND.sub("", _DIVIDED.sub("", whole))
    after, before = text[start + len(written) : start + len(written) + 22], text[max(0, start - 14) : start]
    division = bool(_DIVISION.match(after.strip().split(" ")[0])) if after.strip() else False
    airport = bool(_AIRPORT.search(after[:12]) or _AIRPORT.search(before) or _AIRPORT.search(whole))
    division = division or bool(_DIVIDED.search(whole))
    return Named(name, division or bool(re.search(r"(?:province|state|region|district) of (?:the )?$", before, re.IGNORECASE)), airport)


def _first_name(text: str) -> str:
    match = _NAME.search(text)
    return re.sub(r"['’]s?$", "", match.group()) if match else ""
