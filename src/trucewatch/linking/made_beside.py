"""The day on which a truce was made, where the sentence before or behind that of the truce gives it.

"The two met in Cairo on 19 June. They agreed to stop fighting." "Both armies declared a truce. They put out their orders on Sunday."
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from trucewatch.records import Interval, Pledge

from .kinds import MAKING
from .said_day import DAY_NAMED, made_on, past_day, whole
from .sentences import sentences
from .told import Act

# How far the sentences beside are looked for, and how far behind its verb the day.
_NEIGHBOUR, _REACH = 600, 80
# Policy: a day of making so long ago is that of something older.
_RECENT = timedelta(days=31)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# Where something else begins than what was done that day.
_ELSE = re.compile(r"[;]|\b(?:and|but|after|before|since|until|till|when|while|from|to|for|by|as|that|which|effective|with effect)\b")
_TALKS = r"(?:talks|meetings?|summit|negotiations|conference)"
# A meeting or talks that were held, and what keeps one from being that of the agreement.
_MET = re.compile(
    r"\b(?<!had )(?<!have )(?<!has )(?:met|conferred|convened|sat down|held (?:[\w-]+ ){0,3}" + _TALKS
    + rf"|{_TALKS}\b[^.;,]{{0,80}}?\b(?:ended|concluded|took place|(?:was|were) held))\b",
    re.IGNORECASE,
)
_NOT_MET = re.compile(r"\b(?:not|never|fail\w*|without|collaps\w*|inconclusive\w*|boycott\w*|would|will)\b")
# Who met is who agreed, at no other time.
_SIDES = r"(?:sides|parties|men|leaders|generals|presidents|delegations|governments|countries|armies)"
_WHO = rf"(?:[Tt]hey|(?:[Tt]he (?:two|pair|parties|sides|rivals|delegations)|[Bb]oth)(?: {_SIDES})?)"
_AGREED = re.compile(
    rf"\W*(?:There,? )?(?:{_WHO}(?: (?:there|both|all|jointly))? (?:agreed|signed|announced|declared|undertook|pledged|promised|reached"
    r"|concluded|struck|accepted|vowed|committed)|[Ii]t was agreed)\b"
)
_ANOTHER_TIME = re.compile(
    r"\b(?:later|earlier|then|afterwards|before|after|yesterday|today|tonight|now|ago|last|next|following|(?:19|20)\d\d)\b", re.IGNORECASE
)
# When a truce is to begin or to end, though no coder read it.
_BEGINS = re.compile(rf"\b(?:from|starting(?: on)?|beginning(?: on)?|effective|until|till|through)\s(?:{DAY_NAMED.pattern})")
# The announcement of a truce or its text, given out or signed.
_PAPER = r"(?:announcements?|orders?|declarations?|statements?|proclamations?|agreement|accord|deal|pact|document)"
_GIVEN = r"(?:issued|announced|signed|made|given|put out|published|read out|proclaimed|declared|concluded|agreed)"
_OWN = r"(?:their|his|its|her|the|that|this)"
_TOLD = re.compile(
    rf"\W*(?:(?:(?:The|This|That|Their|His|Its|Her)\s(?:[\w-]+\s)?(?:{_PAPER}|decision)|It)"
    rf"\s(?:(?:was|were)\s(?:\w+ly\s|first\s)?{_GIVEN}|came(?! into\b))"
    rf"|[^,;:.]{{2,60}}?\s(?:issued|put out|gave|published|read out|signed|made)\s{_OWN}\s(?:\w+\s)?{_PAPER})\b"
)


def made_of(act: Act) -> Interval | None:
    """Return when, before the day of its report, what an act tells was made; None where no such time is told."""
    return made_in(act.pledge, act.told.document.text, act.told.since.date())


def made_in(pledge: Pledge, text: str, on: date) -> Interval | None:
    """Return when, before the day of its report, a pledge of a text was made: by its own sentence, else by those beside it."""
    return made_on(pledge, on) or _beside(pledge, text, on)


def _beside(pledge: Pledge, text: str, on: date) -> Interval | None:
    """Return the day that the sentence before or behind gives, where the pledge's own names none for its making."""
    own = _without_its_term(pledge)
    if pledge.kind not in MAKING or DAY_NAMED.search(own):
        return None
    day = _of_the_meeting(pledge, own, text, on) or _of_the_order(pledge, text, on)
    return whole(day, day + timedelta(days=1)) if day and timedelta(0) < on - day <= _RECENT else None


def _without_its_term(pledge: Pledge) -> str:
    """Return the words of a pledge's sentence without those for its start and its end."""
    words = pledge.sentence.quote
    for when in (pledge.starts, pledge.until):
        words = words.replace(when.span.quote, "") if when else words
    return _BEGINS.sub("", words)


def _of_the_meeting(pledge: Pledge, own: str, text: str, on: date) -> date | None:
    """Return the day of the meeting that the sentence before tells of, where "they agreed" opens that of the pledge."""
    if not _AGREED.match(own) or _ANOTHER_TIME.search(own):
        return None
    lead = text[max(0, pledge.sentence.start - _NEIGHBOUR) : pledge.sentence.start]
    before = [lead[start:end] for start, end in sentences(lead)][-1:]
    met = _MET.search(before[0]) if before and not _NOT_MET.search(before[0]) else None
    return _first_day(before[0][met.end() :], on) if met else None


def _of_the_order(pledge: Pledge, text: str, on: date) -> date | None:
    """Return the day on which the sentence behind tells the announcement or the agreement to have been given."""
    rest = text[pledge.sentence.end : pledge.sentence.end + _NEIGHBOUR].lstrip()
    start, end = next(sentences(rest), (0, 0))
    given = _TOLD.match(rest[start:end])
    return _first_day(rest[start:end][given.end() :], on) if given else None


def _first_day(words: str, on: date) -> date | None:
    """Return the day that words name before anything else is told; a place between commas may stand before it."""
    own = _ELSE.split(words)[0][:_REACH]
    past, year = past_day(own, on) or past_day(own.replace(",", ""), on), _YEAR.search(own)
    return past.first if past and (year is None or int(year.group()) == past.first.year) else None
