"""Deciding about one record. What somebody else decided since the page was made is shown first; nothing is ever overwritten."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import JSONResponse

from trucewatch import review
from trucewatch.errors import RecordError
from trucewatch.review import Item

from ..asked import asked
from ..faults import NotFoundError
from ..meanwhile import newest, since
from ..people.roles import Role
from ..plain import plain
from ..site import Site, site_of
from ..words import code
from .forms import Csrf, Line, Prose, see

router = APIRouter(prefix="/review", include_in_schema=False)
FormKey = Annotated[str, Form(max_length=300)]
# The number of the newest decision that the page with the form knew of. A form without it, or of independent judging, is taken as it is.
Seen = Annotated[int | None, Form(ge=0, le=2**62)]
Given = dict[str, str]


@router.get("/news")
def news(request: Request, after: Annotated[int, Query(ge=0, le=2**62)]) -> Response:
    """Return what was decided after a number, for pages that stay open."""
    site = site_of(request)
    visitor = site.admit(request)
    site.limit(request, "read")
    told = [
        {"keys": one.keys, "said": f"{_who(one.by, visitor.name)} {one.did} a moment ago.", "reason": str(plain(one.reason))}
        for one in since(site.answers, after)
    ]
    return JSONResponse({"newest": newest(site.answers), "decided": told}, headers={"Cache-Control": "no-store"})


@router.post("/decide")
def decide(
    request: Request, csrf: Csrf, key: FormKey, does: Annotated[Literal["accept", "reject"], Form()], reason: Prose = "",
    prints: Annotated[bool, Form()] = False, back: Line = "/review", seen: Seen = None,
) -> Response:  # fmt: skip
    """Accept or reject a record, with the same one in the story's other prints where that is wished."""
    site, by = coder(request, csrf)
    with site.deciding():
        given = {"key": key, "does": does, "reason": reason, "back": back} | ({"prints": "true"} if prints else {})
        if done := in_between(request, site, [key], seen, f"{does} it", given, back):
            return done
        item = needed(site, key)
        found = [item, *(review.siblings(site.answers.indexed(asked()).known, item) if prints else ())]
        if does == "accept":
            review.accept(site.answers.book, found, by, reason)
        else:
            review.reject(site.answers.book, found, by, reason)
    return see(back)


@router.post("/correct")
def correct(
    request: Request, csrf: Csrf, key: FormKey, field: Line, words: Prose = "", start: Line = "", given: Line = "", reason: Prose = "",
    seen: Seen = None,
) -> Response:  # fmt: skip
    """Correct one field of a record."""
    site, by = coder(request, csrf)
    with site.deciding():
        form = {"key": key, "field": field, "words": words, "start": start, "given": given, "reason": reason}
        if done := in_between(request, site, [key], seen, f"correct its {field.replace('_', ' ')}", form, f"/review/record?key={key}"):
            return done
        item = needed(site, key)
        at = int(start) if start.isdecimal() and len(start) < 10 else None
        changed = review.corrected(item, field, _coded(item, field, words), at, given)
        review.correct(site.answers.book, item, changed, by, reason)
    return see(f"/evidence/{item.told.document.id}?from={changed.sentence.start}&to={changed.sentence.end}#focus")


@router.post("/undo")
def undo(
    request: Request, csrf: Csrf, sequence: Annotated[int, Form(ge=1)], key: Line = "", back: Line = "/review", seen: Seen = None
) -> Response:
    """Take a decision back, by a new one."""
    site, by = coder(request, csrf)
    with site.deciding():
        form = {"key": key, "sequence": str(sequence), "back": back}
        if key and (done := in_between(request, site, [key], seen, "take it back", form, back)):
            return done
        review.undo(site.answers.book, sequence, by)
    return see(back)


def coder(request: Request, csrf: str, role: Role = Role.CODER) -> tuple[Site, str]:
    """Return the site and the name of who decides. Raises NotAllowedError, RefusedError or TooOftenError for who may not."""
    site = site_of(request)
    visitor = site.admit(request, role)
    site.check_form(request, csrf)
    site.limit(request, "decide")
    return site, visitor.name


def found(site: Site, key: str, alone: bool = False) -> Item | None:
    """Return the record of a key as it stands, or (alone) as the coder left it, whatever others decided."""
    unjudged = site.answers.once(("unjudged",), lambda: review.unjudged(site.answers.book)) if alone else None
    try:
        return review.find(unjudged or site.answers.indexed(asked()).known, key)
    except RecordError:
        return None


def needed(site: Site, key: str) -> Item:
    """Return the record of a key, as it stands or as the coder left it. Raises NotFoundError where there never was one."""
    item = found(site, key) or found(site, key, alone=True)
    if item is None:
        raise NotFoundError("no record of that key is known", remedy="go back to the queue")
    return item


def in_between(request: Request, site: Site, keys: Sequence[str], seen: int | None, wish: str, form: Given, back: str) -> Response | None:
    """Return a page that tells what was decided meanwhile, with the visitor's own wish to be sent again; None where nothing was."""
    site.answers.look_again()
    told = since(site.answers, seen, keys)
    if not told:
        return None
    again = form | {"seen": str(newest(site.answers))}
    return site.page(
        request, "meanwhile.html", status=409, form=True, moves=told, wish=wish, again=again, back=back, by=site.visitor(request)
    )


def _coded(item: Item, field: str, words: str) -> str:
    """Return the code of a choice that was made in the site's words; for other fields the words as they are."""
    kinds = review.ENUMS[item.sort].get(field, ())
    return code(item.sort if field == "kind" else "told", words, (one.value for one in kinds))


def _who(by: str, visitor: str) -> str:
    return "You" if by == visitor else by
