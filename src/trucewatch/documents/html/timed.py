"""The times that a page's own elements of time give, with what stands before them, is said in them, or is in their names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from ..times import group_of, labelled, moment
from .linked import Said
from .segments import is_beside

# A paragraph of this length is the article: what is dated below it may be another one.
_PROSE = 120
_LONGEST_LABEL = 40
_CARRIERS = ("time", "p", "span", "div", "abbr", "relative-time", "time-ago", "local-time", "small", "li")
_ATTRIBUTES = ("datetime", "data-datetime", "data-timestamp", "data-time", "data-date", "data-published", "data-utc", "title")
_PUBLISHED = re.compile(r"(?:^|[\s_-])(?:published|pub-?date|entry-date)(?:$|[\s_-])", re.I)
_CHANGED = re.compile(r"(?:^|[\s_-])(?:modified|updated?|changed|edited|last-?mod\w*)(?:$|[\s_-])", re.I)


def stated(tree: HtmlElement) -> Said:
    """Yield "published" or "updated" with the time and "datetime", of each element above the article; without one, of the first within."""
    above = list(_above(tree))
    within = tree.xpath("(//article//time[@datetime]|//main//time[@datetime]|//header//time[@datetime])[1]")
    for element in above or within:
        value, key = _said(element)
        yield _fact(element), value, key


def _said(element: HtmlElement) -> tuple[str, str]:
    """Return the time that an element says out of sight and the name of its attribute; "" for none.

    Elements of time say it in "datetime", others in attributes of their own or in what is shown when a pointer rests on them.
    """
    values = ((name, " ".join((element.get(name) or "").split())) for name in _ATTRIBUTES)
    return next(((value, name) for name, value in values if value and (name == "datetime" or _is_time(value))), ("", ""))


def _is_time(value: str) -> bool:
    """Tell whether a value is a time for machines: with a clock, or seconds since 1970."""
    return moment(value) is not None and (":" in value or value.isdigit())


def _above(tree: HtmlElement) -> Iterator[HtmlElement]:
    for element in tree.iter(*_CARRIERS):
        if element.tag == "p" and len(" ".join(element.text_content().split())) >= _PROSE and not _beside(element):
            return
        if _said(element)[0] and not _beside(element):
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
