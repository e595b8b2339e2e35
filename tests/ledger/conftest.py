from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from trucewatch.ledger import Ledger

_NUMBERS = count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[Path]:
    """A PostgreSQL server of the tests' own, as an unprivileged user; its socket's folder."""
    programs = _programs()
    if programs is None:
        pytest.skip("PostgreSQL's initdb is not installed (Debian: apt-get install postgresql)")
    pytest.importorskip("psycopg", reason="the driver is not installed: pip install '.[postgres]'")
    folder = Path(tempfile.mkdtemp(prefix="tw-"))
    user = _unprivileged()
    if user:
        shutil.chown(folder, user)
    _run([programs / "initdb", "-D", folder / "data", "-U", "trucewatch", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"], user)
    options = f"-k {folder} -c listen_addresses='' -c fsync=off -c max_connections=40"
    control = [programs / "pg_ctl", "-D", folder / "data", "-w"]
    _run([*control, "-o", options, "-l", folder / "server.log", "start"], user)
    try:
        yield folder
    finally:
        _run([*control, "-m", "immediate", "stop"], user)
        shutil.rmtree(folder)


@pytest.fixture
def database(server: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a new, empty PostgreSQL database."""
    import psycopg

    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    name = f"truces_{next(_NUMBERS)}"
    with psycopg.connect(host=str(server), user="trucewatch", dbname="postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"postgresql://trucewatch@/{name}?host={server}"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a new ledger's file can be made."""
    return tmp_path / "truces.ledger"


@pytest.fixture(params=["sqlite", "postgresql"])
def location(request: pytest.FixtureRequest) -> str:
    """A place where a new ledger can be made, on each database."""
    return str(request.getfixturevalue("path" if request.param == "sqlite" else "database"))


@pytest.fixture
def ledger(location: str) -> Iterator[Ledger]:
    with Ledger.open(location) as opened:
        yield opened


def _programs() -> Path | None:
    """The folder of the server's programs: on the search path, or where Debian puts them."""
    found = shutil.which("pg_ctl")
    folders = [*([Path(found).parent] if found else []), *sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]
    return next((folder for folder in folders if (folder / "initdb").exists() and (folder / "pg_ctl").exists()), None)


def _unprivileged() -> str | None:
    """The user to run the server as: it refuses to run as root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _run(command: list[str | Path], user: str | None) -> None:
    done = subprocess.run(command, user=user, capture_output=True, text=True, cwd="/", timeout=120)  # type: ignore[arg-type]
    assert done.returncode == 0, done.stdout + done.stderr
