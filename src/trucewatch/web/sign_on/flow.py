"""The way to the provider and back (authorization code with PKCE): each way is good once, for one browser, for ten minutes."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from dataclasses import dataclass
from hashlib import sha256
from secrets import token_urlsafe
from urllib.parse import urlencode

from ..faults import RefusedError
from ..people.flows import Flow, begin, end
from ..people.sessions import Elsewhere
from ..people.store import Store
from .person import Person, person_of
from .provider import Provider
from .token import claims_of

REMEDY = "begin again from the page for signing in"


@dataclass(frozen=True)
class Back:
    """What the browser brings back from the provider."""

    state: str
    code: str
    error: str
    issuer: str


def way_there(provider: Provider, store: Store, browser: str, back: str, account: str = "") -> str:
    """Return the provider's address to send a browser to. ``back`` is where it shall return; ``account`` is to be tied to the person."""
    flow = Flow(token_urlsafe(32), token_urlsafe(32), token_urlsafe(48), account)
    asked = {
        "response_type": "code", "client_id": provider.setting.client, "redirect_uri": back, "scope": " ".join(provider.setting.scopes),
        "state": flow.state, "nonce": flow.nonce, "code_challenge": _challenge(flow.verifier), "code_challenge_method": "S256",
    }  # fmt: skip
    address = provider.described()["authorization_endpoint"]
    begin(store, flow, browser)
    return f"{address}{'&' if '?' in address else '?'}{urlencode(asked)}"


def way_back(provider: Provider, store: Store, browser: str, back: str, brought: Back) -> tuple[Person, Flow, Elsewhere]:
    """Return who came back, the way that they took, and their session at the provider.

    Raises RefusedError or ProviderError where something does not fit.
    """
    flow = end(store, brought.state, browser)
    if flow is None:
        raise RefusedError("this sign-in was not begun here, or too long ago", remedy=REMEDY)
    if brought.issuer and brought.issuer != provider.setting.issuer:
        raise RefusedError("the answer comes from another provider", remedy=REMEDY)
    if brought.error or not brought.code:
        raise RefusedError(f"{provider.setting.label} did not let you in: {brought.error or 'no code'}", remedy=REMEDY)
    form = {"grant_type": "authorization_code", "code": brought.code, "redirect_uri": back, "code_verifier": flow.verifier}
    given = provider.exchange(form)
    token = str(given.get("id_token", ""))
    person = person_of(claims_of(token, provider, flow.nonce), str(given.get("access_token", "")), provider)
    return person, flow, Elsewhere(person.sid, token)


def way_out(provider: Provider, elsewhere: Elsewhere, back: str) -> str | None:
    """Return where a browser is signed out at the provider too, to come ``back`` then; None where the provider has no such place."""
    address = provider.described().get("end_session_endpoint")
    if not address:
        return None
    asked = {"id_token_hint": elsewhere.hint, "client_id": provider.setting.client, "post_logout_redirect_uri": back}
    return f"{address}{'&' if '?' in address else '?'}{urlencode(asked)}"


def _challenge(verifier: str) -> str:
    return urlsafe_b64encode(sha256(verifier.encode()).digest()).decode().rstrip("=")
