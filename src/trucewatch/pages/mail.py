"""Mail: digests and press releases as messages, one a file (.eml) or many (.mbox). Attachments are left alone."""

from __future__ import annotations

import mailbox
from collections.abc import Iterator
from datetime import UTC
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from hashlib import sha256
from pathlib import Path

from ..errors import PageError
from ..records import Page, Quarantined
from .original import LARGEST, original, too_large
from .quoted import Headers, unpacked

# A plain part shorter than this only says that the mail is to be read as HTML.
_SHORT = 200


class MailSource:
    """Messages; the body of each is a page, its headers are kept as the page's, with the SHA-256 of the whole message as a fact."""

    def accepts(self, location: str) -> bool:
        """Accept the suffixes .eml and .mbox."""
        return "://" not in location and location.lower().endswith((".eml", ".mbox"))

    def pages(self, location: str) -> Iterator[Page | Quarantined]:
        """Yield a page for each message; one without a text is quarantined under ``file#message``.

        Raises PageError where the file is missing, cannot be read or holds no message.
        """
        path = Path(location)
        if not path.is_file():
            raise PageError("no such file", location, "check the spelling and the current folder")
        try:
            if location.lower().endswith(".eml"):
                yield _page(location, path.read_bytes())
                return
            found = False
            for number, message in enumerate(mailbox.mbox(path, create=False), 1):
                found = True
                yield _page(f"{location}#{number}", message.as_bytes())
        except OSError as error:
            raise PageError(f"the mail cannot be read: {error.strerror}", location, "check its permissions") from None
        if not found:
            raise PageError("the file holds no message", location, "give a file in the mbox format")


def _page(place: str, content: bytes) -> Page | Quarantined:
    if len(content) > LARGEST:
        return too_large(place, len(content))
    message = message_from_bytes(content, policy=policy.default)
    body = _body(message) if isinstance(message, EmailMessage) else None
    if body is None:
        return Quarantined(location=place, stage="pages", reason="the message has no text", remedy="save what is attached to it as a file")
    kind, text = body
    headers: Headers = tuple(_headers(message))
    inner: Headers = ()
    if kind.startswith("text/plain"):
        inner, text = unpacked(text, next((value for name, value in headers if name.lower() == "subject"), ""))
    if not text:
        reason = "the message only quotes another"
        return Quarantined(location=place, stage="pages", reason=reason, remedy="give the message that it quotes")
    facts = (*_facts(inner, headers), ("message_sha256", sha256(content).hexdigest()), ("record", place))
    return original(place, text.encode("utf-8", "replace"), kind, headers, facts)


def _body(message: EmailMessage) -> tuple[str, str] | None:
    """Return the kind and the text of the part to be read: the plain one, unless it only points to the HTML one."""
    plain, html = (_text(message, kind) for kind in ("plain", "html"))
    if plain and (len(plain) >= _SHORT or not html):
        return "text/plain; charset=utf-8", plain
    return ("text/html; charset=utf-8", html) if html else None


def _text(message: EmailMessage, kind: str) -> str | None:
    try:
        part = message.get_body((kind,))
        text = part.get_content() if part else None
    except (LookupError, ValueError, AttributeError):
        # An encoding that nobody knows, or a broken part: there may be another.
        return None
    return text if isinstance(text, str) and text.strip() else None


def _headers(message: EmailMessage) -> Iterator[tuple[str, str]]:
    """Yield the headers, decoded; one that is broken as it stands."""
    for name, raw in message.raw_items():
        try:
            yield name, _one_line(message.policy.header_fetch_parse(name, raw))
        except (ValueError, LookupError, OverflowError, AttributeError, TypeError):
            yield name, _one_line(raw)


def _facts(inner: Headers, headers: Headers) -> Iterator[tuple[str, str]]:
    """Yield what the headers say; those of a message that is forwarded, ``inner``, outrank those of the message that carries it."""
    first = {name.lower(): value for name, value in reversed((*inner, *headers))}
    said = {"title": first.get("subject"), "outlet": _sender(first.get("from", "")), "id": first.get("message-id")}
    yield from ((key, value) for key, value in said.items() if value)
    if when := _sent(first.get("date", ""), written=any(name == "Date" for name, _ in inner)):
        yield from (("published", when), ("published_source", "mail"))


def _sender(field: str) -> str:
    """Return who sends, by name or else by the domain; a forward may name its sender without an address."""
    name, address = parseaddr(field)
    return name or address.partition("@")[2] or ("" if "@" in field else field)


def _sent(date: str, written: bool) -> str:
    """Return when a message was sent; as it stands where a program that forwards has ``written`` it in its own way."""
    try:
        sent = parsedate_to_datetime(date)
    except (ValueError, OverflowError):
        return date if written else ""
    if written and not sent.tzinfo:
        return date
    return (sent if sent.tzinfo else sent.replace(tzinfo=UTC)).isoformat()


def _one_line(value: object) -> str:
    return " ".join(str(value).encode("utf-8", "replace").decode().split())


source = MailSource()
