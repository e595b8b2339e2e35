import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.documents import read
from trucewatch.errors import PageError
from trucewatch.pages import gather
from trucewatch.pages.jsonl import page_of
from trucewatch.records import Page, Quarantined

TEXT = "GAZA, May 3 (Reuters) - The two sides kept to the truce for a second day."


def lines(tmp_path: Path, *records: object) -> list[Page | Quarantined]:
    file = tmp_path / "in.jsonl"
    file.write_text("".join(f"{record if isinstance(record, str) else json.dumps(record)}\n" for record in records))
    return list(gather(str(file)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_packed_lines_are_read_as_the_lines_themselves(tmp_path: Path, encoding: str) -> None:
    text = "".join(json.dumps({"url": f"https://x.example/{number}", "text": TEXT}) + "\n" for number in range(3))
    (file := tmp_path / "IN.JSONL.GZ").write_bytes(gzip.compress(text.encode(encoding)))
    pages = list(gather(str(file)))
    assert [(page.location, page.content.decode()) for page in pages] == [(f"https://x.example/{number}", TEXT) for number in range(3)]
    assert dict(pages[2].facts)["record"] == f"{file}#3"


@pytest.mark.parametrize(("damage", "said"), [("cut", "cut off"), ("broken", "damaged"), ("other", "damaged")])
def test_of_packed_lines_that_break_off_those_before_are_read(tmp_path: Path, damage: str, said: str) -> None:
    rows = [json.dumps({"text": f"{TEXT} {number:08x} {'%x' % (number * 7919**9)}"}) for number in range(9000)]
    whole = gzip.compress("\n".join(rows).encode())
    half = len(whole) // 2
    broken = {"cut": whole[:half], "broken": whole[:half] + b"\xff" * 99 + whole[half + 99 :], "other": b"no gzip at all"}[damage]
    (file := tmp_path / "in.jsonl.gz").write_bytes(broken)
    pages, found = gather(str(file)), []
    with pytest.raises(PageError, match=said):
        found += iter(lambda: next(pages), None)
    assert (len(found) > 1000) == (damage != "other")
    assert found == [] or json.loads(rows[0])["text"] == found[0].content.decode()


def only(tmp_path: Path, record: object) -> Page:
    (page,) = lines(tmp_path, record)
    assert isinstance(page, Page)
    return page


def test_line_gives_a_page_with_its_facts(tmp_path: Path) -> None:
    page = only(tmp_path, {"id": "a1", "url": "https://x.example/1", "published": "2024-05-03", "title": "Truce holds", "text": TEXT})
    assert page.location == "https://x.example/1" and page.content.decode() == TEXT
    assert dict(page.facts)["id"] == "a1" and dict(page.facts)["record"].endswith("in.jsonl#1")


def test_facts_reach_the_imprint(tmp_path: Path) -> None:
    page = only(tmp_path, {"published": "2024-05-03", "title": "Truce holds", "outlet": "Ferry", "text": TEXT})
    document = read(page)
    assert document.text == f"Truce holds\n\n{TEXT}" and document.body == TEXT
    imprint = document.imprint
    assert (imprint.outlet, imprint.agency, imprint.published_source) == ("Ferry", "Reuters", "given")
    assert imprint.published is not None and imprint.published.date().isoformat() == "2024-05-03"
    assert imprint.dateline is not None and imprint.dateline.day is not None and imprint.dateline.day.year == 2024


def test_citation_tells_agency_and_republisher(tmp_path: Path) -> None:
    record = {"date": "2025-02-03", "text": "Shelling kills four people in a village.", "citations": [{"outlet": "AFP via France 24"}]}
    imprint = read(only(tmp_path, record)).imprint
    assert imprint.agency == "AFP"
    assert [hop.name for hop in imprint.chain] == ["AFP", "France 24", "this page"]


def test_of_several_citations_none_is_the_origin(tmp_path: Path) -> None:
    record = {"text": "Shelling kills four people in a village.", "citations": [{"outlet": "AFP"}, {"outlet": "BBC News"}]}
    assert [hop.name for hop in read(only(tmp_path, record)).imprint.chain] == ["this page"]


def test_bad_lines_are_quarantined_by_number_and_the_rest_goes_on(tmp_path: Path) -> None:
    found = lines(tmp_path, "{not json", [1], {"title": "no text"}, {"text": " "}, {"text": "\ud800" + TEXT}, "[" * 100_000, {"text": TEXT})
    refused = [item for item in found if isinstance(item, Quarantined)]
    assert [item.location.rsplit("#")[1] for item in refused] == ["1", "2", "3", "4", "6"]
    assert all(item.reason and item.remedy for item in refused) and len(found) == 7


def test_html_outranks_text(tmp_path: Path) -> None:
    page = only(tmp_path, {"html": "<p>Words</p>", "text": "Words"})
    assert page.media_type == "text/html"


def test_file_without_records_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PageError, match="no records"):
        lines(tmp_path)
    with pytest.raises(PageError, match="no such file"):
        list(gather(str(tmp_path / "none.jsonl")))


@pytest.mark.parametrize("name", ["maintext", "body", "content", "full_text"])
def test_records_of_other_collections_are_read_by_their_own_names(tmp_path: Path, name: str) -> None:
    page = only(tmp_path, {name: TEXT, "authors": ["Jane Doe", "Erika Mustermann"], "date_publish": "2024-05-03 10:15:00", "source_domain": "wire.example"})
    assert page.content.decode() == TEXT
    facts = dict(page.facts)
    assert (facts["byline"], facts["published"], facts["domain"]) == ("Jane Doe, Erika Mustermann", "2024-05-03 10:15:00", "wire.example")


def test_keys_are_known_however_they_are_written(tmp_path: Path) -> None:
    page = only(tmp_path, {"articleBody": TEXT, "publishedAt": "2024-05-03T10:15:00Z", "source": {"id": None, "name": "River Wire"}})
    facts = dict(page.facts)
    assert page.content.decode() == TEXT
    assert (facts["published"], facts["outlet"], facts.get("collection")) == ("2024-05-03T10:15:00Z", "River Wire", None)
    assert dict(only(tmp_path, {"text": TEXT, "datePublished": "2024-05-03", "source": "a crawl"}).facts)["collection"] == "a crawl"


def test_a_domain_names_the_outlet_only_where_the_page_does_not(tmp_path: Path) -> None:
    html = f"<html><head><meta property='og:site_name' content='River Wire'></head><body><article><p>{TEXT}</p></article></body></html>"
    assert read(only(tmp_path, {"html": html, "domain": "wire.example"})).imprint.outlet == "River Wire"
    assert read(only(tmp_path, {"text": TEXT, "domain": "wire.example"})).imprint.outlet == "wire.example"


JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9), lambda inner: st.lists(inner, max_size=3), max_leaves=6)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["text", "html", "url", "title", "published", "authors", "citations", "outlet", "id", "date"]), JSON))
def test_whatever_a_record_holds_it_is_a_page_or_set_aside(record: dict[str, object]) -> None:
    assert isinstance(page_of(record, "a.jsonl#1"), Page | Quarantined)


@pytest.mark.parametrize("mark", ["… [+1200 chars]", "... [+12 chars]", " [+1,200 characters]"])
def test_a_text_that_its_service_cut_loses_the_mark_and_says_so(mark: str) -> None:
    cut = page_of({"content": f"The truce held on Monday, the army said.{mark}"}, "a#1")
    assert isinstance(cut, Page) and cut.content == b"The truce held on Monday, the army said." and dict(cut.facts)["truncated"] == "length"


@pytest.mark.parametrize("text", ["The truce held …", "The post has room for [+200 chars] more, she said."])
def test_a_text_without_such_a_mark_is_whole(text: str) -> None:
    whole = page_of({"content": text}, "a#1")
    assert isinstance(whole, Page) and whole.content.decode() == text and "truncated" not in dict(whole.facts)


@pytest.mark.parametrize(
    "record",
    [
        {"lead_paragraph": "The truce holds.", "byline": {"original": "Jane Doe"}, "headline": {"main": "Truce holds"}, "pub_date": "2024-05-03"},
        {"webTitle": "Truce holds", "fields": {"bodyText": "The truce holds.", "byline": "Jane Doe"}, "webPublicationDate": "2024-05-03"},
    ],
)
def test_the_records_of_newspapers_own_collections_are_known(record: dict[str, object]) -> None:
    page = page_of(record, "a.jsonl#1")
    assert isinstance(page, Page) and page.content == b"The truce holds."
    assert dict(page.facts) == {"title": "Truce holds", "published": "2024-05-03", "byline": "Jane Doe", "record": "a.jsonl#1"}
