"""Which earlier documents may share a copy: an index of rare word runs, so that few pairs are compared."""

from __future__ import annotations

from collections import Counter, defaultdict

from .copy import Copy

# A run of four words that stands in more documents than this tells nothing (a stock phrase, an agency's boilerplate).
TOO_COMMON = 40
MOST = 25


class Sketches:
    """An inverted index from word runs to the documents that have them."""

    def __init__(self) -> None:
        self._holders: dict[str, list[str]] = defaultdict(list)

    def add(self, copy: Copy) -> None:
        """Index a document."""
        for run in copy.shingles:
            holders = self._holders[run]
            if len(holders) <= TOO_COMMON:
                holders.append(copy.document)

    def candidates(self, copy: Copy) -> list[str]:
        """Return the documents that share most runs with ``copy``, best first."""
        shared: Counter[str] = Counter()
        for run in copy.shingles:
            holders = self._holders.get(run, ())
            if len(holders) <= TOO_COMMON:
                shared.update(holders)
        return [name for name, _ in sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST]]
