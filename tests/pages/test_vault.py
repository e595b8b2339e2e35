from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.errors import PageError
from trucewatch.pages.vault import Vault
from trucewatch.records import Page


def page(content: bytes = b"words", location: str = "https://a.example/1", etag: str = "x") -> Page:
    when = datetime(2020, 10, 11, tzinfo=UTC)
    return Page(location=location, content=content, gathered=when, headers=(("ETag", etag),), facts=(("a", "b"),))


def test_original_comes_back_with_all_that_is_known_of_it(tmp_path: Path) -> None:
    vault = Vault(tmp_path / "vault")
    vault.keep(page())
    assert list(vault.pages()) == [page()]
    assert vault.place(page().sha256).read_bytes() == b"words"


@given(st.binary(max_size=200))
def test_any_bytes_come_back(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    vault = Vault(tmp_path_factory.mktemp("vault"))
    vault.keep(page(content))
    assert vault.content(page(content).sha256) == content


def test_same_bytes_are_kept_once_but_each_coming_is_logged(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    vault.keep(page())
    vault.keep(page(location="https://b.example/2", etag="y"))
    assert [one.location for one in vault.pages()] == ["https://a.example/1", "https://b.example/2"]
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 2


def test_last_page_of_an_address_tells_its_etag(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    for etag in ("1", "2"):
        vault.keep(page(etag.encode(), etag=etag))
    last = vault.last("https://a.example/1")
    assert last is not None and dict(last.headers)["ETag"] == "2"
    assert vault.last("https://elsewhere.example/") is None


def test_changed_or_missing_original_is_found_out(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    place = vault.keep(page())
    place.chmod(0o644)
    place.write_bytes(b"other words")
    with pytest.raises(PageError, match="was changed"):
        vault.content(page().sha256)
    with pytest.raises(PageError, match="no such original"):
        vault.content("0" * 64)


def test_damaged_log_names_the_line(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    vault.keep(page())
    with (tmp_path / "log.jsonl").open("a") as log:
        log.write("{half a li")
    with pytest.raises(PageError, match=r"log.jsonl#2"):
        list(vault.pages())


def test_folder_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (blocked := tmp_path / "file").write_text("")
    with pytest.raises(PageError, match="cannot be written"):
        Vault(blocked).keep(page())
