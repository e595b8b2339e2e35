"""From pointers to phrases: where each piece's probability to begin or to end one makes a phrase, and where there is none."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from trucewatch.phrasing import same

from .pieces import Pieces

Floats = NDArray[np.float64]

LONGEST = 60  # pieces of a role
NEGLIGIBLE = 1e-6  # a hundred of these change no probability that is looked at
SLIGHT, MOST = 0.01, 12  # of a phrase's probability, and of phrases: what is beyond does not tell which one is meant
AS_LIKELY = 0.6  # of a stretch over two phrases, what each has where nobody meant the whole
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
    """The phrase that most of the probability agrees with, or None where less than `least` does (or null has more).

    "The camp", "camp Ashraf" and "the camp near Khalis" are no three weak answers, but one that is told in three ways. `p` and `q` are the
    probabilities of each piece to begin and to end it; those of piece 0 that there is none.
    """
    least = max(least, 0.6 * float(p[0] * q[0]))
    if (1.0 - p[0]) * (1.0 - q[0]) < least:
        return None  # all phrases together have no more
    found = likely(pieces, p, q)
    if not found:
        return None
    agreed = {one: sum(other.chance for other in found if other is one or same(one.phrase.quote, other.phrase.quote)) for one in found}
    best = max(found, key=lambda one: agreed[one])
    return best.phrase if agreed[best] >= least else None


class Likely(NamedTuple):
    """A phrase with its probability, that of all its occurrences; `phrase` is the likeliest of them."""

    chance: float
    phrase: Phrase


def likely(pieces: Pieces, p: Floats, q: Floats) -> list[Likely]:
    """The phrases worth weighing, the likeliest first."""
    found: dict[str, tuple[float, float, Phrase]] = {}
    for chance, it in spans(pieces, p, q):
        total, top, best = found.get(it.quote.lower(), (0.0, 0.0, it))
        found[it.quote.lower()] = (total + chance, max(top, chance), it if chance > top else best)
    ranked = sorted((Likely(total, it) for total, _, it in found.values()), key=lambda one: -one.chance)[:MOST]
    ranked = [one for n, one in enumerate(ranked) if n == 0 or one.chance >= SLIGHT]
    return [one for one in ranked if not joins_two(one, ranked)]


def joins_two(one: Likely, ranked: list[Likely]) -> bool:
    """Whether a phrase only runs from the beginning of one to the end of another: pointers do not say which of them belong together."""
    near = [other.phrase for other in ranked if other is not one and other.chance >= AS_LIKELY * one.chance]
    ends = [it.end for it in near if it.start == one.phrase.start and it.end < one.phrase.end]
    starts = [it.start for it in near if it.end == one.phrase.end and it.start > one.phrase.start]
    return bool(ends and starts) and min(ends) < max(starts)


def likeliest(x: Floats, edge: NDArray[np.bool_]) -> list[int]:
    """The ten likeliest pieces, of them those at the edge of a word; the first and the last piece are no words."""
    return [int(i) for i in np.argsort(-x)[:10] if 0 < i < len(edge) - 1 and edge[i]]


def spans(pieces: Pieces, p: Floats, q: Floats) -> Iterator[tuple[float, Phrase]]:
    """The stretches within a sentence, from word to word, that begin and end where that is likeliest, with their probabilities."""
    first, last = likeliest(p, pieces.heads), likeliest(q, pieces.tails)
    for a in first:
        for b in last:
            chance = float(p[a] * q[b])
            if chance <= NEGLIGIBLE:
                break  # further ends are less likely still
            if a <= b < a + LONGEST and not runs_on(pieces, a, b):
                yield chance, phrase(pieces, a, b)


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
