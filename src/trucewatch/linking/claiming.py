"""Tellings as claims about an incident: that it happened, and who did it, in whose word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from trucewatch.records import (
    Attributed,
    Authority,
    Claim,
    Covered,
    IncidentFactuality,
    Interval,
    Occurred,
    Polarity,
    Span,
    Speaker,
)

from .facing import GROUPS
from .kin import BELLIGERENT, Kin
from .phrases import has, rest_of
from .sentences import WRITTEN_AT
from .standing import standing
from .told import Telling
from .violence import Seen, names_nobody, parties_of, targets_of
from .vouching import sentence_of, where_blamed, where_said

# How far into its sentence the actor of an act may stand to be the subject of the whole, and how far the next sentence is read.
LEAD, NEXT = 12, 200


def claims(telling: Telling, seen: Seen, sides: set[str], kin: Kin) -> Iterator[Claim]:
    """Yield the claims of one telling about an incident."""
    maker = _Maker(telling, sides | targets_of(seen.event) | parties_of(seen.event), kin)
    yield maker.occurred(seen.name, seen.when, seen.covered, tuple(sorted(targets_of(seen.event))))
    yield from maker.attributed(seen.name)


@dataclass(frozen=True)
class _Maker:
    """``sides`` are those who fight there: the parties of truces nearby, and who is told as hit or fought."""

    telling: Telling
    sides: set[str]
    kin: Kin

    def occurred(self, name: str, when: Interval, covered: tuple[Covered, ...], targets: tuple[str, ...]) -> Claim:
        said = Occurred(incident=name, when=when, covers=covered, targets=targets)
        author = self._author()
        return self._claim(said, None if self._disowned(author) else author, self.telling.incident.said_by)

    def attributed(self, name: str) -> Iterator[Claim]:
        incident = self.telling.incident
        denied = incident.factuality is IncidentFactuality.DENIED
        if incident.actor and incident.actor.actor:
            actor = self._author()
            speaker, where = self._blamed or (self._owner(actor) or incident.said_by, None)
            yield self._claim(Attributed(incident=name, actor=actor), actor, speaker, denied or self._disowned(actor), where)
            if self._disavows_next(actor):
                own, where = Speaker.of(incident.actor), sentence_of(self.telling, self._next)
                yield self._claim(Attributed(incident=name, actor=incident.actor.actor), actor, own, denied=True, where=where)
        for speaker in incident.denied_by:
            if speaker.actor:
                where = where_said(self.telling, speaker.cue or speaker.span, "denying")
                yield self._claim(Attributed(incident=name, actor=speaker.actor), speaker.actor, speaker, True, where)
        for party in incident.claimed_by:
            if party.actor:
                own, where = Speaker.of(party), where_said(self.telling, party.span, "owning_up")
                yield self._claim(Attributed(incident=name, actor=party.actor), party.actor, own, where=where)

    @cached_property
    def _blamed(self) -> tuple[Speaker, Span] | None:
        return where_blamed(self.telling, self.kin)

    def _author(self) -> str | None:
        return None if names_nobody(self.telling, self.kin) else self.telling.actor

    def _owner(self, actor: str | None) -> Speaker | None:
        """Return the actor as a speaker where it gives its reason for the act, there or in the next sentence: it owns the act."""
        incident = self.telling.incident
        party, sentence = incident.actor, incident.sentence
        if party is None or actor is None or has("disowned", sentence.quote):
            return None
        dateline = WRITTEN_AT.match(sentence.quote)
        begins = sentence.start + (dateline.end() if dateline else 0)
        reasons = not self._charged(actor) and has("giving_reason", sentence.quote[party.span.end - sentence.start :])
        leads = party.span.start - begins <= LEAD and reasons  # of "X bombed it, Y said, calling it a breach" the reason is Y's
        if leads or self._explains_next(actor):
            return Speaker.of(party)
        return None

    @property
    def _next(self) -> int:
        """Where the sentence behind that of the act begins."""
        text, end = self.telling.told.document.text, self.telling.incident.sentence.end
        return len(text) - len(text[end:].lstrip())

    def _following(self) -> str:
        """Return the words behind the sentence of the act."""
        return self.telling.told.document.text[self._next : self.telling.incident.sentence.end + NEXT]

    def _explains_next(self, actor: str) -> bool:
        following = self._following()
        denies = any(one.actor and self.kin.akin(one.actor, actor) for one in self.telling.incident.denied_by)
        if denies or rest_of("disavowing", following):
            return False
        speaker = rest_of("explaining_itself" if self._charged(actor) else "explaining", following) or rest_of("owning", following)
        sentence = following.split(". ")[0]
        owns = speaker and not any(has(kind, sentence) for kind in ("disowned", "blames_back", "keeps_it"))
        return self._is(actor, speaker) if speaker and owns else False

    def _charged(self, actor: str) -> bool:
        """Tell whether the act is told by somebody else than who is said to have done it."""
        teller = self.telling.incident.said_by
        return teller is not None and not (teller.actor and self.kin.akin(teller.actor, actor))

    def _disavows_next(self, actor: str | None) -> bool:
        """Tell whether the next sentence has the actor say that who did it is none of its own: "the attackers had left its ranks"."""
        speaker = rest_of("disavowing", self._following())
        return actor is not None and speaker is not None and self._is(actor, speaker)

    def _is(self, actor: str, speaker: str) -> bool:
        who = self.kin.named(speaker)
        return who is not None and self.kin.principal(who, self.telling.told.time.date()) == actor

    def _disowned(self, actor: str | None) -> bool:
        """Tell whether the actor itself speaks, and not to own the act but to condemn or deny it."""
        incident = self.telling.incident
        speaks = incident.said_by is not None and incident.said_by.actor == actor
        return speaks and has("disowned", incident.sentence.quote)

    def _claim(
        self, said: Occurred | Attributed, about: str | None, speaker: Speaker | None, denied: bool = False, where: Span | None = None
    ) -> Claim:
        """Return a claim of a speaker; its words stand in the sentence ``where``, else in that of the incident."""
        return Claim(
            proposition=said,
            authority=self._authority(about, speaker),
            polarity=Polarity.DENIED if denied else Polarity.AFFIRMED,
            speaker=speaker.known_as if speaker else None,
            evidence=self.telling.told.evidence(where or self.telling.incident.sentence),
        )

    def _authority(self, about: str | None, speaker: Speaker | None) -> Authority:
        if about is None or speaker is None:
            return Authority.ANONYMOUS if speaker and speaker.anonymous else Authority.THIRD_PARTY
        return standing(speaker, about, self.kin, self._enemies(about) | self._blaming(about))

    def _blaming(self, about: str) -> set[str]:
        """Return who lays the act to an actor of its own country in a sentence of its own, and can fight it."""
        who = self._blamed[0].actor if self._blamed else None
        home = self.kin.country(about)
        theirs = who and home and self.kin.country(who) == home and self.kin.kind(who) in BELLIGERENT and not self.kin.akin(who, about)
        return {who} if who and theirs else set()

    def _enemies(self, about: str) -> set[str]:
        """Return who fights an actor; where nobody is told to, an armed group fights the state of its country."""
        enemies = {side for side in self.sides if not self.kin.akin(side, about)}
        home = self.kin.country(about) if self.kin.kind(about) in GROUPS else None
        state = self.kin.state(home) if home and not enemies else None
        return {state} if state else enemies
