"""Coders side by side over the same texts: each a file of coded records, or an installed coder that reads them now."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trucewatch.analysis.compare import Agreed, Unit, agreement, disagreements, units
from trucewatch.analysis.scoring import Figure, Score, score
from trucewatch.errors import RecordError, SettingError
from trucewatch.plugins import names
from trucewatch.textfiles import lines, parsed

from .batch import code_record
from .reading import the_coder

__all__ = ["Comparison", "Figure", "Unit", "compare"]

Coding = dict[str, dict[str, Any]]
GOLD = "gold"
NEEDED = {"id": str, "text": str, "relevant": bool, "pledges": list, "incidents": list}
_REMEDY = "one coded record a line, as `trucewatch code` writes them"


@dataclass(frozen=True)
class Comparison:
    """What the coders, gold among them if it was given, say of the texts that all of them have.

    ``scores``: each coder against the gold; ``agreed``: field by field; ``differing``: the acts they differ about, with the fields.
    """

    texts: int
    names: tuple[str, ...]
    scores: dict[str, Score]
    agreed: tuple[Agreed, ...]
    differing: tuple[tuple[Unit, tuple[str, ...]], ...]


def compare(sides: Iterable[str], gold: Path | None = None, advance: Callable[[int], None] = lambda n: None) -> Comparison:
    """Compare ``sides``, files or names of coders, with each other and with ``gold``; ``advance`` is told of each text that is coded now.

    Raises SettingError where there are fewer than two sides, or no text that all have; RecordError where a file holds something else.
    """
    codings = _codings(list(sides), gold, advance)
    if len(codings) < 2:
        raise SettingError("nothing to compare with", remedy="name two coders or files of coded records, or give --gold")
    shared = set.intersection(*(set(coding) for coding in codings.values()))
    if not shared:
        raise SettingError("no text that all have", where=", ".join(codings), remedy="compare codings of the same passages (joined by id)")
    found = units(list(codings.values()))
    truth = [row for id_, row in codings.get(GOLD, {}).items() if id_ in shared]
    scores = {name: score(truth, coding.values()) for name, coding in codings.items() if truth and name != GOLD}
    return Comparison(len(shared), tuple(codings), scores, tuple(agreement(found)), tuple(disagreements(found)))


def _codings(sides: list[str], gold: Path | None, advance: Callable[[int], None]) -> dict[str, Coding]:
    files = {side: _read(Path(side)) for side in sides if Path(side).is_file()}
    codings = {GOLD: _read(gold)} if gold else {}
    texts = next(iter([*codings.values(), *files.values()]), None)
    for side in sides:
        if side not in files and side not in (coders := names("trucewatch.coders")):
            raise SettingError("neither a file nor a coder", where=side, remedy=f"check the path, or name one of: {', '.join(coders)}")
        if side not in files and texts is None:
            remedy = "give a file of coded records, or --gold"
            raise SettingError("no such file, and no texts for a coder to read", where=side, remedy=remedy)
        name = Path(side).stem if side in files else side
        codings[side if name in (*codings, GOLD) else name] = files[side] if side in files else _code(side, texts or {}, advance)
    return codings


def _code(name: str, texts: Coding, advance: Callable[[int], None]) -> Coding:
    coder = the_coder(name)
    made = {}
    for id_, row in texts.items():
        made[id_] = code_record(row, coder)
        advance(1)
    return made


def _read(path: Path) -> Coding:
    try:
        rows = [_row(line, f"{path}, line {number}") for number, line in lines(path)]
    except OSError as error:
        raise SettingError(f"cannot read: {error.strerror}", where=str(path), remedy="give a file of coded records, one a line") from None
    if not rows:
        raise SettingError("holds no records", where=str(path), remedy="give a file of coded records, one a line")
    return {row["id"]: row for row in rows}


def _row(line: bytes, where: str) -> dict[str, Any]:
    try:
        row = parsed(line)
    except ValueError as error:
        raise RecordError(f"not a JSON record: {error}", where=where, remedy=_REMEDY) from None
    if not isinstance(row, dict):
        raise RecordError("not a JSON object", where=where, remedy=_REMEDY)
    if missing := [key for key in NEEDED if key not in row]:
        raise RecordError(f"no {', '.join(missing)}", where=where, remedy=_REMEDY)
    if wrong := [key for key, kind in NEEDED.items() if not isinstance(row[key], kind)]:
        raise RecordError(f"wrong in its form: {', '.join(wrong)}", where=where, remedy=_REMEDY)
    return row
