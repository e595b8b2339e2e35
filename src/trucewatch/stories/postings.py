"""Who has a key: the first ones to have it, in as few objects as can be, since the keys of a week are millions."""

from __future__ import annotations

from collections.abc import Sequence


class Postings:
    """For every key the numbers of those who had it first, at most ``most``: one look-up a key, and for a single holder no object."""

    def __init__(self, most: int) -> None:
        self._most = most
        # The number of the only holder, or the complement of twice the place where several stand, and one more if no further one is wanted.
        self._holder: dict[int, int] = {}
        self._several: list[tuple[int, ...]] = []

    def __len__(self) -> int:
        return len(self._holder)

    def add(self, keys: Sequence[int], number: int) -> None:
        """Note that somebody, whose number is greater than all before, has these keys."""
        holders, several = self._holder, self._several
        for key in keys:
            holder = holders.setdefault(key, number)
            if holder < 0:
                if holder & 1:
                    self._add(key, ~holder >> 1, number)
            elif holder != number:
                holders[key] = ~(len(several) << 1 | (self._most <= 2))
                several.append((holder, number))

    def _add(self, key: int, place: int, number: int) -> None:
        several = self._several[place] = (*self._several[place], number)
        if len(several) == self._most:
            self._holder[key] = ~(place << 1 | 1)

    def of(self, keys: Sequence[int]) -> list[int]:
        """Return, once for each key, who has it."""
        found: list[int] = []
        several = self._several
        for holder in map(self._holder.get, keys):
            if holder is None:
                continue
            if holder < 0:
                found += several[~holder >> 1]
            else:
                found.append(holder)
        return found

    def copy(self) -> Postings:
        """Return the same once more."""
        other = Postings(self._most)
        other._holder, other._several = dict(self._holder), list(self._several)
        return other
