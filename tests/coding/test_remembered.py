"""What the pipeline remembers, how it finds names, and who multiplies for it change no parse: each is that of the package's pipeline."""

from functools import cache
from typing import Any

import pytest
from threadpoolctl import threadpool_info

from trucewatch.coding.parsing import Parser, load
from trucewatch.coding.remembered import names

TEXTS = [
    "The rebels declared a cease-fire on Monday. The army said it would not stop its attacks, and that the talks had failed.",
    "That is the truce that they had agreed on; those who broke it aren't going to admit that.",
    "“We ain't gonna leave,” y'all heard him say. C'mon, let's go. There's nothin' left, and there were no others.",
    "THEY'RE the ones who'd got to do it.\n\n  Who gets what? I'll have to; it hurts me, you know, and 'em.",
    "Shelling: 12 killed (3 children) — $5 million in damage.\n\nBut does it? It does. He's done well here, once, somewhere.",
    "The United Nations Mission in the Republic of South Sudan,\n\nbased in Juba since 9 July 2011, paid $2.5 million to Riek Machar",
    "Juba Monday. Addis Ababa\n \n General Gerasimov of the 3rd Guards Army met Abdel Fattah al-Burhan at 10 a.m. on the West Bank",
    "Israel",
    " \n ",
    "",
    "That that that. To be or not to be; do as you do, though it can't, won't and shan't.",
]


@cache
def plain() -> Any:
    return load()


def annotated(doc: Any) -> list[tuple[Any, ...]]:
    return [(t.text, t.lemma_, t.pos_, t.tag_, str(t.morph), t.dep_, t.head.i, t.ent_type_, t.ent_iob_, t.is_sent_start) for t in doc]


@pytest.mark.parametrize("text", TEXTS)
def test_a_parse_is_the_plain_one(text: str) -> None:
    assert annotated(Parser()(text)) == annotated(plain()(text))


def test_a_parse_takes_one_thread() -> None:
    Parser()(TEXTS[0])
    assert {library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"} == {1}


def test_a_word_seen_before_is_annotated_by_its_place_in_this_text() -> None:
    first, second = "The rebels said that the truce holds.", "Israel rejected that truce and that was that."
    Parser()(first)
    assert annotated(Parser()(second)) == annotated(plain()(second))


@pytest.mark.parametrize(
    ("pattern", "word", "named"),
    [
        ([{"TAG": "NN"}], "truce", False),
        ([{"LOWER": "that", "TAG": "DT"}], "that", True),
        ([{"LOWER": {"IN": ["if", "that"]}}], "that", True),
        ([{"LOWER": {"IN": ["if", "that"]}}], "this", False),
        ([{"LOWER": {"REGEX": "^n[ou]thin'$"}}], "nothin'", True),
        ([{"LOWER": {"REGEX": "^n[ou]thin'$"}}], "nothing", False),
    ],
)
def test_a_rule_about_one_word_tells_which_words_it_names(pattern: list[dict[str, Any]], word: str, named: bool) -> None:
    told = names(pattern)
    assert told is not None
    assert told(word) is named


@pytest.mark.parametrize(
    "pattern", [[{"LOWER": "gon"}, {"LOWER": "na"}], [{"ORTH": "US"}], [{"LOWER": "a", "OP": "+"}], [{"LOWER": {"NOT_IN": ["a"]}}]]
)
def test_a_rule_that_asks_more_is_matched_in_every_text(pattern: list[dict[str, Any]]) -> None:
    assert names(pattern) is None
