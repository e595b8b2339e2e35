"""When pledges begin and how long they last, when incidents happened: which time phrase belongs to which word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trucewatch.coding.times import Setting
from trucewatch.coding.when import ENDS, exact, when
from trucewatch.records import PledgeKind, Span, When

from .moments import Clock, Moment
from .reading import Reading
from .tree import clause, is_verb, up
from .wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

K = PledgeKind


class Times:
    """The time phrases of one text, found once."""

    def __init__(self, reading: Reading, clock: Clock) -> None:
        text = reading.body
        self.reading = reading
        terms = clock.terms(text)
        self.terms = terms
        self.immediate = clock.immediate(text)
        self.moments = [m for m in clock.moments(text) if not any(t.start <= m.start and m.end <= t.end for t in terms)]

    def of_pledge(self, anchor: Token, governor: Token, kind: PledgeKind) -> tuple[When | None, Span | None]:
        """Return when a pledge takes effect, and its term."""
        if kind in (K.CALL_FOR, K.REJECTION):
            return self._at_once(anchor), self._term(anchor, governor)
        start = self._at_once(anchor) or self._start(anchor, governor, kind)
        return start, self._term(anchor, governor)

    def _at_once(self, anchor: Token) -> When | None:
        for found in self.immediate:
            if self._same_clause(found, anchor):
                return self._when(found, start=True)
        return None

    def _start(self, anchor: Token, governor: Token, kind: PledgeKind) -> When | None:
        for moment in self._in_sentence(anchor):
            first = self._first(moment)
            if first is None or not self._near(first, anchor, governor):
                continue
            if kind in ENDS:
                return self._when(moment, start=True)
            if self._starts(first, moment, anchor, governor):
                return exact(self._when(moment, start=True))
        return None

    def _starts(self, first: Token, moment: Moment, anchor: Token, governor: Token) -> bool:
        before = {t.lower_ for t in first.doc[max(0, first.i - 3) : first.i + 1]}
        if before & listed("starting"):
            return True
        head = next((t for t in up(first) if is_verb(t)), None)
        return head is not None and (head.lemma_ in listed("effect") or head.i == anchor.i)

    def _near(self, first: Token, anchor: Token, governor: Token) -> bool:
        here = clause(first)
        return (
            here.i in (clause(anchor).i, clause(governor).i)
            or anchor.i in (t.i for t in up(first))
            or here.head.i in (anchor.i, governor.i)
        )

    def _term(self, anchor: Token, governor: Token) -> Span | None:
        best: tuple[int, Moment] | None = None
        for term in self.terms:
            first = self._first(term)
            if (
                first is None
                or first.sent.start != anchor.sent.start
                or not self._near(first, anchor, governor)
                or not self._lasts(term, anchor)
            ):
                continue
            distance = abs(first.i - anchor.i)
            if best is None or distance < best[0]:
                best = (distance, term)
        return self._clean(best[1]) if best and best[0] < 22 else None

    def _lasts(self, term: Moment, anchor: Token) -> bool:
        """Tell whether the phrase says how long the truce lasts, not how long ago or after what something was."""
        text = self.reading.body
        if re.match(r" (?:ago|old|later|earlier|after|before|into|of (?!truce|ceasefire|calm|quiet))|-old", text[term.end : term.end + 12]):
            return False
        span = self.reading.doc.char_span(term.start, term.end, alignment_mode="expand")
        if span is None:
            return False
        if any(anchor.i == u.i for t in span for u in list(up(t))[:4]) and span.end <= anchor.i:
            return True
        before = {t.lower_ for t in span.doc[max(0, span.start - 3) : span.start + 1]}
        return bool(before & listed("lasting"))

    def of_incident(self, tokens: list[Token]) -> When | None:
        """Return when the incident told at ``tokens`` happened."""
        sent = tokens[0].sent
        clauses = {clause(t).i for t in tokens}
        ranked = []
        for moment in self._in_sentence(tokens[0]):
            first = self._first(moment)
            if first is None or self._of_speech(first):
                continue
            mine = clause(first).i in clauses or any(u.i in {t.i for t in tokens} for u in up(first))
            ranked.append((0 if mine else 1, min(abs(first.i - t.i) for t in tokens), moment))
        ranked.sort(key=lambda r: r[:2])
        if not ranked or (ranked[0][0] and (len(ranked) > 1 or len(sent) > 60)):
            return None
        return self._when(ranked[0][2])

    def _of_speech(self, first: Token) -> bool:
        verb = next((t for t in up(first) if is_verb(t)), None)
        return (
            verb is not None
            and verb.lemma_ in ("say", "tell", "announce", "report", "declare", "add", "state", "write")
            and any(c.dep_ == "ccomp" for c in verb.children)
        )

    def _in_sentence(self, token: Token) -> list[Moment]:
        start, end = token.sent.start_char, token.sent.end_char
        return [m for m in self.moments if start <= m.start and m.end <= end]

    def _first(self, moment: Moment) -> Token | None:
        span = self.reading.doc.char_span(moment.start, moment.end, alignment_mode="expand")
        return span.root if span else None

    def _same_clause(self, moment: Moment, token: Token) -> bool:
        first = self._first(moment)
        return (
            first is not None
            and first.sent.start == token.sent.start
            and (first.head.i == token.i or clause(first).i == clause(token).i)
            and abs(first.i - token.i) < 12
        )

    def _clean(self, moment: Moment) -> Span:
        text = self.reading.body[moment.start : moment.end]
        lead = len(text) - len(text.removeprefix("for ").removeprefix("the "))
        return self.reading.chars(moment.start + (lead if text[lead : lead + 1].isdigit() else 0), moment.end)

    def _when(self, moment: Moment, start: bool = False) -> When:
        span = self.reading.chars(moment.start, moment.end)
        return when(span, Setting(self.reading.published, self.reading.text, span.start, start))
