"""The text of a PDF page by page, where it has one."""

from __future__ import annotations

from io import BytesIO

from ..errors import DocumentError
from ..records import Page

MOST_PAGES = 200


def text_of(page: Page) -> str:
    """Return the text of a PDF, its hyphenated line ends joined.

    Raises DocumentError where it is damaged, locked, longer than MOST_PAGES pages, or has no text (a scan).
    """
    from pypdf import PdfReader
    from pypdf.errors import PdfReadError

    try:
        reader = PdfReader(BytesIO(page.content))
        if len(reader.pages) > MOST_PAGES:
            raise DocumentError(f"the PDF has more than {MOST_PAGES} pages", page.location, "give the article's pages alone")
        text = "\n\n".join(sheet.extract_text() for sheet in reader.pages)
    except (PdfReadError, ValueError, KeyError, RecursionError, NotImplementedError) as error:
        raise DocumentError(f"the PDF cannot be read: {error}", page.location, "save it again, unlocked") from None
    if not text.strip():
        raise DocumentError("the PDF holds no text, only images", page.location, "run text recognition on it first")
    return text.replace("\x00", "\ufffd")
