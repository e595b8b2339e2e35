"""Pledges and incidents that stories tell of which were not there before. A reprint of an old story is no news."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import datetime
from typing import TypeVar

from trucewatch.desk.indexed import Act, Event, Indexed, Telling
from trucewatch.desk.indexed import Told as Print
from trucewatch.desk.names import actor_name
from trucewatch.records import Interval, Party, Record, ScopeRelation, Span

T = TypeVar("T", Act, Telling)


class Source(Record):
    """The sentence that a line stands on, and where it was found."""

    quote: str
    outlet: str | None
    published: datetime | None
    location: str


class Told(Record):
    """A line: its label, whom it is about, what there is to say, and how many independent stories tell of it."""

    label: str
    who: str
    text: str
    stories: int
    source: Source | None


def pledges(now: Indexed, truce: str, old: Collection[str]) -> Iterator[Told]:
    """Yield the pledges of a truce that a new story tells of: one line for all tellings of one act by the same parties.

    ``old`` holds the ids of the texts known before.
    """
    together: dict[tuple[str, ...], list[Act]] = {}
    for act in now.acts.get(truce, ()):
        said = act.pledge
        together.setdefault((said.kind, said.factuality, *sorted(map(_who, said.pledgers))), []).append(act)
    for (kind, factuality, *who), acts in together.items():
        if fresh := _fresh(acts, now, old):
            first = fresh[0]
            yield Told(
                label=f"{_words(kind)}, {_words(factuality)}",
                who=", ".join(who) or "not named",
                text=first.pledge.undertaking.quote,
                stories=_stories(acts),
                source=_source(first.told, first.pledge.sentence),
            )


def incidents(now: Indexed, truce: str, old: Collection[str], runs: Callable[[Interval], bool]) -> Iterator[Told]:
    """Yield the incidents that the pledges of a truce cover, or may cover, and that a new story tells of.

    ``runs`` tells whether the truce had begun and was not over at the time of an incident: else it is none of its own.
    """
    for name in now.events_of.get(truce, ()):
        event = now.events[name]
        fresh = _fresh(event.tellings, now, old) if _concerns(event, now, truce) else []
        if fresh and (event.when is None or runs(event.when)):
            first = fresh[0]
            yield Told(
                label=f"{_words(first.incident.kind)}, {_words(first.incident.factuality)}",
                who=_who(first.incident.actor) if first.incident.actor else "nobody named",
                text=f"{event.when.earliest:%Y-%m-%d}" if event.when else "time unknown",
                stories=_stories(event.tellings),
                source=_source(first.told, first.incident.sentence),
            )


def _fresh(tellings: Sequence[T], now: Indexed, old: Collection[str]) -> list[T]:
    return [one for one in tellings if not _known(one.told.document.id, now, old)]


def _known(text: str, now: Indexed, old: Collection[str]) -> bool:
    """Tell whether the story of a text was known: one of its prints was."""
    story, _ = now.prints[text]
    return any(one.document in old for one in story.documents)


def _concerns(event: Event, now: Indexed, truce: str) -> bool:
    inside = (ScopeRelation.IN, ScopeRelation.MAYBE)
    return any(event.covers.get(pledge) in inside for pledge in now.truces[truce].pledges)


def _stories(tellings: Sequence[Act] | Sequence[Telling]) -> int:
    return len({one.told.story for one in tellings})


def _source(told: Print, sentence: Span) -> Source:
    imprint = told.document.imprint
    return Source(quote=sentence.quote, outlet=imprint.outlet, published=imprint.published, location=told.document.location)


def _who(party: Party) -> str:
    return actor_name(party.actor) if party.actor else party.span.quote


def _words(value: str) -> str:
    return value.replace("_", " ")
