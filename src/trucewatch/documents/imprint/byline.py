"""The names of a byline, without what stands beside them on its row: a role, a house, a place, a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from trucewatch import agencies

from ..lexicon import table
from ..names import authors, is_person, is_role
from ..times import DAY

# What stands on the same line as the names: a place, a date, a count of comments.
_AFTER = re.compile(
    rf",? (?={DAY})"
    r"|\s*[|•·]|\s/\s|\s[—–]\s|\.\s+\w+:? \d|,? (?:published|updated|posted)\b|\s*\d"
    r"|\s+(?:at|on) (?:\d|(?:mon|tue|wed|thu|fri|sat|sun)\w*,? |(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.? \d)",
    re.IGNORECASE,
)
# What joins a name and what its bearer is: a comma, or that the name alone is in capitals.
_JOINT = re.compile(r"\s*[,/]\s*|(?<=[A-Z]{2}) (?=[A-Z][a-z])")
# What joins a name and the house that its bearer writes for, and what follows the house: "Jane Doe, AP News", "Jane Doe of Reuters".
_TO_HOUSE = re.compile(r"\s*[,/(]\s*|\s+(?:of|with|for) ")
_HOUSE_ENDS = r"(?=\s*$|\s*[,/()&|.;]| (?:[a-z]|News\b|Writers?\b|Staff\b|Correspondents?\b|Service\b|Agency\b))"
_WHERE = re.compile(r"(?<=[^\W_])(?:,?\s+(?:reporting from|in|from|at|à|aus|em)\s+(?=[^\W\d_a-z])|,?\s+[Ss]pecial (?:to|for) )")
_NAME_ENDS = re.compile(r"(?:^|[ .-])[^\W\d_a-z][\w.'’-]*$")
_ONE_MORE = re.compile(r"(?:\band|&|;|,) [^\W\d_a-z][\w.'’-]* [^\W\d_a-z]")
_BREAK = re.compile(r"\s*[,|(/–—]")


def names_in(row: str, head: str) -> str:
    """Return the names of a byline; the authors whom the page's ``head`` names settle where they end."""
    bare = _named(row, head) or _AFTER.split(row, maxsplit=1)[0]
    for without in (_without_role, _without_house, _without_place):
        bare = without(bare.strip(" ,-–—"))
    return bare.strip(" ,-–—")


def _named(row: str, head: str) -> str:
    """Return a row as far as the last author whom the head names, where the rest is no further name; else ""."""
    places = [found.span() for name in authors(head) if (found := re.search(rf"{re.escape(name)}(?!\w)", row, re.IGNORECASE))]
    if not places or min(places)[0] > 0:
        return ""
    end = max(end for _, end in places)
    rest = row[end:]
    beside = is_role(rest.strip()) or (_BREAK.match(rest) and not is_person(rest.strip(" ,|(/–—")))
    return row[:end] if beside and not _ONE_MORE.search(rest) and " and " not in rest else ""


def _without_role(name: str) -> str:
    """Return names without what they are, if that stands at the end: "Jane Doe, staff writer"."""
    for joint in reversed(list(_JOINT.finditer(name))):
        rest = name[joint.end() :]
        if is_role(rest) and " and " not in rest:
            return name[: joint.start()]
    return name


def _without_house(name: str) -> str:
    """Return names without the agency or outlet that they write for: "Jane Doe, Associated Press", "Jane Doe Washington Post"."""
    for joint in _TO_HOUSE.finditer(name):
        rest = name[joint.end() :]
        before = name[: joint.start()]
        if " " in before and "(" not in before and _house().match(rest) and not _ONE_MORE.search(rest):
            return before
    unjoined = _unjoined().search(name)
    return name[: unjoined.start()] if unjoined and " " in name[: unjoined.start()].strip() else name


def _without_place(name: str) -> str:
    """Return names without where the last of them writes: "Jane Doe in Goma"; names of which each has its place stay a whole."""
    joint = _WHERE.search(name)
    alone = joint and _NAME_ENDS.search(name[: joint.start()]) and not _ONE_MORE.search(name, joint.end())
    return name[: joint.start()] if joint and alone else name


@cache
def _house() -> re.Pattern[str]:
    outlets = "|".join(map(re.escape, sorted(_outlets(), key=len, reverse=True)))
    return re.compile(rf"(?:[Tt]he )?(?:{agencies.alternatives()}|{outlets}){_HOUSE_ENDS}")


@cache
def _unjoined() -> re.Pattern[str]:
    """Return the pattern of a house behind a name with nothing between: several words, or capitals, which no surname is beside others."""
    houses = [name for name in (*_outlets(), *(name for names in agencies.other_names() for name in names)) if " " in name]
    several = "|".join(map(re.escape, sorted(houses, key=len, reverse=True)))
    return re.compile(rf"(?<=[a-z])\s+(?:[Tt]he )?(?:{several}|AFP|AP|BBC|CNN|UPI|dpa)\s*$")


def _outlets() -> Iterator[str]:
    yield from (name.removeprefix("The ") for name in (*table("outlets")["domains"].values(), *table("outlets")["names"]))
