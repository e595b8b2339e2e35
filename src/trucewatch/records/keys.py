"""The keys of coded records, under which people decide about them: the text, the place of the record's words in it, and its kind."""

from __future__ import annotations


def key_of(text: str, start: int, end: int, kind: str) -> str:
    """Return the key of a record of a text (its SHA-256) that hangs on the words from ``start`` to ``end``."""
    return f"{text}:{start}-{end}:{kind}"


def text_of(key: str) -> str:
    """Return the SHA-256 of the text in which the record of a key stands."""
    return key.split(":", 1)[0]
