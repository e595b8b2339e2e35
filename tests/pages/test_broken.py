"""What real collections hold besides good records: headers, dates and names that nobody can read. The item suffers, the batch does not."""

from pathlib import Path

import pytest

from trucewatch.documents import read
from trucewatch.documents.times import moment
from trucewatch.errors import PageError
from trucewatch.pages import gather
from trucewatch.records import Page

from .test_warc import HTML, record

LETTER = "Both sides kept to the truce for a second day, an observer said in the town on Monday, and lorries crossed the bridge."


@pytest.mark.parametrize("line", ["Date: Sun, 99999999999999999999 May 2023 10:00:00 +0000", "Date: Mon, 1 Jan 0001 00:00:00 +1400", "From: =?", 'Message-ID: <"', "From: <a@"])
def test_a_message_with_a_broken_header_is_read(tmp_path: Path, line: str) -> None:
    (tmp_path / "a.eml").write_text(f"{line}\nSubject: Daily digest\n\n{LETTER}\n")
    (page,) = gather(str(tmp_path / "a.eml"))
    assert isinstance(page, Page) and read(page).body == LETTER and dict(page.facts)["title"] == "Daily digest"


@pytest.mark.parametrize("head", [b"WARC-Record-ID:", b"WARC-Date:"])
@pytest.mark.parametrize("value", [b"", b"9999-12-31T23:59:59-23:00"])
def test_an_archived_page_without_a_name_or_a_time_is_read(tmp_path: Path, head: bytes, value: bytes) -> None:
    lines = record("https://a.example/1", HTML).split(b"\r\n")
    kept = [head + b" " + value if line.startswith(head) else line for line in lines if value or not line.startswith(head)]
    (tmp_path / "a.warc").write_bytes(b"\r\n".join(kept) + record("https://a.example/2", HTML))
    assert [item.location for item in gather(str(tmp_path / "a.warc")) if isinstance(item, Page)] == ["https://a.example/1", "https://a.example/2"]


def test_a_record_that_claims_to_be_longer_than_any_file_is_damage_and_no_crash(tmp_path: Path) -> None:
    long = record("https://a.example/2", HTML).replace(b"Content-Length: ", b"Content-Length: 9999999999999999999", 1)
    (tmp_path / "a.warc").write_bytes(record("https://a.example/1", HTML) + long)
    found = gather(str(tmp_path / "a.warc"))
    assert next(found).location == "https://a.example/1"
    with pytest.raises(PageError, match=r"cut off|damaged"):
        list(found)


@pytest.mark.parametrize("text", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "Sun, 99999999999999999999 May 2023 10:00:00 +0000", "31 December 9999 23:59 EST"])
def test_a_time_that_no_calendar_holds_is_none(text: str) -> None:
    assert moment(text) is None
