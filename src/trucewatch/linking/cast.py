"""Who is on stage in a text: belligerents by name, and whom a description means that is none: "the army", "the other side"."""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property

from trucewatch.records import ActorKind, Party, Span

from .kin import Kin
from .names import named_in
from .phrases import found, has
from .sentences import DATELINE

_ASIDE = ("brokering", "mediates", "outside_it")

# Where a dispatch was written: "MOSCOW (Reuters) -" at the beginning of a line.
_WRITTEN = re.compile(rf"^{DATELINE}", re.MULTILINE)


class Cast:
    """Those whom a text names; a description means one of them, or the state of the country in which they fight."""

    def __init__(self, text: str, kin: Kin, on: date) -> None:
        self.text, self.kin, self.on = text, kin, on

    @cached_property
    def named(self) -> tuple[Party, ...]:
        """The belligerents that the text names, in order; where it was written is nobody."""
        written = [match.span() for match in _WRITTEN.finditer(self.text)]
        named = named_in(self.text, 0, len(self.text), self.kin, self.on)
        return tuple(one for one in named if not any(start <= one.span.start < end for start, end in written))

    @cached_property
    def groups(self) -> tuple[Party, ...]:
        """Those of them that are no states, each where it is named first; who is named last stands last."""
        groups = [party for party in self.named if self.kin.kind(party.actor or "") is not ActorKind.STATE]
        return tuple({party.actor: party for party in reversed(groups)}.values())[::-1]

    def one(self, start: int, end: int, against: str | None = None) -> Party | None:
        """Return who is meant by a stretch of the text that speaks of one side: by name, or else by what it is called."""
        name = next(named_in(self.text, start, end, self.kin, self.on), None)
        return name or self.described(start, end, against)

    def described(self, start: int, end: int, against: str | None = None) -> Party | None:
        """Return whom a stretch of the text describes; ``against`` is the other side, where that is known."""
        words = self.text[start:end]
        actor = self.state(against) if has("state_body", words) else self.group(against) if has("group_body", words) else None
        if actor is None and against and has("other_side", words):
            actor = self.opponent(against)
        return Party(span=Span.of(self.text, start, end), actor=actor) if actor else None

    def state(self, against: str | None = None) -> str | None:
        """Return the state in whose country the other side, or else all groups of the text, fight."""
        homes = {self.kin.country(one) for one in ([against] if against else [party.actor or "" for party in self.groups])} - {None}
        state = self.kin.state(next(iter(homes)) or "") if len(homes) == 1 else None
        return None if state is None or state == against else state

    def group(self, against: str | None = None) -> str | None:
        """Return the one side of groups that the text names, of those that fight where the other side does."""
        home = self.kin.country(against) if against else None
        theirs = [party.actor or "" for party in self.signing if home in (None, self.kin.country(party.actor or ""))]
        theirs = [one for one in theirs if against is None or not self.kin.akin(one, against)]
        if not theirs or not all(self.kin.akin(theirs[0], one) or self.kin.fellows(theirs[0], one) for one in theirs):
            return None
        return next((one for one in theirs if self.kin.is_coalition(one)), theirs[0])

    def exchanging(self, sentence: Span) -> tuple[Party, ...]:
        """Return the two who by a sentence fought one another, where it names just two: "X and Y exchanged fire"."""
        if not has("exchanged", sentence.quote):
            return ()
        two = self._sides(list(named_in(self.text, sentence.start, sentence.end, self.kin, self.on)))
        return tuple(two) if len(two) == 2 else ()

    def both(self, words: str) -> list[Party]:
        """Return the two whom "both sides" mean, where the text names just two, or one and "the army"."""
        sides = self._sides(list(self.named)) if has("both_sides", words) else []
        sides = self.foes(set()) if len(sides) == 1 else sides
        return sides if len(sides) == 2 else []

    def groups_against(self, state: str, number: int) -> list[str]:
        """Return the groups that the text names as fighting in the country of a state, where they are so many."""
        home = self.kin.country(state)
        theirs = [party.actor or "" for party in self.signing if home and self.kin.country(party.actor or "") == home]
        return theirs if len(theirs) == number else []

    def foes(self, countries: set[str]) -> list[Party]:
        """Return the sides of a war that the text names, one party each: groups that fight in the countries, and who fights them.

        The state goes in where it is only called "the government".
        """
        groups = [party for party in self.signing if not countries or self.kin.country(party.actor or "") in countries]
        beside = [party for party in self.signing if party not in groups] if groups else []
        sides = self._sides([*groups, *beside])
        if len(sides) == 1 and (state := self.kin.state(self.kin.country(sides[0].actor or "") or "")):
            sides += self._called(state)
        return sides

    def _sides(self, parties: list[Party]) -> list[Party]:
        found: list[Party] = []
        for party in parties:
            actor = party.actor or ""
            if not any(self.kin.akin(actor, one.actor or "") or self.kin.fellows(actor, one.actor or "") for one in found):
                found.append(party)
        return found

    def _called(self, state: str) -> list[Party]:
        """Return the state where the text names it as fighting or calls it by its government or army."""
        own = [party for party in self.named if party.actor == state]
        called = own or [Party(span=Span.of(self.text, *match.span()), actor=state) for match in found("its_government", self.text)]
        return called[:1]

    @cached_property
    def signing(self) -> tuple[Party, ...]:
        """The groups, without those who stay out of what others make, and without who brings the parties together."""
        return tuple(party for party in self.groups if not self._outside(party))

    def _outside(self, party: Party) -> bool:
        before, after = self.text[max(0, party.span.start - 100) : party.span.start], self.text[party.span.end : party.span.end + 100]
        return any(has(kind, before) for kind in ("mediated", "left_out")) or any(has(kind, after) for kind in _ASIDE)

    def opponent(self, against: str) -> str | None:
        """Return who alone is named beside one side."""
        others = {party.actor: None for party in self.named if party.actor and not self.kin.akin(party.actor, against)}
        return next(iter(others)) if len(others) == 1 else None
