"""What every answer carries so that a browser holds to the rules: nothing from other hosts, no inline script, no framing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from fastapi import Request, Response
from fastapi.responses import PlainTextResponse

from .settings import Settings

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; frame-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# For a page's original: shown as it came, with nothing of it alive.
ORIGINAL_POLICY = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
Next = Callable[[Request], Awaitable[Response]]


def framed_by(address: str) -> dict[str, str]:
    """Return headers of an answer with nothing in it that pages of one other host may frame, and that nobody keeps."""
    parts = urlsplit(address)
    policy = f"default-src 'none'; frame-ancestors {parts.scheme}://{parts.netloc}"
    return {"Content-Security-Policy": policy, "Cross-Origin-Resource-Policy": "cross-origin", "Cache-Control": "no-store"}


async def carry(request: Request, call_next: Next, settings: Settings) -> Response:
    """Answer only to the site's own names, and give every answer its headers."""
    if settings.hosts and _name(request) not in settings.hosts:
        return PlainTextResponse("This site does not answer to that name.\n", status_code=421)
    answer = await call_next(request)
    for name, value in HEADERS.items():
        answer.headers.setdefault(name, value)
    if settings.secure:
        answer.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    return answer


def _name(request: Request) -> str:
    host = request.headers.get("host", "")
    return host.rsplit(":", 1)[0] if ":" in host.rsplit("]", 1)[-1] else host
