"""Proof that a form comes from a page of this site: a token that only this visitor's pages carry."""

from __future__ import annotations

from hmac import compare_digest
from hmac import new as hmac

from fastapi import Request

from ..faults import RefusedError

REMEDY = "reload the page and send the form again"


def form_token(secret: bytes, visitor_id: str) -> str:
    """Return the token for the visitor whose cookie holds ``visitor_id``."""
    return hmac(secret, visitor_id.encode(), "sha256").hexdigest()


def check_form(request: Request, secret: bytes, visitor_id: str, token: str) -> None:
    """Refuse a form that comes from elsewhere.

    Raises RefusedError where the token is not this visitor's, or the browser names another site as the origin.
    """
    origin = request.headers.get("origin")
    if origin and origin != "null" and origin.split("://", 1)[-1] != request.headers.get("host"):
        raise RefusedError("the form comes from another site", remedy=REMEDY)
    if not visitor_id or not compare_digest(form_token(secret, visitor_id), token):
        raise RefusedError("the form has expired", remedy=REMEDY)
