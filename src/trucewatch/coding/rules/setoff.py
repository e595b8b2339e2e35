"""Attributions set off from what is said: in commas that the parse has missed, and in the credits of captions."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from .lexicon import Lexicon
from .voice import Voice

if TYPE_CHECKING:
    from spacy.tokens import Token


def caption(sent: list[Token]) -> list[Voice]:
    """Return the credit of a caption: the sentence before "Image: Name." is what the named one shows."""
    words = [t for t in sent if not t.is_space]
    if len(words) < 3 or words[0].lower_ not in ("image", "photo", "picture", "photograph") or words[1].text != ":" or len(words) > 12:
        return []
    at = words[0].i
    before = words[0].doc[at - 1].sent if at else None
    names = [t for t in words[2:] if t.pos_ in ("PROPN", "NOUN")]
    if before is None or not names:
        return []
    return [Voice(names[-1], words[0], ((before.start, before.end),))]


def parentheses(sent: list[Token], found: list[Voice], lexicon: Lexicon) -> list[Voice]:
    """Return the attributions set off by commas that the parse has missed ("…, the home ministry announced on Wednesday, …")."""
    strong = lexicon.words("speech", "verbs") - lexicon.words("speech", "weak")
    edges = [-1, *(i for i, t in enumerate(sent) if t.text == ";"), len(sent)]
    return [v for left, right in pairwise(edges) for v in _set_off(sent[left + 1 : right], found, strong)]


def _set_off(part: list[Token], found: list[Voice], strong: frozenset[str]) -> list[Voice]:
    for at in range(len(part) - 1, 2, -1):
        verb = part[at]
        if verb.lemma_.lower() not in strong or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN") or not _closed(part, at):
            continue
        start = _nominal_start(part, at)
        if start is None or start < 4 or any(v.cue.i == verb.i and v.covers(part[start - 2]) for v in found):
            continue
        people = [t for t in part[start:at] if t.ent_type_ == "PERSON"]
        source = people[-1] if people else next((t for t in reversed(part[start:at]) if t.pos_ in ("NOUN", "PROPN")), None)
        while source is not None and source.dep_ == "compound" and source.head.i < verb.i:
            source = source.head
        if source is not None:
            return [Voice(source, verb, ((part[0].i, part[start - 1].i), (verb.i + 1, part[-1].i + 1)))]
    return []


def _closed(part: list[Token], at: int) -> bool:
    """Tell whether a comma or the end follows the verb, with no more than a time, a place or an audience between."""
    for token in part[at + 1 : at + 9]:
        if token.text in (",", ".", "—", "–", ":", "”", '"'):
            return True
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD", "VB", "VBN") or token.lower_ in ("that", "a", "its", "their"):
            return False
    return at + 9 >= len(part)


def _nominal_start(part: list[Token], at: int) -> int | None:
    """Return where the noun phrase, with its appositions, before the verb begins: behind a comma."""
    best = None
    for i in range(at - 1, 0, -1):
        token = part[i]
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD") or token.lower_ in ("that", "which", "but", "and", "as", "who"):
            break
        if token.text in (",", "”", '"') and i < at - 1:
            best = i + 1
    return best
