"""Names of bodies nobody knows that begin with a country's or a place's name: "Kivu Liberation Army", which is not that country's army."""

from __future__ import annotations

import re

from .heads import Head, head, is_region, of_state_forces, singular

# The capitalised words behind a name.
_RUN = re.compile(r"(?: [A-Z][\w'’-]*)+")
# Heads of bodies' names: a place has no army of its own, though troops and rebels may be there.
_BODIES = frozenset({"army", "force", "corps", "front", "movement", "brigade", "alliance"})
_BODY = (Head.FORCE, Head.GROUP)


def begins_longer(behind: str, of_place: bool) -> bool:
    """Tell whether the words behind a country's name (or a place's) make it a body's that is not the country's.

    "Congolese National Army" is the state's, as its words say no more than that; "Congolese Liberation Army" is not.
    """
    run = _RUN.match(behind)
    words = run.group().split() if run else []
    if not words or head(words[-1]) not in _BODY:
        return False
    return singular(words[-1]) in _BODIES if of_place else not all(map(_of_a_state, words))


def _of_a_state(word: str) -> bool:
    """Tell whether a word of a body's name can be that of a state's forces, or is a headline's capital: "Congolese Rebels"."""
    many = head(word) is Head.GROUP and singular(word) not in _BODIES
    return many or of_state_forces(word) or is_region(word) or head(word) is Head.FORCE
