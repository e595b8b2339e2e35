"""Violence told as the reason for which a party ends its truce: "quit the truce after Y shelled Z", "accusing Y of strikes on Z".

Who ends a truce because of an act says that the truce forbade it, and the act came before the end.
"""

from __future__ import annotations

from .bond import debtors
from .kinds import ENDS
from .phrases import has
from .told import Act, Telling


def ended_for(telling: Telling) -> Act | None:
    """Return the end of a truce that the sentence of a telling gives its violence as the reason for, by another than who did it."""
    acts = (act for act in telling.told.acts() if act.kind in ENDS and act.pledge.sentence.overlaps(telling.incident.sentence))
    return next((act for act in acts if telling.actor not in debtors(act) and has("as_reason", _before(telling, act))), None)


def _before(telling: Telling, end: Act) -> str:
    """Return the words of a sentence before its violence, from the end of a truce on where that stands first."""
    words, start = telling.incident.sentence.before(telling.incident.anchor), telling.incident.sentence.start
    return words[max(0, end.pledge.undertaking.end - start) :] if end.pledge.undertaking.end <= telling.incident.anchor.start else words
