"""Offers by which a side binds itself, told in its spokesman's word: "the factions offered a truce and will not attack, said X of Y".

Where no coder made an act of such a sentence, it is Y's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from trucewatch.records import Condition, Party, Pledge, PledgeKind, Span, Speaker

from .cast import Cast
from .names import named_in
from .phrases import has
from .sentences import sentences

_OFFER = re.compile(
    r"\b(?:offer|declar|announc|present|propos)\w*\s(?:an?|the)\s(?:[\w-]+\s){0,3}?(?P<truce>truce|cease-?\s?fire)(?P<behind>\s.*?)"
    r"(?:,[”\"]?|[”\"])\s(?:said|says)\s(?P<who>.+)$",
    re.DOTALL,
)
_QUICK = re.compile(r"\b(?:truce|cease-?\s?fire)\b")
_CONDITION = re.compile(r"\b(?:on (?:the )?condition (?:that|of)|provided(?: that)?|as long as|if)\s[^,;]+")


def offers_told(pledges: Iterable[Pledge], cast: Cast) -> Iterator[Pledge]:
    """Yield the offers that a text tells so, where no pledge has that sentence."""
    coded = [pledge.sentence for pledge in pledges]
    for where in sentences(cast.text) if _QUICK.search(cast.text) else ():
        match = _OFFER.search(cast.text, *where)
        if match is None or not has("own_word", match["behind"]):
            continue
        sentence = Span.of(cast.text, *where)
        who = next(named_in(cast.text, *match.span("who"), cast.kin, cast.on), None)
        if who and not any(sentence.overlaps(other) for other in coded):
            yield _offer(match, who, sentence, cast.text)


def _offer(match: re.Match[str], who: Party, sentence: Span, text: str) -> Pledge:
    condition = _CONDITION.search(text, *match.span("behind"))
    return Pledge(
        kind=PledgeKind.OFFER,
        pledgers=(who,),
        undertaking=Span.of(text, *match.span("truce")),
        condition=Condition(span=Span.of(text, *condition.span())) if condition else None,
        said_by=Speaker.of(who),
        sentence=sentence,
    )
