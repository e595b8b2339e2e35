"""What an act means for a truce, by the words around it: a truce made, one that stands, one still sought, or none at all.

News speaks of a truce far oftener than it tells of one being made: "since the ceasefire", "as part of the deal", "talks on a truce",
"an agreement to negotiate one". Whoever coded the text, only the wording tells these apart.
"""

from __future__ import annotations

from trucewatch.records import Pledge, PledgeFactuality, PledgeKind

from .kinds import ENDS, MAKING, REPLIES, K
from .made import made, mentioned, sought
from .obliging import obligation
from .parting import parted
from .phrases import NAMED, found, has, near, without
from .refusing import refuses
from .senses import Sense
from .stance import binds_itself, waits_for_others

_THE = len(" the ")
# An act of one of these kinds is only believed where its own sentence has the words for it.
WORDED = {K.TERMINATION: "ending", K.EXTENSION: "extending", K.EXPIRY: "running_out", K.THREAT_TO_END: "fighting_again"}

_KIND_OF = {
    Sense.AGREED: K.AGREEMENT,
    Sense.DECLARED: K.DECLARATION,
    Sense.REAFFIRMED: K.AGREEMENT,
    Sense.OBLIGED: K.AGREEMENT,
    Sense.PROLONGED: K.EXTENSION,
    Sense.TAKEN_UP: K.ACCEPTANCE,
    Sense.DRAFTED: K.PROPOSAL,
    Sense.EXPIRING: K.EXPIRY,
    Sense.URGED: K.THREAT_TO_END,  # it is spoken of, and that begins, binds and ends nothing
    Sense.STANDING: K.AGREEMENT,
    Sense.REFUSED: K.REJECTION,
    Sense.ENDING: K.TERMINATION,
}


def sense(pledge: Pledge) -> Sense:
    """Return what the words around a pledge's undertaking make of it."""
    before, own, after = parted(pledge)
    if (over := has("no_longer", before)) or refuses(pledge):
        return Sense.ENDING if over else Sense.REFUSED
    if waits_for_others(pledge) and has("kept", own):
        return Sense.TAKEN_UP
    if pledge.kind is K.AGREEMENT and obligation(own):
        return Sense.OBLIGED
    if pledge.kind in REPLIES:
        return _reply(pledge, before, own)
    if pledge.factuality is PledgeFactuality.DENIED:
        return Sense.STANDING if has("standing", before) else Sense.TOLD
    if not _about_truce(pledge, before, own, after):
        return Sense.NOTHING
    if pledge.kind is K.CALL_FOR and (asked := _asked(before, own, after)):
        return asked
    if pledge.kind in MAKING:
        return _undertaking(pledge, before, own, after)
    if binds_itself(pledge):
        return Sense.DECLARED
    return _drafting(pledge, before, own) if pledge.kind is K.PROPOSAL else _sequel(pledge, before, own, after)


def _undertaking(pledge: Pledge, before: str, own: str, after: str) -> Sense:
    if _of_history(before, own, after):
        return Sense.NOTHING
    if _asked_of_others(pledge, before):
        return _asked(before, own, after) or Sense.NOTHING
    meant = _making(before, own, after)
    answers = (meant is Sense.TOLD and _one_side(pledge)) or has("will_keep", before)
    return Sense.TAKEN_UP if answers and has("taken_up", after) and not _its_own_declared(pledge, after) else meant


def _its_own_declared(pledge: Pledge, after: str) -> bool:
    """Tell whether who declared a truce, as the words behind it tell, is who undertakes it: "a truce declared by X took effect"."""
    by = next(found("taken_up", after), None)
    return by is not None and any(0 <= party.span.start - pledge.undertaking.end - by.end() <= _THE for party in pledge.pledgers)


def _of_history(before: str, own: str, after: str) -> bool:
    """Tell whether truces are told as history: several at once, or one that was over as soon as it was made."""
    name = NAMED.search(own)
    lead = before + (own[: name.start()] if name else "")
    several = name is not None and name.group().endswith("s") and has("of_many", lead)
    return several or (has("short_lived", after) and has("first_told", lead))


def _asked_of_others(pledge: Pledge, before: str) -> bool:
    """Tell whether somebody only asks others for it: "urged both sides to go back to the ceasefire"."""
    return has("urged", before) and not any(party.actor == (pledge.said_by and pledge.said_by.actor) for party in pledge.pledgers)


def _asked(before: str, own: str, after: str) -> Sense | None:
    """Return what a call means that is for no new truce: to keep the one that they have, or to go back to it, which says it is not kept.

    To "work toward a truce" is to seek one.
    """
    if has("asked_to_seek", before):
        return Sense.NOTHING
    name = next(found("truce", own), None)
    if name is None or has("draft_itself", own, after[:15]):
        return None
    lead = before + own[: name.start()]
    if has("asked_to_keep", lead):
        return Sense.URGED
    return Sense.NOTHING if has("asked_back", lead) else None


def _one_side(pledge: Pledge) -> bool:
    return len({party.actor for party in pledge.pledgers}) == 1


def _making(before: str, own: str, after: str) -> Sense:
    if has("ending_it", before) or (has("truce", own) and has("is_ended", after)):
        return Sense.ENDING
    if has("truce", own) and (has("ran_out", after) or _collapsed(before, after)):
        return Sense.EXPIRING
    return Sense.REFUSED if has("denying_it", before) else made(before, own, after)


def _collapsed(before: str, after: str) -> bool:
    """Tell whether a truce is over since they fight again: "fighting resumed after the collapse of a ceasefire"."""
    return has("collapse_of", before) and has("fought_again", before, after)


def _drafting(pledge: Pledge, before: str, own: str) -> Sense:
    if _one_side(pledge) and has("denying_it", before):
        return Sense.REFUSED
    if sought(before) or _only_talks(own):
        return Sense.NOTHING
    if len(pledge.pledgers) > 1 and has("agreed_to", before):
        return Sense.AGREED
    return Sense.TAKEN_UP if _one_side(pledge) and has("accepting", before) else Sense.TOLD


def _only_talks(words: str) -> bool:
    """Tell whether words are about talks on a truce and no truce itself."""
    return has("talks", words) and not has("stops_violence", without("talks_about", words))


def _sequel(pledge: Pledge, before: str, own: str, after: str) -> Sense:
    """Return what becomes of a truce, which is only believed where its own sentence has the words for it."""
    if pledge.kind in ENDS and _of_history(before, own, after):
        return Sense.NOTHING
    if pledge.kind is K.EXPIRY and has("undertaken", before) and has("prolonging", before):
        return Sense.PROLONGED
    if pledge.kind is K.EXTENSION and has("to_keep", before) and has("truce", own):  # "reaffirmed the ceasefire" prolongs none
        return Sense.REAFFIRMED
    if pledge.kind in (K.EXPIRY, K.EXTENSION) and _runs_on(before + own + after) and not sought(before):
        return Sense.PROLONGED
    if pledge.kind is K.TERMINATION and _stops(pledge, before, own) and not has("said_dead", after):
        return Sense.DECLARED
    if pledge.kind is K.EXTENSION and has("hours_after_another", after) and has("stops_violence", own):
        return Sense.TOLD  # the term that ran out is that of the truce before
    if pledge.kind in WORDED and not has(WORDED[pledge.kind], before[-80:] + own + after[:80]):
        if has("expiring", own + after):
            return Sense.EXPIRING
        return Sense.AGREED if pledge.kind is K.EXPIRY and _signed(before, own, after) else mentioned(before, own, after)
    return Sense.DRAFTED if pledge.kind is K.EXTENSION and has("drafted", before) else Sense.TOLD


def _runs_on(words: str) -> bool:
    """Tell whether a truce is told to go on past its term: "which would have expired on Friday, will continue"."""
    return any(has("runs_on", words[name.end() :]) for name in NAMED.finditer(words))


def _signed(before: str, own: str, after: str) -> bool:
    """Tell whether two make a truce by the words right before it, where a coder took another's end nearby for this one's."""
    return has("undertaken", before[-40:]) and made(before, own, after) is Sense.TOLD


def kind_of(pledge: Pledge) -> PledgeKind | None:
    """Return the kind that an act has for a truce; None where it has none."""
    meant = sense(pledge)
    if meant is Sense.NOTHING:
        return None
    return _KIND_OF.get(meant, pledge.kind)


def _about_truce(pledge: Pledge, before: str, own: str, after: str) -> bool:
    """Tell whether it is violence that stops: in the undertaking or bound up with it; for what becomes of a truce, in the sentence."""
    if pledge.kind is K.TERMINATION and has("resumed", own):  # "resumed its war": an end, whether the truce is named or not
        return True
    if pledge.kind is K.EXTENSION and has("by_another_name", pledge.sentence.quote):
        return True
    if pledge.kind in ENDS or pledge.kind is K.EXTENSION or has("takes_effect", own) or has("own_violence", own):
        return has("stops_violence", pledge.sentence.quote) or (pledge.kind in ENDS and has("peace_made", own + after[:40]))
    return has("stops_violence", own) or near("stops_violence", before, own, after)


def _stops(pledge: Pledge, before: str, own: str) -> bool:
    """Tell whether violence stops by an act's own words, and no truce is there to be ended: "a suspension of attacks"."""
    ended = has("truce", pledge.sentence.quote) or has("ending", before[-60:]) or has("resumed", own)
    return has("stops_violence", own) and not ended


def _reply(pledge: Pledge, before: str, own: str) -> Sense:
    """A reply may name what it answers in any part of its sentence ("the plan ... to end the war"); "the agreement" is one made before."""
    if pledge.kind is K.REJECTION and has("fights_on", own):
        return Sense.TOLD
    if has("talks", own) or (pledge.kind is K.REJECTION and has("said_in_the_past", before)):
        return Sense.NOTHING
    if has("broken", before):
        return Sense.STANDING
    if not has("stops_violence", without("talks_about", _refused(pledge, own))):
        return Sense.REAFFIRMED if pledge.kind is K.ACCEPTANCE and has("kept", own) else Sense.NOTHING
    if pledge.kind is K.ACCEPTANCE and has("ready_to_accept", before):
        return Sense.DRAFTED
    if pledge.kind is K.REJECTION and has("extending", before[-30:] + own):
        return Sense.ENDING
    if pledge.kind is K.REJECTION and not has("refusing", pledge.sentence.quote):
        return Sense.DRAFTED if has("draft_itself", own) else mentioned(before, own, "")
    return Sense.REFUSED if pledge.kind is K.ACCEPTANCE and has("refusing", before[-60:]) else Sense.TOLD


def _refused(pledge: Pledge, own: str) -> str:
    """Return the words of a sentence that say what a reply is about: who refuses to pull back "until they stop firing" refuses no truce."""
    words, end = pledge.sentence.quote, max(0, pledge.undertaking.end - pledge.sentence.start)
    return words if pledge.kind is K.ACCEPTANCE or has("stops_violence", own) else words[:end] + without("others_first", words[end:])
