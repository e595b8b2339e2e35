"""Where copies are laid that need not be in memory: a temporary file, in memory itself as long as it is small."""

from __future__ import annotations

import marshal
from array import array
from dataclasses import fields
from operator import attrgetter
from tempfile import SpooledTemporaryFile
from typing import Any

import numpy as np

from .copy import Copy, Houses

IN_MEMORY = 1 << 25
_NAMES = [field.name for field in fields(Copy)]
_VALUES = attrgetter(*_NAMES)
_TYPES = [str(field.type) for field in fields(Copy)]
_ARRAYS = [(at, {"Numbers": np.uint64, "Marks": np.uint32}[kind]) for at, kind in enumerate(_TYPES) if kind in ("Numbers", "Marks")]
_HOUSES = [at for at, kind in enumerate(_TYPES) if kind == "Houses"]


class Shelf:
    """Things under the numbers in whose order they were laid down. What is marshalled can be laid here, and copies.

    Raises OSError where the folder for temporary files (TMPDIR) has no room.
    """

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115
        self._ends = array("Q", [0])
        self._houses: dict[Houses, int] = {}
        self._house: list[Houses] = []

    def __enter__(self) -> Shelf:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def put(self, thing: Any) -> int:
        """Lay something down; return its number."""
        data = marshal.dumps(thing)
        self._file.seek(self._ends[-1])
        self._file.write(data)
        self._ends.append(self._ends[-1] + len(data))
        return len(self._ends) - 2

    def get(self, number: int) -> Any:
        """Return what lies under a number."""
        start = self._ends[number]
        self._file.seek(start)
        return marshal.loads(self._file.read(self._ends[number + 1] - start))

    def put_copy(self, copy: Copy) -> int:
        """Lay a copy down; return its number."""
        values = list(_VALUES(copy))
        for at, _ in _ARRAYS:
            values[at] = values[at].tobytes()
        for at in _HOUSES:
            values[at] = self._number(values[at])
        return self.put(values)

    def get_copy(self, number: int) -> Copy:
        """Return the copy under a number."""
        values = self.get(number)
        for at, kind in _ARRAYS:
            values[at] = np.frombuffer(values[at], kind)
        for at in _HOUSES:
            values[at] = self._house[values[at]]
        return Copy(*values)

    def _number(self, houses: Houses) -> int:
        """Return the number of some houses: few sets of them are had by all copies."""
        number = self._houses.setdefault(houses, len(self._house))
        if number == len(self._house):
            self._house.append(houses)
        return number
