"""What the registry of actors knows beforehand, as a testimony like any other."""

from __future__ import annotations

from datetime import UTC, datetime, time

from trucewatch.records import ActorKind, Authority, Claim, FacadeOf, MemberOf, Membership, Testimony

from .kin import Kin


def background(kin: Kin) -> tuple[Testimony, ...]:
    """Return what the registry knows beforehand: who belongs to which coalition, and which names are façades."""
    claims_ = [*map(_member, kin.coalitions), *map(_facade, kin.of_kind(ActorKind.FACADE))]
    if not claims_:
        return ()
    always = datetime.min.replace(year=1900, tzinfo=UTC)
    return (
        Testimony(id="registry", recorded=always, published=always, story="registry", source="registry of actors", claims=tuple(claims_)),
    )


def _member(membership: Membership) -> Claim:
    since, until = ((datetime.combine(day, time(), UTC) if day else None) for day in (membership.since, membership.until))
    said = MemberOf(actor=membership.actor, coalition=membership.coalition, since=since, until=until)
    return Claim(proposition=said, authority=Authority.THIRD_PARTY)


def _facade(actor: str) -> Claim:
    return Claim(proposition=FacadeOf(name=actor), authority=Authority.THIRD_PARTY)
