"""Who says together what each undertakes or ends is bound by its own word; one group's end of a truce that nobody told of is one."""

import pytest
from tests.linking.reports import party
from tests.linking.stage import FRONT, KIN, MERIA, pledge, report
from tests.linking.test_drafts import labels

from trucewatch.linking import link
from trucewatch.records import Label

NORDA = {"Norda": "norda"}


@pytest.mark.parametrize(("text", "ended"), [
    ("Norda and the Northern Front said on Thursday they were abandoning the ceasefire with Meria.", True),
    ("Norda and the Northern Front announced that both were abandoning the ceasefire with Meria.", True),
    ("Norda said that the Northern Front was abandoning the ceasefire with Meria.", False),
])  # fmt: skip
def test_each_of_those_who_say_together_that_they_end_a_truce_ends_it(text: str, ended: bool) -> None:
    signed = "Norda and the Northern Front signed a ceasefire with Meria."
    first = report("2024-03-01", signed, pledge(signed, "agreement", NORDA | FRONT | MERIA, "ceasefire"))
    end = pledge(text, "termination", NORDA | FRONT, "ceasefire", said_by=("Norda", "norda"))
    found = labels(link([first, report("2024-03-05", text, end)], KIN), "2024-03-05")
    assert found["norda"] is Label.ENDED
    assert (found["front"] is Label.ENDED) is ended


@pytest.mark.parametrize(("text", "speaker", "begins"), [
    ("The Northern Front said that its 17-month-old ceasefire was over.", FRONT, True),
    ("The Northern Front called off a seven-month-old ceasefire.", FRONT, True),
    ("Norda said that the Northern Front had ended its ceasefire.", NORDA, False),
    ("Officials said that the ceasefire of the Northern Front was over.", {"Officials": "new:officials"}, False),
])  # fmt: skip
def test_a_group_that_ends_what_it_had_by_its_own_word_had_a_truce(text: str, speaker: dict[str, str], begins: bool) -> None:
    end = pledge(text, "termination", FRONT, "ceasefire", said_by=next(iter(speaker.items())))
    linked = link([report("2024-03-05", text, end)], KIN)
    assert [truce.parties for truce in linked.truces] == ([("front",)] if begins else [])
    assert not begins or labels(linked, "2024-03-05")["front"] is Label.ENDED


def test_a_state_that_ends_what_it_had_by_its_own_word_had_a_truce_as_well() -> None:
    text = "Meria's army said that a seven-day truce had ended."
    end = pledge(text, "termination", {"Meria's army": "meria"}, "seven-day truce", said_by=("Meria's army", "meria"))
    linked = link([report("2024-03-05", text, end)], KIN)
    assert labels(linked, "2024-03-05") == {"meria": Label.ENDED}


@pytest.mark.parametrize(("text", "label"), [
    ("Meria said that it was suspending a peace declaration signed with Norda last month.", Label.SUSPENDED),
    ("Meria has ended the peace accord with Norda.", Label.ENDED),
    ("Meria said that it was suspending the peace talks with Norda.", None),
])  # fmt: skip
def test_who_ends_or_suspends_a_peace_accord_ends_the_truce_of_it(text: str, label: Label | None) -> None:
    what = "peace talks" if "talks" in text else "peace declaration" if "declaration" in text else "peace accord"
    end = pledge(text, "termination", MERIA, what, counterparts=(party(text, "Norda", "norda"),))
    linked = link([report("2024-03-05", text, end)], KIN)
    assert bool(linked.truces) is (label is not None)
    assert label is None or labels(linked, "2024-03-05")["meria"] is label


def test_who_say_together_what_they_agree_are_those_whom_a_coder_saw_there_by_whatever_words() -> None:
    text = "Meria's ministry and the authorities of the hills said on Tuesday that they had agreed to a ceasefire."
    who = {"Meria's ministry": "meria", "authorities of the hills": "front"}
    both = pledge(text, "agreement", who, "ceasefire", said_by=("Meria's ministry", "meria"))
    assert labels(link([report("2024-03-05", text, both)], KIN), "2024-03-05") == {"meria": Label.IN_FORCE, "front": Label.IN_FORCE}
