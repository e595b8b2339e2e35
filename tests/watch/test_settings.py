"""A file of sources with a mistake in it: what is wrong, where, and what to write."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from trucewatch.cli import app
from trucewatch.desk.watch.sources import read_watchlist, seconds
from trucewatch.errors import SettingError

PAGE = '[[source]]\nname = "Wire"\nurl = "https://wire.example/"\n'
REMEDY = 'write "90s", "15m", "2h", "1d" or a number of seconds'


def said(folder: Path, text: str) -> str:
    (folder / "s.toml").write_text(text, encoding="utf-8")
    done = CliRunner().invoke(app, ["watch", str(folder / "s.toml"), "--ledger", str(folder / "t.ledger"), "--once"])
    assert isinstance(done.exception, SettingError) and not (folder / "t.ledger").exists()
    return str(done.exception).removeprefix(str(folder / "s.toml") + ": ")


@pytest.mark.parametrize("value", ['"soon"', '"-5m"', "-1", "0", "true", "nan", "inf", "[1]", "2024-01-01", '"9999999d"', '""'])
def test_an_interval_that_is_none_is_said_with_its_table_and_the_remedy(tmp_path: Path, value: str) -> None:
    shown = f" = {value}" if value not in ("[1]", "2024-01-01") else ""
    assert said(tmp_path, f"interval = {value}\n{PAGE}").startswith(f"interval{shown}: no interval: {REMEDY}")
    assert said(tmp_path, f'{PAGE}[[source]]\nname = "Inbox"\npath = "b"\ninterval = {value}\n').startswith(
        f"[[source]] 2 (Inbox), interval{shown}: no interval: {REMEDY}"
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("pause = inf\n" + PAGE, "pause = inf: must be a number"),
        (PAGE + 'pasword = "a secret"\n', "[[source]] 1 (Wire), pasword: is no setting here"),
        ('[source]\nname = "Wire"\n', "source: must be written [[source]]"),
        ('allow = "10.0.0.0/8"\n' + PAGE, 'allow = "10.0.0.0/8": must be a list'),
        ('allow = ["10.0.0.1/8"]\n' + PAGE, "allow: no network: 10.0.0.1/8 has host bits set"),
        ('[[source]]\nurl = "https://a.example/"\n', "[[source]] 1, name: is missing"),
        ('[[source]]\nname = "a"\nurl = "ftp://a.example/"\n', '[[source]] 1 (a), url = "ftp://a.example/": must begin with http:// or https://'),
        (PAGE + '[[tell]]\nfile = "a.atom"\n', "[[tell]] 1: does not say by what"),
        (PAGE + '[[tell]]\nby = "webhook"\nurl = "https://a.example"\nsecret_env = "A"\ntries = 0\n', "[[tell]] 1 (webhook), tries = 0: "),
    ],
)
def test_each_mistake_names_its_place(tmp_path: Path, text: str, says: str) -> None:
    assert said(tmp_path, text).startswith(says)


def test_a_file_saved_by_a_windows_editor_is_read_or_its_encoding_is_said(tmp_path: Path) -> None:
    (tmp_path / "s.toml").write_text(PAGE, encoding="utf-8-sig")
    assert read_watchlist(tmp_path / "s.toml").source[0].name == "Wire"
    (tmp_path / "s.toml").write_text(PAGE, encoding="utf-16")
    with pytest.raises(SettingError, match=r"not in UTF-8 \(save it as UTF-8\)"):
        read_watchlist(tmp_path / "s.toml")


@given(st.integers(1, 366), st.sampled_from(["s", "m", "h", "d"]))
def test_every_written_interval_is_its_number_of_seconds(number: int, unit: str) -> None:
    each = {"s": 1, "m": 60, "h": 3600, "d": 86400}[unit]
    assert seconds(f"{number}{unit}") == seconds(f" {number} {unit} ") == number * each
    assert seconds(number) == seconds(str(number)) == number
