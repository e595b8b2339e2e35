"""Whose word an act is, where its coder took another for its party: who denies a truce, whose own violence waits on others' truce."""

from __future__ import annotations

import re
from datetime import date

from trucewatch.records import Pledge, PledgeFactuality, PledgeKind

from .kin import BELLIGERENT, Kin
from .names import named_in
from .phrases import found, has
from .sense import sense
from .senses import Sense
from .stance import observes

# "X announced that both countries would observe a truce" is told of them.
_OF_BOTH = re.compile(r"\b(?:both|the (?:two|warring)|each of|all)\s(?:[\w-]+\s){0,3}?(?:would|will|are to|were to|had|have)\b")


def of_its_own(pledge: Pledge, text: str, kin: Kin, on: date) -> Pledge:
    """Return the pledge as that of whose word it is."""
    pledge = _of_declarer(pledge, text, kin, on)
    pledge = _declared(_over(_unless_denied(pledge), kin), kin)
    return _together(_denied(_held_back(_observing(pledge, kin), kin), text, kin, on))


def _of_declarer(pledge: Pledge, text: str, kin: Kin, on: date) -> Pledge:
    """Take "despite the ceasefire announcement by X" for a mention of X's own truce, whoever else its sentence names."""
    end = pledge.undertaking.end
    by = next(found("declared_by", text[end : pledge.sentence.end]), None) if sense(pledge) is Sense.STANDING else None
    who = next(named_in(text, end + by.end(), pledge.sentence.end, kin, on), None) if by else None
    if by is None or who is None or who.span.start > end + by.end():
        return pledge
    return pledge.model_copy(update={"pledgers": (who,), "counterparts": ()})


def _over(pledge: Pledge, kin: Kin) -> Pledge:
    """Take "X said that the truce was dead" for the end that X makes of it, where its coder took nobody for its party."""
    speaker, after = pledge.said_by, pledge.sentence.behind(pledge.undertaking)
    if speaker is None or kin.kind(speaker.actor or "") not in BELLIGERENT or pledge.pledgers or not has("said_dead", after):
        return pledge
    own = (speaker.party,)
    return pledge.model_copy(update={"kind": PledgeKind.TERMINATION, "pledgers": own, "factuality": PledgeFactuality.ASSERTED})


def _declared(pledge: Pledge, kin: Kin) -> Pledge:
    """Take "X orders a ceasefire" for X's own, where its coder took nobody for its party."""
    speaker, before = pledge.said_by, pledge.sentence.before(pledge.undertaking)
    if pledge.kind is not PledgeKind.DECLARATION or speaker is None or pledge.pledgers or pledge.mediators:
        return pledge
    if kin.kind(speaker.actor or "") not in BELLIGERENT or not has("declares_own", before):
        return pledge
    return pledge.model_copy(update={"pledgers": (speaker.party,)})


def _together(pledge: Pledge) -> Pledge:
    """Take what both sides say together for each one's own word, whichever of them its coder took for the speaker."""
    parties = {party.actor for party in pledge.pledgers}
    speaker = pledge.said_by.actor if pledge.said_by else None
    joint = len(parties) > 1 and speaker in parties and has("jointly", pledge.sentence.quote)
    return pledge.model_copy(update={"said_by": None}) if joint else pledge


def _unless_denied(pledge: Pledge) -> Pledge:
    """Take an act for told that a coder holds for denied where its sentence has no word of denial."""
    if pledge.factuality is not PledgeFactuality.DENIED or has("denying", pledge.sentence.quote):
        return pledge
    return pledge.model_copy(update={"factuality": PledgeFactuality.REPORTED})


def _observing(pledge: Pledge, kin: Kin) -> Pledge:
    """Take "X will respect the truce between Y and Z" for X's own undertaking."""
    speaker = None if pledge.kind is PledgeKind.CALL_FOR else pledge.said_by
    if speaker is None or kin.kind(speaker.actor or "") not in BELLIGERENT or not observes(pledge):
        return pledge
    others = [party for party in pledge.pledgers if not kin.akin(speaker.actor or "", party.actor or "")]
    if len(others) < 2 or len(others) < len(pledge.pledgers) or _OF_BOTH.search(pledge.sentence.before(pledge.undertaking)):
        return pledge
    own = (speaker.party,)
    return pledge.model_copy(update={"kind": PledgeKind.ACCEPTANCE, "pledgers": own, "counterparts": ()})


def _held_back(pledge: Pledge, kin: Kin) -> Pledge:
    """Take "X will continue its attacks if others break their truce" for X's own: it holds back as long as they do not."""
    speaker = pledge.said_by
    if speaker is None or pledge.condition is None or not has("own_violence", pledge.undertaking.quote):
        return pledge
    if kin.kind(speaker.actor or "") not in BELLIGERENT or any(kin.akin(speaker.actor or "", one.actor or "") for one in pledge.pledgers):
        return pledge
    own = (speaker.party,)
    return pledge.model_copy(update={"kind": PledgeKind.DECLARATION, "pledgers": own, "counterparts": ()})


def _denied(pledge: Pledge, text: str, kin: Kin, on: date) -> Pledge:
    """Take who is named first in "X ... denies the truce" for the one who denies it."""
    if sense(pledge) is not Sense.REFUSED or not has("denying_it", text[pledge.sentence.start : pledge.undertaking.start]):
        return pledge
    who = next(named_in(text, pledge.sentence.start, pledge.undertaking.start, kin, on), None)
    if who is None or any(kin.akin(who.actor or "", party.actor or "") for party in pledge.pledgers):
        return pledge
    return pledge.model_copy(update={"pledgers": (who,), "counterparts": pledge.pledgers, "said_by": None})
