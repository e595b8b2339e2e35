"""A party that will keep a truce only once others have acted: it waits for that, whoever announced the truce."""

from datetime import timedelta

import pytest
from tests.linking.stage import FRONT, KIN, MERIA, day, pledge, report, span, within
from tests.linking.test_drafts import labels

from trucewatch.linking import Linked, Told, link
from trucewatch.monitor import Monitor
from trucewatch.records import Condition, Label

IN_FORCE, OFFERED = Label.IN_FORCE, Label.OFFERED
DECLARED = "Meria declares a ceasefire with the Northern Front."


def answer(words: str, kind: str, what: str, condition: str, when: str = "2024-03-02") -> Told:
    """The answer of the Northern Front, in a report of its own."""
    told = pledge(words, kind, FRONT, what, said_by=("Northern Front", "front"), condition=Condition(span=span(words, condition)))
    return report(when, words, told)


def known_then(linked: Linked, at: str) -> dict[str, Label]:
    """The labels of the first truce at the end of a day, as they were known by then."""
    moment = day(at) + timedelta(hours=23, minutes=59, seconds=59)
    verdicts = Monitor.of(linked.testimonies).verdicts(moment, known=moment, by="published", truce=linked.truces[0].id)
    return {verdict.faction: verdict.label for verdict in verdicts}


def declared(rest: str = "") -> str:
    return f"{DECLARED} {rest}".strip()


@pytest.mark.parametrize(("words", "kind", "what", "condition"), [
    (
        "The Northern Front said it would observe the truce only if Meria pulled back.",
        "declaration", "observe the truce", "only if Meria pulled back",
    ),
    (
        "The Northern Front says that it will respect the ceasefire only after the army has left Karo.",
        "acceptance", "respect the ceasefire", "only after the army has left Karo",
    ),
    (
        "The Northern Front said that it would only observe the ceasefire if Norda withdrew its troops.",
        "rejection", "observe the ceasefire", "if Norda withdrew its troops",
    ),
    (
        "The Northern Front said that it would not observe the ceasefire unless Meria pulled back.",
        "rejection", "not observe the ceasefire", "unless Meria pulled back",
    ),
    (
        "The Northern Front will not observe the ceasefire until Meria lifts its blockade.",
        "declaration", "not observe the ceasefire", "until Meria lifts its blockade",
    ),
])  # fmt: skip
def test_who_keeps_a_truce_only_once_others_have_acted_waits(words: str, kind: str, what: str, condition: str) -> None:
    first = report("2024-03-01", DECLARED, pledge(DECLARED, "declaration", MERIA, "ceasefire", said_by=("Meria", "meria")))
    assert labels(link([first, answer(words, kind, what, condition)], KIN), "2024-03-02") == {"meria": IN_FORCE, "front": OFFERED}


def test_who_keeps_a_truce_unless_attacked_has_it() -> None:
    words = "The Northern Front said that it would respect the ceasefire unless its fighters were attacked."
    first = report("2024-03-01", DECLARED, pledge(DECLARED, "declaration", MERIA, "ceasefire", said_by=("Meria", "meria")))
    told = answer(words, "acceptance", "respect the ceasefire", "unless its fighters were attacked")
    assert labels(link([first, told], KIN), "2024-03-02")["front"] is IN_FORCE


@pytest.mark.parametrize(("condition", "label"), [
    ("if groups attack, sabotage or fire on posts", IN_FORCE),
    ("should the army open fire", IN_FORCE),
    ("if the army stops its attacks", OFFERED),
    ("if its fighters hold their fire too", OFFERED),
])  # fmt: skip
def test_nobody_waits_to_be_attacked(condition: str, label: Label) -> None:
    text = f"The Northern Front declares a ceasefire. It warns what it will do {condition}."
    told = pledge(text, "declaration", FRONT, "ceasefire", said_by=("Northern Front", "front"), condition=Condition(span=span(text, condition)))
    assert labels(link([report("2024-03-02", text, told)], KIN), "2024-03-02")["front"] is label


def test_what_an_outsider_announced_was_in_force_until_a_party_said_that_it_waits() -> None:
    text = "Farland announces a ceasefire between Meria and the Northern Front."
    outside = report("2024-03-01", text, pledge(text, "agreement", MERIA | FRONT, "ceasefire", said_by=("Farland", "farland")))
    words = "The Northern Front says that it will respect the ceasefire only if Meria withdraws."
    linked = link([outside, answer(words, "declaration", "respect the ceasefire", "only if Meria withdraws")], KIN)
    assert known_then(linked, "2024-03-01") == {"meria": IN_FORCE, "front": IN_FORCE}
    assert known_then(linked, "2024-03-02") == {"meria": IN_FORCE, "front": OFFERED}


@pytest.mark.parametrize(("verb", "label"), [("agree to", OFFERED), ("sign", IN_FORCE)])
def test_who_says_that_it_waits_is_not_bound_by_what_others_told_as_agreed_but_by_its_name(verb: str, label: Label) -> None:
    text = f"Meria and the Northern Front {verb} a ceasefire."
    made = report("2024-03-01", text, pledge(text, "agreement", MERIA | FRONT, "ceasefire"))
    words = "The Northern Front says that it will respect the ceasefire only if Meria withdraws."
    linked = link([made, answer(words, "declaration", "respect the ceasefire", "only if Meria withdraws")], KIN)
    assert known_then(linked, "2024-03-01") == {"meria": IN_FORCE, "front": IN_FORCE}
    assert known_then(linked, "2024-03-02") == {"meria": IN_FORCE, "front": label}


def test_who_made_a_truce_by_its_own_word_has_it_whatever_it_says_of_others_later() -> None:
    text = "The Northern Front declares a ceasefire."
    own = report("2024-03-01", text, pledge(text, "declaration", FRONT, "ceasefire", said_by=("Northern Front", "front")))
    words = "The Northern Front says that it will respect the ceasefire only if Meria withdraws."
    linked = link([own, answer(words, "declaration", "respect the ceasefire", "only if Meria withdraws")], KIN)
    assert known_then(linked, "2024-03-02") == {"front": IN_FORCE}


def test_a_condition_is_that_of_the_party_before_whose_words_it_stands() -> None:
    second = "The Northern Front said it would observe the truce only if Meria pulled back."
    text, waits = declared(second), "only if Meria pulled back"
    condition = Condition(span=span(text, waits))
    one = within(text, DECLARED, pledge(text, "declaration", MERIA, "ceasefire", said_by=("Meria", "meria"), condition=condition))
    other = pledge(text, "offer", FRONT, "observe the truce", said_by=("Northern Front", "front"), condition=condition)
    linked = link([report("2024-03-01", text, one, within(text, second, other))], KIN)
    assert labels(linked, "2024-03-01") == {"meria": IN_FORCE, "front": OFFERED}
