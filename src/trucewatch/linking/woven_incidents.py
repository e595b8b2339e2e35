"""The incidents of a weave: called by their names, made, and looked at anew where a pledge, a site or a side moved that concerns them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from trucewatch.records import Covered, ScopeRelation
from trucewatch.records.interval import EARLIEST

from .calling import Bearer, Calling, without_numbers
from .ends import Ends
from .grounds import places_of
from .incidents import Event
from .kin import Kin
from .life import differ_since
from .making import MadeIncident, made_incident
from .naming import event_name
from .piece import actors_in
from .sites import Host, Sites, attacked, named
from .violence import Protected, Seen, begun, covers
from .woven_truces import Changed, Place, Truces


@dataclass(eq=False)
class Strand:
    """An incident, the sites that it names, whom it concerns (hosts of its sites too), and how it relates to pledges.

    ``first`` is when it begins at the earliest, ``last`` when it lies, or was told of, last.
    """

    event: Event
    first: datetime
    last: datetime
    sites: frozenset[str]
    actors: frozenset[str] = frozenset()
    relations: dict[str, ScopeRelation] = field(default_factory=dict)
    made: MadeIncident | None = None


Strands = dict[int, Strand]


class Incidents:
    """The incidents by name, with the pledges that they may concern."""

    def __init__(self, kin: Kin, truces: Truces) -> None:
        self._kin, self._truces = kin, truces
        self._calling, self._sites = Calling(without_numbers), Sites()
        self._strands: Strands = {}
        self._near: Ends[int, Strand] = Ends()
        self._at: dict[str, Strands] = defaultdict(dict)
        self._of_print: dict[str, Strands] = defaultdict(dict)
        self._of_telling: dict[str, Strands] = defaultdict(dict)
        self._of_pledge: dict[str, Strands] = defaultdict(dict)
        self.by_name: dict[str, MadeIncident] = {}
        self.name_of: dict[str, str] = {}

    def change(self, old: list[Event], new: list[Event], left: list[Host], come: list[Host]) -> Changed:
        """Take incidents and hosts of sites away and in, after the truces have changed."""
        changed = Changed()
        called = self._calling.change([_bearer(event) for event in old], [_bearer(event) for event in new])
        tellings = {telling.key for event in (*old, *called) for telling in event.tellings}
        for event in old:
            self._drop(self._strands.pop(id(event)), changed)
        for event in new:
            self._take(_strand(event))
        moved = self._sites.change([*left, *_attacked(old)], [*come, *_attacked(new)])
        anew = {id(event): self._strands[id(event)] for event in new} | _all(self._at, moved)
        renamed = {id(event): self._strands[id(event)] for event in called}
        touched = self._relate(anew, changed) | renamed
        sided = self._near_to(self._truces.moved_sides)
        self._make(touched | sided, renamed | sided, changed)
        for key in tellings:
            self._call(key)
        return changed

    def covering(self, pledges: Iterable[str]) -> list[MadeIncident]:
        """Return the incidents that some pledges may cover, in their order."""
        return _in_order(_all(self._of_pledge, pledges))

    def made_for(self, key: str) -> list[MadeIncident]:
        """Return the incidents that a print tells of, in their order."""
        return _in_order(self._of_print.get(key, {}))

    def truces_of_print(self, key: str) -> set[str]:
        """Return the truces that the incidents of a print may concern."""
        return {name for strand in self._of_print.get(key, {}).values() for name in self._truces_of(strand)}

    def _truces_of(self, strand: Strand) -> set[str]:
        return {name for pledge in strand.relations if (name := self._truces.truce_of(pledge))}

    def _relate(self, anew: Strands, changed: Changed) -> Strands:
        """Look at pledges that moved with all whom they may concern, and at incidents that are new with all pledges near them."""
        moved = {one.pledge: self._truces.pledge(one.pledge) for one in self._truces.moved}
        reached = _all(self._of_pledge, moved)
        for name, pledge in moved.items():
            for strand in (self._of_pledge.get(name, {}) | self._living(pledge)).values():
                self._judge(strand, name, pledge, changed)
        reached |= _all(self._of_pledge, moved) | self._relive(changed)
        for strand in anew.values():
            self._place(strand)
            asked = self._truces.pledges_near(strand.actors, strand.first)
            for name in {*asked, *strand.relations}:
                self._judge(strand, name, asked.get(name), changed)
        return reached | anew

    def _living(self, pledge: Protected | None) -> Strands:
        """Return the incidents of those whom a pledge concerns, but those that lie before it."""
        if pledge is None:
            return {}
        return self._near_to(pledge.near, pledge.life.since if pledge.life else EARLIEST)

    def _relive(self, changed: Changed) -> Strands:
        """Look at the incidents that lie in the life of a pledge as it was or as it is, but not in both; return them."""
        found: Strands = {}
        for before, now in self._truces.relived:
            for one, strand in self._near_to(now.near, differ_since(before.life, now.life)).items():
                if before.may_break(strand.first, strand.last) is not now.may_break(strand.first, strand.last):
                    self._judge(strand, now.pledge, now, changed)
                    found[one] = strand
        return found

    def _near_to(self, actors: Iterable[str], since: datetime = EARLIEST) -> Strands:
        return self._near.since({akin for actor in actors for akin in self._kin.akins(actor)}, since)

    def _judge(self, strand: Strand, name: str, pledge: Protected | None, changed: Changed) -> None:
        """Note how an incident relates to a pledge (None: one that is no more)."""
        lives = pledge is not None and pledge.may_break(strand.first, strand.last)
        found = covers(strand.event, [pledge], self._kin, self._sites) if pledge and lives else ()
        relation = found[0].relation if found else None
        if relation is strand.relations.get(name):
            return
        if truce := self._truces.truce_of(name):
            changed.names.add(truce)
        if relation is None:
            del strand.relations[name]
            del self._of_pledge[name][id(strand.event)]
        else:
            strand.relations[name] = relation
            self._of_pledge[name][id(strand.event)] = strand

    def _make(self, strands: Strands, wholly: Strands, changed: Changed) -> None:
        """Make incidents that came, were renamed, or relate otherwise than before."""
        for one in wholly:
            strand = wholly[one]
            if strand.made and self.by_name.get(strand.made.name) is strand.made:
                del self.by_name[strand.made.name]
        for one, strand in strands.items():
            ranked = sorted(strand.relations, key=self._truces.rank)
            covered = tuple(Covered(pledge=name, relation=strand.relations[name]) for name in ranked)
            broken = (self._truces.pledge(name) for name, relation in strand.relations.items() if relation is ScopeRelation.IN)
            seen = Seen(strand.event, self._calling.names[one], covered, begun(strand.event, (pledge for pledge in broken if pledge)))
            if strand.made and one not in wholly and seen == strand.made.seen:
                continue
            sides = self._truces.sides_near(strand.actors)
            strand.made = self.by_name[seen.name] = made_incident(seen, sides, self._kin)
            changed.prints.update(strand.made.claims)
            if one in wholly:
                changed.names |= self._truces_of(strand)

    def _call(self, telling: str) -> None:
        """Note the name of the incident of a telling; of several prints of one text the one that counts last."""
        told = _in_order(self._of_telling.get(telling, {}))
        if told:
            self.name_of[telling] = told[-1].name
        else:
            self.name_of.pop(telling, None)

    def _take(self, strand: Strand) -> None:
        one = id(strand.event)
        self._strands[one] = strand
        for site in strand.sites:
            self._at[site][one] = strand
        for telling in strand.event.tellings:
            self._of_print[telling.told.key][one] = strand
            self._of_telling[telling.key][one] = strand

    def _place(self, strand: Strand) -> None:
        """File an incident under all whom it concerns."""
        self._near.drop(id(strand.event), strand.actors, strand.last)
        strand.actors = frozenset((*_actors(strand.event), *self._sites.hosts(strand.event), *places_of(strand.event)))
        self._near.put(id(strand.event), strand, strand.actors, strand.last)

    def _drop(self, strand: Strand, changed: Changed) -> None:
        one = id(strand.event)
        changed.names |= self._truces_of(strand)
        if strand.made:
            del self.by_name[strand.made.name]
            changed.prints.update(strand.made.claims)
        self._near.drop(one, strand.actors, strand.last)
        for index, keys in (
            (self._at, strand.sites), (self._of_pledge, strand.relations),
            (self._of_print, {telling.told.key for telling in strand.event.tellings}),
            (self._of_telling, {telling.key for telling in strand.event.tellings}),
        ):  # fmt: skip
            for key in keys:
                del index[key][one]


def _strand(event: Event) -> Strand:
    when = event.when
    return Strand(event, when.earliest, max(when.latest, *(telling.told.time for telling in event.tellings)), frozenset(named(event)))


def _bearer(event: Event) -> Bearer:
    return Bearer(event.tellings[0].order, event_name(event, ()), event)


def _actors(event: Event) -> set[str]:
    return {actor for telling in event.tellings for actor in actors_in(telling.incident)}


def _attacked(events: Iterable[Event]) -> list[Host]:
    return [host for event in events for host in attacked(event)]


def _all(index: dict[str, Strands], keys: Iterable[str]) -> Strands:
    """Return all that an index holds under some keys."""
    found: Strands = {}
    for key in keys:
        found |= index.get(key, {})
    return found


def _in_order(strands: Strands) -> list[MadeIncident]:
    ordered = sorted(strands.values(), key=_first)
    return [strand.made for strand in ordered if strand.made]


def _first(strand: Strand) -> Place:
    return strand.event.tellings[0].order
