"""A PostgreSQL server of the benchmark's own, as an unprivileged user; Debian's packages hold the programs."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def database(folder: Path | None = None) -> Iterator[str]:
    """Give the address of an empty database on a server that stops afterwards; with ``folder``, of what was left there before."""
    programs = next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), None)
    if programs is None:
        raise SystemExit("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    user = "postgres" if os.geteuid() == 0 else None
    there = folder is not None and (folder / "data").exists()
    home = folder or Path(tempfile.mkdtemp(prefix="tw-"))
    home.mkdir(exist_ok=True)
    if user:
        shutil.chown(home, user)
        home.chmod(0o755)
    if not there:
        _run([programs / "initdb", "-D", home / "data", "-U", "trucewatch", "-A", "trust", "-E", "UTF8", "--locale=C"], user)
    control = [programs / "pg_ctl", "-D", home / "data", "-w", "-t", "300"]
    _run([*control, "-o", f"-k {home} -c listen_addresses=''", "-l", home / "server.log", "start"], user)
    try:
        yield f"postgresql://trucewatch@/postgres?host={home}"
    finally:
        _run([*control, "-m", "fast", "stop"], user)
        if folder is None:
            shutil.rmtree(home)


def _run(command: list[str | Path], user: str | None) -> None:
    done = subprocess.run(command, user=user, capture_output=True, text=True, cwd="/", check=False)
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
