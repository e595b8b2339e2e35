"""The times that a page's own elements of time give, with what stands before them, is said in them, or is in their names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from ..times import group_of, labelled
from .linked import Said
from .segments import is_beside

# A paragraph of this length is the article: what is dated below it may be another one.
_PROSE = 120
_LONGEST_LABEL = 40
_PUBLISHED = re.compile(r"(?:^|[\s_-])(?:published|pub-?date|entry-date)(?:$|[\s_-])", re.I)
_CHANGED = re.compile(r"(?:^|[\s_-])(?:modified|updated?|changed|edited|last-?mod\w*)(?:$|[\s_-])", re.I)


def stated(tree: HtmlElement) -> Said:
    """Yield "published" or "updated" with the time and "datetime", of each element above the article; without one, of the first within."""
    above = list(_above(tree))
    within = tree.xpath("(//article//time[@datetime]|//main//time[@datetime]|//header//time[@datetime])[1]")
    for element in above or within:
        value = " ".join((element.get("datetime") or "").split())
        if value:
            yield _fact(element), value, "datetime"


def _above(tree: HtmlElement) -> Iterator[HtmlElement]:
    for element in tree.iter("time", "p"):
        if element.tag == "p" and len(" ".join(element.text_content().split())) >= _PROSE and not _beside(element):
            return
        if element.tag == "time" and element.get("datetime") and not _beside(element):
            yield element


def _beside(element: HtmlElement) -> bool:
    # What holds the page's headline is the article, whatever it is called.
    around = (above for above in element.iterancestors() if above.find(".//h1") is None)
    return any(above.tag in ("footer", "nav") or is_beside(above) for above in around)


def _fact(element: HtmlElement) -> str:
    """Return which time it is: "updated" where a label or a name says so, else "published"."""
    groups = [group_of(word) for text in (_own(element), _before(element)) for word, _ in labelled(text)]
    label = next((group for group in groups if group), "")
    parent = element.getparent()
    names = [element.get("class") or "", (parent.get("class") or "") if parent is not None and len(parent.xpath(".//time")) == 1 else ""]
    changed = any(map(_CHANGED.search, names)) and not any(map(_PUBLISHED.search, names))
    return "updated" if label == "updated" or (not label and changed) else "published"


def _own(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _before(element: HtmlElement) -> str:
    """Return the words just before an element: in its parent, or in an element of words alone beside it."""
    previous, parent = element.getprevious(), element.getparent()
    if previous is None:
        text = (parent.text or "") if parent is not None else ""
    else:
        words = isinstance(previous.tag, str) and previous.tag != "time"
        text = previous.tail if (previous.tail or "").strip() else previous.text_content() if words else ""
    return " ".join((text or "").split())[-_LONGEST_LABEL:]
