"""Whether those who are to keep a truce that others announced for them confirm it: until then it is only offered to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import islice

from trucewatch.records import PledgeKind, Speaker

from .bond import debtors
from .kin import Kin
from .kinds import BINDING, MAKING
from .made_beside import made_of
from .names import named_in
from .phrases import has
from .senses import MADE, Sense
from .sentences import DATELINE, sentences
from .stance import waits_for_others
from .told import Act

# How many sentences behind an announcement tell whether it is confirmed.
BEHIND = 3
# How long news of a truce is news.
_NEWS = timedelta(days=7)
# Who is not named there is the state, or its army, that fights the other.
_STATE = r"the (?:army|military|government|junta|regime)"
_NEITHER = re.compile(rf"\bneither (?:{_STATE} nor\b|[^.;]{{1,80}}? nor {_STATE}\b)", re.IGNORECASE)
_TELLS = re.compile(
    rf"\s*(?:{DATELINE})?(?P<who>.+?)\s(?:said|says|confirm\w*|announc\w*|added|adds)\s(?:that\s)?"
    r"(?:it|the (?:[\w-]+ )?(?:truce|cease-?\s?fire|pause|agreement|deal))\s"
    r"(?:would|will|is|was|had|has|runs?|lasts?|begins?|began|takes?|took)\b"
    r"(?!\s(?:\w+\s)?(?:collapsed|ended|failed|broken|expired|fallen)\b)"
)
# "A leader of the group confirmed the deal, known as …"; not "confirmed the deal was dead".
_CONFIRMS = re.compile(
    rf"\s*(?:{DATELINE})?(?P<who>.+?)\s(?:(?:has|have|had|later|also|on\s\w+)\s)*confirm(?:ed|s)\s"
    r"(?:the (?:[\w-]+ ){0,2}(?:truce|cease-?\s?fire|pause|agreement|deal|accord|news|announcement)|this)"
    r"(?=\s?[.,;]|$|\s(?:with|between|known|but|and|though|while)\b)"
)


def unconfirmed(act: Act, faction: str, kin: Kin) -> bool:
    """Tell whether a report that says in others' word that a faction made a truce says that the faction has not confirmed it.

    Where nobody is named there, it is all of them.
    """
    if act.sense not in MADE or in_its_word(act, faction, kin) or _told_as_past(act):
        return False
    text, on = act.told.document.text, act.told.time.date()
    silent = [span for span in _around(act) if has("unconfirmed", text[slice(*span)])]
    named = {party.actor or "" for span in silent for party in named_in(text, *span, kin, on)}
    words = [text[slice(*span)] for span in silent]
    neither = kin.shared(debtors(act), named) > 0 and any(map(_NEITHER.search, words))
    all_of_them = not named or neither or any(has("both_sides", one) for one in words)
    return bool(silent) and (all_of_them or kin.shared([faction], named) > 0)


def _told_as_past(act: Act) -> bool:
    """Tell whether a text gives a truce as a fact of a time that was over: silence about the news of the day is not about that."""
    made = made_of(act) if act.pledge.said_by is None else None
    return made is not None and made.latest < act.told.since - _NEWS


def borne_out(act: Act, kin: Kin) -> bool:
    """Tell whether an act tells of a truce as made in the word of one whom it binds, or as a fact, and not in others' alone."""
    told = act.kind in BINDING and (act.sense in MADE or act.sense is Sense.STANDING) and not act.denies
    return told and (act.pledge.said_by is None or any(in_its_word(act, one, kin) for one in debtors(act)))


def disowned_by_another(act: Act, faction: str, kin: Kin) -> bool:
    """Tell whether another party of what an outsider says that both made denies that in the same report, or vows to fight on.

    Then the outsider was wrong about one side, and his word alone does not bind the other.
    """
    if act.denies or act.sense not in MADE or act.pledge.said_by is None or in_its_word(act, faction, kin):
        return False
    others = {party for party in debtors(act) if not kin.akin(party, faction)}
    return any(kin.shared(debtors(one), others) for one in act.told.acts() if _disowns(one))


def _disowns(act: Act) -> bool:
    """Tell whether who is told to have made a truce denies it, or vows to fight on."""
    if act.kind is PledgeKind.REJECTION:
        return has("fights_on", act.pledge.undertaking.quote) or has("denying_it", act.before)
    return act.kind in MAKING and act.denies


def says_it_waits(faction: str, acts: Iterable[Act], kin: Kin) -> bool:
    """Tell whether a faction itself says that it waits for others, nowhere that it made a truce: who told that is no voice of its own."""
    own = [act for act in acts if in_its_word(act, faction, kin) and kin.shared([faction], debtors(act))]
    waits = [waits_for_others(act.pledge) for act in own]
    return any(waits) and not any(act.sense in MADE and not waiting for act, waiting in zip(own, waits, strict=True))


def teller_of_terms(act: Act, faction: str, kin: Kin) -> Speaker | None:
    """Return who speaks for a faction behind the word of others that it made a truce, and confirms it or tells how it is: it has made it.

    "The minister said that both had agreed to a truce. A rebel spokesman said that it would last a month."
    """
    text, on = act.told.document.text, act.told.time.date()
    for span in list(_around(act))[1:]:
        word = _TELLS.match(text, *span) or _CONFIRMS.match(text, *span)
        denied = any(has(kind, text[slice(*span)]) for kind in ("denying", "said_dead", "declared_over"))
        who = next(named_in(text, *word.span("who"), kin, on), None) if word and not denied else None
        if who and who.actor and kin.akin(who.actor, faction):
            return Speaker.of(who)
    return None


def in_its_word(act: Act, faction: str, kin: Kin) -> bool:
    """Tell whether who says what an act tells is a faction, or akin to it."""
    speaker = act.pledge.said_by
    return speaker is not None and speaker.actor is not None and kin.akin(speaker.actor, faction)


def _around(act: Act) -> Iterator[tuple[int, int]]:
    """Yield where the sentence of an act stands, and those behind it."""
    text = act.told.document.text[: act.told.document.body_end]
    return islice((span for span in sentences(text) if span[1] > act.pledge.sentence.start), BEHIND)
