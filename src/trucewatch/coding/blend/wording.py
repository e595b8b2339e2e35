"""What the words beside an undertaking decide, whatever the network made of it: regular, so the rules' business.

What a truce calls for is agreed in it (only people and bodies call upon others); who will not prolong a truce ends it; of a truce that
expired the expiry is told; what parties fail to agree on has failed; who vetoes a draft is nobody whom it asks for something.
"""

from __future__ import annotations

import re
from functools import cache

from trucewatch.coding.rules.lexicon import shared_lexicon
from trucewatch.records import Pledge, PledgeFactuality, PledgeKind, Report, Speaker

K = PledgeKind
_INSTRUMENT = r"(?:truce|cease-?fire|armistice|deal|agreement|accord|pact|memorandum|treaty)"
# No other verb's subject, no other sentence in between.
_BETWEEN = r"(?:(?!\sand\s(?!requires|obliges|calls|(?-i:[A-Z]))|[.!?]\s+(?-i:[\"“A-Z]))[^;]){0,120}?"
_CALLS = re.compile(
    rf"\b{_INSTRUMENT}\b(?:{_BETWEEN}\b(?:calls\s+for|requires|obliges)|\s(?:called\s+for|required))\b[^.;]{{0,60}}\Z", re.IGNORECASE
)
_PROLONG = r"(?:extend\w*|renew\w*|prolong\w*|extension|renewal)"
_REFUSED = re.compile(rf"\b(?:refus|declin|reject)\w+\b[^.;]{{0,30}}\b{_PROLONG}\b|\bno (?:extension|renewal)\b", re.IGNORECASE)
_NOT_PROLONGED = re.compile(rf"(?:\b(?:not|never|cannot|without|rul\w+ out)\b|n['’]t\b)[^.;,]{{0,30}}\b{_PROLONG}\b", re.IGNORECASE)
_EXPIRED = re.compile(
    r"^(?:(?!\b(?:truce|cease-?fire|armistice)\b)[^.;]){0,90}?\b(?<!to )(?:expired|ran out|lapsed|elapsed)\b"  # no other truce between
    r"|^[^.;,]{0,40}\b(?:not|never)\b (?:be |been |being )?(?:extended|renewed|prolonged)\b",
    re.IGNORECASE,
)
_FAILED = re.compile(
    r"\b(?:fail(?:ed|s|ing|ure)?|unable) to (?:agree|reach|extend|renew|prolong|secure|sign|conclude|clinch|strike|broker)\b[^.;]{0,60}\Z",
    re.IGNORECASE,
)
_DECLARED = re.compile(r"\b(?:declar|announc|proclaim|pronounc|consider)\w*\b[^.;\n]{0,60}\Z", re.IGNORECASE)
_WITH = re.compile(r"\bwith (?:the )?\Z", re.IGNORECASE)
_VETOES = re.compile(r"^[^.;,]{0,40}\bveto(?:e[sd])?\b", re.IGNORECASE)
# A stretch of time behind "over" is told by these words before it, and ends where no other noun goes on ("over the Christmas attack").
_WHICH = (
    r"(?:(?:the|a|an|this|its|next|coming|following|upcoming|entire|whole|long|first|holy|muslim|islamic|christian|orthodox|jewish|buddhist|hindu"
    r"|religious|national|public|annual|[\w]+-day|month of|festival of|feast of)\s)*"
)
_LENGTH = r"(?:[\w-]+\s)?(?:hours|days|weeks?|months?)(?!\s(?:after|before|earlier|later|ago|since|into|early|old)\b)"
_GOES_ON = (
    r"of|in|on|at|to|with|and|or|but|as|after|before|that|which|who|from|for|by|between|until|while|when|starting|beginning|if|unless|despite"
    r"|so|over|dead|finished"
)
# Before a stretch of time: for so long a truce has been kept, before something else is done. Before a day: since then people are held.
_KEPT_FOR = re.compile(
    r"\b(?:has|have|had)\s(?:been\s)?(?:\w+ly\s)?(?:maintained|observed|respected|kept|held|lasted|in (?:place|force|effect))\s"
    r"(?:for\s)?(?:\w+\s){0,2}\Z|\b(?:if|once|after|provided|until)\b[^.;,]{0,40}\b(?:holds|lasts)\sfor\s(?:\w+\s){0,2}\Z",
    re.IGNORECASE,
)
# The truce itself "has held since Saturday".
_HELD = re.compile(
    r"(?<!\bhas )(?<!\bhave )(?<!\bhad )\b(?:held|detained|captured|imprisoned|jailed|in captivity)\ssince\s[^.;,]{0,30}\Z", re.IGNORECASE
)
_DRAFTS = frozenset({K.PROPOSAL, K.CALL_FOR})
_REACHED = frozenset({K.AGREEMENT, K.EXTENSION, K.DECLARATION})


def worded(report: Report, text: str) -> Report:
    """Return the report with its pledges as the words beside them have it: kind, that it failed, whose end it is."""
    return report.model_copy(update={"pledges": tuple(_timed(_worded(one, text), text) for one in report.pledges)})


def _timed(pledge: Pledge, text: str) -> Pledge:
    """Return a pledge without a term that is how long it had been kept, and without a start that is that of people's captivity."""
    term, starts, first = pledge.ends_or_duration, pledge.starts, pledge.sentence.start
    kept = term is not None and _KEPT_FOR.search(text[first : term.start])
    held = starts is not None and _HELD.search(text[first : starts.span.end])
    told: dict[str, object] = {"ends_or_duration": None} if kept else {}
    return pledge.model_copy(update=told | ({"starts": None} if held else {}))


def _worded(pledge: Pledge, text: str) -> Pledge:
    kind = _kind(pledge, text)
    told: dict[str, object] = {}
    if kind is not pledge.kind:
        told = {"kind": kind, "said_by": _of_sentence(pledge) if pledge.kind is K.CALL_FOR else pledge.said_by}
    elif kind in _REACHED and _FAILED.search(text[pledge.sentence.start : pledge.undertaking.start]):
        told = {"factuality": PledgeFactuality.FAILED}
    elif kind in _DRAFTS:
        told = {"pledgers": tuple(p for p in pledge.pledgers if not _VETOES.search(text[p.span.end : pledge.undertaking.start]))}
    return _towards(pledge.model_copy(update=told), text) if told else pledge


def _towards(pledge: Pledge, text: str) -> Pledge:
    """Return an end with those with whom the truce was as its other side ("declares the truce with X over")."""
    others = tuple(party for party in pledge.pledgers if _WITH.search(text[pledge.sentence.start : party.span.start]))
    if pledge.kind is not K.TERMINATION or not others:
        return pledge
    own = tuple(party for party in pledge.pledgers if party not in others)
    return pledge.model_copy(update={"pledgers": own, "counterparts": (*pledge.counterparts, *others)})


def _kind(pledge: Pledge, text: str) -> PledgeKind:
    before, after = text[pledge.sentence.start : pledge.undertaking.start], text[pledge.undertaking.end : pledge.sentence.end]
    if pledge.kind is K.CALL_FOR:
        return K.AGREEMENT if _CALLS.search(before) else pledge.kind
    if pledge.kind is K.EXTENSION:
        around = before[-60:] + pledge.undertaking.quote + after[:60]
        return K.REJECTION if _REFUSED.search(around) else K.TERMINATION if _NOT_PROLONGED.search(around) else pledge.kind
    if pledge.kind in (K.AGREEMENT, K.DECLARATION):
        declared_over = _DECLARED.search(before) and _over().search(after)
        return K.TERMINATION if declared_over else K.EXPIRY if _EXPIRED.search(after) else pledge.kind
    return pledge.kind


@cache
def _over() -> re.Pattern[str]:
    """Return the words behind a truce that say it is at an end; the "over" of "over Christmas" or "over the next five days" does not."""
    feast = rf"(?:[\w’'-]+\s)?(?:{'|'.join(map(re.escape, shared_lexicon().subjects['times']['feasts']))})(?:[’']s)?(?:\s(?:Day|Eve))?"
    holiday = rf"(?:(?:{feast}|[\w’'-]+)\s)?(?:holidays?|festival|festivities|celebrations|weekend|season|period|break)"
    during = rf"\s{_WHICH}(?:{holiday}|{feast}|{_LENGTH})(?=\W*$|[,.;:!?)\n]|\s(?:{_GOES_ON})\b)"
    ended = r"(?:at an end|dead|finished|null and void|no longer (?:valid|binding))\b"
    return re.compile(rf"^[^.;,\n]{{0,50}}?\b(?:over\b(?!{during})|{ended})", re.IGNORECASE)


def _of_sentence(pledge: Pledge) -> Speaker | None:
    """Return who says it in its own sentence: a caller that is named elsewhere was a guess."""
    speaker, sentence = pledge.said_by, pledge.sentence
    return speaker if speaker and sentence.start <= speaker.span.start < sentence.end else None
