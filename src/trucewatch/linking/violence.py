"""Which pledges an incident may concern, and how."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta

from trucewatch.records import ActorKind, Covered, Interval, ScopeRelation
from trucewatch.records.strangers import is_nameless, is_new
from trucewatch.sentences import beginnings

from .bond import debtors
from .facing import GROUPS, against
from .grounds import places_of, spots_of
from .incidents import Event
from .kin import BELLIGERENT, Kin
from .life import Life
from .phrases import has
from .reasons import ended_for
from .sites import Sites
from .things import hits
from .told import Telling

# How far back the sentence is read behind which something happened "hours later".
BACK = 200

# An act before a truce; "hours before it was to run out" is in it.
_THE_TRUCE = r"(?:truce|cease-?\s?fire|armistice|deal|agreement|accord|signature|signing|deadline|cessation)"
_BEFORE_IT = re.compile(
    r"\b(?:(?:minutes|hours?|moments|shortly|just|right|immediately|even)\sbefore|(?:on|in) the (?:eve|run-up) (?:of|to))\s"
    rf"(?:the|a|that|this|its)\s(?:[\w-]+\s){{0,3}}?{_THE_TRUCE}\b(?![^.;,]{{0,30}}\b(?:expir|end|r[ua]n out|elapse|lapse))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Protected:
    """A pledge as incidents see it: whom it binds, whom it protects, since when it held at the latest, where its making is told.

    ``allies`` complain of its breaches without having it, ``grounds`` are the places that its truce is called after, ``things`` what alone
    that spares, ``areas`` the places at or around which a side stops its violence by its own words. ``life`` is when it can have been in
    force, where that is known; all else being the same, it is the same pledge with another life.
    """

    pledge: str
    debtors: frozenset[str]
    protected: frozenset[str]
    since: datetime | None = None
    allies: frozenset[str] = frozenset()
    grounds: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    life: Life | None = field(default=None, compare=False)

    @property
    def near(self) -> frozenset[str]:
        """Return whose incidents may concern it, and where."""
        return self.debtors | self.protected | self.grounds

    def may_break(self, first: datetime, last: datetime) -> bool:
        """Tell whether it can have been in force at something that began at ``first`` and lay, or was told of, at ``last``."""
        return self.life is None or self.life.meets(first, last)


@dataclass(frozen=True)
class Seen:
    """An incident with its name, its relations to pledges, and the start of the truce that it broke, before which it did not happen."""

    event: Event
    name: str
    covered: tuple[Covered, ...]
    since: datetime | None = None

    @property
    def when(self) -> Interval:
        """When it happened: what is told as a breach of a truce, within its reach, on the day by which it is called."""
        told = self.event.when
        if self.since is None:
            return told
        return Interval(earliest=max(self.since, datetime.combine(told.told_day, time(), UTC)), latest=told.latest)


def covers(event: Event, pledges: Iterable[Protected], kin: Kin, sites: Sites) -> tuple[Covered, ...]:
    """Return how an incident relates to each pledge that it may concern."""
    meant = (pledge for pledge in pledges if not (pledge.since and _on_its_eve(event, pledge.since) and _told_before(event)))
    found = ((pledge.pledge, _limited(_relation(event, pledge, kin, sites), event, pledge)) for pledge in meant)
    return tuple(Covered(pledge=pledge, relation=relation) for pledge, relation in found if relation)


def _told_before(event: Event) -> bool:
    """Tell whether an incident is told to have come before a truce: "minutes before the ceasefire came into force"."""
    return any(_BEFORE_IT.search(telling.incident.sentence.quote) for telling in event.tellings)


def _on_its_eve(event: Event, since: datetime) -> bool:
    """Tell whether a truce began when an incident may have happened, or soon after."""
    return event.when.earliest <= since <= event.when.latest + timedelta(days=1)


def _limited(relation: ScopeRelation | None, event: Event, pledge: Protected) -> ScopeRelation | None:
    """Return a relation as open where a pledge spares only things of which none was hit."""
    return ScopeRelation.MAYBE if relation is ScopeRelation.IN and not hits(event, pledge.things) else relation


def _relation(event: Event, pledge: Protected, kin: Kin, sites: Sites) -> ScopeRelation | None:
    """Return how an incident relates to a pledge by who did it, whom it hit and where; None where it cannot concern it."""
    actors, fought = _actors(event, kin), parties_of(event)
    if not actors and fought and not kin.shared(fought, pledge.debtors):
        return None
    others = {party for party in pledge.protected if not any(kin.akin(party, actor) for actor in actors)}
    if kin.shared(targets_of(event) | fought | sites.hosts(event), others):
        return ScopeRelation.IN
    if not actors:
        return ScopeRelation.MAYBE if _may_be_a_sides(event, pledge, kin) else None
    if not kin.shared(actors, pledge.debtors):
        return None
    others |= _nameless_home(others, event, pledge, kin)
    if _breaks(event, pledge, others, kin) or _hits_home(event, actors, others, pledge, kin):
        return ScopeRelation.IN
    if not others and _hits_own_state(event, pledge, kin):
        return ScopeRelation.IN
    if _shared_ground(event, pledge, kin) and any(against(one, others, actors, kin) for one in event.tellings):
        return ScopeRelation.IN
    elsewhere = [target for target in targets_of(event) | fought if not is_new(target)]
    if elsewhere or not _shared_ground(event, pledge, kin):
        return None
    return ScopeRelation.IN if pledge.areas & spots_of(event) else ScopeRelation.MAYBE


def _may_be_a_sides(event: Event, pledge: Protected, kin: Kin) -> bool:
    """Tell whether violence of nobody may be a side's: who fought whom is told of one at least, and the other goes without a name."""
    fought = parties_of(event)
    nameless = any(map(is_nameless, fought)) or bool(fought and not pledge.protected) or _at_its_place(event, pledge, kin)
    return nameless and _shared_ground(event, pledge, kin)


def _breaks(event: Event, pledge: Protected, others: set[str], kin: Kin) -> bool:
    """Tell whether an act of a side is told as a breach by those who may complain of it, the other side or its allies."""
    theirs = others | pledge.allies
    told = any(
        _called_by_theirs(telling, theirs, kin) or _complains(telling, others, kin) or _ends_for_it(telling, others, kin)
        for telling in event.tellings
    )
    return told and _shared_ground(event, pledge, kin)


def _hits_home(event: Event, actors: set[str], others: set[str], pledge: Protected, kin: Kin) -> bool:
    """Tell whether an act of a side hit forces that only the other side can have, or lay in the other side's country alone."""
    forces = _state_forces(event, kin) and len(_states(others, kin)) == 1 and not _states(actors, kin)
    return (forces and _shared_ground(event, pledge, kin)) or bool(_ground(event, kin) & _home(others, kin) - _home(actors, kin))


def _hits_own_state(event: Event, pledge: Protected, kin: Kin) -> bool:
    """Tell whether a group hit the state that it fights, that of its own country, where it said towards nobody that it holds its fire."""
    state = {one for one in targets_of(event) | parties_of(event) if kin.kind(one) in (ActorKind.STATE, ActorKind.ARMED_FORCE)}
    return any(kin.kind(one) in GROUPS for one in pledge.debtors) and bool(_home(state, kin) & _home(pledge.debtors, kin))


def _at_its_place(event: Event, pledge: Protected, kin: Kin) -> bool:
    """Tell whether violence of nobody lay at the place of a truce, in a country of its parties, and hit no others that can fight."""
    home = _home(pledge.debtors | pledge.protected, kin)
    others = {one for one in targets_of(event) | parties_of(event) if kin.kind(one) in BELLIGERENT}
    return bool(pledge.grounds & places_of(event)) and bool(_ground(event, kin) & home) and not others


def _nameless_home(others: set[str], event: Event, pledge: Protected, kin: Kin) -> set[str]:
    """Return who complains from the country of a pledge, where those towards whom it is go without a name: it is one of them."""
    if not others or not all(kin.kind(other) is ActorKind.UNKNOWN for other in others):
        return set()
    speakers = {speaker for telling in event.tellings if (speaker := telling.speaker) and kin.kind(speaker) in GROUPS}
    return {speaker for speaker in speakers if _home([speaker], kin) & _home(pledge.debtors, kin)}


def called(telling: Telling) -> bool:
    """Tell whether an incident is told as one that a truce forbids: a breach of it, or the first of its kind since it was made."""
    return telling.incident.alleged_violation or has("breaching", telling.incident.sentence.quote) or _hours_later(telling)


def _hours_later(telling: Telling) -> bool:
    """Tell whether an incident came soon after a truce: "hours later", behind a sentence in which one is made or begins."""
    sentence = telling.incident.sentence
    if not has("soon_after", sentence.quote):
        return False
    before = telling.told.document.text[max(0, sentence.start - BACK) : sentence.start].strip()
    made = before[max(beginnings(before), default=0) :]
    return has("truce", made) and any(has(kind, made) for kind in ("takes_effect", "begins", "undertaken")) and not has("refusing", made)


def _called_by_theirs(telling: Telling, others: set[str], kin: Kin) -> bool:
    """Tell whether it is told as a breach, and if by a belligerent, by one of the other side: a side complains of its own truce alone."""
    speaker = telling.speaker
    outsider = speaker is not None and kin.kind(speaker) in BELLIGERENT and speaker != telling.actor and not kin.shared([speaker], others)
    return called(telling) and not outsider


def _complains(telling: Telling, others: set[str], kin: Kin) -> bool:
    """Tell whether the other side tells of the violence, as done to it."""
    speaker = telling.speaker
    return telling.incident.actor is not None and speaker is not None and kin.shared([speaker], others) > 0


def _ends_for_it(telling: Telling, others: set[str], kin: Kin) -> bool:
    """Tell whether the other side ends the truce because of the violence."""
    end = ended_for(telling)
    return end is not None and kin.shared(debtors(end), others) > 0


def _state_forces(event: Event, kin: Kin) -> bool:
    """Tell whether soldiers or police whose state is not named were the target: "an army post"."""
    targets = [telling.incident.target for telling in event.tellings if telling.incident.target]
    return any(kin.kind(target.actor or "") is ActorKind.UNKNOWN and has("state_forces", target.span.quote) for target in targets)


def _states(actors: Iterable[str], kin: Kin) -> set[str]:
    return {actor for actor in actors if kin.kind(actor) is ActorKind.STATE}


def _ground(event: Event, kin: Kin) -> set[str]:
    """Return the countries in which an incident is said to have happened, by its places or what they are named after."""
    places = [telling.incident.place for telling in event.tellings if telling.incident.place]
    named = [actor for place in places if (actor := kin.named(place.span.quote))]
    return {place.country for place in places if place.country} | _home(named, kin)


def _home(actors: Iterable[str], kin: Kin) -> set[str]:
    return {country for actor in actors if (country := kin.country(actor))}


def _shared_ground(event: Event, pledge: Protected, kin: Kin) -> bool:
    """Tell whether an incident may lie where the parties of a pledge fight: unless its country is known to be none of theirs."""
    ground, home = _ground(event, kin), _home(pledge.debtors | pledge.protected, kin)
    return not ground or not home or bool(ground & home)


def _actors(event: Event, kin: Kin) -> set[str]:
    named = {telling.actor for telling in event.tellings if not names_nobody(telling, kin)}
    claimed = {party.actor for telling in event.tellings for party in telling.incident.claimed_by}
    return {actor for actor in named | claimed if actor}


def parties_of(event: Event) -> set[str]:
    """Return the ids of those who fought one another: any of them may have begun, none of them is a mere target."""
    return {party.actor for telling in event.tellings for party in telling.incident.parties if party.actor}


def targets_of(event: Event) -> set[str]:
    """Return the ids of those whom the tellings of an incident call its targets."""
    return {telling.target for telling in event.tellings if telling.target}


def names_nobody(telling: Telling, kin: Kin) -> bool:
    """Tell whether the actor of a telling is a culprit without a name ("unknown gunmen"), not those of a group ("NPA gunmen")."""
    actor = telling.incident.actor
    if actor is None or not has("nobody", actor.span.quote):
        return False
    of_a_group = kin.kind(actor.actor or "") in GROUPS and has("of_somebody", actor.span.quote)
    return not of_a_group or has("unknown", actor.span.quote)


def begun(event: Event, pledges: Iterable[Protected]) -> datetime | None:
    """Return the start of the truce that an incident is told to break, where that may lie later than the act by the hours of reports."""
    if not any(called(telling) for telling in event.tellings):
        return None
    told = event.when
    return max((one.since for one in pledges if one.since and told.earliest < one.since <= told.latest), default=None)
