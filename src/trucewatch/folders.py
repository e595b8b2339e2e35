"""Where files of the program lie that the user does not name."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path


def cache() -> Path:
    """Return the folder for what can be made again: ``$XDG_CACHE_HOME/trucewatch`` or ``~/.cache/trucewatch``."""
    return _under("XDG_CACHE_HOME", ".cache")


def settings() -> Path:
    """Return the folder for what is the user's own: ``$XDG_CONFIG_HOME/trucewatch`` or ``~/.config/trucewatch``."""
    return _under("XDG_CONFIG_HOME", ".config")


def beside(ledger: str, ending: str, otherwise: Path) -> Path:
    """Return where what belongs to a ledger lies: beside its file, or in the folder ``otherwise`` for a database's address."""
    if "://" not in ledger:
        return Path(f"{ledger}{ending}")
    return otherwise / f"{sha256(ledger.encode()).hexdigest()[:16]}{ending}"


def _under(variable: str, usual: str) -> Path:
    return Path(os.environ.get(variable) or Path.home() / usual) / "trucewatch"
