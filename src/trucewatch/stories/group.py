"""Documents into stories, one after another in order of time: each joins the story whose copy it shares, or begins one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from trucewatch.records import Document, PrintClass, Relation, Story

from .candidates import Candidates, Key
from .classes import original_of, prints
from .compare import may_be_one, measure, of_another_day, overlap
from .copy import QUOTED, Copy, copy_of, moment_of
from .decide import Decision, decision
from .statements import statements

ONE_COPY = 0.5
SURE = 0.98
HALF = 0.5
NEARLY_WHOLE = 0.8


def group(documents: Iterable[Document]) -> list[Story]:
    """Return the stories of the documents, in order of time; the result does not depend on the order in which they are given."""
    stories = Stories()
    for document in sorted({(d.id, d.location): d for d in documents}.values(), key=order):
        stories.place(copy_of(document))
    return stories.all()


def order(document: Document) -> tuple[bool, float, str, str]:
    """Return where a document comes: undated pages first, so that every dated one finds them; the original is asked for at the end."""
    published = document.imprint.published
    return published is not None, moment_of(published, document.gathered).timestamp(), document.id, document.location


class Stories:
    """Stories as they grow; ``place`` must be called in order of time, undated copies first."""

    def __init__(self, rule: Decision | None = None) -> None:
        self._rule = rule or decision()
        self._copies: dict[Key, Copy] = {}
        self._story_of: dict[Key, Key] = {}
        self._members: dict[Key, list[Key]] = {}
        self._candidates = Candidates()

    def place(self, copy: Copy) -> None:
        """Put a document into the story it belongs to."""
        kin = self._kin(copy)
        story = self._story_of[kin[0][1]] if kin else copy.key
        self._copies[copy.key], self._story_of[copy.key] = copy, story
        self._members.setdefault(story, []).append(copy.key)
        self._candidates.add(copy)
        for _, other in kin[1:]:
            nearly = overlap(copy.runs, self._copies[other].runs) >= HALF
            if nearly and self._may_join(story, self._story_of[other]):
                self._join(story, self._story_of[other])

    def all(self) -> list[Story]:
        """Return the stories, in order of their first documents."""
        return stories_of(self.members())

    def members(self) -> list[list[Copy]]:
        """Return the copies of each story."""
        return [[self._copies[key] for key in keys] for keys in self._members.values()]

    def fellows(self, key: Key) -> list[Copy]:
        """Return the copies of the story of a copy, itself among them."""
        return [self._copies[other] for other in self._members[self._story_of[key]]]

    def copy(self) -> Stories:
        """Return these stories once more, so that one of the two can grow and the other stay."""
        other = Stories(self._rule)
        other._copies, other._story_of = dict(self._copies), dict(self._story_of)
        other._members = {story: list(keys) for story, keys in self._members.items()}
        other._candidates = self._candidates.copy()
        return other

    def _kin(self, copy: Copy) -> list[tuple[float, Key]]:
        """Return the earlier copies that are one with ``copy``, the surest first."""
        near = self._candidates.of(copy)
        barred = {self._story_of[key] for key in near if of_another_day(copy, self._copies[key])}
        found = [(self._chance(copy, self._copies[key]), key) for key in near]
        old = (key for key in self._candidates.old(copy) if key not in near)
        found += [(1.0, key) for key in old if overlap(copy.runs, self._copies[key].runs) >= NEARLY_WHOLE]
        enough = (pair for pair in found if pair[0] >= (SURE if self._story_of[pair[1]] in barred else ONE_COPY))
        return sorted(enough, key=lambda pair: (-pair[0], pair[1]))

    def _chance(self, copy: Copy, other: Copy) -> float:
        if copy.document == other.document:
            return 1.0
        if not may_be_one(copy, other):
            return 0.0
        return self._rule.probability(measure(copy, other))

    def _may_join(self, one: Key, other: Key) -> bool:
        """Tell whether two stories may turn out to be one: never where they are signed by different agencies."""
        if one == other:
            return False
        first, second = (self._signed(story) for story in (one, other))
        return not (first and second and not first & second)

    def _signed(self, story: Key) -> frozenset[str]:
        return frozenset(name for key in self._members[story] for name in self._copies[key].agency)

    def _join(self, story: Key, other: Key) -> None:
        for key in self._members.pop(other):
            self._story_of[key] = story
            self._members[story].append(key)


def stories_of(members: Sequence[list[Copy]], made: Callable[[list[Copy]], Story] | None = None) -> list[Story]:
    """Return the stories with these members, in order of their first documents; ``made`` makes one, without its relations."""
    found = [(made or story_of)(copies) for copies in members]
    for (earlier, later), runs in statements(members).items():
        found[later] = _with_relation(found[later], found[earlier], runs)
    times = {copy.key: (copy.published is None, copy.time) for copies in members for copy in copies}
    return sorted(found, key=lambda story: (times[story.id, story.documents[0].place], story.id))


def story_of(copies: list[Copy]) -> Story:
    """Return the story of these copies, without its relations to others."""
    documents = prints(copies)
    return Story(id=documents[0].document, origin=original_of(copies).origin, documents=documents)


def _with_relation(story: Story, earlier: Story, runs: int) -> Story:
    """Return ``story`` with its relation to an earlier one that quotes the same statement, and its original classed so."""
    why = f"quotes the same statement ({runs + QUOTED - 1} words or more in common) in words of its own"
    kind = PrintClass.SHARED_STATEMENT
    documents = tuple(p.model_copy(update={"kind": kind, "why": why}) if p.kind is PrintClass.ORIGINAL else p for p in story.documents)
    relation = Relation(kind=kind, story=earlier.id, why=why)
    return story.model_copy(update={"documents": documents, "relations": (*story.relations, relation)})
