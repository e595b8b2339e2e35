"""Who is meant by "the army" or "Defence Minister X", without a country, in what one state says of another.

Nobody accuses itself by a guess: "a Cambodian round wounded a soldier, the army said" is the word of the other army. Where the document
does not say whose it is, it is nobody's.
"""

from __future__ import annotations

import re

from trucewatch.records import ActorKind, Incident, Span, Speaker

from .context import ARMY, Context, Mention
from .heads import Head, Pointing, head, parts, pointing
from .pointers import Pointer

_NEXT = re.compile(r"(?:['’]s?)?\s(?P<word>\w+)")


class Guesses:
    """Tells for one document whom a phrase without a country means beside the actor of an act. ``dateline``: where it was written."""

    def __init__(self, context: Context, pointer: Pointer, dateline: Span | None) -> None:
        self.context, self.pointer = context, pointer
        self._home = context.sole_state(m.actor for m in context.between(dateline.start, dateline.end)) if dateline else None

    def made(self, span: Span) -> bool:
        """Tell whether a phrase gets its state from the document alone, by no word of its own."""
        return self.pointer.of_state(span) is not None or self.context.guessed(span.quote)

    def speaker(self, said_by: Speaker, incident: Incident) -> str | None:
        """Return whose word an act of a state is, of a speaker whom a guess makes that state; None where nobody can tell."""
        if not self._others(incident):
            return said_by.actor
        phrase, actor = said_by.on_behalf_of or said_by.span, incident.actor.span if incident.actor else None
        state = self._titled(phrase, said_by.role, actor) or self._victim(incident) or self._home or self._complaining(incident)
        return self._as_called(phrase, state) if state else None

    def target(self, phrase: Span, incident: Incident) -> str | None:
        """Return whom an act of a state hit, of a target whom a guess makes that state's own; None where nobody can tell."""
        others = self._others(incident)
        return self._as_called(phrase, others.pop()) if len(others) == 1 else None

    def same_state(self, one: str | None, other: str | None) -> bool:
        """Tell whether two actors are a state and its army, or one of them."""
        home = self.context.state_of(one)
        return home is not None and home == self.context.state_of(other)

    def _others(self, incident: Incident) -> set[str]:
        """Return the states, without that of the actor, that do or suffer something in the document, or whose soldiers it names."""
        sides = (*self.pointer.sides, *filter(self._in_arms, self.context.mentions))
        told = {state for mention in sides if (state := self.context.state_of(mention.actor))}
        return (told | self._named_in(incident.target.span if incident.target else None)) - {self.context.state_of(_actor(incident))}

    def _in_arms(self, mention: Mention) -> bool:
        after = _NEXT.match(self.context.text, mention.end)
        forces = after is not None and head(after["word"].lower()) is Head.FORCE
        return forces or self.context.kind(mention.actor) is ActorKind.ARMED_FORCE

    def _named_in(self, span: Span | None) -> set[str]:
        named = self.context.between(span.start, span.end) if span else []
        return {state for mention in named if (state := self.context.state_of(mention.actor))}

    def _titled(self, phrase: Span, role: Span | None, actor: Span | None) -> str | None:
        """Return the one state whose army, ministry or minister the document calls so by name, elsewhere than as the actor."""
        core = parts(phrase.quote).core
        title = ARMY if pointing(core) is Pointing.FORCES else re.escape((role.quote if role else core).lower())
        return self.context.called(title, actor)

    def _victim(self, incident: Incident) -> str | None:
        """Return the state whose people an act of another hit."""
        named = self._named_in(incident.target.span) if incident.target else set()
        return next(iter(named & self._others(incident)), None) if len(named) == 1 else None

    def _complaining(self, incident: Incident) -> str | None:
        """Return the other of two states, where an act is told as a wrong that was suffered."""
        others, hit = self._others(incident), incident.target
        complains = incident.alleged_violation or (hit is not None and self.pointer.of_state(hit.span) is not None)
        return others.pop() if complains and len(others) == 1 else None

    def _as_called(self, phrase: Span, state: str) -> str:
        """Return a state, or its army where the phrase is one for an army."""
        forces = pointing(parts(phrase.quote).core) is Pointing.FORCES
        return self.context.known.forces.get(state, state) if forces else state


def _actor(incident: Incident) -> str | None:
    return incident.actor.actor if incident.actor else None
