"""What a kept file must have been made by: these rules, this registry, this policy, these versions."""

from __future__ import annotations

import sys
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from itertools import chain
from pathlib import Path

# All whose rules an answer rests on, beside the small modules that all share; a change in any makes what is kept unfit.
PARTS = ("actors", "agencies", "coding", "desk", "documents", "linking", "monitor", "places", "records", "stories")
_RULES = frozenset({".py", ".toml", ".txt", ".json", ".jsonl", ".csv", ".tsv"})


@cache
def stamp() -> str:
    """Return a hash of all that an answer rests on beside the ledger: names, sizes and times of the files of rules and registries."""
    root = Path(str(files("trucewatch")))
    found = chain(root.glob("*"), *((root / part).rglob("*") for part in PARTS))
    told = sorted((str(path.relative_to(root)), path.stat().st_size, path.stat().st_mtime_ns) for path in found if path.suffix in _RULES)
    versions = (sys.version, version("pydantic"), version("trucewatch"))
    return sha256(repr((versions, told)).encode()).hexdigest()
