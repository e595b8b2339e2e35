"""What a phrase about a party is made of: its head, what stands before and after, and what kind of word the head is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

from .uniforms import of_forces, of_services, uncounted

_BEFORE = re.compile(
    r"^(?:(?:the|a|an|some|all|any|other|such|more|about|around|suspected|alleged|unidentified|unknown|senior|top)\s+)+", re.IGNORECASE
)
_AFTER = re.compile(
    r",?\s+(?:of|for|in|from|at|near|around|who|which|that|familiar|close|loyal|led|under|with|on|to|by|inside|outside|based|across|left|"
    r"along|behind|among|whom|speaking|sworn|presumed|accused|backed|than|is|was|are|were)\b",
    re.IGNORECASE,
)

_OF_A_WAR = re.compile(
    r"\b(?:warring|rival|feuding|opposing) (?:sides|parties|camps|generals|governments|administrations|authorities)$", re.IGNORECASE
)
# An organ of a state or its army: "junta's spokesman", "army high command". What is "military" may be a group's too ("military wing").
_ORGAN_OF = re.compile(r"(?:(?P<owner>[a-z]+(?: [a-z]+)?)['’]s|(?P<noun>army|junta|government|regime))(?: [a-z-]+){1,3}")


class Head(StrEnum):
    """What kind of word the head of a phrase is."""

    ORGAN = "organ"
    FORCE = "force"
    GROUP = "group"
    BYSTANDER = "bystander"
    OTHER = "other"


class Pointing(StrEnum):
    """Where a phrase without a name points."""

    STATE = "state"
    FORCES = "forces"
    GROUP = "group"
    ANY = "any"
    BAND = "band"
    BOTH = "both"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class Parts:
    """A phrase's core, without determiners, and where in the phrase it begins and ends; what follows modifies it."""

    core: str
    start: int
    end: int


@lru_cache(maxsize=8192)
def parts(phrase: str) -> Parts:
    """Return the core of a phrase: "leaders" of "the leaders of seven factions"."""
    before = _BEFORE.match(phrase)
    start = before.end() if before and before.end() < len(phrase) else 0
    after = _AFTER.search(phrase, start + 1)
    end = after.start() if after else len(phrase)
    return Parts(phrase[start:end], start, end)


@lru_cache(maxsize=8192)
def head(core: str) -> Head:
    """Return the kind of the last word of a core, told by the words before it where those decide ("rebel forces")."""
    words = [singular(word) for word in core.split()]
    if not words:
        return Head.OTHER
    last, earlier = words[-1], words[:-1]
    if last in ("media", "television", "radio", "agency") and "state" in earlier:
        return Head.ORGAN
    if last in _set("force") and any(word in _set("rebel") for word in earlier):
        return Head.GROUP
    if last == "staff" and "general" in earlier:
        return Head.FORCE
    kinds = (Head.BYSTANDER, Head.FORCE, Head.GROUP, Head.ORGAN)
    return next((kind for kind in kinds if last in _set(kind)), Head.OTHER)


_ARM = (
    r"(?:infantry|mechani[sz]ed|armou?red|artillery|marine|airborne|cavalry|mountain|engineers?|(?:scout )?rangers?|special forces)"
)
_UNIT = re.compile(
    r"(?:the )?(?:(?:army|military|navy)['’]?s? )?\d{1,3}(?:st|nd|rd|th) "
    rf"{_ARM} (?:battalion|brigade|division|regiment|company|squadron)",
    re.IGNORECASE,
)


def numbered_unit(phrase: str) -> bool:
    """Tell whether a phrase is a numbered unit of a regular army: "the 80th Infantry Battalion"; movements number no infantry."""
    return _UNIT.fullmatch(phrase.strip()) is not None


# What is told of a state's government and makes it no other one: who backs or recognises it, where it sits.
_STANDING = re.compile(
    r"\A(?:the )?(?:internationally[- ]recogni[sz]ed|[\w.]+-(?:backed|supported|recogni[sz]ed)|exiled|ousted|embattled|legitimate"
    r"|(?:islamist|military|civilian|army|shi['’]?ite|sunni|muslim)-led)\s"
    r"(?=(?:[\w-]+\s)?(?:government|administration|president|authorit(?:y|ies))\Z)",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def pointing(core: str) -> Pointing:
    """Return where a core that holds no name points: a state, its forces, a group, anybody, whoever can fight, both sides, or nowhere."""
    if of_a_war(core):
        return Pointing.BOTH
    if numbered_unit(core):
        return Pointing.FORCES
    plain = " ".join(singular(word) for word in _STANDING.sub("", core.lower()).split())
    lists = {
        "bare_organ": Pointing.STATE,
        "bare_force": Pointing.FORCES,
        "points_to_group": Pointing.GROUP,
        "points_to_any": Pointing.ANY,
        "points_to_band": Pointing.BAND,
        "points_to_both": Pointing.BOTH,
    }
    listed = next((where for name, where in lists.items() if plain in _set(name)), None)
    return listed or _uniformed(core, plain) or _of_organ(core)


def _uniformed(core: str, plain: str) -> Pointing | None:
    """Return where a phrase for some of a state's men or things points: "two policemen", "a coast guard vessel"."""
    some = uncounted(plain)
    if of_forces(core, plain) or (some != plain and some in _set("bare_force")):
        return Pointing.FORCES
    return Pointing.STATE if of_services(plain) else None


def _of_organ(core: str) -> Pointing:
    """Return where the owner of an organ or office points: "the military's information office", "army high command"."""
    found = _ORGAN_OF.fullmatch(core)
    if found is None or head(core) is not Head.ORGAN:
        return Pointing.NOWHERE
    owner = pointing(found["owner"] or found["noun"])
    return owner if owner in (Pointing.STATE, Pointing.FORCES) else Pointing.NOWHERE


def of_a_war(phrase: str) -> bool:
    """Tell whether a phrase means the sides of somebody's war: "Yemen's warring sides"; it is not that country."""
    return bool(_OF_A_WAR.search(parts(phrase).core))


def definite(core: str) -> bool:
    """Tell whether a core with "the" before it points back to a group: "(the) trafficking group"."""
    return singular(core.rsplit(" ", 1)[-1]) in _set("definite_group")


def office_of_state(words: str) -> bool:
    """Tell whether words are an office of the state that a text is about: "Defence Minister"."""
    return " ".join(word.lower() for word in words.split()) in _set("of_state")


def of_state_forces(word: str) -> bool:
    """Tell whether a word in the name of a body says no more than that it is a state's: "National", "Armed"."""
    return word.lower() in _set("of_state_forces")


def is_rebel(core: str) -> bool:
    """Tell whether the head of a core is a body that fights without a state: "guerrillas", "Liberation Movement"."""
    return singular(core.rsplit(" ", 1)[-1]) in _set("stateless")


def is_creed(word: str) -> bool:
    """Tell whether a capitalised word says what people believe or are, and names nobody: "Islamist gunmen"."""
    return word.lower() in _set("creeds")


def names_nobody(word: str) -> bool:
    """Tell whether a capitalised word names nobody by itself: a creed, or roughly where people live ("Southern rebels")."""
    return is_creed(word) or is_region(word)


def is_region(word: str) -> bool:
    """Tell whether a capitalised word only says roughly where: "Northern"."""
    return word.lower() in _set("regions")


def is_number(word: str) -> bool:
    """Tell whether a word counts: "Four"."""
    return word.lower() in _set("numbers")


def is_title(word: str) -> bool:
    """Tell whether a word is a title before a name."""
    return word.lower().strip(".") in _set("titles")


def untitled(name: str) -> str:
    """Return a person's name without the titles before it."""
    words = name.split()
    while len(words) > 1 and is_title(words[0]):
        words = words[1:]
    return " ".join(words)


def is_role(word: str) -> bool:
    """Tell whether a word is an office that one holds for somebody: "spokesman"."""
    return singular(word) in _set("roles")


@lru_cache(maxsize=8192)
def singular(word: str) -> str:
    """Return a word in lower case and singular, well enough to look it up."""
    plain = word.lower().strip("\"'“”‘’.,;:")
    if plain in ("his", "its", "us", "this", "press"):
        return plain
    if plain.endswith("ies"):
        return plain[:-3] + "y"
    if plain.endswith("men"):
        return plain[:-3] + "man"
    return plain[:-1] if plain.endswith("s") and not plain.endswith(("ss", "'s", "’s", "corps")) else plain


def _set(name: str) -> frozenset[str]:
    return _lists()[name]


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    text = (files("trucewatch.actors") / "data" / "heads.toml").read_text(encoding="utf-8")
    return {name: frozenset(values) for name, values in tomllib.loads(text).items()}
