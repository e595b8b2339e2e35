import pytest
from hypothesis import given
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
