"""A console on which the text of pages stays text: what would steer the terminal is not passed on."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

# Control characters but line end and tab, and the marks that turn the direction of what follows.
STEERING = dict.fromkeys([*range(9), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def tame(text: str) -> str:
    """Return the text without characters that steer a terminal."""
    return text.translate(STEERING)


class TameConsole(Console):
    """A console that writes its own colours and nobody else's."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """Yield the segments, with their text tamed."""
        for segment in super().render(renderable, options):
            yield segment if segment.control else Segment(tame(segment.text), segment.style)


def console() -> Console:
    """Return a console that never breaks lines of piped output more than it must."""
    made = TameConsole()
    return made if made.is_terminal else TameConsole(width=max(made.width, 120))
