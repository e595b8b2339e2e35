"""The base of all records: frozen, strict about unknown fields, compared by value."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict

_FIELDS_SET: dict[frozenset[str], set[str]] = {}


class Record(BaseModel):
    """A noun of the domain: immutable, hashable, and closed to fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def model_post_init(self, context: Any, /) -> None:
        """Share the note of which fields were given with all records that were given the same: alone it takes as much room as the rest."""
        given = self.__pydantic_fields_set__
        object.__setattr__(self, "__pydantic_fields_set__", _FIELDS_SET.setdefault(frozenset(given), given))
