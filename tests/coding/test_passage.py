import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.coding.passage import to_document, to_record
from trucewatch.errors import RecordError
from trucewatch.records import Coder, Party, Pledge, PledgeKind, Report, Span, Speaker

TEXT = "The rebels halted fire on Sunday, their leader said."


def span(quote: str) -> Span:
    found = Span.find(TEXT, quote)
    assert found
    return found


def report_of(document_id: str) -> Report:
    pledge = Pledge(
        kind=PledgeKind.DECLARATION,
        pledgers=(Party(span=span("rebels")),),
        undertaking=span("halted fire"),
        said_by=Speaker(span=span("their leader")),
        sentence=span(TEXT),
    )
    return Report(text_sha256=document_id, coder=Coder(name="hand", version="1"), relevant=True, pledges=(pledge,))


def test_a_report_comes_out_with_the_codebooks_keys_and_the_offsets_of_each_quote() -> None:
    record = {"id": "x1", "url": "http://example.org/", "published": "2020-10-11", "title": None, "text": TEXT}
    document = to_document(record)
    coded = to_record(report_of(document.id), document, record)
    (pledge,) = coded["pledges"]
    assert coded["published"] == "2020-10-11" and coded["relevant"] is True and coded["incidents"] == []
    assert pledge["pledgers"] == ["rebels"] and pledge["condition"] is None and pledge["anonymous"] is False
    start, end = pledge["spans"]["undertaking"]
    assert TEXT[start:end] == pledge["undertaking"] == "halted fire"
    assert [TEXT[a:b] for a, b in pledge["spans"]["pledgers"]] == ["rebels"]


@pytest.mark.parametrize(
    "record", [{}, {"id": "x"}, {"id": "x", "text": " "}, {"text": "t"}, {"id": "x", "text": "t", "published": "Sunday"}]
)
def test_a_record_without_id_text_or_with_a_wrong_date_is_refused_with_a_remedy(record: dict[str, str]) -> None:
    with pytest.raises(RecordError) as refused:
        to_document(record)
    assert refused.value.remedy


@given(st.text(min_size=1).filter(str.strip))
def test_the_text_is_untouched(text: str) -> None:
    document = to_document({"id": "x", "text": text})
    assert document.text == document.body == text
