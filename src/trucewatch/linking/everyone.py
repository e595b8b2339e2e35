"""Whom "the two sides" and "an alliance of rebels" mean: those whom the report names, where only they can be meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from trucewatch.records import ActorKind, Incident, Party, Pledge, PledgeKind, Report, Speaker
from trucewatch.records.strangers import is_nameless, new_id

from .bond import ALL, for_all
from .breach import akin_to_any, fights
from .cast import Cast
from .fighters import can_fight, fighting_words, head_noun
from .kin import Kin
from .naming import slug
from .phrases import has
from .sense import kind_of, sense
from .senses import MADE

_OWNS = re.compile(r"['’]s?\s(?:(?!\b(?:and|with)\b)[\w -]){0,60}")
_GAP = re.compile(r"(?:\s(?!(?:and|with|or|to|from|by|as|in|on)\b)[a-z-]+){0,4}\s?")
_COUNT = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_THEM = re.compile(
    rf"\b(?:and|with)\s(?:(?:the|its|an?)\s)?(?P<them>(?:(?:{'|'.join(_COUNT)}|several|various|other|main|alliance of)\s)?(?:[a-z]+\s)?"
    r"(?:rebel|insurgent|guerrilla|separatist|opposition|militia)s?(?:\s(?:groups?|forces|factions?|movements?|fighters|alliance))?)\b"
)
_THEIRS = re.compile(r"(?:his|her|its|their)\s", re.IGNORECASE)
_NUMBER = re.compile(rf"\b(?:{'|'.join(_COUNT)})\b", re.IGNORECASE)


def with_names(pledge: Pledge, report: Report, cast: Cast) -> Pledge:
    """Return the pledge with those in the place of its descriptions whom the report names."""
    if pledge.pledgers and all(map(for_all, pledge.pledgers)):  # two who blame each other: of which truce, is found out later
        return pledge
    named = _by_name(_with_all(_without_apposed(pledge, cast), cast.kin), report, cast)
    return _with_the_one(_with_opponents(_with_nameless(named, report, cast), cast), cast)


def _with_the_one(pledge: Pledge, cast: Cast) -> Pledge:
    """Take "Shia rebels" for the one group that the text names, of those that fight in the country of who else is a party."""
    parties = (*pledge.pledgers, *pledge.counterparts)
    state = next((party.actor for party in parties if cast.kin.kind(party.actor or "") is ActorKind.STATE), None)
    one = cast.group(state)
    if one is None or any(cast.kin.akin(one, party.actor or "") for party in parties):
        return pledge
    told = {name: tuple(_the_one(party, one, cast.kin) for party in getattr(pledge, name)) for name in ("pledgers", "counterparts")}
    return pledge if told == {name: getattr(pledge, name) for name in told} else pledge.model_copy(update=told)


def _the_one(party: Party, one: str, kin: Kin) -> Party:
    alone = has("group_body", party.span.quote) and not _NUMBER.search(party.span.quote)
    return party.model_copy(update={"actor": one}) if alone and _nameless_group(party, kin) else party


def _without_apposed(pledge: Pledge, cast: Cast) -> Pledge:
    """Leave out what stands right before a name and only says more of it: "the Islamist militants X", "Meria's X"."""
    named = [party.span.start for party in pledge.pledgers if cast.kin.kind(party.actor or "") is not ActorKind.UNKNOWN]
    apposed = [one for one in pledge.pledgers if any(_says_more(one, start, cast) for start in named)]
    return pledge.model_copy(update={"pledgers": tuple(one for one in pledge.pledgers if one not in apposed)}) if apposed else pledge


def _says_more(party: Party, start: int, cast: Cast) -> bool:
    """Tell whether a party says more of the name that starts at ``start``: a description does, and whose somebody is."""
    if party.span.start < start < party.span.end:
        return _nameless_group(party, cast.kin)
    gap = cast.text[party.span.end : start] if start >= party.span.end else None
    if gap is None:
        return False
    if cast.kin.kind(party.actor or "") is ActorKind.STATE:
        return _OWNS.fullmatch(gap) is not None
    if _GAP.fullmatch(gap) is None:
        return False
    adjective = cast.kin.kind(party.actor or "") is ActorKind.UNKNOWN and bool(set(gap.split()) & fighting_words())
    return adjective or (not gap.split() and _nameless_group(party, cast.kin))


def actors_named(incident: Incident, cast: Cast) -> Incident:
    """Return an act of violence with those in the place of its descriptions whom the text names: "government warplanes", "the rebels"."""
    actor = _meant(incident.actor, incident.target, cast)
    target = _meant(incident.target, actor, cast)
    actor = _speakers_own(actor, target, incident.said_by)
    same = actor is incident.actor and target is incident.target
    return incident if same else incident.model_copy(update={"actor": actor, "target": target})


def _speakers_own(actor: Party | None, target: Party | None, speaker: Speaker | None) -> Party | None:
    """Return as the speaker's those who by their coder attacked their own: "he said that his troops had driven them out"."""
    who = speaker.actor if speaker else None
    if actor is None or target is None or actor.actor != target.actor or who in (None, target.actor) or not _THEIRS.match(actor.span.quote):
        return actor
    return actor.model_copy(update={"actor": who})


def _meant(party: Party | None, other: Party | None, cast: Cast) -> Party | None:
    if party is None or cast.kin.kind(party.actor or "") is not ActorKind.UNKNOWN:
        return party
    known = other.actor if other and cast.kin.kind(other.actor or "") is not ActorKind.UNKNOWN else None
    described = cast.described(party.span.start, party.span.end, known)
    return party.model_copy(update={"actor": described.actor}) if described else party


def sides_of(parties: Iterable[Party], kin: Kin) -> int:
    """Return how many sides that the registry has are among the parties; an authority of a country can be one."""
    known = (party for party in parties if kin.kind(party.actor or "") is not ActorKind.UNKNOWN)
    return len({party.actor for party in known if can_fight(party, kin)})


def _with_all(pledge: Pledge, kin: Kin) -> Pledge:
    """Take "the two sides in the Sudan conflict" for all who have a truce there, whoever they are."""
    meant = {party.actor for party in pledge.pledgers if _both_sides(party, kin) and fights(party, kin)}
    if len(meant) > 1:  # a coder knew who "the two sides" of its text are
        return pledge
    pledgers = tuple(_all(party, kin) if _both_sides(party, kin) else party for party in pledge.pledgers)
    named = tuple(party for party in pledgers if not for_all(party))
    pledgers = named if sides_of(named, kin) > 1 else pledgers
    return pledge.model_copy(update={"pledgers": pledgers})


def _by_name(pledge: Pledge, report: Report, cast: Cast) -> Pledge:
    """Take "the rival sides" for the two that the rest of the report names, where it names two that fight there.

    One of them may be named beside.
    """
    kin = cast.kin
    named = {party.actor for party in pledge.pledgers if not for_all(party)}
    if not any(map(for_all, pledge.pledgers)) or len(named) > 1:
        return pledge
    countries = {kin.country((party.actor or "").removeprefix(ALL)) for party in pledge.pledgers if for_all(party)} - {None}
    brokers = {party.actor for other in report.pledges for party in other.mediators}
    found: list[Party] = []
    for party in _parties(report):
        there = not countries or kin.country(party.actor or "") in countries
        if there and fights(party, kin) and party.actor not in brokers and not akin_to_any(party, found, kin):
            found.append(party)
    if len(found) != 2:
        found = [party for party in cast.foes({country for country in countries if country}) if party.actor not in brokers]
    two = len(found) == 2 and named <= {party.actor for party in found}
    return pledge.model_copy(update={"pledgers": tuple(found)}) if two else pledge


def _parties(report: Report) -> Iterator[Party]:
    """Yield those whom the entries of a report name: as parties, as fighting, as speaking."""
    for pledge in report.pledges:
        yield from (*pledge.pledgers, *pledge.counterparts)
    for incident in report.incidents:
        yield from (party for party in (incident.actor, incident.target, *incident.parties) if party)
    spoken = (*(one.said_by for one in report.pledges), *(one.said_by for one in report.incidents))
    yield from (speaker.party for speaker in spoken if speaker)


def _both_sides(party: Party, kin: Kin) -> bool:
    """Tell whether a party is all that fight: "the two sides", "Sudan's warring generals" (which a coder may take for the state)."""
    unnamed = kin.kind(party.actor or "") in (ActorKind.UNKNOWN, ActorKind.STATE)
    return unnamed and has("both_sides", party.span.quote)


def _all(party: Party, kin: Kin) -> Party:
    state = kin.named(party.span.quote)
    return party.model_copy(update={"actor": f"{ALL}{state if state and kin.kind(state) is ActorKind.STATE else ''}"})


def _with_nameless(pledge: Pledge, report: Report, cast: Cast) -> Pledge:
    """Add to what a state makes the other side that its sentence tells without a name: "signed a ceasefire with two rebel groups"."""
    state = [party for party in pledge.pledgers if cast.kin.kind(party.actor or "") is ActorKind.STATE]
    others = any(can_fight(party, cast.kin) for party in (*pledge.pledgers, *pledge.counterparts) if party not in state)
    made = kind_of(pledge) is PledgeKind.AGREEMENT and sense(pledge) in MADE and has("truce", pledge.undertaking.quote)
    found = _THEM.search(pledge.sentence.quote) if made and len(state) == 1 and not others else None
    if found is None:
        return pledge
    them = Party(span=pledge.sentence.part(*found.span("them")), actor=new_id(slug(found["them"]), report.text_sha256))
    return pledge.model_copy(update={"pledgers": (*pledge.pledgers, them)})


def _with_opponents(pledge: Pledge, cast: Cast) -> Pledge:
    """Take the nameless side of two ("an alliance of rebels", "two rebel groups") for those that the text names as fighting the other."""
    nameless = [party for party in pledge.pledgers if _nameless_group(party, cast.kin)]
    others = [party for party in pledge.pledgers if party not in nameless]
    if len(nameless) != 1 or len(others) != 1 or cast.kin.kind(others[0].actor or "") is not ActorKind.STATE:
        return pledge
    many = _NUMBER.search(nameless[0].span.quote)
    one = cast.group(others[0].actor)
    meant = cast.groups_against(others[0].actor or "", _COUNT[many[0].lower()]) if many else [one] if one else []
    if not meant:
        return pledge
    return pledge.model_copy(update={"pledgers": (*others, *(nameless[0].model_copy(update={"actor": actor}) for actor in meant))})


def _nameless_group(party: Party, kin: Kin) -> bool:
    actor = party.actor or ""
    nobody = kin.kind(actor) is ActorKind.UNKNOWN and is_nameless(actor) and not for_all(party)
    return nobody and head_noun(party.span.quote) in fighting_words() and not has("state_body", party.span.quote)
