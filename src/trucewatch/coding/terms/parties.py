"""Who else is a party by the wording of the truce itself: "a ceasefire between A and B", "the A–B truce", "a truce with B".

A coder that has no parse often names one side only. What the words beside the truce say of its parties is added, and where they say
between whom it is, they are believed.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from trucewatch.coding.rules.names import is_pronoun
from trucewatch.coding.rules.parties import as_parties
from trucewatch.coding.rules.tree import by, doer, is_verb, joined, objects_of, up
from trucewatch.coding.rules.wordlist import listed
from trucewatch.records import Party, Pledge, PledgeKind, Span

from .known import Known, words

if TYPE_CHECKING:
    from spacy.tokens import Token

K = PledgeKind
# Acts that bind, prolong or draft for both sides at once; in the others the pledgers are those who act.
COMMON = frozenset({K.AGREEMENT, K.EXTENSION, K.EXPIRY, K.PROPOSAL})
ONE_SIDED = frozenset({K.DECLARATION, K.TERMINATION, K.CALL_FOR})
QUALIFIES = re.compile(r"-(?:led|backed|aligned|allied|dominated|controlled|supported)\b")
NAMING = frozenset({"ORG", "GPE", "NORP"})


def with_parties(pledge: Pledge, known: Known) -> Pledge:
    """Return the pledge with the parties that the wording of its truce names beside those that its coder found."""
    words = _words(pledge, known)
    common = pledge.kind in COMMON or _offered_by_others(pledge)
    if not words or not (common or pledge.kind in ONE_SIDED):
        return pledge
    between = as_parties(_between(words), known.names)
    beside = _new(as_parties(_with(words), known.names), pledge.mediators)
    if pledge.kind in ONE_SIDED:
        return _of_others(pledge, between) or _towards(pledge, beside)
    if len(between) > 1:
        return pledge.model_copy(update={"pledgers": between})
    answering = as_parties(_answering(words, known), known.names) if common and pledge.kind in (K.PROPOSAL, K.OFFER) else ()
    beside = (*beside, *as_parties(_breakers(words, known), known.names), *answering)
    own = tuple(one for party in pledge.pledgers for one in _each(party, known))
    named = (*own, *_new(as_parties(_joined_to(own, known), known.names), own))
    return pledge.model_copy(update={"pledgers": (*named, *_new((*between, *beside), named))})


def _offered_by_others(pledge: Pledge) -> bool:
    """Tell whether an offer is told of as somebody else's word than those who would be bound: a draft put to them."""
    speaker = pledge.said_by.span if pledge.said_by and pledge.kind is K.OFFER else None
    return speaker is not None and bool(pledge.pledgers) and not any(_same(speaker, party.span) for party in pledge.pledgers)


def _of_others(pledge: Pledge, between: tuple[Party, ...]) -> Pledge | None:
    """Return what one side says of a truce between two others as an act of these, or None where it speaks of a truce of its own."""
    speaker = pledge.said_by.span if pledge.said_by else None
    foreign = pledge.kind is K.DECLARATION and len(between) > 1 and speaker and not any(_same(speaker, party.span) for party in between)
    return pledge.model_copy(update={"pledgers": between, "counterparts": ()}) if foreign else None


def _qualified(word: Token) -> list[Token]:
    """Return whom a name only qualifies ("the Kurdish-led Syrian forces")."""
    return next(([above] for above in up(word) if above.pos_ in ("NOUN", "PROPN") and above.i > word.i + 1), [])


def _towards(pledge: Pledge, beside: tuple[Party, ...]) -> Pledge:
    """Return a one-sided act with those with whom the truce is to be as its counterparts, not as those who act."""
    towards = pledge.counterparts or beside
    if pledge.kind is not K.DECLARATION or not beside:
        return pledge.model_copy(update={"counterparts": pledge.counterparts or _new(beside, pledge.pledgers)})
    speaker = pledge.said_by.on_behalf_of or pledge.said_by.span if pledge.said_by else None
    own = _new(pledge.pledgers, beside) or _new((Party(span=speaker),) if speaker else (), beside)
    return pledge.model_copy(update={"pledgers": own, "counterparts": towards}) if own else pledge


def _each(party: Party, known: Known) -> tuple[Party, ...]:
    """Return the owners of an office that several hold ("the governments of A and B"), whom a name qualifies, or the party as it is."""
    tokens = known.tokens(party.span)
    if tokens is not None and len(tokens) and QUALIFIES.match(known.reading.text, party.span.end):
        return as_parties(_qualified(tokens.root), known.names) or (party,)
    owners = [one for found in objects_of(tokens.root, ("of",)) for one in joined(found)] if tokens is not None and len(tokens) else []
    return as_parties(owners, known.names) if len(owners) > 1 and all(map(_names, owners)) else (party,)


def _words(pledge: Pledge, known: Known) -> list[Token]:
    """Return the truce's own word in the undertaking, and the nouns and the verb that govern it."""
    tokens = known.tokens(pledge.undertaking)
    if tokens is None or not len(tokens):
        return []
    nouns = frozenset(known.reading.lexicon.words("pledges", "truce")) | frozenset(known.reading.lexicon.words("pledges", "pact"))
    own = [token for token in tokens if token.lemma_.lower() in nouns] or [tokens.root]
    return list(dict.fromkeys([*own, *(above for word in own for above in _governing(word))]))


def _governing(word: Token) -> list[Token]:
    found = []
    for above in up(word):
        found.append(above)
        if is_verb(above):
            break
    return found


def _between(words: list[Token]) -> list[Token]:
    """Return those between whom it is, by a preposition or by a name of two parts ("the A–B truce")."""
    told = [party for word in words for found in objects_of(word, ("between", "among")) for party in joined(found)]
    return told or [party for word in words for party in _compound(word)]


def _compound(word: Token) -> list[Token]:
    left = [child for child in word.lefts if child.dep_ in ("compound", "nmod", "amod")]
    names = [token for child in left for token in child.subtree if token.ent_type_ in NAMING and token.pos_ == "PROPN"]
    dashed = len(names) == 2 and any(token.text in "-–—" for token in word.doc[names[0].i : names[1].i])
    return names if dashed else []


def _breakers(words: list[Token], known: Known) -> list[Token]:
    """Return who is said to break it, or to attack while it stands: one of its parties, as a rule.

    "A violated the ceasefire"; "people are killed by A's strikes in the heaviest fire since the ceasefire with B".
    """
    broken, violent = listed("breaking"), known.reading.lexicon.words("pledges", "violent_verbs")
    verbs = [word for word in words if is_verb(word) and word.lemma_.lower() in broken]
    root = words[0].sent.root
    verbs += [root] if root not in verbs and root.lemma_.lower() in violent and _stands(words[0]) else []
    return _doing(verbs, known)


def _doing(verbs: list[Token], known: Known) -> list[Token]:
    """Return the words that name who does what the verbs say."""
    return [_named(party, known) for verb in verbs if (who := doer(verb)) is not None for party in joined(who) if _names(party)]


def _named(token: Token, known: Known) -> Token:
    """Return the word that names whose strikes or whose general it is, where a common noun acts ("killed by Israeli airstrikes")."""
    owners = [child for child in by(token, "compound", "amod") if child.ent_type_ in NAMING]
    common = token.pos_ == "NOUN" and token.lemma_.lower() not in known.reading.lexicon.words("actors", "parties")
    return owners[0] if common and owners else token


def _answering(words: list[Token], known: Known) -> list[Token]:
    """Return who is said to reply to a draft, in its sentence or the next: it is put to them ("A agrees, B has yet to respond")."""
    replies = listed("answering")
    first = words[0].sent
    verbs = [token for token in known.reading.doc if first.start <= token.i and token.lemma_.lower() in replies and is_verb(token)]
    return _doing([verb for verb in verbs if verb.sent.start in (first.start, first.end)], known)


def _stands(word: Token) -> bool:
    """Tell whether the truce is one that the sentence measures its news by."""
    return any(above.lower_ in ("since", "despite", "spite", "violating", "violation", "under", "amid") for above in [word, *up(word)])


def _with(words: list[Token]) -> list[Token]:
    """Return those with whom it is, but for one who is there as a mediator ("with Oman as mediator")."""
    found = [party for word in words for obj in objects_of(word, ("with",)) for party in joined(obj) if _names(party)]
    return [party for party in found if not any(child.lower_ == "as" for child in [*party.children, *party.head.children])]


def _joined_to(told: tuple[Party, ...], known: Known) -> list[Token]:
    """Return what the text joins by "and" to the pledgers found ("A and the B rebels")."""
    spans = [tokens for party in told if (tokens := known.tokens(party.span)) is not None and len(tokens)]
    return [other for tokens in spans for other in [*joined(tokens.root)[1:], *_before(tokens.root)] if _names(other)]


def _before(head: Token) -> list[Token]:
    return [head.head] if head.dep_ == "conj" and head.head.pos_ in ("NOUN", "PROPN", "PRON") else []


def _names(token: Token) -> bool:
    owned = any(child.ent_type_ in NAMING for child in by(token, "compound", "amod"))
    return owned or token.ent_type_ in NAMING or token.pos_ == "PROPN" or is_pronoun(token)


def _new(found: tuple[Party, ...], told: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the parties of ``found`` that ``told`` does not name yet."""
    return tuple(party for party in found if not any(_same(party.span, other.span) for other in told))


def _same(one: Span, other: Span) -> bool:
    """Tell whether two phrases name the same party: they share a word, and not only one for a body ("armed forces")."""
    mine, theirs = words(one.quote) - _bodies(), words(other.quote) - _bodies()
    return bool(mine & theirs) or one.quote == other.quote or one.overlaps(other)


@cache
def _bodies() -> frozenset[str]:
    return listed("bodies") | listed("short") | listed("owned") | frozenset({"armed"})
