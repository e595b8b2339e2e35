"""What the program says: the text of pages and of those who wrote them stays text, wherever it is printed.

All that goes to standard output or standard error passes here. Colours are the program's own (terminal.py).
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TextIO

import typer

from trucewatch.errors import ExportError

if TYPE_CHECKING:
    from trucewatch.desk.recording import Added
    from trucewatch.records import Quarantined

# Control characters but line end and tab, and the marks that turn the direction of what follows.
STEERING = dict.fromkeys([*range(9), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
# Halves of characters, which the names of files may hold, cannot be printed at all.
_HALVES = dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
_TAMED = STEERING | _HALVES
_ESCAPED = {sign: f"\\u{sign:04x}" for sign in _TAMED if sign > 31}


def tame(text: str) -> str:
    """Return the text without characters that steer a terminal."""
    return text.translate(_TAMED)


class ExactStream:
    """A stream that takes data to the letter; where ``raw`` takes nothing more, as on a full disk, it raises ExportError."""

    def __init__(self, raw: TextIO) -> None:
        self.raw = raw

    def write(self, text: str) -> int:
        """Write the text; return its length."""
        with _lasting(self.raw):
            self.raw.write(text)
        return len(text)

    def flush(self) -> None:
        """Send off what was written."""
        with _lasting(self.raw):
            self.raw.flush()

    def __getattr__(self, name: str) -> Any:
        """Be in all else the stream itself."""
        return getattr(self.raw, name)


class TameStream(ExactStream):
    """A stream that lets no character through that steers a terminal; the program's own colours go to ``raw`` beside it."""

    def __init__(self, raw: TextIO) -> None:
        super().__init__(raw)
        # By this name rich finds the stream for what it has coloured itself.
        self.rich_proxied_file = ExactStream(raw)

    def write(self, text: str) -> int:
        """Write the text, tamed; return the length of what was given."""
        super().write(tame(text))
        return len(text)


@contextmanager
def _lasting(raw: TextIO) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        # What still waits is thrown away, else the interpreter fails at it once more when it ends.
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), raw.fileno())
        raise ExportError(f"cannot write: {error.strerror}", "standard output", "free space, or send the answer elsewhere") from None


@contextmanager
def tamed() -> Iterator[None]:
    """Tame all that is printed inside."""
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = TameStream(before[0]), TameStream(before[1])
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


@contextmanager
def exact() -> Iterator[None]:
    """Let data through to the letter inside, for files and other programs; a terminal gets them tamed as all else."""
    before = sys.stdout
    if isinstance(before, TameStream) and not before.isatty():
        sys.stdout = ExactStream(before.raw)
    try:
        yield
    finally:
        sys.stdout = before


def show_json(value: object) -> None:
    """Print a value as JSON; characters that steer a terminal are written as JSON can write them, so that nothing is lost."""
    print(escaped(json.dumps(value, ensure_ascii=False, indent=2)))


def escaped(text: str) -> str:
    """Return JSON with characters that steer a terminal as escapes: outside of its strings there are none."""
    return text.translate(_ESCAPED)


def show_aside(items: Iterable[Quarantined]) -> None:
    """Say of each item that was set aside where it is, why, and what may help; each is one line, whatever its words."""
    for item in items:
        say(f"set aside: {item}")


def show_done(done: Added, counts: str) -> None:
    """Say what was set aside of what was to be added, how days were taken, and the ``counts``; exit with 1 where nothing could be taken."""
    show_aside(done.quarantined)
    for told in filter(None, (done.divisions, done.dates, done.without_dates)):
        say(told)
    print(counts)
    if done.quarantined and not done.recorded and not done.known:
        raise typer.Exit(1)


def say(line: str) -> None:
    """Print a line to standard error, as one line."""
    print(" ".join(line.split("\n")), file=sys.stderr, flush=True)
