"""The text of a PDF, where it has one, as paragraphs. It is read in a process of its own: a small file may unpack to gigabytes."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from io import BytesIO
from unicodedata import normalize

from ..errors import DocumentError
from ..records import Page
from .bounded import bound, work

MOST_PAGES = 200
# A line this much shorter than the text is wide ends its paragraph.
_FULL = 0.8
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]$")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
# What a browser prints above and below each sheet: the time with the page's title, the address with the number of the sheet.
_ABOVE = re.compile(r"\s*\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}[:.]\d{2}(?: ?[AP]\.?M\.?)?\b.{0,200}", re.I)
_BELOW = re.compile(r"\s*(?:(?:file|https?)://\S+\s+\d+ ?/ ?\d+|printed from:? (?:https?://|www\.)\S+.{0,40})\s*", re.I)
_ENDS = re.compile(r"[.!?:;…]['\"’”»)\]]*$")


def text_of(page: Page) -> str:
    """Return the text of a PDF: a blank line between paragraphs, lines within one joined, words divided at a line's end made whole.

    Raises DocumentError where it is damaged, locked, longer than MOST_PAGES pages, or has no text (a scan); and as bounded.work does.
    """
    told = json.loads(work(__name__, page.content, page.location))
    if "error" in told:
        raise DocumentError(told["error"], page.location, told["remedy"])
    text = "\n\n".join(paragraphs(_unprinted([_letters(line) for line in told["lines"]]))).replace("\x00", "\ufffd")
    if not text.strip():
        raise DocumentError("the PDF holds no text, only images", page.location, "run text recognition on it first")
    return text


def _unprinted(lines: Sequence[str]) -> list[str]:
    """Return the lines without what a browser printed around them; more times than sheets are entries of a log, and stay."""
    above = [line for line in lines if _ABOVE.fullmatch(line)]
    below = [line for line in lines if _BELOW.fullmatch(line)]
    taken = {*below, *(above if len(above) <= len(below) else ())}
    return [line for line in lines if line not in taken]


def _letters(line: str) -> str:
    """Return a line with the letters that a ligature stands for."""
    return _LIGATURE.sub(lambda found: normalize("NFKC", found[0]), line)


def paragraphs(lines: list[str]) -> Iterator[str]:
    """Yield the paragraphs of lines: one ends at a blank line, and at a short line where a new one may begin."""
    width = max((len(line) for line in lines), default=0) * _FULL
    whole = ""
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        whole = _joined(whole, line.strip())
        if whole and (not after.strip() or (len(line.strip()) < width and _parts(line.strip(), after.strip()))):
            yield whole
            whole = ""
    yield from [whole] if whole else ()


def _parts(line: str, after: str) -> bool:
    """Tell whether a short line ends a paragraph: its sentence has ended, or what follows begins one."""
    return bool(_ENDS.search(line)) or not after[0].islower()


def _joined(whole: str, line: str) -> str:
    if line[:1].islower() and _HYPHEN.search(whole):
        return whole[:-1] + line
    return f"{whole} {line}".strip()


def _told(content: bytes) -> dict[str, object]:
    """Return the lines of a PDF, or what is wrong with it and what to do."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(BytesIO(content))
        if len(reader.pages) > MOST_PAGES:
            return {"error": f"the PDF has more than {MOST_PAGES} pages", "remedy": "give the article's pages alone"}
        return {"lines": [line for sheet in reader.pages for line in sheet.extract_text().split("\n")]}
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, NotImplementedError) as error:
        return {"error": f"the PDF cannot be read: {error}", "remedy": "save it again, unlocked"}


def main() -> None:
    """Read a PDF from standard input, write its lines to standard output."""
    bound()
    sys.stdout.buffer.write(json.dumps(_told(sys.stdin.buffer.read())).encode())


if __name__ == "__main__":
    main()
