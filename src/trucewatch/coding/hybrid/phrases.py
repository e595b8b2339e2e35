"""From pointers to phrases: where each piece's probability to begin or to end one makes a phrase, and where there is none."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .pieces import Pieces

Floats = NDArray[np.float64]

LONGEST = 60  # pieces of a role
NEGLIGIBLE = 1e-6  # a hundred of these change no probability that is looked at
NEARER = 0.8  # what a list's name loses with each further piece; chosen on dev, where it changes next to nothing but the absurd
LOSS = np.array([NEARER**far for far in range(LONGEST)])


class Phrase(NamedTuple):
    """A stretch of the text: code points [start, end), and what stands there."""

    start: int
    end: int
    quote: str


def phrase(pieces: Pieces, first: int, last: int) -> Phrase:
    """The text of pieces first to last."""
    a, b = int(pieces.starts[first]), int(pieces.ends[last])
    return Phrase(a, b, pieces.text[a:b])


def word(pieces: Pieces, at: int) -> Phrase:
    """The whole word that begins at a piece."""
    return phrase(pieces, at, next(i for i in range(at, len(pieces)) if pieces.tails[i]))


def runs_on(pieces: Pieces, first: int, last: int) -> bool:
    """Tell whether pieces first to last go on beyond the end of a sentence, as no role does."""
    return bool(pieces.ends[last] >= pieces.reach[first])


def point(pieces: Pieces, p: Floats, q: Floats, least: float) -> Phrase | None:
    """The likeliest phrase, its occurrences added up, or None where that has less than `least` probability (or null has more).

    `p` and `q` are the probabilities of each piece to begin and to end it; those of piece 0 that there is none.
    """
    least = max(least, 0.6 * float(p[0] * q[0]))
    if (1.0 - p[0]) * (1.0 - q[0]) < least:
        return None  # all phrases together have no more
    size = len(pieces)
    first = [i for i in np.argsort(-p)[:10] if 0 < i < size - 1 and pieces.heads[i]]
    last = [i for i in np.argsort(-q)[:10] if 0 < i < size - 1 and pieces.tails[i]]
    sums: dict[str, float] = {}
    best: dict[str, tuple[float, Phrase]] = {}
    for a in first:
        for b in last:
            chance = float(p[a] * q[b])
            if chance <= NEGLIGIBLE:
                break  # further ends are less likely still
            if a <= b < a + LONGEST and not runs_on(pieces, a, b):
                it = phrase(pieces, a, b)
                key = it.quote.lower()
                sums[key] = sums.get(key, 0.0) + chance
                if key not in best or chance > best[key][0]:
                    best[key] = (chance, it)
    if not sums:
        return None
    key = max(sums, key=lambda k: sums[k])
    return best[key][1] if sums[key] >= least else None


def several(pieces: Pieces, p: Floats, q: Floats, least: float) -> list[tuple[float, Phrase]]:
    """All phrases of a list, each with its probability: that of its start; its end is the likeliest before the next start.

    Names are short, so that an end counts for less the farther off it is; none goes on beyond its sentence.
    """
    size = len(pieces)
    likely = [i for i in range(1, size - 1) if pieces.heads[i] and p[i] >= least / 4]
    sums: dict[str, tuple[float, float, Phrase]] = {}
    for n, a in enumerate(likely):
        stop = min([a + LONGEST, size - 1, *(i for i in likely[n + 1:n + 2] if p[i] > p[a] / 3)])
        lasts = a + np.flatnonzero(pieces.tails[a:stop] & (pieces.ends[a:stop] < pieces.reach[a]))
        it = phrase(pieces, a, int(lasts[(q[lasts] * LOSS[lasts - a]).argmax()]) if len(lasts) else a)
        total, top, best = sums.get(it.quote.lower(), (0.0, 0.0, it))
        sums[it.quote.lower()] = (total + float(p[a]), max(top, float(p[a])), it if p[a] > top else best)
    return [(total, it) for total, _, it in sums.values() if total >= least]
