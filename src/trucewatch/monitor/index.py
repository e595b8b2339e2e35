"""Where the facts of a pledge, a faction or an incident are found, and the lens that shows those known at one time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from trucewatch.errors import RecordError
from trucewatch.records import Terms

from .clock import EVER, NEVER, second
from .facts import RECORDED, Entry, Fact
from .grades import ALLEGED
from .policy import Policy

Pair = tuple[str, str]
"""A pledge and an actor bound, or said to be bound, by it."""

CLAUSE_SAYS = frozenset({"clause_met", "clause_failed", "clause_refused", "deadline_set"})


class Index:
    """All facts ever added, by what they are about. It only grows; what counts at a time the lens decides."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self.facts: dict[str, list[Fact]] = {}
        self.terms: dict[str, Terms] = {}
        self.truce_of: dict[str, str] = {}
        self.pledges_of: dict[str, dict[str, None]] = defaultdict(dict)
        self.said: dict[Pair, list[Fact]] = defaultdict(list)
        self.named: dict[str, dict[str, None]] = defaultdict(dict)
        self.clauses: dict[str, list[Fact]] = defaultdict(list)
        self.occurred: dict[str, list[Fact]] = defaultdict(list)
        self.attributed: dict[str, list[Fact]] = defaultdict(list)
        self.incidents_of: dict[str, dict[str, None]] = defaultdict(dict)
        self.pledges_at: dict[str, dict[str, None]] = defaultdict(dict)
        self.blamed_for: dict[str, dict[str, None]] = defaultdict(dict)
        self.coalitions_of: dict[str, dict[str, None]] = defaultdict(dict)
        self.roster: dict[str, dict[str, None]] = defaultdict(dict)
        self.membership: dict[Pair, list[Fact]] = defaultdict(list)
        self.leaving: dict[Pair, list[Fact]] = defaultdict(list)
        self.facades: dict[str, list[Fact]] = defaultdict(list)
        self.pledges_named: dict[str, dict[str, None]] = defaultdict(dict)
        self.first_told: dict[str, tuple[int, int]] = {}
        self.final: dict[str, tuple[int, int]] = {}
        self.judges_of: dict[str, dict[str, None]] = defaultdict(dict)

    def check_terms(self, readings: Iterable[Terms]) -> None:
        """Raise RecordError where a reading contradicts what its name, or its pledge's truce, already stands for."""
        for reading in readings:
            if self.terms.get(reading.id, reading) != reading:
                raise RecordError(f"reading {reading.id!r} is already known with other terms", remedy="give it a name of its own")
            if self.truce_of.get(reading.pledge, reading.truce) != reading.truce:
                other = self.truce_of[reading.pledge]
                raise RecordError(f"pledge {reading.pledge!r} already belongs to truce {other!r}", reading.id)

    def take(self, entry: Entry, facts: list[Fact]) -> None:
        """File an entry with its readings and facts. It does not hold them, as they hold it: what goes in no circle is freed at once."""
        self.entries[entry.id], self.facts[entry.id] = entry, facts
        for reading in entry.terms:
            self.terms[reading.id] = reading
            self.truce_of[reading.pledge] = reading.truce
            self.pledges_of[reading.truce][reading.pledge] = None
            for clause in reading.clauses:
                for name in (*clause.deciders, *([clause.actor] if clause.actor is not None else [])):
                    self.judges_of[name][reading.pledge] = None
        for fact in facts:
            self._file(fact)
        self.note_final(entry)

    def _file(self, fact: Fact) -> None:
        says, said = fact.said.says, fact.said
        if says == "occurred":
            self._file_occurrence(fact)
        elif says == "attributed":
            self.attributed[said.incident].append(fact)
            if said.actor is not None:
                self.blamed_for[said.actor][said.incident] = None
        elif says in CLAUSE_SAYS:
            self.clauses[said.pledge].append(fact)
            self.judges_of[said.by][said.pledge] = None
        elif says in ("member_of", "left_coalition"):
            self._file_membership(fact)
        elif says == "facade_of":
            self.facades[said.name].append(fact)
        else:
            self.said[said.pledge, said.faction].append(fact)
            self.named[said.pledge][said.faction] = None
            self.pledges_named[said.faction][said.pledge] = None

    def _file_occurrence(self, fact: Fact) -> None:
        self.occurred[fact.said.incident].append(fact)
        since = fact.entry.since
        recorded, published = self.first_told.get(fact.said.incident, since)
        self.first_told[fact.said.incident] = (min(recorded, since[0]), min(published, since[1]))
        for target in fact.said.targets:
            self.blamed_for[target][fact.said.incident] = None
        for cover in fact.said.covers:
            self.incidents_of[cover.pledge][fact.said.incident] = None
            self.pledges_at[fact.said.incident][cover.pledge] = None

    def _file_membership(self, fact: Fact) -> None:
        said = fact.said
        actor = said.actor if said.says == "member_of" else said.faction
        (self.membership if said.says == "member_of" else self.leaving)[actor, said.coalition].append(fact)
        self.coalitions_of[actor][said.coalition] = None
        self.roster[said.coalition][actor] = None

    def note_final(self, entry: Entry) -> None:
        """Keep for each incident the times, by recording and by publication, from which on nothing about it changed."""
        turns = entry.final(0), entry.final(1)
        for fact in self.facts[entry.id]:
            if fact.said.says in ("occurred", "attributed"):
                recorded, published = self.final.get(fact.said.incident, turns)
                self.final[fact.said.incident] = (max(recorded, turns[0]), max(published, turns[1]))

    def has_ties(self, incident: str) -> bool:
        """Tell whether any actor named for an incident, as author or target, is a coalition, a member or a façade."""
        if not (self.roster or self.facades):
            return False
        names = {fact.said.actor for fact in self.attributed.get(incident, ())}
        names |= {target for fact in self.occurred.get(incident, ()) for target in fact.said.targets}
        return any(name in self.roster or name in self.coalitions_of or name in self.facades for name in names)

    def factions(self, pledge: str) -> list[str]:
        """Return everybody whom a claim binds to the pledge, by name or through a coalition."""
        found = dict(self.named.get(pledge, {}))
        for actor in self.named.get(pledge, {}):
            found.update(self.roster.get(actor, {}))
        return list(found)


class Lens:
    """The index as known at one time. All rules look through it and see nothing else."""

    __slots__ = ("axis", "index", "known", "policy")

    def __init__(self, index: Index, policy: Policy, axis: int = RECORDED, known: int = NEVER - 1) -> None:
        self.index, self.policy, self.axis, self.known = index, policy, axis, known

    def seen(self, facts: Iterable[Fact]) -> list[Fact]:
        """Return the facts that count."""
        axis, known = self.axis, self.known
        return [fact for fact in facts if fact.entry.counts(axis, known)]

    def told_of(self, incidents: Iterable[str]) -> list[str]:
        """Return the incidents of which anything can be known by then."""
        first_told, axis, known = self.index.first_told, self.axis, self.known
        return [incident for incident in incidents if first_told[incident][axis] <= known]

    def is_final(self, incident: str) -> bool:
        """Tell whether all that bears on the incident, then and now, was known by then: its claims, and no ties of those it names."""
        index = self.index
        if index.final[incident][self.axis] > self.known:
            return False
        return not index.has_ties(incident)

    def is_member(self, actor: str, coalition: str, at: int) -> bool:
        """Tell whether ``actor`` belongs to ``coalition`` at ``at``: said to have joined by then, not to have left since."""
        if not self.index.membership or (joined := self.index.membership.get(pair := (actor, coalition))) is None:
            return False
        claims = self.seen(joined)
        left = [fact.first for fact in self.leavings(pair) if fact.first <= at]
        return any(_covers(fact, at, left) for fact in claims)

    def leavings(self, pair: Pair) -> list[Fact]:
        """Return the departures that take effect: affirmed, at least alleged, and not denied by the one who left."""
        facts = self.seen(self.index.leaving.get(pair, ()))
        denied = max((fact.first for fact in facts if fact.own and not fact.affirmed), default=EVER)
        return [fact for fact in facts if fact.affirmed and fact.grade >= ALLEGED and (fact.own or fact.first > denied)]

    def coalitions(self, actor: str) -> Iterator[str]:
        """Yield the coalitions that anybody ever named it a member of."""
        return iter(self.index.coalitions_of.get(actor, ()))

    def related(self, one: str, other: str, at: int) -> bool:
        """Tell whether one of the two is a coalition that the other belongs to."""
        return self.is_member(one, other, at) or self.is_member(other, one, at)


def _covers(fact: Fact, at: int, left: list[int]) -> bool:
    said = fact.said
    since = EVER if said.since is None else second(said.since)
    until = NEVER if said.until is None else second(said.until)
    return fact.affirmed and since <= at < until and not any(since < gone for gone in left)
