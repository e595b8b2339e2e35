"""Random histories: whatever is done in whatever order, the ledger is what a plain list would be."""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from trucewatch.ledger import Checkpoint, Ledger, import_lines, journal_lines
from trucewatch.records import Entry, Recorded

LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8)
JSON = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3))
ENTRIES = st.builds(
    Entry.of,
    st.sampled_from(["page", "report", "decision"]),
    st.dictionaries(st.text(max_size=4), JSON, max_size=3),
    st.none() | st.sampled_from(["a", "b", "ü", "https://example.org/a?b=c"]),
    published=st.none() | st.datetimes(timezones=st.just(UTC)),
)


class Histories(RuleBasedStateMachine):
    """The ledger beside a model of it: a list of entries, and a dictionary of texts."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.ledger = Ledger.open(self.folder / "a.ledger")
        self.model: list[Entry] = []
        self.texts: dict[str, bytes | None] = {}
        self.signed: list[Checkpoint] = []
        self.seen: list[Recorded] = []

    @rule(batch=st.lists(ENTRIES, max_size=4))
    def append(self, batch: list[Entry]) -> None:
        made = self.ledger.append(batch)
        for entry, recorded in zip(batch, made, strict=True):
            known = [old for old in self.model if entry.key is not None and (old.kind, old.key) == (entry.kind, entry.key)]
            if not known:
                self.model.append(entry)
            assert as_entry(recorded) == (known[0] if known else entry)

    @rule(batch=st.lists(ENTRIES, min_size=1, max_size=3))
    def give_up(self, batch: list[Entry]) -> None:
        try:
            with self.ledger.transaction():
                self.ledger.append(batch)
                self.ledger.keep(b"given up")
                raise KeyError
        except KeyError:
            pass

    @rule(text=st.binary(max_size=4))
    def keep(self, text: bytes) -> None:
        name = self.ledger.keep(text)
        known = [old for old, kept in self.texts.items() if kept == text]
        assert [name] == (known or [name])
        if not known:
            assert name not in self.texts
            (*_, newest) = self.ledger.entries(kinds=["original"])
            self.model.append(as_entry(newest))
            self.texts[name] = text

    @precondition(lambda self: any(self.texts.values()))
    @rule(data=st.data())
    def take_down(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(list(self.texts)))  # in order of their coming: names are salted, no two runs sort them alike
        made = self.ledger.take_down(name, "asked")
        if self.texts[name] is not None:
            self.model.append(as_entry(made))
        self.texts[name] = None

    @rule()
    def checkpoint(self) -> None:
        self.signed.append(self.ledger.checkpoint())

    @rule()
    def reopen(self) -> None:
        self.ledger.close()
        self.ledger = Ledger.open(self.folder / "a.ledger", create=False)

    @rule()
    def rebuild(self) -> None:
        lines = [line.encode() for line in journal_lines(self.ledger)]
        self.ledger.close()
        for file in self.folder.glob("a.ledger*"):
            if file.suffix != ".key":
                file.unlink()
        self.ledger = Ledger.open(self.folder / "a.ledger")
        import_lines(lines, self.ledger, "journal")

    @invariant()
    def holds_what_was_recorded(self) -> None:
        entries = list(self.ledger.entries())
        assert [as_entry(entry) for entry in entries] == self.model
        assert entries[: len(self.seen)] == self.seen
        self.seen = entries
        found = self.ledger.verify(known=self.signed)
        assert found.ok, found
        assert found.entries == len(self.model)

    @invariant()
    def gives_every_text_back(self) -> None:
        assert all(self.ledger.content(name) == text for name, text in self.texts.items() if text is not None)

    def teardown(self) -> None:
        if hasattr(self, "ledger"):
            self.ledger.close()
            shutil.rmtree(self.folder)


def as_entry(recorded: Recorded) -> Entry:
    return Entry.model_validate(recorded.model_dump(include=set(Entry.model_fields)))


Histories.TestCase.settings = settings(max_examples=25, stateful_step_count=15, deadline=None)
TestHistories = Histories.TestCase
