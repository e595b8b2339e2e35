"""Learn the weights of the decision on stories: ``python -m benchmarks.stories_weights`` (reads the splits of ``READ`` alone).

Pairs of one event, and pairs of different events that share anything, are the examples. Of one story only pairs with its original or a
revision of it count: that a cut and a rewrite look unlike does not mean that they are not of one copy.
"""

from __future__ import annotations

import json
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import numpy as np

from benchmarks.stories_set import Labelled, labelled
from trucewatch.stories.compare import Measures, measure
from trucewatch.stories.copy import Copy, copy_of
from trucewatch.stories.decide import value

NAMES = (
    "runs", "topics", "facts", "firsts", "told", "told_facts", "at_once", "signed", "conflict", "days", "other_day", "signed*days",
    "runs*facts",
)  # fmt: skip
READ = ("tune", "mend", "later", "harder", "open2")
RIDGE = 0.2
OUT = Path(__file__).parents[1] / "src/trucewatch/stories/data/weights.json"


def examples(items: list[Labelled]) -> tuple[list[Measures], list[bool]]:
    """Return the measures of the pairs to learn from, and whether each pair is of one story."""
    by_event: dict[str, list[Labelled]] = defaultdict(list)
    for item in items:
        by_event[item.event].append(item)
    copies: dict[str, Copy] = {item.id: copy_of(item.document) for item in items}
    pairs = [pair for found in by_event.values() for pair in combinations(found, 2)]
    told = [(one, other) for one, other in pairs if one.story != other.story or {one.kind, other.kind} & {"original", "revision"}]
    return [measure(copies[one.id], copies[other.id]) for one, other in told], [one.story == other.story for one, other in told]


def fit(measures: list[Measures], labels: list[bool], names: tuple[str, ...] = NAMES) -> tuple[dict[str, float], float]:
    """Return weights and bias of a logistic regression with a ridge, by Newton's method; both labels weigh the same in sum."""
    rows = np.array([[value(found, name) for name in names] + [1.0] for found in measures])
    wanted = np.array(labels, float)
    share = wanted.mean()
    weight = np.where(wanted == 1, 0.5 / share, 0.5 / (1 - share)) / len(wanted)
    theta = newton(rows, wanted, weight, RIDGE)
    return dict(zip(names, theta[:-1].tolist(), strict=True)), float(theta[-1])


def newton(rows: np.ndarray, wanted: np.ndarray, weight: np.ndarray, ridge: float) -> np.ndarray:
    """Return what minimises a ridge and the logistic loss of rows of measures, of each of which 0 or 1 is wanted, with its weight."""
    theta = np.zeros(rows.shape[1])
    ridges = np.full(rows.shape[1], ridge / len(wanted))
    for _ in range(60):
        chance = 1 / (1 + np.exp(-np.clip(rows @ theta, -30, 30)))
        slope = rows.T @ (weight * (chance - wanted)) + ridges * theta
        curve = (rows * (weight * chance * (1 - chance) + 1e-12)[:, None]).T @ rows + np.diag(ridges)
        theta -= np.linalg.solve(curve, slope)
    return theta


def main() -> None:
    measures, labels = examples([item for split in READ for item in labelled(split)])
    weights, bias = fit(measures, labels)
    made = {
        "made_by": "python -m benchmarks.stories_weights",
        "pairs": len(labels),
        "weights": {name: round(weight, 4) for name, weight in weights.items()},
        "bias": round(bias, 4),
    }
    OUT.write_text(json.dumps(made, indent=2) + "\n", "utf-8")
    print(OUT.read_text("utf-8"))


if __name__ == "__main__":
    main()
