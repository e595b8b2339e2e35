"""Time zones by country and by name, from the tz database as the package ``tzdata`` brings it: not every machine has one of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo


def zones_of(country: str) -> tuple[ZoneInfo, ...]:
    """Return the zones of a country (ISO 3166 alpha-2); none where the database does not know it."""
    return tuple(map(ZoneInfo, _by_country().get(country, ())))


def zone_named(name: str) -> ZoneInfo | None:
    """Return the zone that is called after a place ("Damascus", "New York", "Eastern"), or that an abbreviation names ("EET")."""
    zone = _by_name().get(name.lower())
    return ZoneInfo(zone) if zone else None


@cache
def _by_country() -> Mapping[str, list[str]]:
    zones: dict[str, list[str]] = defaultdict(list)
    for line in (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            country, _, zone = line.split("\t")[:3]
            zones[country].append(zone)
    return zones


@cache
def _by_name() -> Mapping[str, str]:
    zones = (files("tzdata") / "zones").read_text(encoding="utf-8").split()
    return {zone.rsplit("/")[-1].replace("_", " ").lower(): zone for zone in zones}
