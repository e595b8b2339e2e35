"""What the pipeline looks up word by word, found once for all words alike: the same parse in less time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from spacy.attrs import DEP, IS_SPACE, LOWER, TAG
from spacy.matcher import Matcher

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Match = tuple[int, int, int]
Sort = tuple[int, int, bool, int]
Pattern = list[dict[str, Any]]
ASKED = frozenset({"TAG", "DEP", "IS_SPACE", "LOWER"})


def remember(pipeline: Language) -> None:
    """Let the pipeline's attribute rules and its lemmatizer remember; no annotation changes."""
    ruler: Any = pipeline.get_pipe("attribute_ruler")
    ruler.matcher = WordRules(pipeline, ruler.patterns)
    lemmatizer: Any = pipeline.get_pipe("lemmatizer")
    forms = lemmatizer.lookups.get_table("lemma_index")
    for part in list(forms):
        forms[part] = frozenset(forms[part])  # only asked what is in it, and a list of 57,528 is searched from end to end


class WordRules:
    """The matcher of an attribute ruler: rules about one word are matched once for words of each sort, the others in every text.

    A sort is all that rules about one word ask of it: tag, dependency, whether it is white space, and the word itself where a rule
    names it, so that most words are of few sorts.
    """

    def __init__(self, pipeline: Language, rules: list[dict[str, Any]]) -> None:
        self._single, self._other = Matcher(pipeline.vocab), Matcher(pipeline.vocab)
        self._strings = pipeline.vocab.strings
        self._known: dict[Sort, tuple[int, ...]] = {}
        self._words: dict[int, int] = {}
        named = []
        for number, rule in enumerate(rules):
            for pattern in rule["patterns"]:
                of_word = names(pattern)
                (self._other if of_word is None else self._single).add(self._strings.add(str(number)), [pattern])
                named += [of_word] if of_word else []
        self._named: tuple[Callable[[str], bool], ...] = tuple(named)

    def __call__(self, doc: Doc, allow_missing: bool = True, as_spans: bool = False) -> list[Match]:
        """Return each rule that applies, as the vocabulary numbers it, and the words [start, end) that it applies to."""
        found = [(rule, at, at + 1) for at, sort in enumerate(self._sorts(doc)) for rule in self._of(sort, doc, at)]
        others: list[Match] = self._other(doc, allow_missing=allow_missing)
        return found + others

    def _sorts(self, doc: Doc) -> Iterator[Sort]:
        for tag, dependency, space, word in doc.to_array([TAG, DEP, IS_SPACE, LOWER]).tolist():
            yield tag, dependency, space, self._word(word)

    def _word(self, word: int) -> int:
        """Return the word if a rule names it, else one number for all."""
        if word not in self._words:
            text = self._strings[word]
            self._words[word] = word if any(named(text) for named in self._named) else 0
        return self._words[word]

    def _of(self, sort: Sort, doc: Doc, at: int) -> tuple[int, ...]:
        if sort not in self._known:
            self._known[sort] = tuple(rule for rule, _, _ in self._single(doc[at : at + 1], allow_missing=True))
        return self._known[sort]


def names(pattern: Pattern) -> Callable[[str], bool] | None:
    """Return what tells the words that a pattern for one word names; None where it is for several words or asks something else."""
    if len(pattern) != 1 or not pattern[0].keys() <= ASKED:
        return None
    asked = pattern[0].get("LOWER", ())
    if isinstance(asked, str):
        return asked.__eq__
    if not asked:
        return lambda _: False
    if asked.keys() == {"REGEX"}:
        return lambda word: re.search(asked["REGEX"], word) is not None
    return frozenset(asked["IN"]).__contains__ if asked.keys() == {"IN"} else None
