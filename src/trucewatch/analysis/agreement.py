"""How far coders agree beyond chance: Krippendorff's alpha.

K. Krippendorff, Content Analysis: An Introduction to Its Methodology, chapter "Reliability"; the computation by coincidences follows his
"Computing Krippendorff's Alpha-Reliability" (2011). Any number of coders, missing values, nominal, ordinal, interval and ratio data.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Literal

Level = Literal["nominal", "ordinal", "interval", "ratio"]
Value = Hashable


def alpha(units: Iterable[Sequence[Value | None]], level: Level = "nominal") -> float | None:
    """Return Krippendorff's alpha over the values that coders gave to each unit; None marks a value that is missing.

    1 is perfect agreement, 0 what chance would give; it falls below 0 where coders differ on purpose. None where nothing can be said: no
    unit has two values, or all values are the same. At the levels "interval" and "ratio" values are numbers (raises TypeError otherwise),
    at "ordinal" whatever can be sorted.
    """
    pairs = coincidences(units)
    totals: dict[Value, float] = defaultdict(float)
    for (one, _), count in pairs.items():
        totals[one] += count
    n = sum(totals.values())
    if n <= 1 or len(totals) < 2:
        return None
    distance = _distances(totals, level)
    observed = sum(count * distance[pair] for pair, count in pairs.items())
    expected = sum(totals[one] * totals[other] * distance[one, other] for one in totals for other in totals) / (n - 1)
    return 1 - observed / expected


def coincidences(units: Iterable[Sequence[Value | None]]) -> Mapping[tuple[Value, Value], float]:
    """Return how often each ordered pair of values stands in one unit, each unit's pairs weighted by 1 / (values - 1)."""
    pairs: dict[tuple[Value, Value], float] = defaultdict(float)
    for unit in units:
        given = [value for value in unit if value is not None]
        for at, one in enumerate(given):
            for other in given[:at] + given[at + 1 :]:
                pairs[one, other] += 1 / (len(given) - 1)
    return pairs


def _distances(totals: Mapping[Value, float], level: Level) -> dict[tuple[Value, Value], float]:
    if level == "ordinal":
        return _ordinal(totals)
    measure = {"nominal": _nominal, "interval": _interval, "ratio": _ratio}[level]
    return {(one, other): measure(one, other) for one in totals for other in totals}


def _nominal(one: Value, other: Value) -> float:
    return float(one != other)


def _interval(one: Value, other: Value) -> float:
    return float((one - other) ** 2)  # type: ignore[operator]


def _ratio(one: Value, other: Value) -> float:
    return float(((one - other) / (one + other)) ** 2) if one != other else 0.0  # type: ignore[operator]


def _ordinal(totals: Mapping[Value, float]) -> dict[tuple[Value, Value], float]:
    """Two values are as far apart as there are values between them, counting half of each of the two."""
    order = sorted(totals)  # type: ignore[type-var]
    found: dict[tuple[Value, Value], float] = {}
    for at, one in enumerate(order):
        for to in range(at, len(order)):
            between = sum(totals[value] for value in order[at : to + 1]) - (totals[one] + totals[order[to]]) / 2
            found[one, order[to]] = found[order[to], one] = between**2 if to != at else 0.0
    return found
