"""A truce as it is being put together: its acts, its parties, whether it binds, and when it is over."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from trucewatch.records import Party, Pledge, Precision, When

from .duration import Duration, duration
from .kinds import DRAFTS, ENDS, MAKING, SEQUELS, K
from .made_beside import made_of
from .phrases import found, has
from .senses import MADE, Sense
from .stepwise import last_step

if TYPE_CHECKING:
    from .told import Act

# How far before the words for a term, in code points, those may stand that qualify it ("at least").
LEAD = 14
# Before the id of a state: all who fight there, whoever they are.
ALL = "all:"
_MARK = re.compile(r"\b\d+-[a-z]+\b")


class Host(NamedTuple):
    """Others' truce on which one hangs: the act that ended it, when it begins if that is to come, until when it runs, what prolonged it."""

    ended_by: Act | None = None
    since: datetime | None = None
    until: datetime | None = None
    kept: tuple[Act, ...] = ()


@dataclass
class Bond:
    """The acts of one truce or draft, and what they say of it together."""

    acts: list[Act] = field(default_factory=list)
    debtors: set[str] = field(default_factory=set)
    creditors: set[str] = field(default_factory=set)
    authors: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    marks: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    stories: set[str] = field(default_factory=set)
    last: datetime = datetime.min
    ended: datetime | None = None
    left: dict[str, datetime] = field(default_factory=dict)
    runs_out: datetime | None = None
    outlived: datetime | None = None
    told_late: dict[str, datetime] = field(default_factory=dict)
    starts: datetime | None = None
    made: datetime | None = None
    first_made: datetime | None = None
    refused: datetime | None = None
    disowned: datetime | None = None
    binds: bool = False
    may_hang: bool = False
    replaced_by: Act | None = None
    host: Host = field(default_factory=Host)
    followed_by: Act | None = None
    upheld: list[Act] = field(default_factory=list)
    renewed_by: Act | None = None
    inherited: set[str] = field(default_factory=set)
    allies: dict[str, Act] = field(default_factory=dict)

    @property
    def parties(self) -> set[str]:
        """All whom it concerns, on either side."""
        return self.debtors | self.creditors | self.inherited

    @property
    def mutual(self) -> bool:
        """Whether it began with an undertaking of both sides to make a truce."""
        return self.acts[0].sense is Sense.DRAFTED and len(debtors(self.acts[0])) > 1

    @property
    def carried_by(self) -> tuple[Act, ...]:
        """The acts by which others' truce, on which it hangs, ended or was prolonged, and those that took its place or upheld it."""
        return (*(act for act in (self.replaced_by, self.host.ended_by) if act is not None), *self.upheld, *self.host.kept)

    def term_by(self, at: datetime) -> datetime | None:
        """Return when it runs out by the terms that were told by ``at``."""
        told = (act for act in self.acts if act.told.time <= at and self._tells_term(act))
        return max((end for act in told if (end := end_of(act))), default=None)

    @property
    def opened(self) -> datetime:
        """When it was first told of."""
        return self.acts[0].told.time

    def made_by(self, at: datetime) -> bool:
        """Tell whether its making was told by ``at``; before that only its mentions tell of it."""
        return self.first_made is not None and self.first_made <= at

    def over(self, at: datetime) -> datetime | None:
        """Return since when it is over at ``at``: ended by an act, run out by its own term, followed or replaced."""
        after = (act.told.time for act in (self.replaced_by, self.followed_by) if act)
        return min((one for one in (self.ended, self.runs_out, *after) if one and one <= at), default=None)

    def without_end(self, own: set[str]) -> bool:
        """Tell whether a side's own undertaking has no term, whatever that of the other side is."""
        made = [act for act in self.acts if act.kind is K.EXTENSION or (act.kind in MAKING and act.sense in MADE)]
        theirs = [act for act in made if own & debtors(act)]
        return any(debtors(act) <= own for act in theirs) and not any(map(end_of, theirs))

    def take(self, act: Act) -> None:
        """Take an act into the truce."""
        self.acts.append(act)
        self.debtors |= debtors(act)
        self.creditors |= creditors(act)
        self.authors |= authors(act)
        self.names |= act.names
        self.marks |= marks(act)
        self.titles |= act.title
        self.stories.add(act.told.story)
        self.last = max(self.last, act.told.time) if self.acts[1:] else act.told.time
        self.binds = self.binds or (act.kind in MAKING | SEQUELS)
        self.may_hang = self.may_hang or next(found("hangs_on", act.pledge.sentence.quote), None) is not None
        self._note_times(act)

    def _ends_all(self, act: Act) -> bool:
        own = debtors(act)
        told_as_fact = act.kind is K.EXPIRY and act.pledge.said_by is None
        return not own or own >= self.debtors or told_as_fact

    def _tells_term(self, act: Act) -> bool:
        return (act.kind is K.EXTENSION or act.told.story == self.acts[0].told.story) and act.kind not in DRAFTS

    def _note_times(self, act: Act) -> None:
        """Note when the truce was made, starts, runs out, ends, and is refused."""
        self._note_term(act)
        if act.kind in MAKING and act.sense in MADE and not act.denies:
            self._note_making(act)
        if act.kind in ENDS and not act.denies:
            self._note_end(act)
        if act.kind is K.REJECTION or (act.kind in MAKING and act.denies):
            self._note_refusal(act)
        if act.kind in DRAFTS and not self.binds and has("vetoed", act.before):
            self.ended = self.ended or act.told.time

    def _note_term(self, act: Act) -> None:
        """Note when it runs out by the term that the first story or an extension tells, and whether it outlived that."""
        told = act.told.time
        if act.kind is K.EXTENSION and self.runs_out and self.runs_out < told:
            self.told_late[act.key] = self.runs_out
        if self._tells_term(act) and (end := end_of(act)):
            self.runs_out = max(end, self.runs_out) if self.runs_out else end
        elif act.kind is K.EXTENSION and has("without_term", act.pledge.sentence.quote):
            self.runs_out = None
        if stands_still(act) and self.ended is None and self.runs_out and self.runs_out < told:
            self.outlived, self.runs_out = self.runs_out, None

    def _note_making(self, act: Act) -> None:
        self.made, self.first_made = act.told.time, self.first_made or act.told.time
        self.starts = self.starts or _named_start(act) or (act.told.since if has("takes_effect", act.pledge.sentence.quote) else None)

    def _note_end(self, act: Act) -> None:
        self.left = dict.fromkeys(debtors(act), act.told.time) | self.left
        if self.ended is None and self._ends_all(act):
            self.ended = max(act.told.time, _named_start(act) or act.told.time)

    def _note_refusal(self, act: Act) -> None:
        self.refused = self.refused or act.told.time
        if act.denies or has("denying_it", act.before) or has("fights_on", act.pledge.undertaking.quote):
            self.disowned = self.disowned or act.told.time


def _named_start(act: Act) -> datetime | None:
    """Return the day or moment that an act names for its start, its first second."""
    return act.pledge.starts.earliest if act.pledge.starts else None


def end_of(act: Act) -> datetime | None:
    """Return when what an act promises runs out: at the time it names, or a term after its start."""
    if act.kind in ENDS:
        return None
    if until := last_moment(act.pledge.until):
        return until
    term = lasting(act.pledge).term
    starts = _since(act)
    made = made_of(act) if term and not starts and act.kind is not K.EXTENSION else None
    return term.after(starts or (made.latest if made else act.told.time)) if term else None


def _since(act: Act) -> datetime | None:
    """Return the time from which an act says that a term counts: its start, or the day of the last of several prolongations."""
    if (step := last_step(act)) is not None:
        return datetime.combine(step, time(), UTC)
    return act.pledge.starts.latest if act.pledge.starts else None


def stands_still(act: Act) -> bool:
    """Tell whether an act speaks of a truce as one that is still kept or broken, and not only of the time since it was made."""
    return act.sense is Sense.STANDING and has("breaching", act.pledge.sentence.quote)


def last_moment(until: When | None) -> datetime | None:
    """Return the last moment of the time until which something holds: of a day, its last second."""
    if until is None or until.latest is None:
        return None
    return until.latest - timedelta(seconds=1) if until.precision is Precision.DAY else until.latest


def lasting(pledge: Pledge) -> Duration:
    """Return how long a pledge lasts, by its words for that and those directly before them ("at least ...")."""
    words, sentence = pledge.ends_or_duration, pledge.sentence
    if words is None:
        return Duration()
    before = sentence.quote[: max(0, words.start - sentence.start)]
    return Duration() if has("kept_so_far", before) else duration(before[-LEAD:] + words.quote)


def for_all(party: Party) -> bool:
    """Tell whether a party stands for all of a truce: "the two sides"."""
    return party.actor is not None and party.actor.startswith(ALL)


def debtors(act: Act) -> set[str]:
    """Return the ids of those whom an act binds."""
    return {party.actor for party in act.pledge.pledgers if party.actor and not for_all(party)}


def grounds(act: Act) -> set[str]:
    """Return the ids of the states in which those fight whom an act calls only "the two sides"."""
    named = {party.actor.removeprefix(ALL) for party in act.pledge.pledgers if party.actor and for_all(party)}
    return named - {""}


def creditors(act: Act) -> set[str]:
    """Return the ids of those towards whom an act is."""
    return {party.actor for party in act.pledge.counterparts if party.actor}


def authors(act: Act) -> set[str]:
    """Return the ids of those from whom a draft comes."""
    speakers = (act.pledge.said_by, *act.pledge.also_said_by) if act.kind in DRAFTS else ()
    return {speaker.actor for speaker in speakers if speaker and speaker.actor}


def marks(act: Act) -> set[str]:
    """Return the numbers by which a draft is known in its sentence: "the 20-point plan", "a 30-day truce"."""
    return set(_MARK.findall(act.pledge.sentence.quote))


def handles(act: Act) -> set[str]:
    """Return all by which an act can come to be one truce with others: its parties, its authors, its report, the names of its truce."""
    if act.kind is None:
        return debtors(act) | creditors(act) | grounds(act)
    return debtors(act) | creditors(act) | grounds(act) | authors(act) | {f"@{act.told.key}", *(f"~{name}" for name in act.title)}
