"""Whom a phrase names in its document.

A name in the phrase is read by the phrase's head: "Israeli warplanes" are the army, "Israeli officials" the state, "Colombian rebels"
neither. Else it may be a short form that the document explains.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from trucewatch.records import ActorKind, Span
from trucewatch.sentences import sentence_at

from .coalitions import coalition
from .context import Context, Mention
from .heads import Head, Parts, Pointing, head, is_creed, is_number, is_title, parts, pointing, singular
from .longer import begins_longer
from .names import Role
from .naming import folded

_AND = re.compile(r"\band\b|,")
_AND_OTHERS = re.compile(r"\s+and\s+(?P<others>[a-z-]+(?: [a-z-]+)?)$")
# What follows says where they are, not whose they are.
_PLACED = re.compile(r"\s*,?\s*(?:in|at|from|near|around|based|inside|outside|across|on)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:al|el|ul|ad|as|ash|ar|az)[- ]\Z", re.IGNORECASE)
_FULL_NAME = re.compile(r"(?:[Tt]he )?[A-Z][\w'’-]*(?: (?:of |for |the |and |de |da )*[A-Z][\w'’-]*)+")
_IN_BRACKETS = 30
# By these a state is spoken of without its name.
_STATE_NOUN = re.compile(r"\b(?:junta|government|regime|military|army|police)\b")
_SEATED = frozenset({"government", "authority", "ministry", "official", "regime", "administration", "leadership", "court", "parliament"})


class Reader:
    """Reads the phrases of one document that name somebody."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._known: dict[tuple[int, int], str | None] = {}
        self._state_nouns = frozenset(found.group() for found in _STATE_NOUN.finditer(context.text))

    def actor_of(self, span: Span) -> str | None:
        """Return the id of the actor that a phrase names, or None where it names nobody (it may point, or be new)."""
        at = (span.start, span.end)
        if at not in self._known:
            self._known[at] = self._named(span) or self._explained(span) or self._bracketed(span)
            self._known[at] = self._known[at] or coalition(span.quote, self.context)
        return self._known[at]

    def _named(self, span: Span) -> str | None:
        core = self._armed_part(self._core(span))
        start, end = span.start + core.start, span.start + core.end
        within = [m for m in self.context.between(start, end) if not self._torn_from_name(m, start)]
        if not within and (longer := self.context.around(start, end) or self.context.holding(start, end)):
            return longer.actor
        if begun := self.context.begun(start, end):
            within.insert(0, begun)
        if within and within[-1].end >= end - 2:
            return self._one(within, within[-1])
        if within and self._begins_longer(within[-1], end):
            return None
        kind = head(core.core)
        owner = _sole(within)
        rest = core.core[within[-1].end - start :] if within else ""
        if kind is Head.BYSTANDER or (within and owner is None) or (_AND.search(rest) and not _all_forces(rest)):
            return None
        if owner:
            return self._owned(kind, owner, core, True)
        return self._owned_by_following(kind, span, core)

    def _armed_part(self, core: Parts) -> Parts:
        """Return a core without the bystanders that it joins to a party: "the Lebanese army and civilians"."""
        joined = _AND_OTHERS.search(core.core)
        if joined is None or head(joined["others"]) is not Head.BYSTANDER:
            return core
        return Parts(core.core[: joined.start()], core.start, core.start + joined.start())

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
        joined = [m for m in within[:-1] if m.actor in others and _AND.search(self.context.text[m.end : last.start])]
        return None if joined or last.role is Role.PLACE else last.actor

    def _torn_from_name(self, mention: Mention, start: int) -> bool:
        """Tell whether a mention is the end of a longer name that nobody knows: "National [Security Council]"."""
        before = _ARTICLE.sub("", self.context.text[start : mention.start]).split()
        if not before or mention.role not in (Role.NAME, Role.SHARED):
            return False
        word = before[-1].strip("\"“‘(")
        if is_number(word):
            return False
        named = any(m.end >= mention.start - 2 for m in self.context.before(mention.start)[-1:])
        return word[:1].isupper() and not (named or is_title(word) or is_creed(word) or word.rpartition("-")[2].islower())

    def _begins_longer(self, mention: Mention, end: int) -> bool:
        """Tell whether a country's or a place's name begins a longer one that nobody knows: "[Kivu] Liberation Army"."""
        of_place = mention.role is Role.PLACE
        owner = of_place or self.context.kind(mention.actor) is ActorKind.STATE
        return owner and not mention.possessive and begins_longer(self.context.text[mention.end : end], of_place)

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
        """Return the actor of a name inside a longer name, or of a short form that the document explains."""
        if sense := self.context.choose(self.context.known.names.senses(span.quote)):
            return None if sense.role is Role.PLACE else sense.actor
        name = self.context.full.get(folded(span.quote))
        if name and (found := self.context.known.find(name)):
            return found.id if self._is_short_for(span, found.id) else None
        return None

    def _bracketed(self, span: Span) -> str | None:
        """Return the actor whose name alone stands in brackets behind a full name: "the Mozambique National Resistance (Renamo)"."""
        opened = self.context.text.startswith(" (", span.end)
        within = self.context.between(span.end + 2, span.end + 2 + _IN_BRACKETS) if opened and _FULL_NAME.fullmatch(span.quote) else []
        closed = [m for m in within if m.start == span.end + 2 and self.context.text.startswith(")", m.end)]
        return closed[0].actor if closed and closed[0].role is Role.NAME and self.context.armed(closed[0].actor) else None

    def _is_short_for(self, span: Span, actor: str) -> bool:
        """Tell whether a phrase is short for a name: "the army" is a state's, unless nobody else than that actor is spoken of.

        A group that the sentence names in full goes by "it" there: "the Arakan Army said the army had bombed" tells of two armies.
        """
        core = parts(span.quote).core
        if not _of_any_side(core) or self._written_as_name(span):
            return True
        alone = {mention.actor for mention in self.context.before(span.start)} == {actor}
        return alone and (self.context.state_of(actor) is not None or not self._beside_another(span, core))

    def _beside_another(self, span: Span, core: str) -> bool:
        """Tell whether a state stands in the text, by a name or a common noun, or the sentence of a phrase names somebody before it."""
        begin, _ = sentence_at(self.context.text, span.start)
        states = any(self.context.state_of(mention.actor) for mention in self.context.mentions)
        return states or bool(self._state_nouns - {singular(core)}) or bool(self.context.between(begin, span.start))

    def _written_as_name(self, span: Span) -> bool:
        """Tell whether a noun has a capital behind "the", in a text that writes those of states small: "the Junta", "the army"."""
        core = parts(span.quote)
        start = span.start + core.start
        behind_article = self.context.text[max(0, start - 4) : start].lower() == "the "
        return behind_article and core.core[:1].isupper() and bool(self._state_nouns) and core.core.lower() not in self._state_nouns


def _of_any_side(core: str) -> bool:
    """Tell whether a core is a common noun of what states have, whatever a group is called: "army", "government", "forces"."""
    bare = core.islower() and " " not in core and head(core) in (Head.ORGAN, Head.FORCE)
    return bare or pointing(core) in (Pointing.STATE, Pointing.FORCES)


def pointing_like(core: str) -> bool:
    """Tell whether the head of a core is a word by which texts point back to a group: "rebels", not "men"."""
    last = core.split()[-1] if core.split() else ""
    return pointing(last) is Pointing.GROUP


def seated(core: str) -> bool:
    """Tell whether a core is an organ that sits in its own capital: "government in Kinshasa", but not "delegation in Havana"."""
    return any(singular(word) in _SEATED for word in core.split())


def _sole(mentions: Sequence[Mention]) -> Mention | None:
    """Return the mention if there is but one actor; where a name owns or qualifies another, the inner one ("Sudan's SPLM-N")."""
    if len({m.actor for m in mentions}) <= 1:
        return mentions[0] if mentions else None
    narrowed = [m for m in mentions if not m.possessive and m.role not in (Role.PLACE, Role.ADJECTIVE, Role.CAPITAL)]
    return narrowed[0] if len({m.actor for m in narrowed}) == 1 else None


def _all_forces(joined: str) -> bool:
    """Tell whether all that is joined is an army's: "(Croatian) troops and tanks"."""
    return all(head(part.strip()) is Head.FORCE for part in _AND.split(joined) if part.strip())


def _several(core: str) -> bool:
    return core.lower().endswith(("groups", "factions", "gangs", "movements", "organisations", "organizations", "militias"))
