"""When two entries of a text tell one act: nothing that they state differs, and enough of it is the same.

Standing side by side is no reason. A headline names parties and places in general words, so that it need only not differ.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Any

from trucewatch.coding.rules import dateline
from trucewatch.coding.rules.lexicon import shared_lexicon
from trucewatch.records import Incident, IncidentFactuality, IncidentKind, Pledge, PledgeFactuality, PledgeKind, Span
from trucewatch.wording import MONTHS

from .pairing import words

ENOUGH = 2  # shared statements that make two incidents one; one is enough for a headline
_FULL_NAME = 2
_TELLING = 4  # letters of a word that tells what a condition is about
K = PledgeKind
LOOSE = frozenset({IncidentKind.OTHER_VIOLENCE, IncidentKind.ARMED_CLASH})
BLASTS = frozenset({IncidentKind.SHELLING_ROCKET, IncidentKind.AIR_DRONE_STRIKE, IncidentKind.BOMB_IED, IncidentKind.OTHER_VIOLENCE})
VOUCHED = frozenset({PledgeFactuality.ASSERTED, PledgeFactuality.REPORTED, IncidentFactuality.ASSERTED, IncidentFactuality.REPORTED})
_NAME = re.compile(r"\b[^\W\d_a-z][\w'’-]+")
_MONTHS = "|".join(month.capitalize() for month in MONTHS if month != "may")
_CALENDAR = re.compile(rf"\b(?:{_MONTHS})\b|\bMay(?= \d)|(?<=[Ii]n )May\b|(?<=\d )May\b|\b(?:19|20)\d\d\b")

# "struck a house in Beirut, … in the first strike on the city since June" tells one strike, and how it compares with those before it.
_COMPARED = re.compile(
    r"\bin (?:what (?:was|is) )?(?:one of )?(?:the|its|their) (?:\w+ )?"
    r"(?:first|latest|deadliest|heaviest|worst|biggest|largest|bloodiest|fiercest)(?: [\w’'-]+){0,3}? \Z",
    re.IGNORECASE,
)
_WITH_EARLIER = re.compile(
    r"\w*[^.;\n]{0,80}?\b(?:since|in (?:[\w-]+ )?(?:days|weeks|months|years|decades)|in a (?:week|month|year|decade)|this year|so far)\b"
)


def where(entry: Pledge | Incident) -> int:
    """Return where an entry is told: the code point of its undertaking or anchor."""
    return entry.undertaking.start if isinstance(entry, Pledge) else entry.anchor.start


def headlined(one: Pledge | Incident, other: Pledge | Incident, headline: int) -> bool:
    """Tell whether one of two entries is told in the headline."""
    return min(where(one), where(other)) < headline


def same_pledge(one: Pledge, other: Pledge, headline: int = 0) -> bool:
    """Tell whether two pledges are one act told twice: same kind, nothing against it, and the same party (or caller) named."""
    if one.kind is not other.kind or not _both_vouched(one.factuality, other.factuality):
        return False
    brief = headlined(one, other, headline)
    if _others(_who(one), _who(other), brief) or (not brief and _told_of_other_times(one, other)):
        return False
    if _same_terms(one, other):
        return True
    if _opposed(one, other, headline):
        return False
    if not brief and not topic(one) & topic(other):
        return False
    if one.kind in (K.CALL_FOR, K.PROPOSAL):
        return _shared(_speaker(one), _speaker(other))
    return _shared(_who(one), _who(other)) or brief


def same_incident(one: Incident, other: Incident, headline: int = 0) -> bool:
    """Tell whether two incidents are one event told twice: nothing against it, and enough that both state alike."""
    if not like_kinds(one.kind, other.kind) or not _both_vouched(one.factuality, other.factuality):
        return False
    if _compared(one, other):
        return True
    brief = headlined(one, other, headline)
    if _others(_quote(one.actor), _quote(other.actor), brief) or _others(_quote(one.target), _quote(other.target), brief):
        return False
    if apart(_quote(one.place), _quote(other.place)) or apart_in_time(one, other) or _tolls_differ(one, other):
        return False
    return _points(one, other) >= (1 if brief else ENOUGH)


def _compared(one: Incident, other: Incident) -> bool:
    """Tell whether the later of two incidents of a sentence only says how the earlier compares with those before it."""
    first, later = sorted((one, other), key=where)
    sentence, start = later.sentence, later.anchor.start - later.sentence.start
    if first.sentence.start != sentence.start or apart(_quote(one.actor), _quote(other.actor)):
        return False
    return bool(_COMPARED.search(sentence.quote[:start]) and _WITH_EARLIER.match(sentence.quote, start))


def _points(one: Incident, other: Incident) -> int:
    """Count what both state alike; nothing where neither toll, target nor place is among it."""
    tolls = sum(min(2, value) for value in _tolls(one, other))
    targets = int(_shared(_quote(one.target), _quote(other.target))) + _taken_once(one, other)
    places = _shared(_quote(one.place), _quote(other.place))
    others = one.target and other.target and not targets and not (tolls and places)
    if others or not (tolls or targets or places):
        return 0
    same_day = _day(one) is not None and _day(one) == _day(other)
    return tolls + targets + places + same_day + _shared(_quote(one.actor), _quote(other.actor))


def _taken_once(one: Incident, other: Incident) -> bool:
    """Tell whether both tell that somebody of the same full name was abducted: nobody is so twice in one report."""
    taken = one.kind is IncidentKind.ABDUCTION and other.kind is IncidentKind.ABDUCTION
    return taken and len(names(_quote(one.target)) & names(_quote(other.target))) >= _FULL_NAME


def _tolls(one: Incident, other: Incident) -> list[int]:
    pairs = ((one.killed, other.killed), (one.injured, other.injured))
    return [a.value for a, b in pairs if a is not None and b is not None and a.value == b.value]


def _tolls_differ(one: Incident, other: Incident) -> bool:
    pairs = ((one.killed, other.killed), (one.injured, other.injured))
    return any(a is not None and b is not None and a.value != b.value for a, b in pairs)


def topic(pledge: Pledge) -> set[str]:
    """Return what an undertaking is about: its words, and "truce" for all the words by which news says that fighting stops."""
    found = words(pledge.undertaking.quote) - _small()
    return found | ({"truce"} if found & _stopping() else set())


@cache
def _stopping() -> frozenset[str]:
    lists = [shared_lexicon().words("pledges", name) for name in ("truce", "halt", "stop")]
    return frozenset(form for name in lists for word in name for form in (word, word + "s", word + "d", word + "ed", word + "ped"))


def _small() -> frozenset[str]:
    return shared_lexicon().words("retelling", "small")


def like_kinds(one: IncidentKind, other: IncidentKind) -> bool:
    """Tell whether reports use two kinds for one event."""
    return one is other or {one, other} <= BLASTS or bool({one, other} & LOOSE)


def _both_vouched(one: object, other: object) -> bool:
    return one == other or {one, other} <= VOUCHED


def _same_terms(one: Pledge, other: Pledge) -> bool:
    """Tell whether both hang on a condition of the same words: "if South Korea intruded into its waters", told again in other words."""
    if one.condition == other.condition:  # two acts may hang on the very same phrase
        return False
    mine, yours = ({word for word in words(_quote(pledge.condition)) if len(word) >= _TELLING} for pledge in (one, other))
    return len((mine & yours) - _small()) >= ENOUGH


def _told_of_other_times(one: Pledge, other: Pledge) -> bool:
    """Tell whether only one, or each another, is told of a month or year: what was proclaimed in March 2013 is not what is now."""
    return _told_of(one) != _told_of(other)


def _told_of(pledge: Pledge) -> set[str]:
    """Return the months and years in the sentence of a pledge that are neither its dateline's nor those of its terms."""
    sentence = pledge.sentence
    terms = [span for span in map(_span, (pledge.starts, pledge.ends_or_duration, pledge.condition)) if span]
    found = _CALENDAR.finditer(sentence.quote, dateline.head(sentence.quote).end)
    return {one[0] for one in found if not any(span.start <= sentence.start + one.start() < span.end for span in terms)}


def _opposed(one: Pledge, other: Pledge, headline: int) -> bool:
    """Tell whether the terms of two pledges speak against one act: another day, term or condition."""
    if headlined(one, other, headline):
        return False
    same_day = bool(one.starts and other.starts and one.starts.day and one.starts.day == other.starts.day)
    terms: list[tuple[object, object]] = [] if same_day else [(one.starts, other.starts)]
    terms += [(one.ends_or_duration, other.ends_or_duration), (one.condition, other.condition)]
    return any(a is not None and b is not None and not _shared(_quote(a), _quote(b)) for a, b in terms)


def _day(incident: Incident) -> date | None:
    return incident.when.day if incident.when else None


def apart_in_time(one: Incident, other: Incident) -> bool:
    """Tell whether the times of two acts, days or whole months, have nothing in common: an act of April is none "in March"."""
    times = [(when.earliest, when.latest) for when in (one.when, other.when) if when and when.earliest and when.latest]
    return len(times) == 2 and max(earliest for earliest, _ in times) >= min(latest for _, latest in times)


def _who(pledge: Pledge) -> str:
    sides = pledge.pledgers + (pledge.counterparts if pledge.kind is K.AGREEMENT else ())
    return " ".join(party.span.quote for party in sides)


def _speaker(pledge: Pledge) -> str:
    return _quote(pledge.said_by)


def _quote(value: Any) -> str:
    """Return the phrase of a field, nothing where it is not stated."""
    span = _span(value)
    return span.quote if span else ""


def _span(value: Any) -> Span | None:
    """Return where a field stands that is a span or has one; None where it is not stated."""
    return value if isinstance(value, Span) else getattr(value, "span", None)


def quotes(value: Any) -> str:
    """Return the phrases of a field, also of one that holds a list."""
    return " ".join(map(_quote, value)) if isinstance(value, tuple) else _quote(value)


def apart(one: str, other: str) -> bool:
    """Tell whether two phrases name different things: both hold names, and none in common."""
    mine, yours = names(one), names(other)
    return bool(mine and yours and not mine & yours)


def _others(one: str, other: str, brief: bool) -> bool:
    """Tell whether two phrases mean different parties; in a headline, "Iraqi militia" may be any of that name's."""
    described = [phrase[phrase.rfind(" ") + 1 :].islower() for phrase in (one, other)]
    return apart(one, other) and not (brief and described[0] != described[1])


def _shared(one: str, other: str) -> bool:
    """Tell whether two phrases have a word in common that counts."""
    return bool((words(one) & words(other)) - _small())


def names(phrase: str) -> set[str]:
    """Return the capitalised words of a phrase, in lower case and without a plural or possessive ending."""
    return {re.sub(r"(['’]s|s)\Z", "", word.lower()) for word in _NAME.findall(phrase)}
