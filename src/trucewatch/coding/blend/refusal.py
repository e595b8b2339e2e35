"""Nobody refuses without a word of refusal: a rejection coded in a sentence that has none is what the rules make of it, or nothing."""

from __future__ import annotations

import re

from trucewatch.records import Pledge, PledgeKind

from .pairing import Entry

# Chosen for recall: a sentence in which none of these stands refuses nothing, one in which some stands may.
_REFUSING = re.compile(
    r"reject|refus|declin|\brul(?:e|ed|es|ing)\b|\bturn\w*\b.{1,40}\bdown\b|spurn|dismiss|rebuff|scorn|snub|shrug|brush|mock|jok(?:e|ing)\b"
    r"|\bno\b|\bnone\b|\bnot\b|n[’']t\b|never|neither|\bnor\b|nothing|cannot|without|\bonly\b|hardly|rather|unless|until|against"
    r"|oppos|den(?:y|ied|ies)|resist|balk|boycott|veto|disregard|ignor|exclu|thr[eo]w out|walk|pull\w* out|withdr|quit|abandon|disavow"
    r"|renounc"
    r"|stay\w* (?:away|out)|stopped short|\bvow|insist|continu|(?:press|fight) on|surrender"
    r"|meaningless|useless|farce|trick|ploy|sceptic|skeptic|impossib|unaccept|too (?:late|little)|distan|condemn|critic",
    re.IGNORECASE,
)
# Who will not attack refuses nothing.
_SPARING = re.compile(r"\bnot (?:be )?(?:target|attack|strik|fir(?:e|ing)\b|shoot|shell|bomb|hit)\w*", re.IGNORECASE)
# What is offered in so many words, up to three words before its name.
_OFFERED = re.compile(r"\boffer(?:s|ed|ing)? (?:[\w-]+ ){0,3}\Z", re.IGNORECASE)


def with_refusal(entry: Entry, partner: Entry | None) -> Entry | None:
    """Return an entry as its sentence has it: a rejection without a word of refusal is the offer in it, or what the rules' partner is."""
    if not isinstance(entry, Pledge) or entry.kind is not PledgeKind.REJECTION or _refuses(entry):
        return entry
    told = PledgeKind.OFFER if _OFFERED.search(_before(entry)) else partner.kind if isinstance(partner, Pledge) else entry.kind
    return None if told is entry.kind else entry.model_copy(update={"kind": told})


def _refuses(pledge: Pledge) -> bool:
    return _REFUSING.search(_SPARING.sub(" ", _beside_condition(pledge))) is not None


def _before(pledge: Pledge) -> str:
    return pledge.sentence.quote[: max(0, pledge.undertaking.start - pledge.sentence.start)]


def _beside_condition(pledge: Pledge) -> str:
    """Return the sentence of a pledge without its condition: that others withdraw is no refusal."""
    quote, start = pledge.sentence.quote, pledge.sentence.start
    if pledge.condition is None or not pledge.condition.span.overlaps(pledge.sentence):
        return quote
    span = pledge.condition.span
    return quote[: max(0, span.start - start)] + quote[span.end - start :]
