"""Seed faults into the monitor's rules, one at a time, and tell which checks catch them.

`python tests/monitor/mutate.py [--properties] [NAME...]`: the rules are copied, changed there and loaded from there in a process of their own; the work
tree is not touched. The oracle's answers do not depend on the monitor and are asked for once. The property tests take longest and are left out
unless asked for.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import pickle
import shutil
import sys
import tempfile
import tomllib
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
RULES = HERE.parents[1] / "src" / "trucewatch" / "monitor"
SEEDS = range(120)
EXAMPLES = "25"
NO_FAULT = {"name": "no fault at all", "file": "clock.py", "was": "NEVER = 2**62", "now": "NEVER = 2**62"}


def main(arguments: list[str]) -> int:
    """Print a line for each fault and the figures; return how many no check caught."""
    sys.path.insert(0, str(HERE.parent))
    os.environ["TRUCEWATCH_EXAMPLES"] = EXAMPLES
    names = [one for one in arguments if one != "--properties"]
    faults = tomllib.loads((HERE / "faults.toml").read_text(encoding="utf-8"))["fault"]
    chosen = [fault for fault in faults if not names or any(name in fault["name"] for name in names)]
    checks = ["scenarios", "oracle", *(["properties"] if "--properties" in arguments else [])]
    answers = _answers()
    if _caught_by(NO_FAULT, checks, answers):
        raise SystemExit("the checks fail without any fault")
    caught = {fault["name"]: _caught_by(fault, checks, answers) for fault in chosen}
    missed = [name for name, by in caught.items() if not by]
    shares = ", ".join(f"{check} {sum(check in by for by in caught.values())}" for check in checks)
    print(f"{len(chosen) - len(missed)} of {len(chosen)} faults caught ({shares})")
    return len(missed)


def _answers() -> bytes:
    """The answers are pickled, as their classes are loaded anew with the changed rules."""
    compare = importlib.import_module("monitor.compare")
    return pickle.dumps({seed: vars(compare.answer(compare.question(seed))) for seed in SEEDS})


def _caught_by(fault: dict[str, str], checks: list[str], answers: bytes) -> list[str]:
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        os.write(writing, ",".join(_run(fault, checks, answers)).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as told:
        by = [one for one in told.read().split(",") if one]
    os.waitpid(child, 0)
    print(f"{', '.join(by) or 'NOTHING':32} {fault['name']}", flush=True)
    return by


def _run(fault: dict[str, str], checks: list[str], answers: bytes) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        _load_changed(fault, Path(folder) / "monitor")
        return [name for name in checks if not _holds(CHECKS[name], answers)]


def _load_changed(fault: dict[str, str], copy: Path) -> None:
    shutil.copytree(RULES, copy, ignore=shutil.ignore_patterns("__pycache__"))
    changed = copy / fault["file"]
    text = changed.read_text(encoding="utf-8")
    if text.count(fault["was"]) != 1:
        raise SystemExit(f"fault {fault['name']!r}: its text stands {text.count(fault['was'])} times in {fault['file']}")
    changed.write_text(text.replace(fault["was"], fault["now"]), encoding="utf-8")
    for name in [name for name in sys.modules if name.startswith(("trucewatch.monitor", "monitor"))]:
        del sys.modules[name]
    spec = importlib.util.spec_from_file_location("trucewatch.monitor", copy / "__init__.py", submodule_search_locations=[str(copy)])
    assert spec is not None and spec.loader is not None
    package = sys.modules["trucewatch.monitor"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(package)


def _holds(check: Callable[[bytes], bool], answers: bytes) -> bool:
    try:
        return check(answers)
    except Exception:  # noqa: BLE001  a fault that makes the rules fail loudly is caught
        return False


def _scenarios(answers: bytes) -> bool:
    tests = importlib.import_module("monitor.test_scenarios")
    return not any(tests.differences(scenario) for scenario in tests.SCENARIOS)


def _oracle(answers: bytes) -> bool:
    compare = importlib.import_module("monitor.compare")
    return not any(compare.differences(seed, compare.Answer(**fields)) for seed, fields in pickle.loads(answers).items())


def _properties(answers: bytes) -> bool:
    tests = importlib.import_module("monitor.test_properties")
    for name in sorted(name for name in dir(tests) if name.startswith("test_") and name[5].isdigit()):
        getattr(tests, name)()
    return True


CHECKS: dict[str, Callable[[bytes], bool]] = {"scenarios": _scenarios, "oracle": _oracle, "properties": _properties}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
