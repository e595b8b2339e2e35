"""The triggers that refuse to change or delete what is recorded, in the words of each database."""

from __future__ import annotations

_SQLITE = (
    """CREATE TRIGGER ledger_log_no_update BEFORE UPDATE ON ledger_log
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: no entry is ever changed'); END""",
    """CREATE TRIGGER ledger_log_no_delete BEFORE DELETE ON ledger_log
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: no entry is ever deleted'); END""",
    # INSERT OR REPLACE would delete without waking the trigger above.
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
    """CREATE TRIGGER ledger_checkpoint_no_update BEFORE UPDATE ON ledger_checkpoint
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: no checkpoint is ever changed'); END""",
    """CREATE TRIGGER ledger_checkpoint_no_delete BEFORE DELETE ON ledger_checkpoint
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: no checkpoint is ever deleted'); END""",
    """CREATE TRIGGER ledger_checkpoint_no_replace BEFORE INSERT ON ledger_checkpoint
    WHEN EXISTS (SELECT 1 FROM ledger_checkpoint WHERE size = NEW.size)
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: no checkpoint is ever replaced'); END""",
)

_POSTGRESQL = (
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
    """CREATE TRIGGER ledger_checkpoint_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()""",
)

TRIGGERS = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}
