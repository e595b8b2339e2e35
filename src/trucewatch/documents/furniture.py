"""Taking the furniture of a page away: comment forms, share buttons, notices, related links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .credit import is_credit
from .lexicon import lines, table

# A page that does not let its reader in says little else.
_LONGEST_REFUSAL = 700
# An end mark above this many characters of text stands in a navigation bar, not below an article.
_ENOUGH = 200


def cleared(rows: list[str]) -> list[str]:
    """Return ``rows`` without furniture; the blank rows that followed a row taken out go with it."""
    kept: list[str] = []
    taken = False
    for row in rows[: _end(rows)]:
        line = row.strip()
        taken = is_furniture(line) or (taken and not line)
        if not taken:
            kept.append(row)
    return kept


def is_furniture(line: str) -> bool:
    """Tell whether ``line`` as a whole is furniture."""
    return bool(line) and len(line) <= table("furniture")["longest"] and _matches("anywhere", line) and not is_credit(line)


def is_end(line: str) -> bool:
    """Tell whether ``line`` opens what stands below an article (comments, related articles)."""
    return bool(line) and len(line) <= table("furniture")["longest"] and _matches("end", line)


def is_rule(line: str) -> bool:
    """Tell whether ``line`` only divides."""
    return bool(lines("furniture", "rule").fullmatch(line))


def is_refusal(rows: Sequence[str]) -> bool:
    """Tell whether a page says no more than that its site does not let the reader in: a check for robots, no access."""
    return sum(map(len, rows)) <= _LONGEST_REFUSAL and any(_matches("refused", line) for row in rows for line in _sentences(row))


def _sentences(row: str) -> Iterator[str]:
    yield from (part.strip() for part in (row, *re.split(r"(?<=[.!?…])\s+", row)))


def _matches(group: str, line: str) -> bool:
    return lines("furniture", group).fullmatch(line) is not None


def _end(rows: list[str]) -> int:
    seen = 0
    for number, row in enumerate(rows):
        line = row.strip()
        if seen >= _ENOUGH and is_end(line):
            return number
        seen += len(line)
    return len(rows)
