"""A new accord that commits both sides to earlier ones: these go on beside it, and a suspended one is taken up again."""

import pytest
from tests.linking.stage import FRONT, KIN, MERIA, incident, pledge, report, within

from trucewatch.linking import Told, link
from trucewatch.monitor import Monitor

BOTH = MERIA | FRONT
NEW = "Meria and the Northern Front signed a new ceasefire."


def made(when: str, text: str = "Meria and the Northern Front signed a ceasefire.") -> Told:
    return report(when, text, pledge(text, "agreement", BOTH, "ceasefire"))


def suspended(when: str) -> Told:
    text = "Meria suspended its ceasefire with the Northern Front."
    return report(when, text, pledge(text, "termination", MERIA, "ceasefire"))


def anew(when: str, said: str, what: str) -> Told:
    text = f"{NEW} {said}"
    new = within(text, NEW, pledge(text, "agreement", BOTH, "new ceasefire"))
    return report(when, text, new, within(text, said, pledge(text, "agreement", BOTH, what)))


def labels(told: list[Told], truce: str) -> dict[str, str]:
    monitor = Monitor.of(link(told, KIN).testimonies)
    return {who: monitor.history(truce, who)[-1 if monitor.history(truce, who)[-1].label != "unknown" else -2].label for who in ("meria", "front")}


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("It commits both sides to earlier agreements, among them the March ceasefire.", "March ceasefire"),
        ("The text also commits the two parties to the March 1 truce.", "truce"),
        ("Meria and the Northern Front reaffirmed the March ceasefire in it.", "March ceasefire"),
        ("It binds the two sides to the March ceasefire as well.", "March ceasefire"),
    ],
)
def test_what_a_new_accord_commits_both_to_is_not_superseded_and_no_longer_suspended(said: str, what: str) -> None:
    told = [made("2024-03-01"), suspended("2024-04-05"), anew("2024-04-12", said, what)]
    assert labels(told, "front--meria-2024-03") == {"meria": "in force", "front": "in force"}
    assert labels(told, "front--meria-2024-04") == {"meria": "in force", "front": "in force"}


def test_so_is_one_that_is_named_beside_another() -> None:
    said = "It commits both sides to earlier agreements, among them the January ceasefire and the declaration signed in Karo in March."
    told = [made("2024-01-03"), made("2024-03-01", NEW), suspended("2024-04-05"), anew("2024-04-12", said, "January ceasefire")]
    assert labels(told, "front--meria-2024-03") == {"meria": "in force", "front": "in force"}


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("It commits both sides to a ceasefire along the whole border.", "ceasefire"),
        ("The March ceasefire had collapsed within weeks.", "March ceasefire"),
    ],
)
def test_what_it_does_not_commit_them_to_is_superseded(said: str, what: str) -> None:
    told = [made("2024-03-01"), suspended("2024-04-05"), anew("2024-04-12", said, what)]
    assert labels(told, "front--meria-2024-03") == {"meria": "ended", "front": "ended"}


@pytest.mark.parametrize(
    "said",
    [
        "Both governments have said that the March ceasefire itself still stands.",
        "The two sides say the March ceasefire remains in force.",
        "Both sides insisted that their March ceasefire is still in effect.",
    ],
)
def test_what_both_say_still_stands_they_reaffirm(said: str) -> None:
    told = [made("2024-03-01"), suspended("2024-03-15"), report("2024-03-20", said, pledge(said, "agreement", {"oth": "meria", "s": "front"} if "oth" in said else {"he": "meria", "s": "front"}, "March ceasefire"))]
    assert labels(told, "front--meria-2024-03") == {"meria": "in force", "front": "in force"}


def test_what_one_side_says_still_stands_reinstates_nothing() -> None:
    said = "The Northern Front said that the March ceasefire still stands."
    told = [made("2024-03-01"), suspended("2024-03-15"), report("2024-03-20", said, pledge(said, "agreement", FRONT, "March ceasefire"))]
    assert labels(told, "front--meria-2024-03") == {"meria": "suspended", "front": "in force"}


def test_what_both_say_still_stands_clears_nobody_of_what_was_done_before() -> None:
    shelled = "Meria shelled the Northern Front in Karo on March 9, the Northern Front said."
    act = incident(shelled, "shelling_rocket", "shelled", ("Meria", "meria"), ("Northern Front", "front"), factuality="reported")
    told = [made("2024-03-01"), report("2024-03-09", shelled, act)]
    said = "The two sides say the March ceasefire remains in force."
    later = report("2024-03-10", said, pledge(said, "agreement", {"he": "meria", "s": "front"}, "March ceasefire"))
    assert labels([*told, later], "front--meria-2024-03")["meria"] == labels(told, "front--meria-2024-03")["meria"] != "in force"
