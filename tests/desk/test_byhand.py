"""What people enter by hand: found in the text, beside what they entered before, before what a program reads later."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.desk.entries import codebook, coder

from trucewatch.coding.byhand import to_report
from trucewatch.coding.passage import to_document, to_record
from trucewatch.desk import Ledger
from trucewatch.desk.byhand import enter, enter_file
from trucewatch.desk.entered import codebook_record
from trucewatch.errors import RecordError, SettingError

GOLD = Path(__file__).parents[2] / "models" / "gold" / "a.jsonl"
DAY = datetime(2024, 3, 4, tzinfo=UTC)
TEXT = "Northern Front rebels shelled an army post near Karo on Saturday, killing two soldiers, the army said."


@pytest.fixture
def book(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "t.ledger")


def incident(**said: object) -> dict[str, object]:
    return codebook_record(TEXT, "shelling_rocket", {"who": ["Northern Front rebels"], "act": "shelled"} | said, "AFP", "2024-03-09")


def test_every_word_stands_in_the_text_with_its_place(book: Ledger) -> None:
    reading, new = enter(book.log, incident(when="Saturday", killed="2", said_by="the army"), coder("Ann"))
    (one,) = reading.report.incidents
    assert new and one.killed and one.when and one.said_by and one.actor
    spans = (one.anchor, one.actor.span, one.killed.span, one.when.span, one.said_by.span, one.sentence)
    assert all(span.stands_in(reading.document.text) for span in spans)
    assert (one.killed.value, one.killed.span.quote, one.when.day) == (2, "two", datetime(2024, 3, 9).date())
    assert reading.document.imprint.outlet == "AFP"
    assert (reading.report.coder.name, reading.report.coder.version) == ("Ann", "by hand")


@pytest.mark.parametrize("said", [{"place": "Mosul"}, {"who": ["Southern Front"]}, {"killed": "7"}, {"killed": "many"}, {"act": "bombed"}])
def test_words_that_the_text_does_not_say_are_refused_and_nothing_is_recorded(book: Ledger, said: dict[str, object]) -> None:
    with pytest.raises(RecordError, match="the text does not say"):
        enter(book.log, incident(**said), coder("Ann"))
    assert book.log.head() is None


def test_what_cannot_be_said_of_a_kind_is_refused() -> None:
    with pytest.raises(SettingError, match="'condition' is nothing that is said of an incident"):
        incident(condition="if they leave")
    with pytest.raises(SettingError, match="no kind"):
        codebook_record(TEXT, "quarrel", {}, None, None)


def test_a_second_entry_from_one_text_stands_beside_the_first_and_the_same_one_is_known(book: Ledger) -> None:
    shooting = codebook_record(TEXT, "shooting", {"act": "killing", "towards": ["two soldiers"]}, "AFP", "2024-03-09")
    assert [enter(book.log, fields, coder("Ann"))[1] for fields in (incident(), shooting, shooting)] == [True, True, False]
    (told,) = book.known().tolds.values()
    assert {one.kind.value for one in told.report.incidents} == {"shelling_rocket", "shooting"}
    with pytest.raises(RecordError, match="coded by Ann"):
        enter(book.log, incident(), coder("Ben"))


def test_what_a_person_coded_outranks_what_a_program_reads_later(tmp_path: Path) -> None:
    file = tmp_path / "one.jsonl"
    file.write_text(json.dumps(codebook("declared a truce", DAY) | {"url": "https://example.org/a", "pledges": []}))
    with Ledger(tmp_path / "t.ledger", coder="rules") as book:
        enter_file(book.log, file, coder("Ann"))
        assert book.add(file).recorded == 1
        (told,) = book.known().tolds.values()
        assert told.report.coder.name == "Ann" and told.report.pledges == ()


def test_a_file_sets_aside_what_does_not_fit_its_text_and_goes_on(book: Ledger, tmp_path: Path) -> None:
    good, wrong = codebook("declared a truce", DAY), codebook("ended the truce", DAY)
    wrong["pledges"] = [wrong["pledges"][0] | {"undertaking": "ceasefire"}]
    file = tmp_path / "coded.jsonl"
    file.write_text("\n".join([json.dumps(good), json.dumps(wrong), "{", json.dumps(good)]))
    done = enter_file(book.log, file, coder("Ann"))
    assert (done.recorded, done.known, len(done.quarantined)) == (2, 0, 2)  # without an address each line is a page of its own
    assert [item.location.split("#")[1][0] for item in done.quarantined] == ["2", "3"]
    again = enter_file(book.log, file, coder("Ann"))
    assert (again.recorded, again.known) == (0, 2)
    unsigned = enter_file(book.log, file, None)
    assert unsigned.recorded == 0 and any("who coded it" in item.reason for item in unsigned.quarantined)


def test_the_gold_passages_come_back_as_they_were_coded() -> None:
    checked = 0
    for record in map(json.loads, GOLD.read_text(encoding="utf-8").splitlines()[:60]):
        document = to_document(record)
        back = to_record(to_report(record, document, coder("Ann")), document, record)
        for sort in ("pledges", "incidents"):
            for given, coded in zip(record[sort], back[sort], strict=True):
                assert {name: coded[name] for name in given if name in coded} == {name: given[name] for name in given if name in coded}
                checked += 1
    assert checked > 50
