"""Which conflict a truce belongs to: the same sides at other times are the same conflict. And what countries are called."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from trucewatch.records import Truce

_DATED = re.compile(r"-\d{4}-\d{2}(?:-\d+)?$")


@dataclass(frozen=True, order=True)
class Conflict:
    """The sides of a truce in one order, whoever pledged first; ``name`` is for people, ``id`` for addresses."""

    name: str
    id: str


def conflict_of(truce: Truce) -> Conflict:
    """Return the conflict of a truce: its name and id without the month, the sides in the order of the alphabet."""
    sides = _DATED.sub("", truce.id).split("--")
    names = truce.name.rsplit(",", 1)[0].split(" – ")
    return Conflict(" – ".join(sorted(names, key=str.casefold)), "--".join(sorted(sides)))


def country_name(code: str) -> str:
    """Return what a country is called, or its code where that is not known."""
    return _countries().get(code, code)


@cache
def _countries() -> dict[str, str]:
    return tomllib.loads((files("trucewatch.web") / "data" / "countries.toml").read_text(encoding="utf-8"))
