"""The gazetteer: places by name. Built by models/places.py from GeoNames (CC BY 4.0), airportsdata and our own list of sites."""

from __future__ import annotations

import lzma
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from .spelling import key

# Marks before keys that are no names of the place: an adjective of the country, and its capital.
_ADJECTIVE, _CAPITAL = "~", "^"


@dataclass(frozen=True, slots=True)
class Entry:
    """A place: WGS 84 degrees, how far it reaches in km, how many live there, its GeoNames id (None: it has none here)."""

    name: str
    country: str | None
    latitude: float
    longitude: float
    radius_km: float
    people: int
    kind: str
    geonames: int | None
    division: str = ""


class Gazetteer:
    """Places by the folded forms of their names; rows are read only when a name asks for them."""

    def __init__(self, text: str) -> None:
        rows, _, names = text.partition("\n\n")
        self._rows, self._names = rows.split("\n"), names.split("\n")

    def find(self, name: str) -> tuple[Entry, ...]:
        """Return the places of this name."""
        return self._of(key(name))

    def country(self, word: str) -> Entry | None:
        """Return the country that a word is the name or an adjective of ("Yemen", "Yemeni")."""
        folded = key(word)
        named = next((entry for entry in self._of(folded) if entry.kind == "country"), None)
        return named or next(iter(self._of(_ADJECTIVE + folded)), None)

    def countries(self) -> tuple[Entry, ...]:
        """Return all countries."""
        return _countries(self)

    def capital(self, country: Entry) -> Entry | None:
        """Return the capital of a country: the largest of its towns that bear the capital's name."""
        names = _capitals(self).get(country.country or "", ())
        towns = [entry for name in names for entry in self._of(name) if entry.kind == "town" and entry.country == country.country]
        return max(towns, key=lambda entry: entry.people, default=None)

    def is_capital(self, entry: Entry) -> bool:
        """Tell whether a place is a town that bears the name of its country's capital, and is large enough to be it."""
        names = _capitals(self).get(entry.country or "", ())
        return entry.kind == "town" and entry.people >= 100_000 and any(entry in self._of(name) for name in names)

    def _of(self, folded: str) -> tuple[Entry, ...]:
        at = bisect_left(self._names, f"{folded}\t")
        if at == len(self._names) or not self._names[at].startswith(f"{folded}\t"):
            return ()
        return tuple(self._entry(int(number)) for number in self._names[at].split("\t")[1].split(" "))

    def _entry(self, number: int) -> Entry:
        geonames, name, country, latitude, longitude, people, kind, radius = self._rows[number].split("\t")
        what, _, division = kind.partition(" ")
        place = (name, country or None, float(latitude), float(longitude), float(radius), int(people), what)
        return Entry(*place, int(geonames) or None, division)

    def marked(self, mark: str) -> list[tuple[str, Entry]]:
        """Return the names that begin with a mark, without it, each with each place that it belongs to."""
        lines = self._names[bisect_left(self._names, mark) : bisect_left(self._names, mark + "\uffff")]
        split = (line[len(mark) :].split("\t") for line in lines)
        return [(name, self._entry(int(number))) for name, numbers in split for number in numbers.split(" ")]


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer that comes with the package."""
    packed = (files("trucewatch.places") / "data" / "gazetteer.txt.xz").read_bytes()
    return Gazetteer(lzma.decompress(packed).decode())


@cache
def _countries(known: Gazetteer) -> tuple[Entry, ...]:
    return tuple({entry.country: entry for _, entry in known.marked(_CAPITAL)}.values())


@cache
def _capitals(known: Gazetteer) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, entry in known.marked(_CAPITAL):
        found[entry.country or ""] = (*found.get(entry.country or "", ()), name)
    return found
