"""What alone a truce spares, by its name or its words: "the energy ceasefire", "to halt attacks on shipping".

What hits nothing of that kind may still be covered, but no source says so: it strains at most.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .incidents import Event
from .kinds import MAKING
from .phrases import has
from .senses import MADE
from .told import Act, Telling

KINDS = ("energy", "sea")
# How many words before a truce can be its name, and how far before an act its thing may be told.
_NAME = re.compile(r"(?:[\w-]+\s){0,3}$")
_BEFORE = 200


def spared(acts: Sequence[Act]) -> frozenset[str]:
    """Return the kinds of things that a truce is limited to: those that all who tell of its making name, or who tells of it first."""
    made = [act for act in acts if act.kind in MAKING and act.sense in MADE]
    return frozenset.intersection(*map(_named, made or acts[:1]))


def hits(event: Event, things: frozenset[str]) -> bool:
    """Tell whether an incident is told to have hit something of a kind, or whether there is no such limit."""
    return not things or any(has(f"thing_{thing}", _around(telling)) for thing in things for telling in event.tellings)


def _named(act: Act) -> frozenset[str]:
    name = _NAME.search(act.before)
    words = (name.group() if name else "", act.pledge.undertaking.quote, *(span.quote for span in act.pledge.scope))
    return frozenset(kind for kind in KINDS if has(f"thing_{kind}", *words))


def _around(telling: Telling) -> str:
    """Return the sentence of an incident with what stands before it: "A depot burns. Both blame each other for the attack"."""
    sentence = telling.incident.sentence
    return telling.told.document.text[max(0, sentence.start - _BEFORE) : sentence.end]
