"""Documents into stories, one after another in order of time: each joins the story whose copy it shares, or begins one."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.records import Document, Print, PrintClass, Story

from .compare import Kinship, kinship
from .copy import Copy, copy_of
from .sketch import Sketches


def group(documents: Iterable[Document]) -> list[Story]:
    """Return the stories of the documents; the result does not depend on the order in which they are given."""
    copies = {copy.document: copy for copy in map(copy_of, documents)}
    stories = Stories()
    for copy in sorted(copies.values(), key=lambda copy: (copy.time, copy.document)):
        stories.place(copy)
    return stories.all()


class Stories:
    """Stories as they grow; ``place`` must be called in order of time."""

    def __init__(self) -> None:
        self._copies: dict[str, Copy] = {}
        self._story_of: dict[str, str] = {}
        self._prints: dict[str, list[Print]] = {}
        self._sketches = Sketches()

    def place(self, copy: Copy) -> str:
        """Put a document into the story it belongs to, and return that story's id."""
        found = self._closest(copy)
        story = self._story_of[found[0]] if found else copy.document
        kind, why = (found[1].kind, found[1].why) if found else (PrintClass.ORIGINAL, "first to print this copy")
        self._prints.setdefault(story, []).append(Print(document=copy.document, kind=kind, why=why))
        self._copies[copy.document], self._story_of[copy.document] = copy, story
        self._sketches.add(copy)
        return story

    def all(self) -> list[Story]:
        """Return the stories, in order of their first documents."""
        return [Story(id=story, origin=self._origin(prints), documents=tuple(prints)) for story, prints in self._prints.items()]

    def _closest(self, copy: Copy) -> tuple[str, Kinship] | None:
        kin = [(name, k) for name in self._sketches.candidates(copy) if (k := kinship(self._copies[name], copy))]
        return max(kin, key=lambda pair: (pair[1].containment, pair[0]), default=None)

    def _origin(self, prints: list[Print]) -> str | None:
        members = [self._copies[print_.document] for print_ in prints]
        agencies = [member.agency for member in members if member.agency]
        return agencies[0] if agencies else members[0].outlet
