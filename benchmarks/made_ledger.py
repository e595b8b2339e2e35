"""A ledger made up for measuring: truces that live for a while and are told of, broken and prolonged, by several outlets over years.

Of ten pages, one tells of the truce itself; each page tells of two to four incidents, so that a page is about four records (a report counts
as one). A fifth of the pages are printed twice. In every second truce one side is a state or group of the registry that is party to many,
as in the world (of a thousand truces in ten years, to eight); all others are unknown names. Everything goes the desk's own way of
recording; only the coder is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import NamedTuple

from trucewatch.actors import registry
from trucewatch.desk import Ledger, Reading
from trucewatch.desk.recording import record
from trucewatch.records import (
    ActorKind,
    Coder,
    Document,
    Imprint,
    Incident,
    IncidentKind,
    Page,
    Party,
    Place,
    Pledge,
    PledgeKind,
    Report,
    Span,
    Speaker,
    When,
)

WORDS = [first + second + third for first in "bdfglmnprst" for second in ("a", "e", "io", "u") for third in ("l", "ner", "st", "k", "ma")]
END = datetime(2024, 12, 29, 8, tzinfo=UTC)
YEARS = 10
ACTS = {IncidentKind.SHELLING_ROCKET: "shelled", IncidentKind.BOMB_IED: "bombed", IncidentKind.SHOOTING: "shot at",
        IncidentKind.AIR_DRONE_STRIKE: "struck", IncidentKind.ARMED_CLASH: "clashed with"}  # fmt: skip
KINDS = tuple(ACTS)
TARGETS = ("a patrol of {}", "an army post of {}", "villagers", "a convoy", "fighters of {}", "a market", "the police")
CODER = Coder(name="made", version="1")
Side = tuple[str, str]


class Undertaken(NamedTuple):
    """A pledge in words: its sentence, its sides, its kind."""

    row: str
    sides: tuple[Side, Side]
    kind: PledgeKind


class Hit(NamedTuple):
    """An incident in words: its sentence, its kind, who did it to whom, where, on which day."""

    row: str
    kind: IncidentKind
    by: Side
    target: str
    aimed: str | None
    town: str
    day: datetime


Row = Undertaken | Hit


def fill(location: str, truces: int, records: int, years: int = YEARS) -> None:
    """Make a ledger of about so many truces and records (reports, pledges and incidents), spread over so many years, in order of time."""
    with Ledger(location) as book:
        pages = sorted(_pages(truces, records // 5, years, Random(1)), key=lambda one: one[0].gathered)
        for at in range(0, len(pages), 500):
            with book.log.transaction():
                for page, document, report in pages[at : at + 500]:
                    record(book.log, page, Reading(document=document, report=report))


def _pages(truces: int, pages: int, years: int, random: Random) -> Iterator[tuple[Page, Document, Report]]:
    known = [(actor.name, actor.id) for actor in registry().actors.values() if actor.kind in (ActorKind.STATE, ActorKind.ARMED_GROUP)]
    well_known = random.sample(sorted(known), 60)
    number, days = 0, 365 * years
    for truce in range(truces):
        sides = (random.choice(well_known) if truce % 2 else _named(random), _named(random))
        begun, lasts = END - timedelta(days=days - random.uniform(0, days - 120)), timedelta(days=random.uniform(20, 120))
        towns = [_name(random) for _ in range(12)]
        for told in range(pages // truces):
            at = begun + lasts * told / (pages // truces) + timedelta(minutes=random.randrange(600))
            text, spans = _text(sides, towns, told, at, random)
            for outlet in random.sample(range(60), 2 if random.random() < 0.2 else 1):
                number += 1
                yield _page(number, outlet, text, spans, at + timedelta(minutes=7 * outlet))


def late_page(random: Random) -> tuple[Page, Document, Report]:
    """Return a page of now, of a truce of its own."""
    sides = (_named(random), _named(random))
    text, coded = _text(sides, [_name(random) for _ in range(12)], 0, datetime.now(UTC) - timedelta(hours=2), random)
    return _page(random.randrange(10**9), 1, text, coded, datetime.now(UTC))


def _name(random: Random) -> str:
    return " ".join(word.capitalize() for word in random.choices(WORDS, k=2))


def _named(random: Random) -> Side:
    name = f"{_name(random)} Front"
    return name, "new:" + name.lower().replace(" ", "-")


def _text(sides: tuple[Side, Side], towns: list[str], told: int, at: datetime, random: Random) -> tuple[str, list[Row]]:
    """Return a text and what is coded in it: first the pledge, if it tells of one, then the incidents, as words that stand in it."""
    (side, actor), (other, other_actor) = sides
    head = f"{side} and {other}: {_name(random)}"
    coded: list[Row] = []
    day = at.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=1)
    if told % 10 == 0:
        row = f"{side} will suspend its attacks on {other} for three months, its spokesman said in {_name(random)}."
        kind = PledgeKind.DECLARATION if told == 0 else PledgeKind.EXTENSION if told % 20 == 0 else PledgeKind.AGREEMENT
        coded.append(Undertaken(row, sides, kind))
    for _ in range(random.choice((2, 3, 3, 4))):
        done, town, target = random.choice(KINDS), random.choice(towns), random.choice(TARGETS).format(other)
        by = (side, actor) if random.random() < 0.6 else ("Gunmen", "")
        row = f"{by[0]} {ACTS[done]} {target} near {town} on {day:%A}."
        coded.append(Hit(row, done, by, target, other_actor if other in target else None, town, day))
    prose = [" ".join(random.choices(WORDS, k=14)).capitalize() + "." for _ in range(8)]
    return "\n\n".join((head, " ".join(one.row for one in coded), " ".join(prose))) + "\n", coded


def _page(number: int, outlet: int, text: str, coded: list[Row], published: datetime) -> tuple[Page, Document, Report]:
    page = Page(location=f"https://outlet{outlet}.example/{number}", content=f"{number}\n{text}".encode(), gathered=published)
    imprint = Imprint(outlet=f"Outlet {outlet}", published=published, headline=Span.of(text, 0, text.index("\n")))
    document = Document(page=page.sha256, location=page.location, text=text, body_end=len(text), imprint=imprint, gathered=published)
    pledges = tuple(_pledge(text, one) for one in coded if isinstance(one, Undertaken))
    incidents = tuple(_incident(text, one) for one in coded if isinstance(one, Hit))
    return page, document, Report(text_sha256=document.id, coder=CODER, relevant=True, pledges=pledges, incidents=incidents)


def _span(text: str, row: str, words: str) -> Span:
    at = text.index(words, text.index(row))
    return Span.of(text, at, at + len(words))


def _pledge(text: str, told: Undertaken) -> Pledge:
    (side, actor), (other, other_actor) = told.sides
    return Pledge(
        kind=told.kind, pledgers=(Party(span=_span(text, told.row, side), actor=actor),),
        counterparts=(Party(span=_span(text, told.row, other), actor=other_actor),),
        undertaking=_span(text, told.row, "suspend its attacks"), ends_or_duration=_span(text, told.row, "three months"),
        said_by=Speaker(span=_span(text, told.row, "spokesman"), actor=actor), sentence=_span(text, told.row, told.row), confidence=0.85,
    )  # fmt: skip


def _incident(text: str, told: Hit) -> Incident:
    when = When(span=_span(text, told.row, f"{told.day:%A}"), earliest=told.day, latest=told.day + timedelta(hours=23, minutes=59))
    position = {"latitude": 30 + len(told.town) % 7, "longitude": 40 + sum(map(ord, told.town)) % 11, "radius_km": 5}
    return Incident(
        kind=told.kind, anchor=_span(text, told.row, ACTS[told.kind]),
        target=Party(span=_span(text, told.row, told.target), actor=told.aimed),
        actor=Party(span=_span(text, told.row, told.by[0]), actor=told.by[1] or None), when=when,
        place=Place(span=_span(text, told.row, told.town), **position), sentence=_span(text, told.row, told.row), confidence=0.7,
    )  # fmt: skip
