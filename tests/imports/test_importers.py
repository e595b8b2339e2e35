"""What each data set's rows say, word for word in their text and no more precisely than they know it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.imports.tables import FILES, Rows, rows_of, write

from trucewatch.desk import Ledger
from trucewatch.desk.datasets import from_dataset
from trucewatch.linking import Told
from trucewatch.records import Incident, IncidentKind, Pledge, PledgeKind, Precision, Span


def imported(folder: Path, name: str, rows: Rows | None = None) -> dict[str, Told]:
    file = write(folder / f"{name}.csv", rows) if rows else FILES[name]
    done = from_dataset(str(folder / "t.ledger"), name, file)
    assert done.quarantined == []
    with Ledger(folder / "t.ledger") as book:
        return {told.document.location: told for told in book.known().tolds.values()}


def test_an_agreement_is_called_written_by_either_code(tmp_path: Path) -> None:
    for code, said in (("0", False), ("1", True), ("2", True), ("-1", False)):
        rows = [row | {"written": code} for row in rows_of("ethprio")]
        (folder := tmp_path / code).mkdir()
        assert any(" written " in told.document.text for told in imported(folder, "ethprio", rows).values()) is said


def spans(value: Any) -> list[Span]:
    if isinstance(value, Span):
        return [value]
    parts = value if isinstance(value, tuple) else [getattr(value, name) for name in getattr(type(value), "model_fields", ())]
    return [span for part in parts for span in spans(part)]


@pytest.mark.parametrize("name", FILES)
def test_every_coded_word_stands_in_the_text(tmp_path: Path, name: str) -> None:
    for told in imported(tmp_path, name).values():
        found = [span for entry in (*told.report.pledges, *told.report.incidents) for span in spans(entry)]
        assert all(span.stands_in(told.document.text) for span in [*found, *told.report.habitual, *told.document.imprint.credits])
        assert found or told.report.habitual


def incident(told: Told) -> Incident:
    (one,) = told.report.incidents
    return one


def test_ucdp_sides_fought_one_another_and_nobody_is_accused(tmp_path: Path) -> None:
    one = incident(imported(tmp_path, "ucdp")["ucdp-ged:900001"])
    assert (one.actor, one.target, [party.actor for party in one.parties]) == (None, None, ["colombia", "farc"])
    assert one.killed and one.killed.value == 12 and one.kind is IncidentKind.OTHER_VIOLENCE
    assert one.when and (one.when.precision, one.when.day, one.when.span.quote) == (Precision.MONTH, None, "2015-04-14 to 2015-04-15")
    assert one.place and (one.place.relation, one.place.radius_km, one.place.country) == ("near", 25.0, "CO")


def test_ucdp_one_sided_violence_has_an_actor_and_a_target(tmp_path: Path) -> None:
    one = incident(imported(tmp_path, "ucdp")["ucdp-ged:900003"])
    assert one.actor and one.target and one.target.span.quote == "Civilians" and not one.parties
    assert one.when and one.when.day == date(2014, 4, 15)


def test_ucdp_sums_over_several_events_are_no_incident(tmp_path: Path) -> None:
    told = imported(tmp_path, "ucdp")["ucdp-ged:900004"]
    assert told.report.incidents == () and "5" in told.report.habitual[0].quote


def test_ucdp_where_only_the_country_is_known_the_place_is_as_wide_as_it(tmp_path: Path) -> None:
    rows = rows_of("ucdp")
    place = incident(imported(tmp_path, "ucdp", [rows[0] | {"where_prec": "6", "where_coordinates": "Colombia"}])["ucdp-ged:900001"]).place
    assert place and place.country == "CO" and place.radius_km and place.radius_km > 300


def pledge(told: Told) -> Pledge:
    (one,) = told.report.pledges
    return one


def test_ethprio_a_rebels_truce_towards_the_government_of_its_dyad(tmp_path: Path) -> None:
    tolds = imported(tmp_path, "ethprio")
    one = pledge(tolds["eth-prio-cf:100-901/declared"])
    assert (one.kind, [p.actor for p in one.pledgers], [p.actor for p in one.counterparts]) == (PledgeKind.DECLARATION, ["farc"], ["colombia"])
    assert one.starts and one.starts.day == date(2014, 12, 20)
    assert tolds["eth-prio-cf:100-901/declared"].time.date() == date(2014, 12, 17)
    ended = pledge(tolds["eth-prio-cf:100-901/ended"])
    assert (ended.kind, ended.starts and ended.starts.day) == (PledgeKind.TERMINATION, date(2015, 5, 22))


def test_ethprio_rows_of_one_ceasefire_are_one_agreement(tmp_path: Path) -> None:
    one = pledge(imported(tmp_path, "ethprio")["eth-prio-cf:100-904/declared"])
    assert (one.kind, {p.actor for p in one.pledgers}) == (PledgeKind.AGREEMENT, {"colombia", "farc"})
    assert [p.span.quote for p in one.mediators] == ["Cuba", "Norway"]


def test_ethprio_what_never_took_effect_was_only_offered(tmp_path: Path) -> None:
    tolds = imported(tmp_path, "ethprio")
    assert pledge(tolds["eth-prio-cf:645-902/declared"]).kind is PledgeKind.OFFER
    assert "never took effect" in tolds["eth-prio-cf:645-902/declared"].document.text
    assert "partial ceasefire" in tolds["eth-prio-cf:645-902/declared"].document.text


@pytest.mark.parametrize(
    ("month", "day", "precision", "phrase"),
    [("6", "-1", Precision.MONTH, "2018-06-01 to 2018-06-30"), ("-1", "-1", Precision.YEAR, "2018-01-01 to 2018-12-31")],
)
def test_ethprio_an_unknown_day_or_month_stays_unknown(tmp_path: Path, month: str, day: str, precision: Precision, phrase: str) -> None:
    (row,) = [row for row in rows_of("ethprio") if row["cf_id"] == "903"]
    told = imported(tmp_path, "ethprio", [row | {"cf_effect_month": month, "cf_effect_day": day, "end_yr": "-1"}])
    starts = pledge(told["eth-prio-cf:700-903/declared"]).starts
    assert starts and (starts.precision, starts.day, starts.span.quote) == (precision, None, phrase)


def test_acled_who_can_have_done_it(tmp_path: Path) -> None:
    tolds = imported(tmp_path, "acled")
    clash, shells, attack = (incident(tolds[f"acled:SUD9000{number}"]) for number in (1, 2, 4))
    assert (clash.actor, [party.actor for party in clash.parties], clash.killed) == (None, ["rsf", "sudanese-army"], None)
    assert shells.actor and shells.actor.span.quote == "Unidentified Armed Group" and shells.actor.actor != "sudan"
    assert shells.target and shells.target.span.quote == "Civilians" and shells.target.actor != "sudan"
    assert attack.actor and attack.actor.actor == "rsf" and attack.killed and attack.killed.value == 100
    assert attack.when and attack.when.span.quote == "2023-10-30 to 2023-11-05" and attack.when.day is None


def test_acled_protests_are_passed_over_and_a_new_sub_event_is_set_aside(tmp_path: Path) -> None:
    rows = rows_of("acled")
    rows[0]["sub_event_type"] = "Quarrel"
    done = from_dataset(str(tmp_path / "t.ledger"), "acled", write(tmp_path / "acled.csv", rows))
    assert (done.added, done.passed, len(done.quarantined)) == (2, 1, 1)
    assert "column 'sub_event_type': unknown code: 'Quarrel'" in done.quarantined[0].reason
