"""From a page to a document: decode, take apart, find the language, read the imprint."""

from __future__ import annotations

from ..errors import DocumentError
from ..records import Document, Imprint, Page
from . import plain
from .decode import decode
from .html.look import Look, look, without_scripts
from .imprint import imprint_of
from .language import language_of
from .layout import LIST, REFUSAL, Layout
from .numbers import readings
from .times import is_date

# The longest reports of commissions have half of this; coding what is longer would hold up everything else for hours.
LONGEST = 1_000_000
_NOTHING = "no article is found on the page"
_REMEDIES = {
    "": "give the page of one article, or its text",
    REFUSAL: "open it in a browser and save the article",
    LIST: "give an article, or the feed of this page",
}
FACTS = ("outlet", "published", "updated", "section", "canonical", "language", "byline", "collection")


def read(page: Page) -> Document:
    """Return the document of ``page``.

    Raises DocumentError where the page has no article, is hostile, longer than any article, or in an encoding that cannot be made out.
    """
    layout = lay_out(page)
    if not layout.body.strip():
        raise DocumentError(layout.instead or _NOTHING, page.location, _REMEDIES[layout.instead])
    if len(layout.body) > LONGEST:
        raise DocumentError(f"a text of {len(layout.body):,} characters is no article, the cap is {LONGEST:,}", page.location, "divide it")
    text, start, end = layout.text()
    return Document(
        page=page.sha256, location=page.location, text=text, body_start=start, body_end=end, gathered=page.gathered,
        language=language_of(layout.body, layout.facts.get("language")),
        imprint=imprint_of(layout, page, text, start, end, decode(page) if "html" in page.media_type else ""),
    )  # fmt: skip


def lay_out(page: Page) -> Layout:
    """Return the parts of ``page``, whatever its media type.

    Raises DocumentError as read does.
    """
    facts = {name: value for name, value in page.facts if name in FACTS}
    if "://" in page.location:
        facts["address"] = page.location
    title = dict(page.facts).get("title")
    if page.media_type == "application/pdf":
        from .pdf import text_of

        return plain.lay_out(text_of(page), title, facts)
    text = decode(page)
    return _html(text, page.location, title, facts) if "html" in page.media_type else plain.lay_out(text, title, facts)


def unread_date(page: Page, imprint: Imprint) -> str | None:
    """Return what the page's source, or its own head, says of when it was published, where that cannot be read; else None."""
    given = dict(page.facts)
    said = given.get("published", "").strip()
    if said and imprint.published_source != given.get("published_source", "given"):
        return said
    if imprint.published or "pdf" in page.media_type:
        return None
    layout = lay_out(page)
    return layout.facts.get("published", "").strip() or next((line for line in layout.above if is_date(line) and any(readings(line))), None)


def _html(html: str, where: str, title: str | None, facts: dict[str, str]) -> Layout:
    html = without_scripts(html)
    seen = look(html)
    if seen.hostile:
        raise DocumentError(f"the page is not read: {seen.value}", where, "save the article alone")
    if seen is Look.UNUSUAL:
        from .html import worker

        return worker.lay_out(html, where, title, facts)
    from .html import extract

    return extract.lay_out(html, title, facts)
