"""Who tells a report again in words of its own, and names nobody, or its source only below.

How much two reports of one event have in common in words, names and figures lies in the same range for a rewrite and for reports that
are independent, since the events differ. Two things tell more: how much of all that a text tells is in the report, not of the shorter
of the two, and what other reports of this event have in common with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from .compare import firsts_in_common, names_in_common, prints, runs_of_both, told_of_facts, told_of_words, words_in_common
from .copy import Copy
from .signs import Signs, probability, weights
from .sources import named as named_in
from .sources import only_told, somebody


class Least(NamedTuple):
    """What a copy has from its report at least, and how much more than from others: shares of names and of words, added up.

    ``told``: shares of all that the copy tells; ``alike``: shares of the shorter of the two. ``alone``: what others are taken to have
    where no third report of the event is there; None if one must be.
    """

    told: float
    more: float
    alike: float = 0.0
    alone: float | None = None


# Policy: chosen on the written events that are open to be looked at.
INDEPENDENT = 0.45
NAMES_ITSELF = Least(1.0, 0.7)
NAMES_NOBODY = Least(0.82, 0.53)
NAMES_SOMEBODY = Least(0.65, 0.3, alone=INDEPENDENT)
NAMES_ITS_SOURCE = Least(0.62, 0.15, alone=INDEPENDENT)
NAMES_WHOM_IT_WAS_TOLD = Least(0.62, 0.25, alone=INDEPENDENT)
AGENCY_NAMES_ITS_SOURCE = Least(0.75, 0.2, alike=0.9, alone=INDEPENDENT)
AGENCY_NAMES_WHOM_IT_WAS_TOLD = AGENCY_NAMES_ITS_SOURCE._replace(alone=None)
# Of 50 rewrites of other lots than those that the signs' weights were learned from, which no rule finds, 28 are found from .65 on
# with 6 that are none, 17 from .8 on with 2 that are none (written events). These have 49 words and more, those that name nobody 100;
# of two reports of fewer than 50 words in the bundled case it would be wrong.
LIKELY = 0.65
SURE = 0.9
SHORT = 60
# Who has less than this share of the names and figures tells another event, and so does who comes more than a day before or after.
SAME_EVENT = 0.1
DAY = 86400.0


class _Report(NamedTuple):
    """What a copy has from a report, the report's story, and the report; in order of how much that is."""

    told: float
    story: int
    copy: Copy


class Weighed(NamedTuple):
    """The report that a copy may tell again, the signs of that, and whether what they have in common is enough by itself."""

    report: _Report
    signs: Signs
    enough: bool


def retold(copy: Copy, reports: Mapping[int, Sequence[Copy]]) -> int | None:
    """Return which story a copy tells again, of those that have some ``reports``; None if it is nobody's, as far as one sees.

    Who names a house has the news from there or from nobody. An agency that names none writes its own; of all others, who names nobody,
    itself, or only what kind of house told it, is held against what a third report has. Where no rule is met the signs are weighed
    together, but of an agency's copy, which is its own unless it says otherwise.
    """
    weighed = (one for one in signs_of(copy, reports) if one.enough or _likely(copy, one.signs))
    return next((one.report.story for one in weighed), None)


def _likely(copy: Copy, signs: Signs) -> bool:
    """Tell whether the signs together make it likely enough; of a short copy that names no house they must say more."""
    if copy.agency:
        return False
    short = not signs.named and len(copy.text.split()) < SHORT
    return probability(signs, weights()) >= (SURE if short else LIKELY)


def signs_of(copy: Copy, reports: Mapping[int, Sequence[Copy]]) -> Iterator[Weighed]:
    """Yield the likeliest of the reports that a copy may tell again, with a date and without, and what speaks for each."""
    named = {story for story, some in reports.items() if any(_names(copy, one) for one in some)}
    alike = [] if copy.agency and not named else list(_alike(copy, reports))
    possible = [report for report in alike if (report.story in named if named else copy.houses.isdisjoint(report.copy.houses))]
    for first in _likeliest(possible):
        yield _weighed(copy, first, alike, reports[first.story] if named else ())


def _likeliest(possible: Sequence[_Report]) -> Iterator[_Report]:
    """Yield the report that has most of a copy, of those with a date, then of those without: these may be rewrites of the same one."""
    for dated in (True, False):
        yield from sorted((report for report in possible if report.copy.dated is dated), key=lambda report: report[:2])[-1:]


def _weighed(copy: Copy, first: _Report, alike: Sequence[_Report], named: Sequence[Copy]) -> Weighed:
    others = [report.told for report in alike if _beside(report, first)]
    signs = Signs(
        more=first.told - max(others, default=INDEPENDENT),
        facts=told_of_facts(copy, first.copy),
        words=told_of_words(copy, first.copy),
        firsts=firsts_in_common(copy, first.copy),
        runs=runs_of_both(copy, first.copy),
        alone=float(not others),
        named=float(bool(named)),
        somebody=float(somebody(copy.text, copy.foot)),
        itself=float(_itself(copy)),
        wire=float(first.copy.is_wire),
    )
    return Weighed(first, signs, _enough(copy, first, others, _least(copy, named, signs)))


def _enough(copy: Copy, first: _Report, others: Sequence[float], least: Least) -> bool:
    """Tell whether a copy has so much from the first report, and so much more than from others, that it tells it again."""
    usual = max(others, default=least.alone)
    if usual is None or first.told < max(least.told, usual + least.more):
        return False
    return not least.alike or _in_common(copy, first.copy) >= least.alike


def _least(copy: Copy, named: Sequence[Copy], signs: Signs) -> Least:
    if not named:
        if signs.somebody:
            return NAMES_SOMEBODY
        return NAMES_ITSELF if signs.itself else NAMES_NOBODY
    told = all(only_told(copy.text, one.houses) for one in named)
    if copy.agency and not any(prints(copy, one) for one in named):
        return AGENCY_NAMES_WHOM_IT_WAS_TOLD if told else AGENCY_NAMES_ITS_SOURCE
    return NAMES_WHOM_IT_WAS_TOLD if told else NAMES_ITS_SOURCE


def _itself(copy: Copy) -> bool:
    """Tell whether a copy names its own house, as whose reporter was there or whom somebody told something."""
    return not copy.houses.isdisjoint(named_in(copy.text)) or (copy.origin is not None and copy.origin in copy.text)


def _alike(copy: Copy, reports: Mapping[int, Iterable[Copy]]) -> Iterator[_Report]:
    """Yield the reports that have enough in common with a copy to tell its event."""
    for story, some in reports.items():
        for one in some:
            if names_in_common(copy, one) >= SAME_EVENT:
                yield _Report(told_of_facts(copy, one) + told_of_words(copy, one), story, one)


def _in_common(copy: Copy, one: Copy) -> float:
    return names_in_common(copy, one) + words_in_common(copy, one)


def _beside(report: _Report, first: _Report) -> bool:
    """Tell whether a report is another one of the event that the first one tells; one without a date may tell it again itself."""
    return report.story != first.story and report.copy.dated and (not first.copy.dated or abs(report.copy.time - first.copy.time) <= DAY)


def _names(copy: Copy, one: Copy) -> bool:
    """Tell whether a copy names the house of a report that another one signs, as a source or in any other words."""
    if not copy.houses.isdisjoint(one.houses):
        return prints(copy, one)
    return not (copy.cited | copy.further).isdisjoint(one.houses) or (one.origin is not None and one.origin in copy.text)
