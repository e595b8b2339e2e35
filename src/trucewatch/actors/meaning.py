"""Whom a phrase means in its document.

In order: a name in the phrase, read by the phrase's head ("Israeli warplanes" are the army, "Colombian rebels" are not the
state); a short form that the document explains; a word that points back ("the group", "the army", "it"); else the phrase itself,
kept as new.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from trucewatch.records import ActorKind, Span

from .context import Context, Mention
from .heads import Head, Parts, Pointing, head, parts, pointing, singular, untitled
from .names import Role
from .naming import folded, nameless, slug

# What follows says where they are, not whose they are.
_PLACED = re.compile(r"\s*,?\s*(?:in|at|from|near|around|based|inside|outside|across|on)\b", re.IGNORECASE)
_SEATED = frozenset({"government", "authority", "ministry", "official", "regime", "administration", "leadership", "court", "parliament"})


class Reader:
    """Reads phrases of one document. ``sides`` are the parties that the document's other phrases named, in the order of the text."""

    def __init__(self, context: Context, document: str) -> None:
        self.context, self.document = context, document
        self.sides: list[Mention] = []
        self._known: dict[tuple[int, int], str | None] = {}

    def actor_of(self, span: Span) -> str | None:
        """Return the id of the actor that a phrase names, or None where it names nobody (it may point, or be new)."""
        at = (span.start, span.end)
        if at not in self._known:
            self._known[at] = self._named(span) or self._explained(span)
        return self._known[at]

    def pointed_at(self, span: Span, besides: Iterable[str] = ()) -> tuple[str, ...]:
        """Return whom a phrase without a name points at; empty where the document does not say."""
        core = parts(span.quote)
        where = pointing(core.core)
        if core.end < len(span.quote) and where in (Pointing.STATE, Pointing.FORCES):
            return ()
        if where is Pointing.BOTH:
            return self._both(span, frozenset(besides))
        one = self._pointed_at(where, span)
        return (one,) if one else ()

    def new(self, span: Span) -> str:
        """Return the id under which somebody is kept whom the registry does not have."""
        name = untitled(self.context.full.get(folded(span.quote), span.quote))
        return slug(name) if self._is_name(span) else nameless(span.quote, self.document)

    def note(self, span: Span, actor: str) -> None:
        """Remember that the document names ``actor`` at this place, for phrases that point."""
        self.sides.append(Mention(span.start, span.end, actor, Role.NAME))

    def _named(self, span: Span) -> str | None:
        core = self._core(span)
        start, end = span.start + core.start, span.start + core.end
        within = self.context.between(start, end)
        if not within and (around := self.context.around(start, end)):
            return around.actor
        if within and within[-1].end >= end - 2:
            return self._one(within, within[-1])
        kind = head(core.core)
        if kind is Head.BYSTANDER:
            return None
        owner = _sole(within)
        if owner:
            return self._owned(kind, owner, core, True)
        return self._owned_by_following(kind, span, core)

    def _core(self, span: Span) -> Parts:
        """Return the core of a phrase, where a name that holds an "of" is not torn apart ("Armed Forces of the Philippines")."""
        core = parts(span.quote)
        end = span.start + core.end
        torn = next((m for m in self.context.between(span.start, span.end) if m.start < end < m.end), None)
        if torn is None:
            return core
        length = min(torn.end, span.end) - span.start
        return Parts(span.quote[core.start : length], core.start, length)

    def _owned_by_following(self, kind: Head, span: Span, core: Parts) -> str | None:
        """Return whom "forces of X", "government in X" mean; soldiers who merely are somewhere are not told by the place."""
        after = self.context.between(span.start + core.end, span.end)
        owner = _sole(after)
        if owner is None:
            return None
        link = self.context.text[span.start + core.end : owner.start]
        if _PLACED.match(link):
            return self._placed(kind, owner, core)
        return self._owned(kind, owner, core, False)

    def _placed(self, kind: Head, owner: Mention, core: Parts) -> str | None:
        state = self.context.known.state_of.get(self.context.known.actors[owner.actor].country or "")
        where = pointing(core.core)
        if where is Pointing.STATE or (kind is Head.ORGAN and seated(core.core)):
            return owner.actor if owner.role is not Role.PLACE else state
        if where is Pointing.FORCES and state:
            return self.context.known.forces.get(state, state)
        return None

    def _one(self, within: Sequence[Mention], last: Mention) -> str | None:
        """Return the actor that the last name of a core means, unless the core joins several."""
        others = {m.actor for m in within[:-1] if not m.possessive and m.role is not Role.PLACE} - {last.actor}
        joined = [m for m in within[:-1] if m.actor in others and " and " in self.context.text[m.end : last.start]]
        return None if joined or last.role is Role.PLACE else last.actor

    def _owned(self, kind: Head, owner: Mention, core: Parts, before: bool) -> str | None:
        """Return whom a phrase means whose head belongs to ``owner``: the state's army, the state, the group itself."""
        state = self.context.kind(owner.actor) is ActorKind.STATE
        if not state:
            return owner.actor if kind is not Head.OTHER or owner.role is not Role.PERSON or before else None
        if kind is Head.FORCE:
            return self.context.known.forces.get(owner.actor, owner.actor)
        if kind is Head.ORGAN and owner.role is not Role.PLACE:
            return owner.actor
        if kind is Head.GROUP:
            return self._group_of(owner, core)
        return None

    def _group_of(self, owner: Mention, core: Parts) -> str | None:
        """Return the only group of a country that the document names, where a phrase says "Colombian rebels"."""
        country = self.context.known.actors[owner.actor].country
        known = self.context.known.actors
        groups = {m.actor for m in self.context.mentions if self.context.armed(m.actor) and known[m.actor].country == country}
        return groups.pop() if len(groups) == 1 and country and not _several(core.core) and pointing_like(core.core) else None

    def _explained(self, span: Span) -> str | None:
        """Return the actor of a short form that the document explains: by its full name, or by the person's."""
        name = self.context.full.get(folded(span.quote))
        if name and (found := self.context.known.find(name)):
            return found.id
        return None

    def _pointed_at(self, where: Pointing, span: Span) -> str | None:
        if where in (Pointing.STATE, Pointing.FORCES):
            state = self.context.country(span.start)
            if state and where is Pointing.FORCES:
                return self.context.known.forces.get(state, state)
            return state
        if where is Pointing.GROUP:
            return self._last(span, armed=True)
        return self._last(span, armed=False) if where is Pointing.ANY else None

    def _last(self, span: Span, armed: bool) -> str | None:
        """Return the last party named before a phrase; where none is, the only one of the document."""
        candidates = [m for m in self._parties() if not armed or self.context.armed(m.actor)]
        earlier = [m for m in candidates if m.start < span.start]
        if earlier:
            return earlier[-1].actor
        later = {m.actor for m in candidates}
        return later.pop() if armed and len(later) == 1 else None

    def _both(self, span: Span, besides: frozenset[str]) -> tuple[str, ...]:
        """Return the two parties that "both sides" means: the only two coded, else named; else the two named last before."""
        for mentions in (self.sides, self._parties()):
            fighting = [(m.start, principal) for m in mentions if (principal := self._principal(m.actor)) and principal not in besides]
            only = tuple(dict.fromkeys(actor for _, actor in fighting))
            if len(only) == 2:
                return only
        earlier = list(dict.fromkeys(actor for start, actor in reversed(fighting) if start < span.start))
        return (earlier[1], earlier[0]) if len(earlier) >= 2 and counted(span.quote) else ()

    def _principal(self, actor: str) -> str | None:
        """Return the state that answers for an army, other parties as they are, and None for those who are no party."""
        kind = self.context.kind(actor)
        if kind is ActorKind.ARMED_FORCE:
            return next((c for c in self.context.known.coalitions(actor)), actor)
        return None if kind is ActorKind.ORGANISATION and actor not in self._coded() else actor

    def _coded(self) -> frozenset[str]:
        return frozenset(m.actor for m in self.sides)

    def _parties(self) -> list[Mention]:
        named = [m for m in self.context.mentions if m.role in (Role.NAME, Role.SHARED, Role.PERSON, Role.ADJECTIVE)]
        return sorted([*named, *self.sides], key=lambda m: m.start)

    def _is_name(self, span: Span) -> bool:
        """Tell whether a phrase holds a name: a capital that is not owed to the beginning of a sentence."""
        written = span.quote.split()
        capitals = [at for at, word in enumerate(written) if word.strip("\"'“‘(")[:1].isupper()]
        if capitals != [0]:
            return bool(capitals)
        return not (_opens_sentence(self.context.text, span.start) and (len(written) > 1 or is_common(written[0])))


def pointing_like(core: str) -> bool:
    """Tell whether the head of a core is a word by which texts point back to a group: "rebels", not "men"."""
    last = core.split()[-1] if core.split() else ""
    return pointing(last) is Pointing.GROUP


def seated(core: str) -> bool:
    """Tell whether a core is an organ that sits in its own capital: "government in Kinshasa", but not "delegation in Havana"."""
    return any(singular(word) in _SEATED for word in core.split())


def counted(phrase: str) -> bool:
    """Tell whether a phrase says that there are two: "both sides", "two armies"."""
    return phrase.lower().startswith(("both", "two", "the two", "each"))


def is_common(word: str) -> bool:
    """Tell whether a word is a common noun of those that name parties: "Gunmen"."""
    return head(word) is not Head.OTHER or pointing(word) is not Pointing.NOWHERE or singular(word) in ("source", "statement")


def _sole(mentions: Sequence[Mention]) -> Mention | None:
    """Return the mention if there is but one actor; where a name owns or qualifies another, the inner one ("Sudan's SPLM-N")."""
    if len({m.actor for m in mentions}) <= 1:
        return mentions[0] if mentions else None
    narrowed = [m for m in mentions if not m.possessive and m.role not in (Role.PLACE, Role.ADJECTIVE, Role.CAPITAL)]
    return narrowed[0] if len({m.actor for m in narrowed}) == 1 else None


def _several(core: str) -> bool:
    return core.lower().endswith(("groups", "factions", "gangs", "movements", "organisations", "organizations", "militias"))


def _opens_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip(" \"“”'‘’(\n—–-")
    return not before or before[-1] in ".!?:)" or "\n" in text[len(before) : at]
