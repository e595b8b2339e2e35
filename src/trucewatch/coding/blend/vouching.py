"""What the codebook says of who vouches for what, where the network's fields contradict one another."""

from __future__ import annotations

import re
from typing import Any

from trucewatch.coding.rules.wordlist import listed
from trucewatch.coding.times import at_once
from trucewatch.records import Incident, IncidentFactuality, Party, Pledge, PledgeKind, Report, Span, When

_SPEAKS_FOR = re.compile(r"\b(?:spokes\w+|leader|commander|chief|head|official|secretary|member)\s(?:for|of)\s(?:the\s)?$")
_OWN_ACT = re.compile(r"\b(?:we|our|us|it|its|they|their|them|he|his|claim\w*|responsib\w+|admit\w*|own\w*)\b", re.IGNORECASE)
# Of whom a quotation speaks as "they" is not who says it.
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]?")
_OTHERS = re.compile(r"\b(?:it|its|they|their|them|he|his)\b", re.IGNORECASE)
_UNNAMED = re.compile(
    r"(?:an? |the )?(?:unnamed|unidentified)\b"
    r"|[^.;]{0,100}?\b(?:anonymity|not authori[sz]ed to (?:speak|talk)|name (?:is|was) (?:being )?withheld"
    r"|(?:not|declin\w+|refus\w+)\s(?:\w+\s){0,3}?(?:named|identified|quoted|give (?:his|her|their|a) name)\b)",
    re.IGNORECASE,
)
_POSSESSIVES = frozenset({"own", "its", "his", "her", "their", "our", "my", "your"})


def vouched(report: Report) -> Report:
    """Return ``report`` with incidents whose factuality fits their speaker, whole parties, named speakers, no mediators of mere calls."""
    return report.model_copy(
        update={
            "pledges": tuple(_pledge(pledge) for pledge in report.pledges),
            "incidents": tuple(_incident(incident) for incident in report.incidents),
        }
    )


def _pledge(pledge: Pledge) -> Pledge:
    changed: dict[str, Any] = {"mediators": ()} if pledge.kind is PledgeKind.CALL_FOR else {}
    if pledge.kind is PledgeKind.CALL_FOR and pledge.starts and at_once(pledge.starts.span.quote):
        changed["starts"] = When(span=pledge.starts.span)
    changed |= {"pledgers": kept} if len(kept := _whole(pledge.pledgers)) < len(pledge.pledgers) else {}
    if pledge.anonymous and pledge.said_by and _is_name(pledge.said_by.span.quote):
        changed |= {"anonymous": False, "said_by": pledge.said_by.model_copy(update={"anonymous": False})}
    elif not pledge.anonymous and pledge.said_by and _unnamed(pledge.said_by.span, pledge.sentence):
        changed |= {"anonymous": True, "said_by": pledge.said_by.model_copy(update={"anonymous": True})}
    return pledge.model_copy(update=changed) if changed else pledge


def _whole(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the parties without pieces of phrases: a possessive by itself ("its"), a title that stands before the next ("Sultan")."""
    starts = {party.span.start for party in parties}
    whole = (party for party in parties if party.span.end + 1 not in starts)
    return tuple(party for party in whole if party.span.quote.lower() not in _POSSESSIVES)


def _unnamed(speaker: Span, sentence: Span) -> bool:
    """Tell whether the sentence says that its speaker would not be named."""
    start = speaker.start - sentence.start
    return 0 <= start < len(sentence.quote) and not _is_name(speaker.quote) and _UNNAMED.match(sentence.quote, start) is not None


def _is_name(phrase: str) -> bool:
    """Tell whether all words of a phrase but the small ones have capitals: who is named is not nameless."""
    return all(word[0].isupper() or word in ("of", "the", "and", "for", "al") for word in phrase.split())


def _incident(incident: Incident) -> Incident:
    """No actor is named by the speaker's office alone; what is attributed to nobody, and not merely alleged, is ``asserted``."""
    incident = incident.model_copy(update={"actor": None}) if _only_spoken_for(incident) else incident
    if incident.factuality is not IncidentFactuality.REPORTED or incident.said_by or _hedged(incident.sentence.quote):
        return incident
    return incident.model_copy(update={"factuality": IncidentFactuality.ASSERTED})


def _only_spoken_for(incident: Incident) -> bool:
    """Tell whether the actor stands in its sentence only as that whose spokesman speaks of the act, and not of an act of theirs."""
    if incident.actor is None or incident.said_by is None:
        return False
    sentence, start = incident.sentence.quote, incident.actor.span.start - incident.sentence.start
    told = _QUOTED.sub(lambda quoted: _OTHERS.sub("", quoted[0]), sentence)
    return 0 < start < len(sentence) and bool(_SPEAKS_FOR.search(sentence[:start])) and not _OWN_ACT.search(told)


def _hedged(sentence: str) -> bool:
    said = sentence.lower()
    return any(beginning in said for beginning in listed("hedges"))
