"""Phrases for some of a state's men, units or things, told without its name: "two policemen", "an army convoy", "Task Force North"."""

from __future__ import annotations

import re

_SOME = re.compile(
    r"(?:(?:at least|more than|as many as|up to|nearly|almost|another|other|around) )?"
    r"(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|another|several) "
    r"(?:(?:wounded|injured|off-duty|unarmed|young|junior|senior|uniformed|plainclothes) )?"
)
_THINGS = (
    r"base|camp|post|outpost|checkpoint|check-?post|patrol|convoy|vehicle|truck|jeep|barracks?|headquarters?|garrison|station|vessel|ship|boat|"
    r"patrol boat|detachment|position|installation|encampment|unit|squad"
)
_RANKS = r"officer|captain|major|colonel|lieutenant|sergeant|corporal|private|recruit|conscript|general|commando|engineer|man|personnel"
_FORCES = re.compile(
    rf"(?:soldier|sailor|(?:army|air force|navy|naval|government|infantry) (?:{_RANKS}|soldier|troop)"
    rf"|(?:army|navy|naval|air force|federal army|national army|government army) (?:{_THINGS})"
    r"|military (?:base|camp|post|outpost|checkpoint|check-?post|patrol|convoy|vehicle|truck|barracks?|garrison|detachment|personnel))"
)
_SERVICES = re.compile(
    r"(?:policem[ae]n|policewom[ae]n|constable|gendarme"
    rf"|(?:police|coast ?guard|border police) (?:{_THINGS}|{_RANKS}|constable|chief)|coast ?guard|coastguard)"
)
# No joint force of several states, nor one of civilians: "Multinational Joint Task Force".
_TASK_FORCE = re.compile(r"(?:(?:Joint|Army|Naval|Military|Police) )?Task Force(?: [A-Z][\w’'-]*){1,2}")


def uncounted(plain: str) -> str:
    """Return a phrase in lower case without how many they are: "policeman" of "two policeman"."""
    return _SOME.sub("", plain, count=1) if _SOME.match(plain) else plain


def of_forces(core: str, plain: str) -> bool:
    """Tell whether a phrase means some of an army; ``plain`` is it in lower case and singular."""
    return bool(_FORCES.fullmatch(uncounted(plain)) or _TASK_FORCE.fullmatch(core))


def of_services(plain: str) -> bool:
    """Tell whether a phrase means some of a state's police or guards."""
    return _SERVICES.fullmatch(uncounted(plain)) is not None
