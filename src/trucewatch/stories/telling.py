"""Copies that are one as a story in words, and what stories have in common with earlier ones that they are independent of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from trucewatch.records import Print, PrintClass, Relation, Story

from .classes import Row, original_of, prints, when
from .copy import Copy
from .lines import QUOTED
from .statements import Statements, dated, quoted_by
from .vocabulary import Numbers


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A story without its relations, when its first copy was published (None: nobody says), and the runs that it quotes."""

    story: Story
    dated: float | None
    quoted: Numbers


def story_of(copies: Sequence[Copy]) -> Story:
    """Return the story of these copies, without its relations to others."""
    return story_from(*rows_of(copies))


def rows_of(copies: Sequence[Copy]) -> tuple[str | None, tuple[Row, ...]]:
    """Return where the story of these copies comes from, and its prints, as plain values."""
    original = original_of(copies)
    return original.origin, prints(copies, original)


def story_from(origin: str | None, rows: Iterable[Sequence[str]]) -> Story:
    """Return the story of some prints, given by the values of their ``Row``."""
    documents = tuple(Print(document=document, place=place, kind=PrintClass(kind), why=why) for document, place, kind, why in rows)
    return Story(id=documents[0].document, origin=origin, documents=documents)


def stories_of(members: Iterable[Sequence[Copy]], made: Callable[[list[Copy]], Story] = story_of) -> list[Story]:
    """Return the stories with these members, in order of their first documents; ``made`` makes one, without its relations."""
    in_order = sorted((list(copies) for copies in members), key=lambda copies: min(map(when, copies)))
    found = [Told(made(copies), dated(copies), quoted_by(copies)) for copies in in_order]
    return list(related(found, (told.quoted for told in found if told.dated is None)))


def related(found: Iterable[Told], undated: Iterable[Numbers]) -> Iterator[Story]:
    """Yield stories, given in order of their first documents, with their relations; ``undated``: what those without a date quote."""
    statements = Statements({run for quoted in undated for run in quoted.tolist()})
    for told in found:
        shared = statements.shared(told.story.id, told.dated, told.quoted)
        yield _with_relations(told.story, shared) if shared else told.story


def _with_relations(story: Story, shared: dict[str, int]) -> Story:
    """Return ``story`` with its relations to earlier ones that quote the same statement, and its original classed so."""
    kind = PrintClass.SHARED_STATEMENT
    relations = tuple(Relation(kind=kind, story=earlier, why=_why(runs)) for earlier, runs in shared.items())
    why = relations[-1].why
    documents = tuple(p.model_copy(update={"kind": kind, "why": why}) if p.kind is PrintClass.ORIGINAL else p for p in story.documents)
    return story.model_copy(update={"documents": documents, "relations": relations})


def _why(runs: int) -> str:
    return f"quotes the same statement ({runs + QUOTED - 1} words or more in common) in words of its own"
