"""What a copy has that a report of the same event has not: whole paragraphs, and words that it quotes."""

from __future__ import annotations

import numpy as np

from .copy import Copy
from .lines import Line, lines_of_each
from .vocabulary import Marks
from .wording import shared

# A paragraph with less of its names, figures and telling words in the report is the copy's own; shorter ones tell too little.
OWN = 0.25
TELLING = 4
# So many words of quotations that the report has not say as much as more of them.
MANY = 4


def own_paragraphs(copy: Copy, report: Copy) -> float:
    """Return the share of what a copy tells that stands in paragraphs which the report hardly has anything of, 0 to 1."""
    lines = [marks for line in lines_of_each([copy.text])[0] if len(marks := _marks(line)) >= TELLING]
    if not lines:
        return 1.0
    known = np.isin(np.concatenate(lines), np.concatenate((report.facts, report.topics)))
    sizes = np.array([len(marks) for marks in lines])
    had = np.add.reduceat(known, np.cumsum(sizes) - sizes) / sizes
    return float(sizes[had < OWN].sum() / sizes.sum())


def own_quotations(copy: Copy, report: Copy) -> float:
    """Return how many telling words a copy has in quotations alone that the report has nowhere: ``MANY`` and more are 1."""
    quoted: Marks = np.setdiff1d(copy.topics, copy.unquoted, assume_unique=True)
    return min(len(quoted) - shared(quoted, report.topics), MANY) / MANY


def _marks(line: Line) -> Marks:
    return np.frombuffer(line.facts + line.unquoted, np.uint32)
