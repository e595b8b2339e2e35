"""Python's search for garbage is kept off only while stories are made."""

from __future__ import annotations

import gc

import pytest

from trucewatch.quiet import unsearched
from trucewatch.stories import stories_in

from .documents import WIRE, document


def test_the_search_goes_on_afterwards_also_where_something_fails() -> None:
    with pytest.raises(ValueError, match="no"), unsearched():
        assert not gc.isenabled()
        raise ValueError("no")
    assert gc.isenabled()


def test_who_keeps_the_search_off_finds_it_off_afterwards() -> None:
    gc.disable()
    try:
        with unsearched():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_it_goes_on_while_documents_are_made_and_stories_are_taken() -> None:
    seen = []

    def documents():
        for number in range(3):
            seen.append(gc.isenabled())
            yield document(WIRE, f"{number}", number)

    seen.extend(gc.isenabled() for _ in stories_in(documents()))
    assert seen == [True] * 4
