"""Names for truces and incidents that people can type and that do not change as more becomes known."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass

from trucewatch.records.strangers import name_of, words_of

from .bond import Bond, creditors, debtors
from .incidents import Event
from .told import Act

_NOT_NAME = re.compile(r"[^a-z0-9]+")
# "BOGOTA, COLOMBIA, Aug 3 -" writes a country as nothing else in the text does.
_DATELINE = re.compile(r"^[^a-z\n]{2,80}(?=[,(–—-])", re.MULTILINE)
_NUMBER = re.compile(r"-\d{4}-\d{2}-\d{2}-(\d+)$")


@dataclass(frozen=True)
class Name:
    """What a truce would be called alone: by its month, the id for commands, and by its day."""

    id: str
    day: str


def truce_name(bond: Bond) -> Name:
    """Return the name of a truce, from the parties and the time of the first act recorded of it that is no denial."""
    told = _first(bond).told.time
    words = "--".join([word for word in map(slug, _parties(bond)[:2]) if word] or ["truce"])
    return Name(f"{words}-{told:%Y-%m}", f"{words}-{told:%Y-%m-%d}")


def truce_title(bond: Bond, day: str | None = None) -> str:
    """Return what people call a truce: its parties and its month.

    ``day`` is its name by its day, where the same parties made several in that month: the day tells these apart, a number those of one day.
    """
    act = _first(bond)
    who, told = " – ".join(_title(party, act) for party in _parties(bond)[:3]) or "Truce", act.told.time
    found = _NUMBER.search(day or "")
    number = f" ({found[1]})" if found else ""
    return f"{who}, {f'{told.day} ' if day else ''}{told:%B %Y}{number}"


def _first(bond: Bond) -> Act:
    return min(bond.acts, key=lambda act: (act.denies, act.told.sequence, act.number))


def _parties(bond: Bond) -> list[str]:
    act = _first(bond)
    return sorted(debtors(act)) + sorted(creditors(act)) or sorted(bond.inherited)


def event_name(event: Event, taken: Container[str]) -> str:
    """Return the name of an incident, from its kind, its day (where that is not told the last that it can be) and its place."""
    telling = min(event.tellings, key=lambda telling: (telling.told.sequence, telling.number))
    place = next((t.incident.place.span.quote for t in event.tellings if t.incident.place), "")
    parts = [f"{event.when.told_day:%Y-%m-%d}", telling.incident.kind.value.replace("_", "-"), slug(place)]
    return free("-".join(part for part in parts if part), taken)


def slug(text: str) -> str:
    """Return a text, or the words of an actor's id, as lower-case words joined by hyphens, at most 32 characters."""
    return _NOT_NAME.sub("-", words_of(text).lower()).strip("-")[:32].strip("-")


def free(name: str, taken: Container[str]) -> str:
    """Return ``name``, with a number behind it where it is taken."""
    number, tried = 1, name
    while tried in taken:
        number += 1
        tried = f"{name}-{number}"
    return tried


def _title(actor: str, act: Act) -> str:
    """Return how an act's sentence writes an actor ("ELN", "Nagorno-Karabakh"), else its text; else the words of the id, with capitals."""
    sentence, document = act.pledge.sentence, act.told.document
    best = _written(actor, sentence.quote) or _written(actor, _DATELINE.sub("", document.text)) or name_of(actor)
    return best[:1].upper() + best[1:]


def _written(actor: str, text: str) -> str | None:
    words = words_of(actor).split("-")
    written = re.findall(rf"\b{'[ -]'.join(map(re.escape, words))}\b", text, re.IGNORECASE)
    # A dateline has a country's name in capitals; only where nothing else is written are they an abbreviation's.
    named = [form for form in written if form != form.lower() and not text.isupper()]
    return min(named, key=str.isupper, default=None)
