"""Whether two copies are one: a logistic decision on their measures, with weights learned from written examples."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from math import exp

from .compare import Measures


@dataclass(frozen=True, slots=True)
class Decision:
    """Weights by the names of measures (and products of two, "runs*facts"), and what is added to their sum."""

    weights: Mapping[str, float]
    bias: float

    def probability(self, measures: Measures) -> float:
        """Return how probable it is that the two are one copy, 0 to 1."""
        total = self.bias
        for name, weight in self.weights.items():
            total += weight * value(measures, name)
        return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def value(measures: Measures, name: str) -> float:
    """Return the measure, or the product of measures, of a name."""
    product = 1.0
    for part in name.split("*"):
        product *= getattr(measures, part)
    return product


@cache
def decision() -> Decision:
    """Return the decision with the weights of ``data/weights.json``, which ``benchmarks/stories_weights.py`` writes."""
    read = json.loads(files(__package__).joinpath("data/weights.json").read_text("utf-8"))
    known = {field.name for field in fields(Measures)}
    weights = {name: float(weight) for name, weight in read["weights"].items() if set(name.split("*")) <= known}
    return Decision(weights, float(read["bias"]))
