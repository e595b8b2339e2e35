"""In which country a text says that a place lies: "Yala, southern Thailand", "Victoria, in Cameroon's Southwest Region"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .gazetteer import Gazetteer
from .spelling import key

_NAME = r"[A-ZÀ-Þ][\w’'-]*?(?: (?:(?:de|del|la|al|el) )?[A-ZÀ-Þ][\w’'-]*?){0,5}"
_SIDE = r"(?:north|south|east|west|central)[\w-]* "
# A bare comma places nothing ("In Damascus, U.S. officials said"): the country's name has to end there, or a side to stand before it.
_BESIDE = re.compile(
    rf"\b(?P<place>{_NAME})(?:, (?P<within>{_NAME}))?"
    rf"(?:(?:,? in (?:the )?(?:{_SIDE})?|, {_SIDE})(?P<in>{_NAME})(?!\w)|, (?P<comma>{_NAME})(?=[,.;:)]|$))"
)


def told(text: str, known: Gazetteer) -> dict[str, str]:
    """Return the countries in which a text says that places lie, by the folded names of the places."""
    return dict(_told(text, known))


def _told(text: str, known: Gazetteer) -> Iterator[tuple[str, str]]:
    for beside in _BESIDE.finditer(text):
        country = _country(beside["in"] or beside["comma"], known)
        if country:
            yield from ((key(name), country) for name in (beside["place"], beside["within"]) if name)


def _country(name: str, known: Gazetteer) -> str | None:
    """Return the country that a name is, or begins with as an owner ("Cameroon's Southwest Region"); its adjective is no place."""
    owner = re.split(r"['’]s?\b", name)[0]
    return next((entry.country for entry in known.find(owner) if entry.kind == "country"), None)
