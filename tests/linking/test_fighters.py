"""Who can be a side of a truce, by the words for it alone."""

import pytest
from tests.linking.reports import party

from trucewatch.linking import Kin
from trucewatch.linking.fighters import can_fight, head_noun


@pytest.mark.parametrize(("phrase", "fights"), [
    ("the rebels", True),
    ("the rebels of Riek Machar", True),
    ("Riek Machar's rebels", True),
    ("the militia led by a former general", True),
    ("fighters loyal to the ousted president", True),
    ("separatists in the east", True),
    ("gunmen, their leader among them", True),
    ("mediators of the rebels", False),
    ("villagers in the army's way", False),
    ("the two envoys", False),
    (",", False),
])  # fmt: skip
def test_a_phrase_for_a_body_that_fights_can_be_a_side(phrase: str, fights: bool) -> None:
    assert can_fight(party(phrase, phrase, "new:somebody@1"), Kin()) is fights


def test_the_head_of_a_phrase_is_what_stands_before_its_qualifiers() -> None:
    assert head_noun("The rebels of the forest") == "rebels"
    assert head_noun("of the forest") == "forest"
