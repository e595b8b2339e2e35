"""The parameters that many pages share."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Query

from ..asked import BY, Asked, asked

Text = Annotated[str, Query(max_length=200)]
Moment = Annotated[str, Query(max_length=40)]


def _asked(at: Moment = "", known: Moment = "", by: Moment = BY[0]) -> Asked:
    return asked(at, known, by)


AskedOf = Annotated[Asked, Depends(_asked)]
