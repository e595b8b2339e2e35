"""Pages made to hang, fill or crash a reader are refused with a reason, quickly."""

import signal
import subprocess
import time
from datetime import UTC, datetime

import pytest

from trucewatch.documents import read
from trucewatch.documents.bounded import work
from trucewatch.documents.html import worker
from trucewatch.documents.html.look import Look, look, without_scripts
from trucewatch.errors import DocumentError
from trucewatch.records import Page

PARAGRAPHS = "".join(
    f"<p>On day {day} the two sides kept to the truce along the river, an observer said in the town.</p>\n" for day in range(12)
)


def page(html: str) -> Page:
    return Page(location="a.html", content=html.encode(), media_type="text/html", gathered=datetime(2020, 10, 11, tzinfo=UTC))


HOSTILE = {
    "300,000 attributes on one tag": "<html><body><p " + " ".join(f"a{n}=1" for n in range(300_000)) + ">x</p>" + PARAGRAPHS,
    "200,000 nested tags": "<html><body>" + "<div>" * 200_000 + PARAGRAPHS,
    "20 MB of paragraphs": ("<html><body>" + PARAGRAPHS * 14_000)[:19_900_000],
    "tags that never close": "<a " * 5_000_000,
    "quotes that never close": "<a \"" * 1_000_000 + "<b '",
    "comments that never close": "<!--" * 4_000_000,
    "only angle brackets": "<" * 5_000_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_page_is_refused_quickly(name: str) -> None:
    began = time.monotonic()
    with pytest.raises(DocumentError) as refused:
        read(page(HOSTILE[name]))
    assert refused.value.remedy
    assert time.monotonic() - began < 75  # seconds of computing are bounded at 10, those by the clock at 60


def test_embedded_images_do_not_count() -> None:
    html = f"<html><body><article>{PARAGRAPHS}<img src='data:image/png;base64,{'A' * 15_000_000}'></article></body></html>"
    assert "On day 11" in read(page(html)).body


def test_unusual_page_is_read_in_a_worker_with_the_same_result() -> None:
    ordinary = f"<html><body><article>{PARAGRAPHS}</article></body></html>"
    unusual = f"<html><body><article>{PARAGRAPHS}<p data-x='{'y' * 70_000}'></p></article></body></html>"
    assert look(unusual) is Look.UNUSUAL and look(ordinary) is Look.ORDINARY
    assert read(page(unusual)).body == read(page(ordinary)).body


def test_worker_that_takes_too_long_is_killed() -> None:
    with pytest.raises(DocumentError, match=r"takes more than 0.01 s"):
        worker.lay_out("<p>Words</p>", "a.html", None, {}, seconds=0.01)


def test_worker_that_computes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    # What the system reports of a process that it stopped for its computing time.
    stopped = subprocess.CompletedProcess([], -signal.SIGXCPU, b"", b"")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: stopped)
    with pytest.raises(DocumentError, match="takes more than 10 s"):
        worker.lay_out("<p>Words</p>", "a.html", None, {})


def test_worker_that_fails_is_an_error_of_the_page() -> None:
    with pytest.raises(DocumentError, match="cannot be taken apart"):
        work("trucewatch.documents.no_such_program", b"", "a.html")


def test_scripts_and_styles_go_but_data_stays() -> None:
    html = "<style>a{}</style><script>x</script><p>y</p><script type='application/ld+json'>{}</script><!-- z --><script>never closed"
    assert without_scripts(html) == "<p>y</p><script type='application/ld+json'>{}</script><script>never closed"


def test_page_without_an_article_says_so() -> None:
    with pytest.raises(DocumentError, match="no article"):
        read(page("<html><body><nav><a href='/'>Home</a></nav></body></html>"))


@pytest.mark.parametrize("odd", ["&#1;&#xD800;&#0;", "<?php echo 1 ?><time datetime='2024-05-03'>3 May</time>", "<time datetime='0001-01-01T00:00+14:00'>x</time>"])
def test_what_no_parser_likes_does_not_lose_the_article(odd: str) -> None:
    assert "On day 11" in read(page(f"<html><body><article><h1>Truce</h1>{odd}{PARAGRAPHS}<p>{odd}</p></article></body></html>")).body


def test_a_page_of_comments_alone_has_no_article() -> None:
    with pytest.raises(DocumentError, match="no article"):
        read(page("<!doctype html><!-- nothing --><script>1</script>"))


def test_a_text_longer_than_any_article_is_refused_before_anybody_codes_it() -> None:
    plain = page("").model_copy(update={"media_type": "text/plain", "content": ("The guns fell silent on day one. " * 31_000).encode()})
    with pytest.raises(DocumentError, match="no article"):
        read(plain)
