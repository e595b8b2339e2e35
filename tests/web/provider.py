"""A small OpenID Connect provider on this machine, strict about what it is asked, and able to answer wrongly where a test wants it to."""

from __future__ import annotations

import base64
import json
import threading
import time
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from secrets import token_urlsafe
from typing import Any
from urllib.parse import parse_qs, unquote_plus, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import KeySet, OctKey, RSAKey

CLIENT, SECRET = "trucewatch", "a secret of the client: ü"


@dataclass
class Provider:
    """``person`` is who sits at the browser; ``wrong`` changes claims of the token, ``key`` is what it is signed with."""

    person: dict[str, Any] = field(default_factory=lambda: {"sub": "s-1", "preferred_username": "nadia", "groups": ["desk"]})
    told: dict[str, Any] = field(default_factory=dict)
    wrong: dict[str, Any] = field(default_factory=dict)
    described: dict[str, Any] = field(default_factory=dict)
    secret: str = SECRET
    refuses: str = ""
    broken: str = ""
    frames: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    key: Any = field(default_factory=lambda: _first_key())
    algorithm: str = "RS256"

    def start(self) -> Provider:
        """Listen on a free port."""
        self.public = [self.key]
        handler = type("Handler", (_Handler,), {"provider": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def stop(self) -> None:
        """Listen no more."""
        self.server.shutdown()
        self.server.server_close()

    def turn_keys(self, publish: bool = True) -> None:
        """Sign with a new key from now on."""
        self.key = RSAKey.generate_key(2048, {"kid": token_urlsafe(4), "use": "sig"})
        self.public = [*self.public, self.key] if publish else self.public

    def description(self) -> dict[str, Any]:
        """Return what it says of itself."""
        return {
            "issuer": self.issuer, "authorization_endpoint": f"{self.issuer}/authorize?tenant=1", "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys", "userinfo_endpoint": f"{self.issuer}/person", "code_challenge_methods_supported": ["S256"],
        } | self.described  # fmt: skip

    def authorize(self, asked: dict[str, str]) -> str:
        """Return where the browser is sent back to: nobody is asked anything, the person is signed in already."""
        assert asked["response_type"] == "code" and asked["client_id"] == CLIENT and asked["code_challenge_method"] == "S256"
        assert "openid" in asked["scope"].split() and asked["tenant"] == "1"
        code = token_urlsafe(16)
        self.codes[code] = asked
        given = {"error": self.refuses} if self.refuses else {"code": code}
        return f"{asked['redirect_uri']}?{urlencode(given | {'state': asked['state'], 'iss': self.issuer})}"

    def ended(self, **claims: Any) -> str:
        """Return the word that a session has ended; ``claims`` change what it says, None leaves one out."""
        now = int(time.time())
        event = {"http://schemas.openid.net/event/backchannel-logout": {}}
        said = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 120, "jti": token_urlsafe(8), "events": event} | claims
        said = {name: value for name, value in said.items() if value is not None}
        return jwt.encode({"alg": self.algorithm, "kid": self.key.kid, "typ": "logout+jwt"}, said, self.key, algorithms=[self.algorithm])

    def exchange(self, form: dict[str, str], header: str) -> tuple[int, dict[str, Any]]:
        """Return the tokens for a code, once, to whoever knows the secret and the verifier."""
        asked = self.codes.pop(form.get("code", ""), None)
        challenge = base64.urlsafe_b64encode(sha256(form.get("code_verifier", "").encode()).digest()).decode().rstrip("=")
        if asked is None or challenge != asked["code_challenge"] or form["redirect_uri"] != asked["redirect_uri"]:
            return 400, {"error": "invalid_grant"}
        name, secret = _credentials(form, header)
        if (name, secret) != (CLIENT, self.secret):
            return 401, {"error": "invalid_client", "error_description": "who are you?"}
        now = int(time.time())
        said = {"iss": self.issuer, "aud": CLIENT, "exp": now + 300, "iat": now, "nonce": asked["nonce"]} | self.person | self.wrong
        said = {name: value for name, value in said.items() if value is not None}
        header_ = {"alg": self.algorithm, "kid": self.key.kid}
        return 200, {
            "access_token": "at",
            "token_type": "Bearer",
            "id_token": jwt.encode(header_, said, self.key, algorithms=[self.algorithm]),
        }


@cache
def _first_key() -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})


class _Handler(BaseHTTPRequestHandler):
    provider: Provider

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer what is asked with GET."""
        parts, provider = urlsplit(self.path), self.provider
        provider.asked.append(parts.path)
        if provider.broken == parts.path:
            return self._send(500, b"<html>broken</html>", "text/html")
        if parts.path == "/out":
            asked = {name: one[0] for name, one in parse_qs(parts.query).items()}
            assert asked["client_id"] == CLIENT and asked["id_token_hint"].count(".") == 2
            return self._go(asked["post_logout_redirect_uri"])
        if parts.path == "/left":
            frames = "".join(f'<iframe src="{escape(one)}"></iframe>' for one in provider.frames)
            return self._send(200, f"<!doctype html><title>Out</title>{frames}".encode(), "text/html")
        if parts.path == "/authorize":
            return self._go(provider.authorize({name: one[0] for name, one in parse_qs(parts.query).items()}))
        if parts.path == "/person":
            assert self.headers["authorization"] == "Bearer at"
        found = {
            "/.well-known/openid-configuration": provider.description,
            "/keys": lambda: KeySet(provider.public).as_dict(private=False),
            "/person": lambda: {"sub": provider.person["sub"]} | provider.told,
        }.get(parts.path)
        return self._send(200, json.dumps(found()).encode()) if found else self._send(404, b"{}")

    def do_POST(self) -> None:
        """Answer what is asked with POST."""
        self.provider.asked.append(self.path)
        body = self.rfile.read(int(self.headers["content-length"])).decode()
        form = {name: one[0] for name, one in parse_qs(body).items()}
        status, said = self.provider.exchange(form, self.headers.get("authorization", ""))
        self._send(status, json.dumps(said).encode())

    def _go(self, address: str) -> None:
        self.send_response(302)
        self.send_header("Location", address)
        self.end_headers()

    def _send(self, status: int, body: bytes, kind: str = "application/json") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _credentials(form: dict[str, str], header: str) -> tuple[str, str]:
    if header.startswith("Basic "):
        name, _, secret = base64.b64decode(header[6:]).decode().partition(":")
        return unquote_plus(name), unquote_plus(secret)
    return form.get("client_id", ""), form.get("client_secret", "")


def shared(secret: str) -> OctKey:
    """Return the client's secret as a key, as a forger would use it."""
    return OctKey.import_key(secret, {"kid": "one"})
