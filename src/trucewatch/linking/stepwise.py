"""A truce of which one report tells several prolongations at once: "extended three times, most recently on 22 March for a month".

Those before the last one need not have been told of: the truce has not run out between them.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from trucewatch.records import PledgeKind

from .phrases import has
from .said_day import past_day

if TYPE_CHECKING:
    from .told import Act

_LAST_STEP = re.compile(
    r"\b(?:most recently|(?:for )?the last time|the last (?:one|of them)|lastly)\s(?P<told>on\s[^,;.]{3,30})", re.IGNORECASE
)

# "declared on 2 April and extended on 22 April, was renewed last week".
_LONGER = r"(?:extended|prolonged|renewed)"
_AGAIN = re.compile(rf"\b{_LONGER}\b[^.;]{{3,80}}?\b(?:(?:was|been|is) (?:then |again )?|then |again ){_LONGER}\b")


def in_steps(act: Act) -> bool:
    """Tell whether a truce is told as prolonged more than once."""
    sentence = act.pledge.sentence.quote
    return act.kind is PledgeKind.EXTENSION and (has("in_steps", sentence) or bool(_AGAIN.search(sentence)))


def told_in_steps(act: Act) -> bool:
    """Tell whether the report of an act tells of the truce of its side as prolonged more than once."""
    own = {party.actor for party in act.pledge.pledgers}
    return any(in_steps(one) and own & {party.actor for party in one.pledge.pledgers} for one in act.told.acts())


def last_step(act: Act) -> date | None:
    """Return the day of the last prolongation, where several are told and the day of that one is: its length counts from there."""
    told = _LAST_STEP.search(act.behind) if in_steps(act) else None
    past = past_day(told["told"], act.told.since.date()) if told else None
    return past.first if past else None
