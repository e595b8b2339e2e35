"""What was known after an entry, read from the file as it is asked for; what the file does not hold is worked out of the whole ledger."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import datetime
from functools import cached_property
from typing import TypeVar

from trucewatch.ledger import Ledger
from trucewatch.linking import Linked, Told
from trucewatch.records import Change, Document, Report, Testimony, Truce, Verdict

from ..cases import Case
from ..dating import dated
from ..happened import Happened
from ..judged import Evidence
from ..known import Known
from ..view import Seen
from . import forms
from .bearing import Bearing
from .file import KeptFile

T = TypeVar("T")
Whole = Callable[[], Seen]
"""Gives all that is known, worked out of the whole ledger."""


class Kept:
    """The items of a file as they stood after an entry ``at``; ``made`` is the making of the file that they belong to."""

    def __init__(self, file: KeptFile, at: int, made: str) -> None:
        self._file, self.at, self.made = file, at, made

    def one(self, sort: str, key: str) -> bytes | None:
        """Return the body of what stands alone under a sort and a key."""
        return self.parts(sort, key).get("")

    def parts(self, sort: str, key: str) -> dict[str, bytes]:
        """Return what stands under a sort and a key, by part."""
        return self._file.parts(sort, key, self.at, self.made)

    def keys(self, sort: str, part: str = "") -> list[tuple[str, bytes]]:
        """Return all that stands under a sort, by key; of what has parts that one."""
        return self._file.keys(sort, part, self.at, self.made)

    def names(self, sort: str) -> list[str]:
        """Return the keys of all that stands under a sort."""
        return [key for key, _ in self.keys(sort, forms.BARE)]

    def joined(self, sort: str, key: str, other: str, part: str = "", since: bytes = b"") -> list[tuple[str, bytes]]:
        """Return the items of another sort that the parts under a sort and a key name; of what has parts that one.

        With ``since`` those alone whose parts say that they matter then or later.
        """
        return self._file.joined(sort, key, (other, part), self.at, self.made, since)


class Looked(Mapping[str, T]):
    """What is looked up when it is asked for, and kept. ``names`` gives all keys."""

    def __init__(self, find: Callable[[str], T | None], names: Callable[[], Collection[str]]) -> None:
        self._find, self._names = find, names
        self._found: dict[str, T | None] = {}

    def __getitem__(self, key: str) -> T:
        """Return what is found. Raises KeyError where there is nothing."""
        if key not in self._found:
            self._found[key] = self._find(key)
        if (found := self._found[key]) is None:
            raise KeyError(key)
        return found

    def take(self, found: Mapping[str, T]) -> None:
        """Take what somebody found already."""
        self._found |= {key: value for key, value in found.items() if key not in self._found}

    def has(self, key: str) -> bool:
        """Tell whether a key was looked up already."""
        return key in self._found

    def __iter__(self) -> Iterator[str]:
        """Yield all keys."""
        return iter(self._names())

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._names())


class Tolds(Looked[Told]):
    """The pages with their reports, from the ledger; those that belong together are read together."""

    def __init__(self, kept: Kept, ledger: Ledger) -> None:
        super().__init__(self._one, lambda: kept.names("page"))
        self._kept, self._ledger = kept, ledger
        self._near: dict[str, tuple[str, ...]] = {}

    def near(self, pages: tuple[str, ...]) -> None:
        """Note pages that are worth reading together."""
        self._near |= dict.fromkeys(pages, pages)

    def _one(self, key: str) -> Told | None:
        wanted = [page for page in self._near.get(key, (key,)) if not self.has(page)]
        found = self._read(wanted)
        self.take(found)
        return found.get(key)

    def _read(self, keys: Iterable[str]) -> dict[str, Told]:
        bodies = ((key, self._kept.one("page", key)) for key in keys)
        pages = {key: forms.read_page(body) for key, body in bodies if body is not None}
        documents = self._ledger.find("document", pages)
        reports = self._ledger.find("report", [page.report for page in pages.values()])
        texts = self._ledger.contents([entry.value["text"] for entry in documents.values()])
        found = {}
        for key, page in pages.items():
            entry = documents[key]
            text = texts.get(entry.value["text"])
            if text is not None:
                document = Document.model_validate(entry.value | {"text": text.decode()})
                report = page.left or Report.model_validate(reports[page.report].value)
                told = Told(key, document, report, page.story, entry.recorded, entry.sequence, page.story_told)
                found[key] = told if page.left else dated(told)
        return found


class StoredLinked(Linked):
    """The truces, and what they are made of, from a file."""

    def __init__(self, kept: Kept, tolds: Tolds, whole: Whole) -> None:
        def linked() -> Linked:
            return whole().known.linked

        def ordered(sort: str, key: str) -> tuple[str, ...] | None:
            parts = kept.parts(sort, key)
            found = tuple(sorted(parts, key=lambda part: (parts[part], part)))
            return found if found or kept.one("truce", key) else None

        def told_of(truce: str) -> tuple[str, ...] | None:
            pages = ordered("bears", truce)
            tolds.near(pages or ())
            return pages

        parts: dict[str, Mapping[str, object]] = {
            "truce_of": Looked(lambda key: _text(kept.one("act", key)), lambda: kept.names("act")),
            "incident_of": Looked(lambda key: _text(kept.one("telling", key)), lambda: kept.names("telling")),
            "told_of": Looked(told_of, lambda: kept.names("truce")),
            "incidents_of": Looked(lambda truce: ordered("covers", truce), lambda: kept.names("truce")),
            "acts": Looked(lambda truce: linked().acts.get(truce), lambda: linked().acts),
            "incidents": Looked(lambda name: linked().incidents.get(name), lambda: linked().incidents),
        }
        for name, value in parts.items():
            object.__setattr__(self, name, value)
        object.__setattr__(self, "_kept", kept)
        object.__setattr__(self, "_whole", linked)

    @cached_property
    def truces(self) -> tuple[Truce, ...]:
        """The truces, in the order in which they were first told of."""
        named = (forms.read_named(body) for _, body in vars(self)["_kept"].keys("truce"))
        return tuple(one.truce for one in sorted(named, key=lambda one: one.place))

    @cached_property
    def testimonies(self) -> tuple[Testimony, ...]:
        """All testimonies."""
        found: tuple[Testimony, ...] = vars(self)["_whole"]().testimonies
        return found

    @cached_property
    def by_id(self) -> Mapping[str, Testimony]:
        """The testimonies by their ids."""
        kept: Kept = vars(self)["_kept"]
        return Looked(lambda key: _testimony(kept, key), lambda: [*kept.names("background"), *kept.names("testimony")])


class StoredJudged:
    """What was worked out about a truce, from a file."""

    def __init__(self, kept: Kept, truce: str) -> None:
        self._kept, self._truce = kept, truce

    @cached_property
    def _parts(self) -> dict[str, bytes]:
        return self._kept.parts("judged", self._truce)

    @cached_property
    def evidence(self) -> Evidence | None:
        """What was told of the truce and of the incidents that it may cover; None where that is not worked out."""
        return forms.read_evidence(self._parts[forms.EVIDENCE]) if forms.EVIDENCE in self._parts else None

    def verdicts(self, at: datetime) -> tuple[Verdict, ...] | None:
        """Return the verdicts of the stretch that a time lies in; None where none is kept."""
        body = forms.stretch(self._parts, forms.VERDICTS, at)
        return None if body is None else forms.read_verdicts(body)

    def last(self, at: datetime) -> Mapping[str, Change | None] | None:
        """Return the last change of each faction in the stretch that a time lies in; None where none is kept."""
        body = forms.stretch(self._parts, forms.LAST, at)
        return None if body is None else forms.read_last(body)


class StoredKnown(Known):
    """All that was known after an entry."""

    def __init__(self, kept: Kept, ledger: Ledger, whole: Whole) -> None:
        tolds = Tolds(kept, ledger)
        super().__init__(tolds, lambda: whole().known.stories, StoredLinked(kept, tolds, whole))
        object.__setattr__(self, "_kept", kept)

    @cached_property
    def incidents(self) -> Mapping[str, Happened]:
        """The incidents by name."""
        kept: Kept = vars(self)["_kept"]
        return Looked(lambda name: _incident(kept, name), lambda: kept.names("incident"))


class StoredCases(Mapping[str, Case]):
    """The truces as they are judged, by name."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self._made: dict[str, Case] = {}

    def __getitem__(self, name: str) -> Case:
        """Return the case of a truce. Raises KeyError where there is none."""
        if name not in self._made:
            body = self._kept.one("truce", name)
            if body is None:
                raise KeyError(name)
            self._made[name] = self._case(forms.read_named(body))
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""
        return iter(self._names)

    def __len__(self) -> int:
        """Return how many truces there are."""
        return len(self._names)

    @cached_property
    def _names(self) -> list[str]:
        return sorted(name for name, _ in self._kept.keys("truce"))

    def _case(self, named: forms.Named) -> Case:
        bearing = Bearing(self._kept, named)
        judged = StoredJudged(self._kept, named.truce.id)
        return Case(named.truce, bearing.whole, frozenset(named.actors), judged, bearing.bare, bearing.verdicts)


def seen(kept: Kept, ledger: Ledger, whole: Whole) -> Seen:
    """Return what was known after an entry, read from the file as it is asked for; ``whole`` gives what the file does not hold."""
    return Seen(StoredKnown(kept, ledger, whole), StoredCases(kept))


def _text(body: bytes | None) -> str | None:
    return None if body is None else body.decode()


def _testimony(kept: Kept, key: str) -> Testimony | None:
    parts = kept.parts("testimony", key) or kept.parts("background", key)
    return forms.read_testimony(parts[forms.WHOLE]) if parts else None


def _incident(kept: Kept, name: str) -> Happened | None:
    body = kept.one("incident", name)
    return None if body is None else forms.read_incident(body)
