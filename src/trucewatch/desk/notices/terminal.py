"""Lines on standard output."""

from __future__ import annotations

from datetime import UTC

from .notice import Notice


class Terminal:
    """Prints one line a change, each with the time (UTC) of the round."""

    def tell(self, notice: Notice) -> None:
        """Print the lines of a notice."""
        for line in notice.lines():
            print(f"{notice.at.astimezone(UTC):%Y-%m-%d %H:%M}Z {line}", flush=True)
