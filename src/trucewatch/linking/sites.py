"""What stands where: a site at which a party was said to be, or to be a target, is that party's ground in other reports too.

"The U.S. Embassy inside the Green Zone" makes the Green Zone a site of the United States; a report of rockets "at the Green Zone"
then concerns a pledge that spares them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from trucewatch.records import Incident

from .incidents import Event
from .kin import Kin

# A site's own name: two or more capitalised words in a row. One word is as a rule a town or a country, which says too little.
NAME = r"(?:[A-Z][\w-]+ ){1,3}[A-Z][\w-]+"
_NAME = re.compile(NAME)
_PREMISES = re.compile(
    r"(?P<whose>(?:[A-Z][\w.’'-]*\s)+(?i:embassy|consulate|base|compound|headquarters|barracks|camp))\W{1,4}"
    rf"(?:(?:which is |located |situated )?(?:in|inside|at|within)\s)(?:the\s)?(?:[a-z-]+\s){{0,3}}(?P<site>{NAME})"
)


class Sites:
    """The sites that incidents and texts name, with the actors whose premises are there or who were targets there."""

    def __init__(self, events: Iterable[Event], texts: Iterable[str], kin: Kin) -> None:
        self._hosts: dict[str, set[str]] = defaultdict(set)
        for site, actor in (*_targets(events), *_premises(texts, kin)):
            self._hosts[site].add(actor)

    def hosts(self, event: Event) -> set[str]:
        """Return the actors at whose sites an incident happened."""
        named = (name for telling in event.tellings for phrase in _phrases(telling.incident) for name in _NAME.findall(phrase))
        return {actor for name in named for actor in self._hosts.get(name, ())}


def _targets(events: Iterable[Event]) -> Iterator[tuple[str, str]]:
    for telling in (telling for event in events for telling in event.tellings):
        target, place = telling.incident.target, telling.incident.place
        if target and target.actor and not target.actor.startswith("new:") and place:
            yield from ((name, target.actor) for name in _NAME.findall(place.span.quote))


def _premises(texts: Iterable[str], kin: Kin) -> Iterator[tuple[str, str]]:
    for found in (found for text in texts for found in _PREMISES.finditer(text)):
        if actor := kin.named(found["whose"]):
            yield found["site"], actor


def _phrases(incident: Incident) -> list[str]:
    return [part.span.quote for part in (incident.target, incident.place) if part]
