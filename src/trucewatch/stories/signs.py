"""Signs that a copy tells a report again, none of which is enough by itself, weighed together as written events taught."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from math import exp
from operator import mul
from typing import NamedTuple


class Signs(NamedTuple):
    """What a copy has in common with the report that it has most from: shares between 0 and 1, signs that are 0 or 1, and a length.

    ``facts``, ``words``: the shares of all its names and figures, and of all its telling words outside quotations, that the report has too;
    ``more``: how much more that is, both added up, than what any other report of the event has; ``firsts``: names and figures of the first
    paragraph of one in all of the other, the smaller of both; ``named``: it names the report's house, ``soon``: at once; ``somebody``: it
    names some house without a name; ``itself``: it names its own house; ``wire``: the report is an agency's own, ``agency``: it is one;
    ``paragraphs``, ``quotations``: how much it has of its own (see ``own.py``); ``length``: the logarithm of its words against usual ones.
    """

    more: float
    facts: float
    words: float
    firsts: float
    named: float
    soon: float
    somebody: float
    itself: float
    wire: float
    agency: float
    paragraphs: float
    quotations: float
    length: float


class Weights(NamedTuple):
    """What each sign weighs, and a number to begin with, in a logistic decision."""

    signs: Signs
    bias: float


def probability(signs: Signs, weights: Weights) -> float:
    """Return how probable it is that a copy with these signs tells its report again, 0 to 1."""
    return 1 / (1 + exp(-weights.bias - sum(map(mul, weights.signs, signs))))


@cache
def weights() -> Weights:
    """Return the weights of ``data/signs.json``, which ``benchmarks/stories_signs.py`` writes."""
    read = json.loads(files(__package__).joinpath("data/signs.json").read_text("utf-8"))
    return Weights(Signs(**read["weights"]), float(read["bias"]))
