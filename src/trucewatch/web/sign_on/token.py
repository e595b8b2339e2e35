"""An ID token, believed only if the provider signed it, for this site, just now, for this very sign-in."""

from __future__ import annotations

from typing import Any

from ..faults import ProviderError
from .provider import Provider

# Signatures with the provider's own key alone: one made with the shared secret, or none at all, proves nothing here.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519")
LEEWAY = 60
REMEDY = "sign in again; if it stays so, tell whoever keeps the site"


def claims_of(token: str, provider: Provider, nonce: str) -> dict[str, Any]:
    """Return what an ID token says. Raises ProviderError saying why it is not believed."""
    from joserfc.errors import JoseError
    from joserfc.jwt import JWTClaimsRegistry

    setting = provider.setting
    try:
        claims = _signed(token, provider)
        JWTClaimsRegistry(
            leeway=LEEWAY, iss={"essential": True, "value": setting.issuer}, aud={"essential": True, "value": setting.client},
            sub={"essential": True}, exp={"essential": True}, iat={"essential": True}, nonce={"essential": True, "value": nonce},
        ).validate(claims)  # fmt: skip
    except (JoseError, ValueError) as error:
        raise ProviderError(f"the provider's word is not believed: {str(error)[:200]}", setting.issuer, REMEDY) from error
    _for_us(claims, setting.client, setting.issuer)
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
