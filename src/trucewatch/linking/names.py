"""Who is named in a stretch of text: belligerents by their proper names, and where each stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from trucewatch.records import ActorKind, Party, Span

from .kin import BELLIGERENT, Kin
from .phrases import has

_BODY = r"army|forces|troops|government|junta|military|rebels?|militants|fighters|leaders|authorities"
_NAME = re.compile(
    r"[A-Z][\w’'.-]*(?:[ –-](?:of |the |and the )?[A-Z][\w’'.-]*){0,5}"
    rf"(?P<body> (?:armed |security |government |military )?(?:{_BODY}))?"
)


def named_in(text: str, start: int, end: int, kin: Kin, on: date) -> Iterator[Party]:
    """Yield the belligerents that a stretch of a text names, in order; a state that only says where something is is left out."""
    last = start
    for match in _NAME.finditer(text, start, end):
        listed = text[last : match.start()] == ", "
        actor = kin.named(match.group())
        if actor is None:
            continue
        actor = kin.principal(actor, on)
        bare = kin.kind(actor) is ActorKind.STATE and not match["body"] and not listed
        if kin.kind(actor) in BELLIGERENT and not (bare and has("placed", text[max(start, match.start() - 20) : match.start()])):
            last = match.end()
            yield Party(span=Span.of(text, match.start(), match.end()), actor=actor)
