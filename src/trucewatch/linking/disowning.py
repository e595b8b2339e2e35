"""Who denies having made a truce that others say it has: "the rebels said that they had never agreed to it", "no such deal exists".

Such a word is a denial of the one who gives it. Whom a coder named beside it, or as who announced the truce, denies nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from trucewatch.records import Party, Pledge, PledgeFactuality, PledgeKind, Span, Speaker
from trucewatch.wording import spelled_out

from .cast import Cast
from .kinds import MAKING
from .phrases import NAMED
from .sentences import DATELINE, sentences

_QUICK = re.compile(r"\b(?:den(?:y|ies|ied)|never|not|no such)\b|n['’]t\b")
_THING, _NEVER, _AGREED = (spelled_out(name) for name in ("{thing}", "{never}", "{agreed_to}"))
_DENIES, _NO_SUCH = (spelled_out(name) for name in ("{denies_making}", "{no_such_thing}"))
# What they have not agreed to is the truce itself, neither its extension nor talks on it.
_BESIDE = r"(?!\s(?:talks|extension|renewal|negotiations|plan|proposal|terms|line|monitors?|violations?)\b)"
_WHICH = r"(?:(?!(?:of|to|on|for|in|about)\b)[\w-]+\s){0,3}?"
_IT = rf"(?:it|one|(?:an?y?|the|such|this|that|their|its)\s(?:such\s)?{_WHICH}{_THING}{_BESIDE})"
_SAYS = r"(?:said|says?|insist(?:s|ed)|maintain(?:s|ed)|stress(?:es|ed)|add(?:s|ed)|stated|claim(?:s|ed))"
_THEN = r"(?:(?:ha[sd]|have|later|also|then|on\s\w+|\w+ly)\s)*"
_SELF = r"(?:it|they|he|she|we|the\s(?:group|movement|rebels|army|government|militia))"
_CLAUSE = r"(?:,\s(?:but|though|although|while|whereas|and)|;|\bbut|\balthough|\bthough)\s"
_WHO = rf"(?:{DATELINE})?(?:[^;]*?{_CLAUSE})??(?P<who>[^;,]+?(?:,[^;,]+,)?)"
_SAID = rf"{_SAYS}\s(?:[^;,]{{0,40}}\s)?(?:that\s)?"
_OWN = re.compile(rf"{_WHO}\s{_THEN}(?P<word>{_DENIES}\s{_IT}|{_SAID}(?:{_SELF}\s{_NEVER}\s{_AGREED}\s{_IT}|{_NO_SUCH}))\b", re.DOTALL)
_WITH = re.compile(r"\s(?:\w+\s)?with\s(?P<whom>[^;,.]+)")
_QUOTED = re.compile(rf"[^;]*?(?P<word>{_NO_SUCH})[^;]*?,[\"”]?\s(?P<who>[^;,]+?)\s{_SAYS}\b", re.DOTALL)


def with_disowned(pledges: Iterable[Pledge], cast: Cast) -> list[Pledge]:
    """Return the pledges with such denials as those of who denies; where no coder saw one, it is added."""
    pledges, last = list(pledges), ""
    for where in sentences(cast.text) if NAMED.search(cast.text) else ():
        sentence = Span.of(cast.text, *where)
        told, last = bool(NAMED.search(last + sentence.quote)), sentence.quote
        found = _denial(where, cast) if told and _QUICK.search(sentence.quote) else None
        if found is not None:
            pledges = list(_as_denied(pledges, *found, sentence, cast))
    return pledges


def _denial(where: tuple[int, int], cast: Cast) -> tuple[Party, Span] | None:
    """Return who denies in a sentence that it made a truce, and the words of that."""
    found = _OWN.match(cast.text, *where) or _QUOTED.match(cast.text, *where)
    who = cast.one(*found.span("who")) if found else None
    return (who, Span.of(cast.text, *found.span("word"))) if found and who else None


def _as_denied(pledges: list[Pledge], who: Party, word: Span, sentence: Span, cast: Cast) -> Iterator[Pledge]:
    """Yield the pledges with one denial of that sentence, and the others that are not that denial misread."""
    seen = [pledge for pledge in pledges if pledge.sentence.overlaps(sentence) and _denies(pledge, who, cast)]
    beside = (party for pledge in seen for party in (*pledge.pledgers, *pledge.counterparts))
    others = {party.actor: party for party in (*_made_with(word, cast), *beside) if not cast.kin.akin(party.actor or "", who.actor or "")}
    yield from (pledge for pledge in pledges if pledge not in seen)
    yield Pledge(
        kind=PledgeKind.AGREEMENT,
        pledgers=(who,),
        counterparts=tuple(others.values()),
        undertaking=seen[0].undertaking if seen else word,
        said_by=Speaker.of(who),
        sentence=sentence,
        factuality=PledgeFactuality.DENIED,
    )


def _made_with(word: Span, cast: Cast) -> tuple[Party, ...]:
    """Return whom the words of a denial name as the other side: "a ceasefire with X"."""
    found = _WITH.match(cast.text, word.end)
    whom = cast.one(*found.span("whom")) if found else None
    return (whom,) if whom else ()


def _denies(pledge: Pledge, who: Party, cast: Cast) -> bool:
    """Tell whether a coder's entry is the denial: an agreement denied, or who denies as refusing something."""
    own = any(cast.kin.akin(party.actor or "", who.actor or "") for party in pledge.pledgers)
    denied = pledge.kind in MAKING and pledge.factuality is PledgeFactuality.DENIED
    return denied or (own and pledge.kind is PledgeKind.REJECTION)
