"""What a provider says of itself (OpenID Connect Discovery), its keys, and its answers; asked for when needed and kept a while."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, Any

from trucewatch.errors import SettingError

from ..faults import ProviderError
from .address import is_safe
from .setting import SignOn

if TYPE_CHECKING:
    import httpx

KEPT = 3600.0
# Keys that are not known yet are asked for again, but not more often than this, in seconds.
AGAIN = 10.0
LARGEST = 1_000_000
TIMEOUT = 10.0
NEEDED = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")
REMEDY = "try again later, or sign in with a password"


class Provider:
    """Asks one provider on behalf of all visitors; threads may share it."""

    def __init__(self, setting: SignOn) -> None:
        self.setting = setting
        self._httpx = _library()
        self._lock = Lock()
        self._kept: dict[str, tuple[float, dict[str, Any]]] = {}

    def described(self) -> dict[str, Any]:
        """Return the provider's description. Raises ProviderError where it cannot be had, or is of another issuer."""
        address = _description(self.setting.issuer)
        return self._once(address, KEPT, lambda: _checked(self._got(address), self.setting.issuer))

    def keys(self, anew: bool = False) -> dict[str, Any]:
        """Return the keys that the provider signs with; ``anew`` looks whether there are others by now."""
        address = self.described()["jwks_uri"]
        return self._once(address, AGAIN if anew else KEPT, lambda: self._got(address))

    def exchange(self, form: dict[str, str]) -> dict[str, Any]:
        """Return what the provider gives for a code."""
        said = self.described().get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
        secret, credentials = self.setting.secret, None
        if not secret:
            form = form | {"client_id": self.setting.client}
        elif "client_secret_basic" in said:
            credentials = (_encoded(self.setting.client), _encoded(secret))
        else:
            form = form | {"client_id": self.setting.client, "client_secret": secret}
        return self._asked("POST", self.described()["token_endpoint"], data=form, auth=credentials)

    def person(self, token: str) -> dict[str, Any]:
        """Return what the provider says of the person whose access token this is; nothing where it has no place to ask."""
        address = self.described().get("userinfo_endpoint")
        return self._asked("GET", address, headers={"Authorization": f"Bearer {token}"}) if address else {}

    def _got(self, address: str) -> dict[str, Any]:
        return self._asked("GET", address)

    def _once(self, address: str, lasting: float, ask: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        with self._lock:
            at, found = self._kept.get(address, (0.0, {}))
            if not found or monotonic() - at > lasting:
                found = ask()
                self._kept[address] = (monotonic(), found)
            return found

    def _asked(self, verb: str, address: str, **given: Any) -> dict[str, Any]:
        httpx = self._httpx
        try:
            with httpx.Client(timeout=TIMEOUT, follow_redirects=False) as client, client.stream(verb, address, **given) as answer:
                content = b"".join(_bounded(answer, address))
                return _object(answer.status_code, httpx.Response(answer.status_code, content=content), address)
        except httpx.HTTPError as error:
            raise ProviderError(f"the provider cannot be reached: {error}", address, REMEDY) from error


def _bounded(answer: httpx.Response, address: str) -> list[bytes]:
    size, parts = 0, []
    for part in answer.iter_bytes():
        size += len(part)
        if size > LARGEST:
            raise ProviderError("the provider's answer is too long", address, REMEDY)
        parts.append(part)
    return parts


def _object(status: int, answer: httpx.Response, address: str) -> dict[str, Any]:
    try:
        found = answer.json()
    except ValueError:
        found = None
    said = found.get("error_description") or found.get("error") if isinstance(found, dict) else None
    if status != 200:
        raise ProviderError(f"the provider answers {status}" + (f": {str(said)[:200]}" if said else ""), address, REMEDY)
    if not isinstance(found, dict):
        raise ProviderError("the provider's answer is no JSON object", address, "check the issuer in the settings")
    return found


def _checked(said: dict[str, Any], issuer: str) -> dict[str, Any]:
    address = _description(issuer)
    missing = [name for name in NEEDED if not isinstance(said.get(name), str)]
    if missing:
        raise ProviderError(f"the provider's description lacks {', '.join(missing)}", address, "check the issuer in the settings")
    if said["issuer"] != issuer:
        raise ProviderError(f"the provider calls itself {said['issuer'][:200]!r}", address, "write the issuer in the settings just so")
    unsafe = [name for name in (*NEEDED, "userinfo_endpoint", "end_session_endpoint") if name in said and not is_safe(str(said[name]))]
    if unsafe:
        raise ProviderError(f"not HTTPS: {', '.join(unsafe)}", address, "the provider must be asked over HTTPS")
    if "S256" not in said.get("code_challenge_methods_supported", ["S256"]):
        raise ProviderError("the provider does not know PKCE with S256", address, "turn it on at the provider")
    return said


def _description(issuer: str) -> str:
    """Return the address at which a provider describes itself."""
    return f"{issuer.rstrip('/')}/.well-known/openid-configuration"


def _encoded(text: str) -> str:
    """Return a client's name or secret as RFC 6749 (2.3.1) wants it in HTTP Basic."""
    from urllib.parse import quote_plus

    return quote_plus(text)


def _library() -> Any:
    try:
        import httpx
        import joserfc  # noqa: F401
    except ModuleNotFoundError as missing:
        raise SettingError(f"{missing.name} is not installed", remedy="pip install 'trucewatch[oidc]'") from missing
    return httpx
