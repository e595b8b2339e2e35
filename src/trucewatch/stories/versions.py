"""An agency's later version where words in common do not tell: the toll has risen since, or it quotes the same words again."""

from __future__ import annotations

import re

from .compare import names_in_common
from .copy import Copy
from .wording import shared

# Policy: what the two have in common at least. The agency's next report, of a like attack, counts the dead of both in one sentence too, but
# has at most .56 of the names and figures (written events).
LEAST_RUNS = 0.25
LEAST_FACTS = 0.6
_VERB = (
    r"rose|rises|risen|climb(?:s|ed)|gr(?:ew|own|ows)|reach(?:es|ed)|jump(?:s|ed)|mount(?:s|ed)|pass(?:es|ed)|increased|doubled|soared"
    r"|st(?:ands|ood) at"
)
_DEAD = r"death toll|toll|number of (?:\w+\s)?(?:dead|deaths|victims|people killed|those killed|casualties)"
_RISEN = re.compile(rf"\b(?:{_DEAD})\b[^.]{{0,120}}\b(?:{_VERB})\b", re.IGNORECASE)
# What agencies write under the headline of an update, and what a later toll says of the one before; the second is looked for from its
# first letter on, since few places of a text have it.
_UPDATE = re.compile(r"\s*\((?:Updates|Recasts|Adds)\b[^.\n]{2,100}\)", re.IGNORECASE)
_RAISED = re.compile(
    r"[riuRIU](?<!\w.)(?i:ais|evis|pdat|ncreas)(?i:ing|ed|es) (?i:an |the |its |their )?(?i:earlier|previous|initial|first) "
    r"(?i:death )?(?i:toll|count)\b"
)
_OPENING = 400
# Policy: runs of six words of quotations in common, and of all runs. Of 245 pairs of an agency's reports that quote the same words one
# is of different reports; it has .12 of the runs, the others have .19 and more (written events).
LEAST_QUOTED = 3
LEAST_RUNS_WITH_QUOTES = 0.15


def is_later_version(one: Copy, other: Copy, runs: float) -> bool:
    """Tell whether two copies are versions of one report of an agency, printed by itself; ``runs`` as ``runs_of_both`` has it."""
    if not (one.is_wire and other.is_wire) or one.agency.isdisjoint(other.agency):
        return False
    if runs >= LEAST_RUNS_WITH_QUOTES and shared(one.quoted, other.quoted) >= LEAST_QUOTED:
        return True
    return runs >= LEAST_RUNS and tells_that_more_are_dead(one, other)


def says_it_is_later(one: Copy, other: Copy) -> bool:
    """Tell whether ``one``, of the agency of ``other``, says that it updates a report or raises a toll, which ``other`` does not say."""
    return not one.agency.isdisjoint(other.agency) and _says_update(one.text) and not _says_update(other.text)


def _says_update(text: str) -> bool:
    return _UPDATE.match(text) is not None or _RAISED.search(text) is not None


def tells_that_more_are_dead(one: Copy, other: Copy) -> bool:
    """Tell whether the later of two reports opens with how far the toll has risen since, and tells of the same otherwise."""
    if not (one.dated and other.dated) or one.time == other.time:
        return False
    # Where both open so the agency counts the dead of a war day by day, and each day is news of its own.
    first, later = (one, other) if one.time < other.time else (other, one)
    opening = later.text.partition("\n")[0][:_OPENING]
    return _RISEN.search(opening) is not None and not _RISEN.search(first.text[:_OPENING]) and names_in_common(one, other) >= LEAST_FACTS
