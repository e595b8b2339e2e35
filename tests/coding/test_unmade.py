"""What did not happen, and deaths that nobody caused, make no entry."""

import pytest

from trucewatch.coding.blend.passing import without_passing
from trucewatch.coding.blend.unmade import without_unmade
from trucewatch.coding.terms.no_party import of_parties
from trucewatch.records import Coder, Incident, IncidentKind, Party, Pledge, PledgeKind, Report, Span


def at(text: str, words: str) -> Span:
    found = Span.find(text, words)
    assert found
    return found


def report(**entries: object) -> Report:
    return Report(text_sha256="0" * 64, coder=Coder(name="hand", version="1"), **entries)  # type: ignore[arg-type]


@pytest.mark.parametrize(("text", "kind", "kept"), [
    ("Neither side declared a holiday truce in 2022.", "agreement", False),
    ("Neither Meria nor the Front has announced a Christmas truce this year.", "declaration", False),
    ("No truce was declared by Meria this year.", "declaration", False),
    ("No such holiday truce has been announced.", "declaration", False),
    ("The Front did not declare a truce for the feast.", "declaration", False),
    ("Nobody agreed to a truce over Easter.", "agreement", False),
    ("There was no truce declared by the Front this Easter.", "declaration", False),
    ("There has been no truce agreed to by either side.", "agreement", False),
    ("For the first time in years the Front announced no Easter truce.", "declaration", False),
    ("Meria has declared no truce for the feast.", "declaration", False),
    ("There was no doubt that the Front declared a truce.", "declaration", True),
    ("The Front announced no change to the truce that it declared.", "declaration", True),
    ("Meria declared no truce until Sunday.", "declaration", True),
    ("No truce was declared until Friday.", "declaration", True),
    ("Neither side has broken the truce that they declared.", "agreement", True),
    ("Neither side trusts the other, but the Front declared the truce.", "declaration", True),
    ("Meria, which was neither asked nor told, said the Front declared a truce.", "declaration", True),
    ("The Front declared a truce though no side was ready.", "declaration", True),
    ("No truce was declared over.", "termination", True),
])  # fmt: skip
def test_a_truce_that_nobody_made_is_no_act(text: str, kind: str, kept: bool) -> None:
    pledge = Pledge(kind=PledgeKind(kind), undertaking=at(text, "truce"), sentence=Span.of(text, 0, len(text)))
    assert bool(without_unmade(report(pledges=(pledge,)), text).pledges) is kept


@pytest.mark.parametrize(("text", "anchor", "kept"), [
    ("The year ended with the death of Jan Maria Marek on December 16.", "death", False),
    ("Ana Lopez, the founder of the Front, died of cancer in a hospital in Karo.", "died", False),
    ("Thousands came to the funeral of Jan Marek.", "funeral", False),
    ("Jan Marek died of his wounds on Monday.", "died", True),
    ("The death of Jan Marek in a raid ended the talks.", "death", True),
    ("The death of nine villagers ended the talks.", "death", True),
    ("Jan Marek died in custody.", "died", True),
])  # fmt: skip
def test_a_death_of_illness_is_no_violence(text: str, anchor: str, kept: bool) -> None:
    told = Incident(kind=IncidentKind.OTHER_VIOLENCE, anchor=at(text, anchor), sentence=Span.of(text, 0, len(text)))
    assert bool(without_passing(report(incidents=(told,))).incidents) is kept


@pytest.mark.parametrize(("words", "kept"), [
    ("Short", False), ("Short-Term", False), ("Humanitarian", False), ("At least 185 people", False), ("1,200 displaced families", False),
    ("the 12 armed groups", True), ("Front", True), ("Humanitarian Front", True), ("the people of Karo", True),
])  # fmt: skip
def test_adjectives_of_a_truce_and_numbers_of_people_are_no_parties(words: str, kept: bool) -> None:
    text = f"A truce of Meria and {words}."
    parties = tuple(Party(span=at(text, one)) for one in ("Meria", words))
    pledge = Pledge(kind=PledgeKind.AGREEMENT, pledgers=parties, undertaking=at(text, "truce"), sentence=Span.of(text, 0, len(text)))
    assert len(of_parties(pledge).pledgers) == 1 + kept
