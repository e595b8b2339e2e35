"""What a folder holds beside its pages: said in a line for each kind, so that nobody misses a table that was never read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path

from ..records import Quarantined
from .source import source_for

_MOST_KINDS = 6
_PACKED = (".gz", ".lz4", ".bz2", ".xz", ".zst")


def left_out(folder: Path, files: Iterable[Path]) -> Iterator[Quarantined]:
    """Yield one item for each ending of files that are read where they are named themselves, and one for all that are no pages at all."""
    apart = sorted(files, key=lambda path: (_named_itself(_ending(path)), _ending(path), path))
    for named, group in groupby(apart, key=lambda path: _named_itself(_ending(path))):
        if named:
            yield from (_to_name(folder, list(same)) for _, same in groupby(group, key=_ending))
        else:
            yield _no_pages(folder, list(group))


def _to_name(folder: Path, files: Sequence[Path]) -> Quarantined:
    reason = f"{_counted(len(files), _ending(files[0]))} left out, such as {files[0].relative_to(folder)}"
    remedy = f"tables, lists, mail and archives are read where they are named themselves: trucewatch add {files[0]}"
    return Quarantined(location=str(folder), stage="pages", reason=reason, remedy=remedy)


def _no_pages(folder: Path, files: Sequence[Path]) -> Quarantined:
    kinds = Counter(map(_ending, files)).most_common()
    shown = ", ".join(f"{number} {ending or 'without an ending'}" for ending, number in kinds[:_MOST_KINDS])
    more = ", …" if len(kinds) > _MOST_KINDS else ""
    pages = "page" if len(files) == 1 else "pages"
    reason = f"{_counted(len(files))} left out as no {pages} ({shown}{more}), such as {files[0].relative_to(folder)}"
    return Quarantined(location=str(folder), stage="pages", reason=reason, remedy="texts among them: save them as .txt, .html or .pdf")


def _counted(number: int, ending: str = "") -> str:
    kind = f"{ending} " if ending else ""
    return f"1 {kind}file was" if number == 1 else f"{number:,} {kind}files were"


def _ending(path: Path) -> str:
    """Return the ending by which sources tell files apart: of packed files the last two (".warc.gz")."""
    endings = [suffix.lower() for suffix in path.suffixes]
    return "".join(endings[-2:] if endings[-1:] and endings[-1] in _PACKED else endings[-1:])


@cache
def _named_itself(ending: str) -> bool:
    return bool(ending) and source_for(f"file{ending}") is not source_for("file")
