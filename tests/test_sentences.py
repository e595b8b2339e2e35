"""Where sentences begin: titles, initials and shortened months end none, agencies and hours at a sentence's end do."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.sentences import beginnings, sentence_at, sentences


def told(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "wanted",
    [
        ["He spoke with Lt. Gen. Khalifa Haftar of it.", "Nobody answered."],
        ["U.S. troops left on Oct. 11 and Nov. 3.", "They came back."],
        ["The truce began at 6 p.m. Friday.", "It held."],
        ["It begins at 6 p.m. Moscow time or 3 P.M. GMT.", "It ends on May 9."],
        ["The guns stopped at 2 p.m.", "Soldiers left."],
        ["They met J. Smith of the U.N. Mission.", "It was late."],
        ["The army fired first, he told AFP.", "In November it had not."],
        ["Both are in the U.S.", "The third is not."],
        ["“Never again.”", "“Stop now!” she said."],
        ["Two died (one a child).", "3 others fled."],
        ["A headline without a stop", "KABUL (AP) - Two died."],
        ["Is it over?", "Nobody knows…"],
        ["Resolution No. 598 was accepted.", "No. 2 was not."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(wanted):
    text = "".join(one + ("\n\n" if one[-1] not in ".!?”…" else " ") for one in wanted)
    assert told(text.rstrip()) == wanted


@given(st.text(alphabet="Ab .!?\n\"”(8U.S", max_size=60))
def test_sentences_hold_all_of_a_text_but_space_in_order(text):
    spans = list(sentences(text))
    assert "".join("".join(told(text)).split()) == "".join(text.split())
    assert all(a < b <= c for (a, b), (c, _) in pairwise(spans))


def test_the_space_between_two_sentences_is_of_the_first_one():
    assert sentence_at("Is it over?\n 8 died.", 12) == (0, 11)


@given(st.text(alphabet="Ab .!?\n\"”(8", min_size=1, max_size=60), st.data())
def test_the_sentence_at_a_place_holds_it_and_is_one_of_all(text, data):
    at = data.draw(st.integers(0, len(text) - 1))
    start, end = sentence_at(text, at)
    assert start in {0, *beginnings(text)}
    assert start <= at
    assert at < end or text[end : at + 1].isspace()
