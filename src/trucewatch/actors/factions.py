"""A faction of a group by its own name, which is not the whole: "X Council (Niki) faction", "the Isak-Muivah faction of the NSCN"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trucewatch.records import Span

from .context import Context, Mention
from .heads import names_nobody
from .names import Role
from .naming import key, slug

_NAME = r"(?P<name>[A-Z][\w’'.-]*(?: [A-Z][\w’'-]*){0,2})"
_PART = r"(?:faction|wing|splinter)"
# Behind a group's name: "(Niki) faction", "(Niki)", "'s Niki faction".
_BRACKETED = re.compile(rf" ?\({_NAME}\)(?P<part> {_PART}\b)?")
_BEHIND = re.compile(rf"(?:['’]s)? {_NAME}(?P<part> {_PART})\b")
# Before it: "Niki faction of the".
_BEFORE = re.compile(rf"(?<![\w-]){_NAME}(?P<part> {_PART}) of (?:the )?\Z")
_ARTICLE = re.compile(r"\A(?:The|An?|That|This|Its?) ")
_WORDS_BACK = 60


class Factions:
    """The phrases of one document for factions, and whom each means."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._phrases = list(self._found())

    def at(self, span: Span) -> str | None:
        """Return the id of the faction that a phrase names, with or without the name of the whole."""
        return next((actor for phrase, actor in self._phrases if self.context.is_within(span, phrase)), None)

    def _found(self) -> Iterator[tuple[Span, str]]:
        for mention in self.context.groups():
            yield from self._around(mention)

    def _around(self, mention: Mention) -> Iterator[tuple[Span, str]]:
        text = self.context.text
        begin = max(0, mention.start - _WORDS_BACK)
        behind = _BRACKETED.match(text, mention.end) or _BEHIND.match(text, mention.end)
        before = _BEFORE.search(text[begin : mention.start])
        if behind and (actor := self._actor(mention, behind)):
            yield Span.of(text, mention.start, behind.end()), actor
        elif before and (actor := self._actor(mention, before)):
            yield Span.of(text, begin + before.start(), mention.end), actor

    def _actor(self, mention: Mention, found: re.Match[str]) -> str | None:
        """Return whom the registry knows by that name, else a new one where the text calls it a part; None for what is no such name."""
        name = _ARTICLE.sub("", found["name"])
        known = self._known(mention.actor, name)
        if known or not found["part"] or any(map(names_nobody, name.split())) or self._elsewhere(mention, name):
            return known if known != mention.actor else None
        return slug(f"{mention.actor} {name}")

    def _known(self, whole: str, name: str) -> str | None:
        registry = self.context.known
        called = (f"{one} ({name})" for one in (registry.actors[whole].name, *registry.actors[whole].names))
        found = (registry.find(one) for one in called)
        named = (one.id for one in found if one)
        of_it = (one for one in registry.members(whole) if f"({key(name)})" in _bracketed(registry.actors[one].name))
        return next(named, None) or next(of_it, None)

    def _elsewhere(self, whole: Mention, name: str) -> bool:
        """Tell whether a name is the group's own, or says of which country, town or body somebody is."""
        senses = self.context.known.names.senses(name)
        return any(one.role is not Role.PERSON or one.actor == whole.actor for one in senses)


def _bracketed(name: str) -> str:
    within = name.rpartition("(")[2].removesuffix(")")
    return f"({key(within)})"
