"""Bytes to text: the declared encoding if it fits, a measured guess if it does not, and the truth about both."""

from __future__ import annotations

import codecs
import re

from ..errors import DocumentError
from ..records import Page

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_XML = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.I)
_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.I)
# What browsers read under these names (WHATWG Encoding Standard, labels of windows-1252).
_AS_BROWSERS = {"iso8859-1": "cp1252", "ascii": "cp1252"}
# Above this share of characters that no encoding explains, a text is not one.
_WORST = 0.02
_HIGH = re.compile(rb"[\x80-\xff]")
_FEW = 0.15


def decode(page: Page) -> str:
    """Return the page's text with plain line ends; characters that are not valid in its encoding stand as U+FFFD.

    Raises DocumentError where more than 2 % of it is invalid in every encoding that is likely.
    """
    content = page.content
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _tidy(content[len(mark) :].decode(encoding, "replace"), page)
    for encoding in _candidates(page):
        if (text := _strict(content, encoding)) is not None:
            return _tidy(text, page)
    return _tidy(_guess(content), page)


def _candidates(page: Page) -> list[str]:
    declared = [found[1] for name, value in page.headers if name.lower() == "content-type" and (found := _HEADER.search(value))]
    if "html" in page.media_type and (meta := _META.search(page.content[:4096])):
        declared.append(meta[1].decode("ascii"))
    if "html" in page.media_type and (xml := _XML.match(page.content[:4096])):
        declared.append(xml[1].decode("ascii"))
    # UTF-8 is asked first: text of another encoding hardly ever passes for it, while the reverse is a common mislabelling.
    return ["utf-8", *declared]


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        name = codecs.lookup(encoding).name
        text, _ = codecs.getdecoder(_AS_BROWSERS.get(name, name))(content)
    except (LookupError, UnicodeError):
        return None
    return text if isinstance(text, str) else None


def _guess(content: bytes) -> str:
    """Mostly valid UTF-8 keeps its good part; few high bytes are Western quotes and accents; the rest is measured."""
    text = content.decode("utf-8", "replace")
    if text.count("\ufffd") <= len(text) * _WORST / 10:
        return text
    if len(_HIGH.findall(content)) < len(content) * _FEW and (western := _strict(content, "cp1252")) is not None:
        return western
    from charset_normalizer import from_bytes

    best = from_bytes(content[:200_000]).best()
    return content.decode(best.encoding if best else "cp1252", "replace")


def _tidy(text: str, page: Page) -> str:
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")
    if not text.strip("\ufffd \t\n"):
        raise DocumentError("the page has no readable characters", page.location, "check that it is a text")
    if text.count("\ufffd") > len(text) * _WORST:
        raise DocumentError("the encoding is broken: too many characters are invalid in it", page.location, "save the page again as UTF-8")
    return text
