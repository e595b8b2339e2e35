"""Refusals that a coder reads as offers: "would not halt its offensive in return for a gesture", "a truce could come only after talks"."""

from __future__ import annotations

import re

from trucewatch.records import Pledge

from .kinds import K
from .parting import parted

_NOT_STOP = re.compile(
    r"\b(?:(?:would|will|could|can|shall) (?:not|never)|won['’]t|wouldn['’]t|cannot"
    r"|(?:was|were|is|are) not (?:going|ready|prepared|willing) to"
    r"|had no (?:intention|plans?) (?:of|to)|refus(?:es|ed) to)\s"
    r"(?:(?:agree to|declare|accept|announce|call|offer|consider)\s(?:(?:an?|any|the|such a|another)\s)?)?$"
)
_STOPS = re.compile(r"(?:halt|stop|ceas|suspend|end|paus|(?:[\w-]+ ){0,2}(?:truce|cease-?\s?fire|cessation))", re.IGNORECASE)
_RULED_OUT = re.compile(r"(?<!not )(?<!n't )(?<!never )\brul(?:es|ed|ing) out\s(?:(?:an?|any|the|another)\s)?(?:[\w-]+\s){0,2}$")
_ONLY_THEN = re.compile(
    r"^\s(?:could|can|would|will|may)\s(?:only\s(?:come|be agreed|follow|result)|(?:come|be agreed|follow|result)\sonly)\s"
    r"(?:as\s(?:a|the)\s(?:result|outcome|part)\sof|after|through|from|out of|at the end of|following)\s"
    r"(?:[\w-]+\s){0,3}(?:talks|negotiations?|dialogue|settlement|agreement|surrender|elections?)\b"
)
# Who stops as soon as something is done puts a condition.
_CONDITION = re.compile(r"\b(?:until|unless|before|as long as|if|till)\b")
_OWN = (K.OFFER, K.PROPOSAL, K.DECLARATION)


def refuses(pledge: Pledge) -> bool:
    """Tell whether somebody refuses a truce by the words of what a coder takes for its own offer."""
    if pledge.kind not in _OWN:
        return False
    before, own, after = parted(pledge)
    if _ONLY_THEN.match(after) or _RULED_OUT.search(before):
        return True
    return bool(_NOT_STOP.search(before) and _STOPS.match(own)) and not _CONDITION.search(after)
