"""Learn how the signs that a copy tells a report again weigh: ``python -m benchmarks.stories_signs [--crossed]``.

Examples are the originals and the rewrites of the written events, each with the reports of its event that came before it. ``--crossed``
writes nothing: split by split it says how many copies would be found rightly and wrongly, by weights learned from all other splits.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.stories_set import Labelled, labelled
from benchmarks.stories_weights import newton
from trucewatch.stories.copy import Copy, copy_of
from trucewatch.stories.retold import weighed
from trucewatch.stories.signs import Signs, Weights, probability

READ = (
    "tune", "test", "mend", "kept", "later", "unseen", "harder", "open2", "kept2", "open3", "kept3", "kept4", "kept5", "kept6", "kept7",
    "kept8", "kept9", "kept10", "kept11", "kept12", "kept13", "kept14", "kept15", "kept16", "kept17", "kept18", "kept19",
    "kept20", "kept21", "kept22",
)  # fmt: skip
RIDGE = 1.0
OUT = Path(__file__).parents[1] / "src/trucewatch/stories/data/signs.json"
Told = list[tuple[Labelled, Copy]]


class Example(NamedTuple):
    """The signs that a copy tells a report again, and whether it does."""

    signs: Signs
    right: bool


def examples(split: str) -> list[Example]:
    """Return what each copy of a split has in common with the likeliest of the reports before it."""
    by_event: dict[str, Told] = defaultdict(list)
    for item in labelled(split):
        by_event[item.event].append((item, copy_of(item.document)))
    return [one for told in by_event.values() for item, copy in told for one in _of_copy(item, copy, told)]


def _of_copy(item: Labelled, copy: Copy, told: Told) -> Iterator[Example]:
    if item.kind not in ("original", "derived"):
        return
    numbers = {story: number for number, story in enumerate(sorted({one.story for one, _ in told}))}
    reports: dict[int, list[Copy]] = defaultdict(list)
    for one, report in told:
        if report.time < copy.time and _reports(one, report) and (item.kind == "derived" or one.story != item.story):
            reports[numbers[one.story]].append(report)
    for story, signs in weighed(copy, reports):
        yield Example(signs, story == numbers[item.story])


def _reports(item: Labelled, copy: Copy) -> bool:
    return item.kind in ("original", "revision") or bool(copy.agency)


def learned(found: list[Example]) -> Weights:
    """Return what the signs weigh, every example alike."""
    rows = np.array([[*one.signs, 1.0] for one in found])
    theta = newton(rows, np.array([one.right for one in found], float), np.full(len(rows), 1 / len(rows)), RIDGE)
    return Weights(Signs(*(round(float(weight), 4) for weight in theta[:-1])), round(float(theta[-1]), 4))


def crossed() -> None:
    """Print how many of the copies are found from what probability on, rightly and wrongly."""
    by_split = {split: examples(split) for split in READ}
    rated = []
    for split, held in by_split.items():
        weights = learned([one for other, found in by_split.items() if other != split for one in found])
        rated += [(probability(one.signs, weights), one.right) for one in held]
    for least in (0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8):
        found = [right for chance, right in rated if chance >= least]
        print(f"from {least} on: {sum(found)} right of {sum(right for _, right in rated)}, {len(found) - sum(found)} wrong")


def main() -> None:
    found = [one for split in READ for one in examples(split)]
    weights = learned(found)
    made = {
        "made_by": "python -m benchmarks.stories_signs", "examples": len(found), "weights": weights.signs._asdict(), "bias": weights.bias,
    }  # fmt: skip
    OUT.write_text(json.dumps(made, indent=2) + "\n", "utf-8")
    print(OUT.read_text("utf-8"))


if __name__ == "__main__":
    crossed() if "--crossed" in sys.argv else main()
