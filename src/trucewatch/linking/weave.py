"""Truces and incidents of reports that come and go: a change makes anew only what it can reach.

The rules are those of ``Joining``, ``Recent``, ``covers`` and what they give to each print; here it is kept which of their results rests
on what. ``link`` weaves all at once, so that what is woven bit by bit is the same.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from trucewatch.records import Testimony, Truce
from trucewatch.records.keys import text_of

from .background import background
from .blaming import blames
from .bond import Bond
from .bonding import Bonding
from .gathering import Gathering
from .incidents import Event
from .kin import Kin
from .making import MadeIncident, MadeTruce
from .piece import Piece, Pieces, same
from .sources import reliability, source
from .succession import with_successor
from .told import Act, Telling, Told
from .woven_deeds import Deeds
from .woven_incidents import Incidents
from .woven_truces import Changed, Truces


@dataclass(frozen=True)
class Decided:
    """What people decided: act and telling keys to the names of the truces and incidents that they belong to."""

    truces: Mapping[str, str] = field(default_factory=dict)
    incidents: Mapping[str, str] = field(default_factory=dict)


class Weave:
    """All that linking found in the reports it has: read it between changes, which tell what they touched."""

    def __init__(self, kin: Kin, pieces: Pieces | None = None) -> None:
        self.kin = kin
        self.background = background(kin)
        self.testimonies: dict[str, Testimony] = {}
        self.told_of: dict[str, tuple[str, ...]] = {}
        self.incidents_of: dict[str, tuple[str, ...]] = {}
        self._shared = pieces or Pieces(kin)
        self._pieces: dict[str, Piece] = {}
        self._order: list[tuple[datetime, str]] = []
        self._by_text: dict[str, set[str]] = {}
        self._decided = Decided()
        self._bonding, self._gathering = Bonding(kin), Gathering()
        self._truces = Truces(kin)
        self._incidents = Incidents(kin, self._truces)
        self._deeds = Deeds(kin)

    @property
    def order(self) -> Iterator[str]:
        """The keys of the reports, in order of time."""
        return (key for _, key in self._order)

    @property
    def truces(self) -> Mapping[str, MadeTruce]:
        """The truces by name."""
        return self._truces.by_name

    def truce(self, name: str) -> Truce:
        """Return a truce by its name, with those before and after it in a chain of late extensions."""
        return self._truces.whole(name)

    @property
    def incidents(self) -> Mapping[str, MadeIncident]:
        """The incidents by name."""
        return self._incidents.by_name

    @property
    def incident_of(self) -> Mapping[str, str]:
        """The names of the incidents by the keys of their tellings."""
        return self._incidents.name_of

    def truces_told(self, report: str) -> list[MadeTruce]:
        """Return the truces that a report tells of, in order."""
        return self._truces.made_for(report)

    def incidents_told(self, report: str) -> list[MadeIncident]:
        """Return the incidents that a report tells of, in order."""
        return self._incidents.made_for(report)

    def place_of(self, truce: str) -> tuple[datetime, str, int]:
        """Return the place of a truce in the order in which truces were first told of."""
        return self._truces.place(self._truces.by_name[truce].bond)

    def change(self, put: Iterable[Told] = (), gone: Iterable[str] = (), decided: Decided | None = None) -> Changed:
        """Take reports in (in the place of those of the same key), others away, and what people decided (None: as before).

        Return the names of the truces about which anything is told otherwise than before, those that are no more among them, and the
        keys of the testimonies that are others.
        """
        left, come = self._moved(put, gone)
        moved = self._regrouped(decided or self._decided, {piece.told.key for piece in come})
        self._decided = decided or self._decided
        bonds = self._bonding.change([*_acts(left), *moved.acts], [*_acts(come), *moved.acts], self._decided.truces)
        gone_tellings, come_tellings = ([*_tellings(pieces), *moved.tellings] for pieces in (left, come))
        gone_tellings += [telling for bond in bonds[0] for telling in blames(bond, self.kin)]
        come_tellings += [telling for bond in bonds[1] for telling in blames(bond, self.kin)]
        events = self._gathering.change(gone_tellings, come_tellings, self._decided.incidents)
        return self._weave(left, come, bonds, events)

    def _moved(self, put: Iterable[Told], gone: Iterable[str]) -> tuple[list[Piece], list[Piece]]:
        """Exchange the pieces; return those that left and those that came."""
        come = [self._shared.of(t) for t in put if t.key not in self._pieces or not same(self._pieces[t.key].given, t)]
        left = [self._pieces.pop(key) for key in {*gone, *(piece.told.key for piece in come)} if key in self._pieces]
        for piece in left:
            del self._order[bisect_left(self._order, piece.told.order)]
            self._by_text[piece.told.document.id].discard(piece.told.key)
        for piece in come:
            insort(self._order, piece.told.order)
            self._by_text.setdefault(piece.told.document.id, set()).add(piece.told.key)
            self._pieces[piece.told.key] = piece
        return left, come

    def _regrouped(self, decided: Decided, come: set[str]) -> _Moved:
        """Return the acts and tellings of reports that stay about which people decided otherwise than before.

        They leave what they were put to, and come anew.
        """
        before = self._decided
        pairs = ((before.truces, decided.truces), (before.incidents, decided.incidents))
        changed = {key for was, now in pairs if was is not now for key in {*was, *now} if was.get(key) != now.get(key)}
        staying = {one for key in changed for one in self._by_text.get(text_of(key), ()) if one not in come}
        pieces = [self._pieces[key] for key in sorted(staying)]
        acts = [act for act in _acts(pieces) if act.key in changed]
        return _Moved(acts, [telling for telling in _tellings(pieces) if telling.key in changed])

    def _weave(
        self, left: list[Piece], come: list[Piece], bonds: tuple[list[Bond], list[Bond]], events: tuple[list[Event], list[Event]]
    ) -> Changed:
        acts = (act for bond in (*bonds[0], *bonds[1]) for act in (*bond.acts, *bond.carried_by))
        tellings = (telling for event in (*events[0], *events[1]) for telling in event.tellings)
        moved = {piece.told.key for piece in (*left, *come)} | {act.told.key for act in acts} | {one.told.key for one in tellings}
        touched = self._truces_told(moved)
        told = self._truces.change(*bonds)
        seen = self._incidents.change(*events, _hosts(left), _hosts(come))
        met = self._deeds.change(self.truces, told.names, *([deed for one in pieces for deed in one.deeds] for pieces in (left, come)))
        touched |= told.names | seen.names | met.names | self._truces_told(moved | told.prints)
        prints = moved | told.prints | seen.prints | met.prints
        for key in prints:
            self._testify(key)
        for name in touched:
            self._look_up(name)
        return Changed(touched, prints)

    def _truces_told(self, prints: Iterable[str]) -> set[str]:
        """Return the truces on which some prints bear."""
        return {name for key in prints for name in (*self._truces.of_print(key), *self._incidents.truces_of_print(key))}

    def _testify(self, key: str) -> None:
        piece = self._pieces.get(key)
        truces, incidents = self._truces.made_for(key), self._incidents.made_for(key)
        of_truces = (claim for one in truces for claim in with_successor(one, key, truces))
        of_incidents = (claim for one in incidents for claim in one.claims.get(key, ()))
        claims = (*of_truces, *of_incidents, *self._deeds.claims(key))
        if piece is None or not claims:
            self.testimonies.pop(key, None)
            return
        told = piece.told
        terms = {terms.id: terms for one in truces for terms in one.terms.get(key, {}).values()}
        self.testimonies[key] = Testimony(
            id=told.key, recorded=told.recorded, published=told.published, as_of=told.as_of, sequence=told.sequence, story=told.story,
            source=source(told), reliability=reliability(told), terms=tuple(terms.values()), claims=claims,
        )  # fmt: skip

    def _look_up(self, name: str) -> None:
        made = self._truces.by_name.get(name)
        if made is None:
            self.told_of.pop(name, None)
            self.incidents_of.pop(name, None)
            return
        covering = self._incidents.covering(made.truce.pledges)
        keys = {act.told.key for act in made.bond.acts} | set(made.claims)
        keys |= {telling.told.key for one in covering for telling in one.event.tellings} | self._deeds.prints_of(name)
        self.told_of[name] = tuple(sorted(keys, key=lambda key: self._pieces[key].told.order))
        self.incidents_of[name] = tuple(one.name for one in covering)


class _Moved(NamedTuple):
    acts: list[Act]
    tellings: list[Telling]


def _acts(pieces: Iterable[Piece]) -> Iterator[Act]:
    return (act for piece in pieces for act in piece.acts)


def _tellings(pieces: Iterable[Piece]) -> Iterator[Telling]:
    return (telling for piece in pieces for telling in piece.tellings)


def _hosts(pieces: Iterable[Piece]) -> list[tuple[str, str]]:
    return [host for piece in pieces for host in piece.premises]
