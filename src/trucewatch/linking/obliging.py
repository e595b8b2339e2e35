"""What a truce asks for beside stopping violence: releases, withdrawals, disarmament; made, held back, taken up again, not made in time.

No coder codes them. They are read from the wording alone ("delays the release of hostages", "is to pull its fighters north") and matter
only where the party has a truce with somebody just then: linking makes of each an act that begins no truce.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from trucewatch.records import Incident, IncidentKind, ObligationStatus, Party, Pledge, PledgeKind, Span, Speaker

from .cast import Cast
from .names import named_in
from .phrases import found, has
from .sentences import WRITTEN_AT, sentences

_QUICK = re.compile(
    r"(?i)releas|hand|free|let|turn|repatriat|home|back|withdr|pull|leav|left|vacat|evacuat|remov|quit|stay|remain|kept|keep"
    r"|arm|demobili|surrender|giv|gave|retreat|mov|exchang|transfer"
)
# Soldiers who are let go were prisoners, whatever a report calls them.
_SOLDIERS = re.compile(r"(?i)(?:soldiers?|troops|servicemen|fighters|men|pows?)$")
_STATUS = {
    "missed": ObligationStatus.MISSED,
    "held": ObligationStatus.SUSPENDED,
    "due": ObligationStatus.DUE,
    "made": ObligationStatus.MET,
}
_KINDS = ("release", "withdrawal", "disarmament")
# What a release is of where nothing calls them hostages or prisoners: "the soldier's father".
_CAPTIVES = "release of captives"
# Where the clause begins in which something is to be done.
_CLAUSE = re.compile(r",\s(?:and\s|but\s)?|\sand\s|\sbut\s|\sthat\s|\s(?:under|by|in)\swhich\s")


class Obligation(NamedTuple):
    """What an undertaking obliges to, by its words, and where that stands."""

    what: str
    status: ObligationStatus


def obligation(words: str, before: str = "") -> Obligation | None:
    """Return what an undertaking says of a release, a withdrawal or disarmament; None where it is about something else.

    What the words before it make a condition, or deny, is not done yet: "only if the army released its prisoners".
    """
    told = _obligation(words)
    undone = told and told.status is ObligationStatus.MET and (has("release_asked", before) or has("release_undone", before))
    return told._replace(status=ObligationStatus.DUE) if told and undone else told


@lru_cache(1 << 14)
def _obligation(words: str) -> Obligation | None:
    for kind in _KINDS:
        for state, status in _STATUS.items():
            match = next(_told(kind, state, words), None)
            if match and match.start() == 0:
                return Obligation(_what(kind, match), status)
    return None


def _what(kind: str, match: re.Match[str]) -> str:
    """Return what is to be done, by the words for it; disarmament is one thing whoever's arms they are."""
    told = {"release": _release, "withdrawal": _withdrawal}
    return told[kind](match) if kind in told else kind


def _release(match: re.Match[str]) -> str:
    what = match["what"] if "what" in match.re.groupindex else None
    return f"release of {_plural(what.lower())}" if what else _CAPTIVES


def _withdrawal(match: re.Match[str]) -> str:
    """Return a withdrawal by what goes: whoever carries them, forces are one thing, and weapons alone another."""
    weapons = has("heavy_weapons", match.group()) and not has("any_forces", match.group())
    return f"withdrawal of {'heavy weapons' if weapons else 'forces'}"


def of_the_freed(incident: Incident) -> bool:
    """Tell whether an abduction is no more than that of people who are let go: "handed over soldiers whom they had held captive"."""
    let_go = has("let_go", incident.sentence.before(incident.anchor))
    return incident.kind is IncidentKind.ABDUCTION and has("held", incident.anchor.quote) and let_go


def obligations_told(cast: Cast, pledges: Iterable[Pledge] = ()) -> Iterator[Pledge]:
    """Yield the obligations that a text tells of, each as an act of who is to do it; ``pledges`` are what else the text tells."""
    text, known = cast.text, list(pledges)
    for first, last in sentences(text, len(text)) if _QUICK.search(text) else ():
        before = first
        for match in sorted(_matches(text[first:last]), key=lambda match: match.start()):
            start, end = first + match.start(), first + match.end()
            if start < before:
                continue
            own, whole = Span.of(text, start, end), Span.of(text, first, last)
            freed = "passive" in match.re.groupindex
            parties = _liberators(cast, match, first) if freed else _obliged(cast, own, before, first + _named_until(match), known)
            before = end
            if parties and _owed(own, whole, text) and _is_of_its_kind(match, whole, cast):
                speaker = _charging(cast, own, whole, parties[0])
                yield Pledge(kind=PledgeKind.AGREEMENT, pledgers=parties, undertaking=own, sentence=whole, said_by=speaker)


def _owed(own: Span, sentence: Span, text: str) -> bool:
    """Tell whether an act is one of a truce: a release always, another where the text tells of a deal, and nobody only asks for it.

    One that is made is, where its own sentence ties it to the deal or the text says that it was to be made, and no battle forced it.
    """
    told = _obligation(own.quote)
    if told is None or told.what.startswith("release"):
        return told is not None
    before, behind = sentence.before(own), sentence.behind(own)
    if has("only_must", own.quote) and not has("withdrawal_agreed", before, behind):
        return False
    if has("withdrawal_asked", before) or has("withdrawal_hangs", behind) or not has("withdrawal_agreed", text):
        return False
    tied = has("withdrawal_agreed", before, own.quote, behind) or has("withdrawal_due", text) or has("disarmament_due", text)
    return told.status is not ObligationStatus.MET or (tied and not has("withdrawal_fought", sentence.quote))


def _liberators(cast: Cast, match: re.Match[str], first: int) -> tuple[Party, ...]:
    """Return who let go where somebody "was freed": by whom, or else the only one by whom people were taken in the text."""
    if match.groupdict().get("who"):
        freed_by = cast.one(first + match.start("who"), first + match.end("who"))
        return (freed_by,) if freed_by else ()
    takers = [one for told in found("taken_by", cast.text) if (one := cast.one(*told.span("who")))]
    return (takers[0],) if len({one.actor for one in takers}) == 1 else ()


def _is_of_its_kind(match: re.Match[str], sentence: Span, cast: Cast) -> bool:
    """Tell whether what is handed over by its name is a place, and who is let go by name or calling is one who was held.

    That the text says, or else the sentence ties the release to a truce; whom forces bring out nobody lets go.
    """
    groups = match.groupdict()
    if place := groups.get("place"):
        return _is_place(place, cast.text)
    person = groups.get("person")
    if not person:
        return True
    held = has("taken_captive", cast.text) or has("withdrawal_agreed", sentence.quote)
    return held and not has("rescued", sentence.quote) and not cast.kin.named(person) and not _is_place(person, cast.text)


def _is_place(name: str, text: str) -> bool:
    """Tell whether a text speaks of a name as of a place: "in Karo", "the town of Karo"."""
    of = r"(?:in|near|around|outside|into|inside|(?:town|city|village|district|capital|island|port) of)"
    return re.search(rf"\b{of} (?:the )?{re.escape(name)}\b", text) is not None


def _obliged(cast: Cast, own: Span, start: int, end: int, pledges: list[Pledge]) -> tuple[Party, ...]:
    """Return whose act it is: of both sides of a truce where they are called so, else of one."""
    both = _both(cast, cast.text[start:end], pledges)
    if both:
        return both
    party = _holding(cast, own, pledges) or _described(cast, start, own) or _subject(cast, start, end)
    return (party,) if party else ()


def _both(cast: Cast, words: str, pledges: list[Pledge]) -> tuple[Party, ...]:
    """Return the two who made a truce by the text where the last clause before an obligation calls them "both sides"."""
    if not has("both_sides", _CLAUSE.split(words)[-1]):
        return ()
    for pledge in pledges:
        sides = {cast.kin.principal(party.actor, cast.on): party for party in (*pledge.pledgers, *pledge.counterparts) if party.actor}
        if len(sides) == 2:
            return tuple(sides.values())
    return tuple(cast.both(words))


def _described(cast: Cast, start: int, own: Span) -> Party | None:
    """Return who only goes by a description right before an obligation: "the rebels pulled back"."""
    begin = start + len(cast.text[start : own.start]) - len(_CLAUSE.split(cast.text[start : own.start])[-1])
    named = next(named_in(cast.text, begin, own.start, cast.kin, cast.on), None)
    return None if named else cast.described(begin, own.end)


def _named_until(match: re.Match[str]) -> int:
    """Return up to where the words go that name who is to let go: into the release itself where an agreement calls for its act."""
    return match.end("who") if match.groupdict().get("who") else match.start()


def _holding(cast: Cast, own: Span, pledges: Iterable[Pledge]) -> Party | None:
    """Return the other side of those who are held, where a release is told without who makes it: "the return of 18 Merian prisoners"."""
    whose = next(named_in(cast.text, own.start, own.end, cast.kin, cast.on), None) if has("release_of", own.quote) else None
    if whose is None:
        return None
    parties = (party.actor for one in pledges for party in (*one.pledgers, *one.counterparts) if party.actor)
    others = {actor for one in parties if not cast.kin.akin(actor := cast.kin.principal(one, cast.on), whose.actor or "")}
    return Party(span=own, actor=others.pop()) if len(others) == 1 else None


def _charging(cast: Cast, own: Span, sentence: Span, charged: Party) -> Speaker | None:
    """Return who says of a release that it was not made in time: of its enemy that is no more than a charge."""
    told = _obligation(own.quote)
    if told is None or told.status is not ObligationStatus.MISSED:
        return None
    named = named_in(cast.text, sentence.start, sentence.end, cast.kin, cast.on)
    by_name = (one for one in named if has("release_charged", sentence.behind(one.span)) or has("release_by", sentence.before(one.span)))
    speaker = next(by_name, None) or _charging_unnamed(cast, own, sentence, charged)
    return Speaker.of(speaker) if speaker else None


def _charging_unnamed(cast: Cast, own: Span, sentence: Span, charged: Party) -> Party | None:
    """Return who says it by what they are, before it or behind: "the army said that", ", according to the rebels"."""
    for start, end in ((sentence.start, own.start), (own.end, sentence.end)):
        said = next(found("release_said_by", cast.text[start:end]), None)
        who = cast.described(start + said.start("who"), start + said.end("who"), charged.actor) if said else None
        if who:
            return who
    return None


def _matches(sentence: str) -> Iterator[re.Match[str]]:
    for state in _STATUS if _QUICK.search(sentence) else ():
        for kind in _KINDS:
            yield from _told(kind, state, sentence)


def _told(kind: str, state: str, words: str) -> Iterator[re.Match[str]]:
    """Yield where words tell of an obligation of a kind in a state; a release also by what those let go undergo."""
    yield from found(f"{kind}_{state}", words)
    if (kind, state) == ("release", "made") and has("undergoing", words):
        yield from found("release_undergone", words)


def _subject(cast: Cast, start: int, end: int) -> Party | None:
    """Return who is to let go: in a condition whom that names or describes, else who is named in the words before the release."""
    asked = next(found("release_asked", cast.text[start:end]), None)
    if asked is None:
        return _named(cast, start, end)
    begin = start + asked.start("who")
    named = list(named_in(cast.text, begin, end, cast.kin, cast.on))
    setting = next(named_in(cast.text, start, begin, cast.kin, cast.on), None)
    return named[-1] if named else cast.described(begin, end, setting.actor if setting else None)


def _named(cast: Cast, start: int, end: int) -> Party | None:
    """Return who is named nearest before a release, clause by clause, outside an aside: "they said that A, which X fights, freed"."""
    place = WRITTEN_AT.match(cast.text, start, end)
    start = place.end() if place else start
    aside = next(found("release_aside", cast.text[start:end]), None)
    last = start + aside.start() if aside else end
    of_it = has("release_its", cast.text[start:end])
    while last > start:
        first = max(start, cast.text.rfind(", ", start, last))
        acting = [one for one in named_in(cast.text, first, last, cast.kin, cast.on) if not _beside(cast, first, one)]
        if acting:
            return acting[0 if of_it else -1]
        last = first
    return next(named_in(cast.text, start + aside.start(), end, cast.kin, cast.on), None) if aside else None


def _beside(cast: Cast, start: int, party: Party) -> bool:
    """Tell whether who is named is only who another deals with: "after talks with Meria it freed"."""
    return has("release_beside", cast.text[start : party.span.start])


def _plural(noun: str) -> str:
    if _SOLDIERS.search(noun):
        return "prisoners"
    return noun if noun.endswith("s") or noun == "bodies" else f"{noun}s"
