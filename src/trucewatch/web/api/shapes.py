"""What the API answers with, beside the records themselves."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from pydantic import BaseModel, Field

from trucewatch.exports.exporter import Cell
from trucewatch.review.decision import Action

T = TypeVar("T")
Row = dict[str, Cell]


class Listed(BaseModel, Generic[T]):
    """A part of a list: ``items`` from ``offset`` on, out of ``total``; ``next`` is the address of the next part."""

    items: list[T]
    total: int
    limit: int
    offset: int
    next: str | None = None


class Problem(BaseModel):
    """What went wrong, in words, and what can be done about it (RFC 9457)."""

    title: str
    status: int
    detail: str
    remedy: str = ""


class NewDecision(BaseModel):
    """A decision to be recorded. ``value`` is the whole corrected record, for ``correct`` alone; a rejection needs a reason."""

    key: str = Field(min_length=1, max_length=300)
    action: Action
    reason: str = Field(default="", max_length=2000)
    value: dict[str, Any] | None = None


PROBLEM = "application/problem+json"
_TOLD = {
    304: "Not modified since the answer with the ETag that was sent along.",
    400: "A parameter cannot be understood.",
    401: "Only for people with an account.",
    403: "Not for this role.",
    404: "Nothing of that name is known then.",
    422: "A parameter is out of bounds.",
    429: "Too many requests from one address.",
    503: "The site cannot reach what it keeps just now.",
}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return what the OpenAPI description says of these statuses."""
    content = {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {s: {"description": _TOLD[s]} | ({} if s == 304 else {"model": Problem, "content": content}) for s in statuses}
