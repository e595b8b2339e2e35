"""Several sources in one round: each keeps what its own servers said."""

from pathlib import Path

from tests.watch.conftest import PLEDGE, Site, dispatch, write

from trucewatch.desk.watch.opening import watching


def a_round(home: Path) -> None:
    with watching(home / "SOURCES.toml", str(home / "w.ledger"), "rules", note=lambda line: None) as watch:
        watch.channels = {}
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
