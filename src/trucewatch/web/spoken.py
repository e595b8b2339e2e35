"""What was said of each party of a truce, in time: statements as marks on its lane, and as a list in the order of their days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from trucewatch.desk.indexed import Indexed
from trucewatch.desk.names import actor_name
from trucewatch.records import Authority, Claim, Polarity, Testimony

from .asked import Asked
from .charts.timeline import Axis
from .sayings import sentence_of, speaker_of
from .words import word

OWN = frozenset((Authority.OWN_VOICE, Authority.SPOKESMAN))


@dataclass(frozen=True)
class Statement:
    """Somebody says something of a party: ``style`` is "own", "other" or "denial"; the place of its sentence where there is one."""

    faction: str
    at: datetime
    speaker: str
    authority: str
    says: str
    style: str
    source: str
    document: str
    start: int
    end: int


@dataclass(frozen=True)
class Tick:
    """A mark on a lane at ``x`` percent, for one or more statements."""

    x: float
    style: str
    text: str


def statements(seen: Indexed, truce: str, asked: Asked) -> list[Statement]:
    """Return what was said of the parties of a truce, in order of time: of several prints of a story, the first."""
    found: dict[tuple[str, ...], Statement] = {}
    for testimony, claim in sorted(seen.claims.get(truce, ()), key=lambda pair: pair[0].told):
        faction = getattr(claim.proposition, "faction", None) or getattr(claim.proposition, "by", None)
        if faction and testimony.told <= asked.at:
            told = _statement(faction, testimony, claim)
            found.setdefault((testimony.story, faction, told.speaker, told.says, told.style), told)
    return list(found.values())


def _statement(faction: str, testimony: Testimony, claim: Claim) -> Statement:
    where, speaker = sentence_of(claim), speaker_of(testimony, claim)
    denied = claim.polarity is Polarity.DENIED
    style = "denial" if denied else "own" if claim.authority in OWN else "other"
    document, start, end = (where[0], where[1].start, where[1].end) if where else ("", 0, 0)
    says = word("says", claim.proposition.says)
    return Statement(faction, testimony.told, speaker, claim.authority.value, says, style, testimony.source, document, start, end)


def ticks(told: Iterable[Statement], drawn: Axis) -> dict[str, list[Tick]]:
    """Return the marks by faction; statements of a kind that would cover one another are one mark with all their words."""
    found: dict[str, dict[tuple[float, str], list[str]]] = {}
    for one in told:
        place = (round(drawn.at(one.at)), one.style)
        found.setdefault(one.faction, {}).setdefault(place, []).append(_words(one))
    return {faction: list(_ticks(places)) for faction, places in found.items()}


def _ticks(places: dict[tuple[float, str], list[str]]) -> Iterator[Tick]:
    for (x, style), texts in sorted(places.items()):
        yield Tick(min(max(x, 0.7), 99.3), style, "; ".join(dict.fromkeys(texts)))


def _words(one: Statement) -> str:
    return f"{one.at.day} {one.at:%b %Y}, {one.speaker}{' denies' if one.style == 'denial' else ''}: {actor_name(one.faction)} {one.says}"
