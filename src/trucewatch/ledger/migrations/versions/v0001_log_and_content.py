"""The log, the originals, and the triggers that keep both."""

from alembic import op

revision = "0001"
down_revision = None

_SQLITE = (
    """CREATE TABLE ledger_log (
        sequence INTEGER NOT NULL, recorded TEXT NOT NULL, published TEXT, valid_from TEXT, valid_to TEXT,
        kind TEXT NOT NULL, subject TEXT, body TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL,
        PRIMARY KEY (sequence)) STRICT""",
    "CREATE UNIQUE INDEX ledger_log_subject ON ledger_log (subject, kind)",
    "CREATE INDEX ledger_log_kind ON ledger_log (kind, sequence)",
    """CREATE TABLE ledger_content (
        name TEXT NOT NULL, salt BLOB NOT NULL, digest TEXT NOT NULL, media_type TEXT NOT NULL, bytes BLOB NOT NULL,
        PRIMARY KEY (name), UNIQUE (digest)) STRICT""",
    """CREATE TRIGGER ledger_log_no_update BEFORE UPDATE ON ledger_log
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: no entry is ever changed'); END""",
    """CREATE TRIGGER ledger_log_no_delete BEFORE DELETE ON ledger_log
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: no entry is ever deleted'); END""",
    """CREATE TRIGGER ledger_log_no_replace BEFORE INSERT ON ledger_log
    WHEN EXISTS (SELECT 1 FROM ledger_log WHERE sequence = NEW.sequence)
      OR EXISTS (SELECT 1 FROM ledger_log WHERE kind = NEW.kind AND subject = NEW.subject)
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: no entry is ever replaced'); END""",
    """CREATE TRIGGER ledger_content_no_update BEFORE UPDATE ON ledger_content
    BEGIN SELECT RAISE(ABORT, 'an original is never changed'); END""",
    """CREATE TRIGGER ledger_content_no_delete BEFORE DELETE ON ledger_content
    WHEN NOT EXISTS (SELECT 1 FROM ledger_log WHERE kind = 'takedown' AND subject = OLD.name)
    BEGIN SELECT RAISE(ABORT, 'an original goes only with a recorded takedown'); END""",
    """CREATE TRIGGER ledger_content_no_replace BEFORE INSERT ON ledger_content
    WHEN EXISTS (SELECT 1 FROM ledger_content WHERE name = NEW.name OR digest = NEW.digest)
    BEGIN SELECT RAISE(ABORT, 'an original is never replaced'); END""",
    "PRAGMA application_id = 1415007303",
)

_POSTGRESQL = (
    """CREATE TABLE ledger_log (
        sequence INTEGER NOT NULL, recorded TEXT NOT NULL, published TEXT, valid_from TEXT, valid_to TEXT,
        kind TEXT NOT NULL, subject TEXT, body TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL,
        PRIMARY KEY (sequence))""",
    "CREATE UNIQUE INDEX ledger_log_subject ON ledger_log (subject, kind)",
    "CREATE INDEX ledger_log_kind ON ledger_log (kind, sequence)",
    """CREATE TABLE ledger_content (
        name TEXT NOT NULL, salt BYTEA NOT NULL, digest TEXT NOT NULL, media_type TEXT NOT NULL, bytes BYTEA NOT NULL,
        PRIMARY KEY (name), UNIQUE (digest))""",
    """CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the ledger is append-only: % on % is refused', TG_OP, TG_TABLE_NAME; END $$""",
    """CREATE FUNCTION ledger_refuse_unless_taken_down() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NOT EXISTS (SELECT 1 FROM ledger_log WHERE kind = 'takedown' AND subject = OLD.name) THEN
        RAISE EXCEPTION 'an original goes only with a recorded takedown';
      END IF;
      RETURN OLD;
    END $$""",
    """CREATE TRIGGER ledger_log_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_log
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()""",
    """CREATE TRIGGER ledger_content_no_change BEFORE UPDATE OR TRUNCATE ON ledger_content
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()""",
    """CREATE TRIGGER ledger_content_no_delete BEFORE DELETE ON ledger_content
    FOR EACH ROW EXECUTE FUNCTION ledger_refuse_unless_taken_down()""",
)


def upgrade() -> None:
    """Make the tables of the first form."""
    for statement in {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}[op.get_bind().dialect.name]:
        op.execute(statement)
