"""A network that is not public, opened by whoever reads its pages: the same words for every verb, and nothing else is opened."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from trucewatch.cli import app
from trucewatch.errors import SettingError
from trucewatch.pages import gather
from trucewatch.pages.net.addresses import networks
from trucewatch.pages.web import WebSource
from trucewatch.records import Page

from .conftest import Site

HOME = "127.0.0.0/8"
TEXT = "KARO, March 4 (Reuters) - The Northern Front rebels declared a three-month ceasefire on Monday, their spokesman said."


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


@pytest.fixture
def page(site: Site) -> str:
    return site.has("/page", f"<html><body><article><h1>Truce</h1><p>{TEXT}</p></article></body></html>")


def test_an_inside_page_is_refused_with_the_remedy_and_added_once_its_network_is_opened(page: str, tmp_path: Path) -> None:
    words = ("add", page, "--coder", "rules", "--ledger", str(tmp_path / "t.ledger"))
    closed = run(*words)
    assert closed.exit_code == 1 and "not public: 127.0.0.1" in closed.stderr and "--allow" in closed.stderr
    assert "0 recorded" in run(*words, "--allow", "10.0.0.0/8").stdout
    assert "1 recorded" in run(*words, "--allow", "10.0.0.0/8", "--allow", HOME).stdout


def test_a_list_of_inside_pages_is_got_too_with_and_without_a_vault(page: str, tmp_path: Path) -> None:
    (tmp_path / "inside.urls").write_text(page, encoding="utf-8")
    (tmp_path / "inside.csv").write_text(f"url\n{page}\n", encoding="utf-8")
    for name, more in (("inside.urls", ()), ("inside.csv", ("--vault", str(tmp_path / "vault")))):
        done = run("add", str(tmp_path / name), "--coder", "rules", "--ledger", str(tmp_path / f"{name}.ledger"), "--allow", HOME, *more)
        assert "1 recorded" in done.stdout, done.stderr


def test_read_and_stories_mean_the_same_by_it(page: str) -> None:
    assert isinstance(run("read", page, "--coder", "rules").exception, Exception)
    read = run("read", page, "--coder", "rules", "--allow", HOME, "--format", "json")
    assert TEXT in json.loads(read.stdout)["document"]["text"]
    assert run("stories", page).exit_code == 1
    stories = run("stories", page, "--allow", HOME, "--format", "json")
    assert [one["documents"][0]["id"] for one in json.loads(stories.stdout)["stories"]] == [page]


@pytest.mark.parametrize("name", ["10.20.1.5/16", "intranet", "10.0.0.0/33", ""])
def test_what_is_no_network_is_said_before_anything_is_made(name: str, tmp_path: Path) -> None:
    done = run("add", "a.txt", "--ledger", str(tmp_path / "t.ledger"), "--allow", name)
    assert isinstance(done.exception, SettingError) and "no network" in str(done.exception) and "10.20.0.0/16" in str(done.exception)
    assert not list(tmp_path.iterdir())


def test_one_address_is_a_network() -> None:
    assert [str(one) for one in networks(["10.20.3.4", "fd00::/8"])] == ["10.20.3.4/32", "fd00::/8"]


def test_a_list_asks_as_its_caller_does(page: str, tmp_path: Path, web: WebSource) -> None:
    (tmp_path / "a.urls").write_text(page, encoding="utf-8")
    (item,) = gather(str(tmp_path / "a.urls"), web)
    assert isinstance(item, Page) and item.location == page
