"""What the ledger knows at a time: documents with their newest reports, in stories, linked into truces.

Everything here is a pure function of the entries known by then, so that an answer about the past does not change when more arrives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Literal

from trucewatch.actors import registry
from trucewatch.ledger import Ledger
from trucewatch.linking import Decided, Kin, Linked, Told, link
from trucewatch.records import Document, Recorded, Report, Story
from trucewatch.stories import group

from .dating import dated
from .happened import Happened, happened
from .lazily import Lazily
from .reviewed import judged, reviewed
from .rows import KIND as ROW
from .rows import Rows

By = Literal["recorded", "published"]
KINDS = ("document", "report", ROW)
BY_HAND = "by hand"
"""What stands for the version where a person codes."""


@dataclass(frozen=True)
class Known:
    """Everything known at a time: ``tolds`` by page key, what gives their stories, and the truces made of them.

    Any of it may come from a file when it is asked for.
    """

    tolds: Mapping[str, Told]
    grouped: Callable[[], list[Story]]
    linked: Linked

    @cached_property
    def stories(self) -> list[Story]:
        """The stories, in order of their first documents."""
        return self.grouped()

    @cached_property
    def incidents(self) -> Mapping[str, Happened]:
        """The incidents by name."""
        return Lazily(self.linked.incidents, lambda name: happened(self.linked.incidents[name]))

    def document(self, text_id: str) -> Document | None:
        """Return the document with this text, or None."""
        return next((told.document for told in self.tolds.values() if told.document.id == text_id), None)


def known(ledger: Ledger, at: datetime | None = None, by: By = "recorded", people: bool = True) -> Known:
    """Return what ``ledger`` knows by ``at`` (None: all), by the clock of recording or of publication.

    Without ``people``, what people decided is left out: what coders alone read.
    """
    entries = list(_entries(ledger, (*KINDS, "decision") if people else KINDS, at, by))
    gone = {entry.key for entry in ledger.entries(kinds=("takedown",))}  # at any time: the text is not there to be read
    rows = Rows(entries)
    standing = (entry for entry in entries if entry.kind == "document" and not rows.superseded(entry.key or ""))
    documents = {entry.key or "": (entry, _document(ledger, entry)) for entry in standing if entry.value["text"] not in gone}
    news = [document for key, (_, document) in documents.items() if not rows.standing(key)]
    of_news = group(news)
    stories = rows.with_stories(of_news, {key: document for key, (_, document) in documents.items()})
    story_of = {print_.document: story.id for story in stories for print_ in story.documents}
    tolds = {told.key: told for told in _tolds(entries, documents, story_of, _first_told(of_news, news))}
    return Known(tolds, lambda: stories, link(tolds.values(), kin(), decided(entries)))


def decided(entries: Iterable[Recorded]) -> Decided:
    """Return where people put acts and tellings; a later decision about the same one takes the place of an earlier."""
    truces: dict[str, str | None] = {}
    incidents: dict[str, str | None] = {}
    for entry in entries:
        if entry.kind == "decision" and entry.value["about"] in ("truce", "incident"):
            value = entry.value
            target = truces if value["about"] == "truce" else incidents
            target |= dict.fromkeys(value["keys"], value["name"])
    return Decided(_named(truces), _named(incidents))


def _named(decided: dict[str, str | None]) -> dict[str, str]:
    """Return the decisions that name something: one without a name undoes an earlier one."""
    return {key: name for key, name in decided.items() if name}


def kin() -> Kin:
    """Return who belongs to whom, by the registry of actors."""
    known_actors = registry()
    return Kin(known_actors.actors.values(), known_actors.memberships, known_actors.inside, known_actors.around)


def counting(entries: Iterable[Recorded]) -> dict[str, Recorded]:
    """Return the report that counts for each page: the last one recorded, but one coded by hand before any program's."""
    found: dict[str, Recorded] = {}
    for entry in entries:
        page, _, coder = (entry.key or "").rpartition("#")
        if entry.kind == "report" and (page not in found or _by_hand(coder) or not _by_hand(found[page].key or "")):
            found[page] = entry
    return found


def _by_hand(key: str) -> bool:
    return key.rpartition(":")[2].startswith(BY_HAND)


def _entries(ledger: Ledger, kinds: tuple[str, ...], at: datetime | None, by: By) -> Iterable[Recorded]:
    if by == "published":
        return ledger.entries(kinds=kinds, published_by=at)
    return ledger.entries(kinds=kinds, recorded_by=at)


def _document(ledger: Ledger, entry: Recorded) -> Document:
    value = entry.value
    return Document.model_validate(value | {"text": ledger.content(value["text"]).decode()})


def _first_told(stories: Iterable[Story], documents: Iterable[Document]) -> dict[str, datetime | None]:
    """Return by text when the first print of its story was published; None where no print says so."""
    published = {(one.id, one.location): one.imprint.published for one in documents}
    firsts = ((story, story.documents[0]) for story in stories)
    return {one.document: published[first.document, first.place] for story, first in firsts for one in story.documents}


def _tolds(
    entries: list[Recorded],
    documents: dict[str, tuple[Recorded, Document]],
    story_of: dict[str, str],
    first_told: dict[str, datetime | None],
) -> Iterable[Told]:
    """Yield each document with the report that counts; people's decisions about its entries outrank it."""
    decisions = judged(entries)
    reports = counting(entries)
    for key, (entry, document) in documents.items():
        if key in reports:
            report = Report.model_validate(reports[key].value)
            since = None if document.imprint.published else first_told.get(document.id)
            told = dated(Told(key, document, report, story_of[document.id], entry.recorded, entry.sequence, since))
            yield replace(told, report=reviewed(told, decisions.get(document.id, {})))
