"""Where a document plays: the countries that it names, and the places in it that cannot be mistaken."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from math import asin, cos, radians, sin, sqrt

from .gazetteer import Entry, Gazetteer
from .spelling import key
from .told import told

_WORDS = re.compile(
    r"(?:al-|el-)?[A-ZÀ-Þ][\w'’.-]*(?: (?:(?:and|of|the|de|la|al) )?(?:al-|el-)?[A-ZÀ-Þ][\w'’-]*)*"
)
_BEHIND = re.compile(r" [a-z]+")
_POSSESSIVE = re.compile(r"['’]s?$|\.$")
# Fewer live in a town than can tell where a text plays: its name may be a person's.
_TELLING = 150_000
# So many, and no namesake: it is meant even where the text names other countries.
_KNOWN = 100_000
# So many count as much as half a country's name against a small namesake.
_LARGE = 100_000


class Setting:
    """The countries of a document, weighted by how often it names them, and the places that it certainly means."""

    def __init__(self, text: str, known: Gazetteer) -> None:
        self.known = known
        self.countries: Counter[str] = Counter()
        self.anchors: list[Entry] = []
        self.told = told(text, known)
        others = [name for name, behind in _names(text) if not any(self._counted(one) for one in (name + behind, name))]
        named = frozenset(self.countries)
        for name in others:
            self._count_town(name, named)

    def main(self) -> str | None:
        """Return the country that the document is most about, where one stands out."""
        ranked = self.countries.most_common(2)
        return ranked[0][0] if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) else None

    def choose(self, entries: Sequence[Entry], prefer: str | None = None) -> Entry | None:
        """Return the place that is meant by a name: in the document's countries, near its other places, of the kind the phrase says."""
        here = [entry for entry in entries if entry.country in self.countries or entry.country is None or self._near(entry)]
        if not here:
            return self._famous(entries)
        kinds = [entry for entry in here if entry.kind == prefer] or here
        best = sorted(kinds, key=lambda entry: self._rank(entry, prefer), reverse=True)
        return best[0] if len(best) == 1 or self._distinct(best[0], best[1], prefer) else None

    def beside(self, entries: Sequence[Entry], others: Sequence[Entry]) -> list[Entry]:
        """Return the places that may be meant beside others in one phrase: in one of their countries, or in one that is named more."""
        most = max((self.countries[other.country or ""] for other in others), default=-1)
        shared = {other.country for other in others}
        return [entry for entry in entries if entry.country in shared or self.countries[entry.country or ""] > most]

    def _rank(self, entry: Entry, prefer: str | None) -> tuple[float, ...]:
        kind = {"site": 3.0, "country": 2.5, "town": 2.0, "province": 1.0, "airport": 0.0}[entry.kind]
        weight = self.countries.get(entry.country or "", 0)
        meant = min(weight, 6) + (2 if self._near(entry) else 0) + (entry.people >= _LARGE)
        return (entry.kind == prefer, kind >= 2.5, meant, kind, entry.people)

    def _distinct(self, one: Entry, other: Entry, prefer: str | None) -> bool:
        """Tell whether the first of two candidates stands out: another kind, a nearer country, more people, or the same spot."""
        if self._rank(one, prefer)[:4] != self._rank(other, prefer)[:4] or kilometres(one, other) < max(one.radius_km, other.radius_km, 25):
            return True
        return one.people >= 2 * other.people

    def _famous(self, entries: Iterable[Entry]) -> Entry | None:
        """Return a place that is meant wherever a text plays: a large city or a country, ten times as large as its namesakes."""
        if seats := [entry for entry in entries if self.known.is_capital(entry)]:
            return seats[0]
        ranked = sorted((e for e in entries if e.kind in ("town", "country", "site")), key=lambda entry: entry.people, reverse=True)
        if self.countries and len(ranked) > 1 and ranked[0].people < 1_000_000:
            return None
        if ranked and (ranked[0].people >= 100_000 or (len(ranked) == 1 and ranked[0].kind == "site")):
            return ranked[0] if len(ranked) == 1 or ranked[0].people >= 10 * ranked[1].people else None
        return ranked[0] if len(ranked) == 1 and (not self.countries or ranked[0].people >= _KNOWN) else None

    def _near(self, entry: Entry) -> bool:
        return any(kilometres(entry, anchor) < 120 for anchor in self.anchors)

    def _counted(self, name: str) -> bool:
        """Count a name that can only mean one country; tell whether it does."""
        if country := self.known.country(name):
            self.countries[country.country or ""] += 2
            return True
        sites = [entry for entry in self.known.find(name) if entry.kind == "site" and entry.country]
        if len(sites) == 1:
            self._anchor(sites[0], 2)
        return len(sites) == 1

    def _count_town(self, name: str, named: frozenset[str]) -> None:
        """Count a large town: of its namesakes the one in a country that the text names, else the one that is by far the largest."""
        towns = [entry for entry in self.known.find(name) if entry.kind == "town"]
        if country := self.told.get(key(name)):
            towns = [entry for entry in towns if entry.country == country] or towns
        here = [entry for entry in _at_home(towns, named) if entry.people >= _TELLING]
        first = max(here, key=lambda entry: entry.people, default=None)
        if first and all(first is entry or _outshines(first, entry, name) for entry in here):
            self._anchor(first, 1)

    def _anchor(self, entry: Entry, weight: int) -> None:
        self.anchors.append(entry)
        self.countries[entry.country or ""] += weight


def _at_home(towns: Sequence[Entry], named: frozenset[str]) -> Sequence[Entry]:
    """Return the namesakes in countries that the text names, unless these are small and one abroad is ten times as large."""
    home = [entry for entry in towns if entry.country in named]
    largest = max((entry.people for entry in home), default=0)
    return home if largest >= _TELLING or all(entry.people < 10 * largest for entry in towns) else towns


def _outshines(one: Entry, other: Entry, name: str) -> bool:
    """Tell whether the larger of two towns is meant by a name: four times as large, or alone in having it for its own, not as a byname."""
    return one.people >= 4 * other.people or (key(one.name) == key(name) != key(other.name))


def kilometres(one: Entry, other: Entry) -> float:
    """Return the great-circle distance of two places in km."""
    lat1, lon1, lat2, lon2 = (radians(x) for x in (one.latitude, one.longitude, other.latitude, other.longitude))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(half))


def _names(text: str) -> Iterable[tuple[str, str]]:
    """Yield the capitalised runs of a text, each with the word behind it that may belong to it ("Castello road").

    Of a longer run its single words come too ("Iraqi Kurdistan", "Yemeni Houthi").
    """
    for match in _WORDS.finditer(text):
        whole, behind = _POSSESSIVE.sub("", match.group()), _BEHIND.match(text, match.end())
        yield whole, behind.group() if behind else ""
        parts = whole.split()
        if len(parts) > 1:
            ends = ["" for _ in parts[1:]] + [behind.group() if behind else ""]
            yield from ((_POSSESSIVE.sub("", part), end) for part, end in zip(parts, ends, strict=True) if len(part) > 3)
