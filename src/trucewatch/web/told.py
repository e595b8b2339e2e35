"""A truce as its page tells it: factions in time, terms side by side, incidents, and who says what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from trucewatch.desk.indexed import Event, Indexed, Telling
from trucewatch.desk.names import actor_name
from trucewatch.records import (
    Attributed,
    Change,
    Claim,
    Clause,
    ClauseFailed,
    ClauseMet,
    ClauseRefused,
    Derivation,
    Interval,
    Label,
    Occurred,
    Polarity,
    Terms,
    Testimony,
    Truce,
    Verdict,
)  # fmt: skip

from .answers import Answers
from .asked import Asked
from .charts.map import Drawing, Spot, draw
from .charts.nearest import nearest
from .charts.timeline import Axis, Mark, Segment, axis, rows_of, segments
from .words import word


@dataclass(frozen=True)
class Lane:
    """A faction in time."""

    verdict: Verdict
    segments: tuple[Segment, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Saying:
    """Somebody says something: who, with which standing, in which story, and where it stands."""

    speaker: str
    authority: str
    source: str
    told: datetime
    story: str
    document: str
    start: int
    end: int
    quote: str


@dataclass
class Matter:
    """What is said, with those who say so and those who deny it, one entry a speaker and story."""

    text: str
    order: tuple[float, str]
    affirmed: list[Saying] = field(default_factory=list)
    denied: list[Saying] = field(default_factory=list)


@dataclass(frozen=True)
class Happening:
    """An incident in the list: its number, its words, when and where, the tolls as told, how it is covered, and who is blamed."""

    number: int
    event: Event
    kind: str
    when: Interval | None
    place: str | None
    targets: tuple[str, ...]
    killed: str
    injured: str
    covered: str
    blamed: tuple[Matter, ...]
    stories: int


@dataclass(frozen=True)
class ClauseSeen:
    """A condition with what the monitor says of it."""

    clause: Clause
    state: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class ReadingSeen:
    """The terms as one story reads them, the label that they give for each faction, and the stories that read them so."""

    terms: Terms
    source: str
    document: str
    labels: tuple[tuple[str, Label], ...]
    clauses: tuple[ClauseSeen, ...]


@dataclass(frozen=True)
class TruceSeen:
    """Everything that the page of a truce shows."""

    truce: Truce
    lanes: tuple[Lane, ...]
    axis: Axis
    marks: tuple[Mark, ...]
    happenings: tuple[Happening, ...]
    unplaced: int
    map: Drawing | None
    readings: tuple[ReadingSeen, ...]
    matters: tuple[Matter, ...]
    stories: int
    prints: int


def truce_seen(answers: Answers, name: str, asked: Asked) -> TruceSeen:
    """Return what there is to see of a truce. Raises NotFoundError where there is none of that name."""
    return answers.once(("truce", name, asked.at, asked.known, asked.by), lambda: _seen(answers, name, asked))


def _seen(answers: Answers, name: str, asked: Asked) -> TruceSeen:
    truce, seen = answers.truce(name, asked), answers.indexed(asked)
    verdicts = answers.verdicts(asked).get(name, [])
    happenings = tuple(_happenings(seen, name, asked))
    histories = {verdict.faction: answers.history(name, verdict.faction, asked) for verdict in verdicts}
    drawn = axis(histories, (one.when.earliest for one in happenings if one.when), asked.at)
    lanes = tuple(_lane(verdict, histories[verdict.faction], drawn, asked) for verdict in verdicts)
    spots = list(_spots(happenings))
    told = [testimony for testimony, _ in seen.claims.get(name, ()) if testimony.told <= asked.at]
    return TruceSeen(
        truce, lanes, drawn, tuple(rows_of(_marks(happenings, drawn))), happenings,
        len(happenings) - len({spot.number for spot in spots}), draw(spots),
        tuple(_readings(seen, name, verdicts)), tuple(_matters(seen, name, asked)), len({t.story for t in told}), len({t.id for t in told}),
    )  # fmt: skip


def _lane(verdict: Verdict, history: Iterable[Change], drawn: Axis, asked: Asked) -> Lane:
    changes = [change for change in history if change.at <= asked.at]
    return Lane(verdict, tuple(segments(changes, drawn)), tuple(changes))


def _happenings(seen: Indexed, truce: str, asked: Asked) -> Iterator[Happening]:
    pledges = set(seen.truces[truce].pledges)
    events = [seen.events[name] for name in seen.events_of.get(truce, ())]
    shown = [event for event in events if event.when and event.when.earliest <= asked.at]
    for number, event in enumerate(shown, 1):
        tellings = [telling.incident for telling in event.tellings]
        relations = {relation.value for pledge, relation in event.covers.items() if pledge in pledges}
        yield Happening(
            number, event, word("incident", tellings[0].kind.value if tellings else "other_violence"), event.when, _place(event.tellings),
            tuple(dict.fromkeys(one.target.span.quote for one in tellings if one.target)), _toll(one.killed for one in tellings),
            _toll(one.injured for one in tellings), next((r for r in ("in", "maybe", "out") if r in relations), "maybe"),
            tuple(_blamed(event)), len({testimony.story for testimony, _ in event.claims}),
        )  # fmt: skip


def _place(tellings: Iterable[Telling]) -> str | None:
    return next((telling.incident.place.span.quote for telling in tellings if telling.incident.place), None)


def _toll(counts: Iterable[object]) -> str:
    """Return the numbers told, "2" or "2 to 5"; empty where none is told."""
    told = sorted({value for count in counts if (value := getattr(count, "value", None)) is not None})
    if not told:
        return ""
    return str(told[0]) if len(told) == 1 else f"{told[0]} to {told[-1]}"


def _marks(happenings: Iterable[Happening], drawn: Axis) -> Iterator[Mark]:
    for one in happenings:
        if one.when:
            x = drawn.at(one.when.earliest)
            yield Mark(x, round(drawn.at(one.when.latest) - x, 2), one.number, one.kind, one.covered)


def _spots(happenings: Iterable[Happening]) -> Iterator[Spot]:
    for one in happenings:
        told = [telling.incident.place for telling in one.event.tellings if telling.incident.place]
        if spot := nearest(told):
            yield Spot(spot.latitude, spot.longitude, spot.radius_km, one.number, f"{one.kind}, {spot.span.quote}", spot.relation)


def _blamed(event: Event) -> Iterator[Matter]:
    matters: dict[str, Matter] = {}
    for testimony, claim in event.claims:
        if isinstance(claim.proposition, Attributed):
            who = actor_name(claim.proposition.actor) if claim.proposition.actor else "somebody not named"
            _say(matters.setdefault(who, Matter(who, (0.0, who))), testimony, claim)
    yield from matters.values()


def _matters(seen: Indexed, truce: str, asked: Asked) -> Iterator[Matter]:
    """Yield what is said of the pledges of a truce and of the incidents it may cover, denials beside what they deny."""
    matters: dict[str, Matter] = {}
    for testimony, claim in seen.claims.get(truce, ()):
        if testimony.told <= asked.at:
            text = _about(claim)
            _say(matters.setdefault(text, Matter(text, (0.0, text))), testimony, claim)
    for name in seen.events_of.get(truce, ()):
        for testimony, claim in seen.events[name].claims:
            if testimony.told <= asked.at and not isinstance(claim.proposition, Occurred):
                text = f"{_about(claim)}: {_event_words(seen.events[name])}"
                _say(matters.setdefault(text, Matter(text, (_time(seen.events[name]), text))), testimony, claim)
    yield from sorted(matters.values(), key=lambda matter: matter.order)


def _about(claim: Claim) -> str:
    said = claim.proposition
    if isinstance(said, ClauseFailed | ClauseMet | ClauseRefused):
        return f"{actor_name(said.by)} {word('says', said.says)}"
    who = getattr(said, "faction", None) or getattr(said, "actor", None)
    return f"{actor_name(who) if who else 'Somebody not named'} {word('says', said.says)}"


def _event_words(event: Event) -> str:
    kind = word("incident", event.tellings[0].incident.kind.value) if event.tellings else "incident"
    when = f" of {event.when.earliest.day} {event.when.earliest:%b %Y}" if event.when else ""
    place = _place(event.tellings)
    return f"{kind}{when}" + (f", {place}" if place else "")


def _time(event: Event) -> float:
    return event.when.earliest.timestamp() if event.when else 0.0


def _say(matter: Matter, testimony: Testimony, claim: Claim) -> None:
    sayings = matter.denied if claim.polarity is Polarity.DENIED else matter.affirmed
    span = next(((evidence.document, one) for evidence in claim.evidence for one in evidence.spans), None)
    speaker = actor_name(claim.speaker) if claim.speaker else testimony.source
    if any(saying.speaker == speaker and saying.story == testimony.story for saying in sayings):
        return
    document, start, end, quote = (span[0], span[1].start, span[1].end, span[1].quote) if span else ("", 0, 0, "")
    sayings.append(Saying(speaker, claim.authority.value, testimony.source, testimony.told, testimony.story, document, start, end, quote))


def _readings(seen: Indexed, truce: str, verdicts: Iterable[Verdict]) -> Iterator[ReadingSeen]:
    told = list(verdicts)
    for name, (terms, testimony) in sorted(seen.terms.get(truce, {}).items()):
        labels = tuple((v.faction, reading.label) for v in told for reading in v.readings if reading.reading == name)
        document = seen.known.tolds[testimony.id].document.id if testimony.id in seen.known.tolds else ""
        clauses = tuple(_clause(clause, seen, truce, told) for clause in terms.clauses)
        yield ReadingSeen(terms, testimony.source, document, labels, clauses)


def _clause(clause: Clause, seen: Indexed, truce: str, verdicts: Iterable[Verdict]) -> ClauseSeen:
    """Return a condition with its state, as the reasoning of a verdict gives it; pending where none speaks of it."""
    concluded = [step.concludes for verdict in verdicts for step in _steps(verdict.derivation) if step.rule in ("R13", "R5")]
    mine = [text.rsplit(": ", 1)[-1] for text in concluded if repr(clause.text or clause.id) in text]
    said = {
        f"{_about(claim)} ({testimony.source})"
        for testimony, claim in seen.claims.get(truce, ())
        if getattr(claim.proposition, "clause", None) == clause.id
    }
    return ClauseSeen(clause, mine[0] if mine else "pending", tuple(sorted(said)))


def _steps(step: Derivation) -> Iterator[Derivation]:
    yield step
    for below in step.because:
        yield from _steps(below)
