"""The scorer of the codebook, loaded from beside the repository."""

import importlib.util
from functools import cache
from pathlib import Path
from types import ModuleType

SCORER = Path(__file__).parents[2] / "shared" / "bench" / "score.py"


@cache
def scorer() -> ModuleType:
    """Return the scorer's module; it lives with the shared gold, not in the project."""
    spec = importlib.util.spec_from_file_location("score", SCORER)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(SCORER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
