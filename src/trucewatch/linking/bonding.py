"""Acts bound to truces while reports come and go: of those that a change can reach, only what is told from it on is bound anew.

A change reaches an act through actors that are akin, and through people's decisions; which acts are one truce, ``Joining`` alone decides.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping
from heapq import merge

from .bond import Bond, handles
from .kin import Kin
from .past import Order, before, copied
from .policy import SEQUEL_WITHIN
from .tie import fate, hangs_on, hosts
from .told import Act
from .truces import Joining, doubtful, reports

Place = tuple[Order, int]


class _Group:
    """Acts that can be one truce, directly or through others, and the truces that they make, in the order in which they began."""

    def __init__(self) -> None:
        self.handles: set[str] = set()
        self.places: list[Place] = []
        self.acts: dict[Place, Act] = {}
        self.bonds: list[Bond] = []

    def put(self, act: Act) -> None:
        insort(self.places, _place(act))
        self.acts[_place(act)] = act

    def drop(self, act: Act) -> None:
        del self.places[bisect_left(self.places, _place(act))]
        del self.acts[_place(act)]

    def take(self, other: _Group) -> None:
        self.handles |= other.handles
        self.places = sorted(self.places + other.places)
        self.acts |= other.acts
        self.bonds = list(merge(self.bonds, other.bonds, key=lambda bond: bond.acts[0].told.order))

    def since(self, order: Order) -> list[Act]:
        return [self.acts[place] for place in self.places[bisect_left(self.places, (order, -1)) :]]


class Bonding:
    """The acts of all reports, and the truces that they make.

    Acts that were of one group stay so when what held them together goes: that costs a little, and changes nothing.
    """

    def __init__(self, kin: Kin) -> None:
        self._kin = kin
        self._handles: dict[Place, set[str]] = {}
        self._groups: dict[str, _Group] = {}

    def change(self, gone: Iterable[Act], come: Iterable[Act], decided: Mapping[str, str]) -> tuple[list[Bond], list[Bond]]:
        """Take acts away and in; return the truces that are no more as they were, and those that are new in their place."""
        left = [(handle, act.told.order) for act in gone if (handle := self._drop(act))]
        put = [(handle, act.told.order) for act in come if (handle := self._take(act, decided))]
        since: dict[int, tuple[Order, _Group]] = {}
        for handle, order in (*left, *put):
            group = self._groups[handle]
            since[id(group)] = min(order, since.get(id(group), (order, group))[0]), group
        old, new = list[Bond](), list[Bond]()
        for order, group in since.values():
            were, group.bonds = group.bonds, self._bound(group, order, decided)
            kept, known = set(map(id, group.bonds)), set(map(id, were))
            old += [bond for bond in were if id(bond) not in kept]
            new += [bond for bond in group.bonds if id(bond) not in known]
        return old, new

    def _bound(self, group: _Group, since: Order, decided: Mapping[str, str]) -> list[Bond]:
        """Return the truces of a group, bound anew from a report on; those that come out as they were are the same."""
        joining = Joining(self._kin, decided, self._standing(group.bonds, since, decided))
        for acts in reports(group.since(since)):
            joining.report(acts)
        made = [self._hung(bond, joining.made) if bond.may_hang else bond for bond in joining.made]
        known, same = set(map(id, group.bonds)), set(map(id, made))
        were = {_content(bond): bond for bond in group.bonds if id(bond) not in same}
        return [bond if id(bond) in known else were.get(_content(bond), bond) for bond in made]

    def _standing(self, bonds: list[Bond], since: Order, decided: Mapping[str, str]) -> list[Bond]:
        """Return truces as they were before a report. What nobody can mean any more stays the same, the others can go on."""
        found = []
        for bond in bonds:
            past = since[0] - bond.last > SEQUEL_WITHIN and bond.acts[0].key not in decided
            if (was := bond if past else before(bond, since)) is not None:
                found.append(was)
        return found

    def _hung(self, bond: Bond, bonds: list[Bond]) -> Bond:
        """Return a truce with what becomes of it by those on which it hangs: the same one where that is so already."""
        found = fate(bond, bonds, self._kin)
        if found == bond.host:
            return bond
        bond = copied(bond)
        bond.host = found
        return bond

    def _take(self, act: Act, decided: Mapping[str, str]) -> str | None:
        """Put an act into the group of those near it, which become one; return a handle by which that is found, None without any."""
        named = {f"={name}"} if (name := decided.get(act.key)) is not None else set()
        found = set() if doubtful(act) else handles(act) | named | (hangs_on(act, self._kin) or frozenset()) | hosts(act, self._kin)
        if not found:
            return None
        near = {id(group): group for handle in found for akin in self._akin(handle) if (group := self._groups.get(akin))}
        first, *others = sorted(near.values(), key=lambda group: -len(group.handles)) or [_Group()]
        for other in others:
            first.take(other)
        first.handles |= found
        self._groups |= dict.fromkeys(found.union(*(other.handles for other in others)), first)
        self._handles[_place(act)] = found
        first.put(act)
        return next(iter(found))

    def _drop(self, act: Act) -> str | None:
        found = self._handles.pop(_place(act), None)
        if not found:
            return None
        self._groups[handle := next(iter(found))].drop(act)
        return handle

    def _akin(self, handle: str) -> Iterable[str]:
        return {handle} if handle.startswith("=") else self._kin.akins(handle)


def _place(act: Act) -> Place:
    return act.told.order, act.number


def _content(bond: Bond) -> tuple[object, ...]:
    host = (id(bond.host.ended_by), bond.host.since, bond.host.until, *(id(act) for act in bond.host.kept))
    carried = (id(bond.replaced_by), id(bond.followed_by), id(bond.renewed_by), *host)
    told = ((id(act.told), act.number) for act in (*bond.acts, *bond.upheld))
    return (*told, len(bond.acts), *carried, frozenset(bond.inherited), frozenset(bond.allies))
