"""A record with one field corrected: by words that stand in its text, by a choice, or by nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from trucewatch.desk.names import resolved
from trucewatch.errors import RecordError
from trucewatch.records import (
    Condition,
    Count,
    Document,
    Incident,
    IncidentFactuality,
    IncidentKind,
    Party,
    Place,
    Pledge,
    PledgeFactuality,
    PledgeKind,
    Precision,
    Record,
    Span,
    Speaker,
    When,
)  # fmt: skip

from .items import Item

ENUMS: Mapping[str, Mapping[str, type[StrEnum]]] = {
    "pledge": {"kind": PledgeKind, "factuality": PledgeFactuality},
    "incident": {"kind": IncidentKind, "factuality": IncidentFactuality},
}
YES_NO = {"pledge": ("anonymous",), "incident": ("alleged_violation",)}
WORDS: dict[str, dict[str, type[Record]]] = {
    "pledge": {
        "undertaking": Span, "pledgers": Party, "counterparts": Party, "condition": Condition, "threat": Span, "starts": When,
        "ends_or_duration": Span, "until": When, "mediators": Party, "said_by": Speaker,
    },
    "incident": {
        "anchor": Span, "actor": Party, "target": Party, "place": Place, "when": When, "killed": Count, "injured": Count,
        "said_by": Speaker,
    },
}  # fmt: skip
MANY = ("pledgers", "counterparts", "mediators")
NEEDED = ("undertaking", "anchor")


def fields_of(sort: str) -> list[str]:
    """Return the fields of a record that people can correct."""
    return [*ENUMS[sort], *WORDS[sort], *YES_NO[sort]]


def corrected(item: Item, field: str, words: str, start: int | None = None, given: str = "") -> Pledge | Incident:
    """Return the record of ``item`` with one field corrected.

    ``words`` stand in the text, at ``start`` or else nearest to the record's sentence; several parties are set apart by "; ". ``given`` is
    what the words mean: a number for a toll, a day (2020-11-17) for a time. For a kind or factuality ``words`` is the choice, for a yes or
    no "yes" or "no"; empty words clear a field. Raises RecordError where the words are not in the text or fit no such field.
    """
    document, record = item.told.document, item.record
    value = _value(item, field, words.strip(), start, given.strip())
    changed = type(record).model_validate(record.model_dump() | {field: value})
    if field in NEEDED and isinstance(value, Span):
        changed = changed.model_copy(update={"sentence": _sentence(value, record.sentence, document)})
    return resolved(changed, document)


def _value(item: Item, field: str, words: str, start: int | None, given: str) -> object:
    if field in ENUMS[item.sort]:
        return _choice(ENUMS[item.sort][field], words)
    if field in YES_NO[item.sort]:
        return words.lower() in ("yes", "true", "1", "on")
    if field not in WORDS[item.sort]:
        raise RecordError(f"no field {field!r} that can be corrected", remedy=f"one of: {', '.join(fields_of(item.sort))}")
    kind, text = WORDS[item.sort][field], item.told.document.text
    near = start if start is not None else item.record.sentence.start
    if field in MANY:
        return tuple(_made(kind, _find(text, one.strip(), near), given) for one in words.split(";") if one.strip())
    if not words:
        if field in NEEDED:
            raise RecordError(f"the {field} cannot be empty", remedy="reject the record instead")
        return None
    return _made(kind, _find(text, words, near), given)


def _choice(kind: type[StrEnum], words: str) -> StrEnum:
    try:
        return kind(words)
    except ValueError:
        raise RecordError(f"{words!r} is no choice here", remedy=f"one of: {', '.join(kind)}") from None


def _find(text: str, words: str, near: int) -> Span:
    found = Span.find(text, words, near)
    if found is None:
        raise RecordError(f"{words[:60]!r} does not stand in the text", remedy="copy the words exactly, or select them in the text")
    return found


def _made(kind: type[Record], span: Span, given: str) -> Record:
    special: dict[type[Record], Callable[[], Record]] = {
        Span: lambda: span,
        Count: lambda: Count(span=span, value=_number(given or span.quote)),
        When: lambda: _when(span, given),
    }
    return special.get(kind, lambda: kind.model_validate({"span": span}))()


def _number(text: str) -> int:
    if not text.isdecimal():
        raise RecordError(f"{text[:40]!r} is no number", remedy="give the number that the words mean")
    return int(text)


def _when(span: Span, given: str) -> When:
    if not given:
        return When(span=span)
    try:
        day = datetime.combine(date.fromisoformat(given), time(), UTC)
    except ValueError:
        raise RecordError(f"{given[:40]!r} is no day", remedy="write 2020-11-17") from None
    return When(span=span, earliest=day, latest=day + timedelta(days=1), precision=Precision.DAY)


def _sentence(span: Span, sentence: Span, document: Document) -> Span:
    """Return the sentence of a span that was moved: the old one where it still holds it, else the paragraph around."""
    if sentence.start <= span.start and span.end <= sentence.end:
        return sentence
    start = document.text.rfind("\n", 0, span.start) + 1
    end = document.text.find("\n", span.end)
    return Span.of(document.text, start, end if end >= 0 else len(document.text))
