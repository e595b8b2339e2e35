"""An ID token, believed only if the provider signed it, for this site, just now, for this very sign-in."""

from __future__ import annotations

from time import time
from typing import Any

from ..faults import ProviderError
from .provider import Provider

# Signatures with the provider's own key alone: one made with the shared secret, or none at all, proves nothing here.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519")
LEEWAY = 60
# What a token says that tells of the end of a session, and for how long after it was made it is good, in seconds.
ENDED = "http://schemas.openid.net/event/backchannel-logout"
LASTING = 300
REMEDY = "sign in again; if it stays so, tell whoever keeps the site"
_NEEDED = {"essential": True}


def claims_of(token: str, provider: Provider, nonce: str) -> dict[str, Any]:
    """Return what an ID token says. Raises ProviderError saying why it is not believed."""
    setting = provider.setting
    claims = _believed(token, provider, sub=_NEEDED, exp=_NEEDED, iat=_NEEDED, nonce={"essential": True, "value": nonce})
    _for_us(claims, setting.client, setting.issuer)
    return claims


def ended_of(token: str, provider: Provider) -> tuple[str, str]:
    """Return which session (may be empty) of which person (may be empty) a provider's logout token says has ended.

    Raises ProviderError saying why it is not believed (OpenID Connect Back-Channel Logout 1.0, section 2.6).
    """
    claims = _believed(token, provider, iat=_NEEDED, jti=_NEEDED)
    sid, subject = (str(claims.get(name) or "") for name in ("sid", "sub"))
    if not _tells_of_an_end(claims) or not sid + subject:
        raise ProviderError("the provider's word is none about the end of a session just now", provider.setting.issuer, REMEDY)
    return sid, subject


def _tells_of_an_end(claims: dict[str, Any]) -> bool:
    """Tell whether a token is about the end of a session just now; one with a nonce is an ID token, taken from elsewhere."""
    events = claims.get("events")
    return isinstance(events, dict) and ENDED in events and "nonce" not in claims and time() - float(claims["iat"]) <= LASTING


def _believed(token: str, provider: Provider, **asked: Any) -> dict[str, Any]:
    """Return the claims of a token that the provider signed for this site and that says all that is ``asked`` of it."""
    from joserfc.errors import JoseError
    from joserfc.jwt import JWTClaimsRegistry

    setting = provider.setting
    own: Any = {"iss": {"essential": True, "value": setting.issuer}, "aud": {"essential": True, "value": setting.client}}
    try:
        claims = _signed(token, provider)
        JWTClaimsRegistry(leeway=LEEWAY, **own, **asked).validate(claims)
    except (JoseError, ValueError) as error:
        raise ProviderError(f"the provider's word is not believed: {str(error)[:200]}", setting.issuer, REMEDY) from error
    return claims


def _signed(token: str, provider: Provider) -> dict[str, Any]:
    """Return the claims where one of the provider's keys signed them; a key not known yet is looked for once more."""
    from joserfc.errors import BadSignatureError, InvalidKeyIdError
    from joserfc.jwk import KeySet
    from joserfc.jwt import decode

    try:
        return dict(decode(token, KeySet.import_key_set(provider.keys()), algorithms=ALGORITHMS).claims)  # type: ignore[arg-type]
    except (InvalidKeyIdError, BadSignatureError):
        return dict(decode(token, KeySet.import_key_set(provider.keys(anew=True)), algorithms=ALGORITHMS).claims)  # type: ignore[arg-type]


def _for_us(claims: dict[str, Any], client: str, issuer: str) -> None:
    """Refuse a token that was given to another site, or that names nobody (OpenID Connect Core, 3.1.3.7)."""
    several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    if claims.get("azp", None if several else client) != client:
        raise ProviderError("the provider's word is for another site", issuer, REMEDY)
    if not isinstance(claims["sub"], str) or not claims["sub"]:
        raise ProviderError("the provider's word names nobody", issuer, REMEDY)
