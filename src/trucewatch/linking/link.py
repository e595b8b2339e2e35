"""Reports into truces: the testimonies that the monitor reads, and which act and telling went where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from trucewatch.records import Testimony, Truce

from .kin import Kin
from .making import MadeIncident
from .told import Act, Told
from .weave import Decided, Weave

__all__ = ["Decided", "Linked", "link", "linked"]


@dataclass(frozen=True)
class Linked:
    """Truces with their testimonies; ``truce_of`` and ``incident_of`` map act and telling keys to names.

    By the name of a truce: ``acts``, ``told_of`` (the keys of the reports that bear on it) and ``incidents_of`` (the names of the incidents
    that it may cover); ``incidents`` by their own names.
    """

    truces: tuple[Truce, ...]
    testimonies: tuple[Testimony, ...]
    truce_of: Mapping[str, str]
    incident_of: Mapping[str, str]
    acts: Mapping[str, tuple[Act, ...]] = field(default_factory=dict, compare=False)
    told_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict, compare=False)
    incidents_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict, compare=False)
    incidents: Mapping[str, MadeIncident] = field(default_factory=dict, compare=False)

    @cached_property
    def by_id(self) -> Mapping[str, Testimony]:
        """The testimonies by their ids."""
        return {testimony.id: testimony for testimony in self.testimonies}


def link(tolds: Iterable[Told], kin: Kin, decided: Decided | None = None) -> Linked:
    """Return the truces that the reports tell of; the order in which the reports are given does not matter."""
    weave = Weave(kin)
    weave.change(put=tolds, decided=decided or Decided())
    return linked(weave)


def linked(weave: Weave) -> Linked:
    """Return what is woven now; later changes of the weave do not reach it."""
    made = [weave.truces[name] for name in sorted(weave.truces, key=weave.place_of)]
    return Linked(
        truces=tuple(weave.truce(one.truce.id) for one in made),
        testimonies=(*weave.background, *(weave.testimonies[key] for key in weave.order if key in weave.testimonies)),
        truce_of={act.key: one.truce.id for one in made for act in one.bond.acts},
        incident_of=dict(weave.incident_of),
        acts={one.truce.id: tuple(one.bond.acts) for one in made},
        told_of=dict(weave.told_of),
        incidents_of=dict(weave.incidents_of),
        incidents=dict(weave.incidents),
    )
