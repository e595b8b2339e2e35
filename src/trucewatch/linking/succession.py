"""Which truce took the place of another: named where a print is put together, since its name is known only beside all others."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.records import Claim, Ended, EndKind

from .making import MadeTruce
from .told import Act


def with_successor(made: MadeTruce, key: str, told: Iterable[MadeTruce]) -> tuple[Claim, ...]:
    """Return what a truce gives to a print; where it is superseded, by which of the truces that the print tells of."""
    claims, act = made.claims.get(key, ()), made.bond.replaced_by
    if act is None or act.told.key != key:
        return claims
    by = next((one.truce.id for one in told if any(_same(act, other) for other in one.bond.acts)), None)
    return tuple(_named(claim, by) for claim in claims)


def _same(act: Act, other: Act) -> bool:
    return (act.told.key, act.number) == (other.told.key, other.number)


def _named(claim: Claim, by: str | None) -> Claim:
    said = claim.proposition
    if not isinstance(said, Ended) or said.kind is not EndKind.SUPERSEDED:
        return claim
    return claim.model_copy(update={"proposition": said.model_copy(update={"by": by})})
