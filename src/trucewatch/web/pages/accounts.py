"""Signing in and out, one's account, and what administrators see: accounts and the audit log."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from ..faults import NotFoundError, RefusedError
from ..people import accounts, audit, identities, sessions
from ..people.roles import Role
from ..site import COOKIE, site_of
from .forms import Csrf, Line, see

router = APIRouter(include_in_schema=False)


@router.get("/sign-in")
def sign_in_page(request: Request) -> Response:
    """Show the form for signing in."""
    return site_of(request).page(request, "sign_in.html", form=True, wrong=False)


@router.post("/sign-in")
def sign_in(request: Request, csrf: Csrf, name: Line, password: Line) -> Response:
    """Sign in; the session gets a new token, whatever the browser brought along."""
    site = site_of(request)
    site.check_form(request, csrf)
    site.limit(request, "sign_in")
    visitor = None if site.settings.local else accounts.check(site.store, name, password)
    if visitor is None:
        if not site.settings.local:
            audit.write(site.store, name[:64], "sign-in failed")
        return site.page(request, "sign_in.html", status=401, form=True, wrong=True)
    audit.write(site.store, visitor.name, "signed in")
    answer = see("/review" if visitor.may(Role.CODER) else "/")
    site.set_cookie(answer, sessions.start(site.store, visitor, site.settings.session))
    return answer


@router.post("/sign-out")
def sign_out(request: Request, csrf: Csrf) -> Response:
    """End the session."""
    site = site_of(request)
    site.check_form(request, csrf)
    visitor = site.visitor(request)
    if visitor.token:
        sessions.end(site.store, visitor.token)
        audit.write(site.store, visitor.name, "signed out")
    answer = see("/")
    answer.delete_cookie(COOKIE)
    return answer


@router.get("/account")
def account(request: Request) -> Response:
    """Show one's account and its tokens for programs."""
    return _account(request, "")


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


@router.get("/admin")
def admin(request: Request) -> Response:
    """Show the accounts and the audit log."""
    site = site_of(request)
    site.admit(request, Role.ADMIN)
    return site.page(
        request, "admin.html", form=True, accounts=accounts.everybody(site.store), lines=audit.lines(site.store),
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
    elif does == "make":
        accounts.add(site.store, name, password, _role(role), by)
    else:
        accounts.set_role(site.store, name, _role(role), by)
    return see("/admin")


def _account(request: Request, made: str) -> Response:
    site = site_of(request)
    visitor = site.admit(request)
    _needs_accounts(site.settings.local, visitor.name)
    tokens = sessions.tokens(site.store, visitor.name)
    return site.page(request, "account.html", form=True, tokens=tokens, made=made, tied=identities.tied(site.store, visitor.name))


def _needs_accounts(local: bool, name: str) -> None:
    if local or not name:
        raise NotFoundError("there is no account to show", remedy="accounts are made with: trucewatch people add NAME --role ROLE")


def _role(word: str) -> Role:
    try:
        return Role.named(word)
    except KeyError:
        raise RefusedError(f"no role called {word!r}", remedy="one of: reader, coder, reviewer, admin") from None
