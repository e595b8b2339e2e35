"""What stands where: a site at which a party was said to be, or to be a target, is that party's ground in other reports too.

"The U.S. Embassy inside the Green Zone" makes the Green Zone a site of the United States; a report of rockets "at the Green Zone"
then concerns a pledge that spares them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from trucewatch.records import Incident
from trucewatch.records.strangers import is_new

from .incidents import Event
from .kin import Kin

# A site's own name: two or more capitalised words in a row. One word is as a rule a town or a country, which says too little.
NAME = r"(?:[A-Z][\w-]+ ){1,3}[A-Z][\w-]+"
_NAME = re.compile(NAME)
_PREMISES = re.compile(
    r"(?P<whose>(?:[A-Z][\w.’'-]*\s)+(?i:embassy|consulate|base|compound|headquarters|barracks|camp))\W{1,4}"
    rf"(?:(?:which is |located |situated )?(?:in|inside|at|within)\s)(?:the\s)?(?:[a-z-]+\s){{0,3}}(?P<site>{NAME})"
)


Host = tuple[str, str]
"""A site's name, and the actor whose premises are there or who was a target there."""


class Sites:
    """The sites that incidents and texts name, with their hosts; each is kept as long as one of those who tell of it."""

    def __init__(self) -> None:
        self._hosts: dict[str, Counter[str]] = defaultdict(Counter)

    def change(self, gone: Iterable[Host], come: Iterable[Host]) -> set[str]:
        """Take tellings of hosts away and in; return the sites whose hosts changed."""
        before: dict[str, frozenset[str]] = {}
        for sign, told in ((-1, gone), (1, come)):
            for site, actor in told:
                before.setdefault(site, self._of(site))
                self._hosts[site][actor] += sign
        return {site for site, hosts in before.items() if self._of(site) != hosts}

    def hosts(self, event: Event) -> set[str]:
        """Return the actors at whose sites an incident happened."""
        return {actor for name in named(event) for actor in self._of(name)}

    def _of(self, site: str) -> frozenset[str]:
        return frozenset(actor for actor, count in self._hosts[site].items() if count) if site in self._hosts else frozenset()


def named(event: Event) -> set[str]:
    """Return the names of sites that the tellings of an incident give for its place or its target."""
    return {name for telling in event.tellings for phrase in _phrases(telling.incident) for name in _NAME.findall(phrase)}


def attacked(event: Event) -> Iterator[Host]:
    """Yield the sites at which an incident had a known target."""
    for telling in event.tellings:
        target, place = telling.incident.target, telling.incident.place
        if target and target.actor and not is_new(target.actor) and place:
            yield from ((name, target.actor) for name in _NAME.findall(place.span.quote))


def premises(text: str, kin: Kin) -> Iterator[Host]:
    """Yield the sites of which a text says whose premises are there."""
    for found in _PREMISES.finditer(text):
        if actor := kin.named(found["whose"]):
            yield found["site"], actor


def _phrases(incident: Incident) -> list[str]:
    return [part.span.quote for part in (incident.target, incident.place) if part]
