"""What is known at one time, kept up with the ledger: an entry changes only what it can reach."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from weakref import ref

from trucewatch.ledger import Ledger
from trucewatch.linking import Changed, Kin, Pieces, Told, Weave, linked
from trucewatch.records import Document, Recorded, Story
from trucewatch.records.keys import text_of
from trucewatch.stories import Copy
from trucewatch.stories.growing import Copies, Growing

from .cases import Case, Naming, belongs, cases
from .inputs import Inputs
from .known import Known, kin
from .sheets import Sheets, ToldIn

Print = tuple[str, str]
"""What tells a document from others: its text, and where it stands."""


class Shared:
    """What the views of a ledger have in common: everything read and made of single pages."""

    def __init__(self, ledger: Ledger) -> None:
        self.sheets = Sheets(ledger)
        self.kin: Kin = kin()
        self.copies, self.pieces = Copies(), Pieces(self.kin)


@dataclass(frozen=True)
class Seen:
    """What is known, and the case of each truce. It stays as it is when its view goes on."""

    known: Known
    cases: Mapping[str, Case]


@dataclass
class Moved:
    """What changed: truces by name, pages by key."""

    truces: set[str] = field(default_factory=set)
    pages: set[str] = field(default_factory=set)


class Grouped:
    """The stories as they are at a moment, made when they are asked for."""

    def __init__(self, growing: Growing, made: list[Story] | None = None) -> None:
        self._growing, self._made = growing, made
        self._members: list[list[Copy]] | None = None

    def freeze(self) -> None:
        """Note what the stories are made of, before it changes."""
        if self._made is None and self._members is None:
            self._members = self._growing.members()

    def __call__(self) -> list[Story]:
        """Return the stories."""
        if self._made is None:
            self._made = self._growing.stories(self._growing.members() if self._members is None else self._members)
            self._members = None
        return self._made


class View:
    """All that is known by some entries. ``moved`` is what changed since somebody last emptied it."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._documents: dict[str, Document] = {}
        self._news: dict[str, Document] = {}
        self._pages_of: dict[Print, dict[str, None]] = {}
        self._pages_by_text: dict[str, dict[str, None]] = {}
        self._stories = Growing(shared.copies)
        self._placed: dict[Print, Document] = {}
        self._grouped = Grouped(self._stories)
        self._story_of: Mapping[str, str] = self._stories.names
        self.naming = Naming()
        self._belonging: dict[str, set[str]] = {}
        self._belongs: dict[str, set[str]] = {}
        self._seen: Seen | None = None
        self.inputs = Inputs(shared.sheets)
        self.tolds: dict[str, Told] = {}
        self.weave = Weave(shared.kin, shared.pieces)
        self.cases: dict[str, Case] = {}
        self.moved = Moved()

    @property
    def seen(self) -> Seen:
        """All that is known now."""
        if self._seen is None:
            self._seen = Seen(Known(dict(self.tolds), self._grouped, linked(self.weave)), dict(self.cases))
        return self._seen

    def truce_of(self, act: str) -> str | None:
        """Return the name of the truce of an act by its key; of several prints of one text the one that counts last, as in ``linked``."""
        pages = self._pages_by_text.get(text_of(act), ())
        told = {one.truce.id for page in pages for one in self.weave.truces_told(page) if any(a.key == act for a in one.bond.acts)}
        return max(told, key=self.weave.place_of, default=None)

    def take(self, entries: Iterable[Recorded]) -> None:
        """Take further entries, in their order."""
        for entry in entries:
            self.inputs.take(entry)
        self._settle()

    def turn(self, entries: Iterable[Recorded]) -> None:
        """Begin anew with other entries; what both have in common is kept."""
        before = self.inputs.pages
        self.inputs = Inputs(self._shared.sheets)
        self.inputs.touched |= dict.fromkeys(before)
        self.take(entries)

    def _settle(self) -> None:
        touched, self.inputs.touched = self.inputs.touched, {}
        regrouped = self._regroup(self._changed_prints(touched)) if touched else set()
        put, gone = [], []
        for page in touched | dict.fromkeys(regrouped):
            document = self._documents.get(page)
            told = self.inputs.told(page, self._told_in(document)) if document else None
            if told is not None and told is not self.tolds.get(page):
                self.tolds[page] = told
                put.append(told)
            elif told is None and self.tolds.pop(page, None) is not None:
                gone.append(page)
        self._note(self.weave.change(put, gone, self.inputs.decided()), {*gone, *(told.key for told in put)})

    def _told_in(self, document: Document) -> ToldIn:
        """Return the story of a document, and when that was told where the document does not say so itself."""
        first = None if document.imprint.published else self._stories.first(document.id)
        return ToldIn(self._story_of[document.id], self._placed[first].imprint.published if first else None)

    def _changed_prints(self, pages: Iterable[str]) -> set[Print]:
        """File the pages that were touched anew; return the prints in the news of which another page stands now, or none."""
        changed: set[Print] = set()
        for page in pages:
            now = self.inputs.document(page)
            if (before := self._documents.pop(page, None)) is not None:
                del self._pages_by_text[before.id][page]
            if now is not None:
                self._documents[page] = now
                self._pages_by_text.setdefault(now.id, {})[page] = None
            changed |= self._file(page, None if self.inputs.rows.standing(page) else now)
        return changed

    def _file(self, page: str, now: Document | None) -> set[Print]:
        """File a page of the news under its print; return the prints that this changes."""
        before = self._news.pop(page, None)
        if before is not None:
            del self._pages_of[_print(before)][page]
        if now is not None:
            self._news[page] = now
            self._pages_of.setdefault(_print(now), {})[page] = None
        return set() if before is now else {_print(one) for one in (before, now) if one is not None}

    def _regroup(self, changed: set[Print]) -> set[str]:
        """Group anew what changed; return the pages that are prints of another story now."""
        if not changed and not self.inputs.rows and self._story_of is self._stories.names:
            return set()
        standing = {one: self._standing(one) for one in changed}
        gone = [self._placed[one] for one in changed if one in self._placed and self._placed[one] is not standing[one]]
        self._let_go()
        texts = self._stories.change([document for document in standing.values() if document], gone)
        before, self._story_of = self._story_of, self._stories.names
        self._placed |= {one: document for one, document in standing.items() if document}
        for one in (one for one, document in standing.items() if document is None):
            self._placed.pop(one, None)
        if self.inputs.rows:
            self._story_of = {one.document: story.id for story in self._with_rows() for one in story.documents}
        if self._story_of is not before:
            texts |= {text for text, story in self._story_of.items() if before.get(text) != story}
        self._grouped = Grouped(self._stories, self._with_rows() if self.inputs.rows else None)
        return {page for text in texts for page in self._pages_by_text.get(text, ())}

    def _let_go(self) -> None:
        """Let go of what was seen; where somebody else still holds its stories, note what they are made of before they change."""
        held = ref(self._grouped)
        self._seen, self._grouped = None, Grouped(self._stories)
        if (grouped := held()) is not None:
            grouped.freeze()

    def _with_rows(self) -> list[Story]:
        """Return the stories of the news, and those of rows of data sets."""
        found = self._stories.stories(self._stories.members())
        pages = sorted(self._documents, key=lambda page: self.inputs.pages[page].sequence)
        return self.inputs.rows.with_stories(found, {page: self._documents[page] for page in pages})

    def _standing(self, one: Print) -> Document | None:
        """Return the document of a print: that of the page recorded last, where several pages have one text in one place."""
        pages = self._pages_of.get(one)
        return self._news[max(pages, key=lambda page: self.inputs.pages[page].sequence)] if pages else None

    def _note(self, changed: Changed, pages: set[str]) -> None:
        """Make the cases anew of which anything changed."""
        actors = self._note_belonging(changed.prints)
        names = changed.names | ({name for name, case in self.cases.items() if case.actors & actors} if actors else set())
        for name in names:
            self.cases.pop(name, None)
        self.cases |= cases(self.weave, names, self._belonging, self.naming)
        self.moved.truces |= names
        self.moved.pages |= changed.prints | pages
        self._seen = None

    def _note_belonging(self, prints: Iterable[str]) -> set[str]:
        """Note what testimonies that changed say of who belongs to whom; return those of whom they say or said so."""
        touched: set[str] = set()
        for key in prints:
            testimony = self.weave.testimonies.get(key)
            before, now = self._belongs.pop(key, set()), belongs(testimony) if testimony else set()
            for actor in before:
                self._belonging[actor].discard(key)
            for actor in now:
                self._belonging.setdefault(actor, set()).add(key)
            if now:
                self._belongs[key] = now
            touched |= before | now
        return touched


def _print(document: Document) -> Print:
    return document.id, document.location
