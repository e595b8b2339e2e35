"""Who fights again, and so ends the truce that its sentence tells only in passing.

"The rebels, who signed a truce with Meria in January, have resumed their offensive": no coder makes an act of such a verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from trucewatch.records import Party, Pledge, PledgeKind, Span, Speaker

from .cast import Cast
from .names import named_in
from .phrases import found
from .said_day import told_in_passing
from .sentences import WRITTEN_AT, sentences

_AGAINST = re.compile(r"^[^,;.]{0,30}?\s(?:against|on|with)\s")


def ends_by_fighting(pledges: Iterable[Pledge], cast: Cast) -> Iterator[Pledge]:
    """Yield the ends of truces told in passing whose party is the subject of a sentence that tells that it fights again."""
    told = list(pledges)
    ended = [one.sentence for one in told if one.kind is PledgeKind.TERMINATION]
    for pledge in told:
        again = None if pledge.sentence in ended else _again(pledge)
        who = _subject(pledge) if again else None
        if again and who and not _others(pledge, again[1], cast):
            others = tuple(one for one in pledge.pledgers if one is not who and not cast.kin.akin(one.actor or "", who.actor or ""))
            yield Pledge(
                kind=PledgeKind.TERMINATION, pledgers=(who,), counterparts=others,
                undertaking=pledge.sentence.part(*again), sentence=pledge.sentence,
            )  # fmt: skip


def resumptions_told(pledges: Iterable[Pledge], cast: Cast) -> Iterator[Pledge]:
    """Yield the ends that belligerents make by saying that they fight again, where no coder made an act of that."""
    coded = [one.undertaking for one in pledges if one.kind is PledgeKind.TERMINATION]
    for where in sentences(cast.text):
        sentence = Span.of(cast.text, *where)
        told = next(found("says_it_fights_again", sentence.quote), None)
        again = sentence.part(*told.span("again")) if told else None
        if told is None or again is None or any(again.overlaps(other) for other in coded):
            continue
        written = WRITTEN_AT.match(cast.text, *where)
        named = list(named_in(cast.text, written.end() if written else where[0], where[0] + told.start("said"), cast.kin, cast.on))
        for who in named[:1] if len(named) == 1 else ():
            yield Pledge(kind=PledgeKind.TERMINATION, pledgers=(who,), undertaking=again, said_by=Speaker.of(who), sentence=sentence)


def _again(pledge: Pledge) -> tuple[int, int] | None:
    """Return where in its sentence the party of a truce told in passing is said to fight again."""
    when = told_in_passing(pledge)
    if when is None:
        return None
    behind = len(pledge.sentence.quote) - len(pledge.sentence.behind(pledge.undertaking)) + when.end()
    verb = next(found("fights_anew", pledge.sentence.quote[behind:]), None)
    return (behind + verb.start("again"), behind + verb.end("again")) if verb else None


def _subject(pledge: Pledge) -> Party | None:
    """Return who fights again: whom alone the words before the truce name, or, where they name nobody, who is named elsewhere alone."""
    own = [one for one in pledge.pledgers if one.actor]
    before = [one for one in own if pledge.sentence.start <= one.span.start < pledge.undertaking.start]
    apart = [one for one in own if not one.span.overlaps(pledge.sentence)]
    subject = before or apart
    return subject[0] if len({one.actor for one in subject}) == 1 else None


def _others(pledge: Pledge, at: int, cast: Cast) -> bool:
    """Tell whether it fights again against others than those of the truce: that is no end of it."""
    against = _AGAINST.match(pledge.sentence.quote[at:])
    if against is None:
        return False
    whom = next(named_in(cast.text, pledge.sentence.start + at + against.end(), pledge.sentence.end, cast.kin, cast.on), None)
    return whom is not None and not any(cast.kin.akin(whom.actor or "", one.actor or "") for one in pledge.pledgers)
