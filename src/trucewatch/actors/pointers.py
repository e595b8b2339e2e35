"""Whom a phrase points back to: "the group", "the army", "it", "both sides"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from trucewatch.records import ActorKind, Span
from trucewatch.sentences import sentence_at

from .context import ARMY, Context, Mention
from .heads import Parts, Pointing, definite, numbered_unit, of_a_war, parts, pointing
from .names import Role
from .rivals import army_of_rival, governs, of_its_country
from .splinters import Splinters

# What outsiders do to two sides, directly before these.
_DONE_TO_BOTH = re.compile(
    r"\b(?:urg(?:ed?|es|ing)|ask(?:s|ed|ing)?|press(?:es|ed|ing)?|push(?:es|ed|ing)?|warn(?:s|ed|ing)?|persuad(?:ed?|es|ing)|convinc(?:ed?|es|ing)"
    r"|invit(?:ed?|es|ing)|implor(?:ed?|es|ing)|beg(?:s|ged|ging)?|tells?|told|met|call(?:s|ed|ing)? (?:up)?on|appeal(?:s|ed|ing)? to"
    r"|mediat\w+ between|talk(?:s|ed|ing) (?:to|with)|spoke (?:to|with)),? (?:(?:the|all|these|leaders|envoys|delegations|of) )*$",
    re.IGNORECASE,
)
# Before the word that points: whoever is meant is not who was just named.
_OTHER = re.compile(r"\bother (?:[a-z]+ )?(?:side|party|group|faction|movement|organi[sz]ation|camp)(?:s|ies)?\Z", re.IGNORECASE)
# What only states are.
_OF_STATES = re.compile(r"\b(?:countr|state|nation|neighbou?r)(?:y|ies|s)?\Z", re.IGNORECASE)
_THE = re.compile(r"\b[Tt]he (?=(?P<phrase>[a-z]+))")
# What one state does to another by words, directly before that one's name.
_DEALT_WITH = re.compile(r"\s(?:warn|accus|blam|urg|told|condemn|contact|summon|threaten|denounc)\w*\s(?:the\s)?", re.IGNORECASE)


def _ends(rest: str) -> bool:
    """Tell whether nothing stands behind the core of a phrase but of which unit they are: "troops of the 80th Infantry Battalion"."""
    return not rest or numbered_unit(rest.strip().removeprefix("of ").removeprefix("from "))


class Pointer:
    """Resolves pointing phrases of one document. ``sides`` are the parties that its coded phrases name."""

    def __init__(self, context: Context, splinters: Splinters) -> None:
        self.context, self.splinters = context, splinters
        self.sides: list[Mention] = []
        self._left: list[Mention] = []
        self._acting: list[Mention] = []

    def note(self, span: Span, actor: str, acts: bool) -> None:
        """Remember that the document names ``actor`` at this place, for phrases that point; whether it does something, or suffers it."""
        self.sides.append(Mention(span.start, span.end, actor, Role.NAME))
        if acts:
            self.note_acting(span, actor)

    def note_acting(self, span: Span, actor: str) -> None:
        """Remember that ``actor``, by whatever word, does something there: it may be one of "both sides"."""
        self._acting.append(Mention(span.start, span.end, actor, Role.NAME))

    def acts(self, actor: str) -> bool:
        """Tell whether ``actor`` is noted to do something in the document."""
        return any(mention.actor == actor for mention in self._acting)

    def note_splinter(self, span: Span, actor: str) -> None:
        """Remember who left a group, where the text says so: "the group" may point to it."""
        self._left.append(Mention(span.start, span.end, actor, Role.NAME))

    def pointed_at(self, span: Span, besides: Iterable[str] = ()) -> tuple[str, ...]:
        """Return whom a phrase without a name points at; empty where the document does not say."""
        core = parts(span.quote)
        where = pointing(core.core)
        if where is Pointing.NOWHERE and self._definite(span, core):
            where = Pointing.GROUP
        if where in (Pointing.GROUP, Pointing.BOTH) and self._of_others(span):
            return self._others(span, armed=where is Pointing.GROUP)
        if where is Pointing.BOTH:
            return self._both(span, frozenset(besides))
        one = self.of_state(span) or self._pointed_at(where, span)
        return (one,) if one else ()

    def of_state(self, span: Span) -> str | None:
        """Return the state, or its forces, that a phrase means without a name: "the army"."""
        core = parts(span.quote)
        behind = span.quote[core.end :]
        where = Pointing.FORCES if behind and _ends(behind) else pointing(core.core)
        if not _ends(behind) or where not in (Pointing.STATE, Pointing.FORCES):
            return None
        state = self._state_meant(span, where is Pointing.FORCES)
        if state is None or where is Pointing.STATE:
            return state
        return army_of_rival(state, self.context) or self.context.known.forces.get(state, state)

    def _state_meant(self, span: Span, forces: bool) -> str | None:
        """Return the state that stands out; between two, the one whose army the document calls so, else the one named last."""
        without = self._dealt_with(span)
        named = self.context.country(None, forces, without) or (self.context.called(ARMY) if forces else None)
        return named if named and named not in without else self.context.country(span.start, forces, without)

    def _dealt_with(self, span: Span) -> set[str]:
        """Return the states that a phrase's own sentence makes its counterpart: "the army said it had warned Cambodia"."""
        _, end = sentence_at(self.context.text, span.start)
        verbs = _DEALT_WITH.finditer(self.context.text, span.end, end)
        named = [mention for verb in verbs for mention in self.context.between(verb.end(), end) if mention.start == verb.end()]
        return {mention.actor for mention in named if mention.role in (Role.NAME, Role.CAPITAL)}

    def points(self, span: Span) -> bool:
        """Tell whether a phrase is one that points."""
        core = parts(span.quote)
        return pointing(core.core) is not Pointing.NOWHERE or self._definite(span, core)

    def _definite(self, span: Span, core: Parts) -> bool:
        """Tell whether a phrase is spoken of as known: "the trafficking group"."""
        before = self.context.text[max(0, span.start - 4) : span.start].lower()
        return definite(core.core) and core.core.islower() and (before == "the " or span.quote.lower().startswith("the "))

    def _pointed_at(self, where: Pointing, span: Span) -> str | None:
        if where is Pointing.GROUP:
            return self._last(span, armed=True)
        if where is Pointing.BAND:
            return self._last(span, armed=False, fighting=True)
        return self._last(span, armed=False) if where is Pointing.ANY else None

    def _last(self, span: Span, armed: bool, fighting: bool = False) -> str | None:
        """Return the last party named before a phrase; where none is, the only one of the document.

        ``armed``: only armed groups. ``fighting``: no international organisations, which command nobody.
        """
        candidates = [m for m in self._parties() if not armed or self.context.armed(m.actor)]
        if fighting:
            candidates = [m for m in candidates if self.context.commands(m.actor)]
        earlier = [m for m in candidates if m.start < span.start]
        if earlier:
            return earlier[-1].actor
        later = {m.actor for m in candidates}
        return later.pop() if armed and len(later) == 1 else None

    def _both(self, span: Span, besides: frozenset[str]) -> tuple[str, ...]:
        """Return the two parties that "both sides" means, without who asks them: the only two that act, are coded, named; else the last."""
        asking, coded = self._who_asks(span), (self._acting, self.sides)
        for mentions in coded if of_a_war(span.quote) else (*coded, self._parties()):
            sides = of_its_country(span, (m for m in mentions if m.start not in asking), self.context)
            fighting = [(m.start, principal) for m in sides if (principal := self._principal(m.actor)) and principal not in besides]
            if _OF_STATES.search(span.quote):
                fighting = [(start, one) for start, one in fighting if self.context.kind(one) is ActorKind.STATE]
            only = tuple(dict.fromkeys(actor for _, actor in fighting))
            if len(only) == 2:
                return only
        earlier = [actor for start, actor in fighting if start < span.start]
        return _two_of(earlier) if counted(span.quote) else ()

    def _of_others(self, span: Span) -> bool:
        """Tell whether a phrase means others than who was just named: "the four other groups"."""
        return _OTHER.search(self.context.text[max(0, span.start - 16) : span.end]) is not None

    def _others(self, span: Span, armed: bool) -> tuple[str, ...]:
        """Return the only party besides those named just before, of groups where ``armed``; nobody where several or none remain.

        Of sides, those that act are asked for first, then those coded, then those named.
        """
        excluded = self._just_named(span, armed)
        if not excluded or span.quote.endswith("s"):
            return ()
        for mentions in (self._parties(),) if armed else (self._acting, self.sides, self._with_capitals()):
            left = self._principals(mentions) - excluded
            left = {one for one in left if not armed or self.context.armed(one)}
            if left:
                return tuple(left) if len(left) == 1 else ()
        return ()

    def _just_named(self, span: Span, armed: bool) -> set[str]:
        """Return who is named in the same sentence before a phrase, or pointed to there; of groups, else who was named last."""
        begin, _ = sentence_at(self.context.text, span.start)
        before = sorted((m for m in (*self._with_capitals(), *self._acting) if m.start < span.start), key=lambda m: m.start)
        here = self._principals(m for m in before if m.start >= begin) | self._pointed_before(begin, span.start)
        return here or self._principals(before[-1:] if armed else ())

    def _with_capitals(self) -> list[Mention]:
        return [*self._parties(), *(m for m in self.context.mentions if m.role is Role.CAPITAL)]

    def _principals(self, mentions: Iterable[Mention]) -> set[str]:
        return {one for mention in mentions if (one := self._principal(mention.actor))}

    def _pointed_before(self, begin: int, end: int) -> set[str]:
        """Return to whom the words of a stretch point: "the army accused ..."."""
        phrases = (Span.of(self.context.text, *found.span("phrase")) for found in _THE.finditer(self.context.text, begin, end))
        meant = [self.pointed_at(phrase) for phrase in phrases if phrase.end <= end]
        return {one for actors in meant if len(actors) == 1 and (one := self._principal(actors[0]))}

    def _who_asks(self, span: Span) -> range:
        """Return where in the text stand those who do something to two sides, and are none: "the Russian co-chairs urged both parties"."""
        begin, _ = sentence_at(self.context.text, span.start)
        verb = _DONE_TO_BOTH.search(self.context.text, begin, span.start)
        return range(begin, verb.start()) if verb else range(0)

    def _principal(self, actor: str) -> str | None:
        """Return the state that answers for an army, other parties as they are, and None for those who are no party."""
        kind = self.context.kind(actor)
        if kind is ActorKind.ARMED_FORCE:
            return next((c for c in self.context.known.coalitions(actor)), actor)
        return None if kind is ActorKind.ORGANISATION and not governs(actor, self.context) else actor

    def _parties(self) -> list[Mention]:
        named = [m for m in self.context.mentions if m.role in (Role.NAME, Role.SHARED, Role.PERSON, Role.ADJECTIVE)]
        named = [m for m in named if not self.splinters.left(m)]
        return sorted([*named, *self.sides, *self._left], key=lambda m: m.start)


def counted(phrase: str) -> bool:
    """Tell whether a phrase says that there are two: "both sides", "two armies"."""
    return phrase.lower().startswith(("both", "two", "the two", "each"))


def _two_of(named: Sequence[str]) -> tuple[str, ...]:
    """Return the two that are named most often, where two stand out; else the two named last."""
    ranked = Counter(named).most_common(3)
    if len(ranked) == 3 and ranked[1][1] > ranked[2][1]:
        return (ranked[0][0], ranked[1][0])
    last = list(dict.fromkeys(reversed(named)))[:2]
    return (last[1], last[0]) if len(last) == 2 else ()
