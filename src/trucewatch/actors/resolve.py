"""What the names of a report mean: each party and speaker gets the id of an actor.

In order: a name of the registry; a short form of a longer name in the same document ("MEND", "Mohie"); a word that
points back ("the group", "it") to the last armed actor named before it; else the name itself, kept as new.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from trucewatch.records import ActorKind, Condition, Document, Incident, Party, Pledge, Report, Span, Speaker

from .naming import folded, slug
from .registry import Registry, registry

_ACRONYM = re.compile(r"(?P<name>[A-Z][\w'’-]*(?:[ ,]+[\w'’-]+){0,11}) \((?P<short>[A-Z][\w-]{1,9})\)")
_NAME = re.compile(r"\b[A-Z][\w'’.-]*(?:\s+(?:(?:al|el|of|the|for|and|de|del|la)[\s-])*[A-Z][\w'’.-]*)*")

Entry = TypeVar("Entry", Pledge, Incident)


@dataclass(frozen=True)
class Mention:
    """A name of a known actor in the text: where it starts, and whose it is."""

    start: int
    actor: str


def resolve(report: Report, document: Document, known: Registry | None = None) -> Report:
    """Return the report with ``actor`` set on every party and speaker that has none yet."""
    context = Context(document.text, known or registry())
    return report.model_copy(
        update={
            "pledges": tuple(_entry(pledge, context) for pledge in report.pledges),
            "incidents": tuple(_entry(incident, context) for incident in report.incidents),
        }
    )


class Context:
    """One document's names: those of the registry that stand in it, the full forms of its short ones, and where they stand."""

    def __init__(self, text: str, known: Registry) -> None:
        self.text, self.known = text, known
        names = list(_NAME.finditer(text))
        self.full = _short_forms(match.group() for match in names) | _acronyms(text)
        self.mentions = [m for match in names if (m := self._mention(match))]

    def actor_of(self, span: Span) -> str:
        """Return the id of the actor that a span names."""
        if direct := self.named(span.quote):
            return direct
        if _head(span.quote) in _pointing() and (last := self._last_before(span.start)):
            return last
        return self._inside(span.quote) or slug(self.full.get(folded(span.quote), span.quote))

    def speaker_of(self, span: Span) -> str:
        """Return the id of the actor that a speaker is, or is known to speak for."""
        spoken_for = self.known.speaks_for(self.full.get(folded(span.quote), span.quote))
        return spoken_for.id if spoken_for else self.actor_of(span)

    def named(self, name: str) -> str | None:
        """Return the id of the registry's actor of this name, also where it is the document's short form of it."""
        actor = self.known.find(name) or self.known.find(self.full.get(folded(name), ""))
        return actor.id if actor else None

    def _mention(self, match: re.Match[str]) -> Mention | None:
        actor = self.named(match.group())
        return Mention(match.start(), actor) if actor else None

    def _inside(self, phrase: str) -> str | None:
        """Return the actor of the only registry name inside a longer phrase ("powerful Iran-backed Kataib Hezbollah")."""
        found = {actor for match in _NAME.finditer(phrase) if (actor := self.named(match.group()))}
        return found.pop() if len(found) == 1 else None

    def _last_before(self, at: int) -> str | None:
        armed = [m for m in self.mentions if m.start < at and self.known.actors[m.actor].kind not in (ActorKind.STATE, ActorKind.PERSON)]
        return armed[-1].actor if armed else None


@cache
def _pointing() -> frozenset[str]:
    """Return the words that point back to an armed actor named before."""
    return frozenset((files("trucewatch.actors") / "data" / "pointing.txt").read_text(encoding="utf-8").split())


def _head(phrase: str) -> str:
    words = phrase.lower().split()
    return words[-1] if words else ""


def _short_forms(names: Iterable[str]) -> dict[str, str]:
    """Map the last word of each longer name to the first such name: "Mohie" to "Mohammed Mohie"."""
    full: dict[str, str] = {}
    for name in names:
        words = name.split()
        if len(words) > 1:
            full.setdefault(folded(words[-1]), name)
    return full


def _acronyms(text: str) -> dict[str, str]:
    """Map each acronym in brackets to the name before it: "Movement of the X (MX)"."""
    return {folded(m["short"]): name for m in _ACRONYM.finditer(text) if (name := _spelled_out(m["name"], m["short"]))}


def _spelled_out(words_before: str, acronym: str) -> str | None:
    """Return the end of ``words_before`` that starts with the acronym's first letter and has its other letters in order."""
    words = words_before.split()
    for start in range(max(0, len(words) - 2 * len(acronym)), len(words)):
        initials = "".join(word[0] for word in words[start:]).lower()
        if initials[:1] == acronym[0].lower() and _in_order(acronym.lower(), initials):
            return " ".join(words[start:])
    return None


def _in_order(letters: str, within: str) -> bool:
    left = iter(within)
    return sum(letter in left for letter in letters) >= max(2, len(letters) - 1)


def _party(party: Party, context: Context) -> Party:
    return party if party.actor else party.model_copy(update={"actor": context.actor_of(party.span)})


def _speaker(speaker: Speaker, context: Context) -> Speaker:
    if speaker.actor:
        return speaker
    actor = context.actor_of(speaker.on_behalf_of) if speaker.on_behalf_of else context.speaker_of(speaker.span)
    return speaker.model_copy(update={"actor": actor})


def _resolved(value: Any, context: Context) -> Any:
    if isinstance(value, Party):
        return _party(value, context)
    if isinstance(value, Speaker):
        return _speaker(value, context)
    if isinstance(value, Condition) and value.actor:
        return value.model_copy(update={"actor": _party(value.actor, context)})
    if isinstance(value, tuple):
        return tuple(_resolved(item, context) for item in value)
    return value


def _entry(entry: Entry, context: Context) -> Entry:
    fields = {name: _resolved(getattr(entry, name), context) for name in type(entry).model_fields}
    return entry.model_copy(update=fields)
