"""Python's search for garbage in cycles, kept away from what is known: millions of objects that stay; a search of them stops everybody."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from time import monotonic

from trucewatch.quiet import unsearched

LONG = 1.0
"""Seconds of work after which what it made is taken to stay."""


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let no search go on while much is made, and leave what is there then out of later ones. What is counted is freed as ever."""
    began = monotonic()
    with unsearched():
        try:
            yield
        finally:
            if monotonic() - began > LONG:
                gc.freeze()


@cache
def settled() -> None:
    """Leave what is there when the first question can be answered out of later searches: modules and registries, which stay."""
    gc.freeze()
