"""Whom the sentence of an act names beside it as a party, where its coder named too few or too many.

Who breaks a truce is one of its parties, and violence told against the measure of a truce ("the heaviest strikes since the ceasefire with
X") was that of the other side. Who drafts for others is none of those who reply.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from trucewatch.records import ActorKind, Incident, IncidentKind, Party, Pledge, PledgeKind, Precision, Report, Span

from .accusing import with_accusations
from .bond import ALL, for_all
from .breach import akin_to_any, breaches_told, fights, violence_told
from .fighters import can_fight
from .kin import BELLIGERENT, Kin
from .obliging import releases_told
from .phrases import has
from .plainly import truces_told
from .sense import Sense, sense
from .subject import of_its_own
from .unsaid import with_unsaid

_SIDE = r"(?:[\w’'.-]+ ){0,4}?[A-Z][\w’'.-]*(?: (?:of |the |and the )?[A-Z][\w’'.-]*){0,5}"
BETWEEN = re.compile(rf"\bbetween (?P<one>{_SIDE})(?:, (?P<third>{_SIDE}),?)? and (?P<other>{_SIDE})")
TAKEN_UP = frozenset({PledgeKind.ACCEPTANCE, PledgeKind.PROPOSAL})


def with_beside(report: Report, text: str, kin: Kin, on: date) -> Report:
    """Return the report with the parties of its pledges mended by what stands in the same sentence or next to it."""
    report = with_accusations(report, text, kin, on)
    own = (_from_now(of_its_own(pledge, text, kin, on), on) for pledge in report.pledges)
    pledges = [with_unsaid(_mended(pledge, report, kin), text, kin, on) for pledge in own]
    pledges += breaches_told(report.incidents, pledges, kin)
    pledges += truces_told(text, pledges, kin, on)
    pledges += releases_told(text, kin, on)
    fought = [_fought(one, pledges, kin) for one in report.incidents]
    fought += violence_told(fought, pledges)
    return report.model_copy(update={"pledges": tuple(pledges), "incidents": tuple(fought)})


def _mended(pledge: Pledge, report: Report, kin: Kin) -> Pledge:
    pledge = _by_name(_with_all(pledge, kin), report, kin)
    pledge = _without_early_start(_without_condition(_with_between(_without_mediators(pledge, kin), kin)))
    pledge = _without_bystanders(pledge, kin)
    pledge = _with_caller(_without_author(_without_title(pledge, kin), report), kin)
    return _completed(pledge, report.incidents, kin)


def _with_between(pledge: Pledge, kin: Kin) -> Pledge:
    """Add those between whom the words behind the undertaking say that it is, where a coder saw one of them at most."""
    if _sides(pledge.pledgers, kin) > 1:
        return pledge
    after = max(0, pledge.undertaking.start - pledge.sentence.start)
    found = BETWEEN.search(pledge.sentence.quote, after)
    if found and pledge.condition and pledge.sentence.start + found.start() >= pledge.condition.span.start:
        return pledge
    both = [_named(pledge.sentence, found, side, kin) for side in ("one", "third", "other") if found[side]] if found else []
    parties = tuple(party for party in both if party)
    if len(parties) < 2:
        return pledge
    ids = {party.actor for party in parties}
    others = {name: tuple(p for p in getattr(pledge, name) if p.actor not in ids) for name in ("mediators", "counterparts")}
    return pledge.model_copy(update=others | {"pledgers": parties})


def _named(sentence: Span, found: re.Match[str], side: str, kin: Kin) -> Party | None:
    actor = kin.named(found[side])
    start, end = found.span(side)
    span = Span(start=sentence.start + start, end=sentence.start + end, quote=found[side])
    return Party(span=span, actor=actor) if actor and kin.kind(actor) in BELLIGERENT else None


def _without_condition(pledge: Pledge) -> Pledge:
    """Leave out of the other side those whom only the condition names: "provided that X keeps its own"."""
    if pledge.condition is None:
        return pledge
    told = pledge.condition.span
    others = tuple(party for party in pledge.counterparts if not told.start <= party.span.start < told.end)
    return pledge.model_copy(update={"counterparts": others})


def _without_early_start(pledge: Pledge) -> Pledge:
    """Leave out a start that an earlier sentence gives: what happened then is something else."""
    early = pledge.starts is not None and pledge.starts.span.end <= pledge.sentence.start
    return pledge.model_copy(update={"starts": None}) if early else pledge


def _from_now(pledge: Pledge, on: date) -> Pledge:
    """Let what is "immediate" start on the day of its report, whatever day stands before it in the text."""
    starts = pledge.starts
    if starts is None or starts.earliest is None or not has("at_once", starts.span.quote) or starts.earliest.date() == on:
        return pledge
    day = datetime.combine(on, time(), UTC)
    now = starts.model_copy(update={"earliest": day, "latest": day + timedelta(days=1), "precision": Precision.DAY})
    return pledge.model_copy(update={"starts": now})


def _without_bystanders(pledge: Pledge, kin: Kin) -> Pledge:
    """Leave out of the other side who cannot be one ("for all hostages to be returned") and with whom there is only to be talk."""
    sentence, start = pledge.sentence.quote, pledge.sentence.start
    others = tuple(
        party for party in pledge.counterparts
        if can_fight(party, kin) and not has("talking_with", sentence[: max(0, party.span.start - start)])
    )  # fmt: skip
    return pledge.model_copy(update={"counterparts": others})


def _fought(incident: Incident, pledges: list[Pledge], kin: Kin) -> Incident:
    """Give violence of which nobody is named, told against the measure of a truce, to those who have that truce."""
    incident = _clashed(incident)
    named = (party for party in (incident.target, *incident.parties) if party)
    if incident.actor or any(fights(party, kin) for party in named):
        return incident
    own = (pledge for pledge in pledges if pledge.sentence == incident.sentence and sense(pledge) is Sense.STANDING)
    parties = next((pledge.pledgers for pledge in own if _sides(pledge.pledgers, kin) > 1), ())
    return incident.model_copy(update={"parties": parties}) if parties else incident


def _clashed(incident: Incident) -> Incident:
    """Take "a clash between X and Y" as fought by both: nobody is said to have begun it."""
    one, other, sentence = incident.actor, incident.target, incident.sentence
    if incident.kind is not IncidentKind.ARMED_CLASH or one is None or other is None:
        return incident
    if not has("between_them", sentence.quote[: max(0, one.span.start - sentence.start)]) or incident.claimed_by:
        return incident
    return incident.model_copy(update={"actor": None, "target": None, "parties": (one, other, *incident.parties)})


def _without_mediators(pledge: Pledge, kin: Kin) -> Pledge:
    """Leave out those who only brought the parties together ("mediated by ..."); who merely tells of it is a party all the same.

    One of only two sides is no mediator, whatever a coder took it for, unless the words before it say so.
    """
    sentence, start = pledge.sentence.quote, pledge.sentence.start
    speaker = pledge.said_by.span if pledge.said_by else None
    between = {party.actor for party in pledge.mediators if speaker is None or not party.span.overlaps(speaker)}
    named = [p for p in pledge.pledgers if not has("mediated", sentence[: max(0, p.span.start - start)])]
    others = [p for p in named if p.actor not in between]
    parties = named if _sides(named, kin) > 1 and _sides(others, kin) < 2 else others
    return pledge.model_copy(update={"pledgers": tuple(parties)}) if parties else pledge


def _without_title(pledge: Pledge, kin: Kin) -> Pledge:
    """Leave out a name that nobody knows where it only says which truce is meant: "the Gaza ceasefire"."""
    sentence, start = pledge.sentence.quote, pledge.sentence.start
    named = [party for party in pledge.pledgers if kin.kind(party.actor or "") is ActorKind.UNKNOWN]
    titles = [party for party in named if has("titled", sentence[max(0, party.span.end - start) :])]
    return pledge.model_copy(update={"pledgers": tuple(party for party in pledge.pledgers if party not in titles)}) if titles else pledge


def _with_caller(pledge: Pledge, kin: Kin) -> Pledge:
    """Add who calls for a truce that it would be a party of itself, or says that one was made with X: "a ceasefire with X"."""
    speaker = pledge.said_by if pledge.kind in (PledgeKind.CALL_FOR, PledgeKind.AGREEMENT) else None
    named = {party.actor for party in pledge.pledgers}
    if speaker is None or kin.kind(speaker.actor or "") not in BELLIGERENT or speaker.actor in named or len(named) != 1:
        return pledge
    sentence, start = pledge.sentence.quote, pledge.sentence.start
    called = has("mutual", sentence[max(0, pledge.undertaking.start - start) :])
    after = all(party.span.start > pledge.undertaking.start for party in pledge.pledgers)
    made = after and all(has("made_with", sentence[: max(0, party.span.start - start)]) for party in pledge.pledgers)
    if not (called if pledge.kind is PledgeKind.CALL_FOR else made):
        return pledge
    return pledge.model_copy(update={"pledgers": (*pledge.pledgers, Party(span=speaker.span, actor=speaker.actor))})


def _without_author(pledge: Pledge, report: Report) -> Pledge:
    """Leave out of a reply, or of a draft, those who drafted it for others."""
    if pledge.kind not in TAKEN_UP:
        return pledge
    drafts = [other for other in report.pledges if other.kind is PledgeKind.PROPOSAL and other.sentence == pledge.sentence]
    drafted_by = {other.said_by.actor for other in drafts if other.said_by}
    others = tuple(party for party in pledge.pledgers if party.actor not in drafted_by)
    return pledge.model_copy(update={"pledgers": others}) if others else pledge


def _completed(pledge: Pledge, incidents: tuple[Incident, ...], kin: Kin) -> Pledge:
    """Add to a truce that stands, and of which one side is named at most, those whose violence its sentence tells of."""
    if _sides(pledge.pledgers, kin) > 1 or sense(pledge) is not Sense.STANDING or has("declared", pledge.sentence.quote):
        return pledge
    told = [incident for incident in incidents if incident.sentence == pledge.sentence]
    named = {party.actor for party in (*pledge.pledgers, *pledge.counterparts)}
    added = {party.actor: party for incident in told for party in _fighting(incident, kin) if party.actor not in named}
    return pledge.model_copy(update={"pledgers": (*pledge.pledgers, *added.values())})


def _with_all(pledge: Pledge, kin: Kin) -> Pledge:
    """Take "the two sides in the Sudan conflict" for all who have a truce there, whoever they are."""
    meant = {party.actor for party in pledge.pledgers if _both_sides(party, kin) and fights(party, kin)}
    if len(meant) > 1:  # a coder knew who "the two sides" of its text are
        return pledge
    pledgers = tuple(_all(party, kin) if _both_sides(party, kin) else party for party in pledge.pledgers)
    named = tuple(party for party in pledgers if not for_all(party))
    pledgers = named if _sides(named, kin) > 1 else pledgers
    return pledge.model_copy(update={"pledgers": pledgers})


def _by_name(pledge: Pledge, report: Report, kin: Kin) -> Pledge:
    """Take "the rival sides" for the two that the rest of the report names, where it names two that fight there."""
    if not pledge.pledgers or not all(map(for_all, pledge.pledgers)):
        return pledge
    countries = {kin.country((party.actor or "").removeprefix(ALL)) for party in pledge.pledgers} - {None}
    brokers = {party.actor for other in report.pledges for party in other.mediators}
    found: list[Party] = []
    for party in _parties(report):
        there = not countries or kin.country(party.actor or "") in countries
        if there and fights(party, kin) and party.actor not in brokers and not akin_to_any(party, found, kin):
            found.append(party)
    return pledge.model_copy(update={"pledgers": tuple(found)}) if len(found) == 2 else pledge


def _parties(report: Report) -> Iterator[Party]:
    """Yield those whom the entries of a report name: as parties, as fighting, as speaking."""
    for pledge in report.pledges:
        yield from (*pledge.pledgers, *pledge.counterparts)
    for incident in report.incidents:
        yield from (party for party in (incident.actor, incident.target, *incident.parties) if party)
    spoken = (*(one.said_by for one in report.pledges), *(one.said_by for one in report.incidents))
    yield from (Party(span=speaker.span, actor=speaker.actor) for speaker in spoken if speaker)


def _both_sides(party: Party, kin: Kin) -> bool:
    """Tell whether a party is all that fight: "the two sides", "Sudan's warring generals" (which a coder may take for the state)."""
    unnamed = "@" in (party.actor or "") or kin.kind(party.actor or "") is ActorKind.STATE
    return unnamed and has("both_sides", party.span.quote)


def _all(party: Party, kin: Kin) -> Party:
    state = kin.named(party.span.quote)
    return party.model_copy(update={"actor": f"{ALL}{state if state and kin.kind(state) is ActorKind.STATE else ''}"})


def _fighting(incident: Incident, kin: Kin) -> list[Party]:
    """Return those whose violence it was, and who complains of it as a breach; who suffered it may be anybody."""
    speaker = incident.said_by if incident.alleged_violation or has("breaching", incident.sentence.quote) else None
    complains = Party(span=speaker.span, actor=speaker.actor) if speaker else None
    known = [party for party in (incident.actor, *incident.parties, complains) if party]
    return [party for party in known if fights(party, kin)]


def _sides(parties: Iterable[Party], kin: Kin) -> int:
    """Return how many sides that the registry has are among the parties; an authority of a country can be one."""
    known = (party for party in parties if kin.kind(party.actor or "") is not ActorKind.UNKNOWN)
    return len({party.actor for party in known if can_fight(party, kin)})
