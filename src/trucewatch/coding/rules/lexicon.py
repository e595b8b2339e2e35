"""The word lists that the rules read: TOML files in ``lexicon/``, one for each subject."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

Words = frozenset[str]


@dataclass(frozen=True)
class Lexicon:
    """The lists by subject; ``words("pledges", "acts", "breach")`` is one of them as a set of lemmas."""

    subjects: dict[str, Any]
    _sets: dict[tuple[str, ...], Words]
    _tables: dict[tuple[str, ...], dict[str, Words]]
    _unions: dict[tuple[str, ...], Words]

    @classmethod
    def read(cls) -> Lexicon:
        """Return the lexicon of the package."""
        folder = files(__package__).joinpath("lexicon")
        subjects = {
            file.name.removesuffix(".toml"): tomllib.loads(file.read_text("utf-8"))
            for file in folder.iterdir()
            if file.name.endswith(".toml")
        }
        return cls(subjects, {}, {}, {})

    def words(self, *path: str) -> Words:
        """Return the words under ``path``, in lower case."""
        if path not in self._sets:
            here: Any = self.subjects
            for key in path:
                here = here[key]
            self._sets[path] = frozenset(word.lower() for word in here)
        return self._sets[path]

    def table(self, *path: str) -> dict[str, Words]:
        """Return the word lists under ``path`` by name."""
        if path not in self._tables:
            here: Any = self.subjects
            for key in path:
                here = here[key]
            self._tables[path] = {name: self.words(*path, name) for name, value in here.items() if isinstance(value, list)}
        return self._tables[path]

    def every(self, *path: str) -> Words:
        """Return the words of all lists under ``path``."""
        if path not in self._unions:
            self._unions[path] = frozenset().union(*self.table(*path).values())
        return self._unions[path]

    @cached_property
    def of_violence(self) -> Words:
        """The lemmas that a word of violence can have, by itself or with a particle."""
        phrasal = (key.partition("_")[0] for key in self.subjects["incidents"]["phrasal"])
        return self.every("incidents", "verbs") | self.every("incidents", "nouns") | {"fire", *phrasal}


@cache
def shared_lexicon() -> Lexicon:
    """Return the lexicon of the package, read once."""
    return Lexicon.read()
