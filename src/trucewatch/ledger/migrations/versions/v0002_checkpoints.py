"""Signed checkpoints."""

from alembic import op

revision = "0002"
down_revision = "0001"

_SQLITE = (
    """CREATE TABLE ledger_checkpoint (
        size INTEGER NOT NULL, root TEXT NOT NULL, made TEXT NOT NULL, key TEXT NOT NULL, signature TEXT NOT NULL,
        PRIMARY KEY (size)) STRICT""",
    """CREATE TRIGGER ledger_checkpoint_no_update BEFORE UPDATE ON ledger_checkpoint
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: no checkpoint is ever changed'); END""",
    """CREATE TRIGGER ledger_checkpoint_no_delete BEFORE DELETE ON ledger_checkpoint
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: no checkpoint is ever deleted'); END""",
    """CREATE TRIGGER ledger_checkpoint_no_replace BEFORE INSERT ON ledger_checkpoint
    WHEN EXISTS (SELECT 1 FROM ledger_checkpoint WHERE size = NEW.size)
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: no checkpoint is ever replaced'); END""",
)

_POSTGRESQL = (
    """CREATE TABLE ledger_checkpoint (
        size INTEGER NOT NULL, root TEXT NOT NULL, made TEXT NOT NULL, key TEXT NOT NULL, signature TEXT NOT NULL,
        PRIMARY KEY (size))""",
    """CREATE TRIGGER ledger_checkpoint_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()""",
)


def upgrade() -> None:
    """Add the table of checkpoints."""
    for statement in {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}[op.get_bind().dialect.name]:
        op.execute(statement)
