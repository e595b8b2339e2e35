"""A truce that only outsiders say two sides made beside the one that they have: it takes the place of nothing until one of them bears it out."""

import pytest
from tests.linking.stage import FRONT, KIN, MERIA, pledge, report, signed, within
from tests.linking.test_drafts import labels

from trucewatch.linking import Told, link
from trucewatch.records import Label

IN_FORCE, OFFERED, ENDED = Label.IN_FORCE, Label.OFFERED, Label.ENDED
BOTH_KEEP = {"meria": IN_FORCE, "front": IN_FORCE}


def claimed(when: str = "2024-03-20", denial: str = "", first: bool = False, who: tuple[str, str] = ("Farland", "farland")) -> Told:
    """Farland says that Meria and the Northern Front agreed to a truce; Meria denies in the same report what ``denial`` says."""
    claim = f"{who[0]} says that Meria and the Northern Front agreed to a truce from midnight."
    text = " ".join((denial, claim) if first else (claim, denial)).strip()
    entries = [within(text, claim, pledge(text, "agreement", MERIA | FRONT, "truce", said_by=who))]
    if denial:
        quote = "ceasefire" if "ceasefire" in denial else "truce with the Northern Front"
        denied = pledge(text, "agreement", MERIA, quote, said_by=("Meria", "meria"), factuality="denied")
        entries.insert(0 if first else 1, within(text, denial, denied))
    return report(when, text, *entries)


def agreed(when: str, text: str = "Meria and the Northern Front sign a new truce.") -> Told:
    return report(when, text, pledge(text, "agreement", MERIA | FRONT, "truce"))


def test_what_only_an_outsider_says_was_agreed_ends_no_truce() -> None:
    linked = link([signed(), claimed()], KIN)
    assert [truce.parties for truce in linked.truces] == [("front", "meria")] * 2
    assert labels(linked, "2024-03-20") == BOTH_KEEP


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("denial", [
    "Meria denied that it had agreed to a ceasefire.",
    "Meria denied having agreed to any ceasefire in a call with Farland.",
    "Meria denied that there was a truce with the Northern Front.",
])  # fmt: skip
def test_who_denies_what_an_outsider_says_is_not_bound_and_the_older_truce_stays_as_it_was(denial: str, first: bool) -> None:
    linked = link([signed(), claimed(denial=denial, first=first)], KIN)
    assert labels(linked, "2024-03-20") == BOTH_KEEP
    assert labels(linked, "2024-03-20", 1) == {"meria": Label.NOT_BOUND, "front": OFFERED}


def test_a_denial_alone_says_nothing_of_the_truce_made_long_before() -> None:
    text = "Meria denied that it had agreed to a ceasefire in a call with Farland."
    denial = report("2024-03-20", text, pledge(text, "agreement", MERIA, "ceasefire", said_by=("Meria", "meria"), factuality="denied"))
    assert labels(link([signed(), denial], KIN), "2024-03-20") == BOTH_KEEP


def test_a_denial_the_day_after_speaks_of_what_was_said_then() -> None:
    text = "Meria denied that it had signed a ceasefire."
    denial = report("2024-03-21", text, pledge(text, "agreement", MERIA, "ceasefire", said_by=("Meria", "meria"), factuality="denied"))
    linked = link([signed(), claimed(), denial], KIN)
    assert len(linked.truces) == 2
    assert labels(linked, "2024-03-21") == BOTH_KEEP
    assert labels(linked, "2024-03-21", 1)["meria"] is Label.NOT_BOUND


def test_what_one_side_says_itself_takes_the_place_of_the_truce_before() -> None:
    linked = link([signed(), claimed(who=("Meria", "meria"))], KIN)
    assert set(labels(linked, "2024-03-20").values()) == {ENDED}


def test_what_is_told_as_a_fact_takes_the_place_of_the_truce_before() -> None:
    linked = link([signed(), agreed("2024-03-20")], KIN)
    assert set(labels(linked, "2024-03-20").values()) == {ENDED}


def test_what_an_outsider_said_takes_its_place_once_it_is_told_as_a_fact() -> None:
    linked = link([signed(), claimed(), agreed("2024-03-21", "Meria and the Northern Front sign the truce.")], KIN)
    assert len(linked.truces) == 2
    assert labels(linked, "2024-03-20") == BOTH_KEEP
    assert set(labels(linked, "2024-03-21").values()) == {ENDED}
    assert labels(linked, "2024-03-21", 1) == BOTH_KEEP


def test_who_denies_weeks_later_what_the_other_side_alone_said_was_agreed_is_not_bound() -> None:
    text = "The Northern Front denied that it had agreed to a ceasefire."
    front = ("Northern Front", "front")
    denial = report("2024-03-30", text, pledge(text, "agreement", FRONT, "ceasefire", said_by=front, factuality="denied"))
    linked = link([claimed("2024-03-16", who=("Meria", "meria")), denial], KIN)
    assert labels(linked, "2024-03-30")["front"] is Label.NOT_BOUND
