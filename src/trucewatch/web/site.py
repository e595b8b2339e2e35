"""What the routes work with: settings, answers, templates, people; and who is asking."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from secrets import token_bytes, token_urlsafe
from threading import RLock
from typing import Any
from urllib.parse import urlsplit

from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment

from trucewatch.desk.case import dates

from . import linked_pages
from .answers import Answers
from .faults import NotAllowedError, SignInNeededError
from .people import sessions
from .people.forms import check_form, form_token
from .people.limits import Rates
from .people.roles import Role, Visitor
from .people.store import Store
from .plain import own_path
from .settings import Settings
from .sign_on.provider import Provider
from .templating import day, environment

COOKIE = "trucewatch"
# What the site answers where it cannot do its own work.
FAILED = (500, 503)


@dataclass
class Site:
    """One running site. ``provider`` is who is asked for single sign-on, if anybody; ``deciding()`` is held while a decision is
    weighed against those made meanwhile and recorded: by threads here, and with the ledger's own lock by other processes.
    """

    settings: Settings
    answers: Answers
    store: Store
    provider: Provider | None = None
    _turn: RLock = field(default_factory=RLock)

    @contextmanager
    def deciding(self) -> Iterator[None]:
        """Let nobody else decide until this is done: what is read within is what the decision will follow."""
        with self._turn, self.answers.book.log.transaction():
            self.answers.look_again()
            yield

    @cached_property
    def rates(self) -> Rates:
        """How often an address did what: counted with the accounts, or by itself where there are none."""
        return Rates(None if self.settings.local else self.store)

    @cached_property
    def templates(self) -> Environment:
        """The templates."""
        return environment()

    @cached_property
    def secret(self) -> bytes:
        """What forms are signed with: kept with the accounts, or made anew where there are none."""
        return token_bytes(32) if self.settings.local else self.store.secret()

    @cached_property
    def version(self) -> str:
        """A short name of this state of styles and scripts, so that browsers fetch them anew when they change."""
        static = files("trucewatch.web") / "static"
        content = b"".join((static / name).read_bytes() for name in ("site.css", "site.js"))
        return sha256(content + version("trucewatch").encode()).hexdigest()[:10]

    @cached_property
    def demo(self) -> list[tuple[str, str]]:
        """The dates at which the demonstration asks, as links."""
        asked = dates() if self.settings.demo else []
        return [(f"/?known={one.known}" + (f"&at={one.at}" if one.at != one.known else ""), day(one.at)) for one in asked]

    def visitor(self, request: Request) -> Visitor:
        """Return who asks: by a program's token, by a session, or anybody."""
        if self.settings.local:
            return Visitor("local", Role.ADMIN)
        kind, _, token = request.headers.get("authorization", "").partition(" ")
        found = (
            sessions.bearer(self.store, token) if kind.lower() == "bearer" else sessions.find(self.store, request.cookies.get(COOKIE, ""))
        )
        return found or Visitor(role=Role.READER if self.settings.public else Role.NOBODY)

    def admit(self, request: Request, role: Role = Role.READER) -> Visitor:
        """Return the visitor if the role reaches. Raises SignInNeededError or NotAllowedError otherwise."""
        visitor = self.visitor(request)
        if visitor.may(role):
            return visitor
        if visitor.name:
            raise NotAllowedError(f"this is for {role.word}s; you are a {visitor.role.word}", remedy="ask an administrator")
        raise SignInNeededError("this is only for people with an account", remedy="sign in")

    def limit(self, request: Request, what: str) -> None:
        """Count what an address does. Raises TooOftenError where it is too much."""
        who = request.client.host if request.client else "unknown"
        self.rates.count(what, who, getattr(self.settings.limits, what))

    def check_form(self, request: Request, token: str) -> None:
        """Refuse a form that is not from this visitor's page (raises RefusedError)."""
        check_form(request, self.secret, request.cookies.get(COOKIE, ""), token)

    def page(self, request: Request, template: str, *, status: int = 200, form: bool = False, **shown: Any) -> HTMLResponse:
        """Return a page. ``form`` makes sure that the visitor has a cookie that the page's forms are tied to."""
        cookie = request.cookies.get(COOKIE, "") or (token_urlsafe(24) if form else "")
        # Where the accounts cannot be reached, the page that says so must not ask for them.
        visitor = Visitor() if status in FAILED else self.visitor(request)
        context = {
            "visitor": visitor, "local": self.settings.local, "demo": self.demo, "version": self.version,
            "here": request.url.path, "address": address_of(request),
            "linked": linked_pages.page(request.url.path.strip("/").replace("-", " ") or "Truces", request.url.path, base(request)),
            "csrf": form_token(self.secret, cookie) if cookie and status not in FAILED else "", "Role": Role,
            "sign_on": self.provider.setting.label if self.provider else "",
        }  # fmt: skip
        answer = HTMLResponse(self.templates.get_template(template).render(context | shown), status_code=status)
        if form and not request.cookies.get(COOKIE):
            self.set_cookie(answer, cookie)
        if not self.settings.local:
            answer.headers["Vary"] = "Cookie"
            answer.headers["Cache-Control"] = "private, no-cache"
        return answer

    def set_cookie(self, answer: Response, token: str) -> None:
        """Give the browser its cookie: for this site alone, out of reach of scripts."""
        lasting = int(self.settings.session.total_seconds())
        answer.set_cookie(COOKIE, token, max_age=lasting, httponly=True, samesite="lax", secure=self.settings.secure, path="/")


def site_of(request: Request) -> Site:
    """Return the site that a request came to."""
    found: Site = request.app.state.site
    return found


def address_of(request: Request) -> str:
    """Return the address of the page that is asked for, within the site; for a form, of the page that it stood on."""
    asked = urlsplit(request.headers.get("referer", "")) if request.method == "POST" else request.url
    return own_path(asked.path + (f"?{asked.query}" if asked.query else ""))


def base(request: Request) -> str:
    """Return the site's own address, without a slash at its end."""
    return str(request.base_url).rstrip("/")
