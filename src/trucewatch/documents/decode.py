"""Bytes to text: the declared encoding if it fits, a measured guess if it does not, and the truth about both."""

from __future__ import annotations

import codecs
import re

from ..errors import DocumentError
from ..records import Page
from ..textfiles import unmarked

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_XML = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.I)
_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.I)
# What browsers read under these names (WHATWG Encoding Standard, labels of windows-1252).
_AS_BROWSERS = {"iso8859-1": "cp1252", "ascii": "cp1252"}
# Ways of writing that are no encodings of pages, whatever a page declares.
_NONE = frozenset({"utf-7", "unicode-escape", "raw-unicode-escape", "idna", "punycode", "undefined"})
# Above this share of characters that no encoding explains, a text is not one.
_WORST = 0.02
# An encoding is measured by this much of a page, where at least _FEWEST bytes are letters beyond ASCII; where less than _FEW of all
# letters are, the alphabet is a Latin one.
_MEASURED = 200_000
_BEYOND = re.compile(r"[^\x00-\x7f]")
_TAG, _SCRIPT, _SCRIPT_END = (re.compile(form, re.I) for form in (rb"<[^<>]*>", rb"<(?:script|style)\b", rb"</(?:script|style)"))
# Bytes that are letters in some encoding of a Latin alphabet; the others there are quotes, dashes and the like in all of them.
_LETTERS = re.compile(rb"[\x8a\x8c-\x8f\x9a\x9c-\x9f\xa1\xa3\xa5\xa6\xa9\xaa\xac\xae\xaf\xb1\xb3\xb5\xb6\xb9-\xbc\xbe-\xff]")
_WORD = re.compile(rb"[A-Za-z\x80-\xff]")
_FEWEST = 3
_FEW = 0.3
_LATIN = frozenset({"cp1250", "cp1252", "cp1254", "cp1257"} | {f"iso8859-{part}" for part in (2, 3, 4, 9, 10, 13, 15, 16)})
# The Ukrainian form has all letters of the Russian one.
_WIDER = {"koi8-r": "koi8-u"}


def decode(page: Page) -> str:
    """Return the page's text with plain line ends, without NULs; characters that are not valid in its encoding stand as U+FFFD.

    Raises DocumentError where more than 2 % of it is invalid in every encoding that is likely.
    """
    content = page.content
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _tidy(content[len(mark) :].decode(encoding, "replace"), page)
    if (bare := unmarked(content)) and (text := _strict(content[: len(content) & ~1], bare)) is not None:
        return _tidy(text, page)
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
        return None if name.replace("_", "-") in _NONE else content.decode(_AS_BROWSERS.get(name, name))
    except (LookupError, UnicodeError):
        # "base64" and the like are codecs, but decode to no text: that is a LookupError too.
        return None


def _guess(content: bytes) -> str:
    """Mostly valid UTF-8 keeps its good part; what has hardly a letter beyond ASCII is Western; the rest is measured."""
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if broken <= len(text) * _WORST / 10 and broken < len(_BEYOND.findall(text)):
        return text
    found = _measured(_visible(content[:_MEASURED]))
    return _strict(content, found) or content.decode(found if _is_known(found) else "cp1252", "replace")


def _visible(content: bytes) -> bytes:
    """Return the bytes of a page outside of its tags and scripts, which are ASCII whatever its language."""
    first, *scripts = _SCRIPT.split(content)
    after = (part[end.end() :] for part in scripts if (end := _SCRIPT_END.search(part)))
    return _TAG.sub(b" ", b" ".join((first, *after)))


def _measured(visible: bytes) -> str:
    """Return the encoding that the letters of a text show. In another script many of them are beyond ASCII, in a Latin one few."""
    letters = len(_LETTERS.findall(visible))
    if letters < _FEWEST:
        return "cp1252"
    from resiliparse.parse.encoding import detect_encoding

    found = detect_encoding(visible, max_len=len(visible), from_html_meta=False) or "cp1252"
    if letters < _FEW * len(_WORD.findall(visible)):
        return found if found in _LATIN else "cp1252"
    return _WIDER.get(found, found) if found != "utf-8" else _second(visible)


def _second(visible: bytes) -> str:
    """Return what another detector says, where the first knows no answer (Korean)."""
    from charset_normalizer import from_bytes

    best = from_bytes(visible).best()
    return best.encoding if best else "cp1252"


def _is_known(encoding: str) -> bool:
    try:
        return bool(codecs.lookup(encoding))
    except LookupError:
        return False


def _tidy(text: str, page: Page) -> str:
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip("\x00\ufffd \t\n"):
        raise DocumentError("the page has no readable characters", page.location, "check that it is a text")
    if text.count("\ufffd") + text.count("\x00") > len(text) * _WORST:
        raise DocumentError("the encoding is broken: too many characters are invalid in it", page.location, "save the page again as UTF-8")
    return text.replace("\x00", "")
