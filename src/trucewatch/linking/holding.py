"""One side's halt that it tells by its threat alone: "X will continue its attacks if the truce of Y and Z is broken".

Where no coder made X's act of such a sentence, but none or a mention of theirs, it is X's own halt, which lasts as long as theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from trucewatch.records import Condition, Party, Pledge, PledgeKind, Span, Speaker

from .cast import Cast
from .names import named_in
from .phrases import TRUCE, has
from .sense import sense
from .senses import Sense
from .sentences import DATELINE, sentences

_SAYS = r"(?:say|said|announc|warn|vow|declar|threaten|stress|add|confirm)\w*"
_HELD = re.compile(
    rf"\s*(?:{DATELINE})?(?P<who>.{{2,120}}?)\s{_SAYS}\s.{{0,160}}?(?P<own>\b(?:continu|resum|restart|renew)\w*\s(?:with\s)?(?:its|their|his)\s"
    rf"(?:[\w-]+\s){{0,2}}(?:attacks?|strikes?|operations?|raids?|shelling|fire)\b)[^.;]{{0,80}}?\s"
    rf"(?P<tie>(?:if|once|should)\s[^.;,]{{0,60}}?\b{TRUCE}\b[^.;,]{{0,40}}?\b(?:breach|br[eo]k|violat|collaps|fail|fall|end)\w*\b)"
)


def halts_told(pledges: Iterable[Pledge], cast: Cast) -> Iterator[Pledge]:
    """Yield the halts that a text tells so, where no pledge that means more than a mention has that sentence."""
    coded = [pledge.sentence for pledge in pledges if sense(pledge) not in (Sense.NOTHING, Sense.STANDING)]
    for where in sentences(cast.text) if has("own_attacks_again", cast.text) else ():
        match, sentence = _HELD.match(cast.text, *where), Span.of(cast.text, *where)
        who = next(named_in(cast.text, *match.span("who"), cast.kin, cast.on), None) if match else None
        if match and who and not any(sentence.overlaps(other) for other in coded):
            yield _halt(match, who, sentence, cast.text)


def _halt(match: re.Match[str], who: Party, sentence: Span, text: str) -> Pledge:
    return Pledge(
        kind=PledgeKind.DECLARATION,
        pledgers=(who,),
        undertaking=Span.of(text, *match.span("own")),
        condition=Condition(span=Span.of(text, *match.span("tie"))),
        said_by=Speaker.of(who),
        sentence=sentence,
    )
