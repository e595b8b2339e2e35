"""Who stands in one list with those who pledge: "the army, the X, the Y and the Z pledged", "armed groups, among them the X, signed".

A coder may see only some of its names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from trucewatch.records import ActorKind, Party, Pledge, PledgeKind
from trucewatch.records.strangers import is_new

from .breach import akin_to_any
from .cast import Cast
from .fighters import can_fight, fighting_words, head_noun
from .names import named_in
from .sense import sense
from .senses import MADE

_HELPERS = r"(?:(?:have|had|has|all|also|both|on\s\w+day|jointly|formally)\s)*"
_VERB = rf"{_HELPERS}(?:agree|sign|pledge|commit|declar|promis|vow|reach|conclud|adopt|announc)(?:e?d)\b"
# What is no part of a name's own words: by it somebody stands beside, or is told of in another clause.
_APART = (
    r"and|or|but|nor|with|without|in|at|on|by|from|to|for|between|among|after|before|under|during|following|amid|despite|since|as|via|through"
    r"|who|which|whose|that|said|says|say|told|brokered|mediated|including|like|alongside|against|over"
)
_WORD = rf"(?!(?:{_APART})\b)[\w’'().-]+"
_ITEM = rf"{_WORD}(?:\s(?!{_VERB}){_WORD}){{0,7}}"
_HEAD = r"(?:\A|(?<=,\s)|(?<=\bthat\s)|(?<=\ssaid\s)|(?<=[—–-]\s))"
_LIST = re.compile(rf"{_HEAD}{_ITEM}(?:(?:,\s(?:and\s)?|\sand\s){_ITEM}){{2,}}(?=\s{_VERB})", re.IGNORECASE)
_BETWEEN = re.compile(r",\s(?:and\s)?|\sand\s", re.IGNORECASE)
FEWEST = 2
# Behind those who go by what they are, some of them by name.
_AMONG = re.compile(r",?\s(?:among them|among others|including|such as|notably)\s")
_SAYS = re.compile(rf"\s{_VERB}")
_NAMES = 120


def with_examples(pledge: Pledge, cast: Cast) -> Pledge:
    """Return what groups without a name agree with those that are named as some of them: "armed groups, among them the X, signed"."""
    if pledge.kind is not PledgeKind.AGREEMENT or sense(pledge) not in MADE:
        return pledge
    named = [one for party in pledge.pledgers if _is_described(party) for one in _examples(party, pledge, cast)]
    added = [one for one in named if not akin_to_any(one, pledge.pledgers, cast.kin)]
    return pledge.model_copy(update={"pledgers": (*pledge.pledgers, *added)}) if added else pledge


def _is_described(party: Party) -> bool:
    return is_new(party.actor or "") and head_noun(party.span.quote) in fighting_words()


def _examples(party: Party, pledge: Pledge, cast: Cast) -> Iterator[Party]:
    """Yield the groups that are named right behind a party as some of it, before the verb."""
    found = _AMONG.match(cast.text, party.span.end, pledge.sentence.end)
    if found is None:
        return
    end = min(pledge.sentence.end, found.end() + _NAMES)
    verb = _SAYS.search(cast.text, found.end(), end)
    for one in named_in(cast.text, found.end(), verb.start() if verb else end, cast.kin, cast.on):
        if cast.kin.kind(one.actor or "") is not ActorKind.STATE:
            yield one


def with_listed(pledge: Pledge, cast: Cast) -> Pledge:
    """Return what several agree with the others of the list in which at least two of its pledgers stand before its verb."""
    before = pledge.sentence.before(pledge.undertaking)
    found = _LIST.search(before) if pledge.kind is PledgeKind.AGREEMENT and sense(pledge) in MADE else None
    if found is None:
        return pledge
    start = pledge.sentence.start + found.start()
    end = pledge.sentence.start + found.end()
    own = [party for party in pledge.pledgers if start <= party.span.start < end and can_fight(party, cast.kin)]
    if len(own) < FEWEST or not _allies([party.actor or "" for party in own], cast):
        return pledge
    apart = (*pledge.pledgers, *pledge.mediators)
    added: list[Party] = []
    for party in _items(start, end, cast):
        known = akin_to_any(party, (*apart, *added), cast.kin) or any(party.span.overlaps(one.span) for one in apart)
        if can_fight(party, cast.kin) and not known:
            added.append(party)
    return pledge.model_copy(update={"pledgers": (*pledge.pledgers, *added)}) if added else pledge


def _allies(seen: list[str], cast: Cast) -> bool:
    """Tell whether all who were seen are groups of one country: the list has the other side, or one more ally."""
    homes = {cast.kin.country(one) for one in seen}
    return len(homes) == 1 and None not in homes and all(cast.kin.kind(one) is not ActorKind.STATE for one in seen)


def _items(start: int, end: int, cast: Cast) -> Iterator[Party]:
    """Yield whom the items of a list mean, by name or by what they are called."""
    edges = [start, *(edge for match in _BETWEEN.finditer(cast.text, start, end) for edge in match.span()), end]
    for one, other in zip(edges[::2], edges[1::2], strict=True):
        if party := cast.one(one, other):
            yield party
