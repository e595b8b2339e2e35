"""Whether words tell of a truce as made: it is made, or promised, sought, kept, prolonged, or known and standing."""

from __future__ import annotations

import re

from .phrases import found, has, rest_of, without
from .senses import Sense

# Where another clause begins, and where another thing does.
_CLAUSE = re.compile(r"\b(?:in|under|by) which\b")
_AND = re.compile(r"\sand\s")


def made(before: str, own: str, after: str) -> Sense:
    """Return what the words around a truce say of its making."""
    if has("to_keep", before) or _upheld(before, own, after):
        return Sense.REAFFIRMED
    if has("kept", own):  # "agree to respect it" makes it anew; "our units respect it" only says so
        return Sense.REAFFIRMED if has("bound_to", before) else Sense.STANDING
    if has("for_its_days", own):  # "would observe three days of ceasefire" makes one
        return Sense.TOLD
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
    if stands(before, own, after) or made_ago or _known(before, own, after):
        return Sense.STANDING
    prolonged = has("prolonging", before) or (has("truce", own) and (has("prolonged", after) or has("runs_on", after)))
    return Sense.PROLONGED if prolonged else Sense.TOLD


def _upheld(before: str, own: str, after: str) -> bool:
    """Tell whether both sides say that the truce they have goes on, or a new accord commits them to it, or says how it is carried out."""
    again = has("commits_both", before) and has("made_before", before[-30:] + own)
    carried_out = has("how_it", before) and has("is_carried_out", after)
    return again or carried_out or (has("both_say", before) and has("goes_on", after))


def _promised(before: str, own: str, after: str) -> bool:
    """Tell whether a truce is only promised, or its outline agreed; not by what is signed beside it ("a ceasefire and a framework")."""
    lead, tail = _CLAUSE.split(before)[-1], _AND.split(after[:60])[0]
    return has("promised", lead + own, own + tail) and has("undertaken", before + own)


def sought(before: str) -> bool:
    """Tell whether the words before a truce are talks or efforts for it, and no act by which it was reached after all."""
    rest = rest_of("sought", without("in_talks", before) if has("undertaken", before) else before)
    return rest is not None and not has("undertaken", rest)


def mentioned(before: str, own: str, after: str) -> Sense:
    """Return what words mean that make no truce: one that stands, or nothing."""
    return Sense.STANDING if stands(before, own, after) else Sense.NOTHING


def stands(before: str, own: str, after: str) -> bool:
    """Tell whether words speak of a truce as made before."""
    behind = without("of_whom", without("made_aside", after))[:40]
    return (has("standing", before) and not has("newly_kept", before)) or has("standing_itself", own + behind)


def _known(before: str, own: str, after: str) -> bool:
    """Tell whether a truce is told as known by its name: "the 60-day ceasefire gave both until Sunday", "the May truce"."""
    name = next(found("truce", own), None)
    if name is None or has("undertaken", before[-40:]):
        return False
    lead, tail = before + own[: name.start()], own[name.end() :] + after
    afresh = has("takes_effect", tail[:60]) or has("begins", tail[:60])
    return (has("known_one", lead) and has("did_before", tail)) or (has("by_its_name", lead) and not afresh)
