"""Who stands in one list with those who pledge, where a coder saw only some of them."""

import pytest
from tests.linking.stage import KIN, day, pledge

from trucewatch.linking.cast import Cast
from trucewatch.linking.listing import with_examples, with_listed

SEEN = {"Northern Front": "front", "River Movement": "river"}
LISTED = [
    "Meria's army, the Northern Front and the River Movement pledged a ceasefire.",
    "The Northern Front, the River Movement and Meria signed a ceasefire.",
    "Under the deal reached at Osta, the army and the so-called league of the Northern Front and the River Movement agreed to a ceasefire.",
    "The Northern Front, the River Movement and the army have signed a ceasefire at Karo.",
]
NOT_LISTED = [
    "After talks with Meria, the Northern Front and the River Movement agreed to a ceasefire.",
    "The Northern Front and the River Movement agreed to a ceasefire with Meria, the Hill League and Norda.",
    "The Northern Front, the River Movement and people in Meria agreed to a ceasefire.",
    "The Northern Front, which fought Meria, and the River Movement signed a ceasefire.",
]


@pytest.mark.parametrize(("text", "listed"), [*((one, True) for one in LISTED), *((one, False) for one in NOT_LISTED)])
def test_who_stands_in_the_list_of_those_who_pledge_pledges_too(text: str, listed: bool) -> None:
    told = with_listed(pledge(text, "agreement", SEEN, "ceasefire"), Cast(text, KIN, day("2024-03-01").date()))
    assert {party.actor for party in told.pledgers} == {"front", "river"} | ({"meria"} if listed else set())


@pytest.mark.parametrize(("text", "added"), [
    ("Meria and armed groups in the east, among them the Northern Front, signed a ceasefire.", {"front"}),
    ("Meria and armed groups including the Northern Front and the River Movement signed a ceasefire.", {"front", "river"}),
    ("Meria and armed groups signed a ceasefire, among them the Northern Front.", set()),
    ("Meria and armed groups such as fought at Karo signed a ceasefire with the Northern Front.", set()),
])  # fmt: skip
def test_groups_without_a_name_are_also_those_named_as_some_of_them(text: str, added: set[str]) -> None:
    groups = "armed groups in the east" if "east" in text else "armed groups"
    two = pledge(text, "agreement", {"Meria": "meria", groups: "new:armed-groups"}, "ceasefire")
    told = with_examples(two, Cast(text, KIN, day("2024-03-01").date()))
    assert {party.actor for party in told.pledgers} == {"meria", "new:armed-groups"} | added
