"""A ledger to its journal and back: the same chain, the same answers."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.desk.entries import codebook, coder

from trucewatch.desk import Ledger
from trucewatch.desk.byhand import page_of, read_record, take
from trucewatch.desk.journal import from_journal, to_journal
from trucewatch.errors import RecordError

AT = datetime(2024, 4, 1, tzinfo=UTC)
acts = st.sampled_from(["declared a truce", "ended the truce", "shelled a village", "denied the shelling"])
told = st.lists(st.tuples(acts, st.integers(0, 40), st.sampled_from(["Ann", "Ben"])), min_size=1, max_size=4)


def answers(book: Ledger) -> list[str]:
    return [verdict.model_dump_json() for verdict in book.status(at=AT)]


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(told)
def test_a_ledger_rebuilt_from_its_journal_has_the_same_head_and_gives_the_same_answers(history: list[tuple[str, int, str]]) -> None:
    with TemporaryDirectory() as folder:
        first, second, journal = (Path(folder) / name for name in ("first.ledger", "second.ledger", "j.jsonl"))
        with Ledger(first) as book:
            for act, day, name in history:
                fields = codebook(act, datetime(2024, 3, 1, tzinfo=UTC) + timedelta(days=day))
                page = page_of(fields, "hand")
                take(book.log, page, read_record(fields, page, coder(name)))
            to_journal(book, journal)
            head, said = book.log.head(), answers(book)
        done = from_journal(str(second), journal)
        again = from_journal(str(second), journal)
        assert head is not None
        with Ledger(second, create=False) as rebuilt:
            assert rebuilt.log.head() == head and answers(rebuilt) == said and rebuilt.verify().ok
        assert (done.added, done.known, again.added) == (head.sequence, 0, 0)


def test_what_is_no_journal_is_refused_and_makes_no_ledger(tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("these are notes\n")
    with pytest.raises(RecordError, match="not a journal"):
        from_journal(str(tmp_path / "new.ledger"), notes)
    assert sorted(tmp_path.iterdir()) == [notes]


def test_a_changed_line_is_refused(tmp_path: Path) -> None:
    fields, journal = codebook("declared a truce", AT), tmp_path / "j.jsonl"
    with Ledger(tmp_path / "a.ledger") as book:
        page = page_of(fields, "hand")
        take(book.log, page, read_record(fields, page, coder("Ann")))
        to_journal(book, journal)
    journal.write_text(journal.read_text().replace('"name":"Ann"', '"name":"Eve"'))
    assert json.loads(journal.read_text().splitlines()[0])["trucewatch_journal"] == 1
    with pytest.raises(RecordError, match="not what its hash says"):
        from_journal(str(tmp_path / "b.ledger"), journal)
