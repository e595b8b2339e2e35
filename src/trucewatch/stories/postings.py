"""Who has a key: the first ones to have it, in as few objects as can be, since the keys of a week are millions."""

from __future__ import annotations

from collections.abc import Iterable


class Postings:
    """For every key the numbers of those who had it first, at most ``most``: one look-up a key, and for a single holder no object."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._holders: dict[int, int | tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self._holders)

    def add(self, keys: Iterable[int], number: int) -> None:
        """Note that somebody, whose number is greater than all before, has these keys."""
        holders, most = self._holders, self._most
        for key in keys:
            held = holders.setdefault(key, number)
            if isinstance(held, tuple):
                if len(held) < most:
                    holders[key] = (*held, number)
            elif held != number:
                holders[key] = (held, number)

    def of(self, keys: Iterable[int]) -> list[int]:
        """Return, once for each key, who has it."""
        found: list[int] = []
        holders = self._holders.get
        for key in keys:
            held = holders(key)
            if held is None:
                continue
            if isinstance(held, tuple):
                found += held
            else:
                found.append(held)
        return found

    def copy(self) -> Postings:
        """Return the same once more."""
        other = Postings(self._most)
        other._holders = dict(self._holders)
        return other
