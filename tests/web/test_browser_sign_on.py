"""Single sign-on in a real browser: over to the provider, back, and out; and tying an account, which no rule of the site hinders."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

pytest.importorskip("joserfc", reason="joserfc is not installed: pip install 'trucewatch[oidc]'")

from tests.web.browsing import At, Seen, copied, running
from tests.web.provider import CLIENT, SECRET, Provider

from trucewatch.web.people import accounts
from trucewatch.web.people.roles import Role
from trucewatch.web.people.store import Store
from trucewatch.web.sign_on.setting import SignOn

PASSWORD = "long enough a word"


@pytest.fixture
def provider() -> Iterator[Provider]:
    started = Provider().start()
    yield started
    started.stop()


@pytest.fixture
def joined(made: At, tmp_path: Path, provider: Provider) -> Iterator[str]:
    """A running site with single sign-on and one account with a password."""
    accounts.add(Store(tmp_path / "people"), "ada", PASSWORD, Role.ADMIN)
    sign_on = SignOn(issuer=provider.issuer, client=CLIENT, label="the desk's accounts", roles={"coder": ("desk",)}, secret=SECRET)
    with running(copied(made, tmp_path, local=False, hosts=(), sign_on=sign_on)) as address:
        yield address


def test_over_to_the_provider_and_back_and_out(joined: str, page: Any) -> None:
    page.goto(joined)
    page.get_by_role("link", name="Sign in").click()
    page.get_by_role("link", name="Sign in with the desk's accounts").click()
    page.wait_for_url(f"{joined}/review")
    assert page.get_by_role("link", name="nadia").is_visible()
    page.get_by_role("button", name="Sign out").click()
    assert page.get_by_role("link", name="Sign in").is_visible()


def test_out_here_and_out_there_too(joined: str, page: Any, provider: Provider) -> None:
    provider.described["end_session_endpoint"] = f"{provider.issuer}/out"
    seen = Seen(page)
    page.goto(f"{joined}/sign-on")
    page.get_by_role("button", name="Sign out").click()
    assert "You are signed out here" in page.inner_text("main") and page.get_by_role("link", name="Sign in").is_visible()
    page.get_by_role("link", name="Sign out of the desk's accounts too").click()
    page.wait_for_url(f"{joined}/")
    assert "/out" in provider.asked and page.get_by_role("link", name="Sign in").is_visible()
    assert seen.complaints == []


def test_whom_no_group_lets_in_is_told_why(joined: str, page: Any, provider: Provider) -> None:
    provider.person["groups"] = ["kitchen"]
    page.goto(f"{joined}/sign-in")
    page.get_by_role("link", name="Sign in with the desk's accounts").click()
    assert "none of your groups" in page.get_by_role("alert").inner_text()


def test_an_account_is_tied_and_entered_from_there(joined: str, page: Any, provider: Provider) -> None:
    seen = Seen(page)
    page.goto(f"{joined}/sign-in")
    page.get_by_label("Name").fill("ada")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Sign out").wait_for()
    page.goto(f"{joined}/account")
    page.get_by_role("button", name="Tie it to the desk's accounts").click()
    page.get_by_role("link", name="Go on to the desk's accounts").click()
    page.wait_for_url(f"{joined}/account")
    assert "You can enter this account from the desk's accounts" in page.inner_text("main")
    page.get_by_role("button", name="Sign out").click()
    page.goto(f"{joined}/sign-in")
    page.get_by_role("link", name="Sign in with the desk's accounts").click()
    page.get_by_role("link", name="ada").wait_for()
    assert seen.complaints == []


def test_out_there_is_out_here_by_a_frame_of_the_provider(joined: str, page: Any, provider: Provider) -> None:
    provider.person["sid"] = "s+1"
    here = joined.replace("127.0.0.1", "localhost")  # to a browser the provider is another site
    seen = Seen(page)
    page.goto(f"{here}/sign-on")
    assert page.get_by_role("link", name="nadia").is_visible()
    provider.frames.append(f"{here}/sign-on/left?{urlencode({'iss': provider.issuer, 'sid': 's+1'})}")
    page.goto(f"{provider.issuer}/left")
    assert "signed out here" in page.frame_locator("iframe").locator("body").inner_text()
    page.goto(here)
    assert page.get_by_role("link", name="Sign in").is_visible()
    assert [one for one in seen.complaints if "404" not in one] == []  # the provider has no icon
