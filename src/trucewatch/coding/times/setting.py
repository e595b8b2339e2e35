"""Where a phrase of time stands: its text, and whether its sentence looks ahead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_AHEAD = re.compile(
    r"\b(?:will|would|must|shall|to (?:begin|start|take|come|enter|go|be|stop|halt|cease|observe|last)|due|starting|start|starts"
    r"|beginning|begins|begin|effective|takes? effect|goes? into|comes? into|enters?|planned|scheduled"
    r"|set (?:to|for)|from|until|as of|ahead)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:took|went|came|began|begun|started|entered|has been|had|have|was|were|since|ended|expired|ran out|declared|"
                   r"announced|reached|broken|suspended|stopped|agreed|signed|said)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s|\n")


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a phrase stands: publication (or None), the text, the phrase's offset in it, whether it tells of a start."""

    published: date | None
    text: str = ""
    at: int = 0
    start: bool = False


def looks_ahead(setting: Setting) -> bool:
    """Whether the words before the phrase, in its sentence, tell of something still to come."""
    before = setting.text[begins(setting):setting.at]
    ahead, past = [[m.end() for m in p.finditer(before)] for p in (_AHEAD, _PAST)]
    return bool(ahead) and (not past or ahead[-1] > past[-1])


def begins(setting: Setting) -> int:
    """Where the phrase's sentence begins."""
    return max((m.end() for m in _SENTENCE_END.finditer(setting.text, 0, setting.at)), default=0)


def begins_before(setting: Setting) -> int:
    """Where the sentence before the phrase's begins."""
    begin = begins(setting)
    ends = [m.end() for m in _SENTENCE_END.finditer(setting.text, 0, begin) if m.end() < begin]
    return max(ends, default=0)
