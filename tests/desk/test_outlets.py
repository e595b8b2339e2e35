"""Habits across runs: kept in the ledger with the pages, and the same however the pages come in runs."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.documents.outlet_pages import pages

from trucewatch.desk import Ledger
from trucewatch.desk.recording import recorded_document
from trucewatch.records import Page

APPEAL = "our readers carry it"


def page(number: int, host: str = "www.rivergazette.example") -> Page:
    one = pages(host)[number]
    return Page(location=one.url, content=one.html.encode(), media_type="text/html", gathered=datetime(2024, 7, 1, tzinfo=UTC))


def bodies(ledger: Path) -> dict[str, str]:
    with Ledger(ledger) as book:
        return {told.document.location: told.document.body for told in book.known().tolds.values()}


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "t.ledger"


def test_what_was_learned_holds_in_the_next_run(ledger: Path, tmp_path: Path) -> None:
    for number in range(8):
        with Ledger(ledger, coder="rules") as book:
            book.add_pages([page(number)])
    with Ledger(tmp_path / "at-once.ledger", coder="rules") as book:
        book.add_pages([page(number) for number in range(8)])
    assert bodies(ledger) == bodies(tmp_path / "at-once.ledger")
    assert [APPEAL in body for _, body in sorted(bodies(ledger).items())] == [True] * 4 + [False] * 4
    with Ledger(ledger) as book:
        assert book.verify().ok


def test_another_outlet_begins_anew(ledger: Path) -> None:
    with Ledger(ledger, coder="rules") as book:
        book.add_pages([page(number) for number in range(5)])
        book.add_pages([page(5, "www.other.example")])
    assert APPEAL in bodies(ledger)[page(5, "www.other.example").location]


def test_a_page_is_read_once_whoever_codes_it_and_whatever_was_learned_since(ledger: Path) -> None:
    with Ledger(ledger, coder="rules") as book:
        book.add_pages([page(number) for number in range(8)])
        before = recorded_document(book.log, page(0))
    with Ledger(ledger, coder="network") as book:
        assert book.add_pages([page(0)]).recorded == 1
        assert recorded_document(book.log, page(0)) == before
        (told,) = [told for told in book.known().tolds.values() if told.document == before]
        assert told.report.text_sha256 == told.document.id and APPEAL in told.document.body


def test_the_past_stays_as_it_was_known(ledger: Path) -> None:
    with Ledger(ledger, coder="rules") as book:
        book.add_pages([page(number) for number in range(3)])
    then = datetime.now(UTC)
    with Ledger(ledger, coder="rules") as book:
        early = {key: told.document for key, told in book.known(then).tolds.items()}
        book.add_pages([page(number) for number in range(3, 8)])
        assert {key: told.document for key, told in book.known(then).tolds.items()} == early
