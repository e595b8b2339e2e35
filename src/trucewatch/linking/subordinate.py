"""Whose end of a truce is that of one commander or regional head: his word binds his side only as long as its centre says nothing else."""

from __future__ import annotations

import re

from .kinds import ENDS
from .told import Act

# Written small, since "Front" and "Unit" may be part of a group's name.
_PART = r"(?:regional|local|field|area|zonal|provincial|district|sector|brigade|battalion|unit)"
_QUARTER = r"(?:north|south)?-?(?:east|west|north|south)(?:ern)?"
_WHERE = rf"(?:region|province|district|zone|sector|brigade|battalion|unit|{_QUARTER}(?:\s(?:front|region|command))?)"
_SUBORDINATE = re.compile(
    rf"\b{_PART}\s(?:\w+\s)?(?:commander|chief|leader|head)\b|\b{_QUARTER}\s(?:\w+\s)?commander\b"
    r"|\b(?:[Aa]n?|[Oo]ne|[Aa]nother)\s(?:[\w’'-]+\s){0,4}commander\b(?!-in-chief|\sin\schief)"
    rf"|\b(?:commander|chief|leader|head)\s(?:of|in|for)\s(?:(?:the|its|their)\s)?(?:(?!sa(?:id|ys)\b)[\w’'-]+\s){{0,6}}{_WHERE}\b"
)
# How far before and behind the name of who speaks, in code points, his rank stands.
_BEFORE, _BEHIND = 80, 45
# What stands before one of these is another's.
_APART = re.compile(r"[;.:]|\b(?:sa(?:id|ys)|told|was|were|ha[sd]|have)\b")


def ended_by_a_subordinate(act: Act) -> bool:
    """Tell whether an act is an end by the word of one commander, and not of the centre of his side."""
    speaker, sentence = act.pledge.said_by, act.pledge.sentence
    if act.kind not in ENDS or speaker is None:
        return False
    start, end = speaker.span.start - sentence.start, speaker.span.end - sentence.start
    if start < 0:
        return False
    before, behind = sentence.quote[max(0, start - _BEFORE) : start], sentence.quote[end : end + _BEHIND]
    rank = _APART.split(before)[-1] + speaker.span.quote + _APART.split(behind)[0]
    return _SUBORDINATE.search(rank) is not None
