"""The accounts of the site from the command line: who is listed, and what is said where nobody can be."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from trucewatch.cli import app
from trucewatch.errors import SettingError

PASSWORD = "a long enough one"


def test_accounts_are_listed_with_their_roles_and_whether_they_are_closed(tmp_path: Path) -> None:
    where = ["--ledger", str(tmp_path / "t.ledger")]
    for name, role in (("ada", "admin"), ("bo", "coder")):
        assert CliRunner().invoke(app, ["people", "add", name, "--role", role, *where], input=PASSWORD).exit_code == 0
    CliRunner().invoke(app, ["people", "close", "bo", *where])
    told = CliRunner().invoke(app, ["people", "list", *where])
    assert (told.exit_code, told.stdout, told.stderr) == (0, "ada\tadmin\nbo\tcoder\tclosed\n", "")


@pytest.mark.parametrize(("option", "kept"), [("--ledger", "no.ledger.people"), ("--people", "no.ledger")])
def test_a_list_of_accounts_that_were_never_kept_says_so_and_makes_no_file(tmp_path: Path, option: str, kept: str) -> None:
    told = CliRunner().invoke(app, ["people", "list", option, str(tmp_path / "no.ledger")])
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr.startswith(f"trucewatch: {tmp_path / kept}: no accounts here (check --ledger and --people, or make one with: ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("role", ["nobody", "king"])
def test_an_account_has_one_of_the_four_roles(tmp_path: Path, role: str) -> None:
    told = CliRunner().invoke(app, ["people", "add", "ada", "--role", role, "--ledger", str(tmp_path / "t.ledger")], input=PASSWORD)
    assert isinstance(told.exception, SettingError)
    assert str(told.exception) == f"no role called '{role}' (one of: reader, coder, reviewer, admin)"
    assert list(tmp_path.iterdir()) == []
