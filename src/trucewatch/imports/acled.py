"""ACLED: a violent event a row. What is no violence (protests, agreements, bases set up) is passed over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from trucewatch.records import Incident, IncidentFactuality, IncidentKind, Party, Place, Precision, Span

from .importer import Part, data, dataset
from .prose import Prose, end_of, whole_month
from .row import Row

_CODES = "acled"
# A day "within the week" may lie this far from the one given.
_WEEK = timedelta(days=3)


class Acled:
    """The importer of ACLED's event data."""

    dataset = dataset(_CODES)

    def identity(self, row: Row) -> str:
        """Return ``event_id_cnty``, which stays where ACLED corrects an event."""
        return row.needed("event_id_cnty")

    def passes_over(self, row: Row) -> bool:
        """Pass over what is no violence by the codebook."""
        return row.code("sub_event_type", data(_CODES)["sub_event_type"]) == ""

    def parts(self, rows: Sequence[Row]) -> Iterator[Part]:
        """Yield the one text of an event."""
        for row in rows:
            yield _Told(row).part()


@dataclass(frozen=True)
class _Parties:
    """Who did it to whom, or who fought one another."""

    actor: Party | None = None
    target: Party | None = None
    fought: tuple[Party, ...] = ()


class _Told:
    """One row as it is being put into words."""

    def __init__(self, row: Row) -> None:
        self.row, self.codes = row, data(_CODES)
        self.prose = Prose(f"ACLED, event {row.needed('event_id_cnty')}")
        self.first, self.last, self.precision = self.days()

    def days(self) -> tuple[date, date, Precision]:
        """Return the days between which it happened. Raises RecordError for a date or a code that is none."""
        day, precision = self.row.day("event_date"), self.row.code("time_precision", self.codes["time_precision"])
        if precision == "day":
            return day, day, Precision.DAY
        first, last = (day - _WEEK, day + _WEEK) if precision == "week" else whole_month(day)
        return first, last, Precision.MONTH

    def part(self) -> Part:
        prose = self.prose
        incident = self.incident()
        if notes := self.row.text("notes"):
            prose.say(f" Note of the data set: {notes}")
        prose.say("\n\nSources named: ")
        sources = self.row.needed("source")
        credit = prose.say(sources)
        # ACLED names outlets, no articles: rows with the same outlets on one day may come from one report, so they are one witness.
        named = ", ".join(sorted(name.strip() for name in sources.split(";")))
        return Part(
            text=prose.text, body_start=prose.body_start, as_of=end_of(self.last), witness=f"{named}, {self.row.day('event_date')}",
            incidents=(incident,), credits=(credit,),
        )  # fmt: skip

    def incident(self) -> Incident:
        prose, start = self.prose, len(self.prose.text)
        kind = self.row.code("sub_event_type", self.codes["sub_event_type"])
        anchor = prose.say(self.row.needed("sub_event_type"))
        parties = self.parties()
        place = self.place()
        prose.say(f", {self.row.needed('country')}, " + ("on " if self.first == self.last else "between "))
        when = prose.days(self.first, self.last, self.precision)
        prose.say("; ")
        deaths = self.row.whole("fatalities") or 0
        if deaths < 0:
            raise self.row.fault("fatalities", f"{deaths} is no number of deaths", "look the event up in the data set")
        # ACLED writes 0 where its sources state no deaths: that is not known to be none.
        killed = prose.count(deaths) if deaths else None
        prose.say(" killed." if deaths else "no deaths stated.")
        return Incident(
            kind=IncidentKind(kind), anchor=anchor, actor=parties.actor, target=parties.target, parties=parties.fought, place=place,
            when=when, killed=killed, factuality=IncidentFactuality.REPORTED, sentence=prose.since(start),
        )  # fmt: skip

    def parties(self) -> _Parties:
        """Say who was there. Actors 1 and 2 are no attacker and attacked; only civilians cannot have done it, and one alone did it."""
        names = [name for column in ("actor1", "actor2") if (name := self.row.text(column))]
        armed = [name for name in names if not self.unarmed(name)]
        self.prose.say(": ")
        found = dict(zip(names, self.prose.parties(names), strict=True))
        if len(armed) > 1:
            return _Parties(fought=tuple(found[name] for name in armed))
        target = next((found[name] for name in names if name not in armed), None)
        return _Parties(actor=found[armed[0]] if armed else None, target=target)

    def unarmed(self, name: str) -> bool:
        return name.startswith(tuple(self.codes["unarmed"]["names"]))

    def place(self) -> Place:
        codes = self.codes["geo_precision"]
        precision = codes[self.row.code("geo_precision", {code: code for code in codes})]
        self.prose.say(f" {precision.get('relation', 'at')} ")
        span = self._located()
        latitude, longitude = self.row.degrees("latitude", 90), self.row.degrees("longitude", 180)
        if latitude is None or longitude is None:
            return Place(span=span)
        return Place(
            span=span, name=span.quote, relation=precision.get("relation"), latitude=latitude, longitude=longitude,
            radius_km=precision.get("radius_km"),
        )  # fmt: skip

    def _located(self) -> Span:
        span = self.prose.say(self.row.needed("location"))
        if admin := self.row.text("admin1"):
            self.prose.say(f" ({admin})")
        return span


importer = Acled()
