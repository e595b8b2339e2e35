"""The command line as a user meets it: real processes, real files."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SEED = Path(__file__).parents[2].parent / "shared" / "seed" / "page.txt"
PAGE = "KARO, March 4 (Reuters) - The Northern Front rebels declared a three-month ceasefire on Monday, their spokesman said.\n"


def run(*words: str, cwd: Path | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "trucewatch", *words]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, env=os.environ | env, timeout=120)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "page.txt"
    file.write_text(PAGE, encoding="utf-8")
    return file


def test_help_loads_nothing_heavy() -> None:
    code = "import sys, trucewatch.cli; print([m for m in ('spacy', 'numpy', 'onnxruntime', 'trafilatura', 'sqlalchemy', 'pydantic') if m in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_who_reads_one_page_loads_neither_ledger_nor_linking() -> None:
    asked = "import sys, trucewatch, trucewatch.cli.read, trucewatch.desk.network, trucewatch.cli.tables; trucewatch.read; "
    loaded = "print([one for one in sys.modules if one in ('sqlalchemy', 'trucewatch.ledger', 'trucewatch.linking', 'trucewatch.stories')])"
    assert subprocess.run([sys.executable, "-c", asked + loaded], capture_output=True, check=True, text=True).stdout == "[]\n"


def test_every_verb_has_help_and_is_in_the_reference() -> None:
    shown = run("--help").stdout
    for verb in ("read", "code", "add", "status", "why", "stories", "verify", "export", "schema", "demo"):
        assert verb in shown
        assert run(verb, "--help").returncode == 0


def test_read_prints_json_that_its_published_schema_describes(page: Path) -> None:
    from jsonschema import validate

    schema = json.loads(run("schema").stdout)
    reading = json.loads(run("read", str(page), "--coder", "rules", "--format", "json").stdout)
    validate(reading, schema)
    text = reading["document"]["text"]
    (pledge,) = reading["report"]["pledges"]
    for span in (pledge["undertaking"], pledge["sentence"], pledge["pledgers"][0]["span"]):
        assert text[span["start"] : span["end"]] == span["quote"]
    assert reading["report"]["coder"] == {"name": "rules", "version": reading["report"]["coder"]["version"]}


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["read", "nowhere.txt"], "nowhere.txt"),
        (["status"], "no ledger here"),
        (["status", "--at", "soon"], "no time"),
        (["verify", "--ledger", "page.txt"], "page.txt"),
        (["export", "csv", "--ledger", "page.txt"], "page.txt"),
        (["export", "spreadsheet", "--ledger", "page.txt"], "no exporter called 'spreadsheet'"),
        (["read", "page.txt", "--coder", "nobody"], "no coder called 'nobody'"),
        (["add", "emptyfolder"], "emptyfolder"),
    ],
)
def test_what_a_user_can_mend_is_one_line_and_no_traceback(page: Path, words: list[str], says: str) -> None:
    (page.parent / "emptyfolder").mkdir()
    done = run(*words, cwd=page.parent)
    assert done.returncode in (1, 2)
    assert says in done.stderr and "Traceback" not in done.stderr


def test_from_page_to_state(page: Path) -> None:
    ledger = str(page.parent / "t.ledger")
    assert "1 recorded" in run("add", str(page), "--ledger", ledger, "--coder", "rules").stdout
    assert "1 known already" in run("add", str(page), "--ledger", ledger, "--coder", "rules").stdout
    (verdict,) = json.loads(run("status", "--ledger", ledger, "--format", "json").stdout)
    assert verdict["label"] == "in force"
    chain = run("why", verdict["truce"], "--ledger", ledger).stdout
    assert "declared a three-month ceasefire" in " ".join(chain.split())
    assert run("verify", "--ledger", ledger).returncode == 0


def test_a_run_that_could_code_nothing_says_so_to_scripts(page: Path) -> None:
    target = page.parent / "out.jsonl"
    assert run("code", str(page), "-o", str(target), "--coder", "rules").returncode == 1
    (page.parent / "in.jsonl").write_text('{"id": "a", "text": "Rebels declared a ceasefire."}\n{half\n', encoding="utf-8")
    assert run("code", str(page.parent / "in.jsonl"), "-o", str(target.with_name("two.jsonl")), "--coder", "rules").returncode == 0


def test_asking_does_not_make_a_ledger(tmp_path: Path) -> None:
    run("status", cwd=tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not SEED.exists(), reason="needs ../shared/seed/page.txt beside the repository")
def test_the_seed_page_from_the_command_line() -> None:
    reading = json.loads(run("read", str(SEED), "--format", "json", "--coder", "rules").stdout)
    imprint, text = reading["document"]["imprint"], reading["document"]["text"]
    assert imprint["headline"]["quote"] == "Iran-backed militias offer truce for US troop withdrawal"
    assert imprint["agency"] == "AP" and imprint["outlet"] is None and imprint["dateline"]["place"]["quote"] == "BAGHDAD"
    assert [hop["name"] for hop in imprint["chain"]] == ["AP", "8kun Notables", "this page"]
    assert text.count(imprint["headline"]["quote"]) == 2 and "Leave a Reply" not in text  # once as headline, once in the credit line


@pytest.mark.parametrize("verb", [("export", "journal"), ("export", "csv"), ("brief", "--since", "2000-01-01"), ("checkpoint", "make")])
def test_a_dash_means_standard_output_and_makes_no_file(page: Path, tmp_path: Path, verb: tuple[str, ...]) -> None:
    ledger = str(tmp_path / "t.ledger")
    run("add", str(page), "--ledger", ledger, "--coder", "rules")
    done = run(*verb, "-o", "-", "--ledger", ledger, cwd=tmp_path)
    assert done.returncode == 0 and done.stdout and not (tmp_path / "-").exists()


def test_coded_records_go_to_a_file(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text("", encoding="utf-8")
    done = run("code", "in.jsonl", "-o", "-", cwd=tmp_path)
    assert done.returncode != 0 and "name it" in done.stderr and not (tmp_path / "-").exists()
