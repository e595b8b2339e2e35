"""Pages a second on one core: from a WARC file to documents, and the part of it that is trafilatura alone.

    python benchmarks/pages_speed.py [PAGES]

The archive is made of the marked pages, each with as much other matter around it as news pages have (about 60 kB).
"""

from __future__ import annotations

import gzip
import resource
import sys
import time
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from fastwarc.warc import WarcRecord, WarcRecordType
from trafilatura import bare_extraction

from trucewatch.documents import read
from trucewatch.documents.screen import may_matter
from trucewatch.pages import gather
from trucewatch.records import Page

FOLDER = Path(__file__).parents[1] / "tests" / "fixtures" / "pages" / "marked"
MATTER = "<div class='teaser'><a href='/n/{n}'>A story about something else, number {n}</a><span>12 May</span></div>"


def archive(file: Path, pages: int) -> None:
    """Write a WARC file of ``pages`` responses, each packed by itself as Common Crawl's are."""
    around = "".join(MATTER.format(n=n) for n in range(400))
    with file.open("wb") as out:
        sources = [path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.html"))]
        for number in range(pages):
            html = sources[number % len(sources)].replace("</body>", f"<footer><nav>{around}</nav></footer></body>")
            out.write(gzip.compress(_record(f"https://site{number % 50}.example/{number}", html.encode())))


def _record(url: str, body: bytes) -> bytes:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    record, out = WarcRecord(), BytesIO()
    record.init_headers(WarcRecordType.response, content_length=len(head) + len(body))
    record.headers["WARC-Target-URI"] = url
    record.headers["Content-Type"] = "application/http; msgtype=response"
    record.set_bytes_content(head + body)
    record.write(out)
    return out.getvalue()


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    with TemporaryDirectory() as folder:
        archive(file := Path(folder) / "pages.warc.gz", count)
        began = time.process_time()
        pages = [page for page in gather(str(file)) if isinstance(page, Page)]
        gathered = time.process_time() - began
        may_matter(pages[0])
        began = time.process_time()
        for page in pages:
            may_matter(page)
        looked = time.process_time() - began
        read(pages[0])
        began = time.process_time()
        for page in pages:
            read(page)
        documents = time.process_time() - began
        began = time.process_time()
        for page in pages:
            bare_extraction(page.content.decode(), include_comments=False, favor_precision=True)
        alone = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = sum(len(page.content) for page in pages) / len(pages) / 1000
    print(f"{len(pages)} pages of {size:.0f} kB: WARC to pages {len(pages) / gathered:.0f}/s, to documents {len(pages) / documents:.0f}/s")
    print(f"WARC to screened text (the first look) {len(pages) / (gathered + looked):.0f}/s")
    print(f"trafilatura alone {len(pages) / alone:.0f}/s; CPU of a document {documents / alone:.2f} times that; peak memory {peak:.0f} MB")


if __name__ == "__main__":
    main()
