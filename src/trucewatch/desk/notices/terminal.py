"""Changes on standard output; of sources that fail the watch itself says why, on standard error."""

from __future__ import annotations

from datetime import UTC

from .notice import Notice, change_line


class Terminal:
    """Prints one line a change, each with the time (UTC) of the round."""

    def tell(self, notice: Notice) -> None:
        """Print the changes of a notice."""
        for change in notice.changes:
            print(f"{notice.at.astimezone(UTC):%Y-%m-%d %H:%M}Z {change_line(change)}", flush=True)
