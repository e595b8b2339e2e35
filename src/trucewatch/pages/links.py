"""Addresses as pages write them: relative, or wrong; and whose they are."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

# What sites put before their name for feeds, telephones and the like.
_SERVICE = re.compile(r"^(?:www\d?|feeds?|rss|m|mobile|amp|news)\.")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")


def legible(location: str) -> str:
    """Return a location in which what cannot be shown or recorded is written as %XX: control characters, bytes of no encoding."""
    return _UNSEEN.sub(lambda sign: f"%{ord(sign[0]) & 0xFF:02X}", location)


def joined(base: str, link: str) -> str:
    """Return ``link`` as an address, a relative one from ``base``; "" for none. One that is wrong ("http://[x") stays as it is."""
    try:
        return urljoin(base, link.strip()) if link.strip() else ""
    except ValueError:
        return link.strip()


def same_site(one: str, other: str) -> bool:
    """Tell whether two addresses are of one site: one's host is the other's, or lies within it."""
    first, second = _site(one), _site(other)
    return bool(first and second) and (first == second or first.endswith(f".{second}") or second.endswith(f".{first}"))


def _site(address: str) -> str:
    try:
        return _SERVICE.sub("", (urlsplit(address).hostname or "").lower())
    except ValueError:
        return ""
