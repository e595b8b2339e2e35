"""Who has a key: the first ones to have it, in as few objects as can be, since the keys of a week are millions."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, repeat


class Postings:
    """For every key the numbers of those who had it first, at most ``most``; a single holder is one object for all of its keys."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._holders: dict[int, tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self._holders)

    def add(self, keys: list[int], number: int) -> None:
        """Note that somebody, whose number is greater than all before, has these keys."""
        holders, most, alone = self._holders, self._most, (number,)
        for key, held in zip(keys, map(holders.setdefault, keys, repeat(alone)), strict=True):
            if held is not alone and len(held) < most:
                holders[key] = held + alone

    def of(self, keys: Iterable[int]) -> list[int]:
        """Return, once for each key, who has it."""
        return list(chain.from_iterable(filter(None, map(self._holders.get, keys))))

    def copy(self) -> Postings:
        """Return the same once more."""
        other = Postings(self._most)
        other._holders = dict(self._holders)
        return other
