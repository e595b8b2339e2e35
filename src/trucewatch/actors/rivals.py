"""Two governments of one country: a body that governs part of it is a party, and a rival's "National Army" is "the army"."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.records import ActorKind, Span

from .context import Context, Mention
from .heads import of_a_war
from .names import Role
from .naming import folded

_GOVERNS = frozenset({"government"})
_ARMY = frozenset({"army", "forces"})


def governs(actor: str, context: Context) -> bool:
    """Tell whether somebody is a government beside a state's own: no ministry of one, and no mission of others."""
    if context.kind(actor) is not ActorKind.ORGANISATION or context.known.coalitions(actor):
        return False
    return _is_called(actor, _GOVERNS, context)


def army_of_rival(state: str, context: Context) -> str | None:
    """Return the one army "of" a state that fights another government of it, where a text names both: "the army" is no state's there.

    It bears the country's name ("Libyan National Army"): an army of a people ("Arakan Army") is not what the country calls "the army".
    """
    named = {m.actor for m in context.mentions if m.role is not Role.PLACE and _country(m.actor, context) == _country(state, context)}
    forces = context.known.forces.get(state)
    if forces in named or not any(governs(one, context) for one in named):
        return None
    armies = [one for one in named if context.armed(one) and _is_called(one, _ARMY, context) and _bears_name_of(one, state, context)]
    return armies[0] if len(armies) == 1 else None


def of_its_country(phrase: Span, sides: Iterable[Mention], context: Context) -> list[Mention]:
    """Return those of a country where a phrase gives that country two of them: "Libya's rival administrations" are no Egyptians."""
    states = {m.actor for m in context.between(phrase.start, phrase.end) if context.kind(m.actor) is ActorKind.STATE}
    if len(states) != 1 or not of_a_war(phrase.quote):
        return list(sides)
    home = _country(states.pop(), context)
    return [side for side in sides if _country(side.actor, context) == home]


def _country(actor: str, context: Context) -> str | None:
    return context.known.actors[actor].country if actor in context.known.actors else None


def _bears_name_of(actor: str, state: str, context: Context) -> bool:
    first = context.known.actors[actor].name.split()[0]
    return any(sense.actor == state and sense.role is Role.ADJECTIVE for sense in context.known.names.senses(first))


def _is_called(actor: str, words: Iterable[str], context: Context) -> bool:
    return not frozenset(words).isdisjoint(folded(context.known.actors[actor].name).split())
