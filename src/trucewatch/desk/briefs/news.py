"""Pledges and incidents that stories tell of which were not there before, and tolls that a later version of a story gives otherwise.

A reprint of an old story is no news.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import TypeVar

from trucewatch.desk.indexed import Act, Event, Indexed, Telling
from trucewatch.desk.indexed import Told as Print
from trucewatch.desk.names import actor_name
from trucewatch.desk.rests import Source
from trucewatch.records import Interval, Party, PledgeKind, PrintClass, Record, ScopeRelation, Span

# Codes that no reader would take for words.
_PLAIN = {
    "shelling_rocket": "shelling or rockets",
    "air_drone_strike": "air or drone strike",
    "bomb_ied": "bomb",
    "raid_arrest": "raid or arrest",
    "call_for": "call for a truce",
    "threat_to_end": "threat to end it",
}
T = TypeVar("T", Act, Telling)
Runs = Callable[[Interval], bool]
# A newspaper prints the agency's later version as it came; who writes of his own may have the toll from elsewhere.
_VERSIONS = (PrintClass.ORIGINAL, PrintClass.REVISION, PrintClass.REPRINT)


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
            rests = kind == PledgeKind.TERMINATION and first.suspends
            yield Told(
                label=f"{'suspension' if rests else _words(kind)}, {_words(factuality)}",
                who=", ".join(who) or "not named",
                text=first.pledge.undertaking.quote,
                stories=_stories(acts),
                source=_source(first.told, first.pledge.sentence),
            )


def incidents(now: Indexed, truce: str, old: Collection[str], runs: Runs) -> Iterator[Told]:
    """Yield the incidents that the pledges of a truce cover, or may cover, and that a new story tells of.

    ``runs`` tells whether the truce had begun and was not over at the time of an incident: else it is none of its own.
    """
    for event in _events(now, truce):
        fresh = _fresh(event.tellings, now, old)
        if fresh and (event.when is None or runs(event.when)):
            yield _line(event, fresh[0], _changed(fresh, now, old))


def developments(now: Indexed, truce: str, old: Collection[str], runs: Runs) -> Iterator[Told]:
    """Yield the incidents, as incidents does, whose toll a new version of a story known before gives otherwise."""
    for event in _events(now, truce):
        changed = _changed([one for one in event.tellings if _known(one.told.document.id, now, old)], now, old)
        if changed and (event.when is None or runs(event.when)):
            yield _line(event, changed[0][0], changed)


def _events(now: Indexed, truce: str) -> Iterator[Event]:
    return (event for event in map(now.events.__getitem__, now.events_of.get(truce, ())) if _concerns(event, now, truce))


def _line(event: Event, telling: Telling, changed: Sequence[tuple[Telling, str]]) -> Told:
    """Return the line of an incident in the words of a telling, or of the later version that changed a toll."""
    told = changed[0][0] if changed else telling
    said = told.incident
    when = f"{'by ' * event.when.is_window}{event.when.told_day:%Y-%m-%d}" if event.when else "time unknown"
    return Told(
        label=f"{_words(said.kind)}, {_words(said.factuality)}",
        who=_who(said.actor) if said.actor else "nobody named",
        text="; ".join((when, *(change for _, change in changed))),
        stories=_stories(event.tellings),
        source=_source(told.told, said.sentence),
    )


def _changed(tellings: Sequence[Telling], now: Indexed, old: Collection[str]) -> list[tuple[Telling, str]]:
    """Return the tellings of new versions in which a toll stands changed, each with the change ("killed 3 → 9")."""
    versions: dict[str, list[Telling]] = {}
    for one in sorted(tellings, key=lambda one: one.told.time):
        story, printed = now.prints[one.told.document.id]
        if printed.kind in _VERSIONS:
            versions.setdefault(story.id, []).append(one)
    return [change for story in versions.values() for toll in ("killed", "injured") for change in _change(_tolls(story, toll), toll, old)]


def _tolls(versions: Sequence[Telling], toll: str) -> dict[str, tuple[int, Telling]]:
    """Return the highest toll that each version gives of an incident, the earliest version first."""
    found: dict[str, tuple[int, Telling]] = {}
    for one in versions:
        text, count = one.told.document.id, getattr(one.incident, toll)
        if count and count.value > found.get(text, (-1, one))[0]:
            found[text] = count.value, one
    return found


def _change(tolls: Mapping[str, tuple[int, Telling]], toll: str, old: Collection[str]) -> Iterator[tuple[Telling, str]]:
    """Yield the newest toll, where it was not known before; where none was, the first one given counts as known."""
    said: dict[int, Telling] = {}
    for count, telling in tolls.values():
        # A late print of an early version says nothing new.
        said.setdefault(count, telling)
    known = {count for text, (count, _) in tolls.items() if text in old} or set(list(said)[:1])
    for count in list(said)[-1:]:
        if count not in known:
            yield said[count], f"{toll} {[one for one in said if one in known][-1]} → {count}"


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
    imprint, location = told.document.imprint, told.document.location
    return Source(quote=sentence.quote, outlet=imprint.outlet, agency=imprint.agency, published=imprint.published, location=location)


def _who(party: Party) -> str:
    return actor_name(party.actor) if party.actor else party.span.quote


def _words(value: str) -> str:
    return _PLAIN.get(value, value.replace("_", " "))
