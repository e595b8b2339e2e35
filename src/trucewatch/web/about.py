"""What a reply is about: a truce, a text, or one record that was read in a text; its page, and what it is called."""

from __future__ import annotations

import re
from collections.abc import Iterable

from trucewatch.desk.indexed import Indexed
from trucewatch.records.keys import text_of

from .evidence import Coded, coded_in
from .templating import title_of
from .words import word

_RECORD = re.compile(r"record:(?P<text>\w+):(?P<start>\d+)-(?P<end>\d+):\w+")


def page_of(about: str) -> str:
    """Return the page of what a reply is about; for a record, its place in the text."""
    if found := _RECORD.fullmatch(about):
        return f"/evidence/{found['text']}?from={found['start']}&to={found['end']}#focus"
    sort, _, name = about.partition(":")
    return f"/{'truces' if sort == 'truce' else 'evidence'}/{name}"


def titled(about: str, seen: Indexed) -> str:
    """Return what it is called: a truce's name, a text's headline, a record's kind; what is not known stays as it is."""
    sort, _, name = about.partition(":")
    if sort == "truce" and name in seen.truces:
        return title_of(seen.truces[name].name)
    told = seen.texts.get(text_of(name), [None])[0] if sort in ("text", "record") else None
    if told is None:
        return about
    head = told.document.imprint.headline
    found = next((called(one) for one in coded_in(told, seen) if one.key == name), "") if sort == "record" else ""
    return ", in ".join(filter(None, (found, f"“{head.quote}”" if found and head else head.quote if head else ""))) or about


def called(one: Coded) -> str:
    """Return what a record is called on the page of its text."""
    return f"{one.sort.capitalize()} {one.number}: {word(one.sort, one.record.kind.value)}"


def records_in(coded: Iterable[Coded]) -> dict[str, str]:
    """Return what replies to these records are about, with what each is called."""
    return {f"record:{one.key}": called(one) for one in coded}
