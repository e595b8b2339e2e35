"""Leading an older ledger to the newest form. Alembic is imported here alone, so that opening stays quick."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(connection: Connection, to: str = "head", migrations: Path = MIGRATIONS) -> None:
    """Run the migrations that the tables have not seen, in the transaction that is open: all of them or none."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
