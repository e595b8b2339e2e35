"""One truce as it is judged: a monitor of its own with the testimonies that bear on it, kept until one of them is another one.

What bears on a truce: the claims about its pledges and about the incidents that these may cover, and who is said to belong to whom among
those named there. So each truce is judged as it would be among all others.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar, cast

from trucewatch.linking import Linked
from trucewatch.monitor import Monitor
from trucewatch.records import Change, MemberOf, Testimony, Truce, Verdict

T = TypeVar("T")
_NAMING = ("faction", "actor", "by", "name", "coalition")


class Case:
    """A truce with the testimonies that bear on it. ``once`` keeps what others derive from it, as long as it is the same."""

    def __init__(self, truce: Truce, testimonies: tuple[Testimony, ...], actors: frozenset[str]) -> None:
        self.truce, self.testimonies, self.actors = truce, testimonies, actors
        self._kept: dict[Hashable, object] = {}

    @cached_property
    def monitor(self) -> Monitor:
        """The monitor of this truce alone."""
        return Monitor.of(self.testimonies)

    def verdicts(self, at: datetime) -> list[Verdict]:
        """Return the verdict on each faction at a time."""
        return self.once(("verdicts", at), lambda: self.monitor.verdicts(at, truce=self.truce.id))

    def history(self, faction: str) -> list[Change]:
        """Return how the label of a faction changed."""
        return self.once(("history", faction), lambda: self.monitor.history(self.truce.id, faction))

    def last_change(self, faction: str, at: datetime) -> Change | None:
        """Return the last change of the label of a faction, up to a time, that evidence brought about."""
        points = self.once(("turning", faction), lambda: self.monitor.turning(self.truce.id, faction))
        since = bisect_right(points, at)
        return self.once(("last", faction, since), lambda: self.monitor.last_change(self.truce.id, faction, at))

    def once(self, key: Hashable, ask: Callable[[], T], most: int = 32) -> T:
        """Return what ``ask`` finds, asked once; of more than ``most`` answers the oldest is forgotten."""
        if key not in self._kept:
            self._kept[key] = ask()
            while len(self._kept) > most:
                self._kept.pop(next(iter(self._kept)), None)
        return cast(T, self._kept[key])


def cases(linked: Linked, names: Iterable[str], belonging: Mapping[str, set[str]]) -> dict[str, Case]:
    """Return the cases of some truces. ``belonging`` gives, by actor, the testimonies that say whom it belongs to or who to it."""
    known = {truce.id: truce for truce in linked.truces}
    return {name: _case(linked, known[name], belonging) for name in names if name in known}


def _case(linked: Linked, truce: Truce, belonging: Mapping[str, set[str]]) -> Case:
    asked: set[str] = set()
    keys = dict.fromkeys(key for key in linked.told_of[truce.id] if key in linked.by_id)
    open_ = list(keys)
    while open_:
        named = _actors(linked.by_id[open_.pop()]) - asked
        asked |= named
        more = {key for actor in named for key in belonging.get(actor, ()) if key not in keys}
        keys |= dict.fromkeys(sorted(more))
        open_ += more
    told = (*linked.testimonies[:1], *(linked.by_id[key] for key in keys))
    return Case(truce, tuple(dict.fromkeys(told)) if told[0].id in keys else told, frozenset(asked))


def _actors(testimony: Testimony) -> set[str]:
    found: set[Any] = {getattr(claim.proposition, part, None) for claim in testimony.claims for part in _NAMING}
    found |= {target for claim in testimony.claims for target in getattr(claim.proposition, "targets", ())}
    return {one for one in found if one}


def belongs(testimony: Testimony) -> set[str]:
    """Return the actors of whom a testimony says that one belongs to the other."""
    said = (claim.proposition for claim in testimony.claims if isinstance(claim.proposition, MemberOf))
    return {actor for one in said for actor in (one.actor, one.coalition)}
