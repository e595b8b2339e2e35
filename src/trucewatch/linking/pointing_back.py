"""What "the agreement" is: the truce that the page has told of before, where the sentence itself names none."""

from __future__ import annotations

import re

from trucewatch.records import Pledge, PledgeFactuality, Span

from .kinds import ENDS, REPLIES, K
from .phrases import has

# A deal that the page has told of: "the agreement", "its plan"; not another one ("a separate deal", "the prisoner deal").
_THE = r"\b(?:the|its|their|this|that)\s(?:original\s)?"
_MADE = re.compile(rf"{_THE}(?P<deal>agreement|deal|accord|pact|arrangement)\b", re.IGNORECASE)
# What is accepted or refused may be offered only.
_OFFERED = re.compile(rf"{_THE}(?P<deal>agreement|deal|accord|pact|arrangement|plan|proposal|offer|initiative)\b", re.IGNORECASE)
# "would abide by it": what stands in the sentence before.
_IT = re.compile(
    r"\b(?:abide[sd]? by|abiding by|observ(?:e[sd]?|ing)|respect(?:s|ed|ing)?|honou?r(?:s|ed|ing)?|compl(?:y|ied|ies) with|k(?:eeps?|ept) to"
    r"|st(?:ick|uck) to|adher(?:e[sd]?|ing) to|accept(?:s|ed)?|agree[sd]? to)\s(?P<deal>it|that)(?=[.,;]|\Z|\s(?:if|as|so|provided|too)\b)"
)
_KINDS = REPLIES | ENDS | {K.DECLARATION, K.EXTENSION}
_MEANT = "ceasefire "


def explicit(pledge: Pledge, text: str) -> Pledge:
    """Return a pledge as it would read if it named the truce, where its undertaking points back to one that its text has told of."""
    at = None if pledge.factuality is PledgeFactuality.DENIED else _pointing(pledge)
    return _named(pledge, at) if at is not None and has("stops_violence", text[: pledge.sentence.start]) else pledge


def _pointing(pledge: Pledge) -> int | None:
    """Return where in a pledge's sentence its undertaking points back; None where it does not, or the sentence itself tells of a truce."""
    if pledge.kind not in _KINDS or has("stops_violence", pledge.sentence.quote):
        return None
    start, end = (at - pledge.sentence.start for at in (pledge.undertaking.start, pledge.undertaking.end))
    sentence = pledge.sentence.quote
    deals = (*(_OFFERED if pledge.kind in REPLIES else _MADE).finditer(sentence), *_IT.finditer(sentence))
    return next((one.start("deal") for one in deals if start <= one.start("deal") < end), None)


def _named(pledge: Pledge, at: int) -> Pledge:
    within = pledge.sentence.start + at - pledge.undertaking.start
    return pledge.model_copy(update={"sentence": _longer(pledge.sentence, at), "undertaking": _longer(pledge.undertaking, within)})


def _longer(span: Span, at: int) -> Span:
    return Span(start=span.start, end=span.end + len(_MEANT), quote=span.quote[:at] + _MEANT + span.quote[at:])
