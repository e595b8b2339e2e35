"""The terms of a pledge as each story reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TypeVar

from trucewatch.records import Clause, Condition, Instrument, Interval, Mode, Pledge, PledgeKind, Scope, Terms

from .bond import debtors, last_moment, lasting
from .deeds import asked_in
from .due import deadline, due
from .duration import Duration
from .incidents import RECENT, happened, when
from .keeping import keeps
from .kinds import DRAFTS, ENDS, MAKING
from .midnight import at_midnight
from .phrases import has
from .ran_out import begun
from .said_day import long_ago
from .senses import MADE, OF_OLD, Sense
from .sides import Side
from .stance import begins_at_once, binds_itself, waits_for_others
from .started import begun_today, start_told
from .told import Act
from .violence import called

T = TypeVar("T")
# Policy: how long before its report a breach can lie by which a truce is known to have stood.
BREACH_WITHIN = timedelta(days=10)

# "will respond if groups attack, sabotage or recruit": nobody waits for that; not "if they stop to attack", "if the attacks cease".
_STRUCK = re.compile(
    r"\W*(?:if|when|should)\s(?:(?!not\b|stops?\b|ceases?\b|halts?\b|ends?\b|no\b|[\w-]+n['\u2019]t\b)[\w'\u2019-]+\s){1,5}?"
    r"(?:(?<!the\s)attack(?:s|ed)?|fires|fired?\s(?:up)?on|opens? fire|shoots?|violates?|breaks?|provokes?|sabotages?)\b"
    r"(?!\s(?:are|is|were|was|cease|stop|end|halt|no)\b)"
)


def readings(truce: str, pledge: str, side: Side) -> dict[str, Terms]:
    """Return, for each story that speaks of a side's pledge, its reading of it.

    Several prints and sentences of one story make one reading together. A story that states no terms, tells of the end or only mentions
    what others made has none of its own: it is taken to mean the first reading that there is, sooner a binding one than a draft's, never
    that of a party that waits for others.
    """
    by_story: dict[str, list[Act]] = {}
    for act in side.acts:
        by_story.setdefault(act.told.story, []).append(act)
    made = {story: _merged(truce, pledge, told, side, number) for number, (story, told) in enumerate(by_story.items(), 1)}
    own = {story for story, terms in made.items() if _states_terms(terms) and not _only_speaks_of_it(by_story[story], side)}
    stood = _stood(side) if side.acts else None
    made = {story: terms if terms.effective else terms.model_copy(update={"effective": stood}) for story, terms in made.items()}
    meant = [story for story, acts in by_story.items() if not any(waits_for_others(act.pledge) for act in acts)]
    ranked = sorted(meant, key=lambda story: (story not in own, all(act.kind in DRAFTS for act in by_story[story])))
    first = made[ranked[0]] if ranked else None
    return {story: terms if first is None or story in own else first for story, terms in made.items()}


def _only_speaks_of_it(acts: list[Act], side: Side) -> bool:
    """Tell whether a story has no reading of its own, whatever times it names.

    It tells of the end (what a party means to keep to all the same is no other reading of what it ends), or only mentions and prolongs
    what others made.
    """
    made = any(act.sense not in OF_OLD and act.kind is not PledgeKind.EXTENSION for act in side.acts)
    prolongs = _all_prolong(acts) and not _all_prolong(side.acts)
    later = acts[0].told.story != side.acts[0].told.story
    of_old = all(act.sense in OF_OLD or act.kind is PledgeKind.EXTENSION for act in acts)
    return acts[0].kind in ENDS or prolongs or ((made or later) and of_old and not _all_prolong(side.acts))


def _all_prolong(acts: Iterable[Act]) -> bool:
    return all(act.kind is PledgeKind.EXTENSION for act in acts)


def _states_terms(terms: Terms) -> bool:
    return bool(terms.clauses or terms.until or terms.term or terms.floor or terms.effective)


def _merged(truce: str, pledge: str, acts: list[Act], side: Side, number: int) -> Terms:
    """Return the reading of one story; what only a draft or an offer says gives way to what a binding act says."""
    reading = f"{pledge}/r{number}"
    ranked = sorted(acts, key=lambda act: (act.sense is Sense.STANDING, act.kind in DRAFTS))
    stated = [act for act in ranked if act.sense is not Sense.STANDING]
    lasting = _duration(ranked)
    until = _first(last_moment(act.pledge.until) for act in ranked)
    return Terms(
        id=reading,
        pledge=pledge,
        truce=truce,
        debtors=tuple(sorted({faction for act in acts for faction in side.factions(act)})),
        creditor=_first(party.actor for act in ranked for party in act.pledge.counterparts),
        undertaking=ranked[0].pledge.undertaking.quote,
        scope=_scope(ranked),
        effective=_first(_start(act) for act in ranked if act.kind is not PledgeKind.EXTENSION or _all_prolong(acts)),
        until=until,
        term=None if until else lasting.term,
        floor=lasting.floor,
        clauses=_clauses(stated, reading, side) or _unless_taken_up(side, stated, reading),
        threat=_first(act.pledge.threat.quote for act in ranked if act.pledge.threat),
        mediators=tuple(sorted({party.actor for act in acts for party in act.pledge.mediators if party.actor})),
    )


def _duration(acts: list[Act]) -> Duration:
    prolong = any(act.kind is not PledgeKind.EXTENSION for act in acts)
    told = (lasting(act.pledge) for act in acts if act.kind not in ENDS and not (prolong and act.kind is PledgeKind.EXTENSION))
    return next((found for found in told if found != Duration()), Duration())


def _clauses(acts: list[Act], reading: str, side: Side) -> tuple[Clause, ...]:
    """Return the clause that the acts of a story tell, the fullest telling of it (with actor, deadline, norm).

    What was only offered on a condition is agreed without it, where the story tells of the agreement too.
    """
    binding = [act for act in acts if act.kind not in DRAFTS]
    told = [act for act in binding or acts if act.pledge.condition and not _limits(act.pledge.condition)]
    if not told:
        return ()
    fullest = max(told, key=lambda act: _fullness(act.pledge.condition))
    mode = Mode.RESOLUTIVE if _has_signed(side, fullest) and _reserves(fullest) else _mode(fullest.pledge)
    clause = _clause(fullest.pledge, f"{reading}/c", mode, [act.pledge.condition for act in told if act.pledge.condition])
    last = _first(deadline(act.pledge.condition, act.told) for act in told if act.pledge.condition)
    return (_by_the_clock(clause, last),)


def _by_the_clock(clause: Clause, last: datetime | None) -> Clause:
    """Return the clause with its crisp deadline, if it asks for an act that could be seen to be done; else time alone tells nothing."""
    known = last is not None and asked_in(clause) is not None
    return clause.model_copy(update={"deadline": last, "deadline_label": None}) if known else clause


def _has_signed(side: Side, act: Act) -> bool:
    """Tell whether a side had put its name to the truce by the report of an act."""
    by_then = (one for one in side.acts if one.told.order <= act.told.order and one is not act)
    signed = (one for one in by_then if one.kind in MAKING and one.sense in MADE and has("signing", one.before))
    return any(debtors(one) & side.debtors for one in signed)


def _reserves(act: Act) -> bool:
    """Tell whether one side says alone under which condition it keeps a truce: who has signed that is bound until the condition fails."""
    return len(debtors(act)) == 1 and (waits_for_others(act.pledge) or has("kept", act.pledge.undertaking.quote))


def _unless_taken_up(side: Side, acts: list[Act], reading: str) -> tuple[Clause, ...]:
    """Return the clause of what is only drafted, with a start of its own, or promised by a day.

    If that passes without anybody's word, it never takes effect.
    """
    later = (act for act in acts if act.pledge.starts and act.pledge.starts.earliest and act.pledge.starts.earliest > act.told.since)
    starts, promised = _first(last_moment(act.pledge.starts) for act in later), _first(map(due, acts))
    latest = starts or promised
    if latest is None or any(act.kind not in DRAFTS for act in side.acts):
        return ()
    text = "taken up before the start proposed" if starts else "made by the day promised"
    return (Clause(id=f"{reading}/start", mode=Mode.SUSPENSIVE, text=text, deadline=latest),)


def _fullness(condition: Condition | None) -> int:
    parts = (condition.actor, condition.deadline, condition.norm) if condition else ()
    return sum(part is not None for part in parts)


def _clause(pledge: Pledge, name: str, mode: Mode, all_told: list[Condition]) -> Clause:
    norm = next((condition for condition in all_told if condition.norm), None)
    return Clause(
        id=name,
        mode=mode,
        text=pledge.condition.span.quote if pledge.condition else "",
        actor=_first(condition.actor.actor for condition in all_told if condition.actor),
        deadline_label=_first(condition.deadline.quote for condition in all_told if condition.deadline),
        instrument=Instrument(name=norm.norm.quote, binding=norm.binding) if norm and norm.norm else None,
    )


def _mode(pledge: Pledge) -> Mode:
    words = pledge.condition.span.quote if pledge.condition else ""
    if has("own_violence", pledge.undertaking.quote) or binds_itself(pledge):
        return Mode.RESOLUTIVE
    if pledge.kind in DRAFTS or waits_for_others(pledge):
        return Mode.SUSPENSIVE
    if has("maintenance", words):
        return Mode.MAINTENANCE
    threatens = pledge.kind is PledgeKind.THREAT_TO_END or pledge.threat
    ends_it = threatens or begins_at_once(pledge) or (pledge.condition and pledge.condition.deadline)
    return Mode.SUSPENSIVE if has("suspensive", words) and not ends_it and not _STRUCK.match(words) else Mode.RESOLUTIVE


def _limits(condition: Condition) -> bool:
    """Tell whether a condition only limits what is covered: that can be neither met nor failed."""
    return has("reservation", condition.span.quote) or _covered(condition)


def _covered(condition: Condition) -> bool:
    return has("covered_only", condition.span.quote)


def _scope(acts: list[Act]) -> Scope:
    targets = dict.fromkeys(span.quote for act in acts for span in act.pledge.scope)
    conditions = [act.pledge.condition for act in acts if act.pledge.condition]
    covered = dict.fromkeys(condition.span.quote for condition in conditions if _covered(condition))
    exceptions = dict.fromkeys(one.span.quote for one in conditions if _limits(one) and not _covered(one))
    return Scope(actions=tuple(covered), targets=tuple(targets), exceptions=tuple(exceptions))


def _start(act: Act) -> Interval | None:
    """Return when the truce starts by an act's words; one that "comes into effect" without a day does so when it is told.

    The time beside the word that its term ran out is that of its end.
    """
    if act.kind is PledgeKind.EXPIRY:
        return begun(act)
    if midnight := at_midnight(act):
        return midnight
    if told := begun_today(act) or start_told(act):
        return told
    starts = act.pledge.starts
    if before := long_ago(act.pledge, act.told.since.date()):
        return before
    now = act.sense in MADE and (starts is None or starts.earliest is None) and has("takes_effect", act.pledge.sentence.quote)
    return act.told.when if now else None


def _stood(side: Side) -> Interval | None:
    """Return since when a truce was in force at the latest that is known by mentions alone: since before the breach that they tell.

    Who says beside a mention that it keeps the truce makes none.
    """
    act = side.acts[0]
    known = [other for other in side.acts if other.told.time <= act.told.time]
    mentioned = any(other.sense is Sense.STANDING for other in known)
    if any(not _speaks_of_it(other) and not (mentioned and keeps(other)) for other in known):
        return None
    before = act.told.since if act.told.dated_by_day else act.told.since - RECENT
    told = (when(telling).earliest for telling in act.told.tellings() if called(telling) and happened(telling))
    return Interval.instant(min([before, *(one for one in told if one >= before - BREACH_WITHIN)]))


def _speaks_of_it(act: Act) -> bool:
    return act.sense in (Sense.STANDING, Sense.URGED, Sense.OBLIGED) or act.kind in ENDS


def _first(values: Iterable[T | None]) -> T | None:
    return next((value for value in values if value is not None), None)
