"""Agreements that a side says it never made: the network reads "they had never agreed to it" as often as not as their agreement."""

from __future__ import annotations

import re

from trucewatch.records import Pledge, PledgeFactuality, PledgeKind, Report
from trucewatch.wording import spelled_out

_MADE = frozenset({PledgeKind.AGREEMENT, PledgeKind.ACCEPTANCE, PledgeKind.DECLARATION})
_TOLD = frozenset({PledgeFactuality.ASSERTED, PledgeFactuality.REPORTED})
# What an entry says is agreed is denied by the present too ("does not agree to"), which elsewhere only refuses.
_NEVER = r"(?:{never}|(?:is|are|does|do){not_even})"
_DENIED = spelled_out(rf"(?:\b{_NEVER}\s(?:{{agreed_to}}|agree[ds]?\swith)|\b{{denies_making}})")
# The denial right before what is denied; and behind what somebody else announced, to which it points back.
_BEFORE = re.compile(rf"{_DENIED}\s(?:an?y?|the|such|this|that)?\s?(?:such\s)?(?:[\w-]+\s){{0,3}}\Z", re.IGNORECASE)
_POINTING = spelled_out(r"(?:it|one|that|this|any|them|(?:any|such|the|this|that)\s(?:an?\s)?(?:such\s)?{thing})")
_BEHIND = re.compile(rf"^[^.!?]*?(?:{_DENIED}\s{_POINTING}\b|\b{spelled_out('{no_such_thing}')})", re.IGNORECASE)


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
