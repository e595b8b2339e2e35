"""From bytes to a page: what can be none is set aside with its reason."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from os import fspath
from pathlib import PurePath

from ..records import Page, Quarantined
from ..textfiles import unmarked
from .links import legible

LARGEST = 20_000_000
MEDIA_TYPES = {
    ".html": "text/html", ".htm": "text/html", ".xhtml": "text/html",
    ".txt": "text/plain", ".text": "text/plain", ".md": "text/markdown", ".pdf": "application/pdf",
}  # fmt: skip
_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|article|div|p|h1)\b", re.I | re.S
)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_JUNK = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def original(
    location: str,
    content: bytes,
    media_type: str | None = None,
    headers: Iterable[tuple[str, str]] = (),
    facts: Iterable[tuple[str, str]] = (),
) -> Page | Quarantined:
    """Return the page of ``content``, or why it cannot be one: empty, larger than LARGEST bytes, or binary."""
    if len(content) > LARGEST:
        return too_large(location, len(content))
    if not content.strip(b"\x00\t\r\n\f \xef\xbb\xbf"):
        return Quarantined(location=location, stage="pages", reason="the page is empty", remedy="see whether the source has moved it")
    kind = media_type_of(location, content, media_type)
    if kind is None:
        return Quarantined(location=location, stage="pages", reason="binary content, not a text", remedy="give HTML, plain text or PDF")
    return Page(
        location=legible(location), content=content, media_type=kind, gathered=datetime.now(UTC), gathered_by=gatherer(),
        headers=tuple(headers), facts=tuple(facts),
    )  # fmt: skip


def gatherer() -> str:
    """Return who gathers: this program, and for whom, where the environment names an operator."""
    operator = " ".join(os.environ.get("TRUCEWATCH_OPERATOR", "").split())
    return f"trucewatch for {operator}" if operator else "trucewatch"


def too_large(location: str, size: int) -> Quarantined:
    """Return the refusal of a page of ``size`` bytes."""
    reason = f"the page is too large: {size:,} bytes, the cap is {LARGEST:,}"
    return Quarantined(location=location, stage="pages", reason=reason, remedy="split it, or save the article alone")


def media_type_of(location: str, content: bytes, declared: str | None = None) -> str | None:
    """Return the media type by content first, then as declared, then by suffix; None for binary content."""
    if content.lstrip()[:5] == b"%PDF-":
        return "application/pdf"
    if is_binary(content):
        return None
    if _MARKUP.match(_narrow(content[:8192]).removeprefix(b"\xef\xbb\xbf")):
        return "text/html"
    return declared or MEDIA_TYPES.get(PurePath(fspath(location)).suffix.lower(), "text/plain")


def _narrow(content: bytes) -> bytes:
    """Return the bytes of a page without the empty ones and the mark of UTF-16, if it is in that."""
    marked = content[:2] in _UTF16
    return content[2 * marked :].replace(b"\0", b"") if marked or unmarked(content) else content


def is_binary(content: bytes) -> bool:
    """Tell whether ``content`` is no text in any encoding news comes in: more than 1 control character in 100."""
    head = content[:65536]
    if head[:2] in _UTF16:
        return False
    if encoding := unmarked(head):
        head = head[: len(head) & ~1].decode(encoding, "replace").replace("\ufffd", "\0").encode()
    return len(_JUNK.findall(head)) > len(head) / 100
