"""Review: the queue, a record with its history, what belongs together, and how far people agree."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Query, Request, Response

from trucewatch import review
from trucewatch.desk.indexed import Indexed
from trucewatch.records.keys import text_of
from trucewatch.review import About, Item, Queued

from ..asked import asked
from ..evidence import Piece, sheet, spans
from ..faults import MeanwhileError, NotFoundError, RefusedError
from ..groups import members, others, title
from ..meanwhile import moves, newest, since
from ..paging import paged
from ..people.roles import Role
from ..site import Site, site_of
from ..words import word
from .deciding import Seen, coder, found
from .forms import Csrf, Line, Prose, see
from .truces import replies_block

router = APIRouter(prefix="/review", include_in_schema=False)
PER_PAGE = 20
Key = Annotated[str, Query(max_length=300)]


@router.get("")
def queue(request: Request, page: Annotated[int, Query(ge=1, le=100_000)] = 1, alone: Annotated[bool, Query()] = False) -> Response:
    """Show what waits for a decision, what matters most first.

    ``alone`` shows everything that this person has not judged, as the coder left it, others' judgements unseen.
    """
    site = site_of(request)
    visitor = site.admit(request)
    person = visitor.name if alone and visitor.name else None
    part = paged(queue_of(site, person), page, PER_PAGE)
    return site.page(
        request, "review.html", form=True, queue=part.shown, total=part.total, page=part.page, pages=part.pages,
        alone=person is not None, may=visitor.may(Role.CODER), fields=spans, seen=newest(site.answers),
    )  # fmt: skip


@router.get("/record")
def record(request: Request, key: Key, alone: Annotated[bool, Query()] = False) -> Response:
    """Show one record with the text around it, its history, and the forms."""
    site = site_of(request)
    visitor = site.admit(request)
    seen = site.answers.indexed(asked())
    item = found(site, key, alone)
    history = [one for one in review.decisions(site.answers.book) if key in (one.key, one.made)]
    text = sheet(seen, text_of(key))
    return site.page(
        request, "review_record.html", form=True, key=key, item=item, history=history, sheet=text, may=visitor.may(Role.CODER),
        alone=alone, seen=newest(site.answers),
        siblings=review.siblings(seen.known, item) if item else [], fields_in=spans, ns_in=_fields_over,
        fields=review.fields_of(item.sort) if item else [],
        choices=_choices(item) if item else {},
        yes_no=review.YES_NO[item.sort] if item else (),
        replies_block=replies_block(site, f"record:{key}"),
    )  # fmt: skip


@router.get("/group/{about}/{name}")
def group(request: Request, about: About, name: str) -> Response:
    """Show what was put to one truce or incident, to be split or joined."""
    site = site_of(request)
    visitor = site.admit(request)
    seen = site.answers.indexed(asked())
    these = members(seen, about, name)
    if not these:
        raise NotFoundError(f"no {about} of that name is known", remedy="see the list of truces")
    history = [one for one in review.groupings(site.answers.book) if {item.key for item in these} & set(one.keys)]
    return site.page(
        request, "review_group.html", form=True, about=about, name=name, members=these, title=title(seen, these[0]),
        others=others(seen, about, these), may=visitor.may(Role.REVIEWER), history=history, seen=newest(site.answers),
    )  # fmt: skip


@router.post("/group/{about}/{name}")
def regroup(
    request: Request, about: About, name: str, csrf: Csrf, does: Annotated[Literal["split", "join", "undo"], Form()],
    keys: Annotated[list[str] | None, Form()] = None,
    other: Line = "", reason: Prose = "", seen: Seen = None,
) -> Response:  # fmt: skip
    """Split some records off, join two truces or incidents, or leave it to linking again."""
    site, by = coder(request, csrf, Role.REVIEWER)
    with site.deciding():
        site.answers.look_again()
        known = site.answers.indexed(asked())
        these = members(known, about, name)
        chosen = [item for item in these if item.key in (keys or ())]
        if seen is not None and (not these or since(site.answers, seen, [*(keys or ()), *(item.key for item in these)])):
            raise MeanwhileError(
                f"somebody decided about this {about} while you looked at it; nothing of yours is recorded", remedy="look at it again"
            )
        if does == "split":
            review.separate(site.answers.book, about, chosen, by, reason)
        elif does == "join":
            joined = _others(known, about, name, other)
            review.join(site.answers.book, about, [*these, *joined], f"{name} + {other}"[:300], by, reason)
        else:
            review.undo_grouping(site.answers.book, about, chosen or these, by, reason)
    return see(_place_now(site, about, (chosen or these)[0]))


def _others(known: Indexed, about: About, name: str, other: str) -> list[Item]:
    """Return the records of another truce or incident than ``name``. Raises RefusedError where there is none called ``other``."""
    found = members(known, about, other) if other != name else []
    if not found:
        raise RefusedError(f"no other {about} of that name is known: {other[:80]!r}", remedy="choose one from the list")
    return found


def _place_now(site: Site, about: About, item: Item) -> str:
    """Return the page of the truce or incident that a record is put to now; the queue where it is put to none."""
    site.answers.look_again()
    linked = site.answers.indexed(asked()).known.linked
    now = (linked.truce_of if about == "truce" else linked.incident_of).get(item.key)
    return f"/review/group/{about}/{now}" if now else "/review"


@router.get("/history")
def history(request: Request, page: Annotated[int, Query(ge=1, le=100_000)] = 1) -> Response:
    """List all that was decided, the newest first."""
    site = site_of(request)
    site.admit(request)
    part = paged(moves(site.answers)[::-1], page, PER_PAGE)
    texts = site.answers.indexed(asked()).texts

    def titled(key: str) -> str:
        """Return the headline of the text that a record stands in, empty where there is none."""
        found = texts.get(text_of(key))
        head = found[0].document.imprint.headline if found else None
        return head.quote if head else ""

    return site.page(request, "review_history.html", moves=part.shown, total=part.total, page=part.page, pages=part.pages, titled=titled)


@router.get("/agreement")
def agreement(request: Request) -> Response:
    """Show how far people agree, field by field."""
    site = site_of(request)
    site.admit(request)
    told = review.decisions(site.answers.book)
    people = sorted({one.by for one in told})
    return site.page(request, "agreement.html", agreement=review.agreement(site.answers.book), people=people, decisions=len(told))


def _choices(item: Item) -> dict[str, list[str]]:
    """Return the words of the choices for each field that has such."""
    kinds = review.ENUMS[item.sort].items()
    return {field: [word(item.sort if field == "kind" else "told", one.value) for one in these] for field, these in kinds}


def _fields_over(piece: Piece, item: Item) -> list[str]:
    """Return what a piece of the text is to a record."""
    end = piece.start + len(piece.text)
    return [field for field, span in spans(item.record) if span.start <= piece.start and end <= span.end]


def queue_of(site: Site, person: str | None = None) -> list[Queued]:
    """Return the queue, kept as long as the ledger stays as it is (within the hour)."""
    hour = asked().at.replace(minute=0)
    return site.answers.once(("queue", person, hour), lambda: review.queue(site.answers.book, person))
