"""Agreements that a side says it never made: the network reads "they had never agreed to it" as often as not as their agreement."""

from __future__ import annotations

import re

from trucewatch.records import Pledge, PledgeFactuality, PledgeKind, Report

_MADE = frozenset({PledgeKind.AGREEMENT, PledgeKind.ACCEPTANCE, PledgeKind.DECLARATION})
_TOLD = frozenset({PledgeFactuality.ASSERTED, PledgeFactuality.REPORTED})
_NOT = r"(?:(?:has|have|had|was|were|is|are|did|does|do)(?:\s(?:not|never)|n['’]t)|never)(?:\s(?:ever|even|been|formally))*"
_PARTY = r"(?:agree[ds]?\s(?:to|on|upon|with)|consent(?:ed)?\sto|sign(?:ed)?(?:\sup\sto)?|(?:a\s)?party\sto|consulted\s(?:on|about|over))"
_DENIED = (
    r"\bden(?:y|ies|ied|ying)\s(?:(?:having|that\s(?:it|they|he|she)\s(?:had|has|have)|ever)\s)*"
    r"(?:agree(?:d|ing)\s(?:to|on|upon)|sign(?:ed|ing)|consent(?:ed|ing)\sto|ma(?:de|king)|reach(?:ed|ing)|conclud(?:ed|ing))"
)
# The denial right before what is denied; and behind what somebody else announced, to which it points back.
_BEFORE = re.compile(rf"(?:\b{_NOT}\s{_PARTY}|{_DENIED})\s(?:an?y?|the|such|this|that)?\s?(?:such\s)?(?:[\w-]+\s){{0,3}}\Z", re.IGNORECASE)
_THING = r"(?:thing|truce|cease-?fire|deal|agreement|accord|pact|arrangement)"
_POINTING = rf"(?:it|one|that|this|any|them|(?:any|such|the|this|that)\s(?:an?\s)?(?:such\s)?{_THING})"
_NONE = rf"\bno such {_THING}\s(?:exist|was|is|had|has)"
_BEHIND = re.compile(rf"^[^.!?]*?(?:\b{_NOT}\s{_PARTY}\s{_POINTING}\b|{_DENIED}\s{_POINTING}\b|{_NONE})", re.IGNORECASE)


def disowned(report: Report, text: str) -> Report:
    """Return the report with agreements ``denied`` of which their own side says that it never made them."""
    return report.model_copy(update={"pledges": tuple(_disowned(one, text) for one in report.pledges)})


def _disowned(pledge: Pledge, text: str) -> Pledge:
    if pledge.kind not in _MADE or pledge.factuality not in _TOLD:
        return pledge
    before, after = text[pledge.sentence.start : pledge.undertaking.start], text[pledge.undertaking.end : pledge.sentence.end]
    denies = _BEFORE.search(before) or (_of_the_denier(pledge) and _BEHIND.search(after))
    return pledge.model_copy(update={"factuality": PledgeFactuality.DENIED}) if denies else pledge


def _of_the_denier(pledge: Pledge) -> bool:
    """Tell whether nobody whom an entry binds, nor who tells it, stands before what is announced: then it is of who answers behind that."""
    named = (*pledge.pledgers, *((pledge.said_by,) if pledge.said_by else ()))
    announcing = range(pledge.sentence.start, pledge.undertaking.start)
    return bool(pledge.pledgers) and not any(one.span.start in announcing for one in named)
