"""What "the agreement" is: the truce that the page has told of before, where the sentence itself names none."""

from __future__ import annotations

from trucewatch.records import Pledge, PledgeFactuality, Span

from .kinds import ENDS, REPLIES, K
from .phrases import found, has

_KINDS = REPLIES | ENDS | {K.DECLARATION, K.EXTENSION}
_MEANT = "ceasefire "


def explicit(pledge: Pledge, text: str) -> Pledge:
    """Return a pledge as it would read if it named the truce, where its undertaking points back to one that its text has told of."""
    at = None if pledge.factuality is PledgeFactuality.DENIED else _pointing(pledge)
    return _named(pledge, at) if at is not None and has("stops_violence", text[: pledge.sentence.start]) else pledge


def _pointing(pledge: Pledge) -> int | None:
    """Return where in a pledge's sentence its undertaking points back; None where it does not, or the sentence itself tells of a truce."""
    if pledge.kind not in _KINDS or has("stops_violence", pledge.sentence.quote):
        return None
    start, end = (at - pledge.sentence.start for at in (pledge.undertaking.start, pledge.undertaking.end))
    deals = found("answered" if pledge.kind in REPLIES else "points_back", pledge.sentence.quote)
    return next((one.start("deal") for one in deals if start <= one.start("deal") < end), None)


def _named(pledge: Pledge, at: int) -> Pledge:
    within = pledge.sentence.start + at - pledge.undertaking.start
    return pledge.model_copy(update={"sentence": _longer(pledge.sentence, at), "undertaking": _longer(pledge.undertaking, within)})


def _longer(span: Span, at: int) -> Span:
    return Span(start=span.start, end=span.end + len(_MEANT), quote=span.quote[:at] + _MEANT + span.quote[at:])
