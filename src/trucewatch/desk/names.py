"""What actors are called, for people: the registry's name, or the one that a text gives."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.actors import registry, resolve
from trucewatch.actors.naming import folded
from trucewatch.records import Actor, Coder, Document, Incident, Pledge, Report
from trucewatch.records.strangers import is_new, name_of


def actor(name: str) -> Actor | None:
    """Return the registry's actor of that id, or None."""
    return registry().actors.get(name)


def actor_name(name: str) -> str:
    """Return what people call the actor with this id; one that the registry does not have is called by the words of its id."""
    known = actor(name)
    if known is not None:
        return known.name
    return name_of(name) if is_new(name) else name


def called(name: str) -> Iterator[str]:
    """Yield what the actor with this id is called: its name, and the registry's other names for it ("Hizballah", "AAH")."""
    known = actor(name)
    yield actor_name(name)
    yield from known.names if known else ()


def printed_by(outlet: str | None, agency: str | None) -> str:
    """Return who printed a page: its outlet, and the agency whose text it is where that is another; an agency alone printed its own."""
    if outlet and agency and agency != outlet:
        return f"{outlet} from {agency}"
    return outlet or agency or "outlet unknown"


def spelled(text: str) -> str:
    """Return a text with the spellings of a name made one: without case, accents, articles and doubled letters."""
    return folded(text)


def resolved(record: Pledge | Incident, document: Document) -> Pledge | Incident:
    """Return a record of a document with its names resolved against the registry, as a coder's are."""
    pledges, incidents = ((record,), ()) if isinstance(record, Pledge) else ((), (record,))
    report = Report(text_sha256=document.id, coder=Coder(name="person", version="1"), relevant=True, pledges=pledges, incidents=incidents)
    found = resolve(report, document)
    entries: list[Pledge | Incident] = [*found.pledges, *found.incidents]
    return entries[0]
