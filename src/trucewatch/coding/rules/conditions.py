"""The phrase that makes a pledge conditional: "on the condition that …", "if …", "unless …", "except in self-defence"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .phrases import Range, trim
from .reading import Reading
from .tree import is_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

MARKS = frozenset({"if", "unless", "provided", "providing", "once", "until", "lest"})
DOUBLED = r"(?P<opener>if|when|once),? (?:and|but),? only,? (?P=opener)"
OPENERS = re.compile(
    rf"\b(?:{DOUBLED}|" + r"on (?:the )?(?:sole |one |only )?conditions? (?:that|of|they|it|he)(?! anonymity)|only if|only when|only once|"
    r"only after|provided(?: that)?|providing(?: that)?|as long as|so long as|in (?:return|exchange) for|"
    r"on the understanding that|as soon as|in the case of|only (?:in|to fight in|to act in|for) self[- ]defen[cs]e|"
    r"only for self[- ]defen[cs]e|but (?:may|can|could) |in case of|in the event of|conditional (?:up)?on|contingent (?:up)?on|"
    r"conditioned on|subject to|except (?:in|for|to|when|if|against|where)|"
    r"other than in|barring|without preconditions|unless|if|but (?:only )?(?:to |will |would |stand)(?:defend|respond|repel|"
    r"ready)|but (?:reserved?|reserves|reserving) the right|reserv(?:ed|es|ing|e) the right|"
    r"(?<=[,;“\"] )should (?=(?:the|any|there|it|they|Israel|one|such|[A-Z])))\b",
    re.IGNORECASE,
)
_DOUBLED = re.compile(DOUBLED, re.IGNORECASE)
SHOULD = re.compile(r"(?:^|(?<=[,;“\"—] )|(?<=^[“\"]))[Ss]hould (?:the|any|there|it|they|one|such|[A-Z]\w+)\b")
ANONYMOUS = re.compile(r"anonym|not (?:be )?(?:named|identified)|unnamed")
STOPS = re.compile(
    r"[;”\"]|, (?:said|according|he|she|it|they|the|a|an|[A-Z][\w-]+(?: [A-Z][\w-]+)*) (?:said|says|told|added|announced|"
    r"warned|declared|reported)|, (?:said|according|says)|\.(?=\s|$)"
)


def conditions_in(reading: Reading, sentence: Range) -> list[Range]:
    """Return the conditional phrases of a sentence, as token ranges."""
    doc = reading.doc
    text = reading.quote(doc[sentence[0] : sentence[1]])
    base = doc[sentence[0]].idx
    found: list[Range] = []
    for match in (*OPENERS.finditer(text), *SHOULD.finditer(text)):
        opener = doc.char_span(base + match.start(), base + match.end(), alignment_mode="expand")
        if opener is None or any(a <= opener.start < b for a, b in found):
            continue
        phrase = _extent(opener[0], opener[-1], sentence)
        if phrase[1] - phrase[0] > 1 and not ANONYMOUS.search(doc[phrase[0] : phrase[1]].text):
            found.append(phrase)
    return found


def _extent(first: Token, last: Token, sentence: Range) -> Range:
    """Extend an opener to the end of the clause that it opens."""
    doc = first.doc
    if last.lower_ in ("if", "unless", "once", "when", "should", "as", "provided", "providing") and last.dep_ in (
        "mark",
        "advmod",
        "aux",
        "prep",
    ):
        end = _right(last.head if is_verb(last.head) else last)
    else:
        head = max((t for t in doc[first.i : last.i + 1]), key=lambda t: t.right_edge.i)
        end = _right(head)
    end = max(end, last.i + 2)
    end = _cut(first, min(end, sentence[1]))
    return trim(first, first.i, end)


def _right(token: Token) -> int:
    return int(token.right_edge.i) + 1


def _cut(first: Token, end: int) -> int:
    doc = first.doc
    text = doc[first.i : end].text
    doubled = _DOUBLED.match(text)
    opened = doubled.end() + 1 if doubled else 3  # the comma of "if, and only if," cuts nothing off
    stop = STOPS.search(text, opened)
    comma = text.find(", ", opened)
    at = min([s for s in (stop.start() if stop else -1, comma if comma > 12 else -1) if s >= 0], default=-1)
    if at < 0:
        return end
    return next((t.i for t in doc[first.i : end] if t.idx - doc[first.i].idx >= at), end)


DEFENCE = re.compile(r"self[- ]defen[cs]e|\battacked\b|\bviolat|\bprovok|\bdefend (?:itself|themselves)|\baggress")


def assigned(reading: Reading, anchors: list[Token]) -> dict[int, Range]:
    """Return for each anchor, by its index among ``anchors``, the conditional phrase that belongs to it.

    A phrase goes to the nearest anchor of its sentence that it does not itself contain; one about defence or breach whose sentence
    has no anchor goes to the last anchor of the sentence before.
    """
    found: dict[int, Range] = {}
    mine: list[int] = []
    for sent in reading.sentences:
        last, mine = mine, [i for i, a in enumerate(anchors) if sent.start <= a.i < sent.end]
        if not mine and not last:
            continue  # nothing that a condition could belong to
        for phrase in conditions_in(reading, (sent.start, sent.end)):
            free = [i for i in mine if not phrase[0] <= anchors[i].i < phrase[1] and i not in found]
            if free:
                found[min(free, key=lambda i: _distance(anchors[i], phrase))] = phrase
            elif not mine and DEFENCE.search(reading.doc[phrase[0] : phrase[1]].text):
                before = [i for i in last if i not in found]
                found |= {before[-1]: phrase} if before else {}
    return found


def _distance(anchor: Token, phrase: Range) -> int:
    return phrase[0] - anchor.i if anchor.i < phrase[0] else anchor.i - phrase[1] + 1
