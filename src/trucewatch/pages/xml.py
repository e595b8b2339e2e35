"""Reading XML that strangers wrote: no entities, no external files, no network, bounded."""

from __future__ import annotations

import gzip
import zlib
from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING

from ..errors import PageError
from .original import LARGEST

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_GZIP = b"\x1f\x8b"
_MEDIA = ("{http://search.yahoo.com/mrss", "{http://www.itunes.com/dtds")


def root_of(content: bytes, where: str) -> Element:
    """Return the root element of ``content``, which may be broken in the ways feeds are, or packed with gzip.

    Raises PageError where it is no XML at all, or nested deeper than any feed is. Entities that the document declares are left out.
    """
    from lxml import etree

    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True)
    try:
        root = etree.fromstring(unpacked(content, where), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise PageError(f"not readable as XML: {error}", where, "open the address in a browser and look") from None
    if root is None:
        raise PageError("not readable as XML", where, "open the address in a browser and look")
    if any("Excessive depth" in error.message for error in parser.error_log):
        raise PageError("its elements are nested too deep to be read", where, "no feed is made so: give its pages one by one")
    _without_entities(root)
    return root


def _without_entities(root: Element) -> None:
    """Take out the entities that only the document itself declares; those of HTML are told later."""
    from lxml import etree

    for entity in [one for one in root.iter(etree.Entity) if one.text and unescape(one.text) == one.text]:
        before, parent, tail = entity.getprevious(), entity.getparent(), entity.tail or ""
        if before is not None:
            before.tail = _joined(before.tail, tail)
        elif parent is not None:
            parent.text = _joined(parent.text, tail)
        if parent is not None:
            entity.tail = None
            parent.remove(entity)


def _joined(before: str | None, after: str) -> str:
    said = before or ""
    return said + (after.lstrip() if said[-1:].isspace() else after)


def unpacked(content: bytes, where: str) -> bytes:
    """Return ``content`` without its gzip packing, if it has one; at most LARGEST bytes.

    Raises PageError where it is larger unpacked, or damaged.
    """
    if not content.startswith(_GZIP):
        return content
    try:
        with gzip.open(BytesIO(content)) as file:
            plain = file.read(LARGEST + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise PageError(f"badly packed: {error}", where, "get it again") from None
    if len(plain) > LARGEST:
        raise PageError(f"more than {LARGEST:,} bytes when unpacked", where, "split it")
    return plain


def head_of(content: bytes, size: int) -> bytes:
    """Return the first ``size`` bytes of ``content``, unpacked where it is packed with gzip; b"" where the packing is damaged."""
    if not content.startswith(_GZIP):
        return content[:size]
    try:
        return zlib.decompressobj(31).decompress(content[: 4 * size], size)
    except zlib.error:
        return b""


def name_of(element: Element) -> str:
    """Return an element's name without its namespace, in lower case; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def is_media(element: Element) -> bool:
    """Tell whether an element of a feed is about its pictures and sounds (Media RSS, iTunes), whatever it is called."""
    tag = element.tag if isinstance(element.tag, str) else ""
    return tag.startswith(_MEDIA)


def text_in(element: Element, *names: str) -> str:
    """Return the text of the first child called one of ``names`` that has any, in the order of ``names``."""
    for name in names:
        for child in element:
            if name_of(child) == name and not is_media(child) and (text := "".join(map(str, child.itertext())).strip()):
                return text
    return ""
