"""Who left a group: "a splinter group of the M23", "dissident M23 fighters". They are not that group, and may have a name beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trucewatch.records import Span

from .context import Context, Mention
from .heads import Head, head, singular
from .named_later import come_back_to

_LEFT = r"(?:splinter|breakaway|break-away|dissident|renegade)"
_LEAVERS = r"(?:dissidents|defectors|deserters|renegades|breakaways|splinters|offshoots?)"
_BODY = r"(?:group|faction|wing|movement|militia|element|unit|cell|fighter|rebel|member|commander|force|soldier)s?"
_FORMER = r"(?:now[ -])?(?:(?:defunct|disbanded|dissolved|demobili[sz]ed|former) )?"
# Before the name of a group: "a splinter group of the".
_OF = re.compile(rf"(?:\b{_LEFT} (?:[\w-]+ )?{_BODY}|\b{_LEAVERS}) (?:of|from|within) (?:the )?{_FORMER}\Z", re.IGNORECASE)
# The same right before the name, with a body of men behind it: "dissident [M23] fighters".
_BEFORE = re.compile(rf"\b{_LEFT} \Z", re.IGNORECASE)
_MEN = re.compile(rf" (?:rebel |militia )?{_BODY}\b")
# What a name of the group itself may end in: "dissident [M23 group]".
_OWN_MEN = re.compile(r"\w (?:(?:group|faction|wing|element|unit|fighter|rebel|member|commander|force|soldier)s?|men)\Z")
# Behind the name: "[M23] dissidents", "[M23] splinter group".
_BEHIND = re.compile(rf"(?:['’]s)? (?:{_LEFT} (?:[\w-]+ )?{_BODY}|{_LEAVERS})\b")
# The group is only what somebody left: "which broke away from the".
_FROM = re.compile(r"\b(?:br(?:oke|oken|eaks?|eaking)|split|splintered|splitting|defected|seceded) (?:away |off )?from (?:the )?\Z")
_TAIL = re.compile(rf"(?: {_BODY})?")
_WORDS_BACK = 60
# By these a faction goes that once left a group: "the dissidents of X" are X then.
_GOES_BY = re.compile(r"\b(?:dissident|breakaway|renegade)s?\b", re.IGNORECASE)
# Words that point back to who left, and not to any group: "the faction", "the dissidents".
_OWN = frozenset({"faction", "splinter", "breakaway", "dissident", "renegade", "defector", "deserter", "offshoot"})

_NAME = r"[A-Z][\w’'-]*(?: (?:of (?:the )?|for (?:the )?)?[A-Z][\w’'-]*)*"
_ITSELF = r"(?:(?:which|that) calls |calling )itself "
_CALLED = re.compile(
    rf"(?:, (?:called |named |known as |{_ITSELF})?| called | named | known as | calling itself )(?:the )?"
    rf"(?P<name>{_NAME})(?= \([\w-]+\)|[,.;)]|\Z)(?!,? (?:and|or)\b)"
)
_NAMED_BEFORE = re.compile(rf"(?P<name>{_NAME})(?: \([\w-]+\))?, (?:an?|the) \Z")


class Splinters:
    """The phrases of one document for who left a group."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.origins: set[int] = set()
        self.factions: list[tuple[Span, str]] = []
        self.phrases = list(self._phrases())

    def at(self, span: Span) -> Span | None:
        """Return the whole phrase for who left a group where a phrase is that one, a part of it or no more than words around it."""
        return next((phrase for phrase in self.phrases if self.context.is_within(span, phrase)), None) or self._before_of(span)

    def faction(self, span: Span) -> str | None:
        """Return the faction that a phrase calls by what it is: "FARC dissidents of the Central General Staff"."""
        return next((actor for phrase, actor in self.factions if self.context.is_within(span, phrase)), None)

    def _before_of(self, span: Span) -> Span | None:
        """Return the phrase that one without a name points back to: "the faction"."""
        own = _stems(span.quote) & _OWN
        if not own or self.context.between(span.start, span.end):
            return None
        return next((phrase for phrase in reversed(self.phrases) if phrase.end <= span.start and own <= _stems(phrase.quote)), None)

    def name_of(self, span: Span) -> Span | None:
        """Return the name of a body beside a phrase for a group: "the faction, the Free Front,", "the Free Front, a splinter of X"."""
        name = self._beside(span)
        return name if name and self._is_body(name) else None

    def name_later(self, span: Span) -> Span | None:
        """Return the name that a later sentence gives to a group told of without one; no body named before is told of so."""
        names = (self._called(phrase) for phrase in come_back_to(span, self.context))
        name = next((one for one in names if one and self._is_body(one)), None)
        known = {mention.actor for mention in self.context.between(name.start, name.end)} if name else set()
        return None if known & {mention.actor for mention in self.context.between(0, span.start)} else name

    def _is_body(self, name: Span) -> bool:
        return name.quote.isupper() or head(name.quote) in (Head.GROUP, Head.FORCE) or self._armed(name)

    def _armed(self, name: Span) -> bool:
        known = self.context.between(name.start, name.end)
        return bool(known) and known[-1].end >= name.end and self.context.armed(known[-1].actor)

    def _beside(self, span: Span) -> Span | None:
        if called := self._called(span):
            return called
        text = self.context.text
        begin = max(0, span.start - 2 * _WORDS_BACK)
        before = next(_NAMED_BEFORE.finditer(text[begin : span.start]), None)
        return Span.of(text, begin + before.start("name"), begin + before.end("name")) if before else None

    def _called(self, span: Span) -> Span | None:
        found = _CALLED.match(self.context.text, span.end)
        return Span.of(self.context.text, *found.span("name")) if found else None

    def left(self, mention: Mention) -> bool:
        """Tell whether a group is named only as what somebody left: nobody points to it."""
        return mention.start in self.origins

    def _phrases(self) -> Iterator[Span]:
        for mention in self.context.groups():
            phrase = self._around(mention)
            if phrase and _GOES_BY.search(phrase.quote) and (faction := self._faction_of(mention.actor)):
                self.factions.append((phrase, faction))
                continue
            if phrase:
                yield phrase
            if phrase or _FROM.search(self._before(mention)):
                self.origins.add(mention.start)

    def _faction_of(self, actor: str) -> str | None:
        """Return a faction itself, and of a whole the only faction of which the document names the body or somebody who leads it."""
        left = self.context.known.left
        if actor in left:
            return actor
        named = {mention.actor for mention in self.context.mentions if left.get(mention.actor) == actor}
        return named.pop() if len(named) == 1 else None

    def _around(self, mention: Mention) -> Span | None:
        text, before = self.context.text, self._before(mention)
        start, tail = mention.start - len(before), _TAIL.match(text, mention.end)
        end = tail.end() if tail else mention.end
        if of := _OF.search(before):
            return Span.of(text, start + of.start(), end)
        men = _MEN.match(text, mention.end)
        if (by := _BEFORE.search(before)) and (men or _OWN_MEN.search(text, mention.start, mention.end)):
            return Span.of(text, start + by.start(), men.end() if men else mention.end)
        behind = _BEHIND.match(text, mention.end)
        return Span.of(text, mention.start, behind.end()) if behind else None

    def _before(self, mention: Mention) -> str:
        return self.context.text[max(0, mention.start - _WORDS_BACK) : mention.start]


def _stems(phrase: str) -> set[str]:
    return {singular(word) for word in phrase.split()}
