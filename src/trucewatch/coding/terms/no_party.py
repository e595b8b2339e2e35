"""What is no party of a truce: the truce's own adjectives ("Short-Term Ceasefire") and numbers of people ("at least 185 people")."""

from __future__ import annotations

import re

from trucewatch.records import Party, Pledge

_OF_TRUCE = (
    "short|long|medium|near|mid|term|permanent|temporary|humanitarian|immediate|partial|general|nationwide|unilateral|bilateral|mutual|indefinite"
    "|lasting|comprehensive|renewed|limited|local|interim|conditional|holiday|full|complete|total|open|ended"
)
_ADJECTIVES = re.compile(rf"(?:{_OF_TRUCE})(?:[\s-](?:{_OF_TRUCE}))*", re.IGNORECASE)
_PEOPLE = re.compile(
    r"(?:(?:at least|at most|more than|fewer than|less than|up to|some|about|around|nearly|almost|over)\s)?\d[\d.,]*\s(?:[a-z]+\s)?"
    r"(?:people|persons|civilians|residents|women|children|families|refugees|others)",
    re.IGNORECASE,
)


def of_parties(pledge: Pledge) -> Pledge:
    """Return the pledge with parties alone."""
    told = {name: tuple(filter(_is_party, getattr(pledge, name))) for name in ("pledgers", "counterparts")}
    same = all(len(kept) == len(getattr(pledge, name)) for name, kept in told.items())
    return pledge if same else pledge.model_copy(update=told)


def _is_party(party: Party) -> bool:
    words = party.span.quote.strip()
    return _ADJECTIVES.fullmatch(words) is None and _PEOPLE.fullmatch(words) is None
