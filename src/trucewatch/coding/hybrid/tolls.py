"""Tolls from what the network marks: the counts that it points at, those told in one breath with them, and what they come to."""

import re
from itertools import pairwise

import numpy as np

from trucewatch.sentences import sentence_at

from .numbers import Count
from .phrases import Floats, Phrase
from .pieces import Pieces

ARTICLES = ("a", "an")
MARKED = 0.5  # from which mark on a count is meant
FAR = 0.45  # the same where none is marked and it stands in another paragraph: seen on gold passages, too few to fit closer
BESIDE = 0.3  # the same where it stands beside one that is: chosen on passages read in training, and holds on others
_BESIDE = re.compile(r"\s(?:[\w’'.-]+\s){0,5}?[\w’'-]+(?:,|,?\sand)\s(?:the\s|some\s|at least\s|about\s)?")  # "two soldiers and a guard"
_KILLING = re.compile(r"\b(?:killing|wounding|injuring)\s(?:(?:at least|about|some|up to|more than)\s)?$", re.IGNORECASE)
_HARM = re.compile(r"[.!?]\s|\n|\b(?:kill|die[ds]?\b|dead|death|slain|fatal|wound|injur|hurt|maim|casualt|lives\b)", re.IGNORECASE)
# A numeral with these behind it counts no people: "three-day", "twenty-first", "five years", but not "60-odd".
_OF_TIME_OR_RANK = re.compile(
    r"-(?!(?:odd|strong|member|man|men|person|people)\b)[a-z]"
    r"|\s(?:(?:more|further|full|straight)\s)?(?:minute|hour|day|week|month|year|decade)s\b", re.IGNORECASE)
# What tells of dead and wounded, wherever it stands.
_TOLLED = re.compile(
    r"\b(?:kill|die[ds]?\b|dying|dead|death|deadl|slain|slay|slew|fatal|wound|injur|hurt|maim|casualt|life\b|lives\b|victim|perish|bod(?:y|ies)\b"
    r"|tolls?\b|los[ets]|murder|massacre|slaughter|shot|martyr|behead|execut|buri|bury|funeral|mourn|surviv|hospital|treat|burn|fall|fell)",
    re.IGNORECASE)
_JOINED = re.compile(r"\s(?:[\w’'.-]+\s){0,5}?[\w’'-]+,?\sand\s")
# Who loses a limb is hurt: "one soldier lost a foot", "two of them had their legs blown off".
_LIMB = r"(?:foot|feet|legs?|arms?|hands?|limbs?|eyes?|fingers?|toes?|sight|eyesight|hearing)\b"
_MAIMED = re.compile(
    r"\s(?:[\w’'-]+\s){0,4}?(?:los(?:t|es|e|ing)|had|has|having)\s"
    rf"(?:(?:a|an|one|both|two|his|her|their|the|part|of|right|left|lower)\s){{1,4}}{_LIMB}", re.IGNORECASE)
_AMONG = re.compile(r"\s(?:of\s|(?:[\w’'-]+\s){0,4}?(?:who|losing|having)\s)", re.IGNORECASE)
# The dead of the fighting that an act led to, or that came before or after it, are not those of the act: "helped to trigger the war in
# which 43 people died".
_FIGHTING = r"(?:fighting|combat|war|warfare|conflict|hostilities|clashes|battles?|violence|offensive|campaign|unrest|bloodshed)"
_OTHER_FIGHTING = re.compile(
    r"\b(?:trigger|spark|ignit|provok|precipitat|led\sto|leads?\sto|leading\sto|set\soff|start|end|halt|stop|preced|follow)\w*\s"
    rf"(?:[\w’'-]+\s){{0,6}}?{_FIGHTING},?\s(?:[\w’'-]+\s){{0,3}}?(?:in\swhich|during\swhich|that|which)\b[^.;\n]*", re.IGNORECASE)

Toll = tuple[int, Phrase | None]  # how many, and the first count that is a number


def tolls(pieces: Pieces, marks: list[Floats], chances: list[Floats], stated: float, at: int) -> list[Toll | None]:
    """The killed and the injured of the act told `at` a code point; who lost a limb is injured, whatever is pointed at for the killed."""
    lost = frozenset(count for count, _ in pieces.counts if _MAIMED.match(pieces.text, count.end))
    (dead, hurt), (of_dead, of_hurt) = marks, chances
    pointed = meant(pieces.text, _rated(pieces, dead)) if lost and of_dead[0] <= stated else []
    maimed = lost.intersection(pointed)
    killed = toll(pieces, dead, of_dead, stated, at, lost) if not maimed or len(pointed) > len(maimed) else None
    if of_hurt[0] > stated:
        return [killed, toll(pieces, dead, of_dead, stated, at, frozenset(pointed) - maimed) if maimed else None]
    return [killed, toll(pieces, _with_maimed(pieces, hurt, lost), of_hurt, stated, at)]


def _with_maimed(pieces: Pieces, hurt: Floats, lost: frozenset[Count]) -> Floats:
    """The marks for the injured, with those who lost a limb told beside some who are meant, unless they are among these ("one of whom")."""
    if not lost:
        return hurt
    marks, told = hurt.copy(), {sentence_at(pieces.text, count.start) for count in meant(pieces.text, _rated(pieces, hurt))}
    for count, own in pieces.counts:
        if count in lost and sentence_at(pieces.text, count.start) in told and not _AMONG.match(pieces.text, count.end):
            marks[own] = np.maximum(hurt[own], MARKED)
    return marks


def toll(
    pieces: Pieces, marks: Floats, chance: Floats, stated: float, at: int, others: frozenset[Count] = frozenset(),
) -> Toll | None:
    """What the counts pointed at come to for the act told `at` a code point, one where that is implied, None where no number is `stated`.

    `marks` are the probabilities of each piece to be of a count that is meant, `chance` those of no number, some, and one implied. The
    article of "an air strike" or "a farmer" shows nobody how many were killed. `others` are counts of something else.
    """
    if chance[0] > stated:
        return None
    if chance[2] > chance[1]:
        return 1, None
    every = _rated(pieces, marks)
    rated = {count: mark for count, mark in every.items() if count not in others and _of_people(pieces.text, count, at)}
    if max(rated.values(), default=0.0) < FAR:
        rated = {count: mark for count, mark in rated.items() if _near(pieces.text, count, at)}
    if not rated or max(rated.values()) < max(every.values()) / 2:  # what is pointed at counts something else
        return None
    chosen = meant(pieces.text, rated)
    shown = (Phrase(c.start, c.end, pieces.text[c.start:c.end]) for c in chosen)
    return total(pieces.text, chosen), next((phrase for phrase in shown if phrase.quote.lower() not in ARTICLES), None)


def _rated(pieces: Pieces, marks: Floats) -> dict[Count, float]:
    return {count: float(marks[own].mean()) for count, own in pieces.counts}


def _of_people(text: str, count: Count, at: int) -> bool:
    """Tell whether a count can be of the dead or wounded of an act: no first half of "three-day", none of another matter elsewhere.

    An article stands for the one who is meant wherever it stands.
    """
    if text[count.start:count.end].lower() in ARTICLES:
        return True
    if _OF_TIME_OR_RANK.match(text, count.end) or _of_other_fighting(text, count, at):
        return False
    return _in_paragraph(text, count, at) or _told_of(text, count)


def _of_other_fighting(text: str, count: Count, at: int) -> bool:
    """Tell whether a count is told of fighting that is only what an act told elsewhere led to, ended or followed."""
    told = _OTHER_FIGHTING.finditer(text, *sentence_at(text, count.start))
    return any(one.start() <= count.start < one.end() and not one.start() <= at < one.end() for one in told)


def _near(text: str, count: Count, at: int) -> bool:
    """Tell whether a count may be meant however little it is marked: one in the paragraph of the act, or an article."""
    return text[count.start:count.end].lower() in ARTICLES or _in_paragraph(text, count, at)


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
    begin = max(text.rfind(end, 0, count.start) for end in (". ", "! ", "? ", "\n")) + 1
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
