"""Signing in at a provider: the way there, and the way back."""

from __future__ import annotations

from secrets import token_urlsafe
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import JSONResponse, PlainTextResponse, RedirectResponse

from ..faults import NotAllowedError, NotFoundError, ProviderError, RefusedError
from ..people import audit, identities, sessions
from ..people.roles import Role, Visitor
from ..safety import framed_by
from ..sign_on.flow import Back, way_back, way_there
from ..sign_on.person import Person, refuse_without_role
from ..sign_on.provider import Provider
from ..sign_on.token import ended_of
from ..site import COOKIE, Site, base, site_of
from .forms import Csrf

router = APIRouter(include_in_schema=False)
Brought = Annotated[str, Query(max_length=4000)]


@router.get("/sign-on")
def go(request: Request) -> Response:
    """Send the browser to the provider."""
    site, provider = _provider(request)
    browser = request.cookies.get(COOKIE, "") or token_urlsafe(24)
    answer = RedirectResponse(way_there(provider, site.store, browser, _here(request, site)), status_code=303)
    if not request.cookies.get(COOKIE):
        site.set_cookie(answer, browser)
    return answer


@router.post("/account/tie")
def tie(request: Request, csrf: Csrf) -> Response:
    """Show the way to the provider on which one's account will be tied to the person there.

    It is a link to follow, not a redirect: browsers let a form of this site lead to no other host.
    """
    site, provider = _provider(request)
    visitor = site.admit(request)
    site.check_form(request, csrf)
    if not visitor.token:
        raise NotFoundError("there is no account to tie", remedy="sign in first")
    address = way_there(provider, site.store, request.cookies.get(COOKIE, ""), _here(request, site), visitor.name)
    return site.page(request, "tie.html", address=address, label=provider.setting.label)


@router.get("/sign-on/back")
def come_back(request: Request, state: Brought = "", code: Brought = "", error: Brought = "", iss: Brought = "") -> Response:
    """Let in whom the provider sends back."""
    site, provider = _provider(request)
    brought = Back(state, code, error, iss)
    person, flow, elsewhere = way_back(provider, site.store, request.cookies.get(COOKIE, ""), _here(request, site), brought)
    if flow.account:
        return _tied(request, site, person, flow.account)
    visitor = _let_in(site, provider, person)
    audit.write(site.store, visitor.name, "signed in", provider.setting.label)
    answer = RedirectResponse("/review" if visitor.may(Role.CODER) else "/", status_code=303)
    site.set_cookie(answer, sessions.start(site.store, visitor, site.settings.session, elsewhere))
    return answer


@router.post("/sign-on/ended")
def ended(request: Request, logout_token: Annotated[str, Form(max_length=20_000)]) -> Response:
    """End what a session at the provider let in, since the provider says that it has ended."""
    site = site_of(request)
    site.limit(request, "read")
    provider = _set_up(site)
    try:
        sid, subject = ended_of(logout_token, provider)
    except ProviderError as error:
        return JSONResponse({"error": "invalid_request", "error_description": error.what}, 400, {"Cache-Control": "no-store"})
    name = identities.name_of(site.store, provider.setting.issuer, subject) if subject else None
    if number := sessions.end_elsewhere(site.store, sid, name):
        audit.write(site.store, name or "single sign-on", "signed out", f"{provider.setting.label}: {number} sessions")
    return Response(headers={"Cache-Control": "no-store"})


@router.get("/sign-on/left")
def left(request: Request, iss: Brought = "", sid: Brought = "") -> Response:
    """End what a session at the provider let in, since the provider's page says so from a frame (Front-Channel Logout 1.0).

    The frame brings no cookie of this site, so the session is known by its name there alone, which only the provider and the
    person's own browser know.
    """
    site = site_of(request)
    site.limit(request, "read")
    setting = _set_up(site).setting
    if iss != setting.issuer or not sid:
        raise RefusedError(
            "it is not said which session at which provider has ended", remedy="at the provider, let it send iss and sid to this address"
        )
    if number := sessions.end_elsewhere(site.store, sid, None):
        audit.write(site.store, "single sign-on", "signed out", f"{setting.label}: {number} sessions")
    return PlainTextResponse("You are signed out here.\n", headers=framed_by(setting.issuer))


def own(site: Site, request: Request) -> str:
    """Return this site's address as the provider knows it, without a slash at its end."""
    told = ((site.provider and site.provider.setting.address) or base(request)).rstrip("/")
    if site.settings.secure and told.startswith("http://"):
        return "https://" + told.removeprefix("http://")
    return told


def _tied(request: Request, site: Site, person: Person, account: str) -> Response:
    """Tie the account that began this, if it is still the one that is signed in."""
    if site.visitor(request).name != account:
        raise NotAllowedError("the account that began this is not signed in any more", remedy="sign in and begin again")
    identities.tie(site.store, person.issuer, person.subject, account)
    return RedirectResponse("/account", status_code=303)


def _let_in(site: Site, provider: Provider, person: Person) -> Visitor:
    had = identities.account_of(site.store, person.issuer, person.subject)
    if had and identities.has_password(site.store, had.name):
        return had
    try:
        role = refuse_without_role(person, provider.setting)
    except NotAllowedError:
        audit.write(site.store, person.name[:64], "sign-in refused", "no group with a role")
        if had:
            sessions.end_all(site.store, had.name)
        raise
    if had:
        return identities.take_role(site.store, had, role)
    return identities.make(site.store, person.issuer, person.subject, person.name, role)


def _provider(request: Request) -> tuple[Site, Provider]:
    site = site_of(request)
    provider = _set_up(site, "sign in with a password")
    site.limit(request, "sign_in")
    return site, provider


def _set_up(site: Site, remedy: str = "") -> Provider:
    """Return who is asked. Raises NotFoundError where nobody is."""
    if site.provider is None:
        raise NotFoundError("single sign-on is not set up here", remedy=remedy)
    return site.provider


def _here(request: Request, site: Site) -> str:
    """Return the address to come back to, as the provider was told it when this site was registered there."""
    return f"{own(site, request)}/sign-on/back"
