"""A toll of one that no number tells is shown by the words that say it, not by the word of the act."""

import pytest

from trucewatch.coding.blend.evidence import shown
from trucewatch.coding.passage import to_document
from trucewatch.coding.rules import coder
from trucewatch.records import Coder, Count, Incident, IncidentKind, Party, Report, Span


def evidence(text: str, anchor: str, of: str = "killed", target: str | None = None, value: int = 1, span: str | None = None) -> str:
    rules, document = coder(), to_document({"id": "a", "url": "", "published": "2024-03-05", "title": "", "text": text})
    start = document.body_start + text.index(anchor)
    at, whom = Span.of(document.text, start, start + len(anchor)), Span.find(document.text, target) if target else None
    toll = Count(span=Span.find(document.text, span) if span else at, value=value)
    one = Incident(kind=IncidentKind.OTHER_VIOLENCE, anchor=at, sentence=Span.find(document.text, text.split(".")[0]),
                   target=Party(span=whom) if whom else None).model_copy(update={of: toll})  # fmt: skip
    report = Report(text_sha256=document.id, coder=Coder(name="t", version="1"), incidents=(one,))
    [incident] = shown(report, rules.read(document)[0]).incidents
    return str(getattr(incident, of).span.quote)


@pytest.mark.parametrize(
    ("text", "anchor", "words"),
    [
        ("A soldier was killed by a rocket near Avdiivka on Monday.", "rocket", "A soldier was killed"),
        ("A rocket hit a post near Kiryat Shmona, killing a soldier and wounding two.", "rocket", "killing a soldier"),
        ("A mortar round killed the mayor of Sake on Monday.", "mortar", "killed the mayor"),
        ("Rebels shot dead a policeman in Quetta on Monday.", "shot", "shot dead a policeman"),
        ("A rocket hit a post near Sake. A soldier died.", "rocket", "A soldier died"),
    ],
)
def test_a_death_is_shown_by_the_words_that_tell_it(text: str, anchor: str, words: str) -> None:
    assert evidence(text, anchor) == words


@pytest.mark.parametrize(
    ("byline", "telling", "words"),
    [
        ("Jonathan Head, South East Asia correspondent, and Koh Ewe", "A Cambodian civilian was killed in a blast near Poipet.", "A Cambodian civilian was killed"),
        ("By Amal Haddad in Tyre and Yossi Peled", "A farmer was killed by a rocket near Metula on Monday.", "A farmer was killed"),
        ("Sunday Times (Colombo), staff and", "A guard was killed when a shell hit a post in Jaffna.", "A guard was killed"),
    ],
)  # fmt: skip
def test_no_byline_is_among_the_words(byline: str, telling: str, words: str) -> None:
    text = f"{byline}\n\n{telling}"
    anchor = next(word for word in ("blast", "rocket", "shell") if word in telling)
    assert evidence(text, anchor) == words


def test_a_wounded_one_is_shown_by_the_words_of_wounding() -> None:
    text = "Two rebels were killed and a guard was wounded when a mine exploded near Kidal."
    assert evidence(text, "mine", "injured") == "a guard was wounded"


def test_where_no_word_tells_the_toll_the_act_and_whom_it_was_done_to_do() -> None:
    text = "Militants gunned down teacher Ahmed Dar in Srinagar on Monday."
    assert evidence(text, "gunned", target="teacher Ahmed Dar") == "gunned down teacher Ahmed Dar"


def test_a_number_that_the_text_tells_stays() -> None:
    text = "A rocket struck the village of Metula on Monday, killing one."
    assert evidence(text, "rocket", span="one") == "one"
    assert evidence(text, "rocket", value=2) == "rocket"
