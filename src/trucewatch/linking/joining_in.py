"""Who joins in what another prolongs, in a sentence that no coder made an act of: "The rebels said they approved the extension as well"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from trucewatch.records import Party, Pledge, PledgeKind, Speaker

from .cast import Cast
from .kin import BELLIGERENT
from .phrases import found
from .sense import kind_of
from .sentences import sentences

# How many sentences behind that of the extension it is looked for.
_REACH = 3


def with_those_who_join(pledges: Iterable[Pledge], cast: Cast) -> list[Pledge]:
    """Return the pledges, an extension as that also of those who by a later sentence accept it, by their own word."""
    return [_joined(one, cast) if kind_of(one) is PledgeKind.EXTENSION else one for one in pledges]


def _joined(pledge: Pledge, cast: Cast) -> Pledge:
    known = (*pledge.pledgers, *pledge.counterparts)
    new = [one for one in _joining(pledge, cast) if not any(cast.kin.akin(one.actor or "", other.actor or "") for other in known)]
    if not pledge.pledgers or not new:
        return pledge
    own = tuple(Speaker.of(one) for one in new)
    return pledge.model_copy(update={"pledgers": (*pledge.pledgers, *new), "also_said_by": (*pledge.also_said_by, *own)})


def _joining(pledge: Pledge, cast: Cast) -> Iterator[Party]:
    """Yield who is told right behind to accept the extension: by name, as the subject of the sentence."""
    behind = (span for span in sentences(cast.text) if span[0] >= pledge.sentence.end)
    for start, end in islice(behind, _REACH):
        accepts = next(found("joins_in", cast.text[start:end]), None)
        who = cast.one(start, start + accepts.start()) if accepts else None
        if who and cast.kin.kind(who.actor or "") in BELLIGERENT:
            yield who
