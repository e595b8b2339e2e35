"""Who is named in a stretch of text: belligerents by their proper names, and where each stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from trucewatch.records import ActorKind, Party, Span

from .kin import BELLIGERENT, Kin
from .phrases import TRUCE, has

_BODY = (
    r"army|forces|troops|government|junta|military|rebels?|militants|fighters|leaders|authorities"
    r"|coalition|alliance|separatists|insurgents|guerrillas|militias?"
)
# A word of a name. A point ends it, and the sentence, unless it stands for letters left out ("U.S.", "Lt. Gen.").
_SHORT = r"(?<!\w)(?:[A-Z]\.)+(?:[A-Z]\b)?|(?:Adm|Brig|Capt|Col|Dr|Ft|Gen|Gov|Hon|Lt|Maj|Mr|Mrs|Mt|Pres|Prof|Rep|Sen|Sgt|St)\."
_WORD = rf"(?:{_SHORT}|[A-Z][\w’'-]*(?:\.[\w’'-]+)*)"
_SMALL = r"(?:of |for |of the |for the |the |and the |de |del |da |do )?(?:al-|el-|ash-|an-|ul-)?"
_NAME = re.compile(
    rf"(?P<bent>\b(?:anti|pro)-)?{_WORD}(?:[ –-]{_SMALL}{_WORD}){{0,5}}"
    rf"(?P<body> (?:armed |security |government |military )?(?:{_BODY}))?"
)

_AND = re.compile(r" and the ")
_ITS = re.compile(r"[’']s ")
_LONGER = re.compile(rf"{_WORD}(?: (?:of |for |the )*{_WORD}){{0,4}} and {_WORD}(?: {_WORD}){{0,3}}(?P<body>)(?P<bent>)")

# Those between whom something is, each with the words before its name; the first as short as may be ("between X and the Y and Z").
_SIDE = rf"(?:[\w’'-]+ ){{0,4}}?{_WORD}(?: (?:of |the |and the )?{_WORD}){{0,5}}"
TWO = rf"(?P<one>{_SIDE}?)(?:, (?P<third>{_SIDE}?),?)? and (?P<other>{_SIDE})"
BETWEEN = re.compile(rf"\bbetween {TWO}")
_BOTH = r"(?P<one>[A-Z][\w’']+)[-–](?P<other>[A-Z][\w’']+)"
PAIR = re.compile(rf"\b{_BOTH} {TRUCE}\b")
WAR_OF = re.compile(rf"\bin the {_BOTH} (?:war|conflict)\b")


def named_in(text: str, start: int, end: int, kin: Kin, on: date) -> Iterator[Party]:
    """Yield the belligerents that a stretch of a text names, in order; a state that only says where something is is left out."""
    last = start
    for match in _one_by_one(text, start, end, kin):
        listed = text[last : match.start()] == ", "
        actor = kin.named(match.group())
        if actor is None or (match["bent"] and actor == kin.named(match.group().removeprefix(match["bent"]))):
            continue  # "pro-Meria fighters" are not Meria's
        actor = kin.principal(actor, on)
        bare = kin.kind(actor) is ActorKind.STATE and not match["body"] and not listed
        before, after = text[max(start, match.start() - 20) : match.start()], text[match.end() : match.end() + 20]
        if kin.kind(actor) in BELLIGERENT and not (bare and (has("placed", before) or has("belongings", after))):
            last = match.end()
            yield Party(span=Span.of(text, match.start(), match.end()), actor=actor)


def named_at(text: str, start: int, end: int, kin: Kin, on: date) -> Party | None:
    """Return the belligerent whose name begins a stretch of a text."""
    match = next(_one_by_one(text, start, end, kin), None)
    actor = kin.named(match.group()) if match and match.start() == start else None
    actor = kin.principal(actor, on) if actor else None
    return Party(span=Span.of(text, *match.span()), actor=actor) if match and actor and kin.kind(actor) in BELLIGERENT else None


def _one_by_one(text: str, start: int, end: int, kin: Kin) -> Iterator[re.Match[str]]:
    """Yield the names of a stretch of text; two that "and the" joins are two where each is somebody's, one that has "and" in it is one."""
    at = start
    while match := _NAME.search(text, at, end):
        longer = _LONGER.match(text, match.start(), end)
        if longer and _whole(longer.group(), match.group(), kin):
            match = longer
        at = max(match.end(), at + 1)
        joined = _AND.search(match.group())
        parts = [kin.named(part) for part in (match.group()[: joined.start()], match.group()[joined.end() :])] if joined else []
        if joined and all(parts) and len(set(parts)) == 2:
            yield from _NAME.finditer(text, match.start(), match.start() + joined.start())
            yield from _NAME.finditer(text, match.start() + joined.end(), match.end())
        else:
            yield _group_of(match, kin) or match


def _group_of(match: re.Match[str], kin: Kin) -> re.Match[str] | None:
    """Return the group's own name, where that of its country stands before it: "Sudan's RSF"."""
    its = _ITS.search(match.group())
    if its is None:
        return None
    country, group = kin.named(match.group()[: its.start()]), kin.named(match.group()[its.end() :])
    of_state = country is not None and kin.kind(country) is ActorKind.STATE
    found = group is not None and kin.kind(group) is ActorKind.ARMED_GROUP and of_state
    return _NAME.match(match.string, match.start() + its.end(), match.end()) if found else None


def _whole(longer: str, name: str, kin: Kin) -> bool:
    """Tell whether a longer name is somebody's whose parts are nobody's: "Justice and Equality Movement"."""
    rest = longer.rpartition(" and ")[2]
    return kin.named(longer) is not None and kin.named(name) is None and kin.named(rest) is None
