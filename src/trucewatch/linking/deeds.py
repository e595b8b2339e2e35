"""Acts that stop no violence and are none, told as done: "the army left Karo on Sunday". By such a one a condition can be met.

Only what a text tells plainly counts: in the past tense, of an actor that stands right before its verb, by nobody who did it himself and
in no word that leaves it open ("if", "until", "promised", "denied"). What is told of a part is another act than the whole.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from trucewatch.records import Clause, Span

from .cast import Cast
from .kin import Kin
from .names import named_in
from .phrases import has
from .sentences import sentences
from .told import Told

# Where what is acted on ends: with a comma, or with words for when, why, how and under whose eyes.
_BEYOND = re.compile(
    r"[,;:—–(\"“”]|\s(?:after|before|as|when|while|which|that|who|and|but|following|amid|because|under|within|by|on|last|this|earlier|later"
    r"|early|late|for|to|at|with|during|since|(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|now|again|first|completely|entirely"
    r"|fully)\b",
    re.IGNORECASE,
)
_EMPTY = re.compile(r"the|an?|all|of|from|out|off|away|back|up|down|its|their|his|her|own|troop|force|soldier|fighter|men|unit|army|tank")
_HELPERS = re.compile(r"(?:\s(?:has|have|had|also|now|since|already|finally|then|[a-z]+ly))+$")
_HEAD = re.compile(r"(?:[,;:“\"]|\b(?:that|and|but|when|while|as)\b)(?!.*(?:[,;:“\"]|\b(?:that|and|but|when|while|as)\b))", re.DOTALL)
_SAID = re.compile(r"\b(?:said|says|say|told|announced|confirmed|reported|stated|according to)\b")
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")


class Thing(NamedTuple):
    """What is acted on, and where, in bare words."""

    what: frozenset[str]
    where: frozenset[str]


class Deed(NamedTuple):
    """One side's act as one print tells it; ``kinds`` are those of its verb, which stands ``at`` a place of the text."""

    told: Told
    actor: str
    kinds: frozenset[str]
    thing: Thing
    sentence: Span
    at: int


class Asked(NamedTuple):
    """What a condition asks for."""

    kinds: frozenset[str]
    thing: Thing


@cache
def _words() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    data = tomllib.loads((files("trucewatch.linking") / "data" / "deeds.toml").read_text(encoding="utf-8"))
    return tuple((kind, _pattern(one["asked"]), _pattern(one["done"])) for kind, one in data.items())


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b{words}\b", re.IGNORECASE)


@cache
def _done() -> re.Pattern[str]:
    return re.compile("|".join(done.pattern for _, _, done in _words()), re.IGNORECASE)


@cache
def _asked() -> re.Pattern[str]:
    return re.compile("|".join(asked.pattern for _, asked, _ in _words()), re.IGNORECASE)


def deeds(told: Told, kin: Kin) -> Iterator[Deed]:
    """Yield the acts that a report tells plainly as done."""
    text = told.document.text[: told.document.body_end]
    cast = Cast(text, kin, told.time.date())
    for start, end in sentences(text) if _done().search(text) else ():
        for verb in _done().finditer(text, start, end):
            actor, after = _doer(cast, start, verb.start()), text[verb.end() : end]
            if actor and not _open(text[start : verb.start()], after) and not _in_own_word(cast, (start, end), verb, actor):
                kinds = frozenset(kind for kind, _, done in _words() if done.fullmatch(verb.group()))
                yield Deed(told, actor, kinds, _thing(after), Span.of(text, start, end), verb.start())


def asked_in(clause: Clause) -> Asked | None:
    """Return what a condition asks for; None where that is no one act of somebody who is known, or one not to be done."""
    verbs = list(_asked().finditer(clause.text))
    if clause.actor is None or len(verbs) != 1 or has("not_to_be_done", clause.text):
        return None
    kinds = frozenset(kind for kind, asked, _ in _words() if asked.fullmatch(verbs[0].group()))
    return Asked(kinds, _thing(clause.text[verbs[0].end() :]))


def is_meant(deed: Deed, asked: Asked) -> bool:
    """Tell whether a deed is the act that a condition asks for: of the same kind, on the same thing, at no other place."""
    return bool(deed.kinds & asked.kinds) and deed.thing.what == asked.thing.what and asked.thing.where <= deed.thing.where


def _doer(cast: Cast, start: int, verb: int) -> str | None:
    """Return who stands right before a verb and its helpers."""
    before = _HELPERS.sub("", cast.text[start:verb].rstrip())
    head = _HEAD.search(before)
    begin, end = start + (head.end() if head else 0), start + len(before)
    named = list(named_in(cast.text, begin, end, cast.kin, cast.on))
    if named:
        rest = cast.text[named[-1].span.end : end]
        return named[-1].actor if not rest.strip() or has("body_behind", rest) else None
    while begin < end and cast.text[begin].isspace():
        begin += 1
    described = cast.described(begin, end) if has("body_alone", cast.text[begin:end]) else None
    return described.actor if described else None


def _open(before: str, after: str) -> bool:
    return has("left_open", before) or has("left_open_behind", after)


def _in_own_word(cast: Cast, sentence: tuple[int, int], verb: re.Match[str], actor: str) -> bool:
    """Tell whether only who did it, or an office without a name, says so."""
    (start, end), text = sentence, cast.text
    said = next((one for one in _SAID.finditer(text, start, end)), None)
    if said is None:
        return False
    by = (start, said.start()) if said.start() < verb.start() else (verb.end(), end)
    speaking = text[by[0] : by[1]] if by[0] == start else text[by[0] : by[1]].rpartition(",")[2]
    at = by[1] - len(speaking)
    named = [party.actor or "" for party in named_in(text, at, by[1], cast.kin, cast.on)]
    return any(cast.kin.akin(one, actor) for one in named) or (not named and has("in_office", speaking))


def _thing(rest: str) -> Thing:
    own = _BEYOND.split(rest.rstrip(" .!?"), maxsplit=1)[0]
    what, _, where = own.partition(" in ")
    return Thing(_bare(what), _bare(where))


def _bare(words: str) -> frozenset[str]:
    found = (re.sub("[’']s$|s$", "", word.lower()) for word in _WORD.findall(words))
    return frozenset(word for word in found if not _EMPTY.fullmatch(word))
