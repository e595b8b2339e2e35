"""Text from outside as plain text: what could turn or hide the text around it is made visible."""

from __future__ import annotations

from markupsafe import Markup

# Marks that reorder text (overrides, embeddings, isolates) and control characters other than tab and line ends.
_TURNING = {code: f"[U+{code:04X}]" for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C)}
_CONTROL = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(127, 160)), "�")
_SEEN = _TURNING | _CONTROL


def plain(value: object) -> object:
    """Return what a template prints: text without marks that reorder it; markup made by the site and other values as they are."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return value.translate(_SEEN)
    return value


def safe_link(address: str | None) -> str | None:
    """Return an address that may stand in a link: http or https alone, so that a page cannot plant a script."""
    if address and address.lower().startswith(("http://", "https://")) and not any(mark in address for mark in "\n\r\t <>\"'"):
        return address
    return None


def own_path(address: str) -> str:
    """Return an address if it leads to a page of this site, else its front page."""
    # Browsers leave out tabs and line ends, and take a backslash for a slash: what is left may begin with two of them.
    elsewhere = address.startswith("//") or "\\" in address or any(mark < " " for mark in address)
    return address if address.startswith("/") and not elsewhere else "/"


def shown_location(location: str) -> str:
    """Return where a page was found, without the folders of the machine that serves it."""
    if "://" in location and not location.lower().startswith("file:"):
        return location
    return location.replace("\\", "/").rsplit("/", 1)[-1]
