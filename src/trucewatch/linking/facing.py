"""Against whom an act of a side is plainly told that names nobody as hit: "deterrent strikes against identified targets".

What answers an enemy, hits ground that the enemy holds, or is told as beaten back by it, is against it. It is nobody's to guess where the
report names another armed group, nor where it neither names the enemy nor speaks of a state's rebels and its truce.
"""

from __future__ import annotations

import re

from trucewatch.records import ActorKind
from trucewatch.records.strangers import is_new

from .cast import Cast
from .fighters import one_each
from .kin import Kin
from .phrases import has
from .told import Telling

GROUPS = frozenset({ActorKind.ARMED_GROUP, ActorKind.UMBRELLA})
_REBELS = r"(?:rebels?|insurgents?|guerrillas?|separatists?|militants?)['’]?s?"
_ANY_REBELS = re.compile(rf"\b{_REBELS}(?:-held)?\b", re.IGNORECASE)
_SPOTS = r"(?:areas?|positions?|bases?|camps?|hide-?outs?|strongholds?|territor(?:y|ies)|lines|towns?|villages?|posts?|targets?)"
_HELD = re.compile(
    rf"\b{_REBELS}(?:[-\s](?:held|controlled|run))?\s(?:[\w-]+\s)?{_SPOTS}\b|\b{_REBELS}-(?:held|controlled)\b", re.IGNORECASE
)
_ANSWERS = re.compile(
    r"\b(?:deterrent|retaliat\w+|reprisals?|counter-?(?:attack|offensive|strike)\w*|return(?:ed|ing)\sfire"
    r"|in\s(?:reply|response|answer|retaliation)\s(?:to|for))\b",
    re.IGNORECASE,
)
_BEATEN = re.compile(
    r"\b(?:(?P<teller>(?:the\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,4})\s(?:said|says)\s(?:that\s)?(?:it|they|its\s\w+|their\s\w+)"
    r"|(?P<doer>(?:the\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,4}))\s(?:(?:had|have|has)\s)?"
    r"(?:repelled|repulsed|(?:beaten|beat|driven|drove|pushed|thrown|fought)\s(?:it|them|him|the\s\w+)\s(?:back|off)|fought\soff)\b"
)


def against(telling: Telling, others: set[str], actors: set[str], kin: Kin) -> bool:
    """Tell whether an act of ``actors`` that names nobody as hit is told as against ``others``."""
    if not others or len(one_each(sorted(others), kin)) != 1 or _hits_somebody(telling, kin):
        return False
    sentence = telling.incident.sentence.quote
    if not (_on_their_ground(telling, others, kin) or _ANSWERS.search(sentence) or _beaten_by(sentence, others, kin)):
        return False
    cast = Cast(telling.told.document.text, kin, telling.told.since.date())
    if any(not kin.shared([one.actor or ""], others | actors) for one in cast.groups):
        return False
    named = any(kin.shared([one.actor or ""], others) for one in cast.named) or _beaten_by(sentence, others, kin)
    return named or _its_rebels(cast.text, others, actors, kin)


def _its_rebels(text: str, others: set[str], actors: set[str], kin: Kin) -> bool:
    """Tell whether a text that names no group speaks of rebels and a truce, where a state has one with rebels of its country."""
    homes = {kin.country(one) for one in actors if kin.kind(one) is ActorKind.STATE} - {None}
    rebels = all(kin.kind(one) in GROUPS and kin.country(one) in homes for one in others)
    return rebels and _ANY_REBELS.search(text) is not None and has("truce", text)


def _hits_somebody(telling: Telling, kin: Kin) -> bool:
    """Tell whether somebody is named as hit, or told as fought."""
    return bool(telling.incident.parties) or (telling.target is not None and not is_new(telling.target))


def _on_their_ground(telling: Telling, others: set[str], kin: Kin) -> bool:
    """Tell whether what was hit is called the rebels', and the others are rebels."""
    hit = [part.span.quote for part in (telling.incident.target, telling.incident.place) if part]
    return any(_HELD.search(words) for words in hit) and all(kin.kind(one) in GROUPS for one in others)


def _beaten_by(sentence: str, others: set[str], kin: Kin) -> bool:
    """Tell whether the sentence of an act says that the others beat it back."""
    found = _BEATEN.search(sentence)
    who = kin.named(found["teller"] or found["doer"]) if found else None
    return who is not None and kin.shared([who], others) > 0
