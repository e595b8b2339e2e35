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


OWN = "The Front said on Monday that it would keep to the truce for a week."
OLD = "The Front ended its truce on Sunday. Its fighters killed nine policemen, police said."
REPLIES = {
    "marked": f"{OWN}\n\nOn Tue, 2 Feb 2021, Ann <ann@x.example> wrote:\n> {OLD}\n",
    "wrapped": f"{OWN}\n\nOn Tue, Feb 2, 2021 at 10:00 AM Ann Roe of the desk in the north <ann@x.example>\nwrote:\n\n> {OLD}\n>> {OLD}\n",
    "another language": f"{OWN}\n\nAm 02.02.2021 um 10:00 schrieb Ann:\n> {OLD}\n",
    "without marks": f"{OWN}\n\nOn Tue, 2 Feb 2021, Ann <ann@x.example> wrote:\n\n{OLD}\n",
    "original": f"{OWN}\n\n-----Original Message-----\nFrom: Ann\nSent: Monday\n\n{OLD}\n",
    "signature": f"{OWN}\n\n-- \n{OLD}\n",
    "footer": f"{OWN}\n\n--\nDesk of the river\nTo unsubscribe from this list, write to list@x.example\n",
    "unsubscribe": f"{OWN}\n\nUnsubscribe: https://x.example/u\n",
}


@pytest.mark.parametrize("text", REPLIES.values(), ids=REPLIES)
def test_quoted_replies_and_signatures_are_not_the_article(tmp_path: Path, text: str) -> None:
    assert read(only(tmp_path, message(text))).body == OWN


FORWARDS = {
    "marked": f"FYI\n\n---------- Forwarded message ---------\nFrom: Hill Post <post@hill.example>\nDate: Tue, 28 May 2024 18:00:00 +0200\nSubject: Truce in the hills\nTo: <desk@x.example>\n\n{OWN}\n\n-- \nThe Post\n",
    "quoted": f"Begin forwarded message:\n\n> From: Hill Post <post@hill.example>\n> Subject: Truce in the hills\n> Date: May 28, 2024 at 6:00:00 PM GMT+2\n> To: desk@x.example\n> \n> {OWN}\n",
}


@pytest.mark.parametrize("text", FORWARDS.values(), ids=FORWARDS)
def test_a_forwarded_message_is_the_article_with_its_own_sender_and_day(tmp_path: Path, text: str) -> None:
    document = read(only(tmp_path, message(text)))
    assert document.body == OWN and document.imprint.outlet == "Hill Post"
    assert document.imprint.published is not None and document.imprint.published.isoformat() == "2024-05-28T16:00:00+00:00"
    assert document.imprint.headline is not None and document.imprint.headline.quote == "Truce in the hills"


def test_what_is_passed_on_as_an_original_message_is_the_article(tmp_path: Path) -> None:
    text = f"See below.\n\n-----Original Message-----\nFrom: Hill Post\nSent: Tuesday, May 28, 2024 6:00 PM\nTo: Desk\nSubject: Truce\n\n{OWN}\n"
    document = read(only(tmp_path, message(text, Subject="FW: Truce")))
    assert document.body == OWN and document.imprint.outlet == "Hill Post"
    assert document.imprint.published is not None and document.imprint.published.date().isoformat() == "2024-05-28"


def test_a_message_that_only_quotes_is_set_aside(tmp_path: Path) -> None:
    (file := tmp_path / "a.eml").write_bytes(message(f"On Monday Ann <a@x.example> wrote:\n> {OLD}\n").as_bytes())
    (found,) = gather(str(file))
    assert isinstance(found, Quarantined) and "only quotes" in found.reason


@pytest.mark.parametrize("text", [
    f"{OWN}\n\nIn a letter on Tuesday the chairman wrote:\n\n“We shall not attack first, and we expect the same of the army.”",
    f"{OWN}\n\n--\n\n{ONE} {TWO}\n\n--\n\n{THREE} {TWO}",
    f"{OWN}\n\nUnsubscribed phones were jammed in the north, the operator said.",
    f"{OWN}\n\n>From Monday on the road is open, the army said.",
])
def test_letters_rules_and_escaped_lines_stay(tmp_path: Path, text: str) -> None:
    assert read(only(tmp_path, message(text))).body == text
