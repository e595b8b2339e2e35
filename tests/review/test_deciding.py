from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from trucewatch import review
from trucewatch.cli import app
from trucewatch.desk import Ledger
from trucewatch.errors import RecordError
from trucewatch.records import Label

At = tuple[Path, dict[str, str]]
NOVEMBER = datetime(2020, 11, 1, tzinfo=UTC)


def labels(book: Ledger, at: datetime = NOVEMBER) -> dict[str, Label]:
    return {verdict.faction: verdict.label for verdict in book.status(at=at)}


def item(book: Ledger, text: str, sort: str = "pledge") -> review.Item:
    return next(one for one in review.items(book.known()) if one.told.document.id == text and one.sort == sort)


def test_a_rejected_record_counts_no_more_and_an_undo_brings_it_back(ledger: At) -> None:
    path, texts = ledger
    with Ledger(path) as book:
        before = labels(book)
        assert "harakat-al-nujaba" in before
        made = review.reject(book, [item(book, texts["hostile"])], "anna", "no such statement")
        assert "harakat-al-nujaba" not in labels(book)
        review.undo(book, made[0].sequence, "bert")
        assert labels(book) == before
        assert [one.action for one in review.decisions(book)] == ["reject", "undo"]
        assert book.verify().ok


def test_a_rejection_without_a_reason_is_refused(ledger: At) -> None:
    path, texts = ledger
    with Ledger(path) as book, pytest.raises(RecordError, match="reason"):
        review.reject(book, [item(book, texts["wire"])], "anna", "  ")


def test_a_correction_replaces_the_field_and_keeps_the_rest(ledger: At) -> None:
    path, texts = ledger
    with Ledger(path) as book:
        found = item(book, texts["wire"], "incident")
        changed = review.corrected(found, "place", "BAGHDAD")
        review.correct(book, found, changed, "anna", "the dateline")
        now = item(book, texts["wire"], "incident").record
        assert now.place is not None and now.place.span.quote == "BAGHDAD"
        assert now.injured == found.record.injured
        assert now.confidence == 1.0


def test_the_history_says_of_a_correction_which_field_was_changed_from_what_to_what(ledger: At) -> None:
    path, texts = ledger
    with Ledger(path) as book:
        key, before = (found := item(book, texts["wire"], "incident")).key, found.record.place
    where = ["--ledger", str(path), "--by", "anna"]
    was = f"“{before.span.quote}”" if before else "nothing"
    told = CliRunner().invoke(app, ["review", "correct", key, "place", "BAGHDAD", *where], catch_exceptions=False).stdout
    assert told.splitlines()[1:] == [f"        place: {was} → “BAGHDAD”"]
    CliRunner().invoke(app, ["review", "correct", key, "place", "", *where], catch_exceptions=False)
    shown = CliRunner().invoke(app, ["review", "history", *where[:2]], catch_exceptions=False).stdout
    assert shown.splitlines()[1::2] == [f"        place: {was} → “BAGHDAD”", "        place: “BAGHDAD” → nothing"]
    listed = json.loads(CliRunner().invoke(app, ["review", "history", "--format", "json", *where[:2]], catch_exceptions=False).stdout)
    assert listed[1]["changed"] == [{"field": "place", "before": "“BAGHDAD”", "now": "nothing"}]


def test_a_correction_of_what_words_mean_is_a_change_though_the_words_stay(ledger: At) -> None:
    path, texts = ledger
    with Ledger(path) as book:
        found = item(book, texts["wire"], "incident")
        toll = found.record.injured
        assert toll is not None
        number = review.corrected(found, "injured", toll.span.quote, given="12")
        (one,) = review.changed("incident", found.record, number)
        assert (one.before, one.now) == (f"“{toll.span.quote}” ({toll.value})", f"“{toll.span.quote}” (12)")


def test_a_correction_may_move_the_record_and_can_be_decided_about_again(ledger: At) -> None:
    path, texts = ledger
    with Ledger(path) as book:
        found = item(book, texts["hostile"])
        moved = review.corrected(found, "undertaking", "suspend attacks on the United States")
        review.correct(book, found, moved, "anna")
        second = item(book, texts["hostile"])
        assert second.key != found.key
        review.reject(book, [second], "bert", "not a pledge")
        assert all(one.told.document.id != texts["hostile"] for one in review.items(book.known()))


@pytest.mark.parametrize(
    ("field", "words", "given", "says"),
    [
        ("place", "Atlantis", "", "does not stand in the text"),
        ("injured", "guards", "", "no number"),
        ("when", "hit", "soon", "no day"),
        ("kind", "party", "", "no choice"),
        ("anchor", "", "", "cannot be empty"),
        ("sentence", "x", "", "no field"),
    ],
)
def test_what_does_not_fit_a_field_is_refused_with_a_remedy(ledger: At, field: str, words: str, given: str, says: str) -> None:
    path, texts = ledger
    with Ledger(path) as book, pytest.raises(RecordError, match=says) as refused:
        review.corrected(item(book, texts["wire"], "incident"), field, words, given=given)
    assert refused.value.remedy


def test_a_value_whose_spans_do_not_stand_in_the_text_is_refused(ledger: At) -> None:
    path, texts = ledger
    with Ledger(path) as book:
        found = item(book, texts["wire"])
        with pytest.raises(RecordError, match="does not stand at"):
            review.correct(book, found, found.record.model_copy(update={"undertaking": found.anchor.shifted(1)}), "anna")


def test_an_accepted_record_outlives_a_coding_that_lost_it(ledger: At) -> None:
    from trucewatch.records import Coder, Entry

    path, texts = ledger
    with Ledger(path) as book:
        found = item(book, texts["hostile"])
        review.accept(book, [found], "anna")
        empty = found.told.report.model_copy(update={"pledges": (), "coder": Coder(name="other", version="2")})
        book.log.append([Entry.of("report", empty, key=f"{found.told.key}#other:2", published=found.told.published)])
        assert item(book, texts["hostile"]).key == found.key


def test_what_was_known_in_the_past_does_not_change_by_a_decision(ledger: At) -> None:
    path, texts = ledger
    with Ledger(path) as book:
        then = datetime.now(UTC) + timedelta(microseconds=1)
        while datetime.now(UTC) <= then:
            pass
        before = book.status(at=NOVEMBER, known=then)
        review.reject(book, [item(book, texts["wire"]), item(book, texts["reprint"])], "anna", "misread")
        assert book.status(at=NOVEMBER, known=then) == before
        assert "kataib-hezbollah" not in labels(book)


def test_the_same_record_of_other_prints_is_found(ledger: At) -> None:
    path, texts = ledger
    with Ledger(path) as book:
        known = book.known()
        found = review.siblings(known, item(book, texts["wire"]))
        assert [one.told.document.id for one in found] == [texts["reprint"]]
        assert review.siblings(known, item(book, texts["end"])) == []


def test_splitting_and_joining_move_records_between_truces(ledger: At) -> None:
    path, texts = ledger
    with Ledger(path) as book:
        before = {one.key: one.group for one in review.items(book.known()) if one.sort == "pledge"}
        hostile = item(book, texts["hostile"])
        review.separate(book, "truce", [hostile], "anna", "another matter")
        split = {one.key: one.group for one in review.items(book.known()) if one.sort == "pledge"}
        assert list(split.values()).count(split[hostile.key]) == 1
        everything = [one for one in review.items(book.known()) if one.sort == "pledge"]
        review.join(book, "truce", everything, "all of it", "bert")
        assert len({one.group for one in review.items(book.known()) if one.sort == "pledge"}) == 1
        review.undo_grouping(book, "truce", everything, "anna")
        assert {one.key: one.group for one in review.items(book.known()) if one.sort == "pledge"} == before
        assert len(review.groupings(book)) == 3


def test_pledges_and_incidents_are_not_put_together(ledger: At) -> None:
    path, texts = ledger
    with Ledger(path) as book, pytest.raises(RecordError):
        review.join(book, "truce", [item(book, texts["wire"], "incident")], "x", "anna")
