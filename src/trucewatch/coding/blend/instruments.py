"""What a truce calls for is agreed in it; only people and bodies call upon others."""

from __future__ import annotations

import re

from trucewatch.records import Pledge, PledgeKind, Report

_INSTRUMENT = r"(?:truce|cease-?fire|armistice|deal|agreement|accord|pact|memorandum|treaty)"
# No other verb's subject, no other sentence in between.
_BETWEEN = r"(?:(?!\sand\s(?!requires|obliges|calls|(?-i:[A-Z]))|[.!?]\s+(?-i:[\"“A-Z]))[^;]){0,120}?"
_CALLS = re.compile(
    rf"\b{_INSTRUMENT}\b(?:{_BETWEEN}\b(?:calls\s+for|requires|obliges)|\s(?:called\s+for|required))\b[^.;]{{0,60}}\Z", re.IGNORECASE
)


def agreed(report: Report, text: str) -> Report:
    """Return the report with calls that an instrument makes read as what its parties agreed ("the truce calls for a two-month halt")."""
    return report.model_copy(update={"pledges": tuple(_agreed(one, text) for one in report.pledges)})


def _agreed(pledge: Pledge, text: str) -> Pledge:
    if pledge.kind is not PledgeKind.CALL_FOR or not _CALLS.search(text[pledge.sentence.start : pledge.undertaking.start]):
        return pledge
    speaker, sentence = pledge.said_by, pledge.sentence
    of_sentence = speaker if speaker and sentence.start <= speaker.span.start < sentence.end else None  # a caller elsewhere was a guess
    return pledge.model_copy(update={"kind": PledgeKind.AGREEMENT, "said_by": of_sentence})
