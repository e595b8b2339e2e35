"""Who owns an act in a later sentence: "Hezbollah said it had fired as a warning", "X admitted that its men had carried out the attack",
"X confirmed that one of its fronts held the mayor".

What an actor acknowledges is established, whatever reason it gives; the act stands in the sentences before.
"""

from __future__ import annotations

import re

from trucewatch.records import Incident, IncidentKind, Party, Report, Span

from .cast import Cast
from .kin import Kin
from .sentences import DATELINE, sentences

_SAID = r"(?:say|said|admit|acknowledg|confirm|confess|conced|claim|announc|stat)\w*"
_MEN = r"fighters|forces|men|troops|soldiers|units|army|military|gunners|jets|drones"
_UNIT = r"fronts?|units?|brigades?|battalions?|columns?|squads?|cells?|factions?|wings?|commandos?|commanders?"
_THEIRS = r"(?:its|his|their)(?:\sown)?"
# "its forces", "one of its fronts", "two of its fighters", "members of its 6th front", "a unit of the group".
_OF_THEIRS = rf"an?\s(?:[\w-]+\s)?(?:{_UNIT})\sof\s(?:the\s(?:group|movement)|its\sown)"
_SOME = rf"(?:(?!none\b|neither\b)\w+\sof\s)?{_THEIRS}\s(?:[\w-]+\s){{0,2}}(?:{_MEN}|{_UNIT}|members)|{_OF_THEIRS}"
_ITSELF = rf"(?:it|he|she|they|{_SOME})"
_ORDERED = r"ordered\s(?:the|this)\s(?:attack|strike|raid|shelling)"
_TOOK = r"(?:kidnapped|abducted|seized|captured|detained|ambushed|killed|shot)"
_DID = rf"(?P<did>fired|shelled|attacked|struck|bombed|hit|raided|carried\sout|launched|targeted|{_TOOK}|{_ORDERED})"
# Who holds somebody has taken him.
_NOBODY = r"(?:(?:(?:a|its|their|his)\s)?(?:fire|talks|meeting|vote|elections?|positions?|ground)|back|off|out|responsib\w+)\b"
_HOLDS = rf"(?:(?:was|were|is|are)\sholding|held|holds?|(?:had|have|has)\sheld)(?!\s{_NOBODY})"
_OWN = rf"(?P<own>{_ITSELF}\s(?:(?:had|have|has)\s{_DID}|(?P<holds>{_HOLDS})))\b(?P<rest>.*)"
_OWNED = re.compile(rf"(?:{DATELINE})?(?P<who>[^;]+?)\s(?:later\s|also\s)?{_SAID}\s(?:that\s)?{_OWN}", re.DOTALL)
# What is fired and hits nobody, or is shot down, is no attack.
_HARMLESS = re.compile(r"\s(?:[\w-]+\s){0,2}(?:warning\sshots|flares|in\sthe\sair|into\sthe\sair|interceptors?)\b")
# Who denies the breach and says in the same sentence what its men did, tells of another act; unless it admits what it is charged with.
_DENYING = re.compile(r"\b(?:deny|denie[sd]|denying|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?)\b")
_ADMITS = re.compile(r"\b(?:admit|acknowledg|confess|conced)\w*\s(?:that\s)?$")
REACH = 5
TAKING = frozenset({IncidentKind.ABDUCTION, IncidentKind.RAID_ARREST})
FROM_AFAR = frozenset({IncidentKind.AIR_DRONE_STRIKE, IncidentKind.SHELLING_ROCKET, IncidentKind.BOMB_IED})
# The kinds of acts that the verb of another kind cannot mean: firing is no air strike, unless missiles are fired.
_NOT_MEANT = {
    "fired": TAKING | {IncidentKind.AIR_DRONE_STRIKE, IncidentKind.BOMB_IED},
    "shelled": TAKING | {IncidentKind.AIR_DRONE_STRIKE, IncidentKind.BOMB_IED},
    "bombed": TAKING | {IncidentKind.SHOOTING},
    "struck": TAKING,
    "hit": TAKING,
    "shot": TAKING | FROM_AFAR,
    "ambushed": TAKING | FROM_AFAR,
    "raided": FROM_AFAR,
    "kidnapped": FROM_AFAR,
    "abducted": FROM_AFAR,
    "detained": FROM_AFAR,
    "captured": FROM_AFAR,
    "seized": FROM_AFAR,
}
_FLYING = re.compile(r"(?:\s[\w-]+){0,3}\s(?:missiles?|rockets?|drones?|bombs?)\b")


def with_owners(report: Report, cast: Cast) -> Report:
    """Return the report with who owns up to an act told before as who claims it."""
    incidents, text = list(report.incidents), cast.text
    where = list(sentences(text)) if incidents else []
    for number, span in enumerate(where):
        found = _OWNED.match(text, *span)
        if found is None or _HARMLESS.match(found["rest"]) or _denies(found, text) or _coded(incidents, found, text):
            continue
        who = cast.one(*found.span("who"))
        told = [one for one in incidents if _fits(one, found)]
        act = _last_of(told, who, Span.of(text, where[max(0, number - REACH)][0], span[0]), cast) if who else None
        incidents = [one.model_copy(update={"claimed_by": (who,)}) if one is act else one for one in incidents]
    return report.model_copy(update={"incidents": tuple(incidents)})


def _fits(incident: Incident, found: re.Match[str]) -> bool:
    """Tell whether an act can be the one owned, by its kind: who is said to be held was taken, who fired bombed nobody from the air."""
    if found["holds"]:
        return incident.kind in TAKING
    if found["did"] == "fired" and incident.kind is IncidentKind.AIR_DRONE_STRIKE and _FLYING.match(found["rest"]):
        return True
    return incident.kind not in _NOT_MEANT.get(found["did"], ())


def _denies(found: re.Match[str], text: str) -> bool:
    """Tell whether who says what its men did denies in that sentence what it is charged with, without admitting the act."""
    return _DENYING.search(found["who"]) is not None and not _ADMITS.search(text[: found.start("own")])


def _coded(incidents: list[Incident], found: re.Match[str], text: str) -> bool:
    """Tell whether a coder made an act of its own of these words."""
    return any(one.anchor.overlaps(Span.of(text, *found.span("own"))) for one in incidents)


def doers_alone(incident: Incident, kin: Kin) -> Incident:
    """Return an act without the claims and denials of those who cannot have done it: that word is about another act."""
    claims = tuple(one for one in incident.claimed_by if _may_own(one.actor, incident, kin))
    denials = tuple(one for one in incident.denied_by if _may_own(one.actor, incident, kin))
    return incident.model_copy(update={"claimed_by": claims, "denied_by": denials})


def _may_own(who: str | None, incident: Incident, kin: Kin) -> bool:
    """Tell whether somebody can be the doer of an act: not its victim, nor beside another who is told as its doer for a fact."""
    doer, hit, teller = (one.actor if one else None for one in (incident.actor, incident.target, incident.said_by))
    if who is None or (doer is not None and (kin.akin(who, doer) or kin.fellows(who, doer))):
        return True
    suffers = any(other is not None and kin.akin(who, other) for other in (hit, teller))
    return not suffers and (doer is None or teller is not None)


def _last_of(incidents: list[Incident], who: Party, near: Span, cast: Cast) -> Incident | None:
    """Return the last act of somebody that is told in a stretch of the text, and not owned yet."""
    own = (one for one in incidents if one.actor and cast.kin.akin(one.actor.actor or "", who.actor or ""))
    told = [one for one in own if one.anchor.overlaps(near) and not one.claimed_by and not one.denied_by]
    return max(told, key=lambda one: one.anchor.start, default=None)
