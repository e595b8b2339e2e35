"""A truce as its page tells it: factions in time, terms side by side, incidents, and who says what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from trucewatch.desk.indexed import Indexed
from trucewatch.records import Change, Label, Truce, Verdict

from .answers import Answers
from .asked import Asked
from .charts.map import Drawing, draw
from .charts.timeline import Axis, Mark, Segment, axis, rows_of, segments
from .concluded import incidents_in, successors_in
from .happenings import Happening, happenings, marks, spots
from .readings_seen import ClauseSeen, ReadingSeen, readings_seen
from .sayings import Matter, Saying, matters

__all__ = ["ClauseSeen", "Happening", "Matter", "ReadingSeen", "Saying", "TruceSeen", "lane_of", "truce_seen"]

# Labels of a truce that binds nobody, or of which nothing is known.
UNBOUND = frozenset({Label.OFFERED, Label.NOT_BOUND, Label.NEVER_EFFECTIVE, Label.UNKNOWN})


@dataclass(frozen=True)
class Lane:
    """A faction in time."""

    verdict: Verdict
    segments: tuple[Segment, ...]
    changes: tuple[Change, ...]
    marks: tuple[Mark, ...]


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
    chain: tuple[tuple[str, Truce], ...]


def truce_seen(answers: Answers, name: str, asked: Asked) -> TruceSeen:
    """Return what there is to see of a truce. Raises NotFoundError where there is none of that name."""
    answers.truce(name, asked)
    return answers.of_case(name, ("seen", asked.at), lambda case: _seen(answers, name, asked), asked)


def _seen(answers: Answers, name: str, asked: Asked) -> TruceSeen:
    truce, seen = answers.truce(name, asked), answers.indexed(asked)
    verdicts = answers.verdicts_of(name, asked)
    histories = {verdict.faction: answers.history(name, verdict.faction, asked) for verdict in verdicts}
    shown = tuple(happenings(seen, name, asked, begun(change for changes in histories.values() for change in changes)))
    drawn = axis(histories, (one.when.earliest for one in shown if one.when), asked.at)
    numbered = {one.event.name: mark for one in shown for mark in marks([one], drawn)}
    lanes = tuple(lane_of(verdict, histories[verdict.faction], drawn, asked, numbered) for verdict in verdicts)
    placed = list(spots(shown))
    told = [one for one in answers.case(name, asked).evidence if one.told <= asked.at]
    return TruceSeen(
        truce, lanes, drawn, tuple(rows_of(marks(shown, drawn))), shown, len(shown) - len({spot.number for spot in placed}), draw(placed),
        tuple(readings_seen(seen, name, verdicts)), tuple(matters(seen, name, asked)), len({one.story for one in told}), len(told),
        tuple(_chain(seen, verdicts)),
    )  # fmt: skip


def begun(changes: Iterable[Change]) -> datetime | None:
    """Return when a truce first bound a party of it, None where it never did."""
    return min((change.at for change in changes if change.label not in UNBOUND), default=None)


def _chain(seen: Indexed, verdicts: Sequence[Verdict]) -> Iterator[tuple[str, Truce]]:
    """Yield the truces before and after one, which it renews or which took its place, each with the words for that."""
    told = (link for one in verdicts for link in (("Renews", one.renews), ("Renewed by", one.renewed_by)))
    later = (("Superseded by", name) for one in verdicts for name in successors_in(one.derivation))
    links = dict.fromkeys((*told, *later))
    yield from ((words, seen.truces[name]) for words, name in links if name and name in seen.truces)


def lane_of(verdict: Verdict, history: Iterable[Change], drawn: Axis, asked: Asked, numbered: Mapping[str, Mark]) -> Lane:
    """Return a faction in time, with those of the ``numbered`` incidents (by their ids) that its states rest on."""
    changes = [change for change in history if change.at <= asked.at]
    mine = rows_of(numbered[name] for name in set(incidents_in(changes, verdict.derivation)) & numbered.keys())
    return Lane(verdict, tuple(segments(changes, drawn)), tuple(changes), tuple(mine))
