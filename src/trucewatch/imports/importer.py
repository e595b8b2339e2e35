"""What an importer of a data set is, and what it makes of the rows."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any, Protocol

from trucewatch.records import Incident, Pledge, Span

from .row import Row

GROUP = "trucewatch.imports"


@dataclass(frozen=True)
class Dataset:
    """A data set: the short name that its rows go by, its title, who publishes it and where, and on which terms.

    ``needs`` are the columns without which nothing can be imported; ``release`` is a pattern that finds the release in a file's name.
    ``joins`` says that several rows tell of one thing; otherwise two rows of one name are a mistake.
    """

    id: str
    title: str
    publisher: str
    address: str
    terms: str
    needs: tuple[str, ...]
    release: str = ""
    joins: bool = False


@dataclass(frozen=True)
class Part:
    """One text that the rows of one thing make, with what is coded in it.

    ``name`` tells the parts of one thing apart. ``as_of`` is the moment it speaks of as now: the end of the last day it may tell of.
    ``witness`` names the report behind it: parts of one witness are one story. ``headline`` is that report's, where the row gives it.
    """

    text: str
    body_start: int
    as_of: datetime
    witness: str
    name: str = ""
    pledges: tuple[Pledge, ...] = ()
    incidents: tuple[Incident, ...] = ()
    habitual: tuple[Span, ...] = ()
    credits: tuple[Span, ...] = ()
    headline: str | None = None
    facts: Mapping[str, str] = field(default_factory=dict)


class Importer(Protocol):
    """One data set: which rows tell of one thing, and what they tell."""

    dataset: Dataset

    def identity(self, row: Row) -> str:
        """Return the data set's own name of the thing that a row tells of; it must outlive releases.

        Raises RecordError where there is none.
        """
        ...

    def passes_over(self, row: Row) -> bool:
        """Tell whether a row is in order but tells of nothing that is kept here (a peaceful protest)."""
        ...

    def parts(self, rows: Sequence[Row]) -> Iterator[Part]:
        """Yield what the rows of one thing tell, whatever their order. Raises RecordError, which names the column, for a bad cell."""
        ...


@cache
def data(name: str) -> dict[str, Any]:
    """Return a data file of this package: the data set and its codes."""
    return tomllib.loads((files("trucewatch.imports") / "data" / f"{name}.toml").read_text(encoding="utf-8"))


def dataset(name: str) -> Dataset:
    """Return the data set that a data file describes."""
    told = data(name)["dataset"]
    return Dataset(**{**told, "needs": tuple(told["needs"])})
