"""What is watched, and who is told: the TOML file of a watch."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationError, field_validator, model_validator

from trucewatch.desk.notices.settings import Telling
from trucewatch.errors import SettingError
from trucewatch.pages.net.addresses import networks
from trucewatch.records import Record
from trucewatch.textfiles import settings

from .faults import first_fault

_INTERVAL = re.compile(r"(\d+(?:\.\d+)?)\s*([smhd]?)")
_SECONDS = {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86400}
_LONGEST = 366 * _SECONDS["d"]
_HELP = "see docs/watch.md for an example"


def seconds(value: object) -> object:
    """Return an interval in seconds: a number, or text such as "90s", "15m", "2h", "1d".

    Raises ValueError for what is neither, for none at all and for more than a year.
    """
    found = _INTERVAL.fullmatch(value.strip()) if isinstance(value, str) else None
    length = float(found[1]) * _SECONDS[found[2]] if found else value
    if isinstance(length, bool) or not isinstance(length, int | float) or not 0 < length <= _LONGEST:
        raise ValueError('no interval: write "90s", "15m", "2h", "1d" or a number of seconds, at most a year')
    return length


Interval = Annotated[float, BeforeValidator(seconds)]


class Watched(Record):
    """One source: a web address (page, feed, sitemap) or a path (file, folder), asked again every ``interval`` seconds."""

    name: str = Field(min_length=1, max_length=200)
    url: str | None = Field(default=None, pattern=r"^https?://")
    path: str | None = None
    interval: Interval | None = None

    @model_validator(mode="after")
    def _one_place(self) -> Watched:
        if (self.url is None) == (self.path is None):
            raise ValueError("give either url or path")
        return self

    @property
    def location(self) -> str:
        """The address or the path."""
        return self.url or self.path or ""


class Watchlist(Record):
    """All of a watch. ``interval`` holds for sources without one, ``pause`` are the seconds between two requests to one host.

    ``allow`` names networks that may be connected to though they are not public ("10.0.0.0/8").
    """

    interval: Interval = 900.0
    pause: float = Field(default=1.0, ge=0, allow_inf_nan=False)
    allow: tuple[str, ...] = ()
    source: tuple[Watched, ...] = Field(min_length=1)
    tell: tuple[Telling, ...] = ()

    @field_validator("allow")
    @classmethod
    def _networks(cls, allow: tuple[str, ...]) -> tuple[str, ...]:
        try:
            return tuple(map(str, networks(allow)))
        except SettingError as error:
            raise ValueError(f"{error.what} ({error.remedy})") from None

    @model_validator(mode="after")
    def _told_apart(self) -> Watchlist:
        for what, names in (("source", [one.name for one in self.source]), ("tell", [one.key for one in self.tell])):
            if twice := sorted({name for name in names if names.count(name) > 1}):
                raise ValueError(f"two entries [[{what}]] are called {twice[0]!r}")
        return self

    def every(self, source: Watched) -> float:
        """Return the seconds between two polls of a source."""
        return source.interval or self.interval


def read_watchlist(file: Path) -> Watchlist:
    """Return what a TOML file says is to be watched; paths in it are taken from the folder of the file.

    Raises SettingError, with the place in the file, where it cannot be read or says something unknown.
    """
    given = settings(file, _HELP)
    try:
        return Watchlist.model_validate(_at_home(given, file.parent))
    except ValidationError as error:
        raise SettingError(first_fault(error, given), str(file), _HELP) from None


def _at_home(given: dict[str, Any], folder: Path) -> dict[str, Any]:
    for entries, field in (("source", "path"), ("tell", "file")):
        for entry in given.get(entries, ()) if isinstance(given.get(entries), list) else ():
            if isinstance(entry, dict) and isinstance(entry.get(field), str):
                entry[field] = str(folder / entry[field])
    return given
