"""How a side stands to a truce by its words: it holds back itself, waits for others, or takes part in one of theirs."""

from __future__ import annotations

import re

from trucewatch.records import Pledge

from .kinds import K
from .parting import parted
from .phrases import NAMED, TRUCE, has

# A truce's own name, and what stands behind it.
_OF_TRUCE = re.compile(rf"{TRUCE}\b.*$", re.IGNORECASE | re.DOTALL)


def binds_itself(pledge: Pledge) -> bool:
    """Tell whether who offers a truce holds back meanwhile, by any sentence that tells the act: "offered a truce and will not attack"."""
    told_again = (mention.quote[name.end() :] for mention in pledge.mentions if (name := NAMED.search(mention.quote)))
    return pledge.kind is K.OFFER and any(has("own_word", words) for words in (parted(pledge)[2], *told_again))


def waits_for_others(pledge: Pledge) -> bool:
    """Tell whether there is no undertaking at all until others have acted: "would observe the truce only if they pulled back"."""
    before, own, _ = parted(pledge)
    if pledge.condition is None or begins_at_once(pledge):
        return False
    words = pledge.condition.span.quote
    if has("not_now", before, own) and has("not_until", words):
        return True
    refused = pledge.kind is K.REJECTION and has("refusing", pledge.sentence.quote)
    return not refused and (has("only_if", words) or has("only_then", before, own))


def begins_at_once(pledge: Pledge) -> bool:
    """Tell whether one side declares a truce that by its words takes effect at once: what it asks of others can end it, not hold it up."""
    return pledge.kind is K.DECLARATION and pledge.starts is not None and has("at_once", pledge.starts.span.quote)


def observes(pledge: Pledge) -> bool:
    """Tell whether one side takes part in a truce of others: "will respect the truce of X and Y"."""
    before, own, _ = parted(pledge)
    return has("observing", before) or (has("truce", own) and has("observing", before + _OF_TRUCE.sub("", own)))
