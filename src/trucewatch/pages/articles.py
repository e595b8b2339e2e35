"""The article list of GDELT's DOC API: addresses, with what GDELT saw of each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from .jsonl import facts_of

Facts = tuple[tuple[str, str], ...]
_HEAD = 200_000


def articles(content: bytes) -> list[tuple[str, Facts]]:
    """Return the addresses of an article list of GDELT's DOC API with what it says of each; none where ``content`` is no such list."""
    if content.lstrip()[:1] != b"{" or b'"articles"' not in content[:_HEAD]:
        return []
    try:
        listed = json.loads(content)["articles"]
        return [(address_of(one), tuple(facts_of(one))) for one in listed if isinstance(one, dict) and address_of(one)]
    except (ValueError, KeyError, TypeError, RecursionError):
        return []


def address_of(record: Mapping[str, Any]) -> str:
    """Return the address that an entry gives, "" where it gives none."""
    return str(record.get("url") or record.get("link") or "")
