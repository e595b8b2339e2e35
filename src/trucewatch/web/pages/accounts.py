"""Signing in and out, one's account, and what administrators see: accounts and the audit log."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from ..faults import NotFoundError, ProviderError, RefusedError, SignInNeededError
from ..people import accounts, audit, identities, sessions
from ..people.roles import Role, role_for_account
from ..sign_on.flow import way_out
from ..site import COOKIE, Site, site_of
from .forms import Csrf, Line, see
from .sign_on import own

router = APIRouter(include_in_schema=False)


@router.get("/sign-in")
def sign_in_page(request: Request, to: Annotated[str, Query(max_length=400)] = "") -> Response:
    """Show the form for signing in; ``to`` is the page to go on to."""
    return site_of(request).page(request, "sign_in.html", form=True, wrong=False, to=to)


@router.post("/sign-in")
def sign_in(request: Request, csrf: Csrf, name: Line, password: Line, to: Line = "") -> Response:
    """Sign in; the session gets a new token, whatever the browser brought along."""
    site = site_of(request)
    site.check_form(request, csrf)
    site.limit(request, "sign_in")
    visitor = None if site.settings.local else accounts.check(site.store, name, password)
    if visitor is None:
        if not site.settings.local:
            # Of a name that is nobody's only that: people type their passwords there.
            audit.write(site.store, name if accounts.is_there(site.store, name) else "unknown", "sign-in failed")
        return site.page(request, "sign_in.html", status=401, form=True, wrong=True, to=to)
    audit.write(site.store, visitor.name, "signed in")
    answer = see(to or ("/review" if visitor.may(Role.CODER) else "/"))
    site.set_cookie(answer, sessions.start(site.store, visitor, site.settings.session))
    return answer


@router.post("/sign-out")
def sign_out(request: Request, csrf: Csrf) -> Response:
    """End the session."""
    site = site_of(request)
    site.check_form(request, csrf)
    visitor, further = site.visitor(request), None
    if visitor.token:
        elsewhere = sessions.end(site.store, visitor.token)
        further = _way_out(request, site, elsewhere) if elsewhere else None
        audit.write(site.store, visitor.name, "signed out")
    # A link to follow, not a redirect: browsers let a form of this site lead to no other host.
    answer = site.page(request, "signed_out.html", address=further) if further else see("/")
    answer.delete_cookie(COOKIE)
    return answer


def _way_out(request: Request, site: Site, elsewhere: sessions.Elsewhere) -> str | None:
    """Return where to sign out at the provider too; None where it has no such place, or cannot be asked now."""
    try:
        return way_out(site.provider, elsewhere, f"{own(site, request)}/") if site.provider else None
    except ProviderError:
        return None


@router.get("/account")
def account(request: Request, changed: Annotated[bool, Query()] = False) -> Response:
    """Show one's account and its tokens for programs."""
    return _account(request, "", changed)


@router.post("/account/token")
def make_token(request: Request, csrf: Csrf, label: Line = "") -> Response:
    """Make a token for programs and show it this once."""
    site = site_of(request)
    visitor = site.admit(request)
    site.check_form(request, csrf)
    _needs_accounts(site.settings.local, visitor.name)
    made = sessions.give_token(site.store, visitor, label or "no name")
    audit.write(site.store, visitor.name, "token made", label)
    return _account(request, made)


@router.post("/account/token/drop")
def drop_token(request: Request, csrf: Csrf, hashed: Line) -> Response:
    """Make a token void."""
    site = site_of(request)
    visitor = site.admit(request)
    site.check_form(request, csrf)
    sessions.drop_token(site.store, visitor.name, hashed)
    audit.write(site.store, visitor.name, "token dropped")
    return see("/account")


@router.post("/account/password")
def change_password(request: Request, csrf: Csrf, old: Line, new: Line) -> Response:
    """Give oneself another password; whoever else is signed in to the account is out."""
    site = site_of(request)
    visitor = site.admit(request)
    site.check_form(request, csrf)
    site.limit(request, "sign_in")
    _needs_accounts(site.settings.local, visitor.name)
    accounts.change_password(site.store, visitor.name, old, new)
    answer = see("/account?changed=true")
    site.set_cookie(answer, sessions.start(site.store, visitor, site.settings.session))
    return answer


@router.get("/admin")
def admin(request: Request, before: Annotated[int | None, Query(ge=1, le=2**62)] = None) -> Response:
    """Show the accounts and the audit log, its newest lines or those before a line."""
    site = site_of(request)
    site.admit(request, Role.ADMIN)
    return site.page(
        request, "admin.html", form=True, accounts=accounts.everybody(site.store), lines=audit.lines(site.store, before),
        roles=[r.word for r in Role if r]
    )  # fmt: skip


@router.post("/admin/account")
def set_account(request: Request, csrf: Csrf, name: Line, does: Line, role: Line = "", password: Line = "") -> Response:
    """Make an account, give it another role, or close it."""
    site = site_of(request)
    by = site.admit(request, Role.ADMIN).name
    site.check_form(request, csrf)
    if does == "close":
        accounts.close(site.store, name, by)
    elif does == "reopen":
        accounts.reopen(site.store, name, by)
    elif does == "make":
        if accounts.is_there(site.store, name):
            raise RefusedError(f"there is an account called {name} already", remedy="choose another name, or reopen it")
        accounts.add(site.store, name, password, role_for_account(role), by)
    elif does == "password":
        accounts.set_password(site.store, name, password, by)
    else:
        accounts.set_role(site.store, name, role_for_account(role), by)
    return see("/admin")


def _account(request: Request, made: str, changed: bool = False) -> Response:
    site = site_of(request)
    visitor = site.admit(request)
    _needs_accounts(site.settings.local, visitor.name)
    tokens = sessions.tokens(site.store, visitor.name)
    return site.page(
        request, "account.html", form=True, tokens=tokens, made=made, tied=identities.tied(site.store, visitor.name), changed=changed,
        with_password=identities.has_password(site.store, visitor.name),
    )  # fmt: skip


def _needs_accounts(local: bool, name: str) -> None:
    if local:
        raise NotFoundError("there is no account to show", remedy="accounts are made with: trucewatch people add NAME --role ROLE")
    if not name:
        raise SignInNeededError("nobody is signed in", remedy="sign in")
