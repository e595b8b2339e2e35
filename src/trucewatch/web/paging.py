"""A list a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Paged(Generic[T]):
    """What stands on one page of a list, how much there is in all, the number of the page (from 1), and of how many."""

    shown: Sequence[T]
    total: int
    page: int
    pages: int


def paged(found: Sequence[T], wanted: int, most: int) -> Paged[T]:
    """Return a page of at most ``most``: the one that is wanted, or the one nearest to that which there is."""
    pages = max(1, -(-len(found) // most))
    page = min(max(wanted, 1), pages)
    return Paged(found[(page - 1) * most : page * most], len(found), page, pages)
