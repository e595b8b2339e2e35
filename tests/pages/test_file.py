from pathlib import Path

import pytest

from trucewatch.errors import PageError
from trucewatch.pages import gather
from trucewatch.pages.original import LARGEST
from trucewatch.records import Page, Quarantined


def one(path: Path) -> Page | Quarantined:
    (item,) = gather(str(path))
    return item


def reason(path: Path) -> str:
    item = one(path)
    assert isinstance(item, Quarantined)
    return item.reason


def test_page_keeps_the_bytes_and_their_hash(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes("Ünïted — ”\r\n".encode("cp1252", "replace"))
    page = one(file)
    assert isinstance(page, Page)
    assert page.content == file.read_bytes() and page.media_type == "text/plain" and len(page.sha256) == 64


def test_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(PageError, match=r"nothing.txt: no such file or folder \(check the spelling"):
        one(tmp_path / "nothing.txt")


def test_folder_without_pages_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    with pytest.raises(PageError, match="holds no page"):
        list(gather(str(tmp_path)))


def test_folder_is_read_in_order_and_hidden_files_are_left_alone(tmp_path: Path) -> None:
    for name in ("b/2.html", "a/1.txt", ".git/x.txt", "c/.hidden.txt", "b/1.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("<p>Words</p>" if name.endswith("html") else "Words")
    pages = list(gather(str(tmp_path)))
    assert [str(Path(page.location).relative_to(tmp_path)) for page in pages] == ["a/1.txt", "b/1.md", "b/2.html"]


def test_bad_files_of_a_folder_are_quarantined_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "2.txt").write_bytes(b" \n\t\n")
    (tmp_path / "3.txt").write_bytes(b"x" * (LARGEST + 1))
    (tmp_path / "4.txt").write_text("A page.")
    found = list(gather(str(tmp_path)))
    assert [isinstance(item, Page) for item in found] == [False, False, False, True]
    assert all(isinstance(item, Page) or (item.reason and item.remedy) for item in found)


def test_reasons_are_told_apart(tmp_path: Path) -> None:
    (junk := tmp_path / "junk.html").write_bytes(b"\x00\x01\x02\x03" * 100)
    (empty := tmp_path / "empty.txt").write_bytes(b"")
    (large := tmp_path / "large.html").write_bytes(b"<p>" + b"a" * LARGEST)
    assert "binary" in reason(junk) and "empty" in reason(empty) and "too large" in reason(large)


def test_content_outranks_the_suffix(tmp_path: Path) -> None:
    (file := tmp_path / "page.txt").write_text("<!DOCTYPE html>\n<html><body><p>Words</p></body></html>")
    page = one(file)
    assert isinstance(page, Page) and page.media_type == "text/html"


def test_who_gathers_is_the_program_and_for_whom_it_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("The truce held.")
    monkeypatch.delenv("TRUCEWATCH_OPERATOR", raising=False)
    assert one(tmp_path / "a.txt").gathered_by == "trucewatch"  # type: ignore[union-attr]
    monkeypatch.setenv("TRUCEWATCH_OPERATOR", " Jane Doe,\n records office ")
    assert one(tmp_path / "a.txt").gathered_by == "trucewatch for Jane Doe, records office"  # type: ignore[union-attr]


def named(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / name).write_text("Words")


def test_what_a_folder_holds_beside_its_pages_is_said_by_kind_with_the_remedy(tmp_path: Path) -> None:
    named(tmp_path, "a.txt", "b.CSV", "sub/c.csv", "old.warc.gz", "x.docx", "y.docx", "README", ".hidden.csv", ".git/a.csv", "t.ledger", "t.ledger-wal")
    page, *left = gather(str(tmp_path))
    assert isinstance(page, Page) and all(isinstance(item, Quarantined) and item.location == str(tmp_path) for item in left)
    assert [item.reason for item in left if isinstance(item, Quarantined)] == [
        "3 files were left out as no pages (2 .docx, 1 without an ending), such as README",
        "2 .csv files were left out, such as b.CSV",
        "1 .warc.gz file was left out, such as old.warc.gz",
    ]
    assert f"trucewatch add {tmp_path / 'b.CSV'}" in str(left)


def test_of_one_file_that_is_no_page_one_is_spoken_of(tmp_path: Path) -> None:
    named(tmp_path, "a.txt", "x.docx")
    _, left = gather(str(tmp_path))
    assert isinstance(left, Quarantined) and left.reason == "1 file was left out as no page (1 .docx), such as x.docx"


def test_many_files_of_a_kind_are_one_line_and_a_folder_of_tables_alone_says_both(tmp_path: Path) -> None:
    named(tmp_path, *(f"{number}.eml" for number in range(1200)))
    told: list[Page | Quarantined] = []
    with pytest.raises(PageError, match="holds no page"):
        told.extend(gather(str(tmp_path)))
    (item,) = told
    assert isinstance(item, Quarantined) and item.reason.startswith("1,200 .eml files were left out")
