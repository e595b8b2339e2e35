"""One truce as it is judged: a monitor of its own with the testimonies that bear on it, kept until one of them is another one.

What bears on a truce: the claims about its pledges and about the incidents that these may cover, and who is said to belong to whom among
those named there. So each truce is judged as it would be among all others.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import datetime
from functools import cache, cached_property
from typing import Any, TypeVar, cast

from trucewatch.linking import Weave
from trucewatch.monitor import Bare, Monitor
from trucewatch.records import Attributed, Change, MemberOf, Occurred, Record, Testimony, Truce, Verdict

from .judged import Beforehand, Evidence, evidence, told_at

T = TypeVar("T")
_NAMING = ("faction", "actor", "by", "name", "coalition")


class Case:
    """A truce with the testimonies that bear on it. ``once`` keeps what others derive from it, as long as it is the same.

    ``find`` gives the testimonies when they are first asked for, ``bare`` gives them to the monitor; ``judged`` is what was worked out
    about the truce before, if anything. ``briefly`` gives the verdicts at a time where it takes less than all of the testimonies.
    """

    def __init__(
        self,
        truce: Truce,
        find: Callable[[], tuple[Testimony, ...]],
        actors: frozenset[str],
        judged: Beforehand | None = None,
        bare: Callable[[], tuple[Bare, ...]] | None = None,
        briefly: Callable[[datetime], list[Verdict]] | None = None,
    ) -> None:
        self.truce, self.actors = truce, actors
        self._find, self._judged, self._bare, self._briefly = find, judged, bare, briefly
        self._kept: dict[Hashable, object] = {}

    @cached_property
    def testimonies(self) -> tuple[Testimony, ...]:
        """The testimonies that bear on the truce."""
        return self._find()

    @cached_property
    def evidence(self) -> Evidence:
        """What was told of the truce and of the incidents that it may cover."""
        found = self._judged.evidence if self._judged else None
        return evidence(self.truce, self.testimonies) if found is None else found

    @cached_property
    def monitor(self) -> Monitor:
        """The monitor of this truce alone."""
        return Monitor.of(self._bare() if self._bare else self.testimonies)

    def verdicts(self, at: datetime) -> list[Verdict]:
        """Return the verdict on each faction at a time."""
        return list(self.once(("verdicts", at), lambda: chained(self._verdicts(at), self.truce, at)))

    def history(self, faction: str) -> list[Change]:
        """Return how the label of a faction changed."""
        return self.once(("history", faction), lambda: self.monitor.history(self.truce.id, faction))

    def last_change(self, faction: str, at: datetime) -> Change | None:
        """Return the last change of the label of a faction, up to a time, that evidence brought about."""
        if self._judged and (last := self.once(("last", at), lambda: self._last(at))) is not None:
            return last.get(faction)
        points = self.once(("turning", faction), lambda: self.monitor.turning(self.truce.id, faction))
        since = bisect_right(points, at)
        return self.once(("last", faction, since), lambda: self.monitor.last_change(self.truce.id, faction, at))

    def _verdicts(self, at: datetime) -> list[Verdict]:
        found = self._judged.verdicts(at) if self._judged else None
        if found is not None:
            return told_at(found, at)
        if self._briefly and "monitor" not in vars(self):
            return self._briefly(at)
        return self.monitor.verdicts(at, truce=self.truce.id)

    def _last(self, at: datetime) -> Mapping[str, Change | None] | None:
        return self._judged.last(at) if self._judged else None

    def once(self, key: Hashable, ask: Callable[[], T], most: int = 32) -> T:
        """Return what ``ask`` finds, asked once; of more than ``most`` answers the oldest is forgotten."""
        if key not in self._kept:
            self._kept[key] = ask()
            while len(self._kept) > most:
                self._kept.pop(next(iter(self._kept)), None)
        return cast(T, self._kept[key])


def chained(verdicts: list[Verdict], truce: Truce, at: datetime) -> list[Verdict]:
    """Return verdicts with the truce that theirs renews, and the one that had renewed it by ``at``."""
    later = truce.renewed_by.truce if truce.renewed_by and truce.renewed_by.at <= at else None
    links = {"renews": truce.renews, "renewed_by": later}
    return [one.model_copy(update=links) for one in verdicts] if truce.renews or later else verdicts


class Naming:
    """Whom testimonies name, and which tell of acts, looked up once for each as long as it is the same."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Testimony, frozenset[str], bool]] = {}

    def of(self, testimony: Testimony) -> frozenset[str]:
        """Return the actors that a testimony names."""
        return self._of(testimony)[1]

    def tells_of_acts(self, testimony: Testimony) -> bool:
        """Tell whether a testimony tells of more than incidents."""
        return self._of(testimony)[2]

    def _of(self, testimony: Testimony) -> tuple[Testimony, frozenset[str], bool]:
        kept = self._kept.get(testimony.id)
        if kept is None or kept[0] is not testimony:
            acts = any(not isinstance(claim.proposition, Occurred | Attributed) for claim in testimony.claims)
            kept = self._kept[testimony.id] = (testimony, actors(testimony), acts or bool(testimony.terms))
        return kept


def cases(weave: Weave, names: Iterable[str], belonging: Mapping[str, set[str]], naming: Naming) -> dict[str, Case]:
    """Return the cases of some truces. ``belonging`` gives, by actor, the testimonies that say whom it belongs to or who to it."""
    return {name: _case(weave, weave.truce(name), belonging, naming) for name in names if name in weave.truces}


def _case(weave: Weave, truce: Truce, belonging: Mapping[str, set[str]], naming: Naming) -> Case:
    asked: set[str] = set()
    keys = dict.fromkeys(key for key in weave.told_of[truce.id] if key in weave.testimonies)
    open_ = list(keys)
    while open_:
        named = naming.of(weave.testimonies[open_.pop()]) - asked
        asked |= named
        more = {key for actor in named for key in belonging.get(actor, ()) if key not in keys}
        keys |= dict.fromkeys(sorted(more))
        open_ += more
    beforehand = (one for one in weave.background if not asked.isdisjoint(naming.of(one)))
    told = (*beforehand, *(weave.testimonies[key] for key in keys))
    return Case(truce, lambda: told, frozenset(asked))


def actors(testimony: Testimony) -> frozenset[str]:
    """Return the actors that a testimony names."""
    found: set[Any] = set()
    for claim in testimony.claims:
        said = claim.proposition
        found.update(getattr(said, part) for part in _parts(type(said)))
        if isinstance(said, Occurred):
            found.update(said.targets)
    return frozenset(one for one in found if one)


@cache
def _parts(says: type[Record]) -> tuple[str, ...]:
    return tuple(part for part in _NAMING if part in says.model_fields)


def belongs(testimony: Testimony) -> set[str]:
    """Return the actors of whom a testimony says that one belongs to the other."""
    said = (claim.proposition for claim in testimony.claims if isinstance(claim.proposition, MemberOf))
    return {actor for one in said for actor in (one.actor, one.coalition)}
