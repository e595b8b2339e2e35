"""Times at the ends of the calendar, in every verb that takes one: an answer or a clear error, and no page can bring them into the ledger."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from trucewatch.cli import app
from trucewatch.desk import Ledger
from trucewatch.errors import SettingError, TrucewatchError

ENDS = ("9999-12-31", "9999-12-31T23:59:59-12:00", "0001-01-01", "0001-01-01T00:00:00+14:00")
NONE = ("2020-02-30", "10000-01-01", "0000-01-01", "soon")
PAGE = """<html><head><title>Northern Front halts its attacks</title><meta property="article:published_time" content="{}"></head>
<body><h1>Northern Front halts its attacks</h1><p>The Northern Front will halt its attacks on Israel for two months, its spokesman said on
Monday. Hamas fired rockets at Israel.</p></body></html>"""


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ledger")
    for number, published in enumerate(("2024-03-04T12:00:00Z", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z")):
        (folder / f"{number}.html").write_text(PAGE.format(published))
    with Ledger(folder / "t.ledger", coder="rules") as book:
        assert book.add(folder).recorded == 3
    return folder / "t.ledger"


def fault(*words: str) -> BaseException | None:
    """Return with what a command ended, other than by the end of its work."""
    ended = CliRunner().invoke(app, words).exception
    return None if isinstance(ended, SystemExit) and ended.code == 0 else ended


def asked(ledger: Path, time: str) -> list[tuple[str, ...]]:
    with Ledger(ledger) as book:
        truce = book.truces()[0].id
    return [
        ("status", "--at", time), ("status", "--known", time), ("status", truce, "--history", "--at", time), ("why", truce, "--at", time),
        ("why", truce, "--known", time, "--by", "published"), ("diff", "--known", "2020-01-01", "--known", time),
        ("diff", "--known", time, "--known", "2020-01-01"), ("export", "json", "--at", time, "--known", time),
        ("brief", "--since", time), ("brief", "--since", "2020-01-01", "--until", time),
    ]  # fmt: skip


@pytest.mark.parametrize("time", ENDS)
def test_the_ends_of_the_calendar_are_answered_or_refused_in_a_sentence(ledger: Path, time: str) -> None:
    for words in asked(ledger, time):
        ended = fault(*words, "--ledger", str(ledger))
        assert ended is None or isinstance(ended, TrucewatchError), words
    assert fault("status", "--at", time, "--ledger", str(ledger)) is None
    assert fault("export", "json", "--at", time, "--ledger", str(ledger)) is None


@pytest.mark.parametrize("time", NONE)
def test_what_is_no_time_is_refused_everywhere(ledger: Path, time: str) -> None:
    for words in asked(ledger, time):
        ended = fault(*words, "--ledger", str(ledger))
        assert isinstance(ended, SettingError), words
        assert ended.what == f"no time: {time!r}", words


@pytest.mark.parametrize("time", ENDS)
def test_nothing_is_recorded_as_published_at_the_ends_of_the_calendar(tmp_path: Path, time: str) -> None:
    words = ("record", "The Front will halt its attacks.", "--kind", "declaration", "--who", "The Front", "--undertaking", "halt its attacks")
    ended = fault(*words, "--coder", "Ada", "--published", time, "--ledger", str(tmp_path / "t.ledger"))
    assert isinstance(ended, SettingError)
    assert "nothing was published then" in ended.what
    assert not (tmp_path / "t.ledger").exists()
