"""A watch as its users meet it: a feed that grows, receivers that count, kills and stops."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from email.message import Message
from pathlib import Path
from threading import Event
from xml.etree.ElementTree import parse

import pytest

from trucewatch.desk.notices import Notice, NoticeError
from trucewatch.desk.watch import state as states
from trucewatch.desk.watch.opening import watching
from trucewatch.desk.watch.watching import Watch
from trucewatch.errors import LedgerError, SettingError

from .conftest import END, PLEDGE, Site, dispatch, write

Rounds = Callable[[], "Kept"]


class Kept:
    """What a channel was told."""

    def __init__(self, fails: int = 0) -> None:
        self.notices: list[Notice] = []
        self.fails = fails

    def tell(self, notice: Notice) -> None:
        if self.fails:
            self.fails -= 1
            raise NoticeError("not now")
        self.notices.append(notice)

    def labels(self) -> list[tuple[str, str]]:
        return [(change.before, change.now) for notice in self.notices for change in notice.changes]


def a_round(home: Path, kept: Kept) -> Watch:
    """Run one round in a watch of its own, as after a restart."""
    with watching(home / "SOURCES.toml", str(home / "w.ledger"), "rules", note=lambda line: None) as watch:
        watch.channels = {"kept": kept}
        watch.run(once=True)
        return watch


def test_each_change_is_told_once_with_its_reason(home: Path, site: Site) -> None:
    kept = Kept()
    a_round(home, kept)
    assert kept.notices == []
    site.tells("/one", dispatch(PLEDGE))
    a_round(home, kept)
    a_round(home, kept)
    assert kept.labels() == [("not told of", "in force")]
    site.tells("/two", dispatch(END))
    a_round(home, kept)
    assert kept.labels()[1:] == [("in force", "ended")]
    assert all(change.reason and change.stories for notice in kept.notices for change in notice.changes)
    sources = [change.source for notice in kept.notices for change in notice.changes]
    assert all(source and source.quote and source.location.startswith(site.url) for source in sources)


def test_what_the_ledger_knew_before_the_watch_is_no_news(home: Path, site: Site) -> None:
    import trucewatch

    page = home / "page.txt"
    page.write_text(dispatch(PLEDGE), encoding="utf-8")
    with trucewatch.Ledger(home / "w.ledger", coder="rules") as book:
        book.add(page)
    kept = Kept()
    a_round(home, kept)
    assert kept.notices == []


def test_an_unchanged_feed_is_not_sent_again_and_its_pages_are_not_asked_for(home: Path, site: Site) -> None:
    site.tells("/one", dispatch(PLEDGE))
    a_round(home, Kept())
    site.gets.clear()
    a_round(home, Kept())
    asked = [(path, headers.get("if-none-match")) for path, headers in site.gets if path != "/robots.txt"]
    assert asked == [("/feed.xml", '"1"')]


def test_a_page_of_which_only_the_surroundings_change_is_recorded_once(home: Path, site: Site) -> None:
    site.tells("/one", dispatch(PLEDGE))
    a_round(home, Kept())
    site.tells("/two", dispatch("mayor opened a bridge."))
    a_round(home, Kept())
    assert [path for path, _ in site.gets].count("/one") == 2
    with watching(home / "SOURCES.toml", str(home / "w.ledger"), "rules") as watch:
        assert sum(entry.kind == "page" for entry in watch.book.log.entries()) == 2


def test_a_source_that_fails_is_told_once_and_stops_nobody(home: Path, site: Site) -> None:
    write(home, site, f'[[source]]\nname = "lost"\nurl = "{site.url}/lost"\n[[source]]\nname = "box"\npath = "box"')
    (home / "box").mkdir()
    (home / "box" / "a.txt").write_text(dispatch(PLEDGE), encoding="utf-8")
    kept = Kept()
    a_round(home, kept)
    a_round(home, kept)
    assert [(one.source, bool(one.reason)) for notice in kept.notices for one in notice.troubles] == [("lost", True)]
    assert kept.labels() == [("not told of", "in force")]
    site.tells("/lost", dispatch("mayor opened a bridge."))
    a_round(home, kept)
    assert kept.notices[-1].troubles[0].reason is None


def test_that_a_source_fails_is_said_with_its_reason_beside_the_other_sources_and_not_among_the_changes(
    home: Path, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    write(home, site, f'[[source]]\nname = "lost"\nurl = "{site.url}/lost"')
    noted: list[str] = []
    for _ in range(2):
        with watching(home / "SOURCES.toml", str(home / "w.ledger"), "rules", note=noted.append) as watch:
            watch.run(once=True)
    assert [line.startswith(f"lost: failed: {site.url}/lost: ") and "404" in line for line in noted if line.startswith("lost")] == [True, True]
    assert capsys.readouterr().out == ""


def test_a_folder_without_pages_waits_for_them_and_one_that_is_missing_or_closed_fails(
    home: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(home, site, '[[source]]\nname = "empty"\npath = "empty"\n[[source]]\nname = "gone"\npath = "gone"\n[[source]]\nname = "shut"\npath = "shut"')
    for name in ("empty", "shut"):
        (home / name).mkdir()
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != "shut")
    kept = Kept()
    a_round(home, kept)
    assert [one.source for notice in kept.notices for one in notice.troubles] == ["gone", "shut"]


def test_an_entry_that_could_not_be_got_is_got_later_though_the_feed_has_not_changed(home: Path, site: Site) -> None:
    site.items = [("/one", dispatch(PLEDGE))]
    feed, site.feed = site.feed(), lambda: feed  # type: ignore[method-assign]
    site.items = [("/other", "")]  # one item as before, so the tag is the same, but /one is not there
    kept = Kept()
    a_round(home, kept)
    assert kept.labels() == []
    site.items = [("/one", dispatch(PLEDGE))]
    a_round(home, kept)
    assert kept.labels() == [("not told of", "in force")]


class Killed(BaseException):
    """Stands for the end of the process at one line."""


@pytest.mark.parametrize("line", ["before the state is kept", "before it is sent", "after it was sent"])
def test_a_kill_at_any_line_leaves_nothing_untold(home: Path, site: Site, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    kept = Kept()
    a_round(home, kept)
    site.tells("/one", dispatch(PLEDGE))
    saves, save, tell = [0], states.save, Kept.tell

    def saving(file: Path, state: states.State) -> None:
        saves[0] += 1
        if saves[0] == {"before the state is kept": 1, "after it was sent": 2}.get(line):
            raise Killed
        save(file, state)

    def telling(self: Kept, notice: Notice) -> None:
        if line == "before it is sent":
            raise Killed
        tell(self, notice)

    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(states, "save", saving)
        patch.setattr(Kept, "tell", telling)
        a_round(home, kept)
    a_round(home, kept)
    a_round(home, kept)
    told = {notice.id: notice for notice in kept.notices}
    assert [change.now for notice in told.values() for change in notice.changes] == ["in force"]
    assert len(kept.notices) == (2 if line == "after it was sent" else 1)


def test_a_channel_that_fails_gets_everything_later_in_order_and_the_others_do_not_wait(home: Path, site: Site) -> None:
    good, bad = Kept(), Kept(fails=2)

    def both() -> None:
        with watching(home / "SOURCES.toml", str(home / "w.ledger"), "rules", note=lambda line: None) as watch:
            watch.channels = {"bad": bad, "good": good}
            watch.run(once=True)

    both()
    site.tells("/one", dispatch(PLEDGE))
    both()
    site.tells("/two", dispatch(END))
    both()
    assert (len(good.notices), len(bad.notices)) == (2, 0)
    both()
    assert bad.notices == good.notices


def test_a_second_watcher_is_refused_and_a_killed_one_leaves_no_lock(home: Path) -> None:
    sources, ledger = home / "SOURCES.toml", str(home / "w.ledger")
    with watching(sources, ledger, "rules"), pytest.raises(LedgerError, match="another watcher"), watching(sources, ledger, "rules"):
        pass
    with watching(sources, ledger, "rules"):
        pass


def test_a_damaged_state_is_an_error_and_not_a_guess(home: Path) -> None:
    a_round(home, Kept())
    (home / "w.ledger.watch").write_text("{")
    with pytest.raises(LedgerError, match="state of the watch"):
        a_round(home, Kept())


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "source"),
        ("[[source]]\nname = 'a'", "url or path"),
        ("[[source]]\nname = 'a'\npath = 'x'\ninterval = 'soon'", "interval"),
        ("[[source]]\nname = 'a'\nurl = 'ftp://x'", "url"),
        ("[[source]]\nname = 'a'\npath = 'x'\ncolour = 'red'", "colour"),
        ("[[source]]\nname = 'a'\npath = 'x'\n[[source]]\nname = 'a'\npath = 'y'", "are called 'a'"),
        ("[[source]]\nname = 'a'\npath = 'x'\n[[tell]]\nby = 'pigeon'", "pigeon"),
        ("allow = ['all']\n[[source]]\nname = 'a'\npath = 'x'", "allow"),
        ("[[source]", "TOML"),
    ],
)
def test_a_wrong_file_of_sources_says_where(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "s.toml"
    file.write_text(text)
    with pytest.raises(SettingError, match=says), watching(file, str(tmp_path / "w.ledger"), "rules"):
        pass
    assert not (tmp_path / "w.ledger").exists()


def command(home: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "trucewatch", "watch", str(home / "SOURCES.toml"), "--ledger", str(home / "w.ledger"), "--coder", "rules", *words]


def until(true: Callable[[], object], seconds: float = 240.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)


def test_the_daemon_survives_kill_9_and_stops_cleanly(home: Path, site: Site, smtp: tuple[int, list[Message]]) -> None:
    port, mails = smtp
    write(
        home,
        site,
        f"""
        [[tell]]
        by = "atom"
        file = "changes.atom"
        [[tell]]
        by = "mail"
        host = "127.0.0.1"
        port = {port}
        security = "none"
        sender = "watch@example.org"
        to = ["desk@example.org"]
        [[tell]]
        by = "webhook"
        url = "{site.url}/hook"
        secret_env = "HOOK"
        pause = 0.01
        """,
    )
    env, out = os.environ | {"HOOK": "secret"}, home / "out"
    site.refuse = [503, 429]
    with out.open("wb") as lines:
        first = subprocess.Popen(command(home), stdout=lines, stderr=subprocess.DEVNULL, env=env)
        until(lambda: (home / "w.ledger.watch").exists())
        site.tells("/one", dispatch(PLEDGE))
        until(lambda: states.load(home / "w.ledger.watch").round > 0 and len(site.posts) == 3 and not states.load(home / "w.ledger.watch").outbox)  # type: ignore[union-attr]
        first.kill()
        first.wait()
        site.tells("/two", dispatch(END))
        second = subprocess.Popen(command(home), stdout=lines, stderr=subprocess.DEVNULL, env=env)
        until(lambda: len(site.posts) == 4 and not states.load(home / "w.ledger.watch").outbox)  # type: ignore[union-attr]
        second.send_signal(signal.SIGTERM)
        assert second.wait(120) == 0
    assert [line.split(" → ")[1].split(" (")[0] for line in out.read_text().splitlines()] == ["in force", "ended"]
    assert [mail["Subject"].rsplit(": ", 1)[1] for mail in mails] == ["in force", "ended"]
    assert len({mail["Message-ID"] for mail in mails}) == 2
    titles = [entry.findtext("{*}title", "") for entry in parse(home / "changes.atom").getroot().iterfind("{*}entry")]
    assert [title.rsplit(": ", 1)[1] for title in titles] == ["ended", "in force"]
    _check_posts(site.posts)


def _check_posts(posts: list[tuple[dict[str, str], bytes]]) -> None:
    for headers, body in posts:
        text = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
        digest = hmac.new(b"secret", text, hashlib.sha256).digest()
        assert headers["webhook-signature"] == f"v1,{base64.b64encode(digest).decode()}"
        assert json.loads(body)["id"] == headers["webhook-id"]
    # The refused ones and the one that was taken are the same notice.
    assert len({headers["webhook-id"] for headers, _ in posts[:3]}) == 1
    assert posts[3][0]["webhook-id"] != posts[0][0]["webhook-id"]


def test_a_stop_finishes_the_page_in_hand_and_the_rest_comes_next_time(home: Path, site: Site) -> None:
    site.tells("/one", dispatch(PLEDGE))
    site.tells("/two", dispatch(END))
    kept, stop = Kept(), Event()
    with watching(home / "SOURCES.toml", str(home / "w.ledger"), "rules", stop=stop, note=lambda line: None) as watch:
        watch.channels = {"kept": kept}
        append = watch.book.log.append

        def stopping(entries: list[object]) -> object:
            stop.set()
            return append(entries)  # type: ignore[arg-type]

        watch.book.log.append = stopping  # type: ignore[assignment, method-assign]
        watch.run()
    assert kept.labels() == [("not told of", "in force")]
    a_round(home, kept)
    assert kept.labels()[1:] == [("in force", "ended")]
