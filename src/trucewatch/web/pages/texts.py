"""The page of a text, its original, and the list of stories."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import JSONResponse, PlainTextResponse
from markupsafe import Markup

from trucewatch.desk.indexed import Indexed, Told
from trucewatch.errors import LedgerError
from trucewatch.review import decisions_by_key

from .. import linked, linked_pages
from ..about import records_in
from ..asked import asked
from ..evidence import Coded, Sheet, differing, sheet
from ..faults import NotFoundError
from ..paging import paged
from ..safety import ORIGINAL_POLICY
from ..site import Site, base, site_of
from .params import AskedOf, Text
from .truces import replies_block

router = APIRouter(include_in_schema=False)
PER_PAGE = 50
Offset = Annotated[int, Query(ge=0, le=2**31)]


@router.get("/evidence/{text}.jsonld")
def text_linked(request: Request, text: str, asked: AskedOf) -> Response:
    """Return a text with its annotations as linked data."""
    site = site_of(request)
    site.admit(request)
    return JSONResponse(linked.evidence(sheet(site.answers.indexed(asked), text), base(request)), media_type="application/ld+json")


@router.get("/evidence/{text}/original")
def original(request: Request, text: str) -> Response:
    """Return the page as it was captured: nothing in it runs, and it can reach nothing."""
    site = site_of(request)
    site.admit(request)
    told = _any_time(site, text)
    page = site.answers.book.log.get("page", told.told.key)
    try:
        content = site.answers.book.log.content(page.value["original"]) if page else b""
    except LedgerError as error:
        return PlainTextResponse(f"{error.what}\n", status_code=410)
    kind = str(page.value["media_type"]) if page else ""
    served = "text/html" if "html" in kind else "application/pdf" if "pdf" in kind else "text/plain; charset=utf-8"
    headers = {"Content-Security-Policy": ORIGINAL_POLICY, "X-Robots-Tag": "noindex"}
    return Response(content, media_type=served, headers=headers)


def _any_time(site: Site, text: str) -> Sheet:
    return sheet(site.answers.indexed(asked()), text)


@router.get("/evidence/{text}")
def evidence(
    request: Request,
    text: str,
    asked: AskedOf,
    from_: Annotated[int, Query(alias="from", ge=0, le=2**31)] = 0,
    to: Offset = 0,
    beside: Text = "",
) -> Response:
    """Show a text with what was read in it."""
    site = site_of(request)
    site.admit(request)
    seen = site.answers.indexed(asked)
    shown = sheet(seen, text, (from_, to) if to > from_ else None)
    other = _beside(seen, beside)
    truces = sorted({one.group for one in shown.coded if one.sort == "pledge" and one.group})
    titled = {name: seen.truces[name].name for name in truces if name in seen.truces}
    return site.page(
        request, "evidence.html", asked=asked, sheet=shown, focus=to > from_, beside=other, record_card=_card(site, titled, asked.query),
        differing=differing(shown.document.text, other.document.text) if other else [],
        decisions=site.answers.once(("decisions",), lambda: decisions_by_key(site.answers.book)),
        truces=list(titled.items()), linked=linked.evidence(shown, base(request)),
        replies_block=replies_block(site, f"text:{text}", records_in(shown.coded)),
    )  # fmt: skip


def _beside(seen: Indexed, text: str) -> Told | None:
    """Return the print that is to be shown beside another. Raises NotFoundError where one is named that is not known."""
    found = seen.texts.get(text, [None])[0]
    if text and found is None:
        raise NotFoundError("no other text of that name is known at that time", remedy="choose one from the list of prints")
    return found


def _card(site: Site, titled: Mapping[str, str], query: str) -> Callable[[Coded, object], Markup]:
    """Return what makes the card of a record; ``titled`` are the titles of truces by name, ``query`` asks for the same time again."""
    template = site.templates.get_template("record.html")
    return lambda coded, decisions: Markup(template.render(c=coded, titled=titled, decisions=decisions, query=query))


@router.get("/stories")
def stories(request: Request, asked: AskedOf, page: Annotated[int, Query(ge=1, le=100_000)] = 1) -> Response:
    """List the stories, the newest first."""
    site = site_of(request)
    site.admit(request)
    seen = site.answers.indexed(asked)
    pairs = [(story, seen.texts.get(story.id, [None])[0]) for story in seen.known.stories]
    pairs.sort(key=lambda pair: pair[1].time.timestamp() if pair[1] else 0.0, reverse=True)
    part = paged(pairs, page, PER_PAGE)

    def page_link(number: int) -> str:
        return "/stories" + (f"{asked.query}&" if asked.query else "?") + urlencode({"page": number})

    listed = linked_pages.stories((told.document for _, told in part.shown if told), request.url.path, base(request))
    return site.page(
        request, "stories.html", asked=asked, stories=part.shown, total=part.total, page=part.page, pages=part.pages, page_link=page_link,
        linked=listed,
    )  # fmt: skip
