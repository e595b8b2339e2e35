"""The front page, the page of a truce, and its feed and linked data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import JSONResponse
from markupsafe import Markup

from trucewatch.desk.names import actor_name

from .. import feed, linked
from ..about import page_of
from ..asked import BY, Asked
from ..compared import clause_words, points
from ..etag import tag_of, unchanged
from ..matrix import grid
from ..overview import Wanted, listing
from ..people import replies
from ..site import Site, base, site_of
from ..spoken import statements, ticks
from ..templating import title_of
from ..told import TruceSeen, truce_seen
from .params import AskedOf, Text

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class Span:
    """What the slider spans: its first and last day, how many days lie between, and where it stands."""

    first: str
    last: str
    days: int
    value: int


@router.get("/")
def front(
    request: Request, asked: AskedOf, q: Text = "", label: Text = "", country: Text = "", actor: Text = "", conflict: Text = "",
    sort: Text = "changed",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Response:  # fmt: skip
    """Show the truces."""
    site = site_of(request)
    site.admit(request)
    wanted = Wanted(q.strip(), label, country, actor, sort, page, conflict)
    found = listing(site.answers, asked, wanted)
    given = {"q": q, "label": label, "country": country, "actor": actor, "conflict": conflict, "sort": sort} | {
        "at": asked.at_text,
        "known": asked.known_text,
        "by": asked.by if asked.known_text and asked.by != BY[0] else "",
    }

    def page_link(number: int) -> str:
        return "/?" + urlencode({key: value for key, value in (given | {"page": str(number)}).items() if value})

    catalogue = linked.front([(row.truce.id, title_of(row.truce.name)) for row in found.rows], base(request))
    return site.page(request, "truces.html", asked=asked, wanted=wanted, listing=found, page_link=page_link, linked=catalogue)


@router.get("/truces/{name}/feed.atom")
def truce_feed(request: Request, name: str, asked: AskedOf) -> Response:
    """Return the changes of a truce as a feed."""
    site = site_of(request)
    site.admit(request)
    tag = tag_of(request, site.answers.head(), asked, site.version)
    return unchanged(request, tag) or Response(
        feed.changes(truce_seen(site.answers, name, asked), base(request)), media_type=feed.ATOM, headers={"ETag": tag}
    )


@router.get("/truces/{name}.jsonld")
def truce_linked(request: Request, name: str, asked: AskedOf) -> Response:
    """Return a truce as linked data."""
    site = site_of(request)
    site.admit(request)
    return JSONResponse(linked.truce(truce_seen(site.answers, name, asked), base(request)), media_type="application/ld+json")


@router.get("/truces/{name}")
def truce(request: Request, name: str, asked: AskedOf, faction: Text = "") -> Response:
    """Show a truce."""
    site = site_of(request)
    site.admit(request)
    seen = truce_seen(site.answers, name, asked)
    said = statements(site.answers.indexed(asked), name, asked)
    return site.page(
        request, "truce.html", asked=asked, seen=seen, whys=site.answers.why(name, asked), faction=faction,
        said=said, ticks=ticks(said, seen.axis), points=points(seen.readings), clause_words=clause_words,
        grid=grid(seen.matters, [actor_name(lane.verdict.faction) for lane in seen.lanes]),
        span=span(seen, asked, site),
        linked=linked.truce(seen, base(request)), replies_block=replies_block(site, f"truce:{name}"),
    )  # fmt: skip


def span(seen: TruceSeen, asked: Asked, site: Site) -> Span | None:
    """Return what the slider of a truce spans: from a day before its first change to a month after its last, whatever is asked about."""
    everything = Asked(asked.at, None, asked.by)
    moments = [c.at for lane in seen.lanes for c in site.answers.history(seen.truce.id, lane.verdict.faction, everything)]
    told = [t.told for t, _ in site.answers.indexed(everything).claims.get(seen.truce.id, ())] or moments
    if not told:
        return None
    first, last = min(told).date() - timedelta(days=1), max(told).date() + timedelta(days=31)
    days = (last - first).days
    at = (asked.known or asked.at).date() - first
    return Span(first.isoformat(), last.isoformat(), days, min(max(at.days, 0), days))


def replies_block(site: Site, about: str, records: Mapping[str, str] = MappingProxyType({})) -> Markup:
    """Return the replies to a truce or a text, and to ``records`` in it (with what each is called), as a part of a page."""
    block, found = site.templates.get_template("replies_block.html"), replies.published(site.store, about, *records)
    return Markup(block.render(replies=found, records=records, page_of=page_of))
