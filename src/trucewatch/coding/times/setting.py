"""Where a phrase of time stands: its text, and whether its sentence looks ahead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_AHEAD = re.compile(
    r"\b(?:will|would|must|shall|to (?:begin|start|take|come|enter|go|be|stop|halt|cease|observe|last)|due|start|starts"
    r"|begins|begin|takes? effect|goes? into|comes? into|enters?|planned|scheduled|set (?:to|for)|until|ahead)\b", re.IGNORECASE)
# These tell when what was declared is to begin; but of what "took effect from Tuesday" or "had been in force from Tuesday", when it did.
_ONSET = re.compile(r"\b(?:from|as of|starting|beginning|effective)\b", re.IGNORECASE)
_BEGUN = re.compile(
    r"(?:took|went|came|began|begun|started|entered|since|ended|expired|ran out|has been|had been|have been|(?:was|were) in force)\b",
    re.IGNORECASE)
# What was declared before what a sentence tells has begun by then, unless somebody only now says that it "had ordered a halt from Tuesday".
_BEFORE = re.compile(r"had \w+", re.IGNORECASE)
_REPORTED = re.compile(r"\b(?:said|says|told|announced)\b", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:took|went|came|began|begun|started|entered|has been|had(?: (?!to\b|from\b)\w+)?|have|was|were|since|ended|expired|ran out"
    r"|declared|announced|reached|broken|suspended|stopped|agreed|signed|said)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s|\n")


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a phrase stands: publication (or None), the text, the phrase's offset in it, whether it tells of a start.

    ``name`` is where in the phrase the day is named: behind "from" in "from Tuesday".
    """

    published: date | None
    text: str = ""
    at: int = 0
    start: bool = False
    name: int = 0


def looks_ahead(setting: Setting) -> bool:
    """Whether the words before the day's name, in its sentence, tell of something still to come."""
    before = setting.text[begins(setting) : setting.at + setting.name]
    past = next(reversed(list(_PAST.finditer(before))), None)
    since = before[past.end():] if past else before
    return _AHEAD.search(since) is not None or (_ONSET.search(since) is not None and not (past and _had_begun(past)))


def _had_begun(past: re.Match[str]) -> bool:
    """Whether a verb of the past tells that a truce began then, or goes back behind what its sentence tells."""
    begun = _BEGUN.match(past.string, past.start())
    return bool(begun or (_BEFORE.fullmatch(past[0]) and not _REPORTED.search(past.string, 0, past.start())))


def begins(setting: Setting) -> int:
    """Where the phrase's sentence begins."""
    return max((m.end() for m in _SENTENCE_END.finditer(setting.text, 0, setting.at)), default=0)


def begins_before(setting: Setting) -> int:
    """Where the sentence before the phrase's begins."""
    begin = begins(setting)
    ends = [m.end() for m in _SENTENCE_END.finditer(setting.text, 0, begin) if m.end() < begin]
    return max(ends, default=0)
