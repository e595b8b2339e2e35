"""The truces of a weave: called by their names, made, and found by whom they concern."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import NamedTuple

from trucewatch.records import Renewal, Truce
from trucewatch.records.interval import EARLIEST

from .bond import Bond
from .calling import Bearer, Calling
from .ends import Ends
from .kin import Kin
from .making import MadeTruce, made_truce
from .naming import truce_name, truce_title
from .violence import Protected

Place = tuple[datetime, str, int]
NEVER = datetime.max.replace(tzinfo=UTC)
"""The end of a pledge that no clock ends."""


@dataclass
class Changed:
    """What a change reached: truces by name, and prints by the keys of their testimonies, which are others now."""

    names: set[str] = field(default_factory=set)
    prints: set[str] = field(default_factory=set)


class Pledge(NamedTuple):
    """A pledge with its place among all of them, and its truce."""

    place: Place
    number: int
    what: Protected
    truce: str


class Truces:
    """The truces by name, with who is bound and protected by their pledges."""

    def __init__(self, kin: Kin) -> None:
        self._kin = kin
        # Names that all end with a month, or a day, are no other's with a number.
        self._calling, self._by_day = Calling(str), Calling(str)
        self._made: dict[int, MadeTruce] = {}
        self._of_print: dict[str, dict[int, MadeTruce]] = defaultdict(dict)
        self._pledges: dict[str, Pledge] = {}
        self._near: Ends[str, Protected] = Ends()
        self._sides: Counter[str] = Counter()
        self.by_name: dict[str, MadeTruce] = {}
        self.moved: list[Protected] = []
        self.relived: list[tuple[Protected, Protected]] = []
        self.moved_sides: set[str] = set()

    def change(self, old: list[Bond], new: list[Bond]) -> Changed:
        """Take truces away and in.

        ``moved`` and ``moved_sides`` are then what incidents have to look at anew, ``relived`` the pledges, as they were and as they are,
        of which only the life changed.
        """
        called = self._call(old, new)
        leaving = [self._made.pop(id(bond)) for bond in (*old, *called) if id(bond) in self._made]
        near = {one.truce.id for made in leaving for one in self._chained(made)}
        coming = [self._make(bond) for bond in called]
        parties = {party for made in (*leaving, *coming) for party in made.bond.parties}
        sides = parties & self._sides.keys()
        gone = {pledge for made in leaving for pledge in self._drop(made)}
        come = {pledge for made in coming for pledge in self._take(made)}
        self.moved, self.moved_sides = [pledge.what for pledge in gone ^ come], sides ^ (parties & self._sides.keys())
        before = (one.what for one in gone if one in come)
        self.relived = [(one, now) for one in before if (now := self._pledges[one.pledge].what).life != one.life]
        reached, near = [*leaving, *coming], near | {one.truce.id for made in coming for one in self._chained(made)}
        return Changed({made.truce.id for made in reached} | near, {key for made in reached for key in made.claims})

    def place(self, bond: Bond) -> Place:
        """Return when a truce was first told of."""
        return (*bond.acts[0].told.order, bond.acts[0].number)

    def whole(self, name: str) -> Truce:
        """Return a truce with the one that it renews and the one that renews it."""
        made = self.by_name[name]
        older, newer, act = self._renewed(made), self._renewing(made), made.bond.renewed_by
        later = Renewal(truce=newer.truce.id, at=act.told.time) if newer and act else None
        return made.truce.model_copy(update={"renews": older.truce.id if older else None, "renewed_by": later})

    def _chained(self, made: MadeTruce) -> list[MadeTruce]:
        return [one for one in (self._renewed(made), self._renewing(made)) if one is not None]

    def _renewed(self, made: MadeTruce) -> MadeTruce | None:
        first = made.bond.acts[0]
        return next((one for one in self._of_print.get(first.told.key, {}).values() if one.bond.renewed_by is first), None)

    def _renewing(self, made: MadeTruce) -> MadeTruce | None:
        act = made.bond.renewed_by
        near = self._of_print.get(act.told.key, {}) if act else {}
        return next((one for one in near.values() if one.bond.acts[0] is act), None)

    def of_print(self, key: str) -> list[str]:
        """Return the names of the truces whose acts a print tells of."""
        return [made.truce.id for made in self._of_print.get(key, {}).values()]

    def made_for(self, key: str) -> list[MadeTruce]:
        """Return the truces of a print's acts, in their order."""
        return sorted(self._of_print.get(key, {}).values(), key=lambda made: self.place(made.bond))

    def pledges_near(self, actors: Iterable[str], since: datetime = EARLIEST) -> dict[str, Protected]:
        """Return the pledges, by name, that bind or protect somebody akin to one of the actors and were not over before a time."""
        return self._near.since({akin for actor in actors for akin in self._kin.akins(actor)}, since)

    def pledge(self, name: str) -> Protected | None:
        """Return the pledge of a name, if it stands."""
        return self._pledges[name].what if name in self._pledges else None

    def rank(self, pledge: str) -> tuple[Place, int]:
        """Return the place of a pledge in the order of truces and their sides."""
        return self._pledges[pledge].place, self._pledges[pledge].number

    def truce_of(self, pledge: str) -> str | None:
        """Return the name of the truce of a pledge that stands."""
        return self._pledges[pledge].truce if pledge in self._pledges else None

    def sides_near(self, actors: Iterable[str]) -> set[str]:
        """Return the parties of truces that are akin to one of the actors."""
        return {akin for actor in actors for akin in self._kin.akins(actor) if akin in self._sides}

    def _call(self, old: list[Bond], new: list[Bond]) -> list[Bond]:
        """Let truces go and come by name; return those that are called otherwise than before, newcomers among them."""
        gone, come = ([(self.place(bond), truce_name(bond), bond) for bond in bonds] for bonds in (old, new))
        months = self._calling.change(*([Bearer(place, name.id, bond) for place, name, bond in one] for one in (gone, come)))
        days = self._by_day.change(*([Bearer(place, name.day, bond) for place, name, bond in one] for one in (gone, come)))
        return list({id(bond): bond for bond in (*months, *days)}.values())

    def _make(self, bond: Bond) -> MadeTruce:
        day = self._by_day.names[id(bond)] if id(bond) in self._calling.alike else None
        return made_truce(bond, self._calling.names[id(bond)], truce_title(bond, day), self._kin)

    def _take(self, made: MadeTruce) -> list[Pledge]:
        self._made[id(made.bond)] = self.by_name[made.truce.id] = made
        for key in _prints(made):
            self._of_print[key][id(made.bond)] = made
        pledges = self._pledges_of(made)
        for one in pledges:
            self._pledges[one.what.pledge] = one
            self._near.put(one.what.pledge, one.what, one.what.near, _end(one.what))
        self._sides.update(made.bond.parties)
        return pledges

    def _drop(self, made: MadeTruce) -> list[Pledge]:
        del self.by_name[made.truce.id]
        for key in _prints(made):
            del self._of_print[key][id(made.bond)]
        pledges = self._pledges_of(made)
        for one in pledges:
            del self._pledges[one.what.pledge]
            self._near.drop(one.what.pledge, one.what.near, _end(one.what))
        self._drop_sides(made.bond.parties)
        return pledges

    def _drop_sides(self, parties: set[str]) -> None:
        self._sides.subtract(parties)
        for party in parties:
            if not self._sides[party]:
                del self._sides[party]

    def _pledges_of(self, made: MadeTruce) -> list[Pledge]:
        place = self.place(made.bond)
        return [Pledge(place, number, one, made.truce.id) for number, one in enumerate(made.protected)]


def _prints(made: MadeTruce) -> set[str]:
    """Return the keys of the prints that tell of a truce: of its acts, and of what took its place or renewed it."""
    later = {made.bond.renewed_by.told.key} if made.bond.renewed_by else set()
    return {act.told.key for act in made.bond.acts} | set(made.claims) | later


def _end(pledge: Protected) -> datetime:
    """Return until when a pledge can have been in force at the most."""
    return (pledge.life.until if pledge.life else None) or NEVER
