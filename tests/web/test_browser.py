"""The site in a real browser: keyboard, slider, why to sentence, review, dark, narrow, accessible, and nothing from elsewhere."""

from __future__ import annotations

import re
from typing import Any

import pytest
from tests.web.browsing import TRUCE, At, Seen, violations


def pages(texts: dict[str, str]) -> list[str]:
    return [
        "/?known=2020-10-15", f"/truces/{TRUCE}?known=2020-10-15", f"/evidence/{texts['wire']}?beside={texts['reprint']}",
        f"/evidence/{texts['hostile']}", "/stories", "/review", "/review/agreement", f"/review/group/truce/{TRUCE}", "/words", "/api",
        "/reply?about=truce:x", "/sign-in", "/nothing",
    ]  # fmt: skip


def test_the_site_asks_no_other_host_for_anything_and_breaks_no_rule_of_its_own(site: str, page: Any, made: At) -> None:
    seen = Seen(page)
    for where in pages(made[1]):
        page.goto(site + where)
        for box in page.locator("details").all():
            box.evaluate("node => node.open = true")
        page.wait_for_load_state("networkidle")
    assert [address for address in seen.asked if not address.startswith((site, "data:"))] == []
    # The browser says that it kept the captured page's script from running and its picture from loading: that is what is wanted.
    wanted = ("404", "sandboxed", "img-src data:")
    assert [text for text in seen.complaints if not any(one in text for one in wanted)] == []
    assert page.title() != "owned"


@pytest.mark.parametrize(("scheme", "width"), [("light", 1200), ("dark", 1200), ("light", 390)])
def test_axe_finds_nothing_against_wcag(site: str, browser: Any, made: At, scheme: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    for where in pages(made[1]):
        page.goto(site + where)
        assert violations(page) == [], where
    context.close()


def test_a_phone_needs_no_scrolling_sideways(site: str, browser: Any, made: At) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    for where in pages(made[1]):
        page.goto(site + where)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, where
    context.close()


def test_from_the_front_page_to_the_sentence_by_clicking(site: str, page: Any) -> None:
    page.goto(f"{site}/?known=2020-10-15")
    page.get_by_role("link", name=re.compile("Kataib Hezbollah.*October 2020")).click()
    page.locator("#why summary").first.click()
    page.get_by_role("link", name="Open the page at this sentence").first.click()
    assert (
        "Kataib Hezbollah will suspend attacks" in page.locator("mark.focus").all_inner_texts().__str__()
        or page.locator("#focus").count() == 1
    )
    assert page.locator("mark.focus").first.is_visible()


def test_everything_works_without_a_script(site: str, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/truces/{TRUCE}")
    page.fill("#known", "2020-10-15")
    page.get_by_role("button", name="Show").click()
    assert "known=2020-10-15" in page.url
    assert page.locator(".lane").count() >= 1
    page.goto(f"{site}/?known=2020-10-15")
    page.select_option("#label", "resumed")
    page.get_by_role("button", name="Show").click()
    assert "No truce fits" in page.inner_text("main")
    context.close()


def test_sliding_through_time_changes_the_address(site: str, page: Any) -> None:
    page.goto(f"{site}/truces/{TRUCE}")
    slider = page.locator("#slider")
    assert slider.is_visible()
    slider.focus()
    with page.expect_navigation():
        page.keyboard.press("Home")
        page.keyboard.press("ArrowRight")
    assert "known=2020-10-11" in page.url
    with page.expect_navigation():  # the slider has the keyboard still
        page.keyboard.press("ArrowLeft")
    assert "known=2020-10-10" in page.url


def test_filters_are_sent_together_and_keep_the_address_short(site: str, page: Any) -> None:
    page.goto(f"{site}/?known=2020-10-15")
    page.select_option("#label", "in force")
    page.locator("#label").press("ArrowDown")  # choosing alone leads nowhere: whoever chooses by keyboard passes by other choices
    page.select_option("#label", "in force")
    with page.expect_navigation():
        page.get_by_role("button", name="Show").click()
    assert page.url.endswith("?label=in+force&known=2020-10-15&sort=changed")


def test_reviewing_by_keyboard_then_taking_it_back(site: str, page: Any) -> None:
    page.goto(f"{site}/review")
    before = page.locator("[data-card]").count()
    page.keyboard.press("j")
    page.keyboard.press("r")
    page.keyboard.type("no such statement")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("[data-card]").count() == before - 1
    page.keyboard.press("j")
    with page.expect_navigation():
        page.keyboard.press("a")
    assert page.locator("[data-card]").count() == before - 2


def test_selecting_words_in_the_text_fills_the_correction(site: str, page: Any, made: At) -> None:
    page.goto(f"{site}/evidence/{made[1]['end']}")
    page.get_by_role("link", name="Review this record").first.click()
    page.select_option("#field", "undertaking")
    page.evaluate(
        """() => {
            const text = document.querySelector('[data-text]'), walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
            for (let node; (node = walk.nextNode()); ) {
                const at = node.data.indexOf('joined the truce');
                if (at >= 0) { getSelection().setBaseAndExtent(node, at, node, at + 16); return; }
            }
        }"""
    )
    page.wait_for_function("document.querySelector('#words').value === 'joined the truce'")
    page.get_by_role("button", name="Correct").click()
    assert "/evidence/" in page.url


def test_the_page_as_it_was_captured_stands_beside_the_text(site: str, page: Any, made: At) -> None:
    page.goto(f"{site}/evidence/{made[1]['wire']}")
    page.get_by_text("The page as it was captured").click()
    text, original = page.locator(".pair .text").bounding_box(), page.locator("iframe.original").bounding_box()
    assert original["x"] >= text["x"] + text["width"] and abs(original["y"] - text["y"]) < 120
    page.set_viewport_size({"width": 390, "height": 800})
    text, original = page.locator(".pair .text").bounding_box(), page.locator("iframe.original").bounding_box()
    assert original["y"] >= text["y"] + text["height"]


def test_the_keyboard_reaches_the_content_first(site: str, page: Any) -> None:
    page.goto(site)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_printed_pages_leave_the_controls_out(site: str, page: Any) -> None:
    page.goto(f"{site}/?known=2020-10-25")
    page.emulate_media(media="print")
    assert not page.locator("form.ask").is_visible()
    assert page.locator(".truces .label").first.is_visible()
