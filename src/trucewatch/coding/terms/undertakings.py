"""What a pledge covers, what is threatened if its condition fails, how long it lasts."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from trucewatch.coding.rules.phrases import noun_phrase
from trucewatch.coding.rules.tree import by, clause, is_verb, objects_of
from trucewatch.coding.times import Setting, month_end, resolve
from trucewatch.coding.when import of_day
from trucewatch.records import Pledge, PledgeKind, Span, When

from .known import Known, alike

if TYPE_CHECKING:
    from spacy.tokens import Token

K = PledgeKind
STANDING = frozenset({K.DECLARATION, K.OFFER, K.AGREEMENT, K.EXTENSION, K.ACCEPTANCE})
OPEN = re.compile(r"\b(?:open-ended|indefinite(?:ly)?|no (?:time limit|fixed term)|until further notice)\b", re.IGNORECASE)
REALMS = frozenset(["land", "ground", "sea", "air"])
BETWEEN = frozenset([",", "and", "or", "on", "in", "at", "by", "from", "the"])
TRUCE = r"(?:truce|cease-?fire|armistice|lull|pause|halt|suspension|deal|agreement|accord)"
DUE = r"(?:\s(?:will|would|is|was|are|due|set|scheduled|to)){0,3}"
# Behind these words stands the day on which a truce is to end; fighting that "ends on Friday" gives the day on which one begins.
LAST_DAY = re.compile(
    rf"(?:\b(?:expir(?:es?|ing)|runs? out|running out|lapses?)|\b(?:{TRUCE},?(?:\s(?:that|which))?|it){DUE}\s(?:ends?|ending))"
    r"\s(?:(?:on|at)\s)?(?:midnight\s(?:on\s)?)?\Z",
    re.IGNORECASE,
)
UNTIL = re.compile(r"^(?:lasting )?(?:until|till|through|up to|to)\b", re.IGNORECASE)


def with_scope(pledge: Pledge, known: Known) -> Pledge:
    """Return the pledge with the targets that it spares."""
    tokens = known.tokens(pledge.undertaking)
    if tokens is None or pledge.scope:
        return pledge
    verbs = [t for t in tokens.root.subtree if _violent(t, known)]
    found: list[Span] = []
    for target in (t for verb in verbs for t in _targets(verb)):
        span = _place_and_all(target, known)
        if span.quote.lower() not in {s.quote.lower() for s in found} and target.pos_ != "PRON":
            found.append(span)
    return pledge.model_copy(update={"scope": tuple(found)})


def _violent(token: Token, known: Known) -> bool:
    words = known.reading.lexicon.words("pledges", "violent_verbs" if is_verb(token) else "violence")
    return token.lemma_.lower() in words


def _targets(word: Token) -> list[Token]:
    """Return what violence is aimed at, with what is named as included."""
    aimed = by(word, "dobj") if is_verb(word) else objects_of(word, ("on", "against", "at"))
    aimed = [t for o in aimed for t in (o, *o.conjuncts, *_realms(o)) if t.lemma_.lower() not in ("attack", "fire", "operation")]
    after = word.doc[word.i : min(word.i + 16, word.sent.end)]
    including = [o for p in after if p.lower_ == "including" for o in by(p, "pobj")] if aimed else []
    return [*aimed, *including]


def _realms(first: Token) -> list[Token]:
    """Return where else violence is to stop: "at sea" of "on land and at sea", which the parse hangs on another word."""
    if first.lower_ not in REALMS:
        return []
    after = first.doc[first.i + 1 : first.sent.end]
    return [t for t in takewhile(lambda t: t.lower_ in REALMS | BETWEEN, after) if t.lower_ in REALMS]


def _place_and_all(target: Token, known: Known) -> Span:
    """Return the noun phrase with the place that follows it ("the American presence in Iraq")."""
    start, end = noun_phrase(target)
    for prep in by(target, "prep"):
        if prep.i == end and prep.lower_ in ("in", "at", "inside"):
            end = max([end, *(noun_phrase(o)[1] for o in by(prep, "pobj"))])
    return known.reading.span((start, end))


def with_threats(pledges: list[Pledge], known: Known) -> list[Pledge]:
    """Return the pledges, each with what its side threatens to do if the condition fails."""
    threats = [p for p in pledges if p.kind is K.THREAT_TO_END]
    return [_threatened(p, threats, known) if p.kind in STANDING and p.threat is None else p for p in pledges]


def _threatened(pledge: Pledge, threats: list[Pledge], known: Known) -> Pledge:
    for threat in threats:
        same_side = any(alike(a.span, b.span) for a in pledge.pledgers for b in threat.pledgers)
        same_voice = pledge.said_by is not None and threat.said_by is not None and alike(pledge.said_by.span, threat.said_by.span)
        if same_side or same_voice:
            return pledge.model_copy(update={"threat": _clause(threat, known) or threat.undertaking})
    return pledge


def _clause(threat: Pledge, known: Known) -> Span | None:
    """Return the clause of the threat, without its condition."""
    tokens = known.tokens(threat.undertaking)
    if tokens is None:
        return None
    verb = clause(tokens.root)
    subject = next(iter(by(verb, "nsubj", "nsubjpass")), None)
    start = subject.left_edge.i if subject is not None else tokens.start
    stop = next((t.i for t in verb.doc[tokens.end : verb.right_edge.i + 1] if t.text in (",", "”", '"', ";", ".")), verb.right_edge.i + 1)
    return known.reading.span((start, max(stop, tokens.end)))


def with_length(pledge: Pledge, known: Known) -> Pledge:
    """Return the pledge with its term, also where a later sentence gives it, and with the day on which that ends."""
    if pledge.kind in STANDING and pledge.starts and LAST_DAY.search(pledge.sentence.before(pledge.starts.span)):
        pledge = _ending(pledge, pledge.starts)
    term = pledge.ends_or_duration or (_open(pledge, known) if pledge.kind in STANDING else None)
    until = pledge.until or (_until(term, known) if term else None)
    return pledge.model_copy(update={"ends_or_duration": term, "until": until})


def _ending(pledge: Pledge, last: When) -> Pledge:
    """Return a pledge with a day that its coder took for its first as its last: "a truce that expires on June 30"."""
    until = pledge.until or (last if last.earliest else None)
    return pledge.model_copy(update={"starts": None, "until": until, "ends_or_duration": pledge.ends_or_duration or last.span})


def _open(pledge: Pledge, known: Known) -> Span | None:
    """Return "open-ended" where a sentence about this truce says so: the only standing pledge, or one in the same sentence."""
    for found in OPEN.finditer(known.reading.doc.text):
        around = known.reading.doc.text[max(0, found.start() - 200) : found.start()]
        if re.search(r"\b(?:truce|cease-?fire|halt|pause|it|suspension|pledge)\b", around):
            return known.reading.chars(*found.span())
    return None


def _until(term: Span, known: Known) -> When | None:
    if not UNTIL.search(term.quote):
        return None
    published = known.reading.published
    day = resolve(term.quote, Setting(published, known.reading.text, term.start, True)).day or month_end(term.quote, published)
    return None if day is None else of_day(term, day)
