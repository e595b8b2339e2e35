"""The base of all records: frozen, strict about unknown fields, compared by value."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A noun of the domain: immutable, hashable, and closed to fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")
