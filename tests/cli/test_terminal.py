"""What a user sees: narrow and wide terminals, one line for what went wrong, the version, an interrupt."""

import io
import re
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.console import Console
from rich.table import Table
from rich.text import Text

import trucewatch
from trucewatch.cli import diff_tables, story_tables, tables, terminal, verdict_tables
from trucewatch.desk.diff import Difference
from trucewatch.desk.why import Why, reason
from trucewatch.records import Span, Speaker

WIRE = "KARO, March 4 (Reuters) - The Northern Front rebels declared a three-month ceasefire on Monday, their spokesman said.\n"
RAID = "Published: 2024-03-09\n\nKARO, March 9 (AFP) - Northern Front rebels shelled an army post near Karo on Saturday, killing two soldiers, the army said.\n"
AT = datetime(2024, 3, 10, tzinfo=UTC)


def run(*words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "trucewatch", *words], capture_output=True, text=True, cwd=cwd, timeout=120)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> trucewatch.Ledger:
    folder = tmp_path_factory.mktemp("pages")
    for number, outlet in enumerate(("The Karo Post", "Gulf Daily"), 1):
        page = f'<html><head><title>Truce</title><meta property="og:site_name" content="{outlet}"><meta property="article:published_time" content="2024-03-04T0{number}:00:00Z"></head><body><article><p>{WIRE}</p></article></body></html>'
        (folder / f"{number}.html").write_text(page, encoding="utf-8")
    (folder / "raid.txt").write_text(RAID, encoding="utf-8")
    made = trucewatch.Ledger(folder / "t.ledger", coder="rules")
    made.add(folder)
    return made


def shown(monkeypatch: pytest.MonkeyPatch, width: int, show: object, given: object) -> str:
    out = Console(file=io.StringIO(), width=width, color_system=None)
    for module in (verdict_tables, diff_tables, story_tables):
        monkeypatch.setattr(module, "console", lambda: out)
    show(given)  # type: ignore[operator]
    return out.file.getvalue()  # type: ignore[attr-defined,no-any-return]


@pytest.mark.parametrize("width", [40, 60, 80, 99, 100, 120, 200])
def test_every_verdict_can_be_read_at_every_width(book: trucewatch.Ledger, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    verdicts = book.status(at=datetime(2024, 4, 30, tzinfo=UTC))
    (verdict,) = verdicts
    text = shown(monkeypatch, width, lambda given: verdict_tables.show_status(given, [reason(one) for one in given]), verdicts)
    assert verdict.last_label is not None  # "unknown (last: …)", the longest of all labels
    for word in (verdict.truce, verdict.faction, "unknown", verdict.last_label.value.split()[0]):
        assert word in text
    assert max(map(len, text.splitlines())) <= width


def test_the_prints_of_one_story_are_one_claim(book: trucewatch.Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    (verdict,) = book.status(at=AT)
    (why,) = book.why(verdict.truce, verdict.faction, at=AT)
    text = shown(monkeypatch, 120, verdict_tables.show_why, why)
    assert "2 prints of one story" in text and "The Karo Post" in text and "Gulf Daily" in text
    claims = [line for line in text.splitlines() if "pledged, affirmed" in line]
    assert len(claims) == sum(any(ground.says == "pledged" for ground in step.grounds) for step in why.chain.because)


def test_a_speaker_that_no_registry_knows_is_shown_by_name(book: trucewatch.Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    (verdict,) = book.status(at=AT)
    (why,) = book.why(verdict.truce, verdict.faction, at=AT)
    step = why.chain.because[0]
    ground = step.grounds[0].model_copy(update={"speaker": "new:chief-negotiator@0a1b2c3d"})
    chain = why.chain.model_copy(update={"because": (step.model_copy(update={"grounds": (ground,)}),)})
    text = shown(monkeypatch, 120, verdict_tables.show_why, Why(verdict=verdict, chain=chain))
    assert "affirmed by chief negotiator (" in text and "0a1b2c3d" not in text


def test_a_difference_names_the_truce_as_other_verbs_want_it(monkeypatch: pytest.MonkeyPatch) -> None:
    found = Difference(truce="front-2024-03", name="Front, March 2024", shifts=(), arrivals=())
    assert "[front-2024-03]" in shown(monkeypatch, 100, diff_tables.show_diff, [found])


def test_no_pages_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, 100, story_tables.show_stories, []) == "No page is known.\n"


@pytest.mark.parametrize("hostile", ["\x1b]52;c;aGk=\x07", "\x1b[2J", "\x9b31m", "\u202egnp.exe", "\x08\x08"])
def test_a_page_does_not_steer_the_terminal(hostile: str) -> None:
    out = terminal.TameConsole(file=io.StringIO(), width=100, force_terminal=True, color_system="standard")
    table = Table("page")
    table.add_row(Text(f"before{hostile}after", style="red"))
    out.print(table)
    out.print(f"before{hostile}after", markup=False)
    said = out.file.getvalue()  # type: ignore[attr-defined]
    assert "\x1b[31m" in said and hostile not in said  # its own red goes out, the page's signs do not
    assert not set(re.sub(r"\x1b\[[0-9;]*m", "", said)) & {"\x1b", "\x07", "\x08", "\x9b", "\u202e"}


def test_the_version_is_told() -> None:
    assert run("--version").stdout == f"trucewatch {trucewatch.__version__}\n"
    bare = run()
    assert bare.returncode == 2 and "Commands" in bare.stdout


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["export", "csv", "-o", "."], "this is a folder (name a file in it"),
        (["export", "journal", "-o", "."], "this is a folder (name a file in it"),
        (["status", "--ledger", "n" * 300], "File name too long"),
        (["read", "n" * 300], "File name too long"),
    ],
)
def test_a_place_that_cannot_be_is_one_line(tmp_path: Path, words: list[str], says: str) -> None:
    done = run(*words, cwd=tmp_path)
    assert done.returncode == 2 and done.stderr.startswith("trucewatch: ") and says in done.stderr and "Traceback" not in done.stderr


def _size(file: Path) -> int:
    """Return the size of a file that may go at any moment, as a journal of the database does."""
    try:
        return file.stat().st_size
    except FileNotFoundError:
        return 0


def test_an_interrupt_says_what_is_kept_and_keeps_it(tmp_path: Path) -> None:
    for number in range(400):
        (tmp_path / f"{number:03}.txt").write_text(RAID.replace("two", str(number + 2)), encoding="utf-8")
    ledger = str(tmp_path / "t.ledger")
    adding = subprocess.Popen(
        [sys.executable, "-m", "trucewatch", "add", str(tmp_path), "--coder", "rules", "--ledger", ledger],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    while adding.poll() is None and sum(map(_size, tmp_path.glob("t.ledger*"))) < 150_000:
        time.sleep(0.05)
    adding.send_signal(signal.SIGINT)
    _, said = adding.communicate(timeout=60)
    assert adding.returncode == 130 and "run the same command again" in said and "Traceback" not in said
    with trucewatch.Ledger(ledger, coder="rules", create=False) as book:
        assert book.verify().ok and 0 < len(book.known().tolds) < 400


def test_one_page_that_says_a_thing_twice_is_one_print(book: trucewatch.Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    (verdict,) = book.status(at=AT)
    (why,) = book.why(verdict.truce, verdict.faction, at=AT)
    step = why.chain.because[0]
    twice = step.model_copy(update={"grounds": (step.grounds[0], step.grounds[0])})
    chain = why.chain.model_copy(update={"because": (twice,)})
    text = shown(monkeypatch, 120, verdict_tables.show_why, why.model_copy(update={"chain": chain}))
    assert "prints of one story" not in text and text.count(step.grounds[0].sentences[0].location) == 1


@pytest.mark.parametrize(
    ("name", "role", "party", "shown"),
    [
        ("Anwar Ibrahim", "Prime Minister", "Malaysian", "Anwar Ibrahim, Malaysian Prime Minister"),
        ("Thai officials", "officials", "Thai", "Thai officials"),
        ("Anton Marek", "spokesman", "army", "Anton Marek, spokesman of army"),
    ],
)
def test_a_speakers_office_reads_as_the_page_has_it(name: str, role: str, party: str, shown: str) -> None:
    text = "Malaysian Prime Minister Anwar Ibrahim said so, Thai officials said so, and so did Anton Marek, a spokesman for the army"
    span, office, group = (Span.find(text, quote) for quote in (name, role, party))
    assert span
    rows = list(tables.speakers(Speaker(span=span, role=office, on_behalf_of=group), ()))
    assert [row[1] for row in rows] == [shown]
