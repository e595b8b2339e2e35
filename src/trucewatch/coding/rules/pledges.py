"""Pledges: an anchor, its act, its parties and terms, put together into one record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trucewatch.records import Condition, Party, Pledge, PledgeFactuality, PledgeKind, Span, Speaker

from .acts import Act, Hit, below, decide
from .anchors import Anchor, anchors
from .conditions import assigned
from .names import Names, is_person
from .parties import Sides, acting, as_parties, sides
from .phrases import Range, noun_phrase, trim
from .reading import Reading
from .speakers import Speakers
from .terms_of_time import Times
from .tree import by, is_verb, up

if TYPE_CHECKING:
    from spacy.tokens import Token

K = PledgeKind
OWN_WORD = frozenset({K.DECLARATION, K.OFFER, K.TERMINATION, K.THREAT_TO_END, K.REJECTION, K.EXTENSION, K.ACCEPTANCE})
STANDING = frozenset({K.AGREEMENT, K.DECLARATION})
SPOKEN = frozenset({K.OFFER, K.TERMINATION, K.THREAT_TO_END, K.ACCEPTANCE, K.REJECTION})
ALOUD = frozenset({K.DECLARATION, K.OFFER, K.PROPOSAL, K.CALL_FOR, K.TERMINATION, K.REJECTION, K.THREAT_TO_END})
ONE_SIDED = frozenset({K.DECLARATION, K.OFFER, K.EXTENSION, K.TERMINATION, K.THREAT_TO_END, K.ACCEPTANCE, K.REJECTION})


class PledgeRules:
    """Finds the pledges of one text."""

    def __init__(self, reading: Reading, names: Names, speakers: Speakers, times: Times) -> None:
        self.reading, self.names, self.speakers, self.times = reading, names, speakers, times

    def find(self) -> list[Pledge]:
        """Return one pledge for each anchor at which an act is told; doubles are left for merging."""
        lexicon = self.reading.lexicon
        found = anchors(self.reading.tokens, lexicon)
        told = [(anchor, act, act.kind) for anchor in found for act in self._acts(anchor) if act.kind is not None]
        if not any(kind in STANDING for _, _, kind in told):
            told += [(anchor, act, K.AGREEMENT) for anchor in found if (act := self._standing(anchor)) is not None][:1]
        self._conditions = assigned(self.reading, [anchor.token for anchor, _, _ in told])
        return [self._pledge(i, *each) for i, each in enumerate(told)]

    def _acts(self, anchor: Anchor) -> list[Act]:
        """Return what is done about an anchor: above it in the parse, and in the clauses that hang on it."""
        above = self._above(anchor)
        under = below(anchor.token, self.reading.lexicon) if not is_verb(anchor.token) else []
        return [*([above] if above is not None else []), *(a for a in under if above is None or a.kind is not above.kind)]

    def _standing(self, anchor: Anchor) -> Act | None:
        """Return the act of a truce that is only spoken of ("the fifth day of the ceasefire"), where nothing tells of its making."""
        act = decide(anchor.token, self.reading.lexicon, False)
        if anchor.sort not in ("truce", "pact") or act.kind is not None or act.unreal or act.denied:
            return None
        if any(h.act == "breach" for h in act.hits):
            return None
        return Act(K.AGREEMENT, anchor.token, ())

    def _above(self, anchor: Anchor) -> Act | None:
        act = decide(anchor.token, self.reading.lexicon, anchor.sort == "stop")
        if anchor.sort == "resume":
            return Act(K.THREAT_TO_END, anchor.token, act.hits) if self._threatens(anchor.token) else None
        if anchor.sort == "plan" and act.kind not in (K.ACCEPTANCE, K.REJECTION):
            return None
        if anchor.sort == "it" and act.kind in (K.AGREEMENT, None):
            return None
        if act.unreal and act.kind in (K.AGREEMENT, K.DECLARATION, None):
            return None
        return act

    def _pledge(self, number: int, anchor: Anchor, act: Act, kind: PledgeKind) -> Pledge:
        who = sides(anchor, act, self.names)
        if kind in OWN_WORD and not (who.doers or who.between or who.addressed):
            voice = self.speakers.voice(anchor.token)
            who.doers = [voice.source] if voice is not None and voice.source is not None else []
        kind = self._mutual(kind, who, anchor)
        pledgers, counterparts = self._roles(kind, who)
        said_by = self._said_by(kind, anchor, act, who)
        starts, term = self.times.of_pledge(anchor.token, act.governor, kind)
        condition = self.reading.span(self._conditions[number]) if number in self._conditions else None
        if condition and kind is K.DECLARATION and self._would(anchor, act):
            kind = K.OFFER
        if condition and kind is K.TERMINATION and (self._would(anchor, act) or self._will(act)):
            kind = K.THREAT_TO_END
        return Pledge(
            kind=kind, pledgers=pledgers, counterparts=counterparts, undertaking=self._undertaking(anchor, condition),
            condition=Condition(span=condition) if condition else None, starts=starts, ends_or_duration=term,
            mediators=as_parties(who.mediators, self.names, groups=False), said_by=said_by,
            anonymous=bool(said_by and said_by.anonymous), factuality=self._factuality(act, kind, said_by, pledgers),
            sentence=self.reading.sentence(anchor.token),
        )  # fmt: skip

    def _threatens(self, token: Token) -> bool:
        """Tell whether a future act of war is threatened: under a condition, or by a word of warning."""
        warning = self.reading.lexicon.words("pledges", "modal", "threat_verbs")
        if any(v.cue.lemma_.lower() in warning for v in self.speakers.voices.over(token)) or any(
            t.lemma_.lower() in warning for t in up(token)
        ):
            return True
        return any(c.lower_ in ("if", "unless", "should") for c in token.sent)

    def _mutual(self, kind: PledgeKind, who: Sides, anchor: Anchor) -> PledgeKind:
        """Two sides that declare or stop together agree; one side that agrees alone declares."""
        several = (
            len(who.between) > 1 or len(who.doers) > 1 or any(t.lower_ in ("both", "two", "warring") for d in who.doers for t in d.children)
        )
        if kind is K.DECLARATION and several:
            return K.AGREEMENT
        if (
            kind is K.AGREEMENT
            and anchor.sort == "stop"
            and len(who.doers) == 1
            and not (several or who.towards or who.mediators)
            and who.doers[0].lemma_ not in ("side", "party")
        ):
            return K.DECLARATION
        return kind

    def _roles(self, kind: PledgeKind, who: Sides) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        if kind is K.AGREEMENT:
            doers = [] if who.mediators and set(who.doers) <= set(who.mediators) else who.doers
            return as_parties([*who.between, *([] if who.between else doers), *who.towards], self.names), ()
        if kind is K.CALL_FOR:
            return as_parties(who.addressed or who.between, self.names), ()
        if kind is K.PROPOSAL:
            return as_parties(who.between or who.towards, self.names), ()
        if kind is K.EXPIRY:
            return as_parties([*who.between, *who.doers, *who.towards], self.names), ()
        pledgers = as_parties(who.between if kind is K.EXTENSION and who.between else who.doers, self.names)
        return pledgers, tuple(p for p in as_parties(who.towards, self.names) if p not in pledgers)

    def _said_by(self, kind: PledgeKind, anchor: Anchor, act: Act, who: Sides) -> Speaker | None:
        """Return who says so: the caller of a call, whoever declares or refuses in person, else the voice over the words."""
        if act.hits and act.hits[0].via == "below":
            own = next(iter(who.doers), None)
            return self.speakers.speaker(own, act.governor) if own is not None and kind in ALOUD else None
        caller = next(iter(acting(hit.token)), None) if (hit := _hit(kind, act)) is not None else None
        if caller is not None and caller.i != anchor.token.i:
            return self.speakers.speaker(caller, act.governor)
        voice = self.speakers.of(anchor.token)
        own = next(iter(who.doers), None)
        if (
            kind in ONE_SIDED
            and own is not None
            and (is_person(own) or (voice is None and (kind in SPOKEN or self.speakers.says(act.governor))))
        ):
            return self.speakers.speaker(own, act.governor) or voice
        return voice

    def _factuality(self, act: Act, kind: PledgeKind, said_by: Speaker | None, pledgers: tuple[Party, ...]) -> PledgeFactuality:
        if act.failed:
            return PledgeFactuality.FAILED
        if act.denied:
            return PledgeFactuality.DENIED
        return PledgeFactuality.ASSERTED

    def _would(self, anchor: Anchor, act: Act) -> bool:
        return any(
            c.lower_ in ("would", "could", "ready", "willing", "prepared")
            for t in (anchor.token, act.governor, anchor.token.head)
            for c in (t, *t.children)
        )

    def _will(self, act: Act) -> bool:
        return any(c.lower_ in ("will", "shall", "'ll", "’ll", "to") and c.dep_ == "aux" for c in act.governor.children)

    def _undertaking(self, anchor: Anchor, condition: Span | None) -> Span:
        span = self._phrase(anchor)
        return _before(span, condition) if condition else span

    def _phrase(self, anchor: Anchor) -> Span:
        token = anchor.token
        if not is_verb(token):
            return self.reading.span(_without_length(token, noun_phrase(token, of=anchor.sort == "halt"), anchor.sort))
        return self.reading.span(_verb_phrase(token))


def _hit(kind: PledgeKind, act: Act) -> Hit | None:
    """Return the word that calls or proposes, where the pledge is a call or a proposal."""
    return next((h for h in act.hits if kind in (K.CALL_FOR, K.PROPOSAL) and h.act == kind.value), None)


def _before(span: Span, condition: Span) -> Span:
    """Cut the undertaking where its condition begins."""
    if not span.start < condition.start < span.end:
        return span
    quote = span.quote[: condition.start - span.start].rstrip(" ,;—-")
    return span.part(0, len(quote)) if quote else span


def _without_length(token: Token, tokens: Range, sort: str) -> Range:
    """Leave "72-hour" and whose truce it is out of "the rebels' 72-hour ceasefire"."""
    start, end = tokens
    for child in token.lefts:
        if child.dep_ == "poss" or child.ent_type_ in ("DATE", "TIME", "CARDINAL"):
            start = max(start, min(child.right_edge.i + 1, token.i))
    while start < token.i and token.doc[start].lower_ in ("'s", "’s", "'", "’", "-", "own", "new"):
        start += 1
    if sort == "halt":
        extra = [o for p in token.children if p.dep_ == "prep" and p.lower_ in ("of", "to", "in") for o in by(p, "pobj")]
        end = max([end, *(noun_phrase(o)[1] for o in extra)])
    return trim(token, start, end)


def _verb_phrase(verb: Token) -> Range:
    """Return the verb with its objects, up to a clause, a condition or a time that hangs on it."""
    end = verb.i + 1
    for child in verb.rights:
        if child.dep_ in ("dobj", "prt", "xcomp", "dative", "oprd") or (
            child.dep_ == "prep" and child.lower_ in ("from", "on", "against", "in", "to", "at") and not _timely(child)
        ):
            end = max(end, _short_right(child))
        elif child.dep_ not in ("advmod", "cc", "conj", "npadvmod") or child.dep_ == "npadvmod":
            break
    start = verb.i
    if any(c.dep_ in ("nsubjpass",) for c in verb.children) or not [c for c in verb.rights if c.dep_ in ("dobj", "xcomp", "prep", "prt")]:
        subj = next(iter(by(verb, "nsubjpass", "nsubj")), None)
        if subj is not None and subj.pos_ != "PRON":
            start = subj.left_edge.i
    return trim(verb, start, min(end, verb.i + 12))


def _timely(prep: Token) -> bool:
    return any(t.ent_type_ in ("DATE", "TIME") for t in prep.children)


def _short_right(token: Token) -> int:
    end = token.right_edge.i + 1
    for inner in token.subtree:
        if inner.dep_ in ("relcl", "advcl", "appos") and inner.left_edge.i > token.i:
            end = min(end, inner.left_edge.i)
    return int(end)
