"""Patterns over several lines, and words by their names."""

import pytest

from trucewatch.wording import MONTHS, WEEKDAYS, spelled_out


def test_line_breaks_and_the_spaces_around_them_are_no_part_of_a_pattern() -> None:
    assert spelled_out("\n  (?:\n    one\n    |two\n  )[ ]\n  three four\n") == "(?:one|two)[ ]three four"


def test_a_name_stands_for_its_words_and_a_count_for_itself() -> None:
    assert spelled_out(r"\b{pair} {0,3}x", {"pair": "{one} two", "one": "un"}) == r"\bun two {0,3}x"


def test_shared_words_need_no_file_of_ones_own() -> None:
    assert spelled_out("{ceasefire}") == r"(?:cease-?\s?fire|truce)"


def test_a_name_that_nobody_knows_is_refused() -> None:
    with pytest.raises(KeyError):
        spelled_out("{nowhere}")


def test_lists_of_the_calendar_begin_with_january_and_monday() -> None:
    assert (MONTHS[0], WEEKDAYS[0], len(MONTHS), len(WEEKDAYS)) == ("january", "monday", 12, 7)
