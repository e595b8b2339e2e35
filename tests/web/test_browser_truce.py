"""A truce's page in a real browser: by keyboard alone, for screen readers, on paper, and what is said where there is nothing."""

from __future__ import annotations

import re
from typing import Any

from tests.web.browsing import TRUCE


def test_the_filters_and_the_slider_are_worked_by_keyboard_alone(site: str, page: Any) -> None:
    page.goto(f"{site}/truces/{TRUCE}?known=2020-10-20")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "slider":
            break
    with page.expect_navigation():
        page.keyboard.press("ArrowLeft")
    assert "known=2020-10-19" in page.url
    page.locator("#why summary").first.focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Open the page at this sentence").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/evidence/**")
    assert page.locator("mark.focus").first.is_visible()


def test_a_truce_is_split_and_joined_again_by_keyboard_alone(site: str, page: Any) -> None:
    def tab_to(which: str) -> None:
        for _ in range(120):
            page.keyboard.press("Tab")
            if page.evaluate(f"document.activeElement.matches('{which}')"):
                return
        raise AssertionError(f"the keyboard does not reach {which}")

    page.goto(f"{site}/review/group/truce/{TRUCE}")
    before = page.locator("tbody tr").count()
    tab_to("[name=keys]")
    page.keyboard.press("Space")
    tab_to("[value=split]")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.goto(f"{site}/review/group/truce/{TRUCE}")
    apart = page.locator("tbody tr").count()
    assert 0 < apart != before
    tab_to("[value=undo]")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.goto(f"{site}/review/group/truce/{TRUCE}")
    history = page.locator("ul.chain").inner_text()
    assert page.locator("tbody tr").count() in (before, apart) and "back to linking" in history and "put 1 record under split-" in history


def test_what_has_the_focus_can_be_seen(site: str, page: Any) -> None:
    page.goto(f"{site}/truces/{TRUCE}?known=2020-10-20")
    for number in range(60):
        page.keyboard.press("Tab")
        if page.locator(":focus").count() == 0:
            assert number > 10
            break
        style = "node => { const one = getComputedStyle(node); return one.outlineStyle !== 'none' && parseFloat(one.outlineWidth) >= 2; }"
        assert page.locator(":focus").evaluate(style)


def test_tables_are_told_to_screen_readers_with_their_heads(site: str, page: Any) -> None:
    page.goto(f"{site}/truces/{TRUCE}?known=2020-10-15")
    grid = page.locator("table.matrix")
    assert grid.get_by_role("columnheader", name="Kataib Hezbollah").count() == 1
    row = grid.get_by_role("row", name=re.compile("Kataib Hezbollah pledged the truce"))
    assert row.get_by_role("rowheader").count() == 1 and row.get_by_role("link", name="says so").count() >= 1
    assert page.get_by_role("region", name="Who says what").count() >= 1


def test_a_printed_truce_says_everything_on_white(site: str, page: Any) -> None:
    page.emulate_media(media="print", color_scheme="light")
    page.goto(f"{site}/truces/{TRUCE}?known=2020-10-15")
    assert not page.locator(".top").is_visible() and not page.locator(".toc").is_visible()
    for where, words in (
        ("table.matrix", "pledged the truce"),
        ("table.readings", "American forces withdraw"),
        ("figure", "A dashed area"),
        (".why", "R2"),
    ):
        assert page.locator(where).get_by_text(words).first.is_visible(), words
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert len(page.pdf(format="A4")) > 10_000


def test_on_paper_no_table_is_wider_than_the_sheet(site: str, page: Any) -> None:
    page.set_viewport_size({"width": 700, "height": 1000})
    page.goto(f"{site}/truces/{TRUCE}?known=2020-10-25")
    page.emulate_media(media="print")
    assert page.evaluate("Math.max(...[...document.querySelectorAll('table')].map(one => one.getBoundingClientRect().right))") <= 700


def test_what_is_not_there_leads_on(site: str, page: Any) -> None:
    for where, words in (
        ("/nothing", "Nothing here"),
        ("/truces/none", "See the list of truces"),
        ("/?at=never", "Write 2020-11-17"),
        ("/?q=zzz", "No truce fits"),
    ):
        page.goto(site + where)
        assert words in page.inner_text("main")
        page.locator("main").get_by_role("link").first.click()
        assert page.locator("main h1").is_visible()


def test_whose_column_it_is_stays_in_sight_in_the_grid_of_who_says_what(site: str, page: Any) -> None:
    page.goto(f"{site}/truces/{TRUCE}?known=2020-10-15")
    region = page.locator(".scroll:has(> .matrix)")
    region.evaluate("node => { node.style.maxHeight = '90px'; node.scrollTop = 20; }")
    assert region.evaluate("node => node.scrollTop") == 20
    head, inside = region.locator("thead th").nth(1).bounding_box(), region.bounding_box()
    assert abs(head["y"] - inside["y"]) < 2


def test_what_takes_a_while_says_so_and_says_no_more_afterwards(site: str, page: Any) -> None:
    page.goto(f"{site}/?known=2020-10-15")
    status = page.locator("#asking")
    assert not status.is_visible()
    page.evaluate("document.querySelector('form.ask').addEventListener('submit', (event) => event.preventDefault())")
    page.get_by_role("button", name="Show").click()
    status.get_by_text("Working it out").wait_for()
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow'))")
    status.wait_for(state="hidden")


def test_waiting_is_short_and_the_page_stays_readable(site: str, page: Any) -> None:
    """Pages come whole from the server: there is nothing that loads in later and moves what is read."""
    page.goto(f"{site}/truces/{TRUCE}?known=2020-10-15", wait_until="commit")
    page.wait_for_load_state("load")
    before = page.inner_text("main")
    page.wait_for_load_state("networkidle")
    assert page.inner_text("main") == before
