"""Replies of readers: writing, withdrawing, moderating, and their feed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from types import MappingProxyType
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response

from .. import feed
from ..about import page_of, titled
from ..asked import asked
from ..faults import RefusedError, status_of
from ..people import replies
from ..people.roles import Role
from ..site import Site, base, site_of
from .forms import About, Csrf, Line, Prose, see
from .params import Text

router = APIRouter(include_in_schema=False)


@router.get("/reply")
def write(request: Request, about: Text = "") -> Response:
    """Show the form for a reply."""
    site = site_of(request)
    site.admit(request)
    return _page_for(request, site, about)


@router.post("/reply")
def send(request: Request, csrf: Csrf, about: About, name: Line, email: Line, text: Prose, website: Line = "") -> Response:
    """Take in a reply; one that fills the field hidden from people is answered the same and kept nowhere."""
    site = site_of(request)
    site.admit(request)
    site.check_form(request, csrf)
    site.limit(request, "reply")
    try:
        key = "–" if website else replies.send(site.store, about, name, email, text)
    except RefusedError as wrong:
        return _page_for(request, site, about, wrong=wrong, typed={"name": name, "email": email, "text": text})
    return _page_for(request, site, about, key)


@router.post("/reply/withdraw")
def withdraw(request: Request, csrf: Csrf, key: Line) -> Response:
    """Remove a reply at its writer's wish."""
    site = site_of(request)
    site.check_form(request, csrf)
    site.limit(request, "reply")
    replies.withdraw(site.store, key.strip())
    return _page_for(request, site, "", withdrawn=True)


@router.get("/replies.atom")
def replies_feed(request: Request) -> Response:
    """Return the replies that moderators let through, as a feed."""
    site = site_of(request)
    site.admit(request)
    here = base(request)
    items = [
        feed.Item(f"{here}/reply/{one['id']}", f"Reply by {one['name']}", f"{here}{page_of(one['about'])}",
                  datetime.fromisoformat(one["sent"]), one["name"], one["text"])
        for one in replies.published(site.store)
    ]  # fmt: skip
    return Response(feed.feed(f"{here}/replies.atom", "Replies of readers", here, items), media_type=feed.ATOM)


@router.get("/moderate")
def moderate(request: Request) -> Response:
    """Show the replies that wait."""
    site = site_of(request)
    site.admit(request, Role.ADMIN)
    return site.page(
        request,
        "moderate.html",
        form=True,
        waiting=replies.waiting(site.store),
        published=replies.published(site.store),
        page_of=page_of,
        titled=partial(_titled, site),
    )


@router.post("/moderate")
def decide(request: Request, csrf: Csrf, number: Annotated[int, Form()], does: Line) -> Response:
    """Let a reply through, or remove it."""
    site = site_of(request)
    visitor = site.admit(request, Role.ADMIN)
    site.check_form(request, csrf)
    replies.decide(site.store, number, does == "publish", visitor.name)
    return see("/moderate")


def _page_for(
    request: Request, site: Site, about: str, key: str = "", withdrawn: bool = False, wrong: RefusedError | None = None,
    typed: Mapping[str, str] = MappingProxyType({}),
) -> Response:  # fmt: skip
    return site.page(
        request, "reply.html", status=status_of(wrong) if wrong else 200, form=True, about=about, key=key, withdrawn=withdrawn, wrong=wrong,
        typed=typed, titled=_titled(site, about), page_of=page_of,
    )  # fmt: skip


def _titled(site: Site, about: str) -> str:
    return titled(about, site.answers.indexed(asked()))
