"""What a watch remembers from round to round, and over a kill: what it last told, what still has to be told, what it last got."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TypeVar
from uuid import UUID, uuid4, uuid5

from pydantic import Field, ValidationError

from trucewatch.atomic import replace
from trucewatch.desk.changes import Standing
from trucewatch.desk.notices import Notice
from trucewatch.errors import LedgerError
from trucewatch.records import Record

T = TypeVar("T")
# Addresses remembered for each source: more than a feed holds, less than what a feed has held in a year.
MOST = 5_000


class Validator(Record):
    """What a server said about the version it gave, to be asked with again (RFC 9110, 8.8)."""

    etag: str | None = None
    modified: str | None = None


class Aside(Record):
    """A place of which something was set aside: why, how many times in a row, and from when on it is tried again."""

    reasons: tuple[str, ...]
    times: int
    again: datetime


class Visited(Record):
    """What a source gave: validators by address, the SHA-256 of a page's clean text by its place, and the places set aside."""

    validators: dict[str, Validator] = Field(default_factory=dict)
    texts: dict[str, str] = Field(default_factory=dict)
    aside: dict[str, Aside] = Field(default_factory=dict)

    def __or__(self, newer: Visited) -> Visited:
        """Return both together; where there are too many, those longest not seen are forgotten."""
        return Visited(**{name: _newest(getattr(self, name), getattr(newer, name)) for name in Visited.model_fields})

    def asked_whole(self) -> Visited:
        """Return what to ask with where lists are wanted as if they had changed: their entries alone have texts."""
        return self.model_copy(update={"validators": {url: said for url, said in self.validators.items() if url in self.texts}})


class Waiting(Record):
    """A notice, and the channels that it has still to go through."""

    notice: Notice
    left: tuple[str, ...]


class State(Record):
    """All that a watch remembers. ``standings`` is what was told, or put into the outbox, of each truce and faction."""

    id: str = Field(default_factory=lambda: str(uuid4()))
    round: int = 0
    standings: dict[str, Standing] = Field(default_factory=dict)
    outbox: tuple[Waiting, ...] = ()
    failing: dict[str, str] = Field(default_factory=dict)
    visited: dict[str, Visited] = Field(default_factory=dict)

    def notice_id(self) -> str:
        """Return the name of the notice of this round."""
        return str(uuid5(UUID(self.id), str(self.round)))


def load(file: Path) -> State | None:
    """Return the state kept in ``file``, None where there is none yet.

    Raises LedgerError where it is damaged: guessing would tell things twice or not at all.
    """
    try:
        return State.model_validate_json(file.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValidationError):
        raise LedgerError("the state of the watch cannot be read", str(file), "restore it, or remove it to begin from now") from None


def save(file: Path, state: State) -> None:
    """Keep the state: all of it, or the one before.

    Raises LedgerError where it cannot be written.
    """
    try:
        replace(file, state.model_dump_json().encode())
    except OSError as error:
        what = f"the state of the watch cannot be written: {error.strerror}"
        raise LedgerError(what, str(file), "check its folder and the free space") from None


def _newest(old: dict[str, T], new: dict[str, T]) -> dict[str, T]:
    kept = {name: value for name, value in old.items() if name not in new} | new
    return dict(list(kept.items())[-MOST:])
