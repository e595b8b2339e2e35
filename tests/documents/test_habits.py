"""What an outlet repeats is learned from its own pages and taken out; reports that repeat themselves, and credits, stay."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from benchmarks.pages_imprint import f1
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.outlet_pages import BACKGROUND, OutletPage, pages
from trafilatura import extract

from trucewatch.documents import read
from trucewatch.documents.habits import Habits, _spans, host_of, sketch
from trucewatch.records import Document, Imprint, Page, Span

APPEAL, NOTICE, CLOSING = "our readers carry it", "can be reached through our reading room", "keeps all its articles open"


def page(one: OutletPage) -> Page:
    return Page(location=one.url, content=one.html.encode(), media_type="text/html", gathered=datetime(2024, 7, 1, tzinfo=UTC))


def in_turn(made: list[OutletPage]) -> list[tuple[Document, Document]]:
    """Return each page as it is read alone, and as it is read after those before it."""
    habits, found = Habits(), []
    for one in made:
        document = read(page(one))
        found.append((document, habits.cleared(document)))
        habits = habits.with_page(sketch(document))
    return found


def text(body: str, **imprint: Span) -> Document:
    return Document(page="p", location="https://a.example/1", text=body, body_end=len(body), gathered=datetime(2024, 1, 1, tzinfo=UTC), imprint=Imprint(**imprint))


def test_an_appeal_and_a_notice_that_changes_its_name_are_gone_once_they_are_known() -> None:
    documents = in_turn(pages())
    for alone, after in documents[4:]:
        assert all(words in alone.body for words in (APPEAL, NOTICE, CLOSING))
        assert not any(words in after.body for words in (APPEAL, NOTICE, CLOSING))
    assert all(alone == after for alone, after in documents[:4])


def test_a_report_that_repeats_its_background_keeps_it() -> None:
    alone = [document for document, _ in in_turn(pages())]
    habits = Habits(map(sketch, alone))
    assert sum(BACKGROUND in habits.cleared(document).body for document in alone) == 4
    assert not any(APPEAL in habits.cleared(document).body for document in alone)


def test_article_text_is_not_worse_than_before_nor_than_trafilatura_alone() -> None:
    made = pages()
    truth = [one.article.split("\n", 1)[1] for one in made]
    alone = [extract(one.html, include_comments=False, favor_precision=True, include_tables=False) or "" for one in made]
    before, after = zip(*((first.body, last.body) for first, last in in_turn(made)), strict=True)
    mean = {name: sum(map(f1, truth[4:], got[4:])) / 4 for name, got in {"alone": alone, "before": before, "after": after}.items()}
    assert mean["after"] >= 0.99 and mean["after"] > mean["before"] + 0.1 and mean["after"] > mean["alone"] + 0.1


@pytest.mark.parametrize("one", pages(), ids=lambda one: one.url[-2:])
def test_comments_are_no_text_of_the_article(one: OutletPage) -> None:
    assert "Reader" not in read(page(one)).text


def test_spans_stay_on_their_words() -> None:
    credit = "Reporting by Mara Lindqvist; Editing by Tomas Reyes"
    made = [OutletPage(one.url, one.html.replace("</article>", f"<p>{credit}</p></article>"), one.article) for one in pages()]
    for alone, after in in_turn(made):
        assert all(span.stands_in(after.text) for span in _spans(after.imprint))
        assert [span.quote for span in after.imprint.credits] == [span.quote for span in alone.imprint.credits] != []


def test_a_later_version_of_a_page_teaches_nothing() -> None:
    first = pages()[2]
    habits = Habits()
    for _ in range(6):
        habits = habits.with_page(sketch(read(page(first))))
    assert len(habits.sketches) == 1


def test_a_sentence_within_a_paragraph_goes_only_where_most_pages_have_it() -> None:
    phrase = "Our newsroom could not check this on the spot."
    bodies = [f"Item {word * 3} was told by people in {word} town. {phrase} Nobody else in {word} wanted to speak." for word in ("oak", "elm", "ash", "fir", "yew", "bay")]
    rare = [f"Quite another {word} thing was sold at the {word} fair, said {word} growers." for word in ("fig", "nut", "pea", "rye", "oat", "hop", "tea")]
    often, seldom = Habits(), Habits()
    for body in bodies:
        often = often.with_page(sketch(text(body)))
    for body in (*bodies, *rare):
        seldom = seldom.with_page(sketch(text(body)))
    cleared = often.cleared(text(bodies[0])).body
    assert cleared == bodies[0].replace(f"{phrase} ", "")
    assert seldom.cleared(text(bodies[0])).body == bodies[0]


def test_an_article_of_nothing_but_habits_is_left_whole() -> None:
    line = "We close for the summer and come back in autumn with new pages."
    habits = Habits([sketch(text(f"{line}\n\nThe {word} shop had its best week for {word} in years.")) for word in ("bread", "fish", "wool", "salt", "coal")])
    assert habits.cleared(text(line)).body == line
    assert habits.cleared(text(f"Nothing of this is said elsewhere at all.\n\n{line}")).body == "Nothing of this is said elsewhere at all."


def test_outlets_do_not_learn_from_one_another() -> None:
    document = read(page(pages()[0]))
    assert host_of(document) == "rivergazette.example"
    assert host_of(document.model_copy(update={"location": "saved/a.html"})) == "river gazette"


@given(st.lists(st.lists(st.sampled_from(["Read us daily and tell a friend.", "The mill was sold.", "Two men were killed by shells.", "It rained all day long in town."]), min_size=1, max_size=5), min_size=4, max_size=8))
def test_what_is_left_is_the_text_without_some_of_its_blocks_in_their_order(bodies: list[list[str]]) -> None:
    documents = [text("\n\n".join(rows)) for rows in bodies]
    habits = Habits(map(sketch, documents))
    for document, rows in zip(documents, bodies, strict=True):
        left = [row for row in habits.cleared(document).body.split("\n\n") if row]
        places = iter(rows)
        assert left and all(row in places for row in left)
        assert left.count("Two men were killed by shells.") == rows.count("Two men were killed by shells.")
        assert len(left) <= len(rows) and all(one for one, _ in pairwise([*left, ""]))
