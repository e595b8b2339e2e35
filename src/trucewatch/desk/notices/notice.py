"""What is told after one round of a watch."""

from __future__ import annotations

import unicodedata
from datetime import datetime

from trucewatch.desk.changes import LabelChange
from trucewatch.errors import TrucewatchError
from trucewatch.records import Record


class NoticeError(TrucewatchError):
    """A notice could not be delivered; it stays in the outbox."""


class Trouble(Record):
    """A source that cannot be got, told once; with no ``reason`` it can be got again."""

    source: str
    reason: str | None


class Notice(Record):
    """The changes of one round. ``id`` is a UUID that stays the same however often a notice is sent, so that it can be known again."""

    id: str
    at: datetime
    changes: tuple[LabelChange, ...] = ()
    troubles: tuple[Trouble, ...] = ()

    def lines(self) -> list[str]:
        """Return what is told for people, free of control characters, whatever a page put into a name: a change with its sentence."""
        return [*map(_with_sentence, self.changes), *map(trouble_line, self.troubles)]

    def title(self) -> str:
        """Return one line that says what it is about."""
        if len(self.changes) == 1 and not self.troubles:
            change = self.changes[0]
            return one_line(f"{change.title}: {change.name}: {change.now}")
        truces = sorted({change.title for change in self.changes})
        told = f"{len(self.changes)} changes in {', '.join(truces)}" if self.changes else "sources"
        return one_line(told)[:200]


def change_line(change: LabelChange) -> str:
    """Return a change as one line: truce, faction, both labels, the reason with its source, the independent stories."""
    count = f"{change.stories} independent {'story' if change.stories == 1 else 'stories'}"
    because = f"{change.reason}, {change.source.origin}" if change.source else change.reason
    return one_line(f"{change.title}: {change.name}: {change.before} → {change.now} ({because}; {count}) [{change.truce}]")


def _with_sentence(change: LabelChange) -> str:
    """Return a change as a line, and the sentence that it rests on with its address as another."""
    source = change.source
    if source is None:
        return change_line(change)
    return f"{change_line(change)}\n{one_line(f'“{source.quote}” ({source.location})')}"


def trouble_line(trouble: Trouble) -> str:
    """Return a trouble as one line."""
    if trouble.reason is None:
        return one_line(f"source {trouble.source}: works again")
    return one_line(f"source {trouble.source}: cannot be got: {trouble.reason}")


def one_line(text: str) -> str:
    """Return text on one line without what could steer a terminal, a mail header or the direction of writing."""
    kept = (char if unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") else " " for char in text)
    return " ".join("".join(kept).split())
