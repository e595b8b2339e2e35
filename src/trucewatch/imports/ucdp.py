"""UCDP GED: an event of organised violence with deaths a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trucewatch.records import Incident, IncidentFactuality, IncidentKind, Party, Place, Precision, Span

from .importer import Part, data, dataset
from .prose import Prose, end_of
from .row import Row

_CODES = "ucdp"
BEST = "best"


class Ucdp:
    """The importer of UCDP GED. Rows that sum up several events are kept as statements of repeated violence, not as incidents."""

    dataset = dataset(_CODES)

    def identity(self, row: Row) -> str:
        """Return the event's ``id``, which UCDP keeps from release to release."""
        return row.name("id")

    def passes_over(self, row: Row) -> bool:
        """Pass nothing over: every row tells of violence."""
        return False

    def parts(self, rows: Sequence[Row]) -> Iterator[Part]:
        """Yield the one text of an event."""
        for row in rows:
            yield _Told(row).part()


class _Told:
    """One row as it is being put into words."""

    def __init__(self, row: Row) -> None:
        self.row, self.codes = row, data(_CODES)
        self.prose = Prose(f"UCDP GED, event {row.name('id')}")
        self.first, self.last = row.day("date_start"), row.day("date_end")
        if self.last < self.first:
            raise row.fault("date_end", f"{self.last} lies before date_start {self.first}", "look the event up in the data set")

    def part(self) -> Part:
        prose, single = self.prose, self.code("event_clarity") == "single"
        incident = self.incident()
        prose.say(" Deaths stated: " + ", ".join(self.estimates()) + ".")
        credit = self.credit()
        return Part(
            text=prose.text,
            body_start=prose.body_start,
            as_of=end_of(self.last),
            witness=self.row.text("source_article") or f"event {self.row.name('id')}",
            incidents=(incident,) if single else (),
            habitual=() if single else (incident.sentence,),
            credits=(credit,) if credit else (),
            headline=self.row.text("source_headline"),
            facts={"source_date": words} if (words := self.row.text("source_date")) else {},
        )

    def code(self, column: str) -> str:
        return self.row.code(column, self.codes[column])

    def incident(self) -> Incident:
        """Say who fought, or who killed whom, where, when, with how many deaths by the best estimate."""
        prose, start = self.prose, len(self.prose.text)
        between = self.code("type_of_violence") == "between"
        sides = self.row.needed("side_a"), self.row.needed("side_b")
        parties: tuple[Party, ...] = prose.parties(sides) if between else (prose.party(sides[0]),)
        prose.say(" ")
        anchor = prose.say("fought" if between else "used deadly violence")
        target = None if between else self.against(sides[1])
        place = self.place()
        prose.say(f", {self.row.needed('country')}, " + ("on " if self.first == self.last else "between "))
        when = prose.days(self.first, self.last, Precision(self.code("date_prec")))
        prose.say("; killed, by the best estimate: ")
        killed = prose.count(self.best())
        prose.say(".")
        return Incident(
            kind=IncidentKind.OTHER_VIOLENCE,
            anchor=anchor,
            actor=None if between else parties[0],
            target=target,
            parties=parties if between else (),
            place=place,
            when=when,
            killed=killed,
            factuality=IncidentFactuality.REPORTED,
            sentence=prose.since(start),
        )

    def against(self, side: str) -> Party:
        self.prose.say(" against ")
        return self.prose.party(side)

    def place(self) -> Place:
        """Say where; the point is kept as precise as the data set calls it, and not at all where only the country is known."""
        codes = self.codes["where_prec"]
        precision = codes[self.row.code("where_prec", {code: code for code in codes})]
        self.prose.say(f" {precision.get('relation', 'at')} ")
        span = self.prose.say(self.row.text("where_coordinates") or self.row.needed("country"))
        latitude, longitude = self.row.degrees("latitude", 90), self.row.degrees("longitude", 180)
        if precision.get("country_only") or latitude is None or longitude is None:
            return Place(span=span)
        return Place(
            span=span, name=span.quote, relation=precision.get("relation"), latitude=latitude, longitude=longitude,
            radius_km=precision.get("radius_km"),
        )  # fmt: skip

    def best(self) -> int:
        low, best, high = (self.row.whole(column) for column in ("low", BEST, "high"))
        if best is None:
            raise self.row.fault(BEST, "empty", "fill it, or leave the row out")
        if best < 0 or (low is not None and low > best) or (high is not None and high < best):
            raise self.row.fault(BEST, f"{best} does not lie between low ({low}) and high ({high})", "look the event up in the data set")
        return best

    def estimates(self) -> Iterator[str]:
        named = (("low", "low"), ("high", "high"), ("deaths_a", "of side A"), ("deaths_b", "of side B"))
        for column, words in (*named, ("deaths_civilians", "civilians"), ("deaths_unknown", "unknown")):
            if (number := self.row.whole(column)) is not None:
                yield f"{words} {number}"

    def credit(self) -> Span | None:
        sources = self.row.text("source_article") or self.row.text("source_office")
        if not sources:
            return None
        self.prose.say("\n\nSources named: ")
        return self.prose.say(sources)



importer = Ucdp()
