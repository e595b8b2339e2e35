"""What one document says of its actors: the names in it, whose country it is about, and who speaks for whom."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, takewhile

from trucewatch.records import ActorKind, Span
from trucewatch.sentences import beginnings

from .heads import is_role, office_of_state, untitled
from .names import Found, Role, Sense
from .naming import folded, words
from .registry import Registry
from .shortforms import acronyms, short_forms

# How far a place or a capital tells of a country, against a name or an adjective of it.
_WEIGHT = {Role.NAME: 2.0, Role.ADJECTIVE: 2.0, Role.SHARED: 0.5, Role.CAPITAL: 2.0, Role.PLACE: 2.0, Role.PERSON: 1.0}
_ARMED = frozenset({ActorKind.ARMED_GROUP, ActorKind.UMBRELLA, ActorKind.FACADE, ActorKind.UNKNOWN})
_STATES = frozenset({ActorKind.STATE, ActorKind.ARMED_FORCE})
# By which titles (a pattern) the forces of a state are called.
ARMY = r"army|military|armed forces|defen[cs]e forces?"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of an actor in the text: where it stands, whose it is, and in which role."""

    start: int
    end: int
    actor: str
    role: Role
    possessive: bool = False


class Context:
    """One document's names: those of the registry that stand in it, and the full forms of its short ones."""

    def __init__(self, text: str, known: Registry, on: date | None = None) -> None:
        self.text, self.known, self.on = text, known, on
        parts = [word for word in words(text) if word.folded]
        self.full = short_forms(text) | acronyms(text)
        found = list(known.names.among(text, parts))
        self.countries = self._countries(found)
        self._count_bound(found)
        certain = [name.senses[0] for name in found if len(name.senses) == 1]
        self._certain = {sense.actor for sense in certain if sense.role in (Role.NAME, Role.PERSON)}
        self.mentions = [mention for name in found if (mention := self._mention(name))]
        self._starts = [mention.start for mention in self.mentions]
        self.surnames = {folded(text[m.start : m.end].split()[-1]): m.actor for m in self.mentions if m.role is Role.PERSON}
        self._locally_named = self._local_names()

    def between(self, start: int, end: int) -> list[Mention]:
        """Return the mentions that lie within ``[start, end)``."""
        first = bisect_left(self._starts, start)
        inside = []
        for mention in self.mentions[first:]:
            if mention.end > end + 2:
                break
            inside.append(mention)
        return inside

    def around(self, start: int, end: int) -> Mention | None:
        """Return the mention that ends where ``[start, end)`` ends and begins before it ("paramilitary [Rapid Support Forces]")."""
        first = bisect_left(self._starts, start)
        mention = self.mentions[first - 1] if first else None
        return mention if mention and mention.end >= end > mention.start and mention.end <= end + 2 else None

    def holding(self, start: int, end: int) -> Mention | None:
        """Return the mention of which ``[start, end)`` is a part but not the end ("[coordination] of the Iraqi resistance")."""
        first = bisect_left(self._starts, start + 1)
        mention = self.mentions[first - 1] if first else None
        return mention if mention and mention.start <= start and mention.end > end + 2 else None

    def begun(self, start: int, end: int) -> Mention | None:
        """Return the mention that begins before ``[start, end)`` and ends inside it ("Rwandan-backed [M23 rebels]")."""
        first = bisect_left(self._starts, start)
        mention = self.mentions[first - 1] if first else None
        return mention if mention and start < mention.end < end else None

    def before(self, at: int) -> Sequence[Mention]:
        """Return the mentions that start before ``at``, in order."""
        return self.mentions[: bisect_left(self._starts, at)]

    def kind(self, actor: str) -> ActorKind:
        """Return the kind of an actor; one that the registry does not have is of unknown kind."""
        return self.known.actors[actor].kind if actor in self.known.actors else ActorKind.UNKNOWN

    def armed(self, actor: str) -> bool:
        """Tell whether an actor is one that "the group" or "the rebels" can point to."""
        kind, known = self.kind(actor), self.known.actors.get(actor)
        if kind is ActorKind.UMBRELLA and known is not None and known.country is None:
            return False  # of many countries: a coalition of states
        return kind in _ARMED

    def groups(self) -> Iterator[Mention]:
        """Yield the mentions of such actors by their names."""
        return (m for m in self.mentions if m.role in (Role.NAME, Role.SHARED) and self.armed(m.actor))

    def is_within(self, span: Span, phrase: Span) -> bool:
        """Tell whether a span is a part of a phrase, or that phrase with words around it that name nobody else."""
        if not span.overlaps(phrase):
            return False
        part = phrase.start <= span.start and span.end <= phrase.end
        return part or not any(m.end <= phrase.start or m.start >= phrase.end for m in self.between(span.start, span.end))

    def commands(self, actor: str) -> bool:
        """Tell whether somebody can have men of their own: all but organisations that belong to no country."""
        return self.kind(actor) is not ActorKind.ORGANISATION or self.known.actors[actor].country is not None

    def choose(self, senses: Sequence[Sense]) -> Sense | None:
        """Return the meaning of a name that the document bears out, or None where it leaves that open."""
        holding = [sense for sense in senses if sense.holds(self.on) and self._is_about(sense.where)]
        named = [sense for sense in holding if sense.role in (Role.NAME, Role.ADJECTIVE, Role.CAPITAL)]
        shared = [sense for sense in holding if sense.role is Role.SHARED]
        if not shared:
            people = [sense for sense in holding if sense.role is Role.PERSON]
            places = [sense for sense in holding if sense.role is Role.PLACE]
            return next(iter([*named[:1], *_closest(people, self.on), *places[:1]]), None)
        scores = {sense: self._borne_out(sense) for sense in (*named, *shared)}
        best = max(scores.values())
        leading = [sense for sense, score in scores.items() if score == best]
        if best <= 0 or len(leading) > 1:
            return next((sense for sense in leading if sense.role is not Role.SHARED), None)
        return leading[0]

    def country(self, near: int | None = None, forces: bool = False, without: Collection[str] = ()) -> str | None:
        """Return the id of the state that the document is about, where one country stands out.

        ``forces``: of those that have some. ``without``: states that it cannot be.
        """
        counted = ((self.known.state_of.get(code), weight) for code, weight in self.countries.items())
        states = {state: weight for state, weight in counted if state and state not in without}
        if forces:
            states = {state: weight for state, weight in states.items() if state in self.known.forces}
        ranked = sorted(states.items(), key=lambda state: -state[1])[:2]
        if not ranked:
            return None
        if len(ranked) == 1 or ranked[0][1] > ranked[1][1] * 1.2:
            return ranked[0][0]
        return self._nearest_state(near, without) if near is not None else None

    def spoken_for(self, person: str) -> str | None:
        """Return the id of the actor that a person speaks for: by the registry, by the document's words, or by the surname."""
        name = self.full.get(folded(person), person)
        if known := self.choose([sense for sense in self.known.names.senses(name) if sense.role is Role.PERSON]):
            return known.actor
        told = self._locally_named.get(folded(name)) or self._locally_named.get(folded(person)) or self.surnames.get(folded(person))
        return told or self._by_surname(untitled(person))

    def called(self, title: str, besides: Span | None = None) -> str | None:
        """Return the one state that has an army, ministry or office of this title (a pattern) by name, ``besides`` one place."""
        owned = re.compile(rf"(?:['’]s?)?\s(?:[\w-]+\s){{0,2}}?(?:{title})\b", re.IGNORECASE)
        whole = re.compile(rf".*\s(?:{title})", re.IGNORECASE)
        named = (m for m in self.mentions if owned.match(self.text, m.end) or whole.fullmatch(self.text, m.start, m.end))
        return self.sole_state(m.actor for m in named if besides is None or not besides.start <= m.start < besides.end)

    def state_of(self, actor: str | None) -> str | None:
        """Return the state that an actor is, or whose army it is."""
        one = self.known.actors.get(actor or "")
        return self.known.state_of.get(one.country or "") if one and one.kind in _STATES else None

    def sole_state(self, actors: Iterable[str]) -> str | None:
        """Return the state of which all these are that are of any, where it is one."""
        states = {self.state_of(actor) for actor in actors} - {None}
        return states.pop() if len(states) == 1 else None

    def guessed(self, person: str) -> bool:
        """Tell whether a person is known by an office alone, of a state that no word beside it names: "Defence Minister X"."""
        return folded(person) in self._of_unnamed_state and self.known.speaks_for(person, self.on) is None

    def _by_surname(self, surname: str) -> str | None:
        """Return whom the bearer of a mere surname speaks for, where the document is about that actor or its country."""
        key = folded(surname)
        if " " in surname or not surname[:1].isupper() or self._named_in_full(key) or self.known.names.senses(surname):
            return None
        borne_out = {s.actor for s in self.known.surnames.get(key, ()) if s.holds(self.on) and self._borne_out(s) > 0}
        return borne_out.pop() if len(borne_out) == 1 else None

    def _named_in_full(self, surname: str) -> bool:
        """Tell whether the document names somebody of this surname in full, titles aside."""
        return " " in untitled(self.full.get(surname, ""))

    def _nearest_state(self, near: int, without: Collection[str] = ()) -> str | None:
        states = [m.actor for m in self.before(near) if self.kind(m.actor) is ActorKind.STATE and m.role is not Role.PERSON]
        return next((state for state in reversed(states) if state not in without), None)

    def _countries(self, found: Iterable[Found]) -> dict[str, float]:
        counted: dict[str, float] = defaultdict(float)
        for name in found:
            if any(sense.where for sense in name.senses):
                continue
            codes = {self.known.actors[sense.actor].country for sense in name.senses}
            code = codes.pop() if len(codes) == 1 else None
            if code and name.senses[0].role is not Role.SHARED:
                counted[code] += max(_WEIGHT[sense.role] for sense in name.senses)
        return counted

    def _count_bound(self, found: Iterable[Found]) -> None:
        """Count the countries also of names that mean somebody only in a text about certain countries: "the federal army"."""
        for sense in [sense for name in found for sense in name.senses if sense.where and self.choose([sense])]:
            code = self.known.actors[sense.actor].country or ""
            self.countries[code] = self.countries.get(code, 0.0) + _WEIGHT[sense.role]

    def _borne_out(self, sense: Sense) -> float:
        actor = self.known.actors[sense.actor]
        return (5.0 if sense.actor in self._certain else 0.0) + self.countries.get(actor.country or "", 0.0)

    def _is_about(self, countries: Sequence[str]) -> bool:
        """Tell whether the document is about one of these countries, where any are asked for."""
        return not countries or any(code in self.countries for code in countries)

    def _mention(self, name: Found) -> Mention | None:
        sense = self.choose(name.senses)
        return Mention(name.start, name.end, sense.actor, sense.role, name.possessive) if sense else None

    def _local_names(self) -> dict[str, str]:
        """Return who the document says to speak for whom: "X, a spokesman for Y", "Y's leader X"."""
        found: dict[str, str] = {}
        told = (self._envoys(), self._appositions(), self._titled(), self._of_party())
        named, of_state = tuple(chain.from_iterable(told)), tuple(self._of_state())
        self._of_unnamed_state = {folded(person) for person, _ in of_state} - {folded(person) for person, _ in named}
        for person, actor in (*named, *of_state):
            found.setdefault(folded(person), actor)
            found.setdefault(folded(person.split()[-1]), actor)
        return found

    def _envoys(self) -> Iterator[tuple[str, str]]:
        """Yield who holds an office of an international organisation, of whatever nation: "the UN envoy, Swiss ambassador X"."""
        for mention in self.mentions:
            match = None if self.commands(mention.actor) else _ENVOY.match(self.text, mention.end)
            office = self.text[mention.start : match.end("office")] if match else ""
            if match and any(is_role(word) for word in re.split(r"[\s-]", office)):
                yield match["person"], mention.actor

    def _appositions(self) -> Iterator[tuple[str, str]]:
        for match in _APPOSITION.finditer(self.text):
            office = match["office"]
            if any(is_role(word) for word in re.split(r"[\s-]", office)):
                named = self.between(match.start("office"), match.end("office"))
                named = [m for m in named if m.role is not Role.PERSON]
                if named:
                    yield match["person"], named[0].actor

    def _of_party(self) -> Iterator[tuple[str, str]]:
        """Yield who holds "its" or "their" office: that of the party of which the sentence, or the one before, speaks first."""
        for match in _ITS.finditer(self.text):
            if any(is_role(word) for word in re.split(r"[\s-]", match["office"])) and (owner := self._subject(match.start())):
                yield match["person"], owner.actor

    def _subject(self, at: int) -> Mention | None:
        starts = [0, *takewhile(lambda begin: begin <= at, beginnings(self.text))]
        stretches = [(starts[-1], at), *([(starts[-2], starts[-1])] if len(starts) > 1 else [])]
        named = ([m for m in self.between(*stretch) if m.role in _OWNERS] for stretch in stretches)
        return next((mentions[0] for mentions in named if mentions), None)

    def _of_state(self) -> Iterator[tuple[str, str]]:
        for match in _OFFICE.finditer(self.text):
            owned = _OWNED.search(self.text, 0, match.start())
            if not owned and office_of_state(match["office"]) and (state := self.country(match.start())):
                yield match["person"], state

    def _titled(self) -> Iterator[tuple[str, str]]:
        for mention in self.mentions:
            if mention.role is Role.PERSON:
                continue
            match = _TITLED.match(self.text, mention.end)
            if match and any(is_role(word) for word in match["office"].split()):
                yield match["person"], mention.actor


_PERSON = r"(?P<person>[A-Z][\w'’.-]+(?:\s+(?:al-|el-|de |del |la |bin |ag |Ag |Al |al |von )?[A-Z][\w'’.-]+){1,3})"
_APPOSITION = re.compile(_PERSON + r",\s+(?P<office>[^,;:.\n“”\"]{4,90})")
_TITLED = re.compile(r"(?:['’]s?)?\s+(?P<office>(?:[a-z][\w-]*\s+){1,4})(?:(?:[A-Z][a-z]+\.? ){1,2})??" + _PERSON)
_ENVOY = re.compile(
    r"(?P<office>(?:['’]s?)?(?: [a-z][\w-]*(?:['’]s?)?){0,4})(?: (?:for|to|in) (?:the )?[A-Z][\w-]*)?, "
    r"(?:[a-z][\w-]* ){0,2}(?:(?:[A-Z][\w-]* ){1,2}(?:[a-z][\w-]* ){1,3})?" + _PERSON + r"(?=[,.;)])"
)
_ITS = re.compile(r"\b(?:[Ii]ts|[Tt]heir) (?P<office>(?:(?!the )[a-z][\w-]*,? ){1,4}?)(?:[A-Z][a-z]+\.? )??" + _PERSON)
_OWNED = re.compile(r"\b(?:its|their|whose) \Z", re.IGNORECASE)
_OWNERS = frozenset({Role.NAME, Role.SHARED, Role.ADJECTIVE})
_OFFICE = re.compile(
    r"\b(?P<office>(?:[A-Za-z-]+ ){0,2}(?:[Mm]inister|[Pp]resident|[Ss]pokes\w+|[Cc]hief)),? (?:[A-Z][a-z]+\.? ){0,2}?" + _PERSON
)


def _closest(people: Sequence[Sense], on: date | None) -> list[Sense]:
    """Return the one office that a person held, the dated one before the undated where a day is given; none where they differ."""
    dated = [sense for sense in people if sense.since or sense.until]
    preferred = dated if on and dated else [sense for sense in people if sense not in dated] or dated
    return preferred[:1] if len({sense.actor for sense in preferred}) == 1 else []


