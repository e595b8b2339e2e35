"""Mail as a source: the body is read, the headers are kept, and a hostile or empty message stops nothing."""

from email.message import EmailMessage
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.documents import items, read
from trucewatch.errors import PageError
from trucewatch.pages import gather
from trucewatch.pages.mail import _page
from trucewatch.records import Page, Quarantined

ONE = "The army said on Monday that it had shot down a drone over the southern suburbs and that nobody was hurt."
TWO = "A spokesman for the mission said that both sides had agreed to a truce of six hours for the wounded."
THREE = "Shells fell near a hospital in the old town, its director said. He counted four dead."


def message(text: str | None = None, html: str | None = None, **headers: str) -> EmailMessage:
    made = EmailMessage()
    for name, value in {"From": "River Desk <desk@river.example>", "Subject": "The Latest: río and land", "Date": "Mon, 03 Jun 2024 09:15:00 +0200", **headers}.items():
        made[name] = value
    if text is not None:
        made.set_content(text)
    if html is not None:
        made.add_alternative(html, subtype="html") if text is not None else made.set_content(html, subtype="html")
    return made


def only(tmp_path: Path, made: EmailMessage) -> Page:
    (file := tmp_path / "a.eml").write_bytes(made.as_bytes())
    (page,) = gather(str(file))
    assert isinstance(page, Page)
    return page


def test_a_message_is_a_page_with_its_headers(tmp_path: Path) -> None:
    made = message(f"{ONE}\n\n{TWO}\n", Message_ID="<1@river.example>")
    page = only(tmp_path, made)
    document = read(page)
    assert (document.imprint.outlet, document.imprint.published_source) == ("River Desk", "mail")
    assert document.imprint.headline is not None and document.imprint.headline.quote == "The Latest: río and land"
    assert document.imprint.published is not None and document.imprint.published.isoformat() == "2024-06-03T07:15:00+00:00"
    assert document.body == f"{ONE}\n\n{TWO}" and ("Subject", "The Latest: río and land") in page.headers
    assert dict(page.facts)["message_sha256"] == sha256(made.as_bytes()).hexdigest()


def test_a_digest_by_mail_is_divided_into_its_reports(tmp_path: Path) -> None:
    found = items(read(only(tmp_path, message(f"1.\n\n{ONE}\n\n2.\n\n{TWO}\n\n3.\n\n{THREE}\n"))))
    assert [item.body for item in found] == [ONE, TWO, THREE]


def test_html_is_read_where_the_plain_part_only_points_to_it(tmp_path: Path) -> None:
    html = f"<html><body><p>{ONE}</p><p>{TWO}</p></body></html>"
    assert ONE in read(only(tmp_path, message("Please view this mail in a browser.", html))).body
    assert ONE in read(only(tmp_path, message(None, html))).body


def test_a_box_of_messages_sets_aside_what_has_no_text(tmp_path: Path) -> None:
    picture = message()
    picture.add_attachment(b"\x89PNG", maintype="image", subtype="png")
    boxed = b"".join(b"From x Mon Jun  3 09:15:00 2024\n" + made.as_bytes() + b"\n" for made in (message(ONE), picture, message(TWO)))
    (file := tmp_path / "list.mbox").write_bytes(boxed)
    found = list(gather(str(file)))
    assert [type(item) for item in found] == [Page, Quarantined, Page]
    assert isinstance(found[1], Quarantined) and found[1].location.endswith("list.mbox#2") and "no text" in found[1].reason


def test_a_broken_encoding_and_a_broken_date_stop_nothing(tmp_path: Path) -> None:
    raw = b"From: a\nSubject: =?utf-9?q?x?=\nDate: yesterday\nContent-Type: text/plain; charset=no-such\n\nThe truce holds for a second day.\n"
    (file := tmp_path / "a.eml").write_bytes(raw)
    (found,) = gather(str(file))
    assert isinstance(found, Quarantined) or read(found).imprint.published is None


@given(st.binary(max_size=400))
def test_any_bytes_are_a_page_or_are_set_aside(content: bytes) -> None:
    assert isinstance(_page("x.eml", content), Page | Quarantined)


def test_no_file_and_no_message_are_errors(tmp_path: Path) -> None:
    with pytest.raises(PageError, match="no such file"):
        list(gather(str(tmp_path / "none.eml")))
    (empty := tmp_path / "empty.mbox").write_bytes(b"")
    with pytest.raises(PageError, match="no message"):
        list(gather(str(empty)))
