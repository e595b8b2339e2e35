"""Files that are not what a verb wants: missing, a folder, empty, binary, in other encodings, half a file. Each is one line of words."""

import json
import os
import sys
from pathlib import Path

import pytest

import trucewatch
from trucewatch.cli import main

TEXT = "KARO, March 4 (Reuters) - The Northern Front rebels declared a three-month ceasefire on Monday, their spokesman said."
RECORD = {"id": "1", "text": TEXT, "relevant": True, "pledges": [], "incidents": [], "coder": {"name": "someone", "version": "1"}}
LINE = json.dumps(RECORD) + "\n"
KINDS: dict[str, bytes | None] = {
    "missing": None,
    "empty": b"",
    "binary": bytes(range(256)) * 40,
    "zeros": bytes(100),
    "latin": LINE.replace("Karo", "Káro").replace("Monday", "Mónday").encode("latin-1"),
    "number": b"1\n",
    "array": b"[1]\n",
    "deep": b"[" * 100_000,
    "odd": b'{"id": [1], "text": 3, "relevant": 1, "pledges": 3, "incidents": null}\n',
    "half": LINE.encode()[:60],
}
VERBS = [
    ["read", "{}"],
    ["stories", "{}"],
    ["add", "{}", "--ledger", "new.ledger"],
    ["add", "{}.jsonl", "--ledger", "new.ledger"],
    ["add", "{}.json", "--ledger", "new.ledger"],
    ["add", "{}.csv", "--ledger", "new.ledger"],
    ["add", "{}.urls", "--ledger", "new.ledger"],
    ["add", "{}.rss", "--ledger", "new.ledger"],
    ["add", "{}.warc", "--ledger", "new.ledger"],
    ["add", "page.txt", "--ledger", "{}"],
    ["add", "page.txt", "--ledger", "new.ledger", "--vault", "{}"],
    ["code", "{}", "-o", "out.jsonl"],
    ["code", "good.jsonl", "-o", "{}"],
    ["compare", "rules", "--gold", "{}"],
    ["compare", "{}", "good.jsonl"],
    ["record", "--from", "{}", "--ledger", "new.ledger"],
    ["import", "journal", "{}", "--ledger", "new.ledger"],
    ["import", "ucdp", "{}", "--ledger", "new.ledger"],
    ["checkpoint", "check", "{}", "--ledger", "t.ledger"],
    ["watch", "{}", "--once", "--ledger", "t.ledger"],
    ["watch", "watch.toml", "--state", "{}", "--once", "--ledger", "t.ledger"],
    ["serve", "--sign-on", "{}", "--ledger", "t.ledger"],
    ["status", "--ledger", "{}"],
    ["people", "list", "--people", "{}"],
]
WRITING = [["brief", "--since", "2024-01-01"], ["export", "csv"], ["export", "warc"], ["export", "journal"], ["checkpoint", "make"]]
CODERS = {"read", "add", "code", "watch"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("paths")
    (made / "page.txt").write_text(TEXT)
    (made / "good.jsonl").write_text(LINE)
    (made / "cut.jsonl").write_text('{"id": "a", "broken\n')
    (made / "watch.toml").write_text('[[source]]\nname = "a"\npath = "page.txt"\n')
    with trucewatch.Ledger(made / "t.ledger", coder="rules") as book:
        book.add(made / "page.txt")
    return made


class Told:
    """What a run of the command line said, and how it ended."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err


def run(words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Told:
    coder = ["--coder", "rules"] if words[0] in CODERS else []
    monkeypatch.setattr(sys, "argv", ["trucewatch", *words, *coder])
    monkeypatch.setenv("COLUMNS", "400")
    with pytest.raises(SystemExit) as end:
        main()
    said = capsys.readouterr()
    return Told(int(end.value.code or 0), said.out, said.err)


def raw(told: Told) -> list[str]:
    words = ("Traceback", "Errno", "codec", "a fault of the program", "surrogates", "recursion", "unhashable")
    return [word for word in words if word in told.out + told.err]


@pytest.mark.parametrize("verb", VERBS, ids=lambda words: " ".join(words[:3]))
def test_no_file_brings_a_raw_error(verb: list[str], folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("page.txt", "good.jsonl", "watch.toml", "t.ledger"):
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    monkeypatch.chdir(tmp_path)
    for kind, content in (*KINDS.items(), ("folder", None), ("good.jsonl/below", None), ("n" * 300, None)):
        words = [word.format(kind) for word in verb]
        at = next(new for new, old in zip(words, verb, strict=True) if new != old)
        if content is not None:
            Path(at).write_bytes(content)
        elif kind == "folder":
            Path(at).mkdir(exist_ok=True)
        told = run(words, monkeypatch, capsys)
        assert raw(told) == [] and told.status in (0, 1, 2), (kind, told.err)
        assert told.status == 0 or told.out or told.err.strip(), kind


@pytest.mark.parametrize("verb", WRITING, ids=" ".join)
@pytest.mark.parametrize("place", ["good.jsonl/below", "nowhere/below", ".", "n" * 300])
def test_a_place_that_cannot_be_written_is_one_line(verb: list[str], place: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(folder)
    told = run([*verb, "--ledger", "t.ledger", "-o", place], monkeypatch, capsys)
    assert told.status == 2 and told.err.startswith("trucewatch: ") and told.err.count("\n") == 1 and raw(told) == []


@pytest.mark.parametrize("verb", WRITING, ids=" ".join)
def test_a_link_stays_and_what_it_points_to_is_replaced(verb: list[str], folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(folder)
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("what was")
    link.symlink_to("target")
    assert run([*verb, "--ledger", "t.ledger", "-o", str(link)], monkeypatch, capsys).status == 0
    assert link.is_symlink() and target.read_bytes() not in (b"", b"what was") and len(list(tmp_path.iterdir())) == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("verb", WRITING, ids=" ".join)
def test_a_pipe_stays_and_its_reader_gets_all(verb: list[str], folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(folder)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with os.fdopen(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK), "rb") as reader:
        assert run([*verb, "--ledger", "t.ledger", "-o", str(pipe)], monkeypatch, capsys).status == 0
        assert pipe.is_fifo() and reader.read()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["compare", "rules", "--gold", "missing"], "trucewatch: missing: cannot read: No such file or directory (give a file of coded records"),
        (["compare", "missing", "good.jsonl"], "trucewatch: missing: neither a file nor a coder (check the path, or name one of: hybrid,"),
        (["compare", "rules", "--gold", "page.txt"], "page.txt, line 1: not a JSON record: expecting value at sign 1 of the line"),
        (["compare", "rules", "--gold", "cut.jsonl"], "cut.jsonl, line 1: not a JSON record: invalid control character at sign 20 of the line"),
        (["compare", "rules", "--gold", "odd"], "odd, line 1: wrong in its form: id, text, relevant, pledges, incidents"),
        (["checkpoint", "check", "missing", "--ledger", "t.ledger"], "missing: the checkpoints cannot be read: No such file or directory (check"),
        (["serve", "--sign-on", "latin", "--ledger", "t.ledger"], "latin: not in UTF-8 (save it as UTF-8)"),
        (["record", "--from", "latin", "--ledger", "x.ledger"], "trucewatch: latin: no line of it is a record; the first: not a JSON record: not in UTF-8, from byte"),
    ],
)
def test_what_is_wrong_is_said_where_and_what_to_do(words: list[str], says: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(folder)
    for kind in ("latin", "odd"):
        Path(kind).write_bytes(KINDS[kind] or b"")
    assert says in run(words, monkeypatch, capsys).err


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_records_in_the_encodings_of_windows_are_read(encoding: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in.jsonl").write_bytes((LINE + "\n" + LINE.replace('"1"', '"2"').replace("Monday", "Dienstag, „früh“")).encode(encoding))
    Path("good.jsonl").write_text(LINE)
    assert "2 recorded" in run(["add", "in.jsonl", "--ledger", "a.ledger"], monkeypatch, capsys).out
    assert "2 recorded" in run(["record", "--from", "in.jsonl", "--ledger", "b.ledger"], monkeypatch, capsys).out
    assert "2 coded: out.jsonl" in run(["code", "in.jsonl", "-o", "out.jsonl"], monkeypatch, capsys).out
    assert "früh" in Path("out.jsonl").read_text(encoding="utf-8")
    assert "1 texts" in run(["compare", "in.jsonl", "good.jsonl"], monkeypatch, capsys).out


def test_what_is_no_half_record_is_not_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    Path("good.jsonl").write_text(LINE)
    Path("notes.txt").write_text("Notes of a year, in one line")
    assert "holds something else than coded records" in run(["code", "good.jsonl", "-o", "notes.txt"], monkeypatch, capsys).err
    assert Path("notes.txt").read_text() == "Notes of a year, in one line"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_set_aside_and_the_others_are_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    Path("page.txt").write_text(TEXT)
    for ending in (".txt", ".jsonl", ".csv", ".warc", ".json"):
        Path("shut" + ending).write_text(LINE)
        Path("shut" + ending).chmod(0)
        told = run(["add", "shut" + ending, "page.txt", "--ledger", f"{ending}.ledger"], monkeypatch, capsys)
        assert "1 recorded" in told.out and "Permission denied" in told.err and raw(told) == []


def test_a_path_that_cannot_be_does_not_stop_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    Path("page.txt").write_text(TEXT)
    told = run(["add", "n" * 300, "page.txt", "--ledger", "t.ledger"], monkeypatch, capsys)
    assert "1 recorded, 0 known already, 1 set aside" in told.out and "File name too long" in told.err
