"""Precision and recall of each field of the imprint, and F1 of the article's text, on the marked pages.

    python benchmarks/pages_imprint.py [--part PART] [--wrong] [FOLDER …]

A folder (by default those of tests/fixtures/pages) holds HTML pages and ``marks.toml``, which says how they are marked. The text is
compared as bags of words, beside what trafilatura alone gives with the same options. ``--part`` asks for the pages of one part: "earlier",
or "mended" and "held" with "newer_", "latest_", "further_" or nothing before; the held ones are those that nobody looked at when the
rules were mended. ``--wrong`` lists each reading that differs from its mark.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import lxml.html
from trafilatura import extract

from trucewatch.documents import read
from trucewatch.documents.decode import decode
from trucewatch.errors import DocumentError
from trucewatch.pages import gather
from trucewatch.records import Document, Page

PAGES = Path(__file__).parents[1] / "tests" / "fixtures" / "pages"
FOLDERS = (PAGES / "marked", PAGES / "layouts", PAGES / "newer", PAGES / "latest", PAGES / "further")
NAMES = ("outlet", "agency", "published", "updated", "section", "canonical")
FIELDS = ("headline", "outlet", "agency", "byline", "place", "day", *NAMES[2:], "language", "credits", "chain")


class Marked(NamedTuple):
    """One page: its marks, its HTML, and the document read from it, None where no article was found."""

    name: str
    marks: dict[str, Any]
    html: str
    document: Document | None


def marked(folders: tuple[Path, ...] = FOLDERS, part: str | None = None) -> Iterator[Marked]:
    """Yield the marked pages of the folders, of one part where it is given; pages that name no part are "earlier"."""
    for folder in folders:
        marks = tomllib.loads((folder / "marks.toml").read_text(encoding="utf-8"))
        for page in gather(str(folder)):
            name = Path(page.location).stem
            if isinstance(page, Page) and part in (None, marks[name].get("part", "earlier")):
                yield Marked(name, {"language": "en", **marks[name]}, decode(page), _document(page))


def _document(page: Page) -> Document | None:
    try:
        return read(page)
    except DocumentError:
        return None


def said(document: Document | None) -> dict[str, Any]:
    """Return what was read of a page in the form of the marks; what is unknown is left out."""
    if document is None:
        return {}
    imprint, dateline = document.imprint, document.imprint.dateline
    spans = {"headline": imprint.headline, "byline": imprint.byline, "place": dateline.place if dateline else None}
    plain = {name: getattr(imprint, name) for name in NAMES} | {"language": document.language, "day": dateline.day if dateline else None}
    lists = {"credits": [span.quote for span in imprint.credits], "chain": [hop.name for hop in imprint.chain]}
    quotes = {name: span.quote for name, span in spans.items() if span}
    return {name: value for name, value in {**plain, **lists, **quotes}.items() if value}


def same(mark: Any, got: Any) -> bool:
    """Tell whether a name, a span or a time is as marked: any of a list, and of a time marked by its day alone the day."""
    if isinstance(mark, list):
        return got in mark
    if isinstance(mark, date) and not isinstance(mark, datetime) and isinstance(got, datetime):
        return got.date() == mark
    return bool(mark == got)


def right(field: str, marks: dict[str, Any], got: dict[str, Any]) -> bool:
    """Tell whether ``field`` is read as it is marked; stations of a chain may have several names, as the outlet has."""
    if field not in marks or field not in got:
        return False
    if field == "credits":
        return bool(marks[field] == got[field])
    return _same_chain(marks, got[field]) if field == "chain" else same(marks[field], got[field])


def _same_chain(marks: dict[str, Any], got: list[str]) -> bool:
    here = marks.get("outlet", [])
    outlets = here if isinstance(here, list) else [here]
    names = [outlets if hop in outlets else hop.split("|") for hop in marks["chain"]]
    return len(names) == len(got) and all(one in several for one, several in zip(got, names, strict=True))


def article(html: str) -> str:
    """Return the text between the marks of a page."""
    kept = re.sub(r"<!--not-->.*?<!--/not-->", " ", html.split("<!--article-->")[1].split("<!--/article-->")[0], flags=re.S)
    return str(lxml.html.fromstring(f"<div>{re.sub('<', ' <', kept)}</div>").text_content())


def f1(truth: str, got: str) -> float:
    """Return F1 of two texts as bags of words."""
    one, other = Counter(re.findall(r"\w+", truth)), Counter(re.findall(r"\w+", got))
    shared = sum((one & other).values())
    return 2 * shared / max(1, sum(one.values()) + sum(other.values()))


def texts(page: Marked) -> tuple[float, float]:
    """Return F1 of the article as we read it, and as trafilatura alone does."""
    alone = extract(page.html, include_comments=False, favor_precision=True, include_tables=False) or ""
    truth = article(page.html)
    return f1(truth, page.document.body if page.document else ""), f1(truth, alone)


def counts(pages: list[Marked]) -> dict[str, tuple[int, int, int]]:
    """Return for each field how many readings are right, how many were given, and how many were due."""
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for page in pages:
        got = said(page.document)
        for field in FIELDS:
            seen = (right(field, page.marks, got), field in got, bool(page.marks.get(field)))
            found[field] = [n + k for n, k in zip(found[field], seen, strict=True)]
    return {field: (n[0], n[1], n[2]) for field, n in found.items()}


def _wrong(page: Marked) -> Iterator[str]:
    got = said(page.document)
    for field in FIELDS:
        mark = page.marks.get(field) or None
        if mark != got.get(field) and not right(field, page.marks, got):
            yield f"{page.name}.{field}: marked {mark!r}, read {got.get(field)!r}"
    ours, alone = texts(page)
    if ours < 0.98:
        yield f"{page.name}: text F1 {ours:.3f} (trafilatura alone {alone:.3f})"


def main() -> None:
    asked = sys.argv[1:]
    part = asked[asked.index("--part") + 1] if "--part" in asked else None
    folders = tuple(Path(one) for one in asked if not one.startswith("--") and one != part) or FOLDERS
    pages = list(marked(folders, part))
    for field, (good, given, due) in counts(pages).items():
        print(f"{field:10} precision {good / max(1, given):.3f}  recall {good / max(1, due):.3f}  ({good} right, {given} given, {due} due)")
    scores = [texts(page) for page in pages]
    ours, alone = (sum(column) / len(scores) for column in zip(*scores, strict=True))
    print(f"text F1 {ours:.4f}, trafilatura alone {alone:.4f}, {len(pages)} pages")
    if "--wrong" in asked:
        print(*(line for page in pages for line in _wrong(page)), sep="\n")


if __name__ == "__main__":
    main()
