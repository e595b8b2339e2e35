"""From what the model found to the records: parties, places, times and speakers with their spans."""

from datetime import date

from trucewatch.coding.times import Setting, at_once
from trucewatch.coding.when import ENDS, exact
from trucewatch.coding.when import when as timed
from trucewatch.records import (
    Condition,
    Count,
    Incident,
    IncidentFactuality,
    IncidentKind,
    Party,
    Place,
    Pledge,
    PledgeFactuality,
    PledgeKind,
    Span,
    Speaker,
    When,
)
from trucewatch.sentences import sentence_at

from .decode import Found
from .phrases import Phrase
from .schema import PLEDGE_LISTS


def span(phrase: Phrase, by: int = 0) -> Span:
    """The phrase as a record, moved by `by` code points."""
    return Span(start=phrase.start + by, end=phrase.end + by, quote=phrase.quote)


class Recorder:
    """Makes records of the entries of one text, which begins at `by` in its document."""

    def __init__(self, text: str, published: date | None, by: int = 0) -> None:
        self.text, self.published, self.by = text, published, by

    def _span(self, phrase: Phrase | None) -> Span | None:
        return span(phrase, self.by) if phrase else None

    def _party(self, phrase: Phrase | None) -> Party | None:
        return Party(span=span(phrase, self.by)) if phrase else None

    def _parties(self, phrases: list[Phrase]) -> tuple[Party, ...]:
        return tuple(Party(span=span(p, self.by)) for p in phrases)

    def _count(self, entry: Found, name: str) -> Count | None:
        toll = entry.tolls[name]
        return Count(span=span(toll[1] or entry.at, self.by), value=toll[0]) if toll else None

    def _speaker(self, phrase: Phrase | None, anonymous: bool = False) -> Speaker | None:
        return Speaker(span=span(phrase, self.by), anonymous=anonymous) if phrase else None

    def sentence(self, at: int) -> Span:
        """The sentence around an offset."""
        return Span.of(self.text, *sentence_at(self.text, at)).shifted(self.by)

    def when(self, phrase: Phrase | None, start: bool, kind: str) -> When | None:
        """A time with its day; a call to stop at once has none."""
        if phrase is None:
            return None
        told = span(phrase, self.by)
        if kind == "call_for" and at_once(phrase.quote):
            return When(span=told)
        found = timed(told, Setting(self.published, self.text, phrase.start, start))
        return exact(found) if start and kind not in ENDS else found

    def pledge(self, entry: Found) -> Pledge:
        """The entry as a pledge."""
        roles = entry.roles
        undertaking = roles["undertaking"] or entry.at
        condition = self._span(roles["condition"])
        pledgers, counterparts, mediators = (self._parties(entry.lists[k]) for k in PLEDGE_LISTS)
        return Pledge(
            kind=PledgeKind(entry.kind), pledgers=pledgers, counterparts=counterparts, mediators=mediators,
            undertaking=span(undertaking, self.by),
            condition=Condition(span=condition) if condition else None, starts=self.when(roles["starts"], True, entry.kind),
            ends_or_duration=self._span(roles["ends_or_duration"]), said_by=self._speaker(roles["said_by"], entry.flag),
            anonymous=entry.flag, factuality=PledgeFactuality(entry.factuality), sentence=self.sentence(entry.at.start),
            confidence=entry.probability)

    def incident(self, entry: Found) -> Incident:
        """The entry as an incident."""
        roles, place = entry.roles, entry.roles["place"]
        return Incident(
            kind=IncidentKind(entry.kind), anchor=span(entry.at, self.by), actor=self._party(roles["actor"]),
            target=self._party(roles["target"]), place=Place(span=span(place, self.by)) if place else None,
            when=self.when(roles["date_text"], False, entry.kind), killed=self._count(entry, "killed"),
            injured=self._count(entry, "injured"), said_by=self._speaker(roles["said_by"]),
            alleged_violation=entry.flag, factuality=IncidentFactuality(entry.factuality),
            sentence=self.sentence(entry.at.start), confidence=entry.probability)
