"""Hostile and right-to-left text in a real browser: it stays text, runs nothing, asks nobody, and turns nothing round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.fixtures import small_ledger as small
from tests.web.browsing import At, Seen, copied, running

from trucewatch.desk import Ledger, Reading
from trucewatch.desk.recording import record
from trucewatch.records import Coder, Document, Imprint, Page, Pledge, PledgeKind, Report

ARABIC = "كتائب الإمام"
HEADLINE = "كتائب الإمام توقف هجماتها"
HOSTILE = "Front <img src=x onerror=alert(1)> \u202egnp"
TEXT = (
    f"{HEADLINE}\n\n"
    f"{ARABIC} will suspend attacks on the United States, its leader said.\n\n"
    f"The {HOSTILE} will halt fire on the United States, if </script><script>document.title='owned'</script> leaves.\n"
)


def pledge(text: str, who: str, what: str) -> Pledge:
    line = next(line for line in text.splitlines() if what in line)
    return Pledge(
        kind=PledgeKind.DECLARATION, pledgers=(small.party(text, who, f"new:{who}"),), counterparts=(small.party(text, "United States", "united-states"),),
        undertaking=small.span(text, what), sentence=small.span(text, line), confidence=0.5,
    )  # fmt: skip


def add(path: str) -> None:
    """Record the page."""
    original = Page(location="https://evil.example/<b>x", content=TEXT.encode(), media_type="text/html", gathered=small.when("2020-12-24"))
    imprint = Imprint(headline=small.span(TEXT, HEADLINE), outlet="<svg onload=alert(3)>", published=small.when("2020-10-12"))
    document = Document(
        page=original.sha256,
        location=original.location,
        text=TEXT,
        body_start=len(HEADLINE) + 2,
        body_end=len(TEXT),
        imprint=imprint,
        gathered=original.gathered,
    )
    pledges = (pledge(TEXT, ARABIC, "suspend attacks"), pledge(TEXT, HOSTILE, "halt fire"))
    report = Report(text_sha256=document.id, coder=Coder(name="hand", version="1"), relevant=True, pledges=pledges)
    with Ledger(path) as book:
        record(book.log, original, Reading(document=document, report=report))


@pytest.fixture(scope="module")
def hostile(made: At, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A running site on a ledger with names and words that mean harm, or run from right to left."""
    folder: Path = tmp_path_factory.mktemp("hostile")
    settings = copied(made, folder)
    add(settings.ledger)
    with running(settings) as address:
        yield address


def links(page: Any, where: str) -> list[str]:
    """Return the addresses of a page's links that lead within the site."""
    page.goto(where)
    return [one for one in page.eval_on_selector_all("a", "all => all.map(one => one.getAttribute('href'))") if one and one.startswith("/")]


def test_whatever_a_page_says_stays_text_wherever_it_is_shown(hostile: str, page: Any) -> None:
    seen = Seen(page)
    page.on("dialog", lambda box: seen.complaints.append(f"dialog {box.message}") or box.dismiss())
    found = {one.split("#")[0] for where in ("/", "/stories", "/review") for one in links(page, hostile + where)}
    wanted = sorted(one for one in found if re.match(r"/(truces|evidence|review/record)", one) and "/original" not in one)
    assert len(wanted) > 8
    for where in [*wanted, "/?q=%3Cscript%3Ealert(1)%3C/script%3E", "/reply?about=text:<script>", "/truces/<img src=x onerror=alert(1)>"]:
        page.goto(hostile + where)
        assert page.title() != "owned" and "\u202e" not in page.inner_text("body")
        assert page.locator("main img, main script, [onerror], [onload]").count() == 0, where
    assert [one for one in seen.asked if not one.startswith((hostile, "data:"))] == []
    assert [one for one in seen.complaints if "404" not in one and "sandboxed" not in one and "img-src" not in one] == []


def test_words_from_right_to_left_stand_by_themselves_and_turn_nothing(hostile: str, page: Any) -> None:
    page.goto(f"{hostile}/stories")
    row = page.get_by_role("row", name=re.compile(HEADLINE))
    head = row.locator("bdi").first
    assert head.evaluate("node => getComputedStyle(node).direction") == "rtl"
    assert row.evaluate("node => getComputedStyle(node).direction") == "ltr"
    assert row.get_by_text("12 Oct 2020").bounding_box()["x"] > head.bounding_box()["x"]
    page.get_by_role("link", name=HEADLINE).click()
    assert page.locator("h1 bdi").evaluate("node => getComputedStyle(node).direction") == "rtl"
    assert page.locator("dd bdi", has_text=ARABIC).first.evaluate("node => getComputedStyle(node).unicodeBidi") == "isolate"


def test_hostile_names_fit_a_phone(hostile: str, browser: Any) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    for where in [one for one in links(page, hostile) if one.startswith("/truces/")]:
        page.goto(hostile + where)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, where
    context.close()
