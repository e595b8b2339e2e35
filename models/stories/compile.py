"""Events written as an original and what newsrooms made of it, into records: ``python -m models.stories.compile tune test``.

An event begins with ``# id | day | what happened``; a document with ``@ key STORY class | outlet | time | parent``, its headline on
the next line, a paragraph a line after that. A document with a parent is given by what an editor did to it: ``title: …``, ``keep 1-4``,
``drop 2,5``, ``+3 …`` (a paragraph after the third, 0 is the head, ``$`` the end), ``old => new`` wherever it stands. A time is ``14:20``,
``+1 08:00`` for the next day, or ``-`` where the page states none. All edits count paragraphs of the parent.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Written:
    """A document of an event: who prints it, to which story and class it belongs, and its text."""

    key: str
    story: str
    kind: str
    outlet: str
    time: str
    title: str
    paragraphs: tuple[str, ...]


def events(name: str) -> Iterator[tuple[str, str, list[Written]]]:
    """Yield id, day and documents of each event of the files ``events/NAME1.txt`` to ``NAME9.txt``."""
    for path in sorted((HERE / "events").glob(f"{name}[1-9].txt")):
        for part in re.split(r"^# ", path.read_text("utf-8"), flags=re.M)[1:]:
            head, *rest = re.split(r"^@ ", part, flags=re.M)
            event, day, _ = (field.strip() for field in head.split("|", 2))
            yield event, day, documents(event, rest)


def documents(event: str, parts: list[str]) -> list[Written]:
    """Return the documents of an event, each built from its own lines or from its parent's."""
    built: dict[str, Written] = {}
    for part in parts:
        head, *lines = [line.strip() for line in part.split("\n") if line.strip()]
        fields = [field.strip() for field in head.split("|")]
        key, story, kind = fields[0].split()
        title, paragraphs = edited(f"{event}-{key}", built[fields[3]], lines) if len(fields) > 3 else (lines[0], tuple(lines[1:]))
        built[key] = Written(key, story, kind, fields[1], fields[2], title, paragraphs)
    return list(built.values())


def edited(name: str, parent: Written, lines: list[str]) -> tuple[str, tuple[str, ...]]:
    """Return the title and the paragraphs that the edits ``lines`` make of ``parent``; an edit that finds nothing is an error."""
    title, kept, added, swaps = parent.title, list(range(1, len(parent.paragraphs) + 1)), [], []
    for line in lines:
        if line.startswith("title:"):
            title = line[6:].strip()
        elif line.startswith("keep ") and re.fullmatch(r"[\d,-]+", line[5:]):
            kept = numbers(line[5:])
        elif line.startswith("drop ") and re.fullmatch(r"[\d,-]+", line[5:]):
            kept = [number for number in kept if number not in numbers(line[5:])]
        elif found := re.match(r"\+(\d+|\$) (.*)", line):
            added.append((len(parent.paragraphs) if found[1] == "$" else int(found[1]), found[2]))
        else:
            old, _, new = line.partition(" =>")
            swaps.append((old, new.removeprefix(" ")))
    left = [(number, 0, parent.paragraphs[number - 1]) for number in kept]
    new = [(number, 1, paragraph) for number, paragraph in added]
    text = "\n".join(paragraph for *_, paragraph in sorted(left + new, key=lambda placed: placed[:2]))
    for old, new in swaps:
        if not old or old not in text:
            raise ValueError(f"{name}: {old!r} is not in its text")
        text = text.replace(old, new)
    return title, tuple(text.split("\n"))


def numbers(spans: str) -> list[int]:
    """Return the numbers that "1-3,5" names."""
    ends = [span.split("-") for span in spans.split(",")]
    return [number for end in ends for number in range(int(end[0]), int(end[-1]) + 1)]


def record(event: str, day: str, written: Written) -> dict[str, str]:
    """Return a document as a record, with its event, story and class; fields that it does not state are left out."""
    made = {"id": f"{event}-{written.key}", "event": event, "story": f"{event}-{written.story}", "class": written.kind}
    made["title"] = written.title
    if written.outlet != "-":
        made["outlet"] = written.outlet
    if written.time != "-":
        later, _, clock = written.time.rpartition(" ")
        at = datetime.fromisoformat(f"{day}T{clock}:00") + timedelta(days=int(later or 0))
        made["published"] = at.isoformat() + "Z"
    return made | {"text": "\n\n".join(written.paragraphs)}


def compile_(name: str) -> int:
    """Write ``NAME.jsonl`` and return how many records it holds."""
    records = [record(event, day, written) for event, day, found in events(name) for written in found]
    (HERE / f"{name}.jsonl").write_text("".join(json.dumps(made, ensure_ascii=False) + "\n" for made in records), "utf-8")
    return len(records)


if __name__ == "__main__":
    for split in sys.argv[1:]:
        print(split, compile_(split), "documents")
