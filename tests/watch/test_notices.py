"""Channels on their own: what pages put into names steers nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import Message
from pathlib import Path
from uuid import uuid4
from xml.etree.ElementTree import parse

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.desk.changes import LabelChange
from trucewatch.desk.notices.atom import AtomFile
from trucewatch.desk.notices.mail import Mail
from trucewatch.desk.notices.notice import Notice, NoticeError, one_line
from trucewatch.desk.notices.settings import ToAtom, ToMail, ToWebhook
from trucewatch.desk.notices.webhook import Webhook, key
from trucewatch.desk.rests import Source
from trucewatch.errors import SettingError

from .conftest import Site

NASTY = "A\r\nBcc: x@example.org\x1b[2J\u202e<b>&]]>\x00"


def notice(name: str = NASTY) -> Notice:
    change = LabelChange(truce="t", title=name, faction="f", name=name, before="in force", now="ended", reason=name, stories=2)
    return Notice(id=str(uuid4()), at=datetime(2024, 3, 4, tzinfo=UTC), changes=(change,))


@given(st.text())
def test_a_line_is_one_line_and_steers_no_terminal(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1 and "\x1b" not in line and "\u202e" not in line


def test_a_feed_stays_well_formed_bounded_and_holds_a_notice_once(tmp_path: Path) -> None:
    file = tmp_path / "c.atom"
    feed = AtomFile(ToAtom(by="atom", file=str(file), keep=2))
    told = [notice(), notice(), notice()]
    for one in (*told, told[-1]):
        feed.tell(one)
    ids = [entry.findtext("{*}id") for entry in parse(file).getroot().iterfind("{*}entry")]
    assert len(ids) == len(set(ids)) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["c.atom"]


def sourced() -> Notice:
    source = Source(quote=f"The army ended the truce{NASTY}", outlet="River Post", published=None, location="https://a.example/1")
    told = notice("Karo truce")
    return told.model_copy(update={"changes": (told.changes[0].model_copy(update={"truce": "karo 1", "source": source}),)})


def test_a_change_is_told_with_its_sentence_and_leads_to_the_truce_on_the_site(tmp_path: Path) -> None:
    file = tmp_path / "c.atom"
    AtomFile(ToAtom(by="atom", file=str(file), link="https://monitor.example/")).tell(sourced())
    (entry,) = parse(file).getroot().iterfind("{*}entry")
    content = entry.findtext("{*}content") or ""
    assert "“The army ended the truce" in content and "(https://a.example/1)" in content
    assert ", River Post; 2 independent stories)" in content
    assert [link.get("href") for link in entry.iterfind("{*}link")] == ["https://monitor.example/truces/karo%201"]
    assert all("\x1b" not in line and "\u202e" not in line for line in sourced().lines())
    assert '"location":"https://a.example/1"' in sourced().model_dump_json()


def test_without_a_site_an_entry_leads_nowhere(tmp_path: Path) -> None:
    AtomFile(ToAtom(by="atom", file=str(tmp_path / "c.atom"))).tell(sourced())
    assert parse(tmp_path / "c.atom").getroot().find("{*}entry/{*}link") is None


def test_a_feed_does_not_write_over_something_else(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("my notes")
    with pytest.raises(NoticeError, match="something else"):
        AtomFile(ToAtom(by="atom", file=str(file))).tell(notice())
    assert file.read_text() == "my notes"


def test_a_mail_has_the_headers_it_should_have_and_no_others(smtp: tuple[int, list[Message]]) -> None:
    port, mails = smtp
    to = ToMail(by="mail", host="127.0.0.1", port=port, security="none", sender="a@example.org", to=("b@example.org",))
    Mail(to, None).tell(notice())
    (mail,) = mails
    assert mail["To"] == "b@example.org" and mail["Bcc"] is None


def test_a_mail_server_that_is_not_there_is_a_notice_error() -> None:
    to = ToMail(by="mail", host="127.0.0.1", port=1, security="none", sender="a@example.org", to=("b@example.org",), seconds=2)
    with pytest.raises(NoticeError, match="cannot be sent"):
        Mail(to, None).tell(notice())


def hook(site: Site, waits: list[float]) -> Webhook:
    def wait(seconds: float) -> bool:
        waits.append(seconds)
        return False

    return Webhook(ToWebhook(by="webhook", url=f"{site.url}/hook", secret_env="HOOK", tries=3, pause=1), "s", wait)


def test_a_webhook_backs_off_and_gives_up_for_this_round(site: Site) -> None:
    waits: list[float] = []
    site.refuse = [500, 502, 503]
    with pytest.raises(NoticeError, match="503"):
        hook(site, waits).tell(notice())
    assert (len(site.posts), waits) == (3, [1.0, 2.0])


@pytest.mark.parametrize("status", [400, 302, 410])
def test_a_webhook_does_not_insist_where_it_is_refused_for_good_nor_follow_redirects(site: Site, status: int) -> None:
    site.refuse = [status]
    with pytest.raises(NoticeError, match=str(status)):
        hook(site, []).tell(notice())
    assert len(site.posts) == 1


def test_secrets_are_taken_as_they_are_or_as_base64() -> None:
    assert key("plain") == b"plain" and key("whsec_AAEC") == b"\x00\x01\x02"
    with pytest.raises(SettingError, match="base64"):
        key("whsec_!")
