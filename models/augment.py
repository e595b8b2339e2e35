"""More passages from those there are: names exchanged between passages, two passages in one."""

import copy
import json
from typing import Any

import numpy as np

Row = dict[str, Any]
NAMED = {"actor": ("pledgers", "counterparts", "actor"), "place": ("place",), "speaker": ("said_by",), "mediator": ("mediators",)}


def names(row: Row) -> dict[str, set[str]]:
    """Proper names of a passage by what they name."""
    found: dict[str, set[str]] = {k: set() for k in NAMED}
    for entry in [*row["pledges"], *row["incidents"]]:
        for what, fields in NAMED.items():
            for key in fields:
                values = entry.get(key) or []
                found[what] |= {v for v in ([values] if isinstance(values, str) else values) if proper(v)}
    return found


def proper(text: str) -> bool:
    words = text.split()
    return len(words) <= 5 and text[0].isupper() and words[-1][0].isupper()


def pools(rows: list[Row]) -> dict[str, list[str]]:
    """All names of a set of passages by what they name."""
    found: dict[str, set[str]] = {k: set() for k in NAMED}
    for row in rows:
        for what, some in names(row).items():
            found[what] |= some
    return {k: sorted(v) for k, v in found.items()}


def exchange(row: Row, pool: dict[str, list[str]], rng: np.random.Generator, chance: float) -> Row:
    """The passage with some of its names exchanged for others of the same sort, everywhere they stand."""
    made = json.dumps({k: row[k] for k in ("text", "pledges", "incidents", "origin")}, ensure_ascii=False)
    for what, some in names(row).items():
        for name in sorted(some):
            if rng.random() < chance and pool[what]:
                other = pool[what][int(rng.integers(len(pool[what])))]
                made = made.replace(json.dumps(name, ensure_ascii=False)[1:-1], json.dumps(other, ensure_ascii=False)[1:-1])
    new = {**row, **json.loads(made)}
    return new if sound(new) else row


def sound(row: Row) -> bool:
    """Whether every coded phrase still stands in the text."""
    for entry in [*row["pledges"], *row["incidents"]]:
        for key, value in entry.items():
            if key in ("kind", "factuality", "mentions") or key.endswith("_iso") or not isinstance(value, str | list):
                continue
            if any(v not in row["text"] for v in ([value] if isinstance(value, str) else value)):
                return False
    return not row["origin"] or row["origin"] in row["text"]


def join(a: Row, b: Row) -> Row:
    """Two passages as two paragraphs."""
    made = copy.copy(a)
    made["text"] = a["text"] + "\n\n" + b["text"]
    made["pledges"], made["incidents"] = a["pledges"] + b["pledges"], a["incidents"] + b["incidents"]
    made["relevant"], made["origin"] = a["relevant"] or b["relevant"], a["origin"] or b["origin"]
    return made
