"""A made-up war for the linking tests: two neighbouring states, the groups of one of them, and who stands outside."""

from typing import TypeVar

from trucewatch.linking import Kin, Told
from trucewatch.records import Actor, ActorKind, Incident, Pledge

from .reports import day, incident, pledge, span, told

Entry = TypeVar("Entry", Pledge, Incident)
NAMES = {
    "Northern Front": "front",
    "River Movement": "river",
    "Hill League": "league",
    "Meria": "meria",
    "Norda": "norda",
    "Farland": "farland",
    "Council of Envoys": "envoys",
}
GROUP, STATE = ActorKind.ARMED_GROUP, ActorKind.STATE
KIN = Kin(
    [
        Actor(id="front", name="Northern Front", kind=GROUP, country="ME"),
        Actor(id="river", name="River Movement", kind=GROUP, country="ME"),
        Actor(id="league", name="Hill League", kind=ActorKind.UMBRELLA, country="ME"),
        Actor(id="meria", name="Meria", kind=STATE, country="ME"),
        Actor(id="norda", name="Norda", kind=STATE, country="NO"),
        Actor(id="farland", name="Farland", kind=STATE, country="FA"),
        Actor(id="envoys", name="Council of Envoys", kind=ActorKind.ORGANISATION),
    ],
    [],
    lambda phrase: next((actor for name, actor in NAMES.items() if name in phrase), None),
)
MERIA, FRONT, NORDA = {"Meria": "meria"}, {"Northern Front": "front"}, {"Norda": "norda"}
SIGNED = "Meria and the Northern Front sign a ceasefire."


def signed(when: str = "2024-03-01") -> Told:
    """A ceasefire of Meria and the Northern Front."""
    return told(SIGNED, when, pledge(SIGNED, "agreement", MERIA | FRONT, "ceasefire"), sequence=1)


def report(when: str, text: str, *entries: Pledge | Incident) -> Told:
    """A report, recorded on its day."""
    return told(text, when, *entries, sequence=int(when[-2:]))


def within(text: str, sentence: str, entry: Entry) -> Entry:
    """The pledge or incident as one of a sentence of a longer text."""
    return entry.model_copy(update={"sentence": span(text, sentence)})


__all__ = ["FRONT", "KIN", "MERIA", "NORDA", "day", "incident", "pledge", "report", "signed", "span", "told", "within"]
