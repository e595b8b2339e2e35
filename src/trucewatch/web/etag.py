"""Answers that a browser or program need not fetch twice: tagged by the ledger's head and by what was asked."""

from __future__ import annotations

from hashlib import sha256
from typing import Annotated

from fastapi import Header, Request, Response

from .asked import Asked

IfNoneMatch = Annotated[str | None, Header(alias="If-None-Match", include_in_schema=False)]


def tag_of(request: Request, head: str, asked: Asked, version: str) -> str:
    """Return the tag of an answer: it changes with the ledger, the address, the program, and with time where now is asked about."""
    parts = (head, request.url.path, request.url.query, asked.at.isoformat(), version)
    return f'"{sha256(chr(10).join(parts).encode()).hexdigest()[:32]}"'


def unchanged(request: Request, tag: str) -> Response | None:
    """Return the answer "not modified" where the visitor has it already, else None."""
    had = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    return Response(status_code=304, headers={"ETag": tag}) if tag in had or "*" in had else None
