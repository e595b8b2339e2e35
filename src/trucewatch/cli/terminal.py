"""A console on which the text of pages stays text: what would steer the terminal is not passed on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, cast

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

from .stream import TameStream, tame


class TameConsole(Console):
    """A console that writes its own colours and nobody else's."""

    @property
    def file(self) -> IO[str]:
        """The stream behind the one that tames: what this console writes is tame already."""
        found = super().file
        return cast(IO[str], found.rich_proxied_file) if isinstance(found, TameStream) else found

    @file.setter
    def file(self, new: IO[str]) -> None:
        self._file = new

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """Yield the segments, with their text tamed."""
        for segment in super().render(renderable, options):
            yield segment if segment.control else Segment(tame(segment.text), segment.style)


def console() -> Console:
    """Return a console that never breaks lines of piped output more than it must."""
    made = TameConsole()
    return made if made.is_terminal else TameConsole(width=max(made.width, 120))
