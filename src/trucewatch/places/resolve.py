"""Where the places of a report lie: each gets its point, its country and how far it may lie from the point.

A name alone seldom says which place is meant. The countries that the document names, and its other places, decide; where they do not, the
place stays unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch.records import Document, Place, Report

from .gazetteer import Entry, Gazetteer, gazetteer
from .phrases import Named, Phrase, read
from .setting import Setting, kilometres

# How far "near X", "south of X" reach beyond X itself, in km.
_BESIDE, _DIRECTION = 25.0, 60.0
_MEASURED = re.compile(r"(\d[\d,.]*)[ -](?:nautical )?(kilomet\w+|km|miles)")
_TOWARDS = re.compile(r"(?:north|south|east|west)[\w-]* of|\boff\b", re.IGNORECASE)
_OWNER = re.compile(r"^[A-ZÀ-Þ][\w-]*(?: [A-ZÀ-Þ][\w-]*)*['’]s? ")
_EDGE = re.compile(r"border|frontier|bank|shore|coast|along|near", re.IGNORECASE)
_BY = re.compile(r"near|outside|close|far from|around|opposite|outskirts|edge|suburb|gates|along", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Point:
    """A resolved point: the entry, the relation of the place to it, and how far the place may lie from it."""

    entry: Entry
    relation: str | None
    radius: float


def resolve(report: Report, document: Document, known: Gazetteer | None = None) -> Report:
    """Return the report with the places of its incidents located where the document says enough."""
    if not any(incident.place for incident in report.incidents):
        return report
    names = known or gazetteer()
    setting = Setting(document.text, names)
    located = (
        incident.model_copy(update={"place": locate(incident.place, setting, names)}) if incident.place else incident
        for incident in report.incidents
    )
    return report.model_copy(update={"incidents": tuple(located)})


def locate(place: Place, setting: Setting, known: Gazetteer) -> Place:
    """Return a place with its point, where the gazetteer has it and the document says which one it is."""
    if place.latitude is not None:
        return place
    phrase = read(place.span.quote)
    point = _whole(place.span.quote, setting, known) or _point(phrase, setting, known)
    if point is None:
        return place
    entry = point.entry
    found = {"name": entry.name, "relation": point.relation, "country": entry.country, "geonames": entry.geonames}
    where = {"latitude": round(entry.latitude, 4), "longitude": round(entry.longitude, 4), "radius_km": round(point.radius, 1)}
    return place.model_copy(update=found | where)


def _whole(quote: str, setting: Setting, known: Gazetteer) -> _Point | None:
    """Return the place that bears the phrase itself as its name ("Upper Nile", "southern Lebanon")."""
    found = _site(quote, setting, known)
    return _Point(found, None, found.radius_km) if found else None


def _site(name: str, setting: Setting, known: Gazetteer) -> Entry | None:
    """Return the site of a name, with or without its owner before it ("Aleppo's Castello road")."""
    names = (name, _OWNER.sub("", name))
    found = (setting.choose([entry for entry in known.find(one) if entry.kind == "site"]) for one in names)
    return next((entry for entry in found if entry), None)


def _point(phrase: Phrase, setting: Setting, known: Gazetteer) -> _Point | None:
    if whole := _site(phrase.whole, setting, known):
        return _Point(whole, phrase.relation, _reach(whole, phrase.relation))
    if phrase.ends:
        return _middle("between", phrase.ends, setting, known)
    if phrase.capital:
        return _capital(phrase, setting, known)
    if phrase.joined and len(phrase.names) == 2:
        return _middle(phrase.relation, (phrase.names[0].name, phrase.names[1].name), setting, known)
    names = sorted(phrase.names, key=lambda named: known.country(named.name) is not None)
    for at, named in enumerate(names):
        inner = _narrowed(named, names[at + 1 :], setting, known)
        if inner and not _mere_edge(inner, phrase.relation):
            relation = phrase.relation if at == 0 else "in"
            return _Point(inner, relation, _reach(inner, relation))
    return None


def _mere_edge(entry: Entry, relation: str | None) -> bool:
    """Tell whether a phrase gives no more than the border, bank or coast of something large: that is a line, not an area."""
    return bool(relation and _EDGE.search(relation)) and entry.kind in ("country", "province")


def _narrowed(named: Named, wider: Sequence[Named], setting: Setting, known: Gazetteer) -> Entry | None:
    """Return the place of a name, which lies in or near the wider places named beside it, where these are known."""
    entries = list(known.find(named.name))
    if country := known.country(named.name):
        entries = [country] if not entries or country.name else entries
    prefer = "province" if named.division else "airport" if named.airport else None
    around = [entry for other in wider if (entry := setting.choose(known.find(other.name)) or known.country(other.name))]
    inside = [entry for entry in entries if any(_within(entry, other) for other in around)]
    if inside:
        return setting.choose(inside, prefer) or max(inside, key=lambda entry: entry.people)
    if any(other.kind != "town" for other in around):
        return None
    return setting.choose(setting.beside(entries, around), prefer)


def _within(entry: Entry, wider: Entry) -> bool:
    if wider.kind == "country":
        return entry.country == wider.country
    return entry is not wider and kilometres(entry, wider) <= wider.radius_km * 1.5 + 20


def _capital(phrase: Phrase, setting: Setting, known: Gazetteer) -> _Point | None:
    """Return the capital of the country that the phrase names ("Yemen's capital"), or that the document is about."""
    country = next((found for named in phrase.names if (found := known.country(named.name))), None)
    if country is None and not phrase.names and (main := setting.main()):
        country = next((entry for entry in known.countries() if entry.country == main), None)
    town = known.capital(country) if country else None
    return _Point(town, phrase.relation, _reach(town, phrase.relation)) if town else None


def _middle(relation: str | None, ends: tuple[str, str], setting: Setting, known: Gazetteer) -> _Point | None:
    """Return the middle of two places, reaching to both."""
    one, other = (_narrowed(Named(name), (), setting, known) for name in ends)
    if one is None or other is None or "country" in (one.kind, other.kind):
        return None
    middle = ((one.latitude + other.latitude) / 2, (one.longitude + other.longitude) / 2)
    country = one.country if one.country == other.country else None
    radius = kilometres(one, other) / 2 + max(one.radius_km, other.radius_km)
    return _Point(Entry(f"{one.name} and {other.name}", country, *middle, radius, 0, "site", None), relation, radius)


def _reach(entry: Entry, relation: str | None) -> float:
    """Return how far a place may lie from its point, in km."""
    if relation is None or relation == "in":
        return entry.radius_km
    if measured := _MEASURED.search(relation):
        unit = 1.0 if measured[2].startswith("k") else 1.852 if "nautical" in relation else 1.609
        return entry.radius_km + unit * float(measured[1].replace(",", "").rstrip("."))
    if _TOWARDS.search(relation):
        return entry.radius_km + _DIRECTION
    return entry.radius_km + _BESIDE if _BY.search(relation) else entry.radius_km
