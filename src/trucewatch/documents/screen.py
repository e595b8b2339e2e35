"""The fast first look at many pages: which can matter at all, before any is taken apart in earnest."""

from __future__ import annotations

import codecs
import re
from functools import cache

from ..records import Page
from ..textfiles import unmarked
from .html.look import look, without_scripts
from .lexicon import table


def may_matter(page: Page) -> bool:
    """Tell whether ``page`` can report violence or an undertaking to stop it: one of its words is of that field.

    Made to lose nothing: what cannot be looked at cheaply and safely (a PDF, unusual or hostile HTML) may matter.
    """
    text = screened(page)
    return text is None or _words().search(text, 0, 500_000) is not None


def speaks_of_violence(text: str) -> bool:
    """Tell whether a text has a word of violence or of undertakings to stop it."""
    return _words().search(text) is not None


def screened(page: Page) -> str | None:
    """Return the main text of ``page`` as a fast extraction (resiliparse) gives it; None where a safe look takes longer."""
    if page.media_type == "application/pdf" or page.content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None
    if unmarked(page.content):
        return None
    text = page.content.decode("utf-8", "replace")
    if "html" not in page.media_type:
        return text
    html = without_scripts(text)
    if look(html).value:
        return None
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(html, main_content=True)) or text


@cache
def _words() -> re.Pattern[str]:
    words = (re.escape(word).replace("\\~", "\\w*").replace("~", "\\w*") for word in table("conflict")["words"])
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
