"""What a step of a reasoning concludes, for people: names instead of ids, words instead of codes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from trucewatch.desk.names import actor_name
from trucewatch.desk.spoken import INCIDENT, kind_and_place
from trucewatch.records import Change, Derivation, Mode

from .words import meaning, word

_RULES = re.compile(r"(R\d+(?:, R\d+)*)[:\s]+(.*)", re.DOTALL)
_SUPERSEDED = re.compile(r"(?P<turn>.+), superseded by (?P<truce>\S+)")
Found = re.Match[str]


def concluded(text: str) -> str:
    """Return what a step concludes in the site's words; what is told in other words than the monitor's stays as it is."""
    for pattern, tell in _TOLD:
        if found := pattern.fullmatch(text):
            return tell(found)
    return text


def rules(reason: str) -> tuple[list[str], str]:
    """Return the rules that a reason names first, and the rest of it in the site's words."""
    found = _RULES.fullmatch(reason)
    return (found[1].split(", "), concluded(found[2])) if found else ([], concluded(reason))


def reasoned(reason: str) -> str:
    """Return a reason as one text: what its rules say, then what it rests on."""
    codes, rest = rules(reason)
    return " ".join((*(f"{meaning('rule', code)} ({code})" for code in codes), f"{rest[:1].upper()}{rest[1:]}."))


def incidents_in(changes: Iterable[Change], derivation: Derivation) -> Iterator[str]:
    """Yield the ids of the incidents that brought changes of a state about, and of those that it rests on now."""
    yield from (found["id"] for change in changes for found in INCIDENT.finditer(change.reason))
    yield from (found["id"] for found in INCIDENT.finditer(derivation.concludes))
    for below in derivation.because:
        yield from incidents_in((), below)


def successors_in(derivation: Derivation) -> Iterator[str]:
    """Yield the ids of the truces that took the place of the one of which a state is derived."""
    if found := _SUPERSEDED.fullmatch(derivation.concludes):
        yield found["truce"]
    for below in derivation.because:
        yield from successors_in(below)


def _label(found: Found) -> str:
    return f"{found['label']} for {actor_name(found['faction'])}"


def _condition(found: Found) -> str:
    return f"condition that {word('mode', found['mode'])}, “{found['text']}”: {found['state']}"


def _incident(found: Found) -> str:
    day = date.fromisoformat(found["day"])
    what = ", ".join(filter(None, kind_and_place(found["told"])))
    return f"incident {found['when']} {day.day} {day:%b %Y}: {what}"


def _still(found: Found) -> str:
    return f"{concluded(found['news'])}; what weighs most is still {concluded(found['decides'])}"


def _superseded(found: Found) -> str:
    return f"{concluded(found['turn'])}, superseded by another truce"


def _latest(found: Found) -> str:
    day = date.fromisoformat(found["day"])
    return f"{concluded(found['told'])}; the latest of {found['count']} since {day.day} {day:%b %Y}"


def _announced(found: Found) -> str:
    return f"announced; that it is bound is {found['grade']}"


_TOLD: tuple[tuple[re.Pattern[str], Callable[[Found], str]], ...] = (
    (re.compile(r"(?P<label>[a-z ]+) for (?P<faction>\S+?)(?:, by reading \S+)?"), _label),
    (re.compile(rf"(?P<mode>{'|'.join(Mode)}) condition (?P<quote>['\"])(?P<text>.*)(?P=quote): (?P<state>.+)", re.DOTALL), _condition),
    (INCIDENT, _incident),
    (re.compile(r"(?P<news>.+); what weighs most is still (?P<decides>.+)"), _still),
    (_SUPERSEDED, _superseded),
    (re.compile(r"(?P<told>.+), the latest of (?P<count>\d+) since (?P<day>\d{4}-\d\d-\d\d)"), _latest),
    (re.compile(r"announced; adherence (?P<grade>\w+)"), _announced),
)
