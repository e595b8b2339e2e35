"""Copies into stories, one after another in order of time: each joins the story whose copy it shares, or begins one."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from .candidates import Candidates, sampled
from .compare import may_be_one, measure, of_another_day, runs_of_both
from .copy import Copy
from .decide import Decision, decision
from .retold import retold
from .versions import is_later_version
from .waiting import Waiting

ONE_COPY = 0.5
SURE = 0.98
# How sure two must be to be one although the opening of one of the story names another day: alike events of two days are less so.
ALL_THE_SAME = 0.8
# How sure an agency's copy and a print or rewrite must be that has its source beside it: the agency's next report has its towns, too.
AT_SECOND_HAND = 0.85
HALF = 0.5
# How sure a copy must be of two stories, of which one has only copies without a date, to make them one.
BETWEEN = 0.8
NEARLY_WHOLE = 0.8
# How sure a late print of nearly the whole copy is: more than must be, less than the same text.
LATE = 0.99
# How sure an agency's later version is that its toll or its quotations show: more than must be where the openings name two days.
VERSION = 0.9


class Kept(Protocol):
    """Where the copies are, by number; a list is one."""

    def append(self, copy: Copy, /) -> None:
        """Keep a further copy."""

    def __getitem__(self, number: int, /) -> Copy:
        """Return a copy."""

    def copy(self) -> Kept:
        """Return the same once more."""


class _Kin(NamedTuple):
    """A story that a copy is one with, and the likest copy in it; in order of what is surest, then earliest."""

    minus_chance: float
    number: int
    story: int
    nearly: bool


class Stories:
    """Stories as they grow, each called by the number of a member; ``place`` must be called in order of time, undated copies first.

    What copies without a date tell again is known once all are placed: ``retell`` asks anew, and no later ``place`` is swayed by it.
    """

    def __init__(self, kept: Kept | None = None, rule: Decision | None = None) -> None:
        self._rule = rule or decision()
        self._copies: Kept = [] if kept is None else kept
        self._story_of = array("I")
        self._joined: dict[int, int] = {}
        self._members: dict[int, tuple[int, ...]] = {}
        self._signed: dict[int, frozenset[str]] = {}
        self._candidates = Candidates()
        self._settled = self._undated = 0
        self._waiting = Waiting()

    def place(self, copy: Copy) -> None:
        """Put a document into the story it belongs to."""
        indexed = sampled(copy)
        old = self._candidates.old(copy)
        kin = self._kin(copy, indexed, set(old.values())) or self._retold(copy)
        number, story = len(self._story_of), kin[0].story if kin else len(self._story_of)
        self._copies.append(copy)
        self._story_of.append(story)
        self._members[story] = (*self._members.get(story, ()), number)
        self._sign(story, copy.agency)
        self._candidates.add(number, copy, indexed, old, report=not kin or bool(copy.agency))
        self._wait(number, copy, begins=not kin)
        if not copy.dated:
            self._undated = self._settled = number + 1
        for other in kin[1:]:
            if (other.nearly or self._between(story, other)) and self._may_join(story, other.story):
                self._join(story, other.story)

    def retell(self) -> None:
        """Find out which of the stories so far the copies without a date tell again that began one and are alone in it."""
        self._waiting.retell(self.story, lambda number: self._members.get(number) == (number,), self._told_again)

    @property
    def late(self) -> Iterable[int]:
        """Copies without a date that tell a story again, as of the last ``retell``."""
        return self._waiting.late

    def members(self) -> list[list[Copy]]:
        """Return the copies of each story."""
        return [self._copies_of(story) for story in self._members if story not in self._waiting.late]

    def fellows(self, number: int) -> list[Copy]:
        """Return the copies of the story of a copy, itself among them."""
        return self._copies_of(self.whole(number))

    def _copies_of(self, whole: int) -> list[Copy]:
        return [self._copies[number] for story in (whole, *self._waiting.parts(whole)) for number in self._members[story]]

    def whole(self, number: int) -> int:
        """Return the story of a copy, or what this tells again."""
        return self._waiting.whole(self.story(number))

    def story(self, number: int) -> int:
        """Return the story of a copy, as far as what comes later tells nothing else of it."""
        story = self._story_of[number]
        while story in self._joined:
            story = self._joined[story]
        return story

    def settled(self) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Yield the stories, with their members, that nothing will join but late prints, and forget who their members are."""
        oldest = self.oldest
        if oldest <= self._settled:
            return
        for story in dict.fromkeys(self.story(number) for number in range(self._settled, oldest)):
            if max(self._members.get(story, (oldest,))) < oldest:
                yield story, self._members.pop(story)
        self._settled = oldest

    @property
    def oldest(self) -> int:
        """The number of the first dated copy that others than late prints may still join."""
        return self._candidates.oldest or 0

    def rest(self) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Yield the stories that are not settled, with their members."""
        yield from self._members.items()

    def copy(self) -> Stories:
        """Return these stories once more, so that one of the two can grow and the other stay."""
        other = Stories(self._copies.copy(), self._rule)
        other._story_of, other._joined, other._signed = self._story_of[:], dict(self._joined), dict(self._signed)
        other._members = dict(self._members)
        other._candidates = self._candidates.copy()
        other._settled, other._undated = self._settled, self._undated
        other._waiting = self._waiting.copy()
        return other

    def _kin(self, copy: Copy, indexed: list[int], long_known: set[int]) -> list[_Kin]:
        """Return the stories that ``copy`` is one with, the surest first."""
        near = self._candidates.of(copy, indexed)
        late = long_known.difference(near)
        by_story: dict[int, list[int]] = {}
        for number in (*near, *sorted(late)):
            by_story.setdefault(self.story(number), []).append(number)
        found = [kin for story, numbers in by_story.items() if (kin := self._kin_in(story, copy, numbers, late, whole=False))]
        if len(found) < 2:
            return found
        return sorted(kin for one in found if (kin := self._kin_in(one.story, copy, by_story[one.story], late, whole=True)))

    def _kin_in(self, story: int, copy: Copy, numbers: list[int], late: set[int], whole: bool) -> _Kin | None:
        """Return how surely ``copy`` belongs to a story that has some candidates; if not the ``whole`` is asked for, one sure is enough."""
        found, doubtful, own = [], [], self._own_among(copy, numbers)
        for number in numbers:
            other = self._copies[number]
            chance, runs = self._chance(copy, other, number in late)
            if chance < ALL_THE_SAME and number not in late:
                doubtful.append(number)
            if chance >= (AT_SECOND_HAND if own and not other.is_wire else ONE_COPY):
                found.append((-chance, number, runs))
                if chance >= SURE and not whole:
                    break
        if found and any(of_another_day(copy, self._copies[number]) for number in doubtful):
            found = [one for one in found if -one[0] >= ALL_THE_SAME]
        if not found:
            return None
        minus_chance, number, _ = min(found)
        return _Kin(minus_chance, number, story, any(runs >= HALF for *_, runs in found))

    def _own_among(self, copy: Copy, numbers: list[int]) -> bool:
        """Tell whether an agency's copy, printed by itself, has another of its own among some copies."""
        others = (self._copies[number] for number in numbers) if copy.is_wire else ()
        return any(one.is_wire and not copy.agency.isdisjoint(one.agency) for one in others)

    def _retold(self, copy: Copy) -> list[_Kin]:
        """Return the story, if any, that a copy without other signs seems to tell again; without a date it waits for what comes later."""
        reports = self._candidates.reports(copy) if copy.dated and _may_retell(copy) else []
        story = self._told_by(copy, reports)
        return [] if story is None else [_Kin(-ONE_COPY, story, story, False)]

    def _wait(self, number: int, copy: Copy, begins: bool) -> None:
        """Let a copy without a date that begins a story wait for reports, and tell those that wait of one."""
        if begins and not copy.dated and _may_retell(copy):
            self._waiting.add(number, facts := copy.facts.tolist(), self._candidates.undated_reports(facts))
        if self._waiting and (begins or copy.agency):
            self._waiting.tell(number, copy.facts.tolist())

    def _told_again(self, number: int, reports: Iterable[int]) -> int | None:
        return self._told_by(self._copies[number], reports)

    def _told_by(self, copy: Copy, reports: Iterable[int]) -> int | None:
        """Return the story of some reports that a copy tells again."""
        by_story: dict[int, list[Copy]] = {}
        for number in reports:
            by_story.setdefault(self.story(number), []).append(self._copies[number])
        return retold(copy, by_story)

    def _chance(self, copy: Copy, other: Copy, late: bool) -> tuple[float, float]:
        """Return how probable it is that two are one, and how many of their runs they share."""
        runs = runs_of_both(copy, other)
        if copy.document == other.document:
            return 1.0, runs
        if late:
            return LATE if runs >= NEARLY_WHOLE else 0.0, runs
        if not may_be_one(copy, other, runs):
            return 0.0, runs
        chance = self._rule.probability(measure(copy, other, runs))
        if chance < VERSION and is_later_version(copy, other, runs):
            chance = VERSION
        return chance, runs

    def _may_join(self, one: int, other: int) -> bool:
        """Tell whether two stories may turn out to be one: never where they are signed by different agencies."""
        if one == other:
            return False
        first, second = self._signed.get(one), self._signed.get(other)
        return not (first and second and not first & second)

    def _between(self, story: int, other: _Kin) -> bool:
        """Tell whether a copy of two stories may join them: one has only copies without a date, placed before what they were made from."""
        lasts = [max(self._members.get(one, (self._undated,))) for one in (story, other.story)]
        return -other.minus_chance >= BETWEEN and min(lasts) < self._undated

    def _sign(self, story: int, agency: frozenset[str]) -> None:
        if agency:
            signed = self._signed.get(story)
            self._signed[story] = agency if signed is None or signed == agency else signed | agency

    def _join(self, story: int, other: int) -> None:
        self._joined[other] = story
        self._members[story] += self._members.pop(other, ())
        self._sign(story, self._signed.pop(other, frozenset()))


def _may_retell(copy: Copy) -> bool:
    """Tell whether a copy may tell a report again: an agency that names nobody writes its own."""
    return not copy.is_wire or bool(copy.cited or copy.further)
