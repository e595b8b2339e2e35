"""Gold records as targets over word pieces, and the prior belief where each entry is anchored."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from trucewatch.coding.hybrid import schema
from trucewatch.coding.hybrid.numbers import Count, counts
from trucewatch.coding.hybrid.pieces import Pieces, cut, load_tokenizer

Stretch = tuple[int, int]  # first and last piece
SIGNIFICANCE = {"undertaking": 3.0, "pledgers": 1.0, "condition": 1.0, "starts": 1.0, "ends_or_duration": 1.0, "said_by": 0.4,
                "actor": 1.0, "target": 1.5, "place": 1.5, "date_text": 1.0, "killed": 1.5, "injured": 1.5}


@dataclass
class Entry:
    """One pledge or incident: where its roles stand (any of several occurrences), its labels, its anchor prior per piece."""

    family: str
    kind: int
    factuality: int
    flag: int
    roles: dict[str, list[Stretch]] = field(default_factory=dict)
    lists: dict[str, list[list[Stretch]]] = field(default_factory=dict)
    tolls: dict[str, tuple[int, list[list[int]]]] = field(default_factory=dict)  # class; pieces of each number to add
    prior: NDArray[np.float64] | None = None


@dataclass
class Example:
    """A passage ready for training."""

    row: dict[str, Any]
    pieces: Pieces
    entries: list[Entry]
    origin: list[Stretch]


def lexicon() -> dict[str, dict[str, tuple[str, ...]]]:
    data = tomllib.loads((Path(__file__).parent / "lexicon.toml").read_text(encoding="utf-8"))
    return {family: {kind: tuple(stems.split()) for kind, stems in kinds.items()} for family, kinds in data.items()}


def stretch(pieces: Pieces, start: int, end: int) -> Stretch | None:
    """The pieces that cover [start, end) of the text."""
    inside = np.flatnonzero((pieces.ends > start) & (pieces.starts < end) & (pieces.ends > pieces.starts))
    return (int(inside[0]), int(inside[-1])) if len(inside) else None


def occurrences(pieces: Pieces, phrase: str | None) -> list[Stretch]:
    """Everywhere the phrase stands as whole words (or at all, if never as whole words)."""
    if not phrase:
        return []
    found = [m.span() for m in re.finditer(re.escape(phrase), pieces.text)]
    whole = [(s, e) for s, e in found
             if not (s > 0 and pieces.text[s - 1].isalnum() and phrase[0].isalnum())
             and not (e < len(pieces.text) and pieces.text[e].isalnum() and phrase[-1].isalnum())]
    return [x for s, e in (whole or found) if (x := stretch(pieces, s, e))]


def toll(pieces: Pieces, number: int | None, near: list[Stretch]) -> tuple[int, list[list[int]]]:
    """Class (0 none, 1 sum of counts, 2 an implied one, 3 unknown) and the pieces of the counts that add up to it."""
    if number is None:
        return 0, []
    found = [(c, s) for c in counts(pieces.text) if (s := stretch(pieces, c.start, c.end))]
    exact = [list(range(s[0], s[1] + 1)) for c, s in found if c.value == number]
    centre = np.mean([(a + b) / 2 for a, b in near]) if near else 0.0
    if exact:
        return 1, [min(exact, key=lambda p: abs(p[0] - centre))]
    parts = _sum(found, number, float(centre))
    if parts:
        return 1, parts
    return (2, []) if number == 1 else (3, [])


def _sum(found: list[tuple[Count, Stretch]], number: int, centre: float) -> list[list[int]]:
    """Two or three nearby counts, in order, that add up to the number; the nearest such group to the centre."""
    groups = [found[i:i + 2] for i in range(len(found) - 1)] + [found[i:i + 3] for i in range(len(found) - 2)]
    fitting = [g for g in groups if sum(c.value for c, _ in g) == number and all(c.value for c, _ in g) and g[-1][1][1] - g[0][1][0] < 40]
    best = min(fitting, key=lambda g: abs(g[0][1][0] - centre), default=[])
    return [list(range(s[0], s[1] + 1)) for _, s in best]


class Aligner:
    """Turns gold records into examples."""

    def __init__(self) -> None:
        self.stems = lexicon()
        self.stop = frozenset(self.stems["function"]["words"])
        self.violence = tuple({s for stems in self.stems["incident"].values() for s in stems})

    def example(self, row: dict[str, Any], pieces: Pieces) -> Example:
        entries = [self.entry(pieces, "pledge", p) for p in row["pledges"]]
        entries += [self.entry(pieces, "incident", p) for p in row["incidents"]]
        return Example(row, pieces, entries, occurrences(pieces, row["origin"]))

    def entry(self, pieces: Pieces, family: str, coded: dict[str, Any]) -> Entry:
        made = Entry(family, schema.KINDS[family].index(coded["kind"]), schema.FACTUALITY[family].index(coded["factuality"]),
                     int(bool(coded[schema.FLAG[family]])))
        made.roles = {k: occurrences(pieces, coded[k]) for k in schema.ROLES[family]}
        if family == "pledge":
            made.lists = {k: [o for name in coded[k] if (o := occurrences(pieces, name))] for k in schema.PLEDGE_LISTS}
        else:
            near = [o for k in ("target", "place", "actor") for o in made.roles[k][:1]]
            made.tolls = {k: toll(pieces, coded[k], near) for k in schema.TOLLS}
        made.prior = self.prior(pieces, made)
        return made

    def _mentions(self, entry: Entry) -> list[tuple[float, list[Stretch]]]:
        found = [(SIGNIFICANCE[k], o) for k, o in entry.roles.items() if o]
        found += [(SIGNIFICANCE.get(k, 0.3), o) for k, many in entry.lists.items() for o in many]
        return found + [(SIGNIFICANCE[k], [(p[0], p[-1])]) for k, (_, many) in entry.tolls.items() for p in many]

    def prior(self, pieces: Pieces, entry: Entry) -> NDArray[np.float64]:
        """Log-belief per piece that the entry is anchored there; -inf where it cannot be."""
        mentions, where = self._mentions(entry), np.arange(len(pieces))
        score = np.zeros(len(pieces))
        for weight, places in mentions:
            inside = np.isin(pieces.sentences, [pieces.sentences[a] for a, _ in places])
            distance = np.min([np.maximum(0, np.maximum(a - where, where - b)) for a, b in places], axis=0)
            score += weight * (inside - 0.04 * np.minimum(distance, 40))
        words = np.array([self._word(pieces, i) for i in where])
        kind = schema.KINDS[entry.family][entry.kind]
        score += 2.0 * np.array([w.startswith(self.stems[entry.family][kind]) for w in words])
        if entry.family == "incident":
            score += 1.5 * np.array([w.startswith(self.violence) for w in words])
        for role, places in entry.roles.items():
            for a, b in places:
                score[a:b + 1] += self._role_bonus(role, words[a:b + 1])
        possible = pieces.heads & np.array([len(w) > 1 and w[0].isalpha() and w not in self.stop for w in words])
        return np.where(possible, score, -np.inf)

    def _role_bonus(self, role: str, words: NDArray[np.str_]) -> NDArray[np.float64]:
        if role != "undertaking":
            return np.full(len(words), -1.5)
        return 2.0 + 1.5 * np.array([w.startswith(self.stems["pledge"]["undertaking"]) for w in words])

    @staticmethod
    def _word(pieces: Pieces, index: int) -> str:
        match = re.match(r"[\w'’-]*", pieces.text[pieces.starts[index]:pieces.starts[index] + 30])
        return match.group().lower() if match else ""


def maker(base: Path) -> Callable[[dict[str, Any]], Example]:
    """What makes examples of gold records, with the tokenizer of a base model's folder."""
    tokenizer, aligner = load_tokenizer(str(base / "tokenizer.json")), Aligner()
    return lambda row: aligner.example(row, cut(row["text"], tokenizer))
