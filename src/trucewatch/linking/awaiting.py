"""Who is to act before or while a side keeps a truce, and where it is told to have done so: conditions that are met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from trucewatch.records import ActorKind, Authority, Claim, ClauseMet, Mode, Party, Pledge

from .cast import Cast
from .deeds import Asked, Deed, asked_in, is_meant
from .kin import Kin
from .making import MadeTruce

# Policy: for how long what was asked for can still be what is told of.
WITHIN = timedelta(days=366)
# What is met once stays so; what has to go on is no act.
MET_BY_AN_ACT = frozenset({Mode.SUSPENSIVE, Mode.RESOLUTIVE})


class Awaited(NamedTuple):
    """A condition of a pledge, by whom it is to be met, and the report that told it first."""

    pledge: str
    clause: str
    actor: str
    asked: Asked
    since: tuple[datetime, str]


def with_awaited(pledge: Pledge, cast: Cast) -> Pledge:
    """Return the pledge with whom its condition names as the one to act, or means by "the army" or "the rebels"."""
    condition = pledge.condition
    if condition is None or (condition.actor and cast.kin.kind(condition.actor.actor or "") is not ActorKind.UNKNOWN):
        return pledge
    actor = _who(pledge, cast)
    return pledge.model_copy(update={"condition": condition.model_copy(update={"actor": actor})}) if actor else pledge


def _who(pledge: Pledge, cast: Cast) -> Party | None:
    assert pledge.condition
    told, own = pledge.condition.actor, [party.actor for party in pledge.pledgers if party.actor]
    if told is None or len(own) != 1:
        return None
    found = cast.one(told.span.start, told.span.end, own[0])
    return found if found and not cast.kin.akin(found.actor or "", own[0]) else None


def awaited(made: MadeTruce) -> Iterator[Awaited]:
    """Yield the conditions of a truce that an act can meet."""
    told = {act.told.key: act.told.order for act in made.bond.acts}
    first: dict[str, Awaited] = {}
    for key, readings in sorted(made.terms.items(), key=lambda one: told[one[0]]):
        for terms in readings.values():
            for clause in terms.clauses:
                asked = asked_in(clause) if clause.mode in MET_BY_AN_ACT else None
                if asked and clause.actor:
                    first.setdefault(clause.id, Awaited(terms.pledge, clause.id, clause.actor, asked, told[key]))
    return iter(first.values())


def met(one: Awaited, deeds: Iterable[Deed], kin: Kin) -> Iterator[tuple[str, Claim]]:
    """Yield, for each report after the condition that tells of the act it asks for, by its key, that it is met."""
    for deed in deeds:
        later = one.since < deed.told.order and deed.told.time - one.since[0] <= WITHIN
        if later and kin.akin(deed.actor, one.actor) and is_meant(deed, one.asked):
            yield deed.told.key, _claim(one, deed)


def _claim(one: Awaited, deed: Deed) -> Claim:
    told = deed.told
    return Claim(
        proposition=ClauseMet(pledge=one.pledge, clause=one.clause, by=one.actor, when=told.when),
        authority=Authority.THIRD_PARTY,
        evidence=told.evidence(deed.sentence),
    )
