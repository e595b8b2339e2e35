"""What linking works on: one report with the document it was read from, and the story that the document belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache, cached_property
from importlib.resources import files

from trucewatch.records import Document, Evidence, Incident, Interval, Pledge, PledgeFactuality, PledgeKind, Report, Span
from trucewatch.records.interval import EARLIEST, LATEST
from trucewatch.records.keys import key_of

from .earlier_year import of_earlier_time
from .phrases import has
from .pointing_back import explicit
from .sense import kind_of, sense
from .senses import Sense
from .words import words

DAY = timedelta(days=1) - timedelta(seconds=1)
_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][\w’'-]{2,}")
_TITLE = re.compile(
    r"(?P<before>(?:\b[A-Z][\w’'-]+ )+)(?:ceasefire|cease-fire|truce|armistice|peace|war)\b"
    r"|\b(?:ceasefire|cease-fire|truce|armistice|hostilities|fighting|war) in (?:the )?(?P<behind>(?:\b[A-Z][\w’'-]+ ?)+)"
)


@cache
def _plain_names() -> frozenset[str]:
    """Return the capitalised words that name nothing by which truces differ."""
    return frozenset((files("trucewatch.linking") / "data" / "plain_names.txt").read_text(encoding="utf-8").split())


@dataclass(frozen=True)
class Told:
    """One print of one story: its document, what a coder read in it, and when it was recorded (``sequence`` in the ledger).

    ``story_told`` is the publication of the first print of its story that states one. A print that states none tells what that one told.
    """

    key: str
    document: Document
    report: Report
    story: str
    recorded: datetime
    sequence: int
    story_told: datetime | None = None

    @property
    def published(self) -> datetime | None:
        """When the world could read it, where known."""
        return self.document.imprint.published

    @cached_property
    def time(self) -> datetime:
        """When it was said at the latest: the publication (of a bare date the end of that day), or the recording where nobody knows it."""
        return self.since + DAY if self.dated_by_day else self.since

    @property
    def since(self) -> datetime:
        """When it was said at the earliest: the publication (of a bare date the beginning of that day), or the recording."""
        return min(max(self._dated or self.recorded, EARLIEST), LATEST)

    @property
    def as_of(self) -> datetime | None:
        """As of when a print without a publication of its own counts: its story's, but not after it was recorded; None for all others."""
        return min(self.story_told, self.recorded) if self.story_told and not self.published else None

    @property
    def _dated(self) -> datetime | None:
        return self.published or self.as_of

    @cached_property
    def when(self) -> Interval:
        """When it was said, from the earliest to the latest."""
        return Interval(earliest=self.since, latest=self.time)

    def evidence(self, sentence: Span) -> tuple[Evidence, ...]:
        """Return a sentence of its document as what a claim rests on."""
        return (Evidence(document=self.document.id, spans=(sentence,)),)

    @property
    def dated_by_day(self) -> bool:
        """Whether only the day of publication is known: midnight sharp is what a bare date becomes."""
        return self._dated is not None and self._dated.time() == time()

    @property
    def listed(self) -> str | None:
        """The data set of which it is a row, where it is one: that lists each event once."""
        return self.document.imprint.outlet if self.document.imprint.published_source == "row" else None

    @cached_property
    def order(self) -> tuple[datetime, str]:
        """The order in which reports are linked: by time, whatever the order of their arrival."""
        return self.time, self.key

    @cached_property
    def opinion(self) -> bool:
        """Whether its section is one of opinions: "Opinion", "Editorial", "Analysis"."""
        section = self.document.imprint.section
        return section is not None and has("of_opinion", section)

    def acts(self) -> Iterator[Act]:
        """Return the pledges of the report as acts."""
        return iter(self._acts)

    def tellings(self) -> Iterator[Telling]:
        """Return the incidents of the report as tellings."""
        return iter(self._tellings)

    @cached_property
    def _acts(self) -> tuple[Act, ...]:
        return tuple(Act(self, number, pledge) for number, pledge in enumerate(self.report.pledges))

    @cached_property
    def _tellings(self) -> tuple[Telling, ...]:
        return tuple(Telling(self, number, incident) for number, incident in enumerate(self.report.incidents))


@dataclass(frozen=True)
class Act:
    """One pledge as one print tells it."""

    told: Told
    number: int
    pledge: Pledge

    @cached_property
    def key(self) -> str:
        """The name under which people's decisions speak of it: the text and the place of the undertaking in it."""
        return key_of(self.told.document.id, self.pledge.undertaking.start, self.pledge.undertaking.end, self.pledge.kind)

    @property
    def before(self) -> str:
        """The words of its sentence before the undertaking."""
        return self.pledge.sentence.before(self.pledge.undertaking)

    @property
    def behind(self) -> str:
        """The words of its sentence behind the undertaking."""
        return self.pledge.sentence.behind(self.pledge.undertaking)

    @cached_property
    def sense(self) -> Sense:
        """What the words around it make of it."""
        return Sense.NOTHING if self._remembered else sense(self._explicit)

    @property
    def points_back(self) -> bool:
        """Whether it speaks of a truce as "the agreement" that its text has told of before."""
        return self._explicit is not self.pledge

    @cached_property
    def _explicit(self) -> Pledge:
        """Its pledge with what "the agreement" is."""
        return explicit(self.pledge, self.told.document.text)

    @cached_property
    def _remembered(self) -> bool:
        """Whether it tells of a truce that was over long before."""
        return of_earlier_time(self.pledge, self.told.since.date())

    @cached_property
    def names(self) -> frozenset[str]:
        """The proper names in its sentence, by which a truce is told from another of the same party."""
        return frozenset(_NAME.findall(self.pledge.sentence.quote)) - _plain_names()

    @cached_property
    def title(self) -> frozenset[str]:
        """The proper names by which its sentence calls the truce: "the Gaza ceasefire", "a truce in Yemen"."""
        found = _TITLE.finditer(self.pledge.sentence.quote)
        return frozenset(word for one in found for word in (one["before"] or one["behind"]).split()) - _plain_names()

    @property
    def denies(self) -> bool:
        """Whether it denies that an undertaking was made."""
        return self.pledge.factuality is PledgeFactuality.DENIED

    @property
    def suspends(self) -> bool:
        """Whether by its words a truce that is told to end only rests for a time."""
        return has("suspended", self.pledge.undertaking.quote) or has("suspending_it", self.before)

    @cached_property
    def kind(self) -> PledgeKind | None:
        """Its kind for a truce, by its sense; None where it has none."""
        return None if self._remembered else kind_of(self._explicit)


@dataclass(frozen=True)
class Telling:
    """One incident as one print tells it."""

    told: Told
    number: int
    incident: Incident

    @cached_property
    def key(self) -> str:
        """The name under which people's decisions speak of it: the text and the place of the act's word in it."""
        return key_of(self.told.document.id, self.incident.anchor.start, self.incident.anchor.end, self.incident.kind)

    @cached_property
    def order(self) -> tuple[datetime, str, int]:
        """The order in which tellings are gathered: by time, whatever the order of their arrival."""
        return (*self.told.order, self.number)

    @property
    def actor(self) -> str | None:
        """The id of who is said to have done it, if anybody is."""
        return self.incident.actor.actor if self.incident.actor else None

    @property
    def target(self) -> str | None:
        """The id of whom it was aimed at, where that is told."""
        return self.incident.target.actor if self.incident.target else None

    @property
    def speaker(self) -> str | None:
        """The id of who says so, where that is somebody else than the text."""
        return self.incident.said_by.actor if self.incident.said_by else None

    @cached_property
    def places(self) -> frozenset[str]:
        """The words of the place."""
        return words(self.incident.place.span.quote if self.incident.place else "")

    @cached_property
    def targets(self) -> frozenset[str]:
        """The words of the target."""
        return words(self.incident.target.span.quote if self.incident.target else "")
