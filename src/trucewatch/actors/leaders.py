"""Whose fighters they are, told by their leader's surname alone: "rebels loyal to Machar"."""

from __future__ import annotations

import re

from .context import Context
from .heads import Head, head, parts
from .naming import folded

_LED = re.compile(
    r"\b(?:of|under|behind|loyal to|led by|commanded by) (?:[a-z-]+ ){0,4}(?:[A-Z][\w’'-]+ )?(?P<leader>[A-Z][\w’'-]{3,})\Z"
)


def led_by(phrase: str, context: Context) -> str | None:
    """Return the id of the only armed group that a person of this surname leads or speaks for, of a phrase for some who fight."""
    leader = _LED.search(phrase) if head(parts(phrase).core) in (Head.GROUP, Head.FORCE) else None
    known = context.known.surnames.get(folded(leader["leader"]), ()) if leader else ()
    groups = {sense.actor for sense in known if sense.holds(context.on) and context.armed(sense.actor)}
    return groups.pop() if len(groups) == 1 else None
