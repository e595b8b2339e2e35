"""Several sources in one round: each keeps what its own servers said."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.watch.conftest import PLEDGE, Site, dispatch, write

from trucewatch.desk import Ledger, recording
from trucewatch.desk.watch.opening import watching
from trucewatch.errors import CodingError


def a_round(home: Path, at: datetime | None = None, note: Callable[[str], None] = lambda line: None) -> None:
    with watching(home / "SOURCES.toml", str(home / "w.ledger"), "rules", note=note) as watch:
        watch.channels = {}
        watch.clock = lambda: at or datetime.now(UTC)
        watch.run(once=True)


def test_an_unchanged_feed_is_not_sent_again_where_other_sources_are_polled_after_it(home: Path, site: Site) -> None:
    (home / "inbox").mkdir()
    (home / "inbox" / "a.txt").write_text("The mayor opened a bridge on Monday, and the band of the fire brigade played until late.")
    write(home, site, '[[source]]\nname = "inbox"\npath = "inbox"\n[[source]]\nname = "dead"\nurl = "http://127.0.0.1:1/feed.xml"')
    site.tells("/one", dispatch(PLEDGE))
    a_round(home)
    site.gets.clear()
    a_round(home)
    assert [(path, headers.get("if-none-match")) for path, headers in site.gets if path != "/robots.txt"] == [("/feed.xml", '"1"')]


@pytest.mark.parametrize(("name", "form"), [("list.urls", "{}\n"), ("list.csv", "url\n{}\n"), ("list.json", '[{{"url": "{}"}}]')])
def test_what_a_list_in_a_file_names_is_asked_for_only_where_it_has_changed(home: Path, site: Site, name: str, form: str) -> None:
    (home / "SOURCES.toml").write_text(f'pause = 0\nallow = ["127.0.0.0/8"]\n[[source]]\nname = "list"\npath = "{name}"\n', encoding="utf-8")
    (home / name).write_text(form.format(f"{site.url}/feed.xml"), encoding="utf-8")
    site.tells("/one", dispatch(PLEDGE))
    a_round(home)
    assert "/one" in [path for path, _ in site.gets]
    site.gets.clear()
    a_round(home)
    assert [(path, headers.get("if-none-match")) for path, headers in site.gets if path != "/robots.txt"] == [("/feed.xml", '"1"')]
    site.tells("/two", dispatch("mayor opened a bridge."))
    a_round(home)
    assert pages(home) == 2  # of /one only the surroundings have changed


def pages(home: Path) -> int:
    with Ledger(home / "w.ledger") as book:
        return sum(entry.kind == "page" for entry in book.log.entries())


def test_a_page_whose_coding_failed_once_is_coded_in_the_next_round(home: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable(*_: object) -> None:
        raise CodingError("the coder cannot be reached", remedy="start it")

    site.tells("/one", dispatch(PLEDGE))
    with monkeypatch.context() as broken:
        broken.setattr(recording, "code", unreachable)
        a_round(home)
    assert pages(home) == 0
    a_round(home)
    assert pages(home) == 1


def test_a_dead_entry_is_tried_after_growing_pauses_and_the_feed_only_asked_for_what_has_changed(home: Path, site: Site) -> None:
    file = write(home, site)
    file.write_text(file.read_text(encoding="utf-8").replace('"0.2s"', '"1h"'), encoding="utf-8")
    site.items = [("/one", dispatch(PLEDGE)), ("/dead", "")]
    feed, site.feed = site.feed(), lambda: feed  # type: ignore[method-assign]
    site.items = [("/one", dispatch(PLEDGE)), ("/else", "")]
    begin, tried, whole = datetime.now(UTC), [], []
    for hour in range(16):
        site.gets.clear()
        a_round(home, begin + timedelta(hours=hour))
        asked = dict(site.gets)
        tried += [hour] if "/dead" in asked else []
        whole += [hour] if "if-none-match" not in asked["/feed.xml"] else []
    assert tried == whole == [0, 1, 2, 5, 12]
    site.items = [("/one", dispatch(PLEDGE)), ("/dead", dispatch("mayor opened a bridge."))]
    a_round(home, begin + timedelta(hours=30))
    assert pages(home) == 2
    site.gets.clear()
    a_round(home, begin + timedelta(hours=31))
    assert [(path, headers.get("if-none-match")) for path, headers in site.gets if path != "/robots.txt"] == [("/feed.xml", '"2"')]


def test_what_is_set_aside_is_told_with_its_reason_once_until_the_reason_changes(home: Path, site: Site) -> None:
    def aside() -> list[str]:
        lines: list[str] = []
        a_round(home, note=lines.append)
        assert any(line.endswith("1 set aside") for line in lines)
        return [line for line in lines if line.startswith("set aside")]

    (home / "inbox").mkdir()
    (home / "inbox" / "box.eml").write_text("From: a")
    (home / "SOURCES.toml").write_text('[[source]]\nname = "inbox"\npath = "inbox"\n', encoding="utf-8")
    (first,) = aside()
    assert first.startswith(f"set aside: {home / 'inbox'}: 1 .eml file was left out, such as box.eml (")
    assert aside() == []
    (home / "inbox" / "box2.eml").write_text("From: a")
    (second,) = aside()
    assert "2 .eml files" in second
