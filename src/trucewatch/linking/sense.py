"""What an act means for a truce, by the words around it: a truce made, one that stands, one still sought, or none at all.

News speaks of a truce far oftener than it tells of one being made: "since the ceasefire", "as part of the deal", "talks on a truce",
"an agreement to negotiate one". Whoever coded the text, only the wording tells these apart.
"""

from __future__ import annotations

import re
from enum import StrEnum

from trucewatch.records import Pledge, PledgeFactuality, PledgeKind

from .kinds import ENDS, MAKING, REPLIES, K
from .obliging import release
from .phrases import TRUCE, found, has, near, rest_of, without

# An act of one of these kinds is only believed where its own sentence has the words for it.
WORDED = {K.TERMINATION: "ending", K.EXTENSION: "extending", K.EXPIRY: "running_out", K.THREAT_TO_END: "fighting_again"}


class Sense(StrEnum):
    """What an act means for a truce."""

    TOLD = "told"  # the act that its kind says
    AGREED = "agreed"  # both sides agree to what somebody drafted
    DECLARED = "declared"  # violence stops, where a coder took that for the end of a truce, or for no more than an offer
    TAKEN_UP = "taken up"  # one side takes up what another asked for or declared
    OBLIGED = "obliged"  # not a truce but what one asks for beside (releases): it is made, held back or taken up again
    PROLONGED = "prolonged"  # the one that they have is to go on, where a coder took that for one being made
    REAFFIRMED = "reaffirmed"  # the parties undertake to keep the one that they have
    URGED = "urged"  # others ask the parties to keep the one that they have
    STANDING = "standing"  # a truce made before, of which something else is said
    DRAFTED = "drafted"  # the parties undertake to make one, or a plan for one is told
    EXPIRING = "expiring"  # its term runs out
    ENDING = "ending"  # it is brought to an end ("decided to end the truce")
    REFUSED = "refused"  # a refusal, or a denial that there is one
    NOTHING = "nothing"  # talks, efforts, or no truce at all


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

# A truce's own name, and what stands behind it.
_OF_TRUCE = re.compile(rf"{TRUCE}\b.*$", re.IGNORECASE | re.DOTALL)
# A truce's own name.
_NAME = re.compile(rf"\b{TRUCE}s?\b", re.IGNORECASE)
# Where another clause begins, and where another thing does.
_CLAUSE = re.compile(r"\b(?:in|under|by) which\b")
_AND = re.compile(r"\sand\s")
# By these an act makes a truce, if its kind does; by those it speaks of one made before.
MADE = frozenset({Sense.TOLD, Sense.AGREED, Sense.DECLARED})
OF_OLD = frozenset({Sense.STANDING, Sense.URGED, Sense.REAFFIRMED, Sense.OBLIGED})


def sense(pledge: Pledge) -> Sense:
    """Return what the words around a pledge's undertaking make of it."""
    before, own, after = _parted(pledge)
    if has("no_longer", before):
        return Sense.ENDING
    if waits_for_others(pledge) and has("kept", own):
        return Sense.TAKEN_UP
    if pledge.kind is K.AGREEMENT and release(own):
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
    made = _making(before, own, after)
    answers = (made is Sense.TOLD and _one_side(pledge)) or has("will_keep", before)
    return Sense.TAKEN_UP if answers and has("taken_up", after) else made


def binds_itself(pledge: Pledge) -> bool:
    """Tell whether who offers a truce holds back meanwhile, by any sentence that tells the act: "offered a truce and will not attack"."""
    told_again = (mention.quote[name.end() :] for mention in pledge.mentions if (name := _NAME.search(mention.quote)))
    return pledge.kind is K.OFFER and any(has("own_word", words) for words in (_parted(pledge)[2], *told_again))


def waits_for_others(pledge: Pledge) -> bool:
    """Tell whether there is no undertaking at all until others have acted: "would observe the truce only if they pulled back"."""
    before, own, _ = _parted(pledge)
    if pledge.condition is None:
        return False
    words = pledge.condition.span.quote
    if has("not_now", before, own) and has("not_until", words):
        return True
    refused = pledge.kind is K.REJECTION and has("refusing", pledge.sentence.quote)
    return not refused and (has("only_if", words) or has("only_then", before, own))


def _of_history(before: str, own: str, after: str) -> bool:
    """Tell whether truces are told as history: several at once, or one that was over as soon as it was made."""
    name = _NAME.search(own)
    lead = before + (own[: name.start()] if name else "")
    several = name is not None and name.group().endswith("s") and has("of_many", lead)
    return several or (has("short_lived", after) and has("first_told", lead))


def _asked_of_others(pledge: Pledge, before: str) -> bool:
    """Tell whether somebody only asks others for it: "urged both sides to go back to the ceasefire"."""
    return has("urged", before) and not any(party.actor == (pledge.said_by and pledge.said_by.actor) for party in pledge.pledgers)


def _asked(before: str, own: str, after: str) -> Sense | None:
    """Return what a call means that is for no new truce: to keep the one that they have, or to go back to it, which says it is not kept."""
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
    if has("ending_it", before):
        return Sense.ENDING
    if has("truce", own) and (has("ran_out", after) or _collapsed(before, after)):
        return Sense.EXPIRING
    return Sense.REFUSED if has("denying_it", before) else _made(before, own, after)


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
    if pledge.kind is K.TERMINATION and _stops(pledge, before, own) and not has("said_dead", after):
        return Sense.DECLARED
    if pledge.kind in WORDED and not has(WORDED[pledge.kind], before[-80:] + own + after[:80]):
        if has("expiring", own + after):
            return Sense.EXPIRING
        return Sense.AGREED if pledge.kind is K.EXPIRY and _signed(before, own, after) else _mentioned(before, own, after)
    return Sense.DRAFTED if pledge.kind is K.EXTENSION and has("drafted", before) else Sense.TOLD


def _signed(before: str, own: str, after: str) -> bool:
    """Tell whether two make a truce by the words right before it, where a coder took another's end nearby for this one's."""
    return has("undertaken", before[-40:]) and _made(before, own, after) is Sense.TOLD


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
        return has("stops_violence", pledge.sentence.quote)
    return has("stops_violence", own) or near("stops_violence", before, own, after)


def _stops(pledge: Pledge, before: str, own: str) -> bool:
    """Tell whether violence stops by an act's own words, and no truce is there to be ended: "a suspension of attacks"."""
    ended = has("truce", pledge.sentence.quote) or has("ending", before[-60:]) or has("resumed", own)
    return has("stops_violence", own) and not ended


def _made(before: str, own: str, after: str) -> Sense:
    if has("to_keep", before) or _upheld(before, own, after):
        return Sense.REAFFIRMED
    if has("kept", own):  # "agree to respect it" makes it anew; "our units respect it" only says so
        return Sense.REAFFIRMED if has("bound_to", before) else Sense.STANDING
    if has("own_violence", own):  # held back meanwhile, whatever is said of others' truce before it
        return Sense.TOLD
    if has("promised_talks", before):
        return Sense.DRAFTED
    if sought(before):
        return Sense.NOTHING
    if _promised(before, own, after):
        return Sense.DRAFTED
    if has("talks", own) or has("talks_follow", after):
        return Sense.NOTHING
    made_ago = has("truce", own) and has("made_ago", after) and not has("undertaken", before[-20:])
    if _stands(before, own, after) or made_ago or _known(before, own, after):
        return Sense.STANDING
    prolonged = has("prolonging", before) or (has("truce", own) and has("prolonged", after))
    return Sense.PROLONGED if prolonged else Sense.TOLD


def _upheld(before: str, own: str, after: str) -> bool:
    """Tell whether both sides say that the truce they have goes on, or a new accord commits them to one made before."""
    again = has("commits_both", before) and has("made_before", before[-30:] + own)
    return again or (has("both_say", before) and has("goes_on", after))


def _promised(before: str, own: str, after: str) -> bool:
    """Tell whether a truce is only promised, or its outline agreed; not by what is signed beside it ("a ceasefire and a framework")."""
    lead, tail = _CLAUSE.split(before)[-1], _AND.split(after[:60])[0]
    return has("promised", lead + own, own + tail) and has("undertaken", before + own)


def _reply(pledge: Pledge, before: str, own: str) -> Sense:
    """A reply may name what it answers in any part of its sentence ("the plan ... to end the war"); "the agreement" is one made before."""
    if pledge.kind is K.REJECTION and has("fights_on", own):
        return Sense.TOLD
    if has("talks", own):
        return Sense.NOTHING
    if has("broken", before):
        return Sense.STANDING
    if not has("stops_violence", without("talks_about", _refused(pledge, own))):
        return Sense.REAFFIRMED if pledge.kind is K.ACCEPTANCE and has("kept", own) else Sense.NOTHING
    if pledge.kind is K.REJECTION and has("extending", before[-30:] + own):
        return Sense.ENDING
    if pledge.kind is K.REJECTION and not has("refusing", pledge.sentence.quote):
        return Sense.DRAFTED if has("draft_itself", own) else _mentioned(before, own, "")
    return Sense.REFUSED if pledge.kind is K.ACCEPTANCE and has("refusing", before[-60:]) else Sense.TOLD


def _refused(pledge: Pledge, own: str) -> str:
    """Return the words of a sentence that say what a reply is about: who refuses to pull back "until they stop firing" refuses no truce."""
    words, end = pledge.sentence.quote, max(0, pledge.undertaking.end - pledge.sentence.start)
    return words if pledge.kind is K.ACCEPTANCE or has("stops_violence", own) else words[:end] + without("others_first", words[end:])


def sought(before: str) -> bool:
    """Tell whether the words before a truce are talks or efforts for it, and no act by which it was reached after all."""
    rest = rest_of("sought", without("in_talks", before) if has("undertaken", before) else before)
    return rest is not None and not has("undertaken", rest)


def _mentioned(before: str, own: str, after: str) -> Sense:
    return Sense.STANDING if _stands(before, own, after) else Sense.NOTHING


def _stands(before: str, own: str, after: str) -> bool:
    return (has("standing", before) and not has("newly_kept", before)) or has("standing_itself", own + without("of_whom", after)[:40])


def _known(before: str, own: str, after: str) -> bool:
    """Tell whether a truce is told as known by its name: "the 60-day ceasefire gave both until Sunday", "the May truce"."""
    name = next(found("truce", own), None)
    if name is None or has("undertaken", before[-40:]):
        return False
    lead, tail = before + own[: name.start()], own[name.end() :] + after
    afresh = has("takes_effect", tail[:60]) or has("begins", tail[:60])
    return (has("known_one", lead) and has("did_before", tail)) or (has("by_its_name", lead) and not afresh)


def around(pledge: Pledge) -> tuple[str, str]:
    """Return the words of the sentence before the undertaking, and those behind it."""
    before, _, after = _parted(pledge)
    return before, after


def _parted(pledge: Pledge) -> tuple[str, str, str]:
    sentence, own = pledge.sentence, pledge.undertaking
    before, behind = sentence.before(own), sentence.behind(own)
    return before, sentence.quote[len(before) : len(sentence.quote) - len(behind)] or own.quote, behind


def observes(pledge: Pledge) -> bool:
    """Tell whether one side takes part in a truce of others: "will respect the truce of X and Y"."""
    before, own, _ = _parted(pledge)
    return has("observing", before) or (has("truce", own) and has("observing", before + _OF_TRUCE.sub("", own)))
