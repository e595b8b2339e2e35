"""Answers of the API: a part of a list with its ETag and the link to the next part."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Path, Query, Request, Response
from pydantic import BaseModel

from ..asked import Asked, asked
from ..etag import IfNoneMatch, tag_of, unchanged
from ..people.roles import Role
from ..plain import shown_location
from ..site import Site, site_of

Moment = Annotated[
    str,
    Query(
        max_length=40,
        description="A time: 2020-11-17 (its end), or with a time of day. Default: now; for known: all.",
        json_schema_extra={"anyOf": [{"format": "date"}, {"format": "date-time"}]},
    ),
]
Clock = Annotated[
    str, Query(pattern="^(recorded|published)$", description="Known by when it was recorded here, or by when it was published.")
]
Name = Annotated[str, Path(max_length=300)]
Filter = Annotated[str, Query(max_length=200)]


# In JSON a quotation mark within a text is escaped, so that no text can look like one of these.
_PLACES = re.compile(r'(?P<start>"(?P<name>location|place|testimony)": ?)(?P<said>"(?:[^"\\]|\\.)*")')


@dataclass(frozen=True)
class Part:
    """Which part of a list is wanted."""

    limit: Annotated[int, Query(ge=1, le=500)] = 100
    offset: Annotated[int, Query(ge=0, le=10_000_000)] = 0


@dataclass(frozen=True)
class Call:
    """A call of the API: the site, the time asked about, and the tag that its answer will carry."""

    request: Request
    site: Site
    asked: Asked
    tag: str

    def listed(self, find: Callable[[], Sequence[Any]], part: Part) -> Response:
        """Return a part of what ``find`` finds."""

        def body() -> bytes:
            found = find()
            end = part.offset + part.limit
            link = str(self.request.url.include_query_params(offset=end, limit=part.limit)) if end < len(found) else None
            head = {"total": len(found), "limit": part.limit, "offset": part.offset, "next": link}
            items = b",".join(map(_dumped, found[part.offset : end]))
            return b'{"items":[' + items + b"]," + json.dumps(head)[1:].encode()

        return self.answer(body)

    def one(self, find: Callable[[], Any]) -> Response:
        """Return what ``find`` finds."""
        return self.answer(lambda: _dumped(find()))

    def answer(self, body: Callable[[], bytes]) -> Response:
        """Return the answer, or that the caller has it already."""
        headers = {"ETag": self.tag, "Cache-Control": "private, no-cache"}
        return unchanged(self.request, self.tag) or Response(body(), media_type="application/json", headers=headers)


def _call(request: Request, at: Moment = "", known: Moment = "", by: Clock = "recorded", if_none_match: IfNoneMatch = None) -> Call:
    site = site_of(request)
    site.limit(request, "read")
    site.admit(request, Role.READER)
    when = asked(at, known, by)
    return Call(request, site, when, tag_of(request, site.answers.head(), when, site.version))


CallOf = Annotated[Call, Depends(_call)]
PartOf = Annotated[Part, Depends(Part)]


def _dumped(value: Any) -> bytes:
    text = value.model_dump_json() if isinstance(value, BaseModel) else json.dumps(value, ensure_ascii=False, default=_plain)
    return _PLACES.sub(_without_folders, text).encode()


def _without_folders(found: re.Match[str]) -> str:
    """Return where a page was found, alone or behind its hash in the name of a testimony, without the folders of this machine."""
    said = json.loads(found["said"])
    page, at, location = said.partition("@") if found["name"] == "testimony" else ("", "", said)
    return f"{found['start']}{json.dumps(page + at + shown_location(location), ensure_ascii=False)}"


def _plain(value: Any) -> Any:
    return value.model_dump(mode="json") if isinstance(value, BaseModel) else str(value)
