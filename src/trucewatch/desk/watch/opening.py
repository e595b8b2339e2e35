"""A watch with all that it needs, on a ledger that is its own for as long as it runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

from trucewatch.desk.book import Ledger
from trucewatch.desk.notices import opened
from trucewatch.errors import SettingError
from trucewatch.pages.net.addresses import Gate, networks
from trucewatch.pages.net.fetch import Fetcher

from .lock import alone
from .revisiting import Revisiting
from .sources import Watchlist, read_watchlist
from .watching import Watch


@contextmanager
def watching(
    sources: Path, ledger: str, coder: str, state: Path | None = None, stop: Event | None = None, note: Callable[[str], None] = print
) -> Iterator[Watch]:
    """Open a watch on ``ledger``; ``state`` is where it remembers, by default beside the ledger.

    Raises SettingError for what the file of sources says wrong, LedgerError where another watcher works on the ledger.
    """
    watchlist, halt = read_watchlist(sources), stop or Event()
    channels = opened(watchlist.tell, halt.wait)
    file = state or beside(ledger)
    lock = file if "://" in ledger else beside(ledger)
    with alone(lock.with_name(f"{lock.name}.lock")), Ledger(ledger, coder=coder) as book:
        yield Watch(book, watchlist, file, channels, manners(watchlist, halt), halt, note)


def beside(ledger: str) -> Path:
    """Return where the watch on a ledger remembers by default.

    Raises SettingError for a ledger in a database server, which has no place beside it.
    """
    if "://" in ledger:
        raise SettingError("a ledger in a database needs a file for the state of the watch", remedy="name one: --state watch.json")
    file = Path(ledger).resolve()
    return file.with_name(f"{file.name}.watch")


def manners(watchlist: Watchlist, stop: Event) -> Revisiting:
    """Return the manners of a watch: its pauses end where it is stopped."""
    gate = Gate(networks(watchlist.allow))

    def rest(seconds: float) -> None:
        stop.wait(seconds)

    return Revisiting(Fetcher(gate=gate), pause=watchlist.pause, sleep=rest)
