"""Who denies an act of violence: "the army denied that its troops had attacked the rebels", "the army denied the accusation".

A denial says that somebody accuses. Where a coder saw the denial alone, or nobody's act, both reach the one who denies.
"""

from __future__ import annotations

import re

from trucewatch.records import Incident, IncidentFactuality, Party, Report, Span, Speaker

from .cast import Cast
from .kin import Kin
from .names import named_in
from .phrases import TRUCE, has
from .sentences import DATELINE, sentences

_DENIED = re.compile(
    rf"(?:{DATELINE})?(?P<who>[^;]+?)\s(?:has\s|have\s|had\s|later\s|on \w+\s)?den(?:y|ies|ied)\s(?P<what>.+)", re.DOTALL
)
_CHARGES = r"accusation|allegation|charge|claim|report|responsibility|involvement"
_CHARGE = re.compile(rf"(?:the|any|those|these|all|such)\s(?:\w+\s)?(?:{_CHARGES})s?\b")
# That it had no part in what it is charged with, whatever that was: "denied having anything to do with it", "denies any part in this".
_PEACE = r"(?:the\s|any\s|such\s)*(?:talks|negotiations|peace|truce|cease-?fire|agreement)"
_PART = rf"(?:part|role|hand)\s(?:in|to)\b(?!\s{_PEACE})"
_HAVING = r"(?:that\s(?:it|they|its\s\w+|their\s\w+)\s(?:ha[sd]|have)\s|having\s)?(?:had\s)?"
_NO_PART = re.compile(rf"{_HAVING}(?:anything\sto\sdo\swith\b(?!\s(?:{_PEACE}))|(?:any|a)\s{_PART})")
# A charge just told, rejected by other words than denying it: "rejected the charge", "called that a lie", "dismissed this as propaganda".
_FALSE = r"(?:\w+ly\s)?(?:false|untrue|baseless|unfounded)"
_LIE = rf"(?:an?\s(?:\w+\s)?(?:lie|fabrication|invention)|(?:\w+\s)?lies|{_FALSE}|propaganda|nonsense)"
_CHARGED = r"(?:the|this|that|these|those|all|any|such)\s(?:\w+\s)?(?:accusation|allegation|charge|claim)s?\b"
_REBUFFS = rf"(?:reject|dismiss|rebuff|refute)(?:s|es|d|ed)?\s(?P<charge>{_CHARGED})(?!\s(?:by|from|of|that|to)\b)"
_IT = rf"(?:it|that|this|them|{_CHARGED})"
_CALLS = rf"(?:(?:call|brand|label)(?:s|ed|led)?\s{_IT}\s|(?:dismiss|reject|describe)(?:s|es|d|ed)?\s{_IT}\sas\s){_LIE}\b"
_LATER = r"(?:has|have|had|later|also|promptly|on\s\w+)\s"
_REBUFFED = re.compile(rf"(?:{DATELINE})?(?P<who>[^;,]+?)\s(?:{_LATER})?(?:{_CALLS}|{_REBUFFS})")
_ITS_OWN = r"its?|they|their|his|the group|the movement|the rebels|any|having|\w+ing"
_OWN = re.compile(rf"(?:that\s)?(?:(?:{_ITS_OWN})\b|(?:the\s)?(?P<subject>[\w’' -]+?)\s(?:had|has|have|were|was)\b)")
# How verbs of violence begin, and of what a truce forbids beside.
_VIOLENCE = (
    r"ambush|attack|bomb|br(?:ea|o)k|breach|carr|cross|fir(?=e\b|ing|ed)|launch|open|raid|retaliat|shell|shoo?t|storm|str(?:i|[uo]c)k"
    r"|target|violat"
)
# The act itself, as it was told before, by its verb alone: "denied shelling it", "denied that it had violated the truce".
_DEED = rf"(?:{_VIOLENCE})\w*"
_ITS_DEED = rf"(?:(?:that\s)?(?:it|they|its \w+|their \w+)\s(?:had|has|have)\s|having\s)?(?:\w+ly\s)?(?P<deed>{_DEED})\b"
_OF_AN_ACT = re.compile(rf"{_ITS_DEED}|(?:the|this|that|any)\s(?:alleged\s)?(?P<noun>{_DEED})\b(?!\s(?:had|has|have|was|were)\b)")
_BROKE = r"(?:br(?:ea|o)k|breach|violat)\w*"
_SUBJECT = r"(?:that\s)?[\w’' -]+?\s(?:had|has|have)\s(?:ever\s)?|(?:having\s|any\s)?"
# The breach, whatever act it lay in: "denied that the army had broken the ceasefire", "denied breaching the truce".
_OF_A_BREACH = re.compile(rf"(?:{_SUBJECT}){_BROKE}\s(?:of\s)?(?:(?:the|its|their|any|this|that|a)\s)?(?:[\w-]+\s)?{TRUCE}\b")
_ANY = re.compile(rf"that\s(?:any|a single)\s(?P<subject>[\w’' -]+?)\s(?:had|has|have)\s{_DEED}")
_SAID = r"(?:say|said|insist|maintain|stress|add|told)\w*"
_DID_NOT = re.compile(
    rf"(?:{DATELINE})?(?P<who>[^;]+?)\s{_SAID}\s(?P<what>.*?\b(?P<subject>it|they|[A-Z][\w’' -]+?)"
    rf"\s(?:had|has|have|did)\s(?:not|never)\s{_DEED}.*)",
    re.DOTALL,
)
_OFFICE = re.compile(r"(?:An?|The)\s(?:spokes\w+|officials?|officers?)\s(?:for|of)\s")
_STEM = re.compile(rf"{_VIOLENCE}", re.IGNORECASE)
_STRIKING = re.compile(r"str(?:i|[uo]c)k")
# How many sentences before its denial an act stands; "the accusation" points back to one that stands farther.
REACH, REACH_OF_CHARGE = 2, 5
_QUICK = ("den", " not ", " never ", "reject", "dismiss", "rebuff", "refut", "call", "brand", "label", "describ")


def with_denials(report: Report, cast: Cast) -> Report:
    """Return the report with what its text tells as denied ascribed to who denies it, and the denial beside it."""
    incidents, text = list(report.incidents), cast.text
    where = list(sentences(text)) if incidents and any(word in text for word in _QUICK) else []
    for number, sentence in enumerate(where):
        found = _DENIED.match(text, *sentence)
        far = found and (_CHARGE.match(found["what"]) or _OF_A_BREACH.match(found["what"]))
        reach = REACH_OF_CHARGE if far else REACH
        near = Span.of(text, where[max(0, number - reach)][0], sentence[1])
        if found is None and (rebuffed := _REBUFFED.match(text, *sentence)):
            reach = REACH_OF_CHARGE if rebuffed["charge"] else REACH
            incidents = _rebuffed(incidents, Span.of(text, where[max(0, number - reach)][0], sentence[0]), rebuffed, cast)
            continue
        incidents = _answered(incidents, near, found, cast) if found else _not_done(incidents, near, sentence, cast)
        if found and not far and number > reach:
            farther = Span.of(text, where[max(0, number - REACH_OF_CHARGE)][0], where[number - reach][0])
            incidents = _answered_farther(incidents, farther, found, cast)
    return report.model_copy(update={"incidents": tuple(incidents)})


def _answered(incidents: list[Incident], near: Span, found: re.Match[str], cast: Cast) -> list[Incident]:
    """Return the incidents with what one sentence denies of those told near it."""
    own = [one for one in incidents if one.anchor.overlaps(near)]
    who = _denier(found, cast, own)
    if who is None:
        return incidents
    incidents = [_denied(one, who, found, cast) if one in own else one for one in incidents]
    broke = [one for one in incidents if _breach_of(one, who, near, cast.kin)] if _OF_A_BREACH.match(found["what"]) else []
    if broke and _of_its_own(found, who, cast):
        return [as_disputed(one, one.actor, who) if one in broke else one for one in incidents]
    if not _OF_AN_ACT.match(found["what"]):
        return incidents
    charged = [one for one in incidents if one.anchor.overlaps(near) and is_charged(one, who, cast.kin)]
    return [as_disputed(one, one.actor, who) if [one] == charged else one for one in incidents]


def _rebuffed(incidents: list[Incident], near: Span, found: re.Match[str], cast: Cast) -> list[Incident]:
    """Return the incidents with the charges near before it, and only those of others, that who rejects them is said to reject."""
    own = [one for one in incidents if one.anchor.overlaps(near)]
    who = _denier(found, cast, own)
    if who is None:
        return incidents
    charged = [one for one in own if is_charged(_of_its_state(one, cast), who, cast.kin)]
    return [as_disputed(one, one.actor, who) if any(one is other for other in charged) else one for one in incidents]


def _of_its_state(incident: Incident, cast: Cast) -> Incident:
    """Return an act of the army of a state as that of the state, for which "the navy" speaks too."""
    author = incident.actor
    own = author.model_copy(update={"actor": cast.kin.principal(author.actor, cast.on)}) if author and author.actor else author
    return incident.model_copy(update={"actor": own})


def _answered_farther(incidents: list[Incident], far: Span, found: re.Match[str], cast: Cast) -> list[Incident]:
    """Return the incidents with a denial of the one farther back that it calls by the same verb: "denied having shelled it"."""
    denied = _OF_AN_ACT.match(found["what"])
    charges = [one for one in incidents if one.anchor.overlaps(far)] if denied else []
    who = _denier(found, cast, charges) if charges else None
    if denied is None or who is None:
        return incidents
    verb = denied["deed"] or denied["noun"]
    meant = [one for one in charges if is_charged(one, who, cast.kin) and _same_verb(verb, one.anchor.quote)]
    return [as_disputed(one, one.actor, who) if [one] == meant else one for one in incidents]


def _same_verb(one: str, other: str) -> bool:
    """Tell whether two words are forms of one verb, or of striking: "shelling" and "shelled"."""
    stems = [match.group().lower() for word in (one, other) if (match := _STEM.match(word))]
    return len(stems) == 2 and (stems[0] == stems[1] or all(map(_STRIKING.match, stems)))


def _breach_of(incident: Incident, who: Party, near: Span, kin: Kin) -> bool:
    """Tell whether others say in a stretch of the text that somebody broke the truce by an act."""
    called = incident.alleged_violation or has("breaching", incident.sentence.quote)
    return called and incident.anchor.overlaps(near) and is_charged(incident, who, kin)


def _denier(found: re.Match[str], cast: Cast, near: list[Incident]) -> Party | None:
    """Return who denies acts told before; "a spokesman for the army" speaks for whom it is called after."""
    start, end = found.span("who")
    office = _OFFICE.match(cast.text, start, end)
    return cast.one(office.end() if office else start, end, _accuser(near, cast.kin))


def _accuser(near: list[Incident], kin: Kin) -> str | None:
    """Return who accuses in the acts told just before a denial."""
    return next((one.said_by.actor for one in reversed(near) if one.said_by and one.said_by.actor), None)


def _not_done(incidents: list[Incident], near: Span, sentence: tuple[int, int], cast: Cast) -> list[Incident]:
    """Return the incidents with the denial of a side that says that it has not done what others say of it: "said that Y had not fired"."""
    found = _DID_NOT.match(cast.text, *sentence)
    who = cast.one(*found.span("who")) if found else None
    if found is None or who is None or not who.actor:
        return incidents
    subject = who if found["subject"] in ("it", "they") else next(named_in(cast.text, *found.span("subject"), cast.kin, cast.on), None)
    if subject is None or not cast.kin.akin(subject.actor or "", who.actor):
        return incidents
    return [as_disputed(one, one.actor, who) if one.anchor.overlaps(near) and is_charged(one, who, cast.kin) else one for one in incidents]


def is_charged(incident: Incident, who: Party, kin: Kin) -> bool:
    """Tell whether others say that an act was of who denies."""
    author, teller = incident.actor, incident.said_by
    others = teller is not None and not kin.akin(teller.actor or "", who.actor or "")
    return others and author is not None and not incident.claimed_by and kin.akin(author.actor or "", who.actor or "")


def _denied(incident: Incident, who: Party, found: re.Match[str], cast: Cast) -> Incident:
    """Return an incident with the denial where that is meant: its act stands in the denial, or its author is the one who denies."""
    within = incident.anchor.start >= found.start("what") and incident.anchor.end <= found.end("what")
    author = incident.actor.actor if incident.actor else None
    ours = author is not None and cast.kin.akin(author, who.actor or "")
    if within and (ours or (author is None and _of_its_own(found, who, cast))):
        return as_disputed(incident, None if _of_nobody(incident, who, cast.text) else incident.actor or who, who)
    if within or not ours:
        return incident
    if _CHARGE.match(found["what"]):
        return as_disputed(incident, incident.actor or who, who)
    if _NO_PART.match(found["what"]) and not incident.claimed_by:
        return as_disputed(incident, incident.actor, who)
    if _by_its_denial(incident, who) and _of_its_own(found, who, cast):
        return as_disputed(incident, None, who)
    if _denies_any(found, who, cast) and is_charged(incident, who, cast.kin):
        return as_disputed(incident, incident.actor, who)
    return incident


def _denies_any(found: re.Match[str], who: Party, cast: Cast) -> bool:
    """Tell whether a denial is of every act of one's own: "that any of its soldiers had fired"."""
    any_ = _ANY.match(found["what"])
    at = found.start("what")
    named = named_in(cast.text, at + any_.start("subject"), at + any_.end("subject"), cast.kin, cast.on) if any_ else ()
    return any_ is not None and all(cast.kin.akin(one.actor or "", who.actor or "") for one in named)


def _of_nobody(incident: Incident, who: Party, text: str) -> bool:
    """Tell whether "the rockets" that somebody denies having fired were told of before, and nobody says that they were his."""
    start = incident.anchor.start
    accused = incident.said_by is not None and incident.said_by.actor != who.actor
    return not accused and text[max(0, start - 4) : start].lower() == "the "


def _by_its_denial(incident: Incident, who: Party) -> bool:
    """Tell whether a coder took who denies an act for who tells it, and so for its author, or knows nobody else who tells it."""
    tellers = (incident.said_by,) if incident.said_by else incident.denied_by
    return any(one.span.overlaps(who.span) for one in tellers) and not incident.claimed_by


def _of_its_own(found: re.Match[str], who: Party, cast: Cast) -> bool:
    """Tell whether a denial speaks of the own acts of who denies: "that its fighters had attacked", not "that X had been attacked"."""
    own = _OWN.match(found["what"])
    if own is None or own["subject"] is None:
        return own is not None
    start = found.start("what")
    subject = cast.one(start + own.start("subject"), start + own.end("subject"))
    return subject is not None and cast.kin.akin(subject.actor or "", who.actor or "")


def as_disputed(incident: Incident, actor: Party | None, who: Party) -> Incident:
    """Return an act as said of ``actor``, if of anybody, and denied by ``who``; who said so is not the one who denies."""
    denier = Speaker.of(who)
    speaker = incident.said_by if incident.said_by and incident.said_by.actor != who.actor else None
    known = any(one.actor == who.actor for one in incident.denied_by)
    told = {"actor": actor, "said_by": speaker, "factuality": IncidentFactuality.REPORTED}
    return incident.model_copy(update=told | {"denied_by": incident.denied_by if known else (*incident.denied_by, denier)})
