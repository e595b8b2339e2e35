"""Who presents or backs a draft of others is no party of it, unless it puts it to just one side."""

import pytest
from tests.linking.stage import FRONT, KIN, MERIA, NORDA, pledge, report
from tests.linking.test_drafts import labels

from trucewatch.linking import Told, link
from trucewatch.records import Label, Pledge

BOTH = {"meria": Label.OFFERED, "front": Label.OFFERED}
FARLANDS = ("Farland", "farland")


def draft(text: str, *acts: Pledge) -> Told:
    return report("2024-03-01", text, *acts)


@pytest.mark.parametrize("verb", ["presents", "has submitted", "backs", "welcomed", "again tabled"])
def test_who_presents_anothers_draft_for_two_is_no_party_of_it(verb: str) -> None:
    text = f"Norda {verb} a plan by Farland for a ceasefire between Meria and the Northern Front."
    mistaken = pledge(text, "acceptance", NORDA, "plan by Farland for a ceasefire")
    told = draft(text, mistaken, pledge(text, "proposal", MERIA | FRONT, "ceasefire", said_by=FARLANDS))
    assert labels(link([told], KIN), "2024-03-01") == BOTH


def test_who_is_named_behind_to_is_a_side_whom_no_coder_saw() -> None:
    text = "Norda submitted to Meria and the Northern Front a ceasefire proposal drafted by Farland."
    told = draft(text, pledge(text, "acceptance", NORDA, "ceasefire proposal"), pledge(text, "proposal", {}, "ceasefire", said_by=FARLANDS))
    assert labels(link([told], KIN), "2024-03-01") == BOTH


def test_who_puts_anothers_draft_to_one_side_is_the_other_and_has_accepted_nothing() -> None:
    text = "Meria submits to the Northern Front a ceasefire proposal drafted by Farland."
    told = draft(text, pledge(text, "acceptance", MERIA, "ceasefire proposal"), pledge(text, "proposal", {}, "ceasefire", said_by=FARLANDS))
    assert labels(link([told], KIN), "2024-03-01") == BOTH


def test_who_welcomes_its_own_draft_or_accepts_anothers_is_a_party() -> None:
    text = "Meria accepts a plan by Farland for a ceasefire with the Northern Front."
    accepts = pledge(text, "acceptance", MERIA, "plan by Farland")
    told = draft(text, accepts, pledge(text, "proposal", MERIA | FRONT, "ceasefire", said_by=FARLANDS))
    assert labels(link([told], KIN), "2024-03-01")["meria"] is Label.OFFERED
    own = "Meria presents to the Northern Front a plan for a ceasefire."
    mine = draft(own, pledge(own, "proposal", MERIA | FRONT, "ceasefire", said_by=("Meria", "meria")))
    assert labels(link([mine], KIN), "2024-03-01") == BOTH
