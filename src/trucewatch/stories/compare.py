"""How alike two copies are: the measures on which it is decided whether they are one."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields
from datetime import timedelta
from math import log1p

from .copy import Copy

# Policy: least share of runs where no source is named; how far apart, and how unlike, openings that name different days must be.
LEAST_RUNS = 0.1
ANOTHER_DAY = timedelta(hours=12)
SAME_OPENING = 0.75
_DAY = 86400.0
# Where one has no date, not even the day can speak for them.
_UNKNOWN_DAYS = 3.0


@dataclass(frozen=True, slots=True)
class Measures:
    """Shares between 0 and 1 of what the shorter text (or the smaller set) has in common with the other, and signs that are 0 or 1.

    ``runs``, ``longer``: four-word runs of the shorter, of the longer text; ``lead``: of the first words of one in all of the other, the
    larger of both; ``leads``: the smaller; ``topics``, ``facts``: telling words, names and figures; ``first``: those of the first
    paragraph of one in all of the other, the larger of both; ``firsts``: the smaller; ``other_day``: the first paragraphs name different
    days of the week; ``quoted``: runs of quotations; ``cited``: one names the other's agency or outlet as a source, and they are
    not signed by one agency; ``signed``: they are; ``conflict``: they are signed by
    different agencies; ``days``: log(1 + days between).
    """

    runs: float
    longer: float
    lead: float
    leads: float
    topics: float
    facts: float
    first: float
    firsts: float
    other_day: float
    quoted: float
    cited: float
    signed: float
    conflict: float
    days: float

    def values(self) -> tuple[float, ...]:
        """Return the measures in order."""
        return tuple(getattr(self, field.name) for field in fields(self))


def may_be_one(one: Copy, other: Copy) -> bool:
    """Tell whether two copies have what no copy lacks: words in common, or a source named.

    An agency files several reports on one war in one day, so that its name and the same towns do not make two of them one.
    """
    in_common = overlap(one.runs, other.runs) >= LEAST_RUNS or _cites(one, other) or _cites(other, one)
    return in_common and not of_another_day(one, other)


def of_another_day(one: Copy, other: Copy) -> bool:
    """Tell whether the openings place what they tell on different days, and name other things.

    Desks tell alike events in the same phrases day after day ("following specific information, security forces launched a search").
    """
    if not (one.days and other.days and one.published and other.published) or one.days & other.days:
        return False
    alike = min(_inside(one.first, other.facts), _inside(other.first, one.facts))
    return abs(one.time - other.time) > ANOTHER_DAY and alike < SAME_OPENING


def measure(one: Copy, other: Copy) -> Measures:
    """Return how alike two copies are; the same in either order."""
    shared = len(one.runs & other.runs)
    leads = (_inside(one.lead, other.runs), _inside(other.lead, one.runs))
    firsts = (_inside(one.first, other.facts), _inside(other.first, one.facts))
    same_agency = bool(one.agency & other.agency)
    conflict = bool(one.agency and other.agency) and not same_agency
    cites = _cites(one, other) or _cites(other, one)
    apart = abs((one.time - other.time).total_seconds()) / _DAY if one.published and other.published else _UNKNOWN_DAYS
    return Measures(
        runs=shared / max(1, min(len(one.runs), len(other.runs))), longer=shared / max(1, len(one.runs), len(other.runs)),
        lead=max(leads), leads=min(leads), topics=overlap(one.topics, other.topics), facts=overlap(one.facts, other.facts),
        first=max(firsts), firsts=min(firsts), other_day=float(bool(one.days and other.days and not one.days & other.days)),
        quoted=overlap(one.quoted, other.quoted), cited=float(cites),
        signed=float(same_agency), conflict=float(conflict), days=log1p(apart),
    )  # fmt: skip


def overlap(one: AbstractSet[object], other: AbstractSet[object]) -> float:
    """Return the share of the smaller set that the other has too; 0 where one is empty."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def _inside(part: AbstractSet[object], whole: AbstractSet[object]) -> float:
    return len(part & whole) / len(part) if part else 0.0


def _cites(one: Copy, other: Copy) -> bool:
    """Tell whether ``one`` names the agency or the outlet of ``other`` as a source, and is not signed by it."""
    return not one.agency & other.agency and bool(one.cited & (other.agency | other.outlet))
