"""A truce as it was before a report, so that what comes from there on can be told anew without all that was told before."""

from __future__ import annotations

from copy import copy
from dataclasses import fields
from datetime import datetime

from .bond import Bond

Order = tuple[datetime, str]
_GROWING = tuple(one.name for one in fields(Bond) if one.default_factory in (list, set, dict))
# What acts of other truces make of one.
_FROM_OTHERS = ("replaced_by", "followed_by", "renewed_by")


def copied(bond: Bond) -> Bond:
    """Return the same truce once more, so that one of the two can go on."""
    other = copy(bond)
    for name in _GROWING:
        setattr(other, name, getattr(bond, name).copy())
    return other


def before(bond: Bond, since: Order) -> Bond | None:
    """Return a truce as it was before a report, as one that can go on; None where nobody had told of it.

    How it hangs on others' is left to be looked at again.
    """
    others = (getattr(bond, one) for one in _FROM_OTHERS)
    if all(act.told.order < since for act in (bond.acts[-1], *others, *bond.upheld) if act):
        return copied(bond)
    was = Bond(inherited=set(bond.inherited))
    for act in bond.acts:
        if act.told.order < since:
            was.take(act)
    was.allies = {who: act for who, act in bond.allies.items() if act.told.order < since}
    was.upheld = [act for act in bond.upheld if act.told.order < since]
    for one in _FROM_OTHERS:
        act = getattr(bond, one)
        setattr(was, one, act if act and act.told.order < since else None)
    return was if was.acts else None
