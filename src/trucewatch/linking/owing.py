"""Under which of the truces that its party has an obligation is owed, where it has several at once."""

from __future__ import annotations

from collections.abc import Callable

from .bond import Bond, debtors
from .dated import of_its_month
from .kin import Kin
from .names import named_in
from .told import Act


def owing(act: Act, bonds: list[Bond], kin: Kin) -> Bond | None:
    """Return the truce under which an obligation is owed, of several: the one that its words tell, else the newest with these counterparts.

    Told by the other side that its sentence names, the month or the name by which that calls the truce, the truce that its story tells of
    as made, then by the other side or a mediator that the text names. Truces with others between which nothing tells are not guessed at.
    """
    tells: list[Callable[[Bond], bool]] = [
        lambda bond: _names_other_side(act, bond, kin, act.pledge.sentence.start, act.pledge.sentence.end),
        lambda bond: of_its_month(act, bond) is True,
        lambda bond: bool(act.title & bond.titles),
        lambda bond: act.told.story in bond.stories,
        lambda bond: _names_other_side(act, bond, kin, 0, act.told.document.body_end),
        lambda bond: _names_mediator(act, bond),
    ]
    for told in tells:
        bonds = [bond for bond in bonds if told(bond)] or bonds
    others = {frozenset(_other_side(act, bond, kin)) for bond in bonds}
    return max(bonds, key=lambda bond: bond.opened) if len(others) == 1 else None


def _other_side(act: Act, bond: Bond, kin: Kin) -> set[str]:
    return {party for party in bond.parties if not any(kin.akin(party, own) for own in debtors(act))}


def _names_other_side(act: Act, bond: Bond, kin: Kin, start: int, end: int) -> bool:
    """Tell whether a stretch of the act's text names those with whom its party has the truce."""
    named = named_in(act.told.document.text, start, end, kin, act.told.time.date())
    return kin.shared((one.actor for one in named if one.actor), _other_side(act, bond, kin)) > 0


def _names_mediator(act: Act, bond: Bond) -> bool:
    """Tell whether the act's text names who mediated the truce."""
    text = act.told.document.text[: act.told.document.body_end]
    return any(party.span.quote in text for one in bond.acts for party in one.pledge.mediators)
