"""What the ledger holds: entries as they are handed in, and as they stand recorded."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, AwareDatetime, Field, field_validator

from .base import Record

Moment = Annotated[AwareDatetime, AfterValidator(lambda moment: moment.astimezone(UTC))]
"""A point in time, always held in UTC; a time without a zone is refused."""

_KIND = r"^[a-z][a-z0-9_.-]*$"
_PRINTABLE = r"^[^\x00-\x1f\x7f]+$"


class Entry(Record):
    """One thing to be recorded. The ledger interprets neither ``kind`` nor ``body``.

    ``key`` names the subject among the entries of its kind: a second entry with the same kind and key is the first one.
    ``body`` is a JSON object as canonical text (see :func:`canonical`). ``published`` is when the world could read it,
    ``[valid_from, valid_to)`` when it holds; all three are UTC, or None where unknown or without meaning.
    """

    kind: str = Field(pattern=_KIND, max_length=64)
    key: str | None = Field(default=None, pattern=_PRINTABLE, max_length=512)
    body: str = "{}"
    published: Moment | None = None
    valid_from: Moment | None = None
    valid_to: Moment | None = None

    @field_validator("body")
    @classmethod
    def _canonical(cls, body: str) -> str:
        return canonical(json.loads(body))

    @classmethod
    def of(
        cls,
        kind: str,
        body: Record | Mapping[str, Any],
        key: str | None = None,
        *,
        published: datetime | None = None,
        valid_from: datetime | None = None,
        valid_to: datetime | None = None,
    ) -> Entry:
        """Return the entry whose body is a record, or a mapping of what JSON can hold."""
        value = body.model_dump(mode="json") if isinstance(body, Record) else dict(body)
        return cls(
            kind=kind, key=key, body=canonical(value), published=published, valid_from=valid_from, valid_to=valid_to
        )

    @property
    def value(self) -> dict[str, Any]:
        """The body as a new dictionary."""
        value: dict[str, Any] = json.loads(self.body)
        return value


class Recorded(Entry):
    """An entry as it stands in the ledger.

    ``sequence`` counts from 1 without a gap; ``recorded`` (UTC) never falls; ``hash`` is the hexadecimal SHA-256 over all other
    fields, among them ``previous``, the hash of the entry before.
    """

    sequence: int
    recorded: Moment
    previous: str
    hash: str


_FIELDS = frozenset(Recorded.model_fields)


def trusted(fields: dict[str, Any]) -> Recorded:
    """Return the entry with exactly these fields, all of which were checked when it was recorded.

    Does what ``model_construct`` does, without its search for aliases and defaults: reading a ledger is mostly this.
    """
    entry = Recorded.__new__(Recorded)
    object.__setattr__(entry, "__dict__", fields)
    object.__setattr__(entry, "__pydantic_fields_set__", _FIELDS)
    object.__setattr__(entry, "__pydantic_extra__", None)
    object.__setattr__(entry, "__pydantic_private__", None)
    return entry


def canonical(value: Mapping[str, Any]) -> str:
    """Return the one text of a JSON object: keys sorted by code point, no blanks, no escapes but the needed ones.

    Raises ValueError for what is no object, for NaN and infinities, and for text that UTF-8 cannot hold.
    """
    if not isinstance(value, Mapping):
        raise ValueError("the body is not a JSON object")
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ValueError("the body holds half a surrogate pair, which is no text") from error
    return text
