"""One declaration told twice on a page is one truce."""

import pytest
from tests.linking.stage import FRONT, KIN, MERIA, NORDA, pledge, report, within

from trucewatch.linking import link

DECLARED = "The Northern Front said on Wednesday that it had declared a truce."


@pytest.mark.parametrize(
    "answer",
    [
        "Meria will hold its fire for a month, matching a ceasefire offered two days earlier by the Northern Front.",
        "Meria declares a halt to attacks, in answer to a ceasefire proposed on Wednesday by the Northern Front.",
        "Meria declares a halt to attacks, replying to the ceasefire first announced last week by the Northern Front.",
    ],
)
def test_an_offer_beside_its_own_declaration_is_no_second_one(answer: str) -> None:
    text = f"{answer} {DECLARED}"
    halt = "hold its fire" if "hold its fire" in text else "halt to attacks"
    entries = (
        within(text, answer, pledge(text, "declaration", MERIA, halt)),
        within(text, answer, pledge(text, "offer", FRONT, "ceasefire", counterparts=pledge(text, "declaration", MERIA, halt).pledgers)),
        within(text, DECLARED, pledge(text, "declaration", FRONT, "truce")),
    )
    linked = link([report("2024-03-02", text, *entries)], KIN)
    assert sorted(truce.parties for truce in linked.truces) == [("front",), ("meria",)]


@pytest.mark.parametrize("who", [NORDA, MERIA])
def test_an_offer_of_another_side_or_made_now_stays(who: dict[str, str]) -> None:
    name = next(iter(who))
    offer = f"The ceasefire offered on Monday by {name} stands." if who is NORDA else "The Northern Front offers Meria a ceasefire."
    text = f"{offer} {DECLARED}"
    made = within(text, offer, pledge(text, "offer", who if who is NORDA else FRONT, "ceasefire"))
    linked = link([report("2024-03-02", text, made, within(text, DECLARED, pledge(text, "declaration", FRONT, "truce")))], KIN)
    assert any(act.kind is not None and act.kind.value == "offer" for acts in linked.acts.values() for act in acts)
