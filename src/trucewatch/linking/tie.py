"""One side's halt that hangs on the truce of others: "will halt attacks as long as theirs holds", "will respect the truce of X and Y".

It is that side's own undertaking, and ends when theirs does: by an act, or with its term where nobody says a word.
"""

from __future__ import annotations

import re

from trucewatch.records import ActorKind, PledgeKind

from .bond import Bond, Host, creditors, debtors, stands_still
from .kin import Kin
from .kinds import ENDS, MAKING, REPLIES
from .names import BETWEEN, PAIR, TWO
from .phrases import TRUCE, found
from .stance import observes
from .told import Act

_THEIRS = (re.compile(rf"\b{TRUCE}(?: agreement| deal)? (?:between|of) {TWO}"), PAIR)


def hangs_on(act: Act, kin: Kin) -> frozenset[str] | None:
    """Return between whom the truce is on which an act hangs, as far as it says; None where it hangs on none."""
    if act.kind not in MAKING | REPLIES:
        return None
    words = act.pledge.sentence.quote
    for tie in found("hangs_on", words):
        between = BETWEEN.search(words, tie.start()) or next((match for one in _THEIRS if (match := one.search(words))), None)
        parties = {kin.named(between["one"]), kin.named(between["other"])} - {None} if between else set()
        theirs = frozenset(party for party in parties if party)
        if not kin.shared(theirs, debtors(act)) and (theirs or act.title):
            return theirs
    return None


def hosts(act: Act, kin: Kin) -> frozenset[str]:
    """Return the states in which those fight who only say that they keep a truce, whosesoever; none where they name its other side."""
    if act.kind is not PledgeKind.ACCEPTANCE or creditors(act) or not observes(act.pledge):
        return frozenset()
    groups = [one for one in debtors(act) if kin.kind(one) is not ActorKind.STATE]
    return frozenset(state for one in groups if (state := kin.state(kin.country(one) or "")))


def fate(bond: Bond, bonds: list[Bond], kin: Kin) -> Host:
    """Return what becomes of a truce by that of others, among ``bonds``, on which it hangs; nothing where it hangs on none."""
    if not bond.may_hang:
        return Host()
    tie = next(((act, theirs) for act in bond.acts if (theirs := hangs_on(act, kin)) is not None), None)
    other = _other(*tie, bond, bonds, kin) if tie else None
    if tie is None or other is None:
        return Host()
    ended = next((act for act in other.acts if act.kind in ENDS and act.told.time >= bond.opened), None)
    later = (act for act in other.acts if act.told.time > tie[0].told.time)
    since = other.starts if other.starts and other.starts > tie[0].told.time else None
    kept = tuple(act for act in later if act.kind is PledgeKind.EXTENSION or stands_still(act))
    return Host(ended, since, other.term_by(tie[0].told.time), kept)


def _other(act: Act, theirs: frozenset[str], bond: Bond, bonds: list[Bond], kin: Kin) -> Bond | None:
    """Return the truce on which an act hangs: the latest of those parties, or called after that place, which stands or is to come."""
    meant = [
        other for other in bonds
        if other is not bond and other.binds and other.opened <= act.told.time and not other.over(act.told.time)
        and not kin.shared(debtors(act), other.debtors)
        and (kin.shared(theirs, other.parties) > 1 if theirs else act.title & other.titles)
    ]  # fmt: skip
    return max(meant, key=lambda other: other.last, default=None)
