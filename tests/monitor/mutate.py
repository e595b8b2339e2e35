"""Seed faults into the monitor's rules, one at a time, and tell which checks catch them: `python tests/monitor/mutate.py [NAME...]`.

The package is copied beside the tests, changed there and tested from there; the work tree is not touched.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
SOURCE = HERE.parents[1] / "src" / "trucewatch"
CHECKS = {
    "scenarios": [str(HERE / "test_scenarios.py")],
    "oracle": [str(HERE / "test_oracle.py"), "-k", " or ".join(f"[{first}]" for first in range(0, 200, 25))],
    "properties": [str(HERE / "test_properties.py")],
}


def main(names: list[str]) -> int:
    """Print a line for each fault and the figures; return how many no check caught."""
    faults = tomllib.loads((HERE / "faults.toml").read_text(encoding="utf-8"))["fault"]
    chosen = [fault for fault in faults if not names or any(name in fault["name"] for name in names)]
    caught: dict[str, list[str]] = {}
    for fault in chosen:
        caught[fault["name"]] = _caught_by(fault)
        print(f"{', '.join(caught[fault['name']]) or 'NOTHING':35} {fault['name']}", flush=True)
    missed = [name for name, by in caught.items() if not by]
    shares = ", ".join(f"{check} {sum(check in by for by in caught.values())}" for check in CHECKS)
    print(f"{len(chosen) - len(missed)} of {len(chosen)} faults caught ({shares})")
    return len(missed)


def _caught_by(fault: dict[str, str]) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder) / "trucewatch"
        shutil.copytree(SOURCE, package, ignore=shutil.ignore_patterns("__pycache__"))
        changed = package / "monitor" / fault["file"]
        text = changed.read_text(encoding="utf-8")
        if text.count(fault["was"]) != 1:
            raise SystemExit(f"fault {fault['name']!r}: its text stands {text.count(fault['was'])} times in {fault['file']}")
        changed.write_text(text.replace(fault["was"], fault["now"]), encoding="utf-8")
        return [check for check, chosen in CHECKS.items() if not _passes(folder, chosen)]


def _passes(folder: str, chosen: list[str]) -> bool:
    command = [sys.executable, "-m", "pytest", "-x", "-q", *chosen]
    done = subprocess.run(command, env=os.environ | {"PYTHONPATH": folder, "PYTHONDONTWRITEBYTECODE": "1"}, capture_output=True, check=False)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
