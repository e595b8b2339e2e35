"""Rows in the ledger: imported twice is once, a changed row corrects, their order means nothing, and no report becomes two witnesses."""

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.imports.tables import FILES, rows_of, write
from typer.testing import CliRunner

from trucewatch.cli import app
from trucewatch.desk import Ledger
from trucewatch.desk.datasets import Imported, from_dataset
from trucewatch.records import Label, Page, PrintClass, Verdict


def day(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def load(ledger: Path, name: str, file: Path | None = None) -> Imported:
    return from_dataset(str(ledger), name, file or FILES[name])


@pytest.mark.parametrize("name", FILES)
def test_import_twice_is_import_once(tmp_path: Path, name: str) -> None:
    ledger = tmp_path / "t.ledger"
    first = load(ledger, name)
    with Ledger(ledger) as book:
        head = book.log.head()
    again = load(ledger, name)
    assert first.added and (again.added, again.corrected, again.known) == (0, 0, first.added)
    with Ledger(ledger) as book:
        assert book.log.head() == head and book.verify().ok


def answers(ledger: Path) -> list[Verdict]:
    with Ledger(ledger) as book:
        return [verdict for when in ("2015-04-20", "2016-09-01", "2018-06-13") for verdict in book.status(at=day(when))]


def shown(verdicts: list[Verdict]) -> list[tuple[object, ...]]:
    return [(one.truce, one.faction, one.at, one.label, one.grade, one.since, one.stories) for one in verdicts]


def texts(ledger: Path) -> set[tuple[str, str]]:
    with Ledger(ledger) as book:
        return {(key, told.document.text) for key, told in book.known().tolds.items()}


@settings(max_examples=8, deadline=None)
@given(st.permutations(range(5)), st.permutations(range(4)), st.booleans())
def test_the_order_of_rows_and_of_files_does_not_matter(ceasefires: list[int], events: list[int], swapped: bool) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        files = [
            ("ethprio", write(folder / "cf.csv", [rows_of("ethprio")[number] for number in ceasefires])),
            ("ucdp", write(folder / "ged.csv", [rows_of("ucdp")[number] for number in events])),
        ]
        for importer, file in reversed(files) if swapped else files:
            load(folder / "t.ledger", importer, file)
        for importer in ("ethprio", "ucdp"):
            load(folder / "plain.ledger", importer)
        assert shown(answers(folder / "t.ledger")) == shown(answers(folder / "plain.ledger"))
        assert texts(folder / "t.ledger") == texts(folder / "plain.ledger")


def test_a_newer_release_corrects_a_changed_row_and_doubles_nothing(tmp_path: Path) -> None:
    ledger, rows = tmp_path / "t.ledger", rows_of("ucdp")
    load(ledger, "ucdp")
    with Ledger(ledger) as book:
        before = datetime.now(UTC)
    rows[0] |= {"best": "11", "deaths_b": "0"}
    done = load(ledger, "ucdp", write(tmp_path / "GEDEvent_v26_1.csv", rows))
    assert (done.release, done.added, done.corrected, done.known) == ("26.1", 0, 1, 3)
    with Ledger(ledger) as book:
        deaths = {told.document.location: told.report.incidents[0].killed for told in book.known().tolds.values() if told.report.incidents}
        old = {told.document.location: told.report.incidents[0].killed for told in book.known(before).tolds.values() if told.report.incidents}
        assert len(deaths) == len(old) == 3
        corrected, first = deaths["ucdp-ged:900001"], old["ucdp-ged:900001"]
        assert corrected and first and (corrected.value, first.value) == (11, 12)
        (entry,) = [entry for entry in book.log.entries(kinds=("row",)) if entry.value["changed"]]
        assert entry.value["changed"] == {"best": ["12", "11"], "deaths_b": ["1", "0"]} and entry.value["release"] == "26.1"
    # And back again, as a release may withdraw a change.
    assert load(ledger, "ucdp").corrected == 1
    with Ledger(ledger) as book:
        assert {told.report.incidents[0].killed.value for told in book.known().tolds.values() if told.report.incidents and told.report.incidents[0].killed} == {12, 26, 75}


def test_an_end_that_a_newer_release_takes_back_counts_no_more(tmp_path: Path) -> None:
    ledger, rows = tmp_path / "t.ledger", rows_of("ethprio")
    load(ledger, "ethprio")
    assert {v.label for v in verdicts(ledger, "2015-06-01", "farc")} == {Label.ENDED}
    rows[0] |= {"end_yr": "-1", "end_month": "-1", "end_day": "-1"}
    assert load(ledger, "ethprio", write(tmp_path / "cf.csv", rows)).corrected == 1
    assert Label.ENDED not in {v.label for v in verdicts(ledger, "2015-06-01", "farc")}


def verdicts(ledger: Path, when: str, faction: str) -> list[Verdict]:
    with Ledger(ledger) as book:
        return book.status(faction=faction, at=day(when))


def test_a_fight_strains_the_truce_that_it_falls_into_and_breaches_none(tmp_path: Path) -> None:
    ledger = tmp_path / "t.ledger"
    load(ledger, "ethprio")
    load(ledger, "ucdp")
    labels = {when: [v.label for v in verdicts(ledger, when, "farc") if v.truce.startswith("farc")] for when in ("2015-01-10", "2015-04-20", "2015-06-01")}
    assert labels == {"2015-01-10": [Label.IN_FORCE], "2015-04-20": [Label.STRAINED], "2015-06-01": [Label.ENDED]}
    with Ledger(ledger) as book:
        (why,) = book.why("farc--colombia-2014-12", "farc", at=day("2015-04-20"))
        told = why.model_dump_json()
    assert "Government of Colombia and FARC fought near La Esperanza" in told and "UCDP GED" in told


def test_what_was_imported_today_was_not_known_then_by_publication(tmp_path: Path) -> None:
    ledger = tmp_path / "t.ledger"
    load(ledger, "ethprio")
    with Ledger(ledger) as book:
        assert book.status(at=day("2015-01-10"), known=day("2015-01-10"), by="published") == []


def test_an_old_row_is_no_fresh_news(tmp_path: Path) -> None:
    load(tmp_path / "t.ledger", "ethprio")
    (verdict,) = verdicts(tmp_path / "t.ledger", "2019-01-01", "colombia")
    assert verdict.label is Label.UNKNOWN


def test_rows_from_one_report_are_one_story_and_join_the_report_itself(tmp_path: Path) -> None:
    ledger, rows = tmp_path / "t.ledger", rows_of("ucdp")
    rows.append(rows[0] | {"id": "900009", "where_coordinates": "Timba"})
    load(ledger, "ucdp", write(tmp_path / "ged.csv", rows))
    with Ledger(ledger, coder="rules") as book:
        (story,) = [story for story in book.stories() if len(story.documents) > 1]
        assert [one.kind for one in story.documents] == [PrintClass.ORIGINAL, PrintClass.DERIVED]
        facts = (("title", rows[0]["source_headline"]), ("published", "2015-04-15T12:00:00Z"), ("outlet", "Reuters"))
        text = b"FARC rebels killed 11 soldiers in Cauca, the army said, in an attack at night on troops who rested at a sports field."
        book.add_pages([Page(location="https://example.org/a", content=text, gathered=day("2015-04-15"), facts=facts)])
        (story,) = [story for story in book.stories() if len(story.documents) > 1]
        assert [one.place for one in story.documents] == ["https://example.org/a", "ucdp-ged:900001", "ucdp-ged:900009"]
        assert story.origin == "Reuters" and all(one.kind is PrintClass.DERIVED for one in story.documents[1:])


@pytest.mark.parametrize("other", [{}, {"side_a": "ELN", "best": "2", "low": "2", "high": "2"}])
def test_each_row_of_a_data_set_is_an_incident_of_its_own(tmp_path: Path, other: dict[str, str]) -> None:
    rows = rows_of("ucdp")[:1]
    rows.append(rows[0] | {"id": "900010"} | other)
    load(tmp_path / "t.ledger", "ucdp", write(tmp_path / "ged.csv", rows))
    with Ledger(tmp_path / "t.ledger") as book:
        told = [tuple(page.partition("@")[2] for page in one.pages) for one in book.known().incidents.values()]
    assert sorted(told) == [("ucdp-ged:900001",), ("ucdp-ged:900010",)]


def test_templates_do_not_make_rows_reprints_of_one_another(tmp_path: Path) -> None:
    for name in FILES:
        load(tmp_path / "t.ledger", name)
    with Ledger(tmp_path / "t.ledger") as book:
        # Seven events and four ceasefires, each from a source of its own.
        assert len(book.stories()) == 11


def test_only_the_rows_asked_for(tmp_path: Path) -> None:
    done = from_dataset(str(tmp_path / "t.ledger"), "ucdp", FILES["ucdp"], where={"COUNTRY": "colombia", "event_clarity": "1"})
    assert done.added == 2


def test_the_command_names_the_data_set_its_release_and_its_terms(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["import", "ucdp", str(FILES["ucdp"]), "--ledger", str(tmp_path / "t.ledger"), "--where", "country=Nigeria"])
    assert done.exit_code == 0 and "UCDP GED 25.1: 1 new, 0 corrected, 0 known already" in done.stdout
    assert "CC BY 4.0" in done.stderr
    asked = CliRunner().invoke(app, ["import", "acled", str(FILES["acled"]), "--ledger", str(tmp_path / "t.ledger")])
    assert "do not pass its rows on" in asked.stderr


def test_the_site_shows_a_row_with_its_text_and_where_it_comes_from(tmp_path: Path) -> None:
    from trucewatch.web.app import make_app
    from trucewatch.web.settings import Settings

    ledger = tmp_path / "t.ledger"
    load(ledger, "ethprio")
    load(ledger, "ucdp")
    with Ledger(ledger) as book:
        (text,) = [told.document.id for told in book.known().tolds.values() if told.document.location == "ucdp-ged:900001"]
    with TestClient(make_app(Settings(ledger=str(ledger), people=str(tmp_path / "people")))) as client:
        page = client.get(f"/evidence/{text}")
        assert page.status_code == 200 and "UCDP GED" in page.text and "La Esperanza" in page.text and "Reuters News" in page.text
        truce = client.get("/truces/farc--colombia-2014-12?at=2015-04-20")
        assert truce.status_code == 200 and "strained" in truce.text
