"""The hour of what is told, by the clock of its place: "noon local time", "6 a.m. (0300 GMT)", "11 p.m. Damascus time".

Truces and violence are told by the same days, those of their place, and an hour only says where on its day something lies. One that
UTC puts on another day says no more than the day told; so midnight stays the border between two days.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta, tzinfo

from trucewatch.records import Incident, Party, Pledge, Precision, Report, When
from trucewatch.records.interval import LATEST

from .kin import Kin
from .told import Told
from .zones import zone_named, zones_of

_CLOCK = re.compile(
    r"\b(?:(?P<noon>noon|midday)\b|(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>[ap])\.?m\b\.?"
    r"|(?P<hours>[01]?\d|2[0-3]):(?P<minutes>[0-5]\d)(?!\d)"
    r"|(?P<four>(?:[01]\d|2[0-3])[0-5]\d)(?= ?(?:hours|GMT|UTC|local)\b))(?: hours\b)?",
    re.IGNORECASE,
)
_GMT = re.compile(r" ?\(?(?:GMT|UTC)\b")
_ABBREVIATED = re.compile(r",? ?\(?(?P<zone>[A-Z]{3,4})\b")
_NAMED = re.compile(r"(?P<zone>(?:\b[A-Z][\w’']+ )+)[Tt]ime\b")
_LOOSE = re.compile(r"\b(?:before|after|around|about|by|early|late|nearly|almost|between|shortly)\b", re.IGNORECASE)
_LASTING = re.compile(r"\b(?:since|from|until|till|to|through)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:took|taken|came|went|gone|entered|began|begun|started|expired|ended|lapsed|ran out|since)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<![ap]\.m)[.;!?](?=\s|$)|\n")
# How far behind a phrase of time its zone is looked for, and how far before it what makes it loose.
_BEHIND, _BEFORE = 40, 15


def at_their_hours(told: Told, kin: Kin) -> Report:
    """Return a report with its pledges and its acts of violence at the hours that it gives for a known day, where their zone is known."""
    hours = Hours(told, kin)
    pledges, incidents = map(hours.of_pledge, told.report.pledges), map(hours.of_incident, told.report.incidents)
    return told.report.model_copy(update={"pledges": tuple(pledges), "incidents": tuple(incidents)})


class Hours:
    """The hours of one report."""

    def __init__(self, told: Told, kin: Kin) -> None:
        self.text, self.told, self.kin = told.document.text, told.time, kin

    def of_pledge(self, pledge: Pledge) -> Pledge:
        """Return a pledge that starts and runs out at the hours given."""
        countries = self._countries(*pledge.pledgers, *pledge.counterparts)
        by = self.told if _PAST.search(pledge.sentence.quote) else LATEST
        until = pledge.until and self._hour_of(pledge.until, countries, LATEST)
        return pledge.model_copy(update={"starts": pledge.starts and self._hour_of(pledge.starts, countries, by), "until": until})

    def of_incident(self, incident: Incident) -> Incident:
        """Return an act of violence at the hour given, by the clock of its place or else of those concerned."""
        place, when = incident.place, incident.when
        if when is None or _LASTING.search(_led(when, self.text)):
            return incident
        countries = [place.country] if place and place.country else self._countries(incident.actor, incident.target)
        return incident.model_copy(update={"when": self._hour_of(when, countries, self.told)})

    def _countries(self, *parties: Party | None) -> list[str]:
        found = (self.kin.country(party.actor) for party in parties if party and party.actor)
        return sorted({country for country in found if country})

    def _hour_of(self, told: When, countries: list[str], by: datetime) -> When:
        """Return a day told with one plain hour as that hour, unless it cannot be: by a moment it was past."""
        clock = _only_clock(told, self.text) if told.precision is Precision.DAY and told.earliest else None
        if told.earliest is None or clock is None or _LOOSE.search(_led(told, self.text)):
            return told
        moments = _moments(datetime.combine(told.earliest.date(), _hour(clock)), clock, countries, self.kin)
        return _on_its_day(told, told.earliest, moments) if moments and moments[-1] <= by else told


def _led(told: When, text: str) -> str:
    """Return a phrase of time with the words right before it."""
    return text[max(0, told.span.start - _BEFORE) : told.span.start] + told.span.quote


def _only_clock(told: When, text: str) -> re.Match[str] | None:
    """Return the one hour that a phrase names, in the phrase with what follows in its sentence; the same hour by GMT does not count."""
    start, end = told.span.start, told.span.end
    behind = _SENTENCE_END.search(text, end, end + _BEHIND)
    words = text[start : behind.start() if behind else end + _BEHIND]
    clocks = [one for one in _CLOCK.finditer(words) if one.start() < end - start]
    own = [one for one in clocks if not _GMT.match(words, one.end())] or clocks
    return own[0] if len(own) == 1 and _hour(own[0]) != time() else None


def _hour(clock: re.Match[str]) -> time:
    if clock["noon"]:
        return time(12)
    if clock["half"]:
        return time(int(clock["hour"]) % 12 + 12 * (clock["half"].lower() == "p"), int(clock["minute"] or 0))
    hours, minutes = (clock["four"][:2], clock["four"][2:]) if clock["four"] else (clock["hours"], clock["minutes"])
    return time(int(hours), int(minutes))


def _moments(told: datetime, clock: re.Match[str], countries: Iterable[str], kin: Kin) -> list[datetime]:
    """Return the moments that an hour of a day can mean: by the GMT given with it, else in its zones; none where nobody knows these."""
    given = next((one for one in _CLOCK.finditer(clock.string, clock.start()) if _GMT.match(clock.string, one.end())), None)
    if given is not None:
        days = (told.date() + timedelta(days=step) for step in (-1, 0, 1))
        utc = (datetime.combine(day, _hour(given), UTC) for day in days)
        return [min(utc, key=lambda moment: abs(moment - told.replace(tzinfo=UTC)))]
    return sorted(told.replace(tzinfo=zone).astimezone(UTC) for zone in _zones(clock, countries, kin))


def _zones(clock: re.Match[str], countries: Iterable[str], kin: Kin) -> Iterable[tzinfo]:
    """Return the zones of an hour: the one named behind it, by its city or its country, else those of the countries."""
    named = _ABBREVIATED.match(clock.string, clock.end()) or _NAMED.search(clock.string, clock.end())
    if named is None:
        return [zone for country in countries for zone in zones_of(country)]
    words = named["zone"].split()
    found = next((zone for zone in (zone_named(" ".join(words[-2:])), zone_named(words[-1])) if zone), None)
    return [found] if found else zones_of(kin.country(kin.named(words[-1]) or "") or "")


def _on_its_day(told: When, day: datetime, moments: list[datetime]) -> When:
    """Return the time between the first and the last of the moments, as far as it lies on the day told; else the day."""
    last = day + timedelta(days=1) - timedelta(seconds=1)
    if moments[0] > last or moments[-1] <= day:
        return told
    return told.model_copy(update={"earliest": max(moments[0], day), "latest": min(moments[-1], last), "precision": Precision.MINUTE})
