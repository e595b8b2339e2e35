"""Precision and recall of each field of the imprint, and F1 of the article's text, on the marked pages.

    python benchmarks/pages_imprint.py [FOLDER]

The folder (by default tests/fixtures/pages/marked) holds HTML pages and ``marks.toml``, which says how they are marked. The text is
compared as bags of words, beside what trafilatura alone gives with the same options.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import lxml.html
from trafilatura import extract

from trucewatch.documents import read
from trucewatch.errors import DocumentError
from trucewatch.pages import gather
from trucewatch.records import Document, Imprint, Page

FOLDER = Path(__file__).parents[1] / "tests" / "fixtures" / "pages" / "marked"
FIELDS = ("headline", "outlet", "agency", "byline", "place", "published", "updated", "section", "canonical", "credits", "chain")


def documents(folder: Path) -> Iterator[tuple[str, str, Document | None]]:
    """Yield the name, the HTML and the document of each page of the folder; None where no article was found."""
    for page in gather(str(folder)):
        if isinstance(page, Page):
            try:
                document = read(page)
            except DocumentError:
                document = None
            yield Path(page.location).stem, page.content.decode(), document


def said(imprint: Imprint) -> dict[str, Any]:
    """Return the fields of an imprint in the form of the marks."""
    place = imprint.dateline.place.quote if imprint.dateline else None
    plain = {name: getattr(imprint, name) for name in ("outlet", "agency", "published", "updated", "section", "canonical")}
    headline, byline = (span.quote if span else None for span in (imprint.headline, imprint.byline))
    lists = {"credits": [span.quote for span in imprint.credits], "chain": [hop.name for hop in imprint.chain]}
    return {**plain, **lists, "headline": headline, "byline": byline, "place": place}


def same(mark: Any, got: Any) -> bool:
    """Tell whether a field is read as it is marked; a mark that is a day alone asks for the day."""
    if isinstance(mark, date) and not isinstance(mark, datetime):
        return isinstance(got, datetime) and got.date() == mark
    return bool(mark == got)


def article(html: str) -> str:
    """Return the text between the marks of a page."""
    kept = re.sub(r"<!--not-->.*?<!--/not-->", " ", html.split("<!--article-->")[1].split("<!--/article-->")[0], flags=re.S)
    return str(lxml.html.fromstring(f"<div>{re.sub('<', ' <', kept)}</div>").text_content())


def f1(truth: str, got: str) -> float:
    """Return F1 of two texts as bags of words."""
    one, other = Counter(re.findall(r"\w+", truth)), Counter(re.findall(r"\w+", got))
    shared = sum((one & other).values())
    return 2 * shared / max(1, sum(one.values()) + sum(other.values()))


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    marks = tomllib.loads((folder / "marks.toml").read_text(encoding="utf-8"))
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    wrong, ours, theirs = [], [], []
    for name, html, document in documents(folder):
        got = said(document.imprint) if document else {}
        for field in FIELDS:
            mark, read_as = marks[name].get(field), got.get(field) or None
            right = mark is not None and same(mark, read_as)
            counts[field] = [n + k for n, k in zip(counts[field], (right, read_as is not None, mark is not None), strict=True)]
            if (mark is not None or read_as is not None) and not right:
                wrong.append(f"{name}.{field}: marked {mark!r}, read {read_as!r}")
        ours.append(f1(article(html), document.body if document else ""))
        theirs.append(f1(article(html), extract(html, include_comments=False, favor_precision=True, include_tables=False) or ""))
        if ours[-1] < 0.98:
            wrong.append(f"{name}: text F1 {ours[-1]:.3f} (trafilatura alone {theirs[-1]:.3f})")
    for field, (right, given, due) in counts.items():
        precision, recall = right / max(1, given), right / max(1, due)
        print(f"{field:10} precision {precision:.3f}  recall {recall:.3f}  ({right} right, {given} given, {due} due)")
    print(f"text F1 {sum(ours) / len(ours):.4f}, trafilatura alone {sum(theirs) / len(theirs):.4f}, {len(ours)} pages")
    print(*wrong, sep="\n")


if __name__ == "__main__":
    main()
