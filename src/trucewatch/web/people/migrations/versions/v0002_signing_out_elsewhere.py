"""Sessions know what a provider calls them, so that signing out reaches both; a reply's number is never given again."""

from alembic import op

revision = "0002"
down_revision = "0001"

# SQLite gives the number of the newest row again once it is deleted, and a feed would take the next reply for the withdrawn one.
_SQLITE = (
    "ALTER TABLE session ADD COLUMN sid TEXT",
    "ALTER TABLE session ADD COLUMN hint TEXT",
    "ALTER TABLE reply RENAME TO reply_old",
    """CREATE TABLE reply (
        id INTEGER PRIMARY KEY AUTOINCREMENT, about TEXT NOT NULL, name TEXT NOT NULL, email TEXT NOT NULL, text TEXT NOT NULL,
        state TEXT NOT NULL DEFAULT 'waiting', sent TEXT NOT NULL, decided TEXT, decided_by TEXT, key TEXT NOT NULL UNIQUE) STRICT""",
    "INSERT INTO reply SELECT id, about, name, email, text, state, sent, decided, decided_by, key FROM reply_old",
    "DROP TABLE reply_old",
    "CREATE INDEX reply_about ON reply (about, state)",
)
_POSTGRESQL = (
    "ALTER TABLE trucewatch_people.session ADD COLUMN sid TEXT",
    "ALTER TABLE trucewatch_people.session ADD COLUMN hint TEXT",
)


def upgrade() -> None:
    """Add what is new."""
    for statement in {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}[op.get_bind().dialect.name]:
        op.execute(statement)
