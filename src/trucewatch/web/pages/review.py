"""Review: the queue, a record with its history, what belongs together, and how far people agree."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Query, Request, Response

from trucewatch import review
from trucewatch.errors import RecordError
from trucewatch.review import Item, Queued

from ..asked import asked
from ..evidence import Piece, sheet, spans
from ..faults import NotFoundError
from ..people.roles import Role
from ..site import Site, site_of
from .forms import Csrf, Line, Prose, see

router = APIRouter(prefix="/review", include_in_schema=False)
PER_PAGE = 20
Key = Annotated[str, Query(max_length=300)]
FormKey = Annotated[str, Form(max_length=300)]
About = Literal["truce", "incident"]


@router.get("")
def queue(request: Request, page: Annotated[int, Query(ge=1, le=100_000)] = 1, alone: Annotated[bool, Query()] = False) -> Response:
    """Show what waits for a decision, what matters most first.

    ``alone`` shows everything that this person has not judged, as the coder left it, others' judgements unseen.
    """
    site = site_of(request)
    visitor = site.admit(request)
    person = visitor.name if alone and visitor.name else None
    found = queue_of(site, person)
    pages = max(1, -(-len(found) // PER_PAGE))
    page = min(page, pages)
    return site.page(
        request, "review.html", form=True, queue=found[(page - 1) * PER_PAGE : page * PER_PAGE], total=len(found), page=page, pages=pages,
        alone=person is not None, may=visitor.may(Role.CODER), fields=spans,
    )  # fmt: skip


@router.get("/record")
def record(request: Request, key: Key, alone: Annotated[bool, Query()] = False) -> Response:
    """Show one record with the text around it, its history, and the forms."""
    site = site_of(request)
    visitor = site.admit(request)
    seen = site.answers.indexed(asked())
    item = _found(site, key, alone)
    history = [one for one in review.decisions(site.answers.book) if key in (one.key, _new_key(one.value, one.document, one.sort))]
    text = sheet(seen, key.split(":", 1)[0])
    return site.page(
        request, "review_record.html", form=True, key=key, item=item, history=history, sheet=text, may=visitor.may(Role.CODER), alone=alone,
        siblings=review.siblings(seen.known, item) if item else [], fields_in=spans, ns_in=_fields_over,
        fields=review.fields_of(item.sort) if item else [],
        choices=[c.value for kinds in ([review.ENUMS[item.sort]] if item else []) for kind in kinds.values() for c in kind],
    )  # fmt: skip


@router.post("/decide")
def decide(
    request: Request, csrf: Csrf, key: FormKey, does: Annotated[Literal["accept", "reject"], Form()], reason: Prose = "",
    prints: Annotated[bool, Form()] = False,
    back: Line = "/review",
) -> Response:  # fmt: skip
    """Accept or reject a record, with the same one in the story's other prints where that is wished."""
    site, by = _coder(request, csrf)
    item = _needed(site, key)
    found = [item, *(review.siblings(site.answers.indexed(asked()).known, item) if prints else ())]
    if does == "accept":
        review.accept(site.answers.book, found, by, reason)
    else:
        review.reject(site.answers.book, found, by, reason)
    return see(back)


@router.post("/correct")
def correct(
    request: Request, csrf: Csrf, key: FormKey, field: Line, words: Prose = "", start: Line = "", given: Line = "", reason: Prose = ""
) -> Response:
    """Correct one field of a record."""
    site, by = _coder(request, csrf)
    item = _needed(site, key)
    changed = review.corrected(item, field, words, int(start) if start.isdecimal() and len(start) < 10 else None, given)
    review.correct(site.answers.book, item, changed, by, reason)
    return see(f"/evidence/{item.told.document.id}?from={changed.sentence.start}&to={changed.sentence.end}#focus")


@router.post("/undo")
def undo(request: Request, csrf: Csrf, sequence: Annotated[int, Form(ge=1)], back: Line = "/review") -> Response:
    """Take a decision back, by a new one."""
    site, by = _coder(request, csrf)
    review.undo(site.answers.book, sequence, by)
    return see(back)


@router.get("/group/{about}/{name}")
def group(request: Request, about: About, name: str) -> Response:
    """Show what was put to one truce or incident, to be split or joined."""
    site = site_of(request)
    visitor = site.admit(request)
    members = _members(site, about, name)
    if not members:
        raise NotFoundError(f"no {about} of that name is known", remedy="see the list of truces")
    known = site.answers.indexed(asked()).known
    others = sorted({*known.linked.truce_of.values()} if about == "truce" else {*known.linked.incident_of.values()})
    history = [one for one in review.groupings(site.answers.book) if {item.key for item in members} & set(one.keys)]
    return site.page(
        request, "review_group.html", form=True, about=about, name=name, members=members, others=[one for one in others if one != name],
        may=visitor.may(Role.REVIEWER), history=history,
    )  # fmt: skip


@router.post("/group/{about}/{name}")
def regroup(
    request: Request, about: About, name: str, csrf: Csrf, does: Annotated[Literal["split", "join", "undo"], Form()],
    keys: Annotated[list[str] | None, Form()] = None,
    other: Line = "", reason: Prose = "",
) -> Response:  # fmt: skip
    """Split some records off, join two truces or incidents, or leave it to linking again."""
    site, by = _coder(request, csrf, Role.REVIEWER)
    members = _members(site, about, name)
    chosen = [item for item in members if item.key in (keys or ())]
    if does == "split":
        review.separate(site.answers.book, about, chosen, by, reason)
    elif does == "join":
        review.join(site.answers.book, about, [*members, *_members(site, about, other)], f"{name} + {other}"[:300], by, reason)
    else:
        review.undo_grouping(site.answers.book, about, chosen or members, by, reason)
    left = chosen or members
    placed = site.answers.indexed(asked()).known.linked
    now = (placed.truce_of if about == "truce" else placed.incident_of).get(left[0].key)
    return see(f"/review/group/{about}/{now}" if now else "/review")


@router.get("/agreement")
def agreement(request: Request) -> Response:
    """Show how far people agree, field by field."""
    site = site_of(request)
    site.admit(request)
    told = review.decisions(site.answers.book)
    people = sorted({one.by for one in told})
    return site.page(request, "agreement.html", agreement=review.agreement(site.answers.book), people=people, decisions=len(told))


def _fields_over(piece: Piece, item: Item) -> list[str]:
    """Return what a piece of the text is to a record."""
    end = piece.start + len(piece.text)
    return [field for field, span in spans(item.record) if span.start <= piece.start and end <= span.end]


def queue_of(site: Site, person: str | None = None) -> list[Queued]:
    """Return the queue, kept as long as the ledger stays as it is (within the hour)."""
    hour = asked().at.replace(minute=0)
    return site.answers.once(("queue", person, hour), lambda: review.queue(site.answers.book, person))


def _coder(request: Request, csrf: str, role: Role = Role.CODER) -> tuple[Site, str]:
    site = site_of(request)
    visitor = site.admit(request, role)
    site.check_form(request, csrf)
    site.limit(request, "decide")
    return site, visitor.name


def _found(site: Site, key: str, alone: bool = False) -> Item | None:
    """Return the record of a key as it stands, or (alone) as the coder left it, whatever others decided."""
    unjudged = site.answers.once(("unjudged",), lambda: review.unjudged(site.answers.book)) if alone else None
    try:
        return review.find(unjudged or site.answers.indexed(asked()).known, key)
    except RecordError:
        return None


def _needed(site: Site, key: str) -> Item:
    found = _found(site, key) or _found(site, key, alone=True)
    if found is None:
        raise NotFoundError("this record does not stand any more: somebody decided about it", remedy="reload the page to see what")
    return found


def _members(site: Site, about: About, name: str) -> list[Item]:
    sort = "pledge" if about == "truce" else "incident"
    return [item for item in review.items(site.answers.indexed(asked()).known) if item.sort == sort and item.group == name]


def _new_key(value: dict[str, object] | None, document: str, sort: str) -> str:
    """Return the key of the record that a decision made."""
    span = (value or {}).get("undertaking" if sort == "pledge" else "anchor")
    return f"{document}:{span['start']}-{span['end']}:{value['kind']}" if isinstance(span, dict) and value else ""
