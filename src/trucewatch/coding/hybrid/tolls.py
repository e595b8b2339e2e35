"""Tolls from what the network marks: the counts that it points at, those told in one breath with them, and what they come to."""

import re
from itertools import pairwise

from trucewatch.sentences import sentence_at

from .numbers import Count
from .phrases import Floats, Phrase
from .pieces import Pieces

ARTICLES = ("a", "an")
MARKED = 0.5  # from which mark on a count is meant
BESIDE = 0.3  # the same where it stands beside one that is: chosen on passages read in training, and holds on others
_BESIDE = re.compile(r"\s(?:[\w’'.-]+\s){0,5}?[\w’'-]+(?:,|,?\sand)\s(?:the\s|some\s|at least\s|about\s)?")  # "two soldiers and a guard"
_KILLING = re.compile(r"\b(?:killing|wounding|injuring)\s(?:(?:at least|about|some|up to|more than)\s)?$", re.IGNORECASE)
_HARM = re.compile(r"[.!?]\s|\n|\b(?:kill|die[ds]?\b|dead|death|slain|fatal|wound|injur|hurt|maim|casualt|lives\b)", re.IGNORECASE)
# A numeral with these behind it counts no people: "three-day", "twenty-first", "five years", "76 wounds", but not "60-odd".
_OF_TIME_OR_RANK = re.compile(
    r"-(?!(?:odd|strong|member|man|men|person|people)\b)[a-z]"
    r"|\s(?:(?:more|further|full|straight)\s)?(?:minute|hour|day|week|month|year|decade)s\b"
    r"|\s(?:(?:bullet|gunshot|stab|knife|shrapnel|separate|empty|spent)\s){0,2}(?:wounds|gunshots|bullets|bruises|cuts|shells|casings)\b",
    re.IGNORECASE)
# What tells of dead and wounded, wherever it stands.
_TOLLED = re.compile(
    r"\b(?:kill|die[ds]?\b|dying|dead|death|deadl|slain|slay|slew|fatal|wound|injur|hurt|maim|casualt|life\b|lives\b|victim|perish|bod(?:y|ies)\b"
    r"|tolls?\b|los[ets]|murder|massacre|slaughter|shot|martyr|behead|execut|buri|bury|funeral|mourn|surviv|hospital|treat|burn|fall|fell)",
    re.IGNORECASE)
_JOINED = re.compile(r"\s(?:[\w’'.-]+\s){0,5}?[\w’'-]+,?\sand\s")

Toll = tuple[int, Phrase | None]  # how many, and the first count that is a number


def toll(pieces: Pieces, marks: Floats, chance: Floats, stated: float, at: int) -> Toll | None:
    """What the counts pointed at come to for the act told `at` a code point, one where that is implied, None where no number is `stated`.

    `marks` are the probabilities of each piece to be of a count that is meant, `chance` those of no number, some, and one implied. The
    article of "an air strike" or "a farmer" shows nobody how many were killed.
    """
    if chance[0] > stated:
        return None
    if chance[2] > chance[1]:
        return 1, None
    every = {count: float(marks[own].mean()) for count, own in pieces.counts}
    rated = {count: mark for count, mark in every.items() if _of_people(pieces.text, count, at)}
    if not rated or max(rated.values()) < max(every.values()) / 2:  # what is pointed at counts something else
        return None
    chosen = meant(pieces.text, rated)
    shown = (Phrase(c.start, c.end, pieces.text[c.start:c.end]) for c in chosen)
    return total(pieces.text, chosen), next((phrase for phrase in shown if phrase.quote.lower() not in ARTICLES), None)


def _of_people(text: str, count: Count, at: int) -> bool:
    """Tell whether a count can be of the dead or wounded of an act: no first half of "three-day", none of another matter elsewhere.

    An article stands for the one who is meant wherever it stands.
    """
    if text[count.start:count.end].lower() in ARTICLES:
        return True
    return _OF_TIME_OR_RANK.match(text, count.end) is None and (_in_paragraph(text, count, at) or _told_of(text, count))


def _in_paragraph(text: str, count: Count, at: int) -> bool:
    return "\n" not in text[min(count.start, at):max(count.end, at)]


def _told_of(text: str, count: Count) -> bool:
    """Tell whether the sentence of a count tells of dead or wounded."""
    return _TOLLED.search(text, *sentence_at(text, count.start)) is not None


def meant(text: str, rated: dict[Count, float]) -> list[Count]:
    """The counts that are marked, or the one that is most, and those beside them that are less: "three soldiers, a boy and a guard"."""
    chosen = {count for count, mark in rated.items() if mark >= MARKED} or {max(rated, key=lambda count: rated[count])}
    pairs = [(one, other) for one, other in pairwise(rated) if _BESIDE.fullmatch(text, one.end, other.start)]
    for one, other in (*pairs, *((other, one) for one, other in reversed(pairs))):
        if one in chosen and rated[other] >= BESIDE:
            chosen.add(other)
    return sorted(_harmed(text, chosen, list(rated)))


def _harmed(text: str, chosen: set[Count], counts: list[Count]) -> set[Count]:
    """The chosen counts, but where one stands right behind "killing" none of what was struck ("fired on a patrol, killing one soldier").

    The article that is marked there may stand for one that is not: "bombed a camp, killing nine soldiers and an aid worker".
    """
    killing = next(filter(None, (_KILLING.search(text, max(0, one.start - 30), one.start) for one in sorted(chosen))), None)
    struck = {count for count in chosen if killing and _is_struck(text, count, killing.start())}
    joined = {other for one, other in pairwise(counts) if one in chosen - struck and _JOINED.fullmatch(text, one.end, other.start)}
    return chosen - struck | joined if struck else chosen


def _is_struck(text: str, count: Count, killing: int) -> bool:
    """Tell whether a count is an article in front of "killing", of a sentence in which nothing before that word tells of victims."""
    if count.start >= killing or text[count.start:count.end].lower() not in ARTICLES:
        return False
    begin, _ = sentence_at(text, count.start)
    return _HARM.search(text, begin, killing) is None


def total(text: str, chosen: list[Count]) -> int:
    """What some counts of a text, in their order, come to: their sum, but of two that stand for one only the one that is meant.

    Of what rose "from 14 to 22" or "to 22 from 14" that is 22; of "14 to 16", "14 or 15" and "between 14 and 16" the first.
    """
    unmeant = {n + 1 - which for n, (one, other) in enumerate(pairwise(chosen)) if (which := _bounds(text, one, other)) is not None}
    return sum(count.value for n, count in enumerate(chosen) if n not in unmeant)


def _bounds(text: str, one: Count, other: Count) -> int | None:
    """Which of two counts is meant, the first (0) or the second (1), where both stand for one; None where they add up."""
    before, between = text[max(0, one.start - 9):one.start].lower(), text[one.end:other.start].lower().strip()
    if between == "to" and before.endswith("from "):
        return 1
    return 0 if between in ("to", "-", "–", "or", "from") or (between == "and" and before.endswith("between ")) else None
