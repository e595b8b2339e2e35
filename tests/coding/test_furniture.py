"""What fills a line by itself, the name of an outlet or a byline, is nobody's victim and no place of an act."""

import pytest

from trucewatch.coding.blend.furniture import without_furniture
from trucewatch.records import Coder, Incident, IncidentKind, Party, Place, Report, Span

HEAD = "Strike hits food queue\n\nOctober 15, 2022\nThe Lakes Tribune\nBy Anna Berg\n\n"


def parties(phrase: str, text: str) -> list[bool]:
    at, who = Span.find(text, "bombed"), Span.find(text, phrase)
    assert at and who
    side, place = Party(span=who), Place(span=who)
    one = Incident(kind=IncidentKind.AIR_DRONE_STRIKE, anchor=at, sentence=at, actor=side, target=side, place=place)
    told = without_furniture(Report(text_sha256="0" * 64, coder=Coder(name="t", version="1"), incidents=(one,)), text).incidents[0]
    return [told.actor is not None, told.target is not None, told.place is not None]


@pytest.mark.parametrize("phrase", ["Lakes Tribune", "The Lakes Tribune", "Anna Berg"])
def test_a_line_of_its_own_tells_of_no_act(phrase: str) -> None:
    assert parties(phrase, f"{HEAD}Planes bombed the town of Shire on Friday.") == [False, False, False]


@pytest.mark.parametrize(("phrase", "text"), [
    ("town of Shire", f"{HEAD}Planes bombed the town of Shire on Friday."),
    ("food queue", f"{HEAD}Planes bombed the town of Shire on Friday."),
    ("Lakes Tribune", "Planes bombed the office of the Lakes Tribune on Friday."),
])  # fmt: skip
def test_what_stands_in_a_sentence_or_a_headline_does(phrase: str, text: str) -> None:
    assert parties(phrase, text) == [True, True, True]
