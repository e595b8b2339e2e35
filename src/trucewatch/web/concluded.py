"""What a step of a reasoning concludes, for people: names instead of ids, words instead of codes."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from trucewatch.desk.names import actor_name

from .words import word

Found = re.Match[str]


def concluded(text: str) -> str:
    """Return what a step concludes in the site's words; what is told in other words than the monitor's stays as it is."""
    for pattern, tell in _TOLD:
        if found := pattern.fullmatch(text):
            return tell(found)
    return text


def _label(found: Found) -> str:
    return f"{found['label']} for {actor_name(found['faction'])}"


def _condition(found: Found) -> str:
    return f"condition that {word('mode', found['mode'])}, “{found['text']}”: {found['state']}"


def _incident(found: Found) -> str:
    day = date.fromisoformat(found["day"])
    return f"incident of {day.day} {day:%b %Y}, {found['id'].removeprefix(found['day']).strip('-').replace('-', ' ')}"


def _announced(found: Found) -> str:
    return f"announced; that it is bound is {found['grade']}"


_TOLD: tuple[tuple[re.Pattern[str], Callable[[Found], str]], ...] = (
    (re.compile(r"(?P<label>[a-z ]+) for (?P<faction>\S+?)(?:, by reading \S+)?"), _label),
    (re.compile(r"(?P<mode>suspensive|resolutive) condition (?P<quote>['\"])(?P<text>.*)(?P=quote): (?P<state>.+)", re.DOTALL), _condition),
    (re.compile(r"incident (?P<id>\S+) of (?P<day>\d{4}-\d\d-\d\d)"), _incident),
    (re.compile(r"announced; adherence (?P<grade>\w+)"), _announced),
)
