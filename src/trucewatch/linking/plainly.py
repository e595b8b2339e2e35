"""Truces told in so many words that no coder made an act of: "a truce took hold between X and Y", "X and Y sign a peace accord"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from trucewatch.records import ActorKind, Party, Pledge, PledgeFactuality, PledgeKind, Span, Speaker

from .kin import Kin
from .names import BETWEEN, named_in
from .parting import around
from .phrases import TRUCE, has
from .phrases import found as within
from .sense import sense
from .senses import Sense
from .sentences import WRITTEN_AT, sentences

_TRUCE = re.compile(
    rf"(?:{TRUCE}|peace (?:accord|agreement|deal|treaty)"
    r"|(?:accord|agreement|deal) (?:to end|ending) (?:[\w-]+ ){0,3}?(?:fighting|hostilities|clashes|violence))\b",
    re.IGNORECASE,
)

# What may stand behind the name of who declares: what it is, and where.
_TAIL = re.compile(
    r"(?:\s(?:rebels?|groups?|movement|militia|guerrillas?|fighters|militants|organi[sz]ation|faction))?"
    r"(?:\s(?:in|of|from)\s(?:the\s)?[A-Z][\w’'-]*(?:\s(?:of\s)?(?:the\s)?[A-Z][\w’'-]*){0,4})?"
)
# What stands between a name and what others signed, where who bears it is none of them: "X says Y and the rebels sign".
_SAYS = r"\W{0,3}(?:[a-z]+\s){0,2}(?:says?|said|claims?|claimed|announces?|announced)\s(?:that\s)?"
_ITSELF = r"\b(?:it|its|itself|them|us)\b"
_SIDES = r"(?:(?:warring|rival) )?(?:sides|parties|generals|foes|rivals|camps|factions|enemies|neighbou?rs)"
_TWO = rf"(?:(?!{_ITSELF})[^;:,.]){{2,80}}?\sand\s(?:(?!{_ITSELF})[^;:,.]){{2,80}}"
_OF_OTHERS = re.compile(rf"{_SAYS}(?:(?:[\w’'-]+ ){{0,3}}{_SIDES}\s|(?!(?:they|we|he|she|their|both|the two)\b){_TWO})")
# Whose call is accepted is no side: "X accepts Norda's call for a truce".
_CALLER = re.compile(r"(?:(?<=['’]s)|['’]s?)\s(?:[\w-]+\s){0,2}?(?:calls?|appeals?|pleas?|requests?)\b")
_ACCEPTS = re.compile(r"\baccept(?:s|ed)?\b", re.IGNORECASE)


def truces_told(text: str, pledges: Iterable[Pledge], kin: Kin, on: date) -> Iterator[Pledge]:
    """Yield the agreements of two sides, and the truces that one declares, that a text tells plainly, where no pledge has that sentence."""
    known = list(pledges)
    coded = [pledge.sentence for pledge in known]
    for where in sentences(text) if _TRUCE.search(text) else ():
        truce = _TRUCE.search(text, *where)
        sentence = Span.of(text, *where)
        if truce is None or any(sentence.overlaps(other) for other in coded):
            continue
        told = Pledge(kind=PledgeKind.AGREEMENT, undertaking=Span.of(text, *truce.span()), sentence=sentence)
        parties = _sides(text, where, told, kin, on) if _made(told) else ()
        parties = () if any(_only_its_place(party, told, known, kin) for party in parties) else parties
        if parties and not _ones_own(told, parties):
            teller = next((one for one in named_in(text, *where, kin, on) if _tells_of_others(text, one, told)), None)
            yield _in_word_of(told.model_copy(update={"pledgers": parties}), teller)
        elif _told(told) and (who := _declares(text, told, kin, on)):
            own = Speaker.of(who)
            yield told.model_copy(update={"kind": PledgeKind.DECLARATION, "pledgers": (who,), "said_by": own})


def _only_its_place(party: Party, told: Pledge, pledges: list[Pledge], kin: Kin) -> bool:
    """Tell whether a state is where the truce is, which others tell to be one of a group there: "approves Lebanon ceasefire"."""
    country = kin.country(party.actor or "") if party.span.end + 1 == told.undertaking.start else None
    others = (one.actor or "" for pledge in pledges for one in pledge.pledgers)
    return country is not None and any(kin.country(one) == country and kin.kind(one) is not ActorKind.STATE for one in others)


def _declares(text: str, told: Pledge, kin: Kin, on: date) -> Party | None:
    """Return the one side that a sentence says declares or orders a truce of its own: who stands right before that verb."""
    start = told.sentence.start
    verb = next(within("declares_own", around(told)[0]), None)
    named = list(named_in(text, start, start + verb.start() + 1, kin, on)) if verb else []
    subject = len(named) == 1 and verb is not None and _TAIL.fullmatch(text, named[0].span.end, start + verb.start())
    return named[0] if subject and not BETWEEN.search(text, told.undertaking.start, told.sentence.end) else None


def _made(told: Pledge) -> bool:
    """Tell whether the words around a truce say that it is made or begins, and not that it is denied or over."""
    before, after = around(told)
    return _told(told) and (has("undertaken", before[-60:]) or has("takes_effect", after) or has("begins", after[:30]))


def _told(told: Pledge) -> bool:
    """Tell whether a truce is told as none that stood before, is sought, denied or over."""
    gone = has("denying", told.sentence.quote) or has("declared_over", around(told)[1])
    return sense(told) is Sense.TOLD and not gone


def _ones_own(told: Pledge, parties: tuple[Party, ...]) -> bool:
    """Tell whether one side declares or accepts: "X declares a truce with Y" is not Y's word."""
    one_sided = has("declared", told.sentence.quote) or _ACCEPTS.search(around(told)[0])
    return bool(one_sided) and any(party.span.start > told.undertaking.start for party in parties)


def _in_word_of(told: Pledge, teller: Party | None) -> Pledge:
    """Return an agreement as the word of who tells of it: of an outsider, or of one side ("X says it agreed a truce with Y")."""
    speaking = (one for one in told.pledgers if has("speaks", told.sentence.behind(one.span)))
    speaker = teller or next(speaking, None)
    if speaker is None:
        return told
    said_by = Speaker.of(speaker)
    return told.model_copy(update={"said_by": said_by, "factuality": PledgeFactuality.REPORTED})


def _tells_of_others(text: str, party: Party, told: Pledge) -> bool:
    """Tell whether a party only says that two others made the truce: "X says that Y and the rebels have signed a ceasefire"."""
    words = text[party.span.end : told.undertaking.start]
    verbs = [match.start() for match in within("undertaken", words)]
    return bool(verbs) and _OF_OTHERS.fullmatch(words[: verbs[-1]]) is not None


def _sides(text: str, where: tuple[int, int], told: Pledge, kin: Kin, on: date) -> tuple[Party, ...]:
    """Return the two who are named, where the sentence names two that do not mediate; of more, those whose word it is by standing first."""
    found: list[Party] = []
    dateline = WRITTEN_AT.match(text, *where)
    for party in named_in(text, dateline.end() if dateline else where[0], where[1], kin, on):
        ending = f"-{party.span.quote.rpartition('-')[2]}"  # "Qatar-brokered" is one word
        brokered = has("mediated", text[where[0] : party.span.start]) or has("brokering", ending, text[party.span.end : where[1]])
        apart = brokered or _tells_of_others(text, party, told) or _CALLER.match(text, party.span.end)
        if not apart and not any(kin.akin(party.actor or "", one.actor or "") for one in found):
            found.append(party)
    if len(found) > 2:
        verbs = [match.start() for match in within("undertaken", around(told)[0])]
        found = [party for party in found if verbs and party.span.end <= where[0] + verbs[-1]]
    return tuple(found) if len(found) > 1 else ()
