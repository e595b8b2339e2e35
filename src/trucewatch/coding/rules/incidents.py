"""Incidents: words of violence gathered into single acts, each with its actor, target, place, time and toll."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trucewatch.records import Incident, IncidentFactuality, IncidentKind, Party, Place, Span

from .attackers import actor_of, blamed, kind_by_word, target_of
from .denial import denied
from .habit import recurring
from .merging import add_to_last
from .names import Names, is_person, is_pronoun
from .reading import Reading
from .sites import Sites
from .speakers import Speakers
from .supposing import supposed
from .terms_of_time import Times
from .tolls import toll
from .tree import by, clause, objects_of, up
from .triggers import Trigger, near, one_act, triggers
from .wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

F = IncidentFactuality
TRUCE = re.compile(r"\b(?:cease-?fires?|truces?|armistice|accords?|agreement|deal|pause|lull|moratorium|cessation)\b", re.IGNORECASE)
BREACH = re.compile(
    r"\b(?:violat\w*|breach\w*|broken?|broke|infring\w*|flout\w*|contraven\w*|shatter\w*|defian\w*|defying|wreck\w*|torpedo\w*|"
    r"tore apart)\b",
    re.IGNORECASE,
)
AGAINST = re.compile(
    r"\b(?:despite|in spite of|notwithstanding|nonetheless|nevertheless|(?:hours?|minutes?|days?) (?:after|into)|no sooner|"
    r"barely|scarcely|only to)\b",
    re.IGNORECASE,
)
SUMS = re.compile(
    r"\b(?:this|last|past) (?:year|decade)|since (?:the|last|19|20)|in (?:19|20)\d\d\b|years?\b|so far|civil war|insurgency|conflict",
    re.IGNORECASE,
)


class IncidentRules:
    """Finds the incidents of one text."""

    def __init__(self, reading: Reading, names: Names, speakers: Speakers, sites: Sites, times: Times) -> None:
        self.reading, self.names, self.speakers, self.sites, self.times = reading, names, speakers, sites, times
        self.lexicon = reading.lexicon
        self.habitual: list[Span] = []

    def find(self) -> list[Incident]:
        """Return the incidents sentence by sentence; what only tells more of an act told before is added to that one."""
        found: list[Incident] = []
        for sent in self.reading.sentences:
            groups = self._groups(self.reading.within(sent))
            for group in groups:
                incident = self._incident(group, len(groups) == 1)
                if incident is not None and not (self._retold(group, incident) and add_to_last(found, incident)):
                    found.append(incident)
        return found

    def _retold(self, group: list[Trigger], incident: Incident) -> bool:
        """Tell whether the words point back ("the attack") or only count the victims of something told before."""
        if incident.place or (incident.actor and incident.target):
            return False
        first = group[0].token
        definite = first.pos_ == "NOUN" and any(
            c.dep_ == "det" and c.lower_ in ("the", "this", "that", "those", "these") for c in first.children
        )
        counting = all(t.token.lemma_.lower() in listed("toll_verbs") for t in group) and incident.actor is None and incident.when is None
        return definite or counting

    def _groups(self, tokens: list[Token]) -> list[list[Trigger]]:
        """Gather the triggers of one act: those whose clauses hang on one another without a clause of their own between."""
        groups: list[list[Trigger]] = []
        for trigger in triggers(tokens, self.lexicon):
            home = next((g for g in groups if any(one_act(trigger.token, t.token) for t in g)), None)
            groups.append([trigger]) if home is None else home.append(trigger)
        return groups

    def _incident(self, group: list[Trigger], alone: bool) -> Incident | None:
        tokens = [t.token for t in group]
        if self._habitual(tokens):
            self.habitual.append(self.reading.sentence(tokens[0]))
            return None
        if self._sum(tokens):
            return None
        actor = self._actor(tokens)
        kind = self._kind(group, actor)
        target = self._target(tokens, kind)
        said_by = self.speakers.of(tokens[0])
        place, when = self.sites.of(tokens, self._source(tokens[0])), self.times.of_incident(tokens)
        killed, injured = toll(self.reading, tokens, "killed", alone), toll(self.reading, tokens, "injured", alone)
        if not any((actor, target, place, when, killed, injured)) or (
            kind == "other_violence" and not (target or place or killed or actor)
        ):
            return None
        return Incident(
            kind=IncidentKind(kind), anchor=self.reading.span((tokens[0].i, tokens[0].i + 1)),
            actor=Party(span=actor) if actor else None, target=Party(span=target) if target else None,
            place=Place(span=place) if place else None, when=when, killed=killed, injured=injured, said_by=said_by,
            alleged_violation=self._violation(tokens), factuality=self._factuality(tokens, bool(said_by)),
            sentence=self.reading.sentence(tokens[0]),
        )  # fmt: skip

    def _source(self, token: Token) -> Token | None:
        voice = self.speakers.voice(token)
        return voice.source if voice is not None else None

    def _habitual(self, tokens: list[Token]) -> bool:
        """Tell whether the words speak of violence that recurs ("have become a frequent occurrence")."""
        words = self.lexicon.words("incidents", "habit", "words")
        told = self.reading.within(tokens[0].sent)
        return any(recurring(t, act) for t in told if t.lower_ in words for act in tokens)

    def _sum(self, tokens: list[Token]) -> bool:
        """Tell whether the words only sum up the dead of a year or a war."""
        return all(t.lemma_.lower() in listed("toll_verbs") for t in tokens) and bool(
            SUMS.search(" ".join(t.text for t in clause(tokens[0]).subtree))
        )

    def _kind(self, group: list[Trigger], actor: Span | None) -> str:
        """Return the kind of the act: by its own words, by the means named beside them, by who fights whom."""
        kinds = {t.kind for t in group}
        nearby = {t.lemma_.lower() for g in group for t in near(g.token) if t.pos_ in ("NOUN", "PROPN", "ADJ")}
        if (
            nearby & self.lexicon.words("incidents", "means", "air_drone_strike")
            and not nearby & {"suicide", "roadside", "car"}
            and "abduction" not in kinds
        ):
            return "air_drone_strike"
        kinds |= {kind for kind, words in self.lexicon.table("incidents", "means").items() if nearby & words}
        if "launcher" in nearby:
            kinds = kinds - {"bomb_ied"} | {"shelling_rocket"}
        if any(t.token.head.lemma_ in ("exchange", "trade", "return") or objects_of(t.token, ("between",)) for t in group) and kinds <= {
            "shooting",
            "other_violence",
            "armed_clash",
        }:
            return "armed_clash"
        kind = next(kind for kind in self.lexicon.subjects["incidents"]["order"] if kind in kinds)
        return "armed_clash" if kind == "other_violence" and actor is not None and self._armed_target(group) else kind

    def _armed_target(self, group: list[Trigger]) -> bool:
        """Tell whether what is attacked fights itself ("soldiers", "a checkpoint")."""
        found = next((t for g in group if (t := target_of(g.token, self.lexicon)) is not None), None)
        return found is not None and bool({t.lemma_.lower() for t in found.subtree} & self.lexicon.words("incidents", "armed"))

    def _actor(self, tokens: list[Token]) -> Span | None:
        for token in tokens:
            found = actor_of(token, self.lexicon)
            if found is not None and (span := self._party(found)):
                return span
        return next((span for found in blamed(tokens[0], self.lexicon) if (span := self._party(found))), None)

    def _target(self, tokens: list[Token], kind: str) -> Span | None:
        for token in tokens:
            found = target_of(token, self.lexicon)
            if found is None or self._no_target(found, kind):
                continue
            person = next((t for t in by(found, "appos") if is_person(t)), None)
            if span := self._party(person if person is not None else found):
                return span
        return None

    def _no_target(self, found: Token, kind: str) -> bool:
        """Tell whether the word is no target: a mere number of people, an act, a town that was taken or fought over."""
        if (
            found.pos_ == "NUM"
            or found.lemma_.lower() in self.lexicon.words("incidents", "nobody")
            or kind_by_word(found.lemma_.lower(), self.lexicon.table("incidents", "nouns"))
        ):
            return True
        return found.ent_type_ in ("GPE", "LOC") or found.lemma_.lower() in self.lexicon.words("places", "directions")

    def _party(self, token: Token, of: bool = True) -> Span | None:
        meant = self.names.resolve(token) if is_pronoun(token) else token
        if meant is None or meant.ent_type_ in ("DATE", "TIME") or meant.lower_ in ("media", "force", "ground", "responsibility", "part"):
            return None
        return self.names.span(meant)

    def _violation(self, tokens: list[Token]) -> bool:
        """Tell whether the sentence calls the act a breach, or sets it against a truce ("despite", "hours after")."""
        text = self.reading.quote(tokens[0].sent)
        if BREACH.search(text):
            return bool(TRUCE.search(self.reading.body))
        return bool(TRUCE.search(text) and AGAINST.search(text))

    def _factuality(self, tokens: list[Token], told: bool) -> IncidentFactuality:
        voices = self.speakers.voices.over(tokens[0])
        if any(v.denying for v in voices[:1]) or denied(tokens[0]):
            return F.DENIED
        if supposed(tokens[0]):
            return F.HYPOTHETICAL
        threat = self.lexicon.words("incidents", "unreal", "threat")
        if any(v.cue.lemma_.lower() in threat for v in voices[:1]) or any(
            t.lemma_.lower() in threat for token in tokens for t in list(up(token))[:3]
        ):
            return F.THREATENED
        return F.REPORTED if told or voices else F.ASSERTED
