"""The names of news agencies in a text."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _agencies() -> list[dict[str, Any]]:
    table: list[dict[str, Any]] = tomllib.loads((files(__package__) / "agencies.toml").read_text(encoding="utf-8"))["agency"]
    return table


@cache
def _index(weak: bool) -> dict[str, str]:
    names: dict[str, str] = {}
    for agency in _agencies():
        for name in (*agency["names"], *(agency.get("weak", ()) if weak else ())):
            names.setdefault(name, agency["name"])
    return names


@cache
def _pattern(weak: bool) -> re.Pattern[str]:
    longest_first = sorted(_index(weak), key=len, reverse=True)
    return re.compile(r"(?<![\w@.-])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w-])")


@cache
def alternatives() -> str:
    """Return a pattern of all names of agencies, weak ones too, for use inside larger patterns."""
    return _pattern(True).pattern


def first(text: str, weak: bool, start: int = 0) -> tuple[str, int, int] | None:
    """Return the first agency named in ``text`` from ``start`` on: its short name and where it stands."""
    found = _pattern(weak).search(text, start)
    return (_index(weak)[found[0]], found.start(), found.end()) if found else None


def origin(text: str) -> tuple[str, int, int] | None:
    """Return the agency that ``text`` (a bracket, a signature) names as the origin: its short name and where it stands.

    It is the first, but of two that are joined ("BSS/AFP") the second, from whom the first has it.
    """
    found = list(_pattern(True).finditer(text))
    joined = len(found) == 2 and text[found[0].end() : found[1].start()] == "/"
    return next(((_index(True)[name[0]], name.start(), name.end()) for name in found[joined:]), None)


def short(name: str) -> str | None:
    """Return the short name of the agency that ``name`` as a whole names, or None."""
    bare = name.strip()
    return _index(True).get(bare) or _index(True).get(bare.removeprefix("The ").removeprefix("the "))


@cache
def other_names() -> tuple[tuple[str, ...], ...]:
    """Return by what names each agency goes, its short one first."""
    return tuple(tuple(dict.fromkeys((agency["name"], *agency["names"], *agency.get("weak", ())))) for agency in _agencies())


@cache
def unmistakable() -> tuple[str, ...]:
    """Return the names that mean nothing else in an English text, whatever the words around them."""
    return tuple(name for agency in _agencies() for name in agency.get("anywhere", ()))


@cache
def by_domain() -> dict[str, str]:
    """Return the agencies' short names by the domains of their own sites."""
    return {domain: agency["name"] for agency in _agencies() for domain in agency["domains"]}
