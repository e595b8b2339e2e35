"""People in a real browser: signing in and out, what a role may not, two reviewers at once, replies."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.web.browsing import PATIENCE, At, copied, running, violations

from trucewatch.web.people import accounts
from trucewatch.web.people.roles import Role
from trucewatch.web.people.store import Store
from trucewatch.web.settings import Limits

PASSWORD = "long enough a word"
ROLES = (("rita", Role.READER), ("carl", Role.CODER), ("rea", Role.REVIEWER), ("ada", Role.ADMIN))


@pytest.fixture(scope="module")
def peopled(made: At, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A running site with accounts."""
    folder: Path = tmp_path_factory.mktemp("peopled")
    for name, role in ROLES:
        accounts.add(Store(folder / "people"), name, PASSWORD, role)
    with running(copied(made, folder, local=False, hosts=(), limits=Limits(sign_in=(99, 60.0)))) as address:
        yield address


@pytest.fixture
def open_as(browser: Any, peopled: str) -> Iterator[Any]:
    """Return how to open the site as somebody, each in a browser of their own."""
    contexts = []

    def opened(name: str = "", script: bool = True, bare: bool = False) -> Any:
        contexts.append(browser.new_context(viewport={"width": 1200, "height": 900}, java_script_enabled=script, bypass_csp=bare))
        contexts[-1].set_default_timeout(PATIENCE)
        page = contexts[-1].new_page()
        page.goto(peopled + ("/sign-in" if name else "/"))
        if name:
            page.get_by_label("Name").fill(name)
            page.get_by_label("Password").fill(PASSWORD)
            page.keyboard.press("Enter")
            page.get_by_role("button", name="Sign out").wait_for()
        return page

    yield opened
    for one in contexts:
        one.close()


def test_signing_in_and_out(open_as: Any) -> None:
    page = open_as("carl")
    assert page.url.endswith("/review")
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("link", name="Sign in").wait_for()
    page.go_back()
    page.reload()
    assert page.get_by_role("link", name="Sign in").is_visible()


def test_a_role_is_refused_what_it_may_not(open_as: Any, peopled: str, made: At) -> None:
    reader = open_as("rita")
    reader.goto(f"{peopled}/review")
    assert reader.get_by_role("button", name="Accept").count() == 0
    reader.goto(f"{peopled}/admin")
    assert "you are a reader" in reader.get_by_role("alert").inner_text()
    stranger = open_as()
    stranger.goto(f"{peopled}/moderate")
    assert stranger.url.endswith("/sign-in?to=%2Fmoderate")


def test_two_reviewers_see_each_others_decisions_without_loading_the_page_again(open_as: Any) -> None:
    carl, rea = open_as("carl"), open_as("rea")
    sentence = carl.locator("[data-card] blockquote").first.inner_text()
    mine = rea.locator("[data-card]", has_text=sentence).first
    carl.locator("[data-card]").first.get_by_placeholder("reason").fill("<b>misread</b> \u202e")
    carl.locator("[data-card]").first.get_by_role("button", name="Reject").click()
    mine.get_by_text("carl rejected this a moment ago").wait_for(timeout=15_000)
    assert "<b>misread</b> [U+202E]" in rea.get_by_role("status").first.inner_text()
    note, head, fields = (mine.locator(part).first.bounding_box() for part in (".done", "h2", "dl"))
    assert note["y"] + note["height"] <= head["y"] + 1 and abs(fields["y"] - head["y"]) < 20
    mine.get_by_role("button", name="Accept").click()
    assert "Nothing" not in rea.title() and rea.get_by_role("heading", name="Somebody was quicker").is_visible()
    rea.get_by_role("link", name="Leave it as it is").click()
    assert rea.url.endswith("/review")


def test_without_a_script_the_second_reviewer_is_told_on_sending(open_as: Any) -> None:
    carl, rea = open_as("carl"), open_as("rea", script=False)
    assert "Others may be reviewing too" in rea.inner_text("main")
    sentence = carl.locator("[data-card] blockquote").first.inner_text()
    carl.locator("[data-card]").first.get_by_role("button", name="Accept").click()
    rea.locator("[data-card]", has_text=sentence).first.get_by_role("button", name="Accept").click()
    rea.get_by_role("button", name="Decide so all the same").click()
    assert rea.url.endswith("/review")


def test_a_reply_goes_from_its_writer_to_the_page_and_away_again(open_as: Any, peopled: str, made: At) -> None:
    text = f"{peopled}/evidence/{made[1]['wire']}"
    reader, keeper = open_as(), open_as("ada")
    reader.goto(text)
    reader.get_by_role("link", name="Reply to this page").click()
    reader.get_by_label("Name (required").fill("عمر \u202egnp.exe")
    reader.get_by_label("E-mail").fill("omar@example.org")
    reader.get_by_label("Your reply").fill("<script>document.title='owned'</script> I was there.")
    reader.get_by_role("button", name="Send").click()
    key = reader.locator(".done .hash").inner_text()
    keeper.goto(f"{peopled}/moderate")
    assert "omar@example.org" in keeper.inner_text("main")
    keeper.get_by_role("button", name="Publish").click()
    reader.goto(text)
    block = reader.locator("section", has=reader.get_by_role("heading", name="Replies of readers"))
    assert "<script>document.title='owned'</script> I was there." in block.inner_text() and "عمر [U+202E]gnp.exe" in block.inner_text()
    assert "omar@example.org" not in reader.content() and reader.title() != "owned"
    reader.goto(f"{peopled}/reply")
    reader.get_by_label("The key that you were shown").fill(key)
    reader.get_by_role("button", name="Withdraw it").click()
    reader.goto(text)
    assert "I was there" not in reader.inner_text("body")


def test_axe_finds_nothing_on_the_pages_of_those_who_are_signed_in(open_as: Any, peopled: str) -> None:
    page = open_as("ada", bare=True)
    for where in ("/account", "/admin", "/moderate", "/review/history", "/review"):
        page.goto(peopled + where)
        assert violations(page) == [], where
        page.set_viewport_size({"width": 390, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, where
        page.set_viewport_size({"width": 1200, "height": 900})
    rea = open_as("rea")
    rea.goto(f"{peopled}/review")
    page.locator("[data-card]").first.get_by_role("button", name="Accept").click()
    rea.locator("[data-card]").first.get_by_role("button", name="Accept").click()
    context_page = open_as("carl", bare=True)
    context_page.set_content(rea.content())
    assert violations(context_page) == []


def test_without_a_script_people_change_their_password_and_lose_nothing_that_they_wrote(open_as: Any, peopled: str, made: At) -> None:
    page = open_as("rita", script=False)
    page.goto(f"{peopled}/reply?about=text:{made[1]['wire']}")
    page.get_by_label("Name (required").fill("ريتا")
    page.get_by_label("E-mail").fill("rita@example.org")
    page.get_by_label("Your reply").fill("http://a.example http://b.example http://c.example and my own words")
    page.get_by_role("button", name="Send").click()
    assert "too many links" in page.get_by_role("alert").inner_text()
    assert "my own words" in page.get_by_label("Your reply").input_value() and page.get_by_label("Name (required").input_value() == "ريتا"
    page.goto(f"{peopled}/account")
    page.get_by_label("Present password").fill(PASSWORD)
    page.get_by_label("New password").fill(PASSWORD + " and more")
    page.get_by_role("button", name="Change it").click()
    assert "Your password is changed" in page.get_by_role("status").inner_text()
    page.get_by_role("button", name="Sign out").click()
    page.goto(f"{peopled}/account")  # leads through signing in and back
    page.get_by_label("Name").fill("rita")
    page.get_by_label("Password").fill(PASSWORD + " and more")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{peopled}/account")
