"""Whether two copies are one: a logistic decision on their measures, with weights learned from written examples."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, prod
from operator import mul

from .compare import Measures


@dataclass(frozen=True, slots=True)
class Decision:
    """What is added up: a weight for each measure, weights of products of two, and a number."""

    weights: tuple[float, ...]
    products: tuple[tuple[int, int, float], ...]
    bias: float

    def probability(self, measures: Measures) -> float:
        """Return how probable it is that the two are one copy, 0 to 1."""
        total = self.bias + sum(map(mul, self.weights, measures))
        for one, other, weight in self.products:
            total += weight * measures[one] * measures[other]
        return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def value(measures: Measures, name: str) -> float:
    """Return the measure, or the product of measures, of a name, as "runs*facts"."""
    return prod(measures[Measures._fields.index(part)] for part in name.split("*"))


@cache
def decision() -> Decision:
    """Return the decision with the weights of ``data/weights.json``, which ``benchmarks/stories_weights.py`` writes."""
    read = json.loads(files(__package__).joinpath("data/weights.json").read_text("utf-8"))
    pairs = [(name.split("*"), float(weight)) for name, weight in read["weights"].items()]
    place = Measures._fields.index
    products = tuple((place(parts[0]), place(parts[1]), weight) for parts, weight in pairs if len(parts) == 2)
    return Decision(tuple(float(read["weights"].get(name, 0)) for name in Measures._fields), products, float(read["bias"]))
