"""Texts are read line by line and many at once; what is found is what one reading of the whole text finds."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from trucewatch.stories import copy_of, lines
from trucewatch.stories.copy import Copy, copies_of
from trucewatch.stories.sources import named, run_on

from .documents import WIRE, document

PIECES = [
    "Reuters", "the AFP news agency", "AP", "St.", "U.S.", "Army", "al-Manar", "according to", "told", "said", "reported", "reports", "news agency",
    "Monday", "seven", "40", "a truce", "“We will hold our fire here,”", "“We leave", "town.", "done!", "here?”", "(", ",", "-", "\n", "\n\n", " \n", ".\n",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join) | st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@settings(deadline=None)
@given(TEXTS)
@example("He spoke in St.\nLouis Post reported")
@example("The wire of the U.S.\nArmy said")
def test_where_no_name_runs_on_the_lines_name_whom_the_text_names(text):
    if not run_on(text):
        assert frozenset().union(*map(named, text.split("\n"))) == named(text)


@pytest.mark.parametrize("said", ["according to\nReuters", "Reuters\nreported", "he told\nthe Reuters news agency", "Associated\nPress reported"])
def test_a_source_may_stand_on_two_lines_of_a_text_that_was_broken_for_a_narrow_page(said):
    broken = document(f"{WIRE}\n{said} that it was quiet.", "a")
    assert copy_of(broken).cited == copy_of(document(broken.text.replace("\n", " "), "b")).cited != copy_of(document(WIRE, "c")).cited


@settings(deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_many_texts_at_once_give_the_copies_that_each_gives_alone(texts):
    documents = [document(text, f"{number}", number) for number, text in enumerate(texts)]
    together, alone = copies_of(documents), list(map(copy_of, documents))
    for one, other in zip(together, alone, strict=True):
        assert [plain(one, field.name) for field in fields(Copy)] == [plain(other, field.name) for field in fields(Copy)]


LEADING = [
    "told", "telling", "talk to", "talked to", "talking to", "according to", "as saying by", "report by", "reported by", "reviewed by", "quoted by",
    "cited by", "carried by", "obtained by", "published by", "contributed by", "seen by", "spoke to", "speaking to", "statement to", "interview with",
    "via", ", reports", ", reported", ", writes", ", wrote",
]  # fmt: skip
FOLLOWING = [
    "reported", "reports", "has quoted", "quotes", "had cited", "cites", "later writes", "wrote", "said", "says", "noted", "learnt", "learned", "learns",
    "correspondent", "correspondents", "reporter", "reporters", "news agency", "news agency said", "agency reports",
]  # fmt: skip


@pytest.mark.parametrize("said", [f"He {words} Ruritania News in town" for words in LEADING] + [f"Here Ruritania News {words}" for words in FOLLOWING])
@pytest.mark.parametrize("stop", [".", "’s", "-", " it"])
def test_a_line_is_looked_through_for_sources_if_it_has_any_word_that_goes_with_one(said, stop):
    line = said.replace(" ,", ",") + stop
    assert lines.lines_of_each([line])[0][0].named == named(line)


@settings(deadline=None)
@given(st.lists(st.sampled_from([*LEADING, *FOLLOWING, "Ruritania News", "the", "(", "’s", "“", "."]), max_size=12).map(" ".join))
def test_what_a_line_names_is_what_its_text_names(text):
    assert frozenset().union(*(line.named for line in lines.lines_of_each([text])[0])) == named(text)


@settings(deadline=None)
@given(TEXTS)
def test_long_lines_are_read_as_short_ones_and_not_kept(text):
    before, lines.LONGEST = lines.LONGEST, 0
    try:
        kept = len(lines._lately)
        fresh = copy_of(document(text, "a"))
        assert len(lines._lately) == kept
    finally:
        lines.LONGEST = before
    assert [plain(fresh, name) for name in ("runs", "facts", "topics")] == [plain(copy_of(document(text, "a")), name) for name in ("runs", "facts", "topics")]


def plain(copy, name):
    value = getattr(copy, name)
    return value.tolist() if hasattr(value, "tolist") else value
