"""What was learnt between two times, and from whom."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.desk.entries import codebook, coder

from trucewatch.desk import Ledger
from trucewatch.desk.byhand import enter
from trucewatch.desk.diff import Came, diff
from trucewatch.errors import SettingError


def day(number: int) -> datetime:
    return datetime(2024, 3, number, tzinfo=UTC)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "t.ledger") as book:
        for act, at in (("declared a truce", 4), ("ended the truce", 9)):
            enter(book.log, codebook(act, day(at)), coder("Ann"))
        yield book


def test_the_later_report_changes_the_label_and_is_named_with_its_sentence(book: Ledger) -> None:
    (found,) = diff(book, day(6), day(12), by="published")
    (shift,) = [shift for shift in found.shifts if shift.changed]
    (arrival,) = found.arrivals
    assert (shift.before, shift.after) == ("in force", "ended")
    assert arrival.came is Came.NEW and arrival.source == "AFP" and "ended the truce" in arrival.sentences[0]
    assert shift.rests_on == (arrival.testimony,)


def test_nothing_known_before_is_said_so_and_nothing_between_is_nothing(book: Ledger) -> None:
    (found,) = diff(book, day(1), day(6), by="published")
    assert [(shift.before, shift.after) for shift in found.shifts] == [(None, "in force")]
    assert diff(book, day(10), day(10), by="published") == []


def test_times_in_the_wrong_order_and_unknown_truces_are_errors(book: Ledger) -> None:
    with pytest.raises(SettingError, match="before the first"):
        diff(book, day(12), day(6))
    with pytest.raises(SettingError, match="no truce called"):
        diff(book, day(6), day(12), truce="nothing")
