"""The file of accounts, sessions, tokens, replies and the audit log: SQLite, one small file beside the ledger."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_bytes

from trucewatch.errors import LedgerError

SCHEMA = """
CREATE TABLE IF NOT EXISTS account (name TEXT PRIMARY KEY, role TEXT NOT NULL, password TEXT NOT NULL, made TEXT NOT NULL, active INTEGER NOT NULL DEFAULT 1) STRICT;
CREATE TABLE IF NOT EXISTS session (token TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES account (name) ON DELETE CASCADE, until TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS token (hash TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES account (name) ON DELETE CASCADE, label TEXT NOT NULL, made TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS identity (issuer TEXT NOT NULL, subject TEXT NOT NULL, account TEXT NOT NULL REFERENCES account (name) ON DELETE CASCADE, PRIMARY KEY (issuer, subject)) STRICT;
CREATE TABLE IF NOT EXISTS flow (state TEXT PRIMARY KEY, browser TEXT NOT NULL, nonce TEXT NOT NULL, verifier TEXT NOT NULL, account TEXT NOT NULL, until TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS reply (
  id INTEGER PRIMARY KEY, about TEXT NOT NULL, name TEXT NOT NULL, email TEXT NOT NULL, text TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'waiting',
  sent TEXT NOT NULL, decided TEXT, decided_by TEXT, key TEXT NOT NULL UNIQUE) STRICT;
CREATE INDEX IF NOT EXISTS reply_about ON reply (about, state);
CREATE TABLE IF NOT EXISTS audit (id INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, did TEXT NOT NULL, about TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS secret (id INTEGER PRIMARY KEY CHECK (id = 1), value BLOB NOT NULL) STRICT;
CREATE TRIGGER IF NOT EXISTS audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER IF NOT EXISTS audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
"""  # noqa: E501


class Store:
    """Opens a connection for each piece of work, so that threads and processes can share the file. It is made when first written to."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._made = False

    @property
    def there(self) -> bool:
        """Whether the file exists."""
        return self.path.exists()

    @contextmanager
    def open(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection in a transaction. Raises LedgerError where the file cannot be used."""
        try:
            connection = sqlite3.connect(self.path, timeout=10)
        except sqlite3.Error as error:
            raise LedgerError(f"cannot be opened: {error}", str(self.path), "check the folder and its rights") from error
        try:
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA foreign_keys = ON")
            self._make(connection)
            with connection:
                yield connection
        finally:
            connection.close()

    def _make(self, connection: sqlite3.Connection) -> None:
        if not self._made:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.executescript(SCHEMA)
            self.path.chmod(0o600)
            self._made = True

    def secret(self) -> bytes:
        """Return the key that the site signs with; made once."""
        with self.open() as connection:
            connection.execute("INSERT OR IGNORE INTO secret (id, value) VALUES (1, ?)", (token_bytes(32),))
            value: bytes = connection.execute("SELECT value FROM secret").fetchone()[0]
        return value
