"""A stream of made news with the truth about it: events, the reports of them, and what agencies' clients make of those.

An event has one to four independent reports, each of four to nine sentences out of ``stories_made.toml``, with the event's own names
and figures. Most reports by agencies are printed by others: whole, edited, cut; some get a later version with a higher toll, some are
told in other words with the agency named, and one print in two hundred comes months later. ``A_DAY`` documents fall on a day.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from heapq import heappop, heappush
from pathlib import Path

from trucewatch.records import Document, Imprint

A_DAY = 5_000
PER_EVENT = 13.2
START = datetime(2024, 1, 1, tzinfo=UTC)
AGENCIES = ("AP", "AFP", "Reuters", "Xinhua", "dpa", "Anadolu Agency", "PTI")
TOWNS, KINDS = ("North", "Lake", "Port", "Hill", "Valley", "Bay", "West", "River"), ("Times", "Post", "Herald", "Radio", "Courier")
OUTLETS = [f"{town} {kind}" for kind in KINDS for town in TOWNS]
SYLLABLES = ["ba", "dar", "el", "far", "gor", "hal", "im", "jab", "kan", "lu", "mar", "nas", "or", "qal", "ras", "sul", "tar", "um", "zey"]
GRAMMAR: dict[str, list[str]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
# Words of these kinds are mostly out of a larger vocabulary, since most runs of a real report stand in no other of the week.
OPEN = {"adj", "noun", "plural", "past"}
RARE = 0.7
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass
class Made:
    """A document, with the story it belongs to."""

    document: Document
    story: int


@dataclass
class Report:
    """A report as its agency or outlet has it: paragraphs, and the facts to tell it otherwise."""

    story: int
    facts: dict[str, str]
    outlet: str
    agency: str | None
    at: datetime
    paragraphs: list[str] = field(default_factory=list)


def stream(count: int, seed: int = 1) -> Iterator[Made]:
    """Yield ``count`` documents in order of time."""
    return Press(seed).prints(count)


class Press:
    """Who reports and who prints, by the throw of dice."""

    def __init__(self, seed: int) -> None:
        self._dice = random.Random(seed)
        self._towns = [self._name(2, 4) for _ in range(4000)]
        self._people = [f"{self._name(1, 2)} {self._name(2, 3)}" for _ in range(4000)]
        self._rare = [self._name(2, 5).lower() for _ in range(20_000)]
        self._stories = self._made = 0
        self._waiting: list[tuple[datetime, int, Report, list[str], str, str | None]] = []

    def prints(self, count: int) -> Iterator[Made]:
        """Yield documents in order of time."""
        event, given = START, 0
        while given < count:
            event += timedelta(days=self._dice.expovariate(A_DAY / PER_EVENT))
            while self._waiting and self._waiting[0][0] <= event and given < count:
                yield self._document(*heappop(self._waiting))
                given += 1
            self._happen(event)

    def _document(self, at: datetime, number: int, report: Report, paragraphs: list[str], outlet: str, agency: str | None) -> Made:
        text = "\n\n".join(paragraphs)
        imprint = Imprint(outlet=outlet, agency=agency, published=at)
        document = Document(page=f"{number:064x}", location=f"made/{number}", text=text, body_end=len(text), gathered=at, imprint=imprint)
        return Made(document, report.story)

    def _happen(self, at: datetime) -> None:
        facts = self._facts(at)
        houses = self._dice.sample(AGENCIES, self._dice.choice((1, 1, 2, 3)))
        for agency in houses:
            self._report(Report(0, facts, agency, agency, at + self._hours(6)), self._dice.choice((0, 1, 2, 4, 8, 12)))
        if self._dice.random() < 0.4:
            self._report(Report(0, facts, self._dice.choice(OUTLETS), None, at + self._hours(12)), self._dice.choice((0, 0, 1)))

    def _report(self, report: Report, prints: int) -> None:
        report.story, self._stories = self._stories, self._stories + 1
        report.paragraphs = self._paragraphs(report.facts, self._dice.randint(3, 8))
        self._print(report, report.at, report.paragraphs, report.outlet, report.agency)
        later = None
        if report.agency and self._dice.random() < 0.3:
            later = self._later(report)
        for _ in range(prints):
            self._reprint(report, later)

    def _later(self, report: Report) -> list[str]:
        """File a later version: a higher toll, a new paragraph."""
        told = dict(report.facts, toll=str(int(report.facts["toll"]) + self._dice.randint(1, 9)))
        replaced = [part.replace(f" {report.facts['toll']} people", f" {told['toll']} people") for part in report.paragraphs]
        paragraphs = [*replaced[:1], self._sentence("body", told), *replaced[1:]]
        self._print(report, report.at + self._hours(8), paragraphs, report.outlet, report.agency)
        return paragraphs

    def _reprint(self, report: Report, later: list[str] | None) -> None:
        dice, outlet = self._dice, self._dice.choice(OUTLETS)
        paragraphs = list(later if later and dice.random() < 0.5 else report.paragraphs)
        at = report.at + self._hours(30) + (timedelta(days=dice.uniform(20, 200)) if dice.random() < 0.005 else timedelta())
        kind = dice.random()
        if kind < 0.3:
            paragraphs = paragraphs[: dice.randint(2, max(3, len(paragraphs) * 2 // 3))]
        elif kind < 0.6:
            paragraphs = [" ".join("the" if word == "a" and dice.random() < 0.3 else word for word in part.split()) for part in paragraphs]
        elif kind < 0.7 and report.agency:
            paragraphs = [f"{part}, {report.agency} reported." if not number else part for number, part in enumerate(self._retold(report))]
        signed = report.agency if kind < 0.5 or kind >= 0.7 else None
        self._print(report, at, paragraphs, outlet, signed)

    def _retold(self, report: Report) -> list[str]:
        return [self._sentence("lead", report.facts).rstrip("."), *(self._sentence("body", report.facts) for _ in range(3))]

    def _print(self, report: Report, at: datetime, paragraphs: list[str], outlet: str, agency: str | None) -> None:
        self._made += 1
        heappush(self._waiting, (at, self._made, report, paragraphs, outlet, agency))

    def _paragraphs(self, facts: dict[str, str], count: int) -> list[str]:
        return [self._sentence("lead", facts), *(self._sentence("body", facts) for _ in range(count))]

    def _facts(self, at: datetime) -> dict[str, str]:
        dice, force = self._dice, GRAMMAR["force"]
        one, two = (f"the {dice.choice(self._towns)} {dice.choice(force)}" for _ in range(2))
        return {
            "town": dice.choice(self._towns), "province": dice.choice(self._towns), "one": one, "two": two, "day": f"{at:%A}",
            "toll": str(dice.randint(2, 60)), "days": str(dice.randint(3, 90)), "months": str(dice.randint(2, 20)),
        }  # fmt: skip

    def _sentence(self, kind: str, facts: dict[str, str]) -> str:
        clauses = self._dice.choice((1, 2, 2, 3))
        told = self._filled(" ".join((self._dice.choice(GRAMMAR[kind]), *self._dice.choices(GRAMMAR["clause"], k=clauses))), facts)
        return told[0].upper() + told[1:] + "."

    def _filled(self, phrase: str, facts: dict[str, str]) -> str:
        return _SLOT.sub(lambda slot: self._slot(slot[1], facts), phrase)

    def _slot(self, slot: str, facts: dict[str, str]) -> str:
        if slot in facts:
            return facts[slot]
        if slot in OPEN and self._dice.random() < RARE:
            return self._dice.choice(self._rare)
        if slot in GRAMMAR:
            return self._filled(self._dice.choice(GRAMMAR[slot]), facts)
        if slot == "number":
            return str(self._dice.randint(2, 300))
        return self._dice.choice(self._people if slot == "name" else self._towns)

    def _name(self, least: int, most: int) -> str:
        return "".join(self._dice.choices(SYLLABLES, k=self._dice.randint(least, most))).title()

    def _hours(self, mean: float) -> timedelta:
        return timedelta(hours=self._dice.expovariate(1 / mean))
