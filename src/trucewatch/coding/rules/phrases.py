"""From a word to the phrase that the codebook asks for: the shortest full noun phrase, without leading articles or titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

INNER = ("compound", "amod", "nmod", "poss", "nummod", "quantmod", "case", "punct", "advmod", "det", "predet", "npadvmod", "preconj")
EDGES = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "both",
        "its",
        "their",
        "his",
        "her",
        "such",
        "some",
        "any",
        "all",
        "'",
        '"',
        "“",
        "”",
        "‘",
        "’",
        ",",
        ";",
        ":",
        "-",
        "—",
        "–",
        "(",
        ")",
        "[",
        "]",
        ".",
    ]
)
QUOTES = frozenset("\"“”‘’'")
Range = tuple[int, int]
"""First token and the token after the last."""


def noun_phrase(head: Token, of: bool = True) -> Range:
    """Return the tokens of the noun phrase of ``head``: its left modifiers, and an "of" phrase that belongs to it."""
    start, end = _left(head), head.i + 1
    if end < len(head.doc) and head.doc[end].dep_ == "case" and head.doc[end].head.i == head.i:
        end = head.i + 1
    if of:
        end = _with_of(head, end)
    return trim(head, start, end)


def _left(head: Token) -> int:
    start = head.i
    if head.dep_ == "compound" and not list(head.lefts):
        return _before(head)
    for child in reversed(list(head.lefts)):
        if child.dep_ not in INNER or child.right_edge.i != start - 1:
            break
        if any(c.dep_ == "conj" for c in child.subtree) and child.dep_ == "poss":
            break
        if child.dep_ in ("nmod", "compound") and any(c.dep_ in ("cc", "conj") for c in child.children):
            return (
                max((c.right_edge.i + 1 if c.dep_ == "conj" else c.i + 1) for c in child.children if c.dep_ in ("cc", "conj"))
                if child.ent_type_
                else child.left_edge.i
            )
        start = child.left_edge.i
    return start


def _before(part: Token) -> int:
    """Return where the modifiers of a name inside a longer one begin ("the Iraqi army statement": "Iraqi army")."""
    start = part.i
    for sibling in reversed([c for c in part.head.lefts if c.i < part.i]):
        if sibling.dep_ not in ("amod", "compound", "nmod") or sibling.right_edge.i != start - 1:
            break
        start = sibling.left_edge.i
    return start


def _with_of(head: Token, end: int) -> int:
    follow = next((c for c in head.rights if c.dep_ == "prep" and c.lower_ == "of" and c.i == end), None)
    inner = next((c for c in follow.children if c.dep_ == "pobj"), None) if follow is not None else None
    if inner is None or inner.i - head.i > 9:
        return end
    return noun_phrase(inner)[1] if inner.i >= end else end


def trim(head: Token, start: int, end: int) -> Range:
    """Return the range without articles, possessives and marks at its edges."""
    doc = head.doc
    while start < end - 1 and (doc[start].lower_ in EDGES or doc[start].is_punct or doc[start].is_space):
        start += 1
    while end > start + 1 and (doc[end - 1].is_punct or doc[end - 1].is_space or doc[end - 1].lower_ in ("'s", "’s", "'")):
        end -= 1
    return start, end


def subtree(token: Token, drop: tuple[str, ...] = ()) -> Range:
    """Return the tokens from the left to the right edge of ``token``'s subtree, cut before a child under a label of ``drop``."""
    left, right = token.left_edge.i, token.right_edge.i + 1
    for child in token.children:
        if child.dep_ in drop and child.left_edge.i > token.i:
            right = min(right, child.left_edge.i)
    return trim(token, left, right)
