from __future__ import annotations

import re
import sqlite3
from pathlib import Path

from sqlalchemy import Inspector, create_engine, inspect, text

from trucewatch.ledger import Ledger
from trucewatch.ledger.engine import address, connect, for_writing
from trucewatch.ledger.upgrade import upgrade
from trucewatch.records import Entry


def old(location: str, version: str) -> None:
    """Make an empty ledger of an older form."""
    engine = for_writing(connect(address(location)))
    with engine.begin() as connection:
        upgrade(connection, version)
    engine.dispose()


def form(location: str) -> object:
    """All that the database knows about the form of the tables."""
    engine = create_engine(address(location))
    with engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            rows = connection.execute(text("SELECT type, name, sql FROM sqlite_master WHERE tbl_name != 'ledger_version' ORDER BY name"))
            found: object = [(kind, name, re.sub(r'[\s"]', "", sql or "").lower()) for kind, name, sql in rows]
        else:
            triggers = "SELECT tgname, tgtype, tgfoid::regproc::text, tgrelid::regclass::text FROM pg_trigger ORDER BY 4, 1"
            tables = sorted(set(inspect(connection).get_table_names()) - {"ledger_version"})
            found = [_table(inspect(connection), name) for name in tables], connection.execute(text(triggers)).all()
    engine.dispose()
    return found


def _table(look: Inspector, name: str) -> object:
    columns = [(column["name"], str(column["type"]), column["nullable"]) for column in look.get_columns(name)]
    return name, columns, look.get_pk_constraint(name)["constrained_columns"], look.get_indexes(name)


def test_a_migrated_ledger_has_the_form_of_a_new_one(location: str, tmp_path: Path) -> None:
    old(location, "head")
    migrated = form(location)
    if "://" in location:
        engine = create_engine(address(location))
        with engine.begin() as connection:
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
        engine.dispose()
    new = location if "://" in location else str(tmp_path / "new.ledger")
    Ledger.open(new).close()
    assert migrated == form(new)


def test_an_old_ledger_is_led_to_the_newest_form_with_all_it_holds(location: str) -> None:
    old(location, "0001")
    with Ledger.open(location, create=False) as ledger:
        made = ledger.append([Entry.of("page", {"n": 1}, "a")])
        name = ledger.keep(b"text")
        assert ledger.checkpoint().size == 2
    with Ledger.open(location, create=False) as ledger:
        assert ledger.get("page", "a") == made[0]
        assert ledger.content(name) == b"text"
        assert ledger.verify().ok


def test_entries_of_an_old_ledger_keep_their_hashes(path: Path, tmp_path: Path) -> None:
    old(str(path), "0001")
    with Ledger.open(tmp_path / "new.ledger") as ledger:
        made = ledger.append([Entry.of("page", {"n": n}, str(n)) for n in range(3)])
    connection = sqlite3.connect(path)
    connection.execute(f"ATTACH '{tmp_path / 'new.ledger'}' AS new")
    connection.execute("INSERT INTO ledger_log SELECT * FROM new.ledger_log")
    connection.commit()
    connection.close()
    with Ledger.open(path) as ledger:
        assert list(ledger.entries()) == made
        assert ledger.verify().ok
