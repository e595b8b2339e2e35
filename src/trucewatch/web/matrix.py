"""Who says what, as a grid: a row for each thing said, a column for each speaker, in each cell whether they say so or deny it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .told import Matter, Saying

# A grid with more columns than this is no grid to the eye; those who speak least share the last one.
COLUMNS = 9
OTHERS = "Others"


@dataclass(frozen=True)
class Word:
    """What one speaker says in one story about one thing."""

    saying: Saying
    denies: bool


@dataclass(frozen=True)
class Row:
    """A thing said, with the words of each column; ``contested`` where some say so and others deny it."""

    text: str
    cells: tuple[tuple[Word, ...], ...]
    contested: bool


@dataclass(frozen=True)
class Grid:
    """The columns (speakers; the last may be :data:`OTHERS`) and the rows, those about the truce apart from those about incidents."""

    speakers: tuple[str, ...]
    truce: tuple[Row, ...]
    incidents: tuple[Row, ...]


def grid(matters: Sequence[Matter], parties: Iterable[str] = ()) -> Grid:
    """Return the grid of some matters: the parties' own columns first, then who says most."""
    speakers = _speakers(matters, frozenset(parties))
    rows = [(matter, _row(matter, speakers)) for matter in matters]
    return Grid(speakers, tuple(row for m, row in rows if not m.order[0]), tuple(row for m, row in rows if m.order[0]))


def _speakers(matters: Iterable[Matter], parties: frozenset[str]) -> tuple[str, ...]:
    count = Counter(saying.speaker for matter in matters for saying in (*matter.affirmed, *matter.denied))
    ranked = sorted(count, key=lambda name: (name not in parties, -count[name], name.casefold()))
    return tuple(ranked) if len(ranked) <= COLUMNS else (*ranked[: COLUMNS - 1], OTHERS)


def _row(matter: Matter, speakers: tuple[str, ...]) -> Row:
    words = [*(Word(one, False) for one in matter.affirmed), *(Word(one, True) for one in matter.denied)]
    cells: dict[str, list[Word]] = {name: [] for name in speakers}
    for word in sorted(words, key=lambda word: word.saying.told):
        cells[word.saying.speaker if word.saying.speaker in cells else OTHERS].append(word)
    return Row(matter.text, tuple(tuple(cells[name]) for name in speakers), bool(matter.affirmed and matter.denied))
