"""Days from phrases: "Sunday", "two days later", "midnight on 8 July" against the day of publication.

The rules are those of the codebook: weekdays look back from publication unless the sentence looks ahead, a range gives its first
day, a month, a year or a bare clock time gives no day. Phrases that point back ("that evening", "hours later", "at once") take
the day last named before them in the same text.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import permutations

from .quoted import sayings

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_YESTERDAYS = 2  # a weekday that was so few days ago is not the next one, whatever the sentence looks ahead to
NUMBERS = {"": 1, "a": 1, "an": 1, "the": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
           "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}

_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = (r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
          r"|nov(?:ember)?|dec(?:ember)?)\b\.?")
_RANGE = r"(?:\s*(?:[-–/]|to|and)\s*\d{1,2}(?:st|nd|rd|th)?)?"
_YEAR = r"(?:,?\s+(?P<year>(?:19|20)\d\d)\b|\s+(?P<which>this|last|next) year)?"
_CALENDAR = re.compile(rf"\b(?:{_MONTH}\s+{_DAY}\b{_RANGE}{_YEAR})", re.IGNORECASE)
_CALENDAR_BRITISH = re.compile(rf"\b{_DAY}{_RANGE}\s+(?:of\s+)?{_MONTH}{_YEAR}", re.IGNORECASE)
_NUMERIC = re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b")
_SLASHED = re.compile(r"(?<![\d./])(?P<one>\d{1,2})(?P<mark>[/.])(?P<other>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)(?![\d/])")
_ORDINAL = re.compile(r"\b(?P<day>[12]\d|3[01]|\d)(?:st|nd|rd|th)\b(?! \w)", re.IGNORECASE)
_WEEKDAY = re.compile(
    rf"(?:\b(?P<which>last|next|this|this past|past|coming|this coming)\s+)?\b(?P<name>{'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_TODAY = re.compile(r"\b(?:today|this (?:very )?(?:day|morning|afternoon|evening)|tonight|earlier today)\b", re.IGNORECASE)
_YESTERDAY = re.compile(r"\b(?:yesterday|last (?:night|evening))\b", re.IGNORECASE)
_TOMORROW = re.compile(r"\btomorrow\b", re.IGNORECASE)
_BEFORE_LAST = re.compile(r"\b(?:day|night|evening) before last\b(?! (?:\w+day|week|month|year))", re.IGNORECASE)
# Where coders gave days: to a week ago mostly the one seven days back, to several weeks mostly none.
_AGO = re.compile(
    rf"\b(?:(?P<n>\d+|{'|'.join(k for k in NUMBERS if k)})\s+days?|(?P<hours>24|48|72|96) hours"
    r"|(?<!than )(?<!over )(?<!about )(?<!nearly )(?P<week>(?:a|one) week|^week)) ago\b", re.IGNORECASE)
_PART = r"(?:day|morning|afternoon|evening|night)"
_COUNT = rf"(?P<n>\d+|{'|'.join(k for k in NUMBERS if k)})"
_STEP = re.compile(
    rf"\b(?:{_COUNT}\s+)?(?:days?|{_PART})\s+(?P<way>earlier|before|previously|later|after)\b"
    rf"|\b(?P<next>(?:next|following) {_PART})\b|\b(?P<previous>(?:previous|preceding) {_PART})\b", re.IGNORECASE)
_AFTER = re.compile(rf"\b(?:{_COUNT}\s+)?days?\s+after$", re.IGNORECASE)
# What a day is counted from stands behind in the same clause: "two days before Sunday's vote", "a day after it began on Saturday".
_ADVERB = r"(?:and|but|in|at|on|near|when|that|this)"  # behind these the words before are whole: "killed the day before in Karo"
_COUNTED = re.compile(
    rf"\b(?:(?:{_COUNT}\s+days?|{_PART})\s+(?P<way>before|after)(?!\s+{_ADVERB}\b)|eve\s+of)\s[^,;:.()“”\"\n—]*$", re.IGNORECASE)
_CLAUSE_LEFT = re.compile(r"[^,;:.()“”\"\n—]*")
_COUNTED_WITHIN = 80
# Behind "the day after" itself; behind "a day after" stands what happened a day earlier than what was told before.
_ARTICLE = re.compile(r"\s*\b(?:an?|the)$", re.IGNORECASE)
_ENDS_AFTER = re.compile(rf"\s*(?:[^\w\s\"“‘]|$|{_ADVERB}\b)", re.IGNORECASE)
_WITHIN = re.compile(
    r"\b(?:(?P<within>within|in) )?(?P<n>24|48|72|96|twenty-four|forty-eight|seventy-two) hours\b(?P<later> (?:later|after|from))?",
    re.IGNORECASE)
_FEAST = re.compile(
    r"\b(?:(?P<newyear>New Year[’']s (?P<eve>Eve)|New Year[’']s(?: Day)?)|Christmas (?P<which>Day|Eve))\b", re.IGNORECASE)
_NIGHT = re.compile(r"\b(?:overnight|(?:during|in) the night)\b", re.IGNORECASE)
_BACK = re.compile(
    r"\b(?:that|same|very) (?:very )?(?:day|date|morning|afternoon|evening|night)\b|\b(?:earlier|later|early|late) (?:in|on) the day\b"
    r"|\b(?:all|throughout the|the whole) day\b|\b(?:minutes?|hours?) (?:later|after(?:wards)?|earlier|before)\b"
    r"|\bwithin (?:minutes|hours|the hour|an hour|\w+ (?:minutes|hours))\b"
    r"|\b(?:half )?an hour later\b|\bat once\b|\bimmediate(?:ly)?\b|\bforthwith\b"
    r"|\bstraight ?away\b|\bwith(?:out)? (?:delay|immediate effect)\b", re.IGNORECASE)
_AT_ONCE = re.compile(r"\bat once\b|\bimmediate|\bforthwith\b|\bstraight ?away\b|\bwithout delay\b", re.IGNORECASE)
_HOUR = re.compile(
    r"\b(?:dawn|daybreak|sunrise|morning|noon|midday|afternoon|evening|dusk|sunset|nightfall|midnight|dark|early hours|small hours"
    r"|\d{1,2}(?:[.:]\d\d)?\s*(?:a\.?m|p\.?m)\b|\d{1,2}[.:]\d\d|\d{4} (?:gmt|hours))", re.IGNORECASE)
_VAGUE_HOUR = re.compile(r"\bmidnight\b|\bgmt\b|\d", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|would|must|shall|to (?:begin|start|take|come|enter|go|be|stop|halt|cease|observe|last)|due|starting|start|starts"
    r"|beginning|begins|begin|effective|takes? effect|goes? into|comes? into|enters?|planned|scheduled"
    r"|set (?:to|for)|from|until|as of|ahead)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:took|went|came|began|begun|started|entered|has been|had|have|was|were|since|ended|expired|ran out|declared|"
                   r"announced|reached|broken|suspended|stopped|agreed|signed|said)\b", re.IGNORECASE)
_MONTH_ALONE = re.compile(rf"\b(?:{_MONTH}|months?)\b", re.IGNORECASE)
_MONTH_NAMED = re.compile("|".join(rf"\b{month.title()}\b" for month in MONTHS))
_YEAR_ALONE = re.compile(r"\b(?:(?:19|20)\d\d|years?)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s|\n")


@dataclass(frozen=True, slots=True)
class Day:
    """What a phrase says of its day: the date or None, and how finely it speaks ("day", "month", "year", "unknown")."""

    day: date | None
    precision: str = "unknown"


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a phrase stands: publication (or None), the text, the phrase's offset in it, whether it tells of a start."""

    published: date | None
    text: str = ""
    at: int = 0
    start: bool = False


def at_once(phrase: str) -> bool:
    """Tell whether a phrase means at once: who calls on others to stop so says no day on which they will."""
    return _AT_ONCE.search(phrase) is not None


def resolve(phrase: str, setting: Setting) -> Day:
    """The day that `phrase` means in its setting; Day(None, ...) where passage and publication do not give one."""
    if named := _named(phrase, setting) or _named_behind(phrase, setting):
        return Day(named, "day")
    if (after := _AFTER.search(phrase)) and (day := _earlier(after, phrase, setting)):
        return Day(day, "day")
    for pattern, rule in _RELATIVE:
        match = pattern.search(phrase)
        if match:
            day = rule(match, setting)
            return Day(day, "day" if day else "unknown")
    if _MONTH_ALONE.search(phrase):
        return Day(None, "month")
    return Day(None, "year" if _YEAR_ALONE.search(phrase) else "unknown")


def _named(phrase: str, setting: Setting) -> date | None:
    """The day of a phrase that names it: a calendar day, a weekday, today, three days ago, or one counted from such a day."""
    found = _first_named(phrase)
    return _day_of(*found, setting) if found else None


def _named_behind(phrase: str, setting: Setting) -> date | None:
    """The day of a phrase that counts from one named behind it: "a day after" of "a day after it took effect on Saturday"."""
    left = _CLAUSE_LEFT.match(setting.text, setting.at + len(phrase))
    found = _first_named(phrase + left.group()) if left else None
    count = _count_before(found[0]) if found else None
    return _day_of(*found, setting) if found and count and count.start() < len(phrase) else None


def _first_named(words: str) -> "tuple[re.Match[str], Rule] | None":
    """What names a day in words, by the first pattern that finds it, and the rule of that pattern."""
    return next(((match, rule) for pattern, rule in _NAMING if (match := pattern.search(words))), None)


def _day_of(named: re.Match[str], rule: "Rule", setting: Setting) -> date | None:
    """The day that is named, or the one that the words in front of its name count from it."""
    day, count = rule(named, setting), _count_before(named)
    if day is None or count is None:
        return day
    return day + timedelta(days=number(count["n"]) * (1 if (count["way"] or "").lower() == "after" else -1))


def _count_before(named: re.Match[str]) -> re.Match[str] | None:
    """The words before the name of a day that count from it: "two days before", "the eve of"."""
    return _COUNTED.search(named.string, max(0, named.start() - _COUNTED_WITHIN), named.start())


def _calendar(match: re.Match[str], setting: Setting) -> date | None:
    name = match["month"][:3].lower()
    month = next(n for n, m in enumerate(MONTHS, 1) if m.startswith(name)) if name.isalpha() else int(match["month"])
    day, year = int(match["day"]), match["year"]
    published, which = setting.published, match.groupdict().get("which")
    if year:
        return _valid(int(year), month, day)
    if published is None:
        return None
    if which:
        return _valid(published.year + {"last": -1, "this": 0, "next": 1}[which.lower()], month, day)
    return _near(month, day, published, setting.start)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _weekday(match: re.Match[str], setting: Setting) -> date | None:
    if setting.published is None:
        return None
    which, wanted = (match["which"] or "").lower(), WEEKDAYS.index(match["name"].lower())
    back = (setting.published.weekday() - wanted) % 7
    if which in ("next", "coming", "this coming"):
        return setting.published + timedelta(days=(7 - back) % 7 or 7)
    if which in ("last", "past", "this past"):
        return setting.published - timedelta(days=back or 7)
    if back > _YESTERDAYS and setting.start and looks_ahead(setting):
        return setting.published + timedelta(days=7 - back)
    return setting.published - timedelta(days=back)


def looks_ahead(setting: Setting) -> bool:
    """Whether the words before the phrase, in its sentence, tell of something still to come."""
    before = setting.text[_sentence(setting):setting.at]
    ahead, past = [[m.end() for m in p.finditer(before)] for p in (_AHEAD, _PAST)]
    return bool(ahead) and (not past or ahead[-1] > past[-1])


def _sentence(setting: Setting) -> int:
    """Where the phrase's sentence begins."""
    return max((m.end() for m in _SENTENCE_END.finditer(setting.text, 0, setting.at)), default=0)


def _sentence_before(setting: Setting) -> int:
    """Where the sentence before the phrase's begins."""
    begin = _sentence(setting)
    ends = [m.end() for m in _SENTENCE_END.finditer(setting.text, 0, begin) if m.end() < begin]
    return max(ends, default=0)


def _slashed(match: re.Match[str], setting: Setting) -> date | None:
    """A day as 30/04/2024 or 04/30/2024; where either number may be the month (05/04/2024) it is of no day."""
    days = {_valid(int(match["year"]), *pair) for pair in permutations((int(match["one"]), int(match["other"])))} - {None}
    return days.pop() if len(days) == 1 else None


def _ago(match: re.Match[str], setting: Setting) -> date | None:
    days = 7 if match["week"] else int(match["hours"]) // 24 if match["hours"] else number(match["n"])
    now = _now(setting)
    return now - timedelta(days=days) if now else None


def number(word: str | None) -> int:
    """The number that a word or digits say; none is one."""
    word = (word or "").lower()
    return int(word) if word.isdigit() else NUMBERS[word]


def _off(days: int) -> Callable[[re.Match[str], Setting], date | None]:
    return lambda _, setting: now + timedelta(days=days) if (now := _now(setting)) else None


def _now(setting: Setting) -> date | None:
    """The day that is "today" to who speaks: of quoted words the one on which their sentence says that they were said."""
    past = replace(setting, start=False)  # who announces a start has spoken already
    said = {_day_of(*found, past) for words in sayings(setting.text, setting.at) if (found := _first_named(words))}
    return said.pop() if len(said) == 1 else setting.published


def antecedent(setting: Setting) -> date | None:
    """The day last named before the phrase in the text; in its own sentence also one named after it."""
    before = [(m.start(), d) for pattern, rule in _NAMING for m in pattern.finditer(setting.text, 0, setting.at)
              if (d := _day_of(m, rule, Setting(setting.published, setting.text, m.start(), setting.start)))]
    return max(before)[1] if before else None


def _named_since(begin: int, setting: Setting) -> date | None:
    """The day last named before the phrase, from a place in the text on."""
    return antecedent(Setting(setting.published, setting.text[begin:], setting.at - begin, setting.start))


def _step(match: re.Match[str], setting: Setting) -> date | None:
    base = antecedent(setting)
    forward = bool(match["next"]) or (match["way"] or "").lower() in ("later", "after")
    if base is None:
        base = None if forward else setting.published
    return base + timedelta(days=number(match["n"]) * (1 if forward else -1)) if base else None


def _earlier(match: re.Match[str], phrase: str, setting: Setting) -> date | None:
    """Of an act behind "two days after" ("X fell on Friday, two days after they took Y"): so long before the day of what stands in front.

    That is the day last named in the sentence, or else that of the report, where nothing or a comma stands in front.
    """
    begin = _sentence(setting)
    before = _ARTICLE.sub("", setting.text[begin : setting.at].rstrip())
    if _ENDS_AFTER.match(setting.text, setting.at + len(phrase)):
        return None
    named = _named_since(begin, setting)
    base = named or (setting.published if not before or before.endswith(",") else None)
    return base - timedelta(days=number(match["n"])) if base else None


def _back(match: re.Match[str], setting: Setting) -> date | None:
    base = antecedent(setting)
    return base if base or "later" in match.group() or "after" in match.group() else _now(setting)


def _within(match: re.Match[str], setting: Setting) -> date | None:
    """So many days after the day last named (the signing), else after publication."""
    if not (match["within"] or match["later"]):
        return None
    days = {"twenty-four": 1, "forty-eight": 2, "seventy-two": 3}.get(match["n"].lower()) or int(match["n"]) // 24
    base = antecedent(setting) or setting.published
    return base + timedelta(days=days) if base else None


def _feast(match: re.Match[str], setting: Setting) -> date | None:
    """New Year and Christmas: of a start the nearest, else the last."""
    if setting.published is None:
        return None
    eve = bool(match["eve"]) or (match["which"] or "").lower() == "eve"
    month, day = ((12, 31) if eve else (1, 1)) if match["newyear"] else (12, 24 if eve else 25)
    return _near(month, day, setting.published, setting.start)


def _near(month: int, day: int, published: date, start: bool) -> date | None:
    """The day of the year that lies nearest to publication, or not after it (two days' grace) where nothing starts."""
    years = [d for step in (-1, 0, 1) if (d := _valid(published.year + step, month, day))]
    if start:
        return min(years, key=lambda d: abs((d - published).days), default=None)
    return max((d for d in years if (d - published).days <= 2), default=None)


def _hour(match: re.Match[str], setting: Setting) -> date | None:
    """A bare hour is one of the day last named in its sentence or the one before, else of publication.

    A start at a bare midnight is of no day (codebook).
    """
    if setting.start and "midnight" in match.group().lower():
        return None
    begin = _sentence_before(setting)
    base = _named_since(begin, setting)
    vague = not setting.start and _VAGUE_HOUR.search(match.group())
    return base if base or vague else setting.published


def _ordinal(match: re.Match[str], setting: Setting) -> date | None:
    """A day by its number ("on the 17th"): of a start to come the next, else of the month last named, or the last before publication."""
    published, wanted = setting.published, int(match["day"])
    if published is None:
        return None
    if setting.start and looks_ahead(setting):
        first = antecedent(setting) or published
        return next((day for day in _by_month(first, 1, wanted) if day >= first), None)
    if named := _MONTH_NAMED.findall(setting.text, 0, setting.at):
        return _near(MONTHS.index(named[-1].lower()) + 1, wanted, published, False)
    return next((day for day in _by_month(published, -1, wanted) if day <= published), None)


def _by_month(first: date, step: int, wanted: int) -> Iterator[date]:
    """Yield the days of a number in the month of a day and in the two months before or behind it."""
    for nth in range(3):
        year, month = divmod(first.year * 12 + first.month - 1 + step * nth, 12)
        if day := _valid(year, month + 1, wanted):
            yield day


Rule = Callable[[re.Match[str], Setting], date | None]
_NAMING: tuple[tuple[re.Pattern[str], Rule], ...] = (
    (_NUMERIC, _calendar), (_SLASHED, _slashed), (_CALENDAR, _calendar), (_CALENDAR_BRITISH, _calendar), (_BEFORE_LAST, _off(-2)),
    (_TODAY, _off(0)), (_YESTERDAY, _off(-1)), (_TOMORROW, _off(1)), (_WEEKDAY, _weekday), (_FEAST, _feast), (_AGO, _ago))
_RELATIVE: tuple[tuple[re.Pattern[str], Rule], ...] = (
    (_ORDINAL, _ordinal), (_STEP, _step), (_WITHIN, _within), (_BACK, _back), (_HOUR, _hour), (_NIGHT, _off(0)))
