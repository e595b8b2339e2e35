"""Bare testimonies as they are written into the file: JSON lists, since what the monitor asks for must be read in no time."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter

from trucewatch.monitor import Bare
from trucewatch.monitor.bare import Cover, Said, Spoken
from trucewatch.records import Proposition, Terms

_PROPOSITION: TypeAdapter[Proposition] = TypeAdapter(Proposition)


def written(one: Bare) -> bytes:
    """Return a bare testimony as it is written."""
    terms = [reading.model_dump(mode="json") for reading in one.terms]
    claims = [[_said(claim.said), *claim[1:]] for claim in one.claims]
    return json.dumps([*one[:6], terms, claims], ensure_ascii=False, separators=(",", ":")).encode()


def read(body: bytes) -> Bare:
    """Return a bare testimony as it was written."""
    *plain, terms, claims = json.loads(body)
    return Bare._make((*plain, tuple(map(Terms.model_validate, terms)), tuple(map(_spoken, claims))))


def _said(said: Any) -> Any:
    return said if isinstance(said, Said) else said.model_dump(mode="json")


def _spoken(claim: list[Any]) -> Spoken:
    said, when, affirmed, authority = claim
    if isinstance(said, dict):
        said = _PROPOSITION.validate_python(said)
    else:
        says, incident, actor, covers, targets = said
        said = Said(says, incident, actor, tuple([Cover(*one) for one in covers]), tuple(targets))
    return Spoken(said, when and (when[0], when[1]), affirmed, authority)
