"""Who tells a report again in words of its own, and names nobody, or its source only below.

How much two reports of one event have in common in words, names and figures lies in the same range for a rewrite and for reports that
are independent, since the events differ. More is told by how much of all that a text tells is in the report, not of the shorter of the
two, by what other reports of this event have in common with it, and by what is the text's own: paragraphs, and words that it quotes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log
from typing import NamedTuple

from .compare import firsts_in_common, names_in_common, prints, told_of_facts, told_of_words
from .copy import Copy
from .own import own_paragraphs, own_quotations
from .signs import Signs, probability, weights
from .sources import named as named_in
from .sources import somebody

# What other reports of an event are taken to have of a copy, shares of names and of words added up, where none is there.
INDEPENDENT = 0.45
# Where the signs of a copy of other lots than those that their weights were learned from say so, from LIKELY on, 636 rewrites of 649
# are found, and 16 copies that are none (written events). Short ones that name nobody must say more: of two reports of fewer than 50
# words in the bundled case it would be wrong. No rewrite has less than FEW from its report.
LIKELY = 0.55
SURE = 0.85
SHORT = 60
FEW = 0.4
# Shorter texts count as of the least words; against the usual ones length is measured.
LEAST_WORDS, USUAL_WORDS = 20, 100
# Who has less than this share of the names and figures tells another event, and so does who comes more than a day before or after.
SAME_EVENT = 0.1
DAY = 86400.0


class _Report(NamedTuple):
    """What a copy has from a report, the report's story, and the report; in order of how much that is."""

    told: float
    story: int
    copy: Copy


def retold(copy: Copy, reports: Mapping[int, Sequence[Copy]]) -> int | None:
    """Return which story a copy tells again, of those that have some ``reports``; None if it is nobody's, as far as one sees.

    Who names a house has the news from there or from nobody; an agency that names none writes its own.
    """
    possible = ((first, signs) for first, signs in _without_own(copy, reports) if _likely(copy, signs))
    return next((first.story for first, signs in possible if _likely(copy, _with_own(signs, copy, first.copy))), None)


def _likely(copy: Copy, signs: Signs) -> bool:
    """Tell whether the signs together make it likely enough; of a short copy that names no house they must say more."""
    short = not signs.named and len(copy.text.split()) < SHORT
    return probability(signs, weights()) >= (SURE if short else LIKELY)


def weighed(copy: Copy, reports: Mapping[int, Sequence[Copy]]) -> Iterator[tuple[int, Signs]]:
    """Yield the stories that a copy is likeliest to tell again, each with the signs of that."""
    for first, signs in _without_own(copy, reports):
        yield first.story, _with_own(signs, copy, first.copy)


def _without_own(copy: Copy, reports: Mapping[int, Sequence[Copy]]) -> Iterator[tuple[_Report, Signs]]:
    """Yield the reports that a copy has most from, each with the signs as they are where the copy has nothing of its own.

    What is its own takes longest to find, and speaks against: it need not be known where the other signs already say no.
    """
    named = {story for story, some in reports.items() if any(_names(copy, one) for one in some)}
    alike = [] if copy.agency and not named else list(_alike(copy, reports))
    possible = [report for report in alike if (report.story in named if named else copy.houses.isdisjoint(report.copy.houses))]
    for first in _likeliest(possible):
        if first.told >= FEW:
            others = [report.told for report in alike if _beside(report, first)]
            yield first, _signs(copy, first, max(others, default=INDEPENDENT), bool(named))


def _likeliest(possible: Sequence[_Report]) -> Iterator[_Report]:
    """Yield the report that has most of a copy, of those with a date, then of those without: these may be rewrites of the same one."""
    for dated in (True, False):
        yield from sorted((report for report in possible if report.copy.dated is dated), key=lambda report: report[:2])[-1:]


def _signs(copy: Copy, first: _Report, usual: float, named: bool) -> Signs:
    """Return the signs that a copy tells a report again; others have as much as is ``usual`` of it."""
    report = first.copy
    return Signs(
        more=first.told - usual,
        facts=told_of_facts(copy, report),
        words=told_of_words(copy, report),
        firsts=firsts_in_common(copy, report),
        named=float(named),
        soon=float(not copy.at_once.isdisjoint(report.houses)),
        somebody=float(somebody(copy.text, copy.foot)),
        itself=float(_itself(copy)),
        wire=float(report.is_wire),
        agency=float(copy.is_wire),
        paragraphs=0.0,
        quotations=0.0,
        length=log(max(copy.words, LEAST_WORDS) / USUAL_WORDS),
    )


def _with_own(signs: Signs, copy: Copy, report: Copy) -> Signs:
    """Return the signs with how much a copy has of its own."""
    return signs._replace(paragraphs=own_paragraphs(copy, report), quotations=own_quotations(copy, report))


def _itself(copy: Copy) -> bool:
    """Tell whether a copy names its own house, as whose reporter was there or whom somebody told something."""
    return (copy.origin is not None and copy.origin in copy.text) or not copy.houses.isdisjoint(named_in(copy.text))


def _alike(copy: Copy, reports: Mapping[int, Iterable[Copy]]) -> Iterator[_Report]:
    """Yield the reports that have enough in common with a copy to tell its event."""
    for story, some in reports.items():
        for one in some:
            if names_in_common(copy, one) >= SAME_EVENT:
                yield _Report(told_of_facts(copy, one) + told_of_words(copy, one), story, one)


def _beside(report: _Report, first: _Report) -> bool:
    """Tell whether a report is another one of the event that the first one tells; one without a date may tell it again itself."""
    return report.story != first.story and report.copy.dated and (not first.copy.dated or abs(report.copy.time - first.copy.time) <= DAY)


def _names(copy: Copy, one: Copy) -> bool:
    """Tell whether a copy names the house of a report that another one signs, as a source or in any other words."""
    if not copy.houses.isdisjoint(one.houses):
        return prints(copy, one)
    return not (copy.cited | copy.further).isdisjoint(one.houses) or (one.origin is not None and one.origin in copy.text)
