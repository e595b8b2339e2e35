"""Where a place that the network points at ends."""

import pytest

from trucewatch.coding.hybrid.phrases import Phrase
from trucewatch.coding.hybrid.places import one_place


@pytest.mark.parametrize(
    ("pointed", "place"),
    [
        ("Tallousa and five in Haris", "Tallousa"),
        ("Tallousa, five in Haris and two in Sohmor", "Tallousa"),
        ("port of Tallousa, and another 12 people near Haris", "port of Tallousa"),
        ("Haris and Tallousa", "Haris and Tallousa"),
        ("Nazran and two other towns in Ingushetia", "Nazran and two other towns in Ingushetia"),
        ("five villages in Sonitpur and Chirang districts", "five villages in Sonitpur and Chirang districts"),
        ("Tower 22 in Jordan", "Tower 22 in Jordan"),
        ("base of the 444 Brigade", "base of the 444 Brigade"),
    ],
)
def test_a_place_ends_before_the_toll_of_the_next(pointed: str, place: str) -> None:
    found = one_place(Phrase(7, 7 + len(pointed), pointed))
    assert found == Phrase(7, 7 + len(place), place)
