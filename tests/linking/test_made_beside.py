"""The day on which a truce was made, beside its verb, behind it, or in the sentence before or behind its own."""

from datetime import date

import pytest
from tests.linking.reports import pledge as made_by_hand
from tests.linking.reports import told
from tests.linking.stage import FRONT, KIN, MERIA, pledge
from tests.linking.test_drafts import labels

from trucewatch.linking import link
from trucewatch.linking.made_beside import made_in
from trucewatch.records import Label, Pledge, Span

TOLD = "2024-05-13"  # a Monday


def _pledge(text: str, sentence: str, kind: str, who: dict[str, str], own: str = "ceasefire") -> Pledge:
    whole = Span.find(text, sentence)
    assert whole
    return made_by_hand(text, kind, {}, own).model_copy(update={"sentence": whole, "pledgers": pledge(text, kind, who, own).pledgers})


def _day(text: str, own_sentence: str | None = None, kind: str = "declaration") -> date | None:
    who = MERIA | FRONT if kind == "agreement" and "Meria" in text else FRONT if "Northern Front" in text else {}
    when = made_in(_pledge(text, own_sentence or text, kind, who), text, date.fromisoformat(TOLD))
    return when.earliest.date() if when else None


@pytest.mark.parametrize(("text", "told_day"), [
    ("The Northern Front had, on 10 May, already declared a ceasefire.", 10),
    ("The Northern Front, on Friday, unilaterally declared a ceasefire.", 10),
    ("In a statement issued late on Friday, the Northern Front declared a ceasefire.", 10),
    ("Speaking on 9 May, the commander of the Northern Front declared a ceasefire.", 9),
    ("The Northern Front said, late on Friday, that it would keep a ceasefire.", 10),
    ("The Northern Front will keep a ceasefire, its commander said late on Friday.", 10),
    ("The Northern Front has declared a ceasefire in Karo, a spokesman announced on May 9.", None),  # "a spokesman": may be anybody's
])  # fmt: skip
def test_the_day_stands_between_commas_or_where_the_speaker_is_named(text: str, told_day: int | None) -> None:
    assert _day(text) == (date(2024, 5, told_day) if told_day else None)


@pytest.mark.parametrize("text", [
    "The Northern Front, which attacked a post on Friday, declared a ceasefire.",
    "The Northern Front declared a ceasefire, a day after its commander said on Friday that it would fight on.",
    "The Northern Front will keep a ceasefire, though its men, the commander said on Friday, had been shelled.",
])  # fmt: skip
def test_the_day_of_another_clause_is_none_of_the_truce(text: str) -> None:
    assert _day(text) is None


@pytest.mark.parametrize(("first", "second", "told_day"), [
    ("Meria and the Northern Front declared a ceasefire.", "Both armies put out their orders on Sunday.", 12),
    ("Meria and the Northern Front agreed to a ceasefire.", "The agreement was signed in Doha, Qatar, on 9 May.", 9),
    ("Meria and the Northern Front have agreed on a ceasefire.", "The announcement came on Saturday, hours after a clash on Friday.", 11),
    ("Meria and the Northern Front agreed to a ceasefire.", "It was announced on Friday and binds all units from Tuesday.", 10),
    ("Meria and the Northern Front agreed to a ceasefire.", "It came into force on Saturday.", None),
    ("Meria and the Northern Front agreed to a ceasefire.", "The order was to be read out by Friday.", None),
    ("Meria and the Northern Front agreed to a ceasefire.", "The army attacked a camp on Friday.", None),
    ("Meria and the Northern Front agreed on Monday to a ceasefire.", "The announcement came on Saturday.", None),
])  # fmt: skip
def test_the_sentence_behind_tells_when_the_truce_was_announced(first: str, second: str, told_day: int | None) -> None:
    assert _day(f"{first} {second}", first, "agreement") == (date(2024, 5, told_day) if told_day else None)


@pytest.mark.parametrize(("first", "second", "told_day"), [
    ("Meria and the Northern Front met in Doha on 9 May.", "They agreed to a ceasefire.", 9),
    ("Envoys of Meria and the Northern Front held talks in Doha, the capital, on Friday.", "There, the two sides signed a ceasefire.", 10),
    ("Talks between Meria and the Northern Front ended on Saturday.", "Both sides announced a ceasefire from 20 May.", 11),
    ("Meria and the Northern Front met on 9 May.", "They agreed to a ceasefire three days later.", None),
    ("Meria and the Northern Front did not meet on 9 May.", "They agreed to a ceasefire.", None),
    ("Meria and the Northern Front clashed on 9 May.", "They agreed to a ceasefire.", None),
    ("Meria and the Northern Front met on 9 May 2019.", "They agreed to a ceasefire.", None),
])  # fmt: skip
def test_the_sentence_before_tells_when_those_met_who_agreed(first: str, second: str, told_day: int | None) -> None:
    assert _day(f"{first} {second}", second, "agreement") == (date(2024, 5, told_day) if told_day else None)


def test_a_truce_is_in_force_since_the_day_that_the_sentence_beside_it_gives() -> None:
    first = "The Northern Front declared a ceasefire."
    text = f"{first} Its order was issued on Friday."
    linked = link([told(text, TOLD, _pledge(text, first, "declaration", FRONT))], KIN)
    assert [labels(linked, when).get("front") for when in ("2024-05-09", "2024-05-11")] == [None, Label.IN_FORCE]
