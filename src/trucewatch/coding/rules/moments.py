"""Phrases of time in a text: when something happens, and how long something lasts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .lexicon import Lexicon


@dataclass(frozen=True)
class Moment:
    """A time phrase: code points of the parsed text."""

    start: int
    end: int


class Clock:
    """The patterns of time phrases, built from the word lists."""

    def __init__(self, lexicon: Lexicon) -> None:
        times = lexicon.subjects["times"]
        self._moment = re.compile(_moment(times))
        self._term = re.compile(_term(times), re.IGNORECASE)
        self._immediate = re.compile(rf"\b(?:{_any(times['immediate'])})\b", re.IGNORECASE)

    def moments(self, text: str) -> list[Moment]:
        """Return the phrases that tell when, in the order of the text."""
        return [Moment(*m.span("when")) for m in self._moment.finditer(text) if not _of_length(text, m.end())]

    def terms(self, text: str) -> list[Moment]:
        """Return the phrases that tell how long, or until when."""
        return [Moment(*m.span("term")) for m in self._term.finditer(text)]

    def immediate(self, text: str) -> list[Moment]:
        """Return the phrases that say "at once"."""
        return [Moment(*m.span()) for m in self._immediate.finditer(text)]


def _of_length(text: str, end: int) -> bool:
    return text[end : end + 4] == "-old" or text[end : end + 6] == " prayer"


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _moment(times: dict[str, list[str]]) -> str:
    day, part, unit = rf"(?:{_any(times['days'])})", rf"(?:{_any(times['parts'])})", rf"(?:{_any(times['units'])})s?"
    month = rf"(?:{_any(times['months'] + times['short_months'])})\.?"
    number = rf"(?:\d+|{_any(times['numbers'])})"
    ordinal = r"(?:(?:[12]?\d|3[01])(?:st|nd|rd|th)?)"
    clock = (
        r"(?:\d{1,2}(?:[:.]\d{2})? ?(?:a\.m\.|p\.m\.|am|pm|GMT|hours|local time)(?:,? (?:local time|GMT))?|\d{1,2}:\d{2}|"
        r"\d{4} (?:GMT|hours|local time)|\d{4}h)"
    )
    date = (
        rf"(?:{month} {ordinal}(?:,? \d{{4}})?|{ordinal}(?: of)? {month}(?:,? \d{{4}})?|{month}(?:,? (?:19|20)\d{{2}})?|"
        rf"\d{{4}}-\d{{2}}-\d{{2}})"
    )
    past = (
        rf"(?:(?:the )?(?:last|previous|past|next|this|same|following|that|preceding) (?:{day}|{part}|{unit}|{month}|summer|"
        rf"winter|spring|autumn|year)(?: {part})?)"
    )
    ago = (
        rf"(?:(?:about|some|just|less than|more than|nearly|barely|only|around)? ?{number} {unit} (?:ago|earlier|before|later|"
        rf"after|previously|on)\b|(?:hours|minutes|days|weeks|moments|shortly|a day|the day|day|night|the night) (?:earlier|"
        rf"before|after|later|ago)(?: that)?)"
    )
    today = (
        r"(?:today|yesterday|tomorrow|tonight|overnight|this (?:morning|afternoon|evening|week|month|year|weekend)|"
        r"last (?:night|week|month|year))"
    )
    piece = (
        rf"(?:{clock}|{date}|{day}(?:'s|s)?(?: {part})?|{past}|{ago}|{today}|(?:noon|midnight|midday|dawn|nightfall|daybreak|"
        rf"dusk)|(?:morning|evening|night|afternoon|weekend)\b)"
    )
    lead = (
        r"(?:(?:early|late|later|earlier|shortly before|shortly after|just after|just before|before|after|since|from|by|mid|"
        r"the night to|the night of|in the night to|on the night of|the morning of|the evening of|on the evening of|"
        r"on the morning of|the early hours of|the small hours of|the weekend of|overnight(?: to| into| on)?|"
        r"until shortly before) (?:on |in |the )?(?:the )?)"
    )
    joint = r"(?:,? (?:\([\w: ]+\) )?(?:on |of |in |the |at |to |and |from |local time |into )*)"
    return rf"(?<![\w-])(?P<when>{lead}?{piece}(?:{joint}{piece})*|(?<=in )(?:19|20)\d{{2}}|since (?:19|20)\d{{2}})(?![\w-])"


def _term(times: dict[str, list[str]]) -> str:
    unit, feast = rf"(?:{_any(times['units'])})s?", rf"(?:{_any(times['feasts'])})"
    number = rf"(?:\d+|{_any(times['numbers'])})"
    days = rf"(?:{_any(times['days'] + times['months'])})"
    holiday = (
        rf"(?:(?:the )?(?:(?:holy|fasting|Muslim|Islamic|Orthodox|Christian|three-day|four-day|Jewish|religious|"
        rf"national) )*(?:month of |festival of |feast of |holiday of |holidays of )?(?:{feast}|holidays?|festivities|festival|"
        rf"Olympics|Games|elections?|harvest|World Cup)(?: holidays?| festival| feast| celebrations)?)"
    )
    length = (
        rf"(?:(?:at least|up to|about|around|another|an additional|an extra|a further|some|a total of|initially|more than|"
        rf"the next|a period of|an initial|a minimum of|no less than) )*{number}(?: more| further| additional| full| or \w+|"
        rf" to \w+)?[ -](?:{unit})(?:,? (?:and|or) {number} {unit})?(?: more| longer)?"
    )
    until = (
        rf"(?:(?:lasting )?(?:until|till|through|up to|to last until)(?: (?:at least|the end of|the morning of|noon|midnight|"
        rf"the))*(?: on)? (?:{_date_of_year(times)}|{days}|\d{{1,2}}|{feast}|{unit}|noon|midnight|tomorrow|further notice|"
        rf"[a-z]+)[^,.;()“”\"]{{0,25}}?(?= and |[,.;()“”\"]|$| the | but | when ))"
    )
    return (
        rf"(?<![\w])(?P<term>{until}|{length}|(?:for|during|over|throughout) {holiday}|{_any(times['permanent'])}|(?:week|"
        rf"month|day|year|hours?|days|weeks|months)-long|forever)(?![\w-])"
    )


def _date_of_year(times: dict[str, list[str]]) -> str:
    """Return a pattern of dates that a comma divides: from their weekday ("Sunday, June 30"), from their year ("June 30, 2025")."""
    weekday, month = rf"(?:{_any(times['days'])})", rf"(?:{_any(times['months'] + times['short_months'])})\.?"
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    return rf"(?:{weekday},? )?(?:the )?(?:{month} {day}|{day}(?: of)? {month})\b(?:,? (?:19|20)\d{{2}}\b)?"
