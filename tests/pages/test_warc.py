import gzip
import zlib
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from fastwarc.warc import WarcRecord, WarcRecordType

from trucewatch.errors import PageError
from trucewatch.pages import gather
from trucewatch.pages.warc_out import archive as write
from trucewatch.records import Page, Quarantined

HTML = b"<!doctype html><html><body><p>The truce held.</p></body></html>"


def record(url: str, body: bytes, kind: str = "text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    made = WarcRecord()
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    made.init_headers(WarcRecordType.response, content_length=len(head) + len(body))
    made.headers["WARC-Target-URI"] = url
    made.headers["WARC-Date"] = "2020-10-11T19:00:00Z"
    made.headers["Content-Type"] = "application/http; msgtype=response"
    made.set_bytes_content(head + body)
    out = BytesIO()
    made.write(out)
    return out.getvalue()


def archive(tmp_path: Path, *records: bytes) -> list[Page | Quarantined]:
    (file := tmp_path / "a.warc").write_bytes(b"".join(records))
    return list(gather(str(file)))


def test_successful_texts_are_pages_and_the_rest_is_passed_over(tmp_path: Path) -> None:
    found = archive(
        tmp_path,
        record("https://a.example/1", HTML),
        record("https://a.example/2.png", b"\x89PNG", "image/png"),
        record("https://a.example/3", HTML, status="404 Not Found"),
        record("https://a.example/4", b"Plain words.", "text/plain"),
    )
    assert [item.location for item in found] == ["https://a.example/1", "https://a.example/4"]


def test_page_is_the_body_as_archived_with_its_time(tmp_path: Path) -> None:
    (page,) = archive(tmp_path, record("https://a.example/1", HTML))
    assert isinstance(page, Page)
    assert page.content == HTML and page.gathered == datetime(2020, 10, 11, 19, tzinfo=UTC)
    assert dict(page.headers)["Content-Type"] == "text/html; charset=utf-8" and dict(page.facts)["warc_record"]


def test_bad_page_of_an_archive_is_set_aside(tmp_path: Path) -> None:
    found = archive(tmp_path, record("https://a.example/1", b"\x00\x01" * 500), record("https://a.example/2", HTML))
    assert [type(item) for item in found] == [Quarantined, Page]


@pytest.mark.parametrize("content", [b"", b"not an archive", b"\x1f\x8b broken"])
def test_what_is_no_archive_is_an_error(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(PageError):
        archive(tmp_path, content)


def test_originals_handed_on_come_back_the_same(tmp_path: Path) -> None:
    when = datetime(2020, 10, 11, 19, tzinfo=UTC)
    headers = (("Content-Type", "text/html; charset=utf-8"), ("ETag", "x"), ("Content-Encoding", "gzip"))
    web = Page(location="https://a.example/1", content=HTML, media_type="text/html", headers=headers, gathered=when)
    file = Page(location="notes/a.txt", content=b"Plain words.", gathered=when, gathered_by="trucewatch for Jane Doe, records office")
    assert write([web, file], tmp_path / "out.warc.gz") == 2
    first, second = gather(str(tmp_path / "out.warc.gz"))
    assert isinstance(first, Page) and isinstance(second, Page)
    assert (first.sha256, first.location, first.gathered) == (web.sha256, web.location, when)
    assert dict(first.headers)["ETag"] == "x" and "Content-Encoding" not in dict(first.headers)
    assert second.content == file.content and second.location == "notes/a.txt"
    assert (first.gathered_by, second.gathered_by) == ("trucewatch", "trucewatch for Jane Doe, records office")
    with gzip.open(tmp_path / "out.warc.gz") as archive:
        assert archive.read(400).startswith(b"WARC/1.1\r\nWARC-Type: warcinfo\r\n")


@pytest.mark.parametrize("place", ["a.html", "pages/b.html", "/tmp/pages/c d.html", "in.jsonl#3", "стор.html", "100%25.txt", "box.mbox#<a@b>", "e.md", " f.txt"])
def test_the_place_of_a_page_that_was_no_address_comes_back_as_it_was(tmp_path: Path, place: str) -> None:
    kind = "text/markdown" if place.endswith(".md") else "text/html"
    page = Page(location=place, content=HTML, media_type=kind, gathered=datetime(2024, 5, 1, tzinfo=UTC))
    write([page], tmp_path / "out.warc.gz")
    (back,) = gather(str(tmp_path / "out.warc.gz"))
    assert back.location == place


def test_archive_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(PageError, match="cannot be written"):
        write([], tmp_path / "missing" / "out.warc.gz")


@pytest.mark.parametrize("form", ["plain", "packed", "packed as one"])
def test_an_archive_that_was_cut_off_says_so_and_its_last_page_does_not_pass_for_whole(tmp_path: Path, form: str) -> None:
    records = [record("https://a.example/1", HTML), record("https://a.example/2", HTML * 50)]
    content = b"".join(gzip.compress(one) for one in records) if form == "packed" else b"".join(records)
    content = gzip.compress(content) if form == "packed as one" else content
    (file := tmp_path / ("a.warc" if form == "plain" else "a.warc.gz")).write_bytes(content[:-20])
    found: list[Page | Quarantined] = []
    with pytest.raises(PageError, match="cut off"):
        _read(file, found)
    assert [item.location for item in found] == ["https://a.example/1"]


def test_zeros_after_the_last_record_are_no_damage(tmp_path: Path) -> None:
    (file := tmp_path / "a.warc.gz").write_bytes(gzip.compress(record("https://a.example/1", HTML)) + b"\0" * 512)
    assert [item.location for item in gather(str(file))] == ["https://a.example/1"]


def test_a_record_that_was_damaged_says_so_and_what_was_before_is_read(tmp_path: Path) -> None:
    good, bad = (gzip.compress(record(f"https://a.example/{number}", HTML * 50)) for number in (1, 2))
    (file := tmp_path / "a.warc.gz").write_bytes(good + bad[:60] + b"\xff" * 20 + bad[80:])
    found: list[Page | Quarantined] = []
    with pytest.raises(PageError, match=r"damaged|cut off"):
        _read(file, found)
    assert [item.location for item in found] == ["https://a.example/1"]


def _read(file: Path, into: list[Page | Quarantined]) -> None:
    """Read an archive until its end or an error, keeping what came before."""
    found = gather(str(file))
    while item := next(found, None):
        into.append(item)


@pytest.mark.parametrize("packed", [False, True])
def test_a_bomb_in_an_archive_is_set_aside_and_what_comes_after_it_is_read(tmp_path: Path, packed: bool) -> None:
    bomb = record("https://a.example/bomb", gzip.compress(b"\0" * 60_000_000), "text/html\r\nContent-Encoding: gzip")
    records = [record("https://a.example/1", HTML), bomb, bomb, record("https://a.example/2", HTML)]
    (file := tmp_path / ("a.warc.gz" if packed else "a.warc")).write_bytes(b"".join(map(gzip.compress, records) if packed else records))
    found = list(gather(str(file)))
    assert [type(item) for item in found] == [Page, Quarantined, Quarantined, Page]
    assert isinstance(found[1], Quarantined) and "too large" in found[1].reason


@pytest.mark.parametrize("packed", [False, True])
def test_a_badly_packed_page_of_an_archive_is_set_aside_and_what_comes_after_it_is_read(tmp_path: Path, packed: bool) -> None:
    broken = gzip.compress(HTML * 90)[:40] + b"\xff" * 40
    bad = record("https://a.example/bad", broken, "text/html\r\nContent-Encoding: gzip")
    records = [record("https://a.example/1", HTML), bad, record("https://a.example/2", HTML)]
    (file := tmp_path / ("a.warc.gz" if packed else "a.warc")).write_bytes(b"".join(map(gzip.compress, records) if packed else records))
    assert [item.location[-3:] for item in gather(str(file)) if isinstance(item, Page)] == ["e/1", "e/2"]


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("encoding", ["gzip", "x-gzip", "deflate"])
def test_a_page_whose_packing_is_cut_off_is_set_aside_and_what_comes_after_it_is_read(tmp_path: Path, packed: bool, encoding: str) -> None:
    pack = zlib.compress if encoding == "deflate" else gzip.compress
    whole, cut = (record(f"https://a.example/{encoding}", body, f"text/html\r\nContent-Encoding: {encoding}") for body in (pack(HTML), pack(HTML)[:-9]))
    records = [record("https://a.example/1", HTML), cut, whole, record("https://a.example/2", HTML)]
    (file := tmp_path / ("a.warc.gz" if packed else "a.warc")).write_bytes(b"".join(map(gzip.compress, records) if packed else records))
    found = list(gather(str(file)))
    assert [type(item) for item in found] == [Page, Quarantined, Page, Page]
    assert isinstance(found[1], Quarantined) and "cut off" in found[1].reason
    assert isinstance(found[2], Page) and found[2].content == HTML


def test_a_cut_that_the_archive_states_is_a_page_that_says_so(tmp_path: Path) -> None:
    stated = record("https://a.example/1", gzip.compress(HTML * 90)[:-9], "text/html\r\nContent-Encoding: gzip")
    (page,) = archive(tmp_path, stated.replace(b"WARC-Type", b"WARC-Truncated: length\r\nWARC-Type"))
    assert isinstance(page, Page) and HTML.startswith(page.content[: len(HTML)])
    assert ("truncated", "length") in page.facts


@pytest.mark.parametrize(
    ("encoding", "body"),
    [("gzip", HTML), ("gzip, gzip", gzip.compress(gzip.compress(HTML))), ("gzip", gzip.compress(HTML[:9]) + gzip.compress(HTML[9:]) + b"\0" * 9)],
    ids=["unpacked already", "packed twice", "packed in parts"],
)
def test_a_packed_page_is_the_body_that_was_packed(tmp_path: Path, encoding: str, body: bytes) -> None:
    (page,) = archive(tmp_path, record("https://a.example/1", body, f"text/html\r\nContent-Encoding: {encoding}"))
    assert isinstance(page, Page) and page.content == HTML


def test_a_page_packed_with_brotli_is_read(tmp_path: Path) -> None:
    # One block that is not compressed, then an empty last one (RFC 7932).
    body = b"\x0b\x02\x80hello\x03"
    (page,) = archive(tmp_path, record("https://a.example/1", body, "text/plain\r\nContent-Encoding: br"))
    assert isinstance(page, Page) and page.content == b"hello"
