"""``trucewatch watch``: sources are polled, and what changed is told."""

from __future__ import annotations

import signal
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from .options import CODER, LEDGER, CoderOption, LedgerOption
from .stream import say

if TYPE_CHECKING:
    from threading import Event

SourcesArgument = Annotated[Path, typer.Argument(metavar="SOURCES.toml", help="What is watched and who is told: see docs/watch.md.")]
StateOption = Annotated[Path | None, typer.Option("--state", help="Where the watch remembers; default: the ledger's name + .watch")]


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("watch")(watch)


def watch(
    sources: SourcesArgument,
    ledger: LedgerOption = LEDGER,
    once: Annotated[bool, typer.Option("--once", help="One round, for cron. Exit status 1 where a notice is not told yet.")] = False,
    state: StateOption = None,
    coder: CoderOption = CODER,
) -> None:
    """Poll sources, add what is new, and tell what changed in the state of any truce."""
    from threading import Event

    from trucewatch.desk.watch.opening import watching

    stop = Event()
    _stop_on_signals(stop)
    with watching(sources, ledger, coder, state, stop, say) as watched:
        watched.run(once)
        if once and watched.state.outbox:
            raise typer.Exit(1)


def _stop_on_signals(stop: Event) -> None:
    """Stop after the page in hand at the first signal, at once at the second."""

    def stopping(number: int, frame: FrameType | None) -> None:
        stop.set()
        signal.signal(number, signal.SIG_DFL)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stopping)
