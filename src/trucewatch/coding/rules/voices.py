"""Reported speech: who says (source), by which word (cue), what (content).

The rules follow the classic account of attribution in news: a cue verb with a clause, a quotation or an object as its content, "according
to", and nouns of saying ("a statement by the army"). What a quotation leaves open is settled by the next source in the paragraph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trucewatch.coding.quoted import QUOTATION

from .lexicon import Lexicon
from .phrases import Range
from .reading import Reading
from .setoff import caption, parentheses
from .tree import agent, by, is_verb, objects_of, passive, subject
from .voice import Voice, Voices

if TYPE_CHECKING:
    from spacy.tokens import Token


def listen(reading: Reading) -> Voices:
    """Return the attributions of a text."""
    quotes = quotations(reading)
    sentences = [reading.within(sent) for sent in reading.sentences]
    found = [v for token in reading.tokens for v in _voices_at(token, reading.lexicon, quotes)]
    found += [v for sent in sentences for v in caption(sent)]
    found += [v for sent in sentences for v in parentheses(sent, found, reading.lexicon)]
    found.sort(key=lambda v: v.cue.i)
    return Voices(found + _loose_quotes(found, quotes, reading))


def quotations(reading: Reading) -> list[Range]:
    """Return the token ranges inside quotation marks."""
    ranges = []
    for match in QUOTATION.finditer(reading.body):
        place = reading.doc.char_span(match.start() + 1, match.end() - 1, alignment_mode="expand")
        if place is not None and len(place) > 0:
            ranges.append((place.start, place.end))
    return ranges


def _voices_at(token: Token, lexicon: Lexicon, quotes: list[Range]) -> list[Voice]:
    if is_verb(token) and token.lemma_.lower() in lexicon.words("speech", "verbs"):
        return _of_verb(token, lexicon, quotes)
    word = token.lower_
    if word == "according":
        return _according(token)
    if word in ("allegedly", "reportedly", "apparently", "supposedly", "purportedly"):
        return [Voice(None, token, (_whole(token.head),))]
    return []


def _of_verb(verb: Token, lexicon: Lexicon, quotes: list[Range]) -> list[Voice]:
    """Return the attributions of a verb: what is said in clauses and quotations, else what is told by an infinitive or an object."""
    source = _source(verb, lexicon)
    if source is None and not passive(verb):
        return []
    lemma = verb.lemma_.lower()
    denying = lemma in lexicon.words("speech", "denying") or any(c.dep_ == "neg" for c in verb.children)
    told = _told(verb, lexicon)
    parts = _said(verb, source, lexicon, quotes) if lemma not in lexicon.words("speech", "perceiving") else []
    made = [Voice(source, verb, tuple(part), denying=denying, spoken=True) for part in parts]
    if told and (not made or lemma in lexicon.words("speech", "infinitive") | lexicon.words("speech", "accusing")):
        made.append(Voice(source, verb, tuple(told), lemma in lexicon.words("speech", "accusing"), denying, spoken=False))
    return made


def _said(verb: Token, source: Token | None, lexicon: Lexicon, quotes: list[Range]) -> list[list[Range]]:
    """Return what is said, in parts: a quotation that stands on both sides of its cue makes two."""
    ranges = _merged([*_clauses(verb), *_quoted_parts(verb, quotes)]) or _merged(_around(verb, source, lexicon))
    before = [r for r in ranges if r[1] <= verb.i]
    after = [r for r in ranges if r[0] > verb.i]
    quoted = any(q[0] <= r[0] + 1 and r[1] <= q[1] + 1 for r in after for q in quotes)
    if before and after and quoted:
        return [before, after]
    return [ranges] if ranges else []


def _told(verb: Token, lexicon: Lexicon) -> list[Range]:
    """Return what is told without a clause: a threat to attack, an attack confirmed, somebody accused of it."""
    lemma, ranges = verb.lemma_.lower(), []
    accusing = lemma in lexicon.words("speech", "accusing")
    if accusing or lemma in lexicon.words("speech", "infinitive"):
        ranges += [_whole(c) for c in by(verb, "xcomp")]
    if not by(verb, "ccomp") and lemma in lexicon.words("speech", "reporting"):
        ranges += [_whole(c) for c in by(verb, "dobj")]
        ranges += [_whole(verb)] if passive(verb) and by(verb, "nsubjpass") else []
    if accusing:
        ranges += [_whole(c) for c in by(verb, "prep", "dobj", "nsubjpass")]
    if lemma in ("speak", "tell", "talk", "complain", "warn"):
        ranges += [_whole(c) for c in by(verb, "prep") if c.lower_ == "of"]
    if lemma in lexicon.words("speech", "perceiving"):
        ranges += [_whole(c) for c in by(verb, "ccomp")]
    return _merged(ranges)


def _source(verb: Token, lexicon: Lexicon) -> Token | None:
    if passive(verb) and verb.lower_ != "known":
        return agent(verb) or _quoted(verb)
    if verb.lower_ == "known" and verb.head.lemma_ in ("let", "make"):
        verb = verb.head
    for inner in by(verb, "advcl"):
        if inner.lemma_ in ("quote", "cite") and (quoted := by(inner, "dobj")):
            return quoted[0]
    found = subject(verb)
    if found is None or (found.lower_ in ("it", "there") and by(verb, "expl")):
        return None
    return _behind_noun(found, lexicon)


def _quoted(verb: Token) -> Token | None:
    return subject(verb) if verb.lemma_ in ("quote", "cite") else None


def _behind_noun(token: Token, lexicon: Lexicon) -> Token:
    """Carry "a statement by the army", "the army's statement", "an army statement" back to the army."""
    if token.lemma_.lower() not in lexicon.words("speech", "nouns"):
        return token
    for child in (*objects_of(token, ("by", "from", "of")), *by(token, "poss"), *reversed(by(token, "compound", "nmod"))):
        return child
    return token


def _clauses(verb: Token) -> list[Range]:
    """Return the clauses that are said; a clause that wraps around "…, he said, …" is one of them."""
    return [r for child in by(verb, "ccomp") for r in _without(_whole(child), verb)]


def _without(whole: Range, verb: Token) -> list[Range]:
    start, end = whole
    if start <= verb.i < end:
        left, right = min(verb.left_edge.i, verb.i), verb.i + 1
        return [r for r in ((start, left), (right, end)) if r[1] > r[0]]
    return [whole]


def _around(verb: Token, source: Token | None, lexicon: Lexicon) -> list[Range]:
    """Return the main clause that a parenthetical "he said" is set into or behind."""
    if verb.dep_ not in ("parataxis", "ccomp", "advcl", "dep", "conj", "relcl") or source is None:
        return []
    if by(verb, "dobj", "xcomp") or verb.lemma_.lower() in lexicon.words("speech", "weak"):
        return []
    marked = any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.children)
    if verb.dep_ in ("parataxis", "dep") or marked or (verb.dep_ == "ccomp" and verb.i > verb.head.i):
        whole = _whole(verb.head)
        inner = (verb.left_edge.i, verb.right_edge.i + 1)
        return [r for r in ((whole[0], inner[0]), (inner[1], whole[1])) if r[1] > r[0]]
    return []


def _quoted_parts(verb: Token, quotes: list[Range]) -> list[Range]:
    """Return the quotations of the verb's sentence that it does not stand in."""
    if verb.lemma_ in ("call", "describe") and not by(verb, "ccomp", "oprd"):
        return []
    sent = verb.sent
    return [
        q for q in quotes if q[0] < sent.end and q[1] > sent.start and not q[0] <= verb.i < q[1] and q[1] - q[0] > 3 and _nearest(verb, q)
    ]


def _nearest(verb: Token, quote: Range) -> bool:
    """Tell whether no other finite verb with a subject of its own stands between verb and quotation."""
    low, high = (verb.i + 1, quote[0]) if quote[0] > verb.i else (quote[1], verb.i)
    return not any(is_verb(t) and by(t, "nsubj") and t.dep_ not in ("relcl", "acl") for t in verb.doc[low:high])


def _according(token: Token) -> list[Voice]:
    source = next((obj for to in by(token, "prep") if to.lower_ == "to" for obj in by(to, "pobj")), None)
    if source is None:
        return []
    main = token.head if token.head.i != token.i else token
    while main.head.i != main.i and not (is_verb(main) and main.dep_ in ("ROOT", "ccomp", "conj", "relcl", "advcl")):
        main = main.head
    left, right = main.left_edge.i, main.right_edge.i + 1
    inner = (token.left_edge.i, token.right_edge.i + 1)
    return [Voice(source, token, tuple(r for r in ((left, inner[0]), (inner[1], right)) if r[1] > r[0]))]


def _whole(token: Token) -> Range:
    return token.left_edge.i, token.right_edge.i + 1


def _merged(ranges: list[Range]) -> list[Range]:
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _loose_quotes(found: list[Voice], quotes: list[Range], reading: Reading) -> list[Voice]:
    """Give a quotation without a speaker of its own the last speaker before it, if that one spoke in the sentence before."""
    extra = []
    for quote in quotes:
        first = reading.doc[quote[0]]
        if quote[1] - quote[0] < 5 or any(v.covers(first) for v in found):
            continue
        before = [v for v in found if v.cue.i < quote[0] and v.source is not None and first.sent.start - v.cue.sent.end <= 1]
        if before and first.sent.start >= quote[0] - 2:
            extra.append(Voice(before[-1].source, before[-1].cue, (quote,)))
    return extra
