"""Where copies are laid that need not be in memory: a temporary file, in memory itself as long as it is small."""

from __future__ import annotations

import marshal
from array import array
from dataclasses import fields
from operator import attrgetter
from tempfile import SpooledTemporaryFile
from typing import Any

import numpy as np

from .copy import Copy

IN_MEMORY = 1 << 25
_NAMES = [field.name for field in fields(Copy)]
_VALUES = attrgetter(*_NAMES)
_ARRAYS = {"Numbers": np.uint64, "Marks": np.uint32}
_KINDS = [_ARRAYS.get(str(field.type)) for field in fields(Copy)]


class Shelf:
    """Things under the numbers in whose order they were laid down. What is marshalled can be laid here, and copies.

    Raises OSError where the folder for temporary files (TMPDIR) has no room.
    """

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115
        self._ends = array("Q", [0])

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
        return self.put([value.tobytes() if kind else value for kind, value in zip(_KINDS, _VALUES(copy), strict=True)])

    def get_copy(self, number: int) -> Copy:
        """Return the copy under a number."""
        values: list[Any] = [np.frombuffer(value, kind) if kind else value for kind, value in zip(_KINDS, self.get(number), strict=True)]
        return Copy(*values)
