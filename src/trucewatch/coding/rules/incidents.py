"""Incidents: words of violence gathered into single acts, each with its actor, target, place, time and toll."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trucewatch.records import Incident, IncidentFactuality, IncidentKind, Party, Place, Span

from .attackers import actor_of, blamed, kind_by_word, target_of
from .lexicon import Lexicon
from .merging import add_to_last
from .names import Names, is_person, is_pronoun
from .reading import Reading
from .sites import Sites
from .speakers import Speakers
from .terms_of_time import Times
from .tolls import toll
from .tree import CLAUSES, by, clause, is_verb, objects_of, up
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


@dataclass(frozen=True)
class Trigger:
    """A word of violence and the kind it speaks of by itself."""

    token: Token
    kind: str


class IncidentRules:
    """Finds the incidents of one text."""

    def __init__(self, reading: Reading, names: Names, speakers: Speakers, sites: Sites, times: Times) -> None:
        self.reading, self.names, self.speakers, self.sites, self.times = reading, names, speakers, sites, times
        self.lexicon = reading.lexicon
        self.habitual: list[Span] = []

    def find(self) -> list[Incident]:
        """Return the incidents sentence by sentence; what only tells more of an act told before is added to that one."""
        found: list[Incident] = []
        for sent in self.reading.doc.sents:
            groups = self._groups(list(sent))
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

    def triggers(self, tokens: list[Token]) -> list[Trigger]:
        """Return the words of violence among ``tokens`` that speak of acts."""
        return [Trigger(t, kind) for t in tokens if (kind := _kind(t, self.lexicon)) and not self._unreal(t)]

    def _groups(self, tokens: list[Token]) -> list[list[Trigger]]:
        """Gather the triggers of one act: those whose clauses hang on one another without a clause of their own between."""
        groups: list[list[Trigger]] = []
        for trigger in self.triggers(tokens):
            home = next((g for g in groups if any(_one_act(trigger.token, t.token) for t in g)), None)
            groups.append([trigger]) if home is None else home.append(trigger)
        return groups

    def _unreal(self, token: Token) -> bool:
        heads = self.lexicon.words("incidents", "unreal", "heads")
        for above in list(up(token))[:4]:
            if above.lemma_.lower() in heads and not (above.lemma_ == "end" and above.dep_ == "npadvmod"):
                return True
            if above.dep_ in CLAUSES or above.dep_ == "ROOT":
                break
        verb = token if is_verb(token) else clause(token)
        if self._over(token) or any(c.dep_ in ("mark", "advmod") and c.lower_ in ("if", "unless", "should", "lest") for c in verb.children):
            return True
        if any(c.dep_ == "aux" and c.lower_ in ("could", "might", "may", "should") for c in verb.children):
            return True
        return token.dep_ == "compound" and token.head.lemma_.lower() in (
            "group",
            "victim",
            "crime",
            "capability",
            "zone",
            "minister",
            "ministry",
            "site",
            "squad",
        )

    def _over(self, token: Token) -> bool:
        """Tell whether the word is the subject of its own end ("the fighting stopped", "hostilities are over")."""
        if token.dep_ not in ("nsubj", "nsubjpass"):
            return any(c.lower_ in ("no", "any") and c.dep_ == "det" for c in token.children)
        verb = token.head
        return verb.lemma_ in listed("subsided") or (verb.lemma_ == "be" and any(c.lower_ in ("over", "finished") for c in verb.children))

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
        clauses = {clause(t).i for t in tokens}
        return any(t.lower_ in words and (clause(t).i in clauses or t.head.i in {k.i for k in tokens}) for t in tokens[0].sent)

    def _sum(self, tokens: list[Token]) -> bool:
        """Tell whether the words only sum up the dead of a year or a war."""
        return all(t.lemma_.lower() in listed("toll_verbs") for t in tokens) and bool(
            SUMS.search(" ".join(t.text for t in clause(tokens[0]).subtree))
        )

    def _kind(self, group: list[Trigger], actor: Span | None) -> str:
        """Return the kind of the act: by its own words, by the means named beside them, by who fights whom."""
        kinds = {t.kind for t in group}
        near = {t.lemma_.lower() for g in group for t in _near(g.token) if t.pos_ in ("NOUN", "PROPN", "ADJ")}
        if (
            near & self.lexicon.words("incidents", "means", "air_drone_strike")
            and not near & {"suicide", "roadside", "car"}
            and "abduction" not in kinds
        ):
            return "air_drone_strike"
        kinds |= {kind for kind, words in self.lexicon.table("incidents", "means").items() if near & words}
        if "launcher" in near:
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
        text = tokens[0].sent.text
        if BREACH.search(text):
            return bool(TRUCE.search(self.reading.doc.text))
        return bool(TRUCE.search(text) and AGAINST.search(text))

    def _factuality(self, tokens: list[Token], told: bool) -> IncidentFactuality:
        voices = self.speakers.voices.over(tokens[0])
        if any(v.denying for v in voices[:1]):
            return F.DENIED
        threat = self.lexicon.words("incidents", "unreal", "threat")
        if any(v.cue.lemma_.lower() in threat for v in voices[:1]) or any(
            t.lemma_.lower() in threat for token in tokens for t in list(up(token))[:3]
        ):
            return F.THREATENED
        return F.REPORTED if told or voices else F.ASSERTED


def _kind(token: Token, lexicon: Lexicon) -> str | None:
    lemma = token.lemma_.lower()
    if lemma == "fire" and token.pos_ == "NOUN":
        return "shooting" if token.head.lemma_ in ("open", "reopen", "exchange", "trade", "return", "draw") else None
    if lemma in ("hit", "strike", "fire") and any(c.lower_ == "back" for c in token.children):
        return None
    if any(c.dep_ == "prt" for c in token.children) and (
        phrasal := lexicon.subjects["incidents"]["phrasal"].get(f"{lemma}_{next(c.lower_ for c in token.children if c.dep_ == 'prt')}")
    ):
        return str(phrasal)
    if (is_verb(token) and token.dep_ not in ("aux", "auxpass") and token.tag_ != "VBN") or (
        token.tag_ == "VBN" and token.dep_ not in ("amod", "compound")
    ):
        return kind_by_word(lemma, lexicon.table("incidents", "verbs"))
    if token.pos_ == "PROPN" and token.tag_ == "NNPS":
        lemma = token.lower_.rstrip("s")
    if (token.pos_ == "NOUN" or token.tag_ == "NNPS") and token.dep_ != "amod":
        if (
            token.dep_ == "compound"
            and token.head.pos_ == "NOUN"
            and kind_by_word(token.head.lemma_.lower(), lexicon.table("incidents", "nouns"))
        ):
            return None
        return kind_by_word(lemma, lexicon.table("incidents", "nouns"))
    return None


def _near(token: Token) -> list[Token]:
    head = clause(token)
    return [t for t in head.subtree if t.i >= token.sent.start]


def _one_act(later: Token, earlier: Token) -> bool:
    """Tell whether two words of violence of one sentence belong to one act."""
    a, b = clause(later), clause(earlier)
    if a.i == b.i:
        return not (later.dep_ == "conj" and later.head.i == earlier.i and bool(objects_of(later, ("in", "at", "near"))))
    if a.dep_ == "conj" and bool(by(a, "nsubj", "nsubjpass")):
        return later.lemma_.lower() in listed("toll_verbs") and a.head.i == b.i and not objects_of(a, ("in", "at", "near", "by"))
    return a.head.i == b.i or b.head.i == a.i or any(u.i == earlier.i for u in up(later)) or any(u.i == later.i for u in up(earlier))
