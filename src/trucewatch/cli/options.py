"""The options that several verbs share, so that each means the same everywhere."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trucewatch.errors import SettingError

if TYPE_CHECKING:
    from trucewatch.desk import Ledger


class Format(StrEnum):
    """How an answer is printed."""

    TABLE = "table"
    JSON = "json"


class Known(StrEnum):
    """Which clock "as known at" means."""

    RECORDED = "recorded"
    PUBLISHED = "published"


def _file(output: Path | None) -> Path | None:
    """Return where to write: a dash means standard output, as everywhere."""
    return None if output == Path("-") else output


OutputOption = Annotated[
    Path | None, typer.Option("-o", "--output", callback=_file, help="The file to write; default, or a dash: standard output.")
]
LedgerOption = Annotated[str, typer.Option("--ledger", envvar="TRUCEWATCH_LEDGER", help="The ledger file, or postgresql://…")]
CoderOption = Annotated[str, typer.Option("--coder", help="Which coder reads: hybrid, rules, or another that is installed.")]
FormatOption = Annotated[Format, typer.Option("--format", help="A table for people, JSON for programs.")]
AtOption = Annotated[str | None, typer.Option("--at", help="The time asked about: 2020-11-17 (its end) or with a time. Default: now.")]
KnownOption = Annotated[str | None, typer.Option("--known", help="Use only what was known by this time. Default: everything.")]
AllowOption = Annotated[
    list[str] | None,
    typer.Option("--allow", metavar="NETWORK", help="Connect to this network though it is not public: 10.20.0.0/16; again for another."),
]
ByOption = Annotated[Known, typer.Option("--by", help="Known by when it was recorded here, or by when it was published.")]
LEDGER = "trucewatch.ledger"
CODER = "hybrid"


def moment(text: str | None) -> datetime | None:
    """Return the time that an option names, in UTC; a bare date means its end.

    Raises SettingError for what is no ISO time.
    """
    if text is None:
        return None
    from trucewatch.desk.moments import moment as named

    try:
        return named(text)
    except ValueError:
        raise SettingError(f"no time: {text!r}", remedy="write 2020-11-17 or 2020-11-17T20:00Z") from None


def existing(ledger: str) -> str:
    """Return the ledger's location if there is one.

    Raises SettingError where the file is missing: asking must not make an empty ledger.
    """
    if "://" not in ledger and not Path(ledger).exists():
        raise SettingError("no ledger here", where=ledger, remedy="make one with: trucewatch add PAGE…")
    return ledger


def open_ledger(ledger: str) -> Ledger:
    """Return the ledger, open, if there is one (raises as :func:`existing`)."""
    from trucewatch.desk import Ledger

    return Ledger(existing(ledger), create=False)
