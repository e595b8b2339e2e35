"""Acts bound to truces while reports come and go: only those are bound anew that a change can reach.

A change reaches an act through actors that are akin, and through people's decisions; which acts are one truce, ``bonds`` alone decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from .bond import Bond, handles
from .kin import Kin
from .tie import hangs_on, hosts
from .told import Act
from .truces import bonds

ActId = tuple[str, int]


class Bonding:
    """The acts of all reports, and the truces that they make."""

    def __init__(self, kin: Kin) -> None:
        self._kin = kin
        self._acts: dict[ActId, Act] = {}
        self._names: dict[ActId, str] = {}
        self._by_handle: dict[str, set[ActId]] = defaultdict(set)
        self._bond_of: dict[ActId, Bond] = {}

    def change(self, gone: Iterable[Act], come: Iterable[Act], decided: Mapping[str, str]) -> tuple[list[Bond], list[Bond]]:
        """Take acts away and in; return the truces that are no more as they were, and those that are new in their place."""
        near, left = set[ActId](), []
        for act in gone:
            near |= self._near(_id(act))
            left += [bond] if (bond := self._drop(act)) is not None else []
        seeds = near & self._acts.keys()
        seeds |= {self._take(act, decided) for act in come}
        parts = list(self._parts(seeds))
        old = _unique([*left, *(self._bond_of[one] for part in parts for one in part if one in self._bond_of)])
        new = [bond for part in parts for bond in bonds((self._acts[one] for one in part), self._kin, decided)]
        return self._settled(old, new)

    def _settled(self, old: list[Bond], new: list[Bond]) -> tuple[list[Bond], list[Bond]]:
        """Keep those truces that came out as they were, and note where each act is."""
        before = {_content(bond): bond for bond in old}
        stays = {content for bond in new if (content := _content(bond)) in before}
        fresh = [bond for bond in new if _content(bond) not in stays]
        left = [bond for bond in old if _content(bond) not in stays]
        for bond in left:
            for act in bond.acts:
                self._bond_of.pop(_id(act), None)
        for bond in (*(before[content] for content in stays), *fresh):
            self._bond_of |= dict.fromkeys(map(_id, bond.acts), bond)
        return left, fresh

    def _take(self, act: Act, decided: Mapping[str, str]) -> ActId:
        one = _id(act)
        self._acts[one] = act
        if (name := decided.get(act.key)) is not None:
            self._names[one] = name
        for handle in self._handles(one):
            self._by_handle[handle].add(one)
        return one

    def _drop(self, act: Act) -> Bond | None:
        one = _id(act)
        for handle in self._handles(one):
            self._by_handle[handle].discard(one)
        self._names.pop(one, None)
        del self._acts[one]
        return self._bond_of.pop(one, None)

    def _near(self, one: ActId) -> set[ActId]:
        """Return the acts that one can be a truce with directly: what it was to them, its going can change."""
        return {found for handle in self._handles(one) for akin in self._akin(handle) for found in self._by_handle.get(akin, ())}

    def _parts(self, seeds: set[ActId]) -> Iterator[list[ActId]]:
        """Yield, apart from one another, all acts that the seeds can be one truce with, directly or through others."""
        waiting = set(seeds)
        while waiting:
            part = self._reached(waiting.pop())
            waiting -= part
            yield sorted(part)

    def _reached(self, seed: ActId) -> set[ActId]:
        part, asked, open_ = {seed}, set[str](), [seed]
        while open_:
            for handle in self._handles(open_.pop()):
                for akin in self._akin(handle) - asked:
                    asked.add(akin)
                    found = self._by_handle.get(akin, set()) - part
                    part |= found
                    open_ += found
        return part

    def _handles(self, one: ActId) -> set[str]:
        act = self._acts[one]
        named = {f"={self._names[one]}"} if one in self._names else set[str]()
        return handles(act) | named | (hangs_on(act, self._kin) or frozenset()) | hosts(act, self._kin)

    def _akin(self, handle: str) -> set[str]:
        return {handle} if handle.startswith("=") else set(self._kin.akins(handle))


def _id(act: Act) -> ActId:
    return act.told.key, act.number


def _content(bond: Bond) -> tuple[object, ...]:
    carried = (id(bond.replaced_by), id(bond.fallen_by), bond.host_until, *(id(act) for act in bond.host_kept))
    return (*((id(act.told), act.number) for act in bond.acts), *carried, frozenset(bond.inherited), frozenset(bond.allies))


def _unique(found: Iterable[Bond]) -> list[Bond]:
    return list({id(bond): bond for bond in found}.values())
