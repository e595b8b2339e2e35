"""What the words mean."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from .. import linked_pages
from ..site import base, site_of
from ..words import words

router = APIRouter(include_in_schema=False)


@router.get("/words")
def show_words(request: Request) -> Response:
    """Explain the labels, the grades and the rules."""
    site = site_of(request)
    site.admit(request)
    return site.page(request, "words.html", table=words(), linked=linked_pages.words(words(), request.url.path, base(request)))
