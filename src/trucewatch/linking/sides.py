"""The sides of a truce: each owes a pledge of its own to the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from trucewatch.records import ActorKind, PledgeKind

from .bond import Bond, debtors
from .fighters import is_described, one_each
from .keeping import keeps
from .kin import Kin
from .kinds import DRAFTS, MAKING, SEQUELS
from .senses import MADE, OF_OLD, Sense
from .told import Act


@dataclass(frozen=True)
class Side:
    """Debtors that are akin (a coalition and its members), and the acts that speak of their pledge.

    ``meant`` says for which side of the truce a state is named that made none.
    """

    debtors: frozenset[str]
    acts: tuple[Act, ...]
    unsaid: bool = False
    meant: Mapping[str, str] = field(default_factory=dict)

    def factions(self, act: Act) -> list[str]:
        """Return whom of this side an act names; an act that names nobody means all of it."""
        own = _named(act, self.unsaid, self.meant)
        return sorted(own & self.debtors if own else self.debtors)


def sides(bond: Bond, kin: Kin) -> list[Side]:
    """Return the sides of a truce, in the order in which they were first told of."""
    order = sorted(bond.acts, key=lambda act: (act.told.order, act.number))
    groups: list[set[str]] = []
    meant = _stood_for(bond, kin)
    for act in order:
        for debtor in sorted(debtors(act)):
            groups = _joined(groups, meant.get(debtor, debtor), kin)
    for party in sorted(bond.inherited):
        groups = _joined(groups, party, kin)
    unsaid = bool(bond.inherited)
    spoken = [tuple(act for act in order if not (own := _named(act, unsaid, meant)) or own & group) for group in groups]
    return [Side(frozenset(group), acts, unsaid, meant) for group, acts in zip(groups, spoken, strict=True)]


def _stood_for(bond: Bond, kin: Kin) -> dict[str, str]:
    """Return, for states named in what became of a truce that they did not make, the side that fights there ("Lebanon": Hezbollah)."""
    made = {debtor for act in bond.acts if act.kind in MAKING and act.sense in MADE for debtor in debtors(act)}
    later = {debtor for act in bond.acts if act.kind in SEQUELS or act.sense in OF_OLD for debtor in debtors(act)}
    found: dict[str, str] = {}
    for state in sorted(later - _own_keepers(bond)):
        if kin.kind(state) is ActorKind.STATE and not kin.shared([state], made):
            there = [one for one in made if kin.kind(one) is not ActorKind.STATE and kin.country(one) == kin.country(state)]
            found |= {state: there[0]} if len(there) == 1 else {}
    return found | _described(bond, kin)


def _own_keepers(bond: Bond) -> set[str]:
    """Return those who say themselves that they will keep a truce: they speak for no other side."""
    kept = (act for act in bond.acts if act.sense is Sense.REAFFIRMED and keeps(act) and act.pledge.said_by)
    return {one for act in kept for one in debtors(act) if act.pledge.said_by and act.pledge.said_by.actor == one}


def _described(bond: Bond, kin: Kin) -> dict[str, str]:
    """Return, for those who only go by a description beside one of two named sides ("rebel forces"), the other one."""
    known = one_each((debtor for act in bond.acts for debtor in sorted(debtors(act)) if kin.kind(debtor) is not ActorKind.UNKNOWN), kin)
    found = {}
    for own in (debtors(act) for act in bond.acts) if len(known) == 2 else ():
        other = [side for side in known if not kin.shared([side], own)]
        described = [debtor for debtor in own if is_described(debtor)]
        if len(other) == len(described) == 1 and len(own) == 2:
            found[described[0]] = other[0]
    return found


def _joined(groups: list[set[str]], debtor: str, kin: Kin) -> list[set[str]]:
    """Return the groups with ``debtor`` in the first that is akin, and the others that it ties together in that one too."""
    akin = [group for group in groups if any(kin.akin(debtor, member) for member in group)]
    if not akin:
        return [*groups, {debtor}]
    merged = {debtor}.union(*akin)
    return [merged if group is akin[0] else group for group in groups if group is akin[0] or group not in akin]


def _named(act: Act, unsaid: bool, meant: Mapping[str, str]) -> set[str]:
    """Return whom an act binds by name.

    None for a draft whose other side goes without saying (``unsaid``), which is put to both, and for a term told to have run out.
    """
    expired = act.kind is PledgeKind.EXPIRY and act.pledge.said_by is None
    return set() if expired or (unsaid and act.kind in DRAFTS) else {meant.get(debtor, debtor) for debtor in debtors(act)}
