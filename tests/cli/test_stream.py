"""Hostile texts, names and addresses on their way to a terminal: real processes, every verb that prints what others wrote."""

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.cli.stream import STEERING, TameStream, escaped, exact, say, tamed

EVIL = "\x1b]0;mine\x07\x1b[2J\x9b31m\u202egnp.exe\u2066\r"
# A page may hold one such sign in a hundred before it is taken for no text at all.
SIGNS = "\x1b[2J\x9b31m\u202egnp.exe\u2066"
FILLER = "The mayor opened a bridge over the river, and the band of the fire brigade played until late. " * 3
TEXT = f"KARO, March 4 (Reuters) - The Northern {SIGNS}Front rebels declared a three-month ceasefire on Monday, their spokesman said. {FILLER}"
STEER = {chr(sign) for sign in STEERING}


def run(folder: Path, *words: str) -> tuple[str, str]:
    environment = os.environ | {"TRUCEWATCH_LEDGER": "t.ledger", "PYTHONIOENCODING": "utf-8", "COLUMNS": "120"}
    done = subprocess.run([sys.executable, "-m", "trucewatch", *words], capture_output=True, cwd=folder, env=environment, timeout=120)
    return done.stdout.decode(), done.stderr.decode()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("hostile")
    rows = [
        {"url": f"https://a.example/{EVIL}", "title": f"Truce {EVIL} holds", "outlet": f"Karo {EVIL} Post", "text": TEXT, "published": "2024-03-04"},
        {"url": f"https://a.example/bad{EVIL}\n99 recorded, 0 known already", "text": ""},
    ]
    (made / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    out, err = run(made, "add", "in.jsonl", f"no{EVIL}where\n98 recorded", "--coder", "rules")
    assert not STEER & set(out + err) and "1 recorded" in out
    assert not [line for line in err.splitlines() if line.startswith(("98", "99"))]
    return made


@pytest.mark.parametrize(
    "words",
    [
        ["read", "in.jsonl", "--coder", "rules"],
        ["status"],
        ["status", "--format", "json"],
        ["brief", "--since", "2024-01-01", "--by", "published"],
        ["brief", "--since", "2024-01-01", "--by", "published", "--format", "html"],
        ["diff", "--known", "2000-01-01", "--known", "2100-01-01"],
        ["stories"],
        ["stories", "in.jsonl"],
        ["stories", "--format", "json", "--why"],
        ["review", "queue"],
        ["review", "queue", "--format", "json"],
        ["takedown", f"https://a.example/{EVIL}", "--reason", "x"],
        ["export", f"{EVIL}"],
        ["status", f"{EVIL}\n97 truces"],
        ["record", TEXT, "--kind", "declaration", "--who", f"Northern {SIGNS}Front", "--undertaking", "ceasefire", "--coder", "Me"],
        ["record", TEXT, "--kind", "declaration", "--who", f"nobody{EVIL}", "--undertaking", "ceasefire", "--coder", "Me"],
    ],
    ids=lambda words: " ".join(words[:2]).encode("ascii", "ignore").decode()[:20],
)
def test_nothing_that_a_verb_prints_steers_the_terminal(folder: Path, words: list[str]) -> None:
    out, err = run(folder, *words)
    assert out + err and not STEER & set(out + err)
    assert "97" not in [line[:2] for line in err.splitlines()]


def test_json_for_programs_loses_nothing(folder: Path) -> None:
    (folder / "one.txt").write_text(TEXT, encoding="utf-8")
    out, _ = run(folder, "read", "one.txt", "--coder", "rules", "--format", "json")
    document = json.loads(out)["document"]
    assert "\u202e" in document["text"] and "\x1b" in document["text"]
    assert document["text"][document["body_start"] : document["body_end"]].startswith("KARO")


def test_data_for_files_and_other_programs_go_out_to_the_letter(folder: Path) -> None:
    run(folder, "export", "journal", "-o", "file.jsonl")
    out, _ = run(folder, "export", "journal")
    assert out == (folder / "file.jsonl").read_text(encoding="utf-8") and "\u202e" in out
    run(folder, "export", "csv", "--at", "2024-04-01", "-o", "file.csv")
    out, _ = run(folder, "export", "csv", "--at", "2024-04-01")
    assert out == (folder / "file.csv").read_bytes().decode()


def test_a_real_terminal_gets_the_colours_and_the_spinner_whole_and_the_page_tame(folder: Path) -> None:
    pty = pytest.importorskip("pty")
    (folder / "again.txt").write_text(f"{TEXT} It is said again.", encoding="utf-8")
    words = [sys.executable, "-m", "trucewatch", "add", "again.txt", f"no{EVIL}where", "--coder", "rules", "--ledger", "pty.ledger"]
    child, end = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.execvpe(words[0], words, os.environ | {"TERM": "xterm-256color", "PYTHONIOENCODING": "utf-8"})
    said = b""
    while part := _part(end):
        said += part
    os.waitpid(child, 0)
    text = said.decode()
    assert "1 recorded" in text and "\x1b[32m" in text and "reading" in text
    bare = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", text)
    assert not STEER - {"\r"} & set(bare) and "[2K" not in bare and "[32m" not in bare


def _part(end: int) -> bytes:
    try:
        return os.read(end, 65_536)
    except OSError:  # so Linux says that the other side is gone
        return b""


class Terminal(io.StringIO):
    """A terminal, as far as anybody asks."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_no_data_to_the_letter_either(monkeypatch: pytest.MonkeyPatch) -> None:
    for stream, said in ((Terminal(), "ab"), (io.StringIO(), "a\x1bb")):
        monkeypatch.setattr(sys, "stdout", stream)
        with tamed(), exact():
            print("a\x1bb", end="")
        assert stream.getvalue() == said


@given(st.text(), st.text())
def test_whatever_is_written_nothing_steers_and_a_message_stays_one_line(one: str, other: str) -> None:
    raw = io.StringIO()
    assert TameStream(raw).write(one) == len(one)
    raw.getvalue().encode("utf-8")
    assert not STEER & set(raw.getvalue())
    errors, before = io.StringIO(), sys.stderr
    sys.stderr = errors
    try:
        with tamed():
            say(f"{one}\n{other}")
    finally:
        sys.stderr = before
    assert errors.getvalue().count("\n") == 1 and not STEER & set(errors.getvalue())


@given(st.recursive(st.none() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_escaped_json_says_the_same(value: object) -> None:
    text = escaped(json.dumps(value, ensure_ascii=False))
    assert json.loads(text) == value and not STEER & set(text)


def test_a_file_with_a_name_in_no_encoding_is_added_and_told(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(TEXT, encoding="utf-8")
    (tmp_path / os.fsdecode(b"caf\xe8.txt")).write_bytes(b"")
    out, err = run(tmp_path, "add", ".", "--coder", "rules")
    assert out.startswith("1 recorded, 0 known already, 1 set aside") and err.startswith("set aside: caf")
    assert "caf%E9.txt" in run(tmp_path, "stories")[0]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("words", ["export csv", "status", "schema"])
def test_a_full_disk_is_told_of_in_one_line(folder: Path, words: str) -> None:
    command = f'"{sys.executable}" -m trucewatch {words} > /dev/full'
    done = subprocess.run(command, shell=True, capture_output=True, cwd=folder, env=os.environ | {"TRUCEWATCH_LEDGER": "t.ledger"}, timeout=120)
    told = "trucewatch: standard output: cannot write: No space left on device (free space, or send the answer elsewhere)\n"
    assert (done.returncode, done.stderr.decode()) == (2, told)
