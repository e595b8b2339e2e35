"""Parties from the names pointed at: the parts of one name joined; of one side's act the likeliest, and who stands beside it."""

import re
from collections.abc import Sequence

from .phrases import Phrase

Rated = tuple[float, Phrase]

_PART = re.compile(r"(?:['’]s)? +(?:of +(?:the +)?)?")  # "Yemen's Houthis", "officers of the junta"
_BESIDE = r"(?:['’]s?)?(?:\s*,\s*|\s+)(?:(?:and|or|nor|with|as well as|along with|together with|both|the|its|their)\s+)*"
_COMPOUND = re.compile(r"-[a-z]+\s(?:(?:[A-Z][\w’'-]*)(?:\s[A-Z][\w’'-]*)*|[\w’'-]+)")  # "Iran" of "Iran-aligned Houthis"

# "Colombia" of "Colombia's ELN guerrillas".
_OWN_GROUP = re.compile(
    r"['’]s?\s(?:(?!(?:and|or|with|of|by|in|from|against|between)\b)[\w’'-]+\s){0,3}?"
    r"(?:guerrillas?|rebels?|insurgents?|militants?|separatists?|rebel (?:group|movement|army))\b(?!['’])"
)


def whole(text: str, name: Phrase) -> Phrase:
    """Return a party whose name stops inside a compound, or at the country of a group, with all that this says of whom."""
    rest = _COMPOUND.match(text, name.end) or _OWN_GROUP.match(text, name.end)
    return Phrase(name.start, rest.end(), text[name.start : rest.end()]) if rest else name


def told(text: str, names: Sequence[Rated], one_side: bool) -> list[Phrase]:
    """Return the parties in the order of the text."""
    parties = joined(text, [(chance, whole(text, name)) for chance, name in names])
    return [name for _, name in (of_one_side(text, parties) if one_side else parties)]


def joined(text: str, names: Sequence[Rated]) -> list[Rated]:
    """Return the names in the order of the text, those that overlap, or between which only "of" or "'s" stands, as one."""
    kept: list[Rated] = []
    for chance, name in sorted(names, key=lambda rated: rated[1].start):
        if kept and (name.start < kept[-1][1].end or _PART.fullmatch(text, kept[-1][1].end, name.start)):
            before, first = kept.pop()
            end = max(first.end, name.end)
            chance, name = max(before, chance), Phrase(first.start, end, text[first.start : end])
        kept.append((chance, name))
    return kept


def of_one_side(text: str, names: Sequence[Rated]) -> list[Rated]:
    """Return the likeliest name and those that stand beside it, or beside one of these, anywhere in the text."""
    if len(names) < 2:
        return list(names)
    best = max(names, key=lambda rated: rated[0])
    side = [best]
    for _ in names:
        side += [one for one in names if one not in side and any(beside(text, one[1].quote, other[1].quote) for other in side)]
    return [one for one in names if one in side]


def beside(text: str, a: str, b: str) -> bool:
    """Tell whether the text says "a and b", or "b, a", somewhere."""
    return any(re.search(rf"{re.escape(x)}{_BESIDE}{re.escape(y)}", text) for x, y in ((a, b), (b, a)))
