"""With which standing a speaker speaks for or about an actor."""

from __future__ import annotations

from trucewatch.records import Authority, Speaker

from .kin import Kin


def standing(speaker: Speaker | None, about: str, kin: Kin, enemies: set[str], vouched: bool = True) -> Authority:
    """Return the authority of ``speaker`` towards the actor ``about``.

    Without a speaker the text itself narrates: where it vouches for the act (``vouched``) that is the party's own act, else a third
    party's word. ``enemies`` are the other sides.
    """
    if speaker is None:
        return Authority.OWN_VOICE if vouched else Authority.THIRD_PARTY
    return _of(speaker, about, kin, enemies)


def _of(speaker: Speaker, about: str, kin: Kin, enemies: set[str]) -> Authority:
    who = speaker.actor
    if who == about:
        return Authority.ANONYMOUS if speaker.anonymous else Authority.SPOKESMAN if speaker.role else Authority.OWN_VOICE
    if who and kin.akin(who, about):
        return _of_kin(speaker, who, about, kin)
    if speaker.anonymous:
        return Authority.ANONYMOUS
    if who and kin.fellows(who, about):
        return Authority.PROXY
    return Authority.ADVERSARY if who and any(kin.akin(who, enemy) for enemy in enemies) else Authority.THIRD_PARTY


def _of_kin(speaker: Speaker, who: str, about: str, kin: Kin) -> Authority:
    """A coalition speaks for its member by proxy, and so does a member for its coalition; an army speaks for its state."""
    if speaker.anonymous:
        return Authority.ANONYMOUS
    return Authority.PROXY if kin.is_coalition(who) or kin.is_coalition(about) else Authority.SPOKESMAN
