"""How alike two copies are: the measures on which it is decided whether they are one."""

from __future__ import annotations

from math import log1p
from typing import NamedTuple

from .copy import Copy
from .vocabulary import Marks
from .wording import shared

# Policy: least share of runs where no source is named; how far apart, and how unlike, openings that name different days must be.
LEAST_RUNS = 0.1
ANOTHER_DAY = 12 * 3600.0
SAME_OPENING = 0.75
_DAY = 86400.0
# Where one has no date, they count as so many days apart: tuned on the written events with every third date taken away, and with all.
_UNKNOWN_DAYS = 1.0
# Share of runs from which on a copy is a print, whomever it names.
_PRINTED = 0.4


class Measures(NamedTuple):
    """Shares between 0 and 1 of what the smaller set has in common with the other, and signs that are 0 or 1.

    ``runs``: four-word runs; ``topics``, ``facts``: telling words, names and figures; ``firsts``: those of the first paragraph of one
    in all of the other, the smaller of both; ``other_day``: the first paragraphs name different days of the week; ``told`` and
    ``told_facts``: where one names the other's agency or outlet as a source, and they are not signed by one agency, the share of its
    telling words outside quotations, and of its facts, that the other has too, less by what they share in runs; ``at_once``: it names it
    soon (``Copy.at_once``), less by the same; ``signed``: they are signed by one agency; ``conflict``: by different agencies; ``days``:
    log(1 + days between).
    """

    runs: float
    topics: float
    facts: float
    firsts: float
    other_day: float
    told: float
    told_facts: float
    at_once: float
    signed: float
    conflict: float
    days: float


def runs_of_both(one: Copy, other: Copy) -> float:
    """Return the share of the shorter copy's runs that the other has too; 0 where one has none."""
    smaller = min(len(one.runs), len(other.runs))
    return shared(one.runs, other.runs) / smaller if smaller else 0.0


def may_be_one(one: Copy, other: Copy, runs: float) -> bool:
    """Tell whether two copies have what no copy lacks: words in common (``runs``, as ``runs_of_both`` has it), or a source named.

    An agency files several reports on one war in one day, so that its name and the same towns do not make two of them one; but who
    prints and signs what an agency sent has it from one of them.
    """
    return runs >= LEAST_RUNS or _cites(one, other) or _cites(other, one) or prints(one, other) or prints(other, one)


def prints(one: Copy, other: Copy) -> bool:
    """Tell whether ``one`` is a house's copy signed by the agency whose own report ``other`` is."""
    return bool(one.agency) and not one.is_wire and other.is_wire and not one.agency.isdisjoint(other.agency)


def of_another_day(one: Copy, other: Copy) -> bool:
    """Tell whether the openings place what they tell on different days, and name other things.

    Desks tell alike events in the same phrases day after day ("following specific information, security forces launched a search").
    A later version that begins with the news of its day names the day of the earlier one further down, or has all else from it: it is
    for the decision to be surer then. Without dates nobody knows how far apart the days are.
    """
    if not (one.days and other.days) or one.days & other.days:
        return False
    if not (one.dated and other.dated):
        return not (one.days & other.all_days or other.days & one.all_days) and firsts_in_common(one, other) < SAME_OPENING
    first, later = (one, other) if one.time < other.time else (other, one)
    if first.days & later.all_days:
        return False
    return abs(one.time - other.time) > ANOTHER_DAY and firsts_in_common(one, other) < SAME_OPENING


def measure(one: Copy, other: Copy, runs: float | None = None) -> Measures:
    """Return how alike two copies are, the same in either order; ``runs`` is given where it is known."""
    signed = not one.agency.isdisjoint(other.agency)
    runs = runs_of_both(one, other) if runs is None else runs
    told, told_facts, at_once = _told(one, other, runs)
    apart = abs(one.time - other.time) / _DAY if one.dated and other.dated else _UNKNOWN_DAYS
    return Measures(
        runs=runs,
        topics=_overlap(one.topics, other.topics),
        facts=names_in_common(one, other),
        firsts=firsts_in_common(one, other),
        other_day=float(bool(one.days and other.days and not one.days & other.days)),
        told=told,
        told_facts=told_facts,
        at_once=at_once,
        signed=float(signed),
        conflict=float(bool(one.agency and other.agency) and not signed),
        days=log1p(apart),
    )


def _told(one: Copy, other: Copy, runs: float) -> tuple[float, float, float]:
    """Return how much of what one tells it has from the other by its own word, in telling words outside quotations, in facts, at once.

    Who names a source for one thing has the rest from elsewhere; who names it in the opening has the news itself from there. Where
    many runs are shared there is nothing to be told by this.
    """
    left = max(0.0, 1 - runs / _PRINTED)
    citing = [(by, of) for by, of in ((one, other), (other, one)) if left and _cites(by, of)]
    words = max((_inside(by.unquoted, of.topics) for by, of in citing), default=0.0)
    facts = max((_inside(by.facts, of.facts) for by, of in citing), default=0.0)
    at_once = any(not by.at_once.isdisjoint(of.houses) for by, of in citing)
    return left * words, left * facts, left * at_once


def told_of_facts(one: Copy, other: Copy) -> float:
    """Return the share of all names and figures of ``one`` that ``other`` has too."""
    return _inside(one.facts, other.facts)


def told_of_words(one: Copy, other: Copy) -> float:
    """Return the share of all telling words of ``one`` outside quotations that ``other`` has too."""
    return _inside(one.unquoted, other.topics)


def names_in_common(one: Copy, other: Copy) -> float:
    """Return the share of names and figures, of the copy that has fewer, that the other has too."""
    return _overlap(one.facts, other.facts)


def _overlap(one: Marks, other: Marks) -> float:
    smaller = min(len(one), len(other))
    return shared(one, other) / smaller if smaller else 0.0


def firsts_in_common(one: Copy, other: Copy) -> float:
    """Return the share of names and figures of the first paragraph of one that all of the other has, the smaller of both."""
    return min(_inside(one.first, other.facts), _inside(other.first, one.facts))


def _inside(part: Marks, whole: Marks) -> float:
    return shared(part, whole) / len(part) if len(part) else 0.0


def _cites(one: Copy, other: Copy) -> bool:
    """Tell whether ``one`` names the agency or the outlet of ``other`` as a source, and is not signed by it."""
    return bool(one.cited) and one.agency.isdisjoint(other.agency) and not one.cited.isdisjoint(other.houses)
