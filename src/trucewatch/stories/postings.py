"""Who has a key: the first ones to have it, in as few objects as can be, since the keys of a week are millions."""

from __future__ import annotations

from collections.abc import Iterable


class Postings:
    """For every key the numbers of those who had it first, at most ``most``: one look-up a key, and for a single holder no object."""

    def __init__(self, most: int) -> None:
        self._most = most
        # The number of the only holder, or the complement of where several stand.
        self._holder: dict[int, int] = {}
        self._several: list[tuple[int, ...]] = []

    def __len__(self) -> int:
        return len(self._holder)

    def add(self, keys: Iterable[int], number: int) -> None:
        """Note that somebody, whose number is greater than all before, has these keys."""
        for key in keys:
            holder = self._holder.setdefault(key, number)
            if holder < 0:
                if len(self._several[~holder]) < self._most:
                    self._several[~holder] += (number,)
            elif holder != number:
                self._holder[key] = ~len(self._several)
                self._several.append((holder, number))

    def of(self, keys: Iterable[int]) -> list[int]:
        """Return, once for each key, who has it."""
        found: list[int] = []
        holder = self._holder.get
        for key in keys:
            number = holder(key)
            if number is None:
                continue
            if number < 0:
                found += self._several[~number]
            else:
                found.append(number)
        return found

    def copy(self) -> Postings:
        """Return the same once more."""
        other = Postings(self._most)
        other._holder, other._several = dict(self._holder), list(self._several)
        return other
