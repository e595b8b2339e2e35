"""Which pairs of pledge and faction a testimony is about: the work that adding it makes."""

from __future__ import annotations

from collections.abc import Iterable

from .facts import Entry, Fact
from .index import CLAUSE_SAYS, Index, Pair


class Touched:
    """The pairs to work out anew (None: wholly; else only these incidents), and the incidents whose findings are stale."""

    def __init__(self) -> None:
        self.pairs: dict[Pair, dict[str, None] | None] = {}
        self.incidents: dict[str, dict[str, None]] = {}

    def wholly(self, pairs: Iterable[Pair]) -> None:
        """Mark pairs."""
        for pair in pairs:
            self.pairs[pair] = None

    def incident(self, index: Index, incident: str) -> None:
        """Mark an incident for all factions of the pledges that it may concern."""
        stale = self.incidents.setdefault(incident, {})
        for pledge in index.pledges_at.get(incident, ()):
            for faction in index.factions(pledge):
                stale[faction] = None
                only = self.pairs.setdefault((pledge, faction), {})
                if only is not None:
                    only[incident] = None

    def take(self) -> tuple[dict[Pair, dict[str, None] | None], dict[str, dict[str, None]]]:
        """Return all that is marked and forget it."""
        taken = self.pairs, self.incidents
        self.pairs, self.incidents = {}, {}
        return taken


def touch(index: Index, entry: Entry, touched: Touched) -> None:
    """Mark what the entry's coming or going may change."""
    for fact in index.facts[entry.id]:
        _touch(index, fact, touched)


def _touch(index: Index, fact: Fact, touched: Touched) -> None:
    says, said = fact.said.says, fact.said
    if says in ("occurred", "attributed"):
        touched.incident(index, said.incident)
    elif says in CLAUSE_SAYS:
        touched.wholly((said.pledge, faction) for faction in index.factions(said.pledge))
    elif says in ("member_of", "left_coalition"):
        _touch_membership(index, said.actor if says == "member_of" else said.faction, said.coalition, touched)
    elif says == "facade_of":
        for incident in index.blamed_for.get(said.name, ()):
            touched.incident(index, incident)
    else:
        touched.wholly((said.pledge, one) for one in (said.faction, *index.roster.get(said.faction, ())))


def _touch_membership(index: Index, actor: str, coalition: str, touched: Touched) -> None:
    pledges = {**index.pledges_named.get(actor, {}), **index.pledges_named.get(coalition, {})}
    for other in index.coalitions_of.get(actor, ()):
        pledges.update(index.pledges_named.get(other, {}))
    touched.wholly((pledge, one) for pledge in pledges for one in (actor, coalition))
    judged = {**index.judges_of.get(actor, {}), **index.judges_of.get(coalition, {})}
    touched.wholly((pledge, one) for pledge in judged for one in index.factions(pledge))
    for name in (actor, coalition):
        for incident in index.blamed_for.get(name, ()):
            touched.incident(index, incident)
