"""The codebook as data and the records must name the same kinds and fields."""

import tomllib
from pathlib import Path

from trucewatch.coding.passage import incident_entry, pledge_entry
from trucewatch.records import Incident, IncidentFactuality, IncidentKind, Pledge, PledgeFactuality, PledgeKind, Span

CODEBOOK = tomllib.loads((Path(__file__).parents[2] / "codebooks" / "trucewatch-1.toml").read_text(encoding="utf-8"))
WORD = Span(start=0, end=4, quote="fire")
BESIDE = {"kind", "factuality", "confidence", "spans", "starts_iso", "date_iso"}


def test_kinds_and_factualities_are_those_of_the_records() -> None:
    assert list(CODEBOOK["pledge"]["kind"]) == [kind.value for kind in PledgeKind]
    assert list(CODEBOOK["incident"]["kind"]) == [kind.value for kind in IncidentKind]
    assert list(CODEBOOK["pledge"]["factuality"]) == [f.value for f in PledgeFactuality]
    assert list(CODEBOOK["incident"]["factuality"]) == [f.value for f in IncidentFactuality]


def test_fields_are_those_of_the_record_format() -> None:
    pledge = pledge_entry(Pledge(kind=PledgeKind.AGREEMENT, undertaking=WORD, sentence=WORD))
    incident = incident_entry(Incident(kind=IncidentKind.SHOOTING, anchor=WORD, sentence=WORD))
    assert set(CODEBOOK["pledge"]["field"]) == set(pledge) - BESIDE
    assert set(CODEBOOK["incident"]["field"]) == set(incident) - BESIDE
