"""A signed POST for each notice, by the Standard Webhooks specification (standardwebhooks.com, symmetric signatures).

Headers: ``webhook-id`` (the notice's id), ``webhook-timestamp`` (seconds), ``webhook-signature``: ``v1,`` and the base64 of the
HMAC-SHA256 of ``id.timestamp.body``. A secret that begins with ``whsec_`` is base64, any other is taken as it stands.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import time
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from trucewatch.errors import SettingError

from .channel import Wait
from .notice import Notice, NoticeError
from .settings import ToWebhook

# What may be better in a moment; any other refusal waits for the next round.
_PASSING = (408, 425, 429, 500, 502, 503, 504)


class Webhook:
    """Posts JSON and does not follow redirects: a signed notice goes where its owner said, nowhere else."""

    def __init__(self, to: ToWebhook, secret: str, wait: Wait) -> None:
        self._to, self._wait, self._key = to, wait, key(secret)

    def tell(self, notice: Notice) -> None:
        """Post a notice, again after a pause where the receiver is not ready.

        Raises NoticeError where it is not taken.
        """
        body = notice.model_dump_json().encode()
        for turn in range(self._to.tries):
            refusal, passing = self._attempt(notice.id, body)
            if refusal is None:
                return
            if not passing or (turn + 1 < self._to.tries and self._wait(self._to.pause * 2**turn)):
                break
        raise NoticeError(f"the webhook does not take the notice: {refusal}", self._to.url, "check the receiver")

    def _attempt(self, name: str, body: bytes) -> tuple[str | None, bool]:
        """Return why a notice was not taken (None: it was), and whether that may pass."""
        try:
            status = self._post(body, signed(self._key, name, int(time.time()), body))
        except (OSError, HTTPException) as error:
            return str(error) or type(error).__name__, True
        return (None if 200 <= status < 300 else f"status {status}"), status in _PASSING

    def _post(self, body: bytes, headers: dict[str, str]) -> int:
        parts = urlsplit(self._to.url)
        kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        connection = kind(parts.hostname or "", parts.port, timeout=self._to.seconds)
        try:
            path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            connection.request("POST", path, body, {"Content-Type": "application/json", "User-Agent": "trucewatch", **headers})
            return connection.getresponse().status
        finally:
            connection.close()


def key(secret: str) -> bytes:
    """Return the bytes that sign.

    Raises SettingError where a secret says it is base64 and is not.
    """
    if not secret.startswith("whsec_"):
        return secret.encode()
    try:
        return base64.b64decode(secret.removeprefix("whsec_"), validate=True)
    except binascii.Error:
        raise SettingError("the webhook's secret begins with whsec_ and is not base64", remedy="copy it whole") from None


def signed(secret: bytes, name: str, seconds: int, body: bytes) -> dict[str, str]:
    """Return the headers that prove who sent a body, and when."""
    digest = hmac.new(secret, f"{name}.{seconds}.".encode() + body, hashlib.sha256).digest()
    signature = f"v1,{base64.b64encode(digest).decode()}"
    return {"webhook-id": name, "webhook-timestamp": str(seconds), "webhook-signature": signature}
