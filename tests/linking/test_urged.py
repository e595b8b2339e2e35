"""A call to keep the truce that parties have speaks of that one, and begins and binds nothing."""

import pytest
from tests.linking.stage import FRONT, KIN, MERIA, pledge, report, signed
from tests.linking.test_drafts import labels

from trucewatch.linking import link
from trucewatch.records import Label, Observed

URGED = "Farland urged Meria and the Northern Front to respect the ceasefire."
FARLAND = ("Farland", "farland")


def test_it_is_news_of_the_truce_that_they_have() -> None:
    linked = link([signed(), report("2024-03-25", URGED, pledge(URGED, "call_for", MERIA | FRONT, "respect the ceasefire", FARLAND))], KIN)
    said = [claim.proposition for claim in linked.testimonies[1].claims]
    assert len(linked.truces) == 1
    assert {type(one) for one in said} == {Observed}
    assert labels(linked, "2024-04-10") == {"meria": Label.IN_FORCE, "front": Label.IN_FORCE}


@pytest.mark.parametrize("what", ["respect the ceasefire", "return to the ceasefire"])
def test_it_begins_none(what: str) -> None:
    text = f"Farland urged Meria and the Northern Front to {what}."
    assert not link([report("2024-03-25", text, pledge(text, "call_for", MERIA | FRONT, what, FARLAND))], KIN).truces


@pytest.mark.parametrize(
    "what", ["keep up the truce in fact", "keep alive their ceasefire", "keep to the truce", "hold on to the ceasefire", "extend the truce"]
)
def test_to_keep_up_what_they_have_is_no_new_one(what: str) -> None:
    text = f"Farland urged both Meria and the Northern Front to {what}."
    over = "The truce between Meria and the Northern Front expired."
    expired = report("2024-03-24", over, pledge(over, "expiry", MERIA | FRONT, "truce"))
    linked = link([signed(), expired, report("2024-03-25", text, pledge(text, "call_for", MERIA | FRONT, what, FARLAND))], KIN)
    assert len(linked.truces) == 1
    assert labels(linked, "2024-03-26")["front"] is Label.EXPIRED


@pytest.mark.parametrize(
    ("words", "truces"),
    [
        ("to work urgently toward an immediate ceasefire", 0),
        ("to work together for a lasting ceasefire", 0),
        ("to agree on an immediate ceasefire", 1),
        ("to let aid workers in and declare an immediate ceasefire", 1),
    ],
)
def test_to_work_toward_a_truce_is_to_seek_one(words: str, truces: int) -> None:
    text = f"Farland called on Meria and the Northern Front {words}."
    what = text.split(" ")[-2] + " ceasefire"
    linked = link([report("2024-03-25", text, pledge(text, "call_for", MERIA | FRONT, what, FARLAND))], KIN)
    assert len(linked.truces) == truces


def test_it_makes_no_truce_of_what_is_only_proposed() -> None:
    draft = "Farland proposes a ceasefire plan to Meria and the Northern Front."
    told = [report("2024-03-01", draft, pledge(draft, "proposal", MERIA | FRONT, "ceasefire plan", FARLAND)),
            report("2024-03-03", URGED, pledge(URGED, "call_for", MERIA | FRONT, "respect the ceasefire", FARLAND))]  # fmt: skip
    assert labels(link(told, KIN), "2024-03-03") == {"meria": Label.OFFERED, "front": Label.OFFERED}


def test_a_call_for_a_new_one_is_an_offer() -> None:
    text = "Farland urged Meria and the Northern Front to observe a three-day truce."
    linked = link([report("2024-03-25", text, pledge(text, "call_for", MERIA | FRONT, "observe a three-day truce", FARLAND))], KIN)
    assert labels(linked, "2024-03-25") == {"meria": Label.OFFERED, "front": Label.OFFERED}
