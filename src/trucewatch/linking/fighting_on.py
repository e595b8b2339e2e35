"""A side's vow to fight on, beside a truce that only others say it made: by its own word it has made none.

"The mediator said that a truce had been agreed. Hours later the general announced that the offensive would go on."
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from trucewatch.records import Party, Pledge, PledgeKind, Span, Speaker

from .cast import Cast
from .kinds import MAKING
from .names import named_in
from .phrases import has
from .sense import kind_of, sense
from .senses import MADE
from .sentences import DATELINE, sentences

_SAYS = r"(?:sa(?:y|ys|id)|announc|vow|declar|pledg|insist|stress|warn|promis|swear|swore)\w*"
_WORD = re.compile(rf"\s*(?:{DATELINE})?(?P<who>.{{2,120}}?)\s{_SAYS}\s(?P<own>.+)", re.DOTALL)
_UNLESS = re.compile(r"\b(?:if|unless|should|not)\b")


def vows_told(pledges: Iterable[Pledge], cast: Cast) -> Iterator[Pledge]:
    """Yield such vows as refusals of truces told in the same text; who is to be fought must be one of their sides, or unnamed."""
    made = [pledge for pledge in pledges if kind_of(pledge) in MAKING and sense(pledge) in MADE]
    sides = {party.actor or "" for pledge in made for party in (*pledge.pledgers, *pledge.counterparts)}
    before = ""
    for where in sentences(cast.text) if made and has("fights_on", cast.text) else ():
        word, sentence = _WORD.match(cast.text, *where), Span.of(cast.text, *where)
        before, last = sentence.quote, before
        if word is None or not _vow(word["own"]) or any(sentence.overlaps(pledge.undertaking) for pledge in made):
            continue
        if has("short_lived", last):  # what was refused is the truce of before
            continue
        who = cast.one(*word.span("who"))
        whom = {party.actor or "" for party in named_in(cast.text, *word.span("own"), cast.kin, cast.on)}
        if who and cast.kin.shared([who.actor or ""], sides) and (not whom or cast.kin.shared(whom, sides)):
            yield _refusal(who, Span.of(cast.text, *word.span("own")), sentence)


def _vow(words: str) -> bool:
    return has("fights_on", words) and not _UNLESS.search(words)


def _refusal(who: Party, own: Span, sentence: Span) -> Pledge:
    speaker = Speaker.of(who)
    return Pledge(kind=PledgeKind.REJECTION, pledgers=(who,), undertaking=own, said_by=speaker, sentence=sentence)
