"""What the names of a report mean: each party and speaker gets the id of an actor.

First the phrases that name somebody, then those that point to one named before; what neither names nor points is kept as new.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, TypeVar

from trucewatch.records import Condition, Document, Incident, Party, Pledge, Report, Speaker

from .earlier import Page
from .registry import Registry, registry
from .resolver import Resolver, mediators

# The fields of pledges and incidents that hold parties and speakers.
_FIELDS = (
    "pledgers", "counterparts", "mediators", "condition", "actor", "target", "parties", "claimed_by", "said_by", "also_said_by",
    "denied_by",
)  # fmt: skip

Entry = TypeVar("Entry", Pledge, Incident)
_BROKERED = re.compile(
    r"(?<=\w)[-‐‑–](?:brokered|mediated|sponsored|facilitated|negotiated)"
    r"(?: (?:deal|truce|ceasefire|cease-fire|agreement|accord|pact|talks))?\Z",
    re.IGNORECASE,
)


def resolve(report: Report, document: Document, known: Registry | None = None, before: Sequence[str] = ()) -> Report:
    """Return the report with ``actor`` set on every party and speaker that has none yet.

    ``before`` are the earlier reports of its page: who is not named in the document is looked up there.

    "Both sides" becomes two parties with one span, where the document says which two; "Egypt and Qatar" two with a span each.
    """
    known = known or registry()
    names = Resolver(report, document, known, Page(document, known, before) if before else None)
    return report.model_copy(
        update={
            "pledges": tuple(_entry(pledge, names) for pledge in report.pledges),
            "incidents": tuple(names.unaccusing(_entry(incident, names)) for incident in report.incidents),
        }
    )


def _entry(entry: Entry, names: Resolver) -> Entry:
    besides = [*names.go_betweens, *names.named(mediators(entry)), *names.told_by(entry.said_by), *names.calling(entry)]
    if isinstance(entry, Pledge):
        entry = entry.model_copy(update={"mediators": tuple(map(_broker, entry.mediators))})
    fields = {name: value for name in _FIELDS if (value := _resolved(getattr(entry, name, None), names, besides)) is not None}
    return entry.model_copy(update=fields)


def _resolved(value: Any, names: Resolver, besides: list[str]) -> Any:
    """Return a field's value with its actors, or None where it holds none."""
    if isinstance(value, Party):
        return _party(value, names, besides)
    if isinstance(value, Speaker):
        return _speaker(value, names)
    if isinstance(value, Condition):
        return value.model_copy(update={"actor": _party(value.actor, names, besides)}) if value.actor else None
    if isinstance(value, tuple) and value:
        return tuple(dict.fromkeys(one for item in value for one in _several(item, names, besides)))
    return None


def _several(value: Party | Speaker, names: Resolver, besides: list[str]) -> tuple[Party | Speaker, ...]:
    return _parties(value, names, besides) if isinstance(value, Party) else (_speaker(value, names),)


def _party(party: Party, names: Resolver, besides: list[str]) -> Party:
    return party if party.actor else Party(span=party.span, actor=names.party(party.span, besides)[0])


def _parties(party: Party, names: Resolver, besides: list[str]) -> tuple[Party, ...]:
    if party.actor:
        return (party,)
    if several := names.joined(party.span):
        return tuple(Party(span=part, actor=actor) for part, actor in several.items())
    return tuple(Party(span=party.span, actor=actor) for actor in names.party(party.span, besides))


def _speaker(speaker: Speaker, names: Resolver) -> Speaker:
    if speaker.actor:
        return speaker
    return speaker.model_copy(update={"actor": names.known_person(speaker) or names.speaker(speaker.on_behalf_of or speaker.span)})


def _broker(party: Party) -> Party:
    """Return a mediator without the word that says what it did: "France" of "France-brokered"."""
    did = _BROKERED.search(party.span.quote)
    span = party.span.part(0, did.start()) if did else party.span
    return party if party.actor or not did else party.model_copy(update={"span": span})
