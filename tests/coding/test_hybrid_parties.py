from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.coding.hybrid.parties import Rated, beside, joined, told
from trucewatch.coding.hybrid.phrases import Phrase


def rated(text: str, *names: tuple[str, float]) -> list[Rated]:
    return [(chance, Phrase(text.index(name), text.index(name) + len(name), name)) for name, chance in names]


def quotes(text: str, names: list[Rated], one_side: bool = True) -> list[str]:
    return [name.quote for name in told(text, names, one_side)]


@pytest.mark.parametrize(
    ("text", "parts", "whole"),
    [
        ("Yemen's Houthis warned", ("Yemen", "Houthis"), "Yemen's Houthis"),
        ("officers of the junta warned", ("officers", "junta"), "officers of the junta"),
        ("FARC guerrillas warned", ("FARC", "guerrillas"), "FARC guerrillas"),
    ],
)
def test_the_parts_of_one_name_are_one_party(text: str, parts: tuple[str, str], whole: str) -> None:
    assert quotes(text, rated(text, (parts[0], 0.4), (parts[1], 0.3)), one_side=False) == [whole]


@pytest.mark.parametrize(
    ("text", "names", "parties"),
    [
        ("The Iran-aligned Houthis and Yemen agreed", ("Iran", "Yemen"), ["Iran-aligned Houthis", "Yemen"]),
        ("The Iran-aligned Houthis and Yemen agreed", ("Iran", "Houthis", "Yemen"), ["Iran-aligned Houthis", "Yemen"]),
        ("Communist-led National Democratic Front signed", ("Communist",), ["Communist-led National Democratic Front"]),
        ("Russian-backed rebels and Ukraine agreed", ("Russian", "Ukraine"), ["Russian-backed rebels", "Ukraine"]),
        ("Israel - and Hamas - agreed", ("Israel", "Hamas"), ["Israel", "Hamas"]),
    ],
)
def test_no_name_stops_inside_a_compound(text: str, names: tuple[str, ...], parties: list[str]) -> None:
    assert quotes(text, rated(text, *((name, 0.5) for name in names)), one_side=False) == parties


def test_two_sides_of_an_agreement_stay_two() -> None:
    text = "Israel said on Monday that Hamas had agreed with it"
    assert quotes(text, rated(text, ("Israel", 0.4), ("Hamas", 0.5)), one_side=False) == ["Israel", "Hamas"]


def test_of_one_sides_act_only_the_likeliest_party_is_told() -> None:
    text = "Shimon Peres met Yasser Arafat, who had ordered a cease-fire"
    assert quotes(text, rated(text, ("Shimon Peres", 0.3), ("Yasser Arafat", 0.6))) == ["Yasser Arafat"]


@pytest.mark.parametrize("text", ["the UDA, the UVF and the Red Hand Commando will stop", "Red Hand Commando, UDA and UVF will stop",
                                  "the UDA and its ally stopped; the UVF and the UDA stopped; UVF, Red Hand Commando"])  # fmt: skip
def test_who_is_named_beside_the_likeliest_acts_with_it(text: str) -> None:
    names = rated(text, ("UDA", 0.9), ("UVF", 0.4), ("Red Hand Commando", 0.3))
    assert set(quotes(text, names)) == {"UDA", "UVF", "Red Hand Commando"}


@given(st.lists(st.sampled_from(["Alpha", "Beta", "Gamma"]), min_size=1, max_size=3, unique=True),
       st.lists(st.sampled_from([" and ", ", ", " fought ", "'s ", " of the ", " says that "]), min_size=3, max_size=3),
       st.lists(st.floats(0.25, 1), min_size=3, max_size=3), st.booleans())  # fmt: skip
def test_no_name_is_lost_but_to_a_likelier_one(names: list[str], gaps: list[str], chances: list[float], one_side: bool) -> None:
    text = "".join(name + gap for name, gap in zip(names, gaps, strict=False))
    given_ = rated(text, *zip(names, chances, strict=False))
    found = told(text, given_, one_side)
    best = max(given_, key=lambda one: one[0])[1]
    assert any(party.start <= best.start and best.end <= party.end for party in found)
    assert all(text[party.start : party.end] == party.quote for party in found)
    assert all(a.end <= b.start for a, b in combinations(found, 2))
    assert len(joined(text, given_)) <= len(given_)


def test_beside_is_told_of_whole_stretches_only() -> None:
    assert not beside("Alpha left and Beta came", "Alpha", "Beta")
