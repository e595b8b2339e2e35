"""Who tells a story, and how reliable that source is held to be."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from trucewatch.records import Reliability

from .told import Told


def source(told: Told) -> str:
    """Return the agency that a print comes from, else its outlet, else where it was found."""
    imprint = told.document.imprint
    return imprint.agency or imprint.outlet or told.document.location


def reliability(told: Told) -> Reliability:
    """Return the rating of a print's source, by the table of the package."""
    return _ratings().get(source(told).casefold(), Reliability.UNRATED)


@cache
def _ratings() -> dict[str, Reliability]:
    text = (files("trucewatch.linking") / "data" / "reliability.toml").read_text(encoding="utf-8")
    return {name.casefold(): Reliability(grade) for grade, names in tomllib.loads(text).items() for name in names}
