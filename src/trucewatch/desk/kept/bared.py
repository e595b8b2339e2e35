"""Bare testimonies as they are written into the file: JSON lists, since what the monitor asks for must be read in no time."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from typing import Any

from pydantic import TypeAdapter

from trucewatch.monitor import Bare
from trucewatch.monitor.bare import Cover, Said, Spoken
from trucewatch.records import Proposition, Terms

_PROPOSITION: TypeAdapter[Proposition] = TypeAdapter(Proposition)


def written(one: Bare) -> bytes:
    """Return a bare testimony as it is written."""
    terms = [reading.model_dump(mode="json") for reading in one.terms]
    claims = [claim and [_said(claim.said), *claim[1:]] for claim in one.claims]
    return json.dumps([*one[:6], terms, claims], ensure_ascii=False, separators=(",", ":")).encode()


def acts(one: Bare) -> Bare | None:
    """Return a bare testimony without what it says of incidents; None where nothing is left."""
    claims = tuple(None if claim is None or isinstance(claim.said, Said) else claim for claim in one.claims)
    return one._replace(claims=claims) if one.terms or any(claims) else None


def read(bodies: Iterable[bytes], pledges: Collection[str]) -> tuple[Bare, ...]:
    """Return bare testimonies as they were written, without what they say of incidents that do not concern these pledges."""
    told = [json.loads(body) for body in bodies]
    spoken = [[claim and _spoken(claim, pledges) for claim in claims] for *_, claims in told]
    concerned = {one.said.incident for claims in spoken for one in claims if one and isinstance(one.said, Said) and one.said.covers}
    return tuple(
        Bare._make((*plain, tuple(map(Terms.model_validate, terms)), tuple(_concerning(one, concerned) for one in claims)))
        for (*plain, terms, _), claims in zip(told, spoken, strict=True)
    )


def _concerning(claim: Spoken | None, incidents: Collection[str]) -> Spoken | None:
    """Return a claim, or None in its place where it tells of another incident than these."""
    return claim if claim is None or not isinstance(claim.said, Said) or claim.said.incident in incidents else None


def _said(said: Any) -> Any:
    return said if isinstance(said, Said) else said.model_dump(mode="json")


def _spoken(claim: list[Any], pledges: Collection[str]) -> Spoken:
    said, when, affirmed, authority = claim
    if isinstance(said, dict):
        said = _PROPOSITION.validate_python(said)
    else:
        says, incident, actor, covers, targets = said
        said = Said(says, incident, actor, tuple([Cover(*one) for one in covers if one[0] in pledges]), tuple(targets))
    return Spoken(said, when and (when[0], when[1]), affirmed, authority)
