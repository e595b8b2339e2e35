import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from trucewatch.records import Span

texts = st.text(min_size=1, max_size=60)


@given(texts, st.data())
def test_a_span_stands_where_it_was_taken(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span.of(text, start, end)
    assert span.stands_in(text)
    assert Span.model_validate_json(span.model_dump_json()) == span


@given(texts, texts, st.integers(0, 200))
def test_find_returns_an_occurrence_or_nothing(text: str, quote: str, near: int) -> None:
    found = Span.find(text, quote, near)
    assert (found is not None) == (quote in text)
    assert found is None or found.stands_in(text)


def test_find_takes_the_occurrence_nearest() -> None:
    assert Span.find("truce, truce, truce", "truce", near=8) == Span(start=7, end=12, quote="truce")


def test_a_span_that_does_not_measure_its_quote_is_refused() -> None:
    with pytest.raises(ValidationError):
        Span(start=0, end=3, quote="truce")


@settings(deadline=None)
@given(texts, st.data())
def test_what_is_before_a_part_the_part_and_what_is_behind_it_are_the_whole(text: str, data: st.DataObject) -> None:
    span = Span.of(text, 0, len(text)).shifted(data.draw(st.integers(0, 9)))
    start = data.draw(st.integers(0, len(text)))
    part = span.part(start, data.draw(st.integers(start, len(text))))
    assert part.start == span.start + start
    assert span.before(part) + part.quote + span.behind(part) == text


def test_nothing_is_before_what_stands_before_all_of_it_and_all_is_behind_that() -> None:
    text = "A truce holds. It began on Monday."
    first, second = Span.of(text, 0, 14), Span.of(text, 15, 34)
    assert (second.before(first), second.behind(first)) == ("", second.quote)
    assert (first.before(second), first.behind(second)) == (first.quote, "")
