"""Code a file of codebook records, one line each, so that it can be stopped anywhere and taken up again.

Each input line leads to exactly one line of output: in OUT where it was coded, in OUT.quarantine.jsonl where it could not be.
Lines are written in input order and made durable one chunk at a time; what a stop left half-written is cut off on the next run.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from trucewatch.errors import CodingError, RecordError, SettingError
from trucewatch.records import Document
from trucewatch.textfiles import lines, parsed

from .reading import fault, the_coder

CHUNK = 16
Advance = Callable[[int], None]


@dataclass(frozen=True)
class Outcome:
    """How a run ended: lines coded and set aside in this run, and lines that an earlier run had done."""

    coded: int
    quarantined: int
    done_before: int


@dataclass(frozen=True)
class Line:
    """One line of the input: its number (from 1) and its text."""

    number: int
    text: str


def code_file(source: Path, target: Path, coder: str, workers: int = 1, advance: Advance = lambda n: None) -> Outcome:
    """Code every record of ``source`` into ``target``; ``advance`` is told how many more lines are done.

    Raises SettingError where a file cannot be read or written, or where ``target`` holds another coder's or input's records.
    """
    aside = quarantine_of(target)
    if source.resolve() in (target.resolve(), aside.resolve()):
        raise SettingError("input and output are the same file", where=str(source), remedy="give another name after -o")
    before = _finished(source, target, aside, coder)
    for file in (target, aside):
        _cut_half_line(file)
    advance(len(before))
    counts = [0, 0]
    try:
        todo = (line for line in _lines(source) if line.number not in before)
        for chunk in _coded(todo, coder, workers):
            counts = [have + new for have, new in zip(counts, _write(chunk, target, aside), strict=True)]
            advance(len(chunk))
    except OSError as error:
        raise SettingError(
            f"cannot write: {error.strerror}",
            where=str(error.filename or target),
            remedy="free space or choose another folder; run again to go on",
        ) from error
    return Outcome(coded=counts[0], quarantined=counts[1], done_before=len(before))


def quarantine_of(target: Path) -> Path:
    """Return the file beside ``target`` that takes the lines that could not be coded."""
    return target.with_name(f"{target.name}.quarantine.jsonl")


def spent(coder: str) -> str | None:
    """Return what the coder says that its work in this process took so far; None where it costs nothing worth telling."""
    tell = getattr(the_coder(coder), "spent", None)
    return str(tell()) if tell else None


def count_lines(source: Path) -> int:
    """Return how many lines that hold anything ``source`` has."""
    return sum(1 for _ in _lines(source))


def _lines(source: Path) -> Iterator[Line]:
    try:
        yield from (Line(number, text.decode("utf-8", "surrogateescape")) for number, text in lines(source))
    except OSError as error:
        raise SettingError(f"cannot read: {error.strerror}", where=str(source), remedy="check the path") from error


def _finished(source: Path, target: Path, aside: Path, coder: str) -> frozenset[int]:
    """Return the numbers of the input lines that earlier runs finished.

    The lines set aside name their numbers; the n-th record of ``target`` belongs to the n-th of the other lines.
    """
    records = _records(target)
    set_aside = {record.get("line", 0) for record in _records(aside)}
    coded = list(islice((line for line in _lines(source) if line.number not in set_aside), len(records)))
    if records:
        _check_same_run(records[-1], coded[-1] if len(coded) == len(records) else None, target, coder)
    return frozenset(set_aside | {line.number for line in coded})


def _records(file: Path) -> list[dict[str, Any]]:
    try:
        return [dict(json.loads(line)) for line in _whole_lines(file)]
    except (ValueError, TypeError):
        raise SettingError("holds something else than coded records", where=str(file), remedy="name another output file") from None


def _check_same_run(record: dict[str, Any], line: Line | None, target: Path, coder: str) -> None:
    remedy = "name another output file, or remove this one"
    if record.get("coder", {}).get("name") != the_coder(coder).coder.name:
        raise SettingError(f"holds records of another coder: {record.get('coder')}", where=str(target), remedy=remedy)
    if line is None or json.loads(line.text).get("id") != record.get("id"):
        raise SettingError("holds the records of another input", where=str(target), remedy=remedy)


def _whole_lines(file: Path) -> list[str]:
    content = file.read_bytes() if file.exists() else b""
    return content[: content.rfind(b"\n") + 1].decode("utf-8", "replace").split("\n")[:-1]


def _cut_half_line(file: Path) -> None:
    if not file.exists():
        return
    content = file.read_bytes()
    whole = content.rfind(b"\n") + 1
    if content[whole:] and not content[whole:].startswith(b"{"):
        raise SettingError("holds something else than coded records", where=str(file), remedy="name another output file")
    os.truncate(file, whole)


def _write(chunk: list[dict[str, Any]], target: Path, aside: Path) -> tuple[int, int]:
    """Append the results; those set aside are on disk first, since they alone carry their line numbers."""
    bad = [result for result in chunk if "reason" in result]
    good = [result for result in chunk if "reason" not in result]
    for file, results in ((aside, bad), (target, good)):
        if results or file is target:
            _append(file, results)
    return len(good), len(bad)


def _append(file: Path, results: list[dict[str, Any]]) -> None:
    with file.open("a", encoding="utf-8") as out:
        out.writelines(json.dumps(result, ensure_ascii=False) + "\n" for result in results)
        out.flush()
        os.fsync(out.fileno())


def _chunks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    left = iter(lines)
    while chunk := list(islice(left, CHUNK)):
        yield chunk


def _coded(lines: Iterable[Line], coder: str, workers: int) -> Iterator[list[dict[str, Any]]]:
    if workers <= 1:
        yield from (code_lines(chunk, coder) for chunk in _chunks(lines))
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting: list[Any] = []
        for chunk in _chunks(lines):
            waiting.append(pool.submit(code_lines, chunk, coder))
            if len(waiting) > 2 * workers:
                yield waiting.pop(0).result()
        for job in waiting:
            yield job.result()


def code_lines(lines: list[Line], coder: str) -> list[dict[str, Any]]:
    """Return, for each line, its coded record, or ``{"line", "reason", "remedy", "text"}`` where it cannot be coded."""
    return [_code_line(line, the_coder(coder)) for line in lines]


def _code_line(line: Line, coder: Any) -> dict[str, Any]:
    try:
        return code_record(_parsed(line), coder)
    except RecordError as error:
        return _set_aside(line, str(error), error.remedy)
    except CodingError:
        raise  # the coder itself is not usable: no other line would fare better
    except Exception as error:  # noqa: BLE001  the boundary of a batch: a fault in coding one passage must not lose the others
        return _set_aside(line, fault(error), "report it with the passage")


def code_record(record: dict[str, Any], coder: Any) -> dict[str, Any]:
    """Return the coded record of one passage; raises RecordError where it is none."""
    from trucewatch.coding.passage import to_document, to_record

    document = _with_language(to_document(record), record)
    return to_record(coder.code(document), document, record)


def _set_aside(line: Line, reason: str, remedy: str) -> dict[str, Any]:
    shown = line.text.strip().encode("utf-8", "backslashreplace").decode()
    return {"line": line.number, "reason": reason, "remedy": remedy, "text": shown}


def _parsed(line: Line) -> dict[str, Any]:
    try:
        record = parsed(line.text.encode("utf-8", "surrogateescape"))
    except ValueError as error:
        raise RecordError(f"line {line.number} is no JSON: {error}", remedy="one JSON object a line") from None
    if not isinstance(record, dict):
        raise RecordError(f"line {line.number} holds no JSON object", remedy="one JSON object a line")
    return record


def _with_language(document: Document, record: dict[str, Any]) -> Document:
    if record.get("language"):
        return document
    from trucewatch.documents.language import UNKNOWN, language_of

    language = language_of(document.text)
    return document if language == UNKNOWN else document.model_copy(update={"language": language})
