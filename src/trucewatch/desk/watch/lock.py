"""Only one watcher works on a ledger. The lock is the operating system's, so one that was killed leaves nothing behind."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from trucewatch.errors import LedgerError


@contextmanager
def alone(file: Path) -> Iterator[None]:
    """Hold the lock ``file`` (made if it is not there) for as long as the block runs.

    SQLite's own lock on a file is used, because it works alike on every system. Raises LedgerError where another process holds it.
    """
    try:
        with closing(sqlite3.connect(file, timeout=0.0, isolation_level=None)) as connection:
            connection.execute("BEGIN EXCLUSIVE")
            yield
    except sqlite3.OperationalError as error:
        held = "locked" in str(error)
        what = "another watcher works on this ledger" if held else f"the lock cannot be taken: {error}"
        raise LedgerError(what, str(file), "stop it first, or leave it to its work" if held else "check the folder") from None
    except sqlite3.DatabaseError:
        raise LedgerError("the lock file is something else", str(file), "move it away") from None
