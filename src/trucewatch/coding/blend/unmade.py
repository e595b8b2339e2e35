"""Truces that nobody made: "neither side declared a truce", "no ceasefire was announced" tell of no act, the network takes them for one."""

from __future__ import annotations

import re

from trucewatch.records import Pledge, PledgeKind, Report

_MAKING = frozenset({PledgeKind.DECLARATION, PledgeKind.AGREEMENT, PledgeKind.OFFER, PledgeKind.ACCEPTANCE})
_TRUCE = re.compile(r"\b(?:truce|cease-?fire|armistice)s?\b", re.IGNORECASE)
_DID = r"(?:declared|announced|proclaimed|ordered|called|offered|observed|signed|concluded|reached|agreed (?:to|on|upon)|accepted)"
_DO = r"(?:declare|announce|proclaim|order|offer|observe)"
_ONE = r"\s(?:(?:an?|any|such an?)\s)?(?:[\w’'-]+\s){0,3}\Z"
# "Neither side declared a holiday truce", "did not declare any truce"; what is known ("the truce") may only not be kept.
_WHO = r"(?:(?!\b(?:said|says|but|while|which|who|that|although|though|when|as|the other)\b)[^.;:!?,]){1,80}?"
_NOBODY = re.compile(
    rf"\b(?:neither\b{_WHO}|none of\b{_WHO}|nobody|no one)\s(?:has\s|have\s|had\s)?{_DID}(?!\s(?:the|that|their|its)\s){_ONE}"
    rf"|\b(?:did|does)(?:\snot|n['’]t)\s{_DO}\s(?:an?|any)\s(?:[\w’'-]+\s){{0,3}}\Z",
    re.IGNORECASE,
)
# "X declared no holiday truce".
_MADE_NONE = re.compile(rf"\b{_DID}\sno\s(?:(?!(?:to|of|in|on|for|from|about|the|that)\b)[\w’'-]+\s){{0,3}}\Z", re.IGNORECASE)
# "No ceasefire was declared by X", "there was no ceasefire declared by X".
_THERE_WAS = re.compile(r"\bthere (?:was|were|is|are|has been|have been|had been) no\s(?:[\w’'-]+\s){0,3}\Z", re.IGNORECASE)
_NO = re.compile(r"\bno\s(?:[\w’'-]+\s){0,3}\Z", re.IGNORECASE)
_WAS = re.compile(
    rf"^(?:\s(?:agreement|deal))?\s(?:was|were|has been|have been|had been)\s(?:\w+ly\s)?(?:{_DID}|agreed|in (?:place|force|effect))\b",
    re.IGNORECASE,
)
_BY_ANYBODY = re.compile(rf"^\s{_DID}\b", re.IGNORECASE)
# Limits by which it was made after all: "no truce was declared until Friday".
_LATER = re.compile(r"^[^.;]{0,80}\b(?:until|till|before)\b", re.IGNORECASE)


def without_unmade(report: Report, text: str) -> Report:
    """Return the report without the truces of which the text says that they were not made."""
    return report.model_copy(update={"pledges": tuple(one for one in report.pledges if not _unmade(one, text))})


def _unmade(pledge: Pledge, text: str) -> bool:
    if pledge.kind not in _MAKING:
        return False
    own = pledge.undertaking
    name = _TRUCE.search(text, own.start, own.end)
    if name is None:
        return False
    lead, behind = text[pledge.sentence.start : name.start()], text[name.end() : pledge.sentence.end]
    if _LATER.match(behind):
        return False
    if _NOBODY.search(lead) or _MADE_NONE.search(lead):
        return True
    return bool(_NO.search(lead) and _WAS.match(behind)) or bool(_THERE_WAS.search(lead) and _BY_ANYBODY.match(behind))
