"""A coalition told of by what it is made of: "an alliance of three ethnic minority armies", which the page names once further on."""

from __future__ import annotations

import re

from trucewatch.records import ActorKind

from .context import Context
from .naming import folded

_KIND = r"(?P<kind>alliance|coalition|umbrella|bloc|union|league)"
_ARMED = r"(?:armed|rebel|insurgent|guerrilla|militia|separatist|ethnic)"
_BODIES = r"(?:armies|groups|militias|rebels|movements|factions|forces|organi[sz]ations|insurgents|guerrillas)"
_COUNTED = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBER = rf"(?P<number>{'|'.join(_COUNTED)})"
_WHOSE = rf"(?:the )?(?:{_NUMBER} )?(?:[a-z-]+ ){{0,3}}{_BODIES}"
_MADE_OF = re.compile(rf"(?:(?:the|an?) )?(?:[a-z-]+ )?{_KIND} of {_WHOSE}", re.IGNORECASE)
_OF_REBELS = re.compile(rf"(?:(?:the|an?) )?{_ARMED} {_KIND}", re.IGNORECASE)
# By these it is set beside the one that is named.
_ANOTHER = re.compile(r"\b(?:an?other|rival|new|second|third|wider|broader|political|opposition)\b", re.IGNORECASE)


def coalition(phrase: str, context: Context) -> str | None:
    """Return the id of the only coalition of armed groups in a document, where a phrase tells what it is and its name says so too."""
    found = _MADE_OF.fullmatch(phrase) or _OF_REBELS.fullmatch(phrase)
    if found is None or not phrase[1:].islower() or _ANOTHER.search(phrase):
        return None
    named = {mention.actor for mention in context.groups() if context.kind(mention.actor) is ActorKind.UMBRELLA}
    number = found.groupdict().get("number")
    fitting = [one for one in named if _is_called(one, found["kind"], context) and _has(one, number, context)]
    return fitting[0] if len(named) == len(fitting) == 1 else None


def _is_called(actor: str, kind: str, context: Context) -> bool:
    return folded(kind) in folded(context.known.actors[actor].name).split()


def _has(actor: str, number: str | None, context: Context) -> bool:
    """Tell whether a coalition can have so many members: as many as are known, where any are."""
    members = context.known.members(actor, context.on)
    return number is None or not members or len(members) == _COUNTED.index(number.lower()) + 2
