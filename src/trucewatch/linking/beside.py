"""Whom the sentence of an act names beside it as a party, where its coder named too few or too many.

Who drafts for others is none of those who reply; whom violence makes a party is told in `measured`.
"""

from __future__ import annotations

import re
from datetime import date

from trucewatch.records import ActorKind, Party, Pledge, PledgeKind, Report, Span

from .accusing import with_accusations
from .avowing import with_avowals
from .awaiting import with_awaited
from .breach import akin_to_any, breaches_told, violence_told
from .cast import Cast
from .days import on_its_days
from .denying import with_denials
from .disowning import with_disowned
from .disputing import with_disputes
from .echoing import with_echoes
from .everyone import actors_named, sides_of, with_names
from .fighters import can_fight
from .fighting_anew import ends_by_fighting, resumptions_told
from .fighting_on import vows_told
from .half_told import with_those_at_war
from .holding import halts_told
from .joining_in import with_those_who_join
from .kin import BELLIGERENT, Kin
from .laid_to import with_blamed
from .listing import with_examples, with_listed
from .measured import attributed, completed
from .names import BETWEEN, PAIR, WAR_OF
from .obliging import obligations_told, of_the_freed
from .offering import offers_told
from .own_side import with_others_accused
from .owning import doers_alone, with_owners
from .phrases import has
from .plainly import truces_told
from .presenting import without_presenter
from .recalling import with_breaches_recalled
from .sense import sense
from .senses import Sense
from .sentences import WRITTEN_AT
from .stance import observes
from .subject import of_its_own
from .supposing import as_supposed, supposed, without_supposed
from .together import with_joint_words
from .told_twice import without_offers_made
from .unsaid import with_assents, with_unsaid

_NAMED = re.compile(r"[^\W\d_]")  # "the 600 agreed to" is nobody
TAKEN_UP = frozenset({PledgeKind.ACCEPTANCE, PledgeKind.PROPOSAL})


def with_beside(report: Report, text: str, kin: Kin, on: date) -> Report:
    """Return the report with the parties of its pledges mended by what stands in the same sentence or next to it."""
    cast, unreal = Cast(text, kin, on), supposed(text)
    report = report.model_copy(update={"incidents": as_supposed(report.incidents, unreal)})
    fought = (doers_alone(actors_named(one, cast), kin) for one in report.incidents if not of_the_freed(one))
    report = report.model_copy(update={"incidents": tuple(fought)})
    report = report.model_copy(update={"pledges": (*report.pledges, *offers_told(report.pledges, cast))})
    report = with_others_accused(with_joint_words(report, cast), cast)
    report = with_denials(with_blamed(with_accusations(with_echoes(report, cast), cast), cast), cast)
    report = with_avowals(with_owners(with_disputes(report, cast), cast), cast)
    report = report.model_copy(update={"incidents": with_breaches_recalled(report.incidents, cast)})
    own = (on_its_days(of_its_own(pledge, text, kin, on), text, on) for pledge in report.pledges)
    mended = (_mended(pledge, report, cast) for pledge in own)
    pledges = with_assents([with_unsaid(pledge, text, kin, on) for pledge in mended if not _by_outsiders(pledge, kin)], kin)
    pledges = with_those_who_join(with_disowned(pledges, cast), cast)
    pledges += breaches_told(report.incidents, pledges, kin)
    pledges += truces_told(text, pledges, kin, on)
    pledges += halts_told(pledges, cast)
    pledges += vows_told(pledges, cast)
    pledges += ends_by_fighting(pledges, cast)
    pledges += resumptions_told(pledges, cast)
    pledges = without_supposed([*pledges, *obligations_told(cast, pledges)], unreal)
    incidents = [attributed(one, pledges, cast) for one in report.incidents]
    incidents += violence_told(incidents, pledges)
    pledges = with_those_at_war(pledges, incidents, kin)
    return report.model_copy(update={"pledges": tuple(without_offers_made(pledges)), "incidents": tuple(incidents)})


def _mended(pledge: Pledge, report: Report, cast: Cast) -> Pledge:
    kin = cast.kin
    pledge = without_presenter(_under_its_own(pledge, report), report, cast)
    pledge = with_names(_without_holders(_without_dateline(_of_acceptors(pledge))), report, cast)
    pledge = _without_condition(_of_the_pair(_with_between(_without_mediators(pledge, kin), kin), kin))
    pledge = _alone(_without_bystanders(pledge, kin))
    pledge = _with_caller(_without_author(_without_title(pledge, kin), report, kin), kin)
    return with_awaited(completed(with_examples(with_listed(pledge, cast), cast), report.incidents, cast), cast)


def _under_its_own(pledge: Pledge, report: Report) -> Pledge:
    """Leave out a condition before which another says what it undertakes under it: it is that one's."""
    told, own = pledge.condition, {party.actor for party in pledge.pledgers}
    others = [other for other in report.pledges if other.condition and not own & {party.actor for party in other.pledgers}]
    between = (other for other in others if pledge.undertaking.end <= other.undertaking.start)
    theirs = told and any(other.condition == told and other.undertaking.end <= told.span.start for other in between)
    return pledge.model_copy(update={"condition": None}) if theirs else pledge


def _of_acceptors(pledge: Pledge) -> Pledge:
    """Leave out of an acceptance who stands behind it, between whom it is to be, where others stand before it: it is they who accept."""
    before = tuple(party for party in pledge.pledgers if party.span.start < pledge.undertaking.start)
    accepts = pledge.kind is PledgeKind.ACCEPTANCE and 0 < len(before) < len(pledge.pledgers)
    return pledge.model_copy(update={"pledgers": before}) if accepts else pledge


def _by_outsiders(pledge: Pledge, kin: Kin) -> bool:
    """Tell whether an organisation that cannot fight accepts: what it adopts is a draft for others, and binds nobody by that."""
    outside = pledge.pledgers and all(_international(party, kin) for party in pledge.pledgers)
    return pledge.kind is PledgeKind.ACCEPTANCE and bool(outside)


def _without_dateline(pledge: Pledge) -> Pledge:
    """Leave out who only goes by the place at which the report was written: "TRIPOLI — A ceasefire"."""
    dateline = WRITTEN_AT.match(pledge.sentence.quote)
    end = pledge.sentence.start + (dateline.end() if dateline else 0)
    own = tuple(party for party in pledge.pledgers if not pledge.sentence.start <= party.span.start < party.span.end <= end)
    return pledge.model_copy(update={"pledgers": own}) if own and len(own) < len(pledge.pledgers) else pledge


def _without_holders(pledge: Pledge) -> Pledge:
    """Leave out whose place it only is: "the Houthi-held port"."""
    own = tuple(one for one in pledge.pledgers if not has("of_place", pledge.sentence.behind(one.span)))
    return pledge.model_copy(update={"pledgers": own}) if own else pledge


def _with_between(pledge: Pledge, kin: Kin) -> Pledge:
    """Add those between whom the words behind the undertaking say that it is, where a coder saw one of them at most."""
    after = max(0, pledge.undertaking.start - pledge.sentence.start)
    if sides_of(pledge.pledgers, kin) > 1 or (pledge.pledgers and (pledge.kind is PledgeKind.ACCEPTANCE or _beside_others(pledge))):
        return pledge
    found = BETWEEN.search(pledge.sentence.quote, after) or (None if pledge.pledgers else WAR_OF.search(pledge.sentence.quote, after))
    if found and pledge.condition and pledge.sentence.start + found.start() >= pledge.condition.span.start:
        return pledge
    both = [_named(pledge.sentence, found, side, kin) for side in ("one", "third", "other") if found.groupdict().get(side)] if found else []
    parties = tuple(party for party in both if party)
    if len(parties) < 2:
        return pledge
    ids = {party.actor for party in parties}
    left = {name: tuple(p for p in getattr(pledge, name) if p.actor not in ids) for name in ("mediators", "counterparts")}
    return pledge.model_copy(update=left | {"pledgers": parties})


def _of_the_pair(pledge: Pledge, kin: Kin) -> Pledge:
    """Give a truce that is mentioned by the names of two ("the X–Y ceasefire") to these two, and not to who speaks of it."""
    found = PAIR.search(pledge.sentence.quote) if sense(pledge) is Sense.STANDING and not observes(pledge) else None
    both = [_named(pledge.sentence, found, side, kin) for side in ("one", "other")] if found else []
    parties = tuple(party for party in both if party)
    if len(parties) < 2 or not any(party.span.overlaps(pledge.undertaking) for party in parties):
        return pledge
    ids = {party.actor for party in parties}
    if all(any(kin.akin(party.actor or "", one or "") for one in ids) for party in pledge.pledgers):
        return pledge
    return pledge.model_copy(update={"pledgers": parties, "counterparts": tuple(p for p in pledge.counterparts if p.actor not in ids)})


def _beside_others(pledge: Pledge) -> bool:
    """Tell whether an undertaking is one side's own beside the truce of others: "will halt attacks while the truce of X and Y holds"."""
    own = pledge.undertaking
    hangs = not has("truce", own.quote) and has("hangs_on", pledge.sentence.behind(own))
    return hangs or has("own_stop", own.quote) or observes(pledge)


def _named(sentence: Span, found: re.Match[str], side: str, kin: Kin) -> Party | None:
    actor = kin.named(found[side])
    return Party(span=sentence.part(*found.span(side)), actor=actor) if actor and kin.kind(actor) in BELLIGERENT else None


def _without_condition(pledge: Pledge) -> Pledge:
    """Leave out of the other side those whom only the condition names: "provided that X keeps its own"."""
    if pledge.condition is None:
        return pledge
    told = pledge.condition.span
    others = tuple(party for party in pledge.counterparts if not told.start <= party.span.start < told.end)
    return pledge.model_copy(update={"counterparts": others})


def _alone(pledge: Pledge) -> Pledge:
    """Leave out of what one side declares ("would not attack") whom a coder took along though the sentence does not name it."""
    speaker, told = pledge.said_by, pledge.sentence
    if pledge.kind is not PledgeKind.DECLARATION or speaker is None or speaker.actor not in {party.actor for party in pledge.pledgers}:
        return pledge
    own = tuple(party for party in pledge.pledgers if party.actor == speaker.actor or party.span.overlaps(told))
    return pledge.model_copy(update={"pledgers": own})


def _without_bystanders(pledge: Pledge, kin: Kin) -> Pledge:
    """Leave out who cannot be the other side ("for all hostages to be returned"; one to talk with), and of those who sign the witnesses."""
    others = tuple(
        party for party in pledge.counterparts
        if can_fight(party, kin) and not akin_to_any(party, pledge.pledgers, kin)
        and not has("talking_with", pledge.sentence.before(party.span))
    )  # fmt: skip
    own = tuple(party for party in pledge.pledgers if not _international(party, kin) and _NAMED.search(party.span.quote))
    own = tuple(party for party in own if not _comments(party, pledge))
    fighting = tuple(party for party in own if not _only_placed(party, pledge, kin))
    own = fighting if sides_of(fighting, kin) > 1 else own
    pledgers = own if any(can_fight(party, kin) for party in own) else pledge.pledgers
    return pledge.model_copy(update={"counterparts": others, "pledgers": pledgers})


def _comments(party: Party, pledge: Pledge) -> bool:
    """Tell whether a party only speaks of what "both sides" did: "X and Y condemned violations of the ceasefire by both sides"."""
    words, at = pledge.sentence.quote, party.span.end - pledge.sentence.start
    return 0 <= at < len(words) and has("comments", words[at:]) and has("both_sides", words) and not has("both_sides", party.span.quote)


def _only_placed(party: Party, pledge: Pledge, kin: Kin) -> bool:
    """Tell whether a state only says where something is: "the border with X"."""
    within = party.span.overlaps(pledge.sentence) and kin.kind(party.actor or "") is ActorKind.STATE
    return within and has("bordering", pledge.sentence.before(party.span))


def _international(party: Party, kin: Kin) -> bool:
    """Tell whether a party is an organisation of no country: it signs as a witness."""
    return kin.kind(party.actor or "") is ActorKind.ORGANISATION and kin.country(party.actor or "") is None


def _without_mediators(pledge: Pledge, kin: Kin) -> Pledge:
    """Leave out those who only brought the parties together ("mediated by ..."); who merely tells of it is a party all the same.

    One of only two sides is no mediator, whatever a coder took it for, unless the words before it say so.
    """
    speaker = pledge.said_by.span if pledge.said_by else None
    between = {party.actor for party in pledge.mediators if speaker is None or not party.span.overlaps(speaker)}
    named = [p for p in pledge.pledgers if not has("mediated", pledge.sentence.before(p.span))]
    others = [p for p in named if p.actor not in between]
    parties = named if sides_of(named, kin) > 1 and sides_of(others, kin) < 2 else others
    return pledge.model_copy(update={"pledgers": tuple(parties)}) if parties else pledge


def _without_title(pledge: Pledge, kin: Kin) -> Pledge:
    """Leave out a name that nobody knows where it only says which truce is meant: "the Gaza ceasefire"."""
    named = [party for party in pledge.pledgers if kin.kind(party.actor or "") is ActorKind.UNKNOWN]
    titles = [party for party in named if has("titled", pledge.sentence.behind(party.span))]
    return pledge.model_copy(update={"pledgers": tuple(party for party in pledge.pledgers if party not in titles)}) if titles else pledge


def _with_caller(pledge: Pledge, kin: Kin) -> Pledge:
    """Add who calls for a truce that it would be a party of itself, or says that one was made with X: "a ceasefire with X"."""
    speaker = pledge.said_by if pledge.kind in (PledgeKind.CALL_FOR, PledgeKind.AGREEMENT) else None
    named = {party.actor for party in pledge.pledgers}
    if speaker is None or kin.kind(speaker.actor or "") not in BELLIGERENT or speaker.actor in named or len(named) != 1:
        return pledge
    sentence = pledge.sentence
    called = has("mutual", sentence.quote[max(0, pledge.undertaking.start - sentence.start) :])
    after = all(party.span.start > pledge.undertaking.start for party in pledge.pledgers)
    made = after and all(has("made_with", sentence.before(party.span)) for party in pledge.pledgers)
    if not (called if pledge.kind is PledgeKind.CALL_FOR else made):
        return pledge
    return pledge.model_copy(update={"pledgers": (*pledge.pledgers, speaker.party)})


def _without_author(pledge: Pledge, report: Report, kin: Kin) -> Pledge:
    """Leave out of a reply, or of a draft, those who drafted it for others; who drafts what it makes with one other is a party."""
    if pledge.kind not in TAKEN_UP:
        return pledge
    drafts = [other for other in report.pledges if other.kind is PledgeKind.PROPOSAL and other.sentence == pledge.sentence]
    drafted_by = {other.said_by.actor for other in drafts if other.said_by}
    others = tuple(party for party in pledge.pledgers if party.actor not in drafted_by)
    own = pledge.kind is PledgeKind.PROPOSAL and sides_of(others, kin) < 2 <= sides_of(pledge.pledgers, kin)
    return pledge.model_copy(update={"pledgers": others}) if others and not own else pledge
