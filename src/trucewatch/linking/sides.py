"""The sides of a truce: each owes a pledge of its own to the others."""

from __future__ import annotations

from dataclasses import dataclass

from .bond import DRAFTS, Bond, debtors
from .kin import Kin
from .told import Act


@dataclass(frozen=True)
class Side:
    """Debtors that are akin (a coalition and its members), and the acts that speak of their pledge."""

    debtors: frozenset[str]
    acts: tuple[Act, ...]
    unsaid: bool = False

    def factions(self, act: Act) -> list[str]:
        """Return whom of this side an act names; an act that names nobody means all of it."""
        own = _named(act, self.unsaid)
        return sorted(own & self.debtors if own else self.debtors)


def sides(bond: Bond, kin: Kin) -> list[Side]:
    """Return the sides of a truce, in the order in which they were first told of."""
    order = sorted(bond.acts, key=lambda act: (act.told.order, act.number))
    groups: list[set[str]] = []
    for act in order:
        for debtor in sorted(debtors(act)):
            groups = _joined(groups, debtor, kin)
    for party in sorted(bond.inherited):
        groups = _joined(groups, party, kin)
    unsaid = bool(bond.inherited)
    return [Side(frozenset(group), tuple(act for act in order if _speaks_of(act, group, unsaid)), unsaid) for group in groups]


def _joined(groups: list[set[str]], debtor: str, kin: Kin) -> list[set[str]]:
    """Return the groups with ``debtor`` in the first that is akin, and the others that it ties together in that one too."""
    akin = [group for group in groups if any(kin.akin(debtor, member) for member in group)]
    if not akin:
        return [*groups, {debtor}]
    merged = {debtor}.union(*akin)
    return [merged if group is akin[0] else group for group in groups if group is akin[0] or group not in akin]


def _speaks_of(act: Act, group: set[str], unsaid: bool) -> bool:
    own = _named(act, unsaid)
    return not own or bool(own & group)


def _named(act: Act, unsaid: bool) -> set[str]:
    """Return whom an act binds by name; none for a draft whose other side goes without saying (``unsaid``): it is put to both."""
    return set() if unsaid and act.kind in DRAFTS else debtors(act)
