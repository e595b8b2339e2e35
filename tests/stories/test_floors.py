"""Quality floors on the written events: a change that loses figures fails here."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))
score = pytest.importorskip("benchmarks.stories").score
undated = pytest.importorskip("benchmarks.stories").undated
labelled = pytest.importorskip("benchmarks.stories_set").labelled


@pytest.mark.parametrize(
    ("split", "f1", "events", "classes"),
    [
        ("tune", 0.99, 0.97, 0.95), ("test", 0.99, 0.97, 0.95), ("mend", 0.99, 0.99, 0.95), ("later", 0.93, 0.85, 0.95),
        ("harder", 0.98, 0.95, 0.97), ("kept", 0.99, 0.99, 0.97), ("unseen", 0.99, 0.99, 0.95),
        ("open2", 0.99, 0.99, 0.98), ("kept2", 0.99, 0.99, 0.98),
        ("open3", 0.99, 0.99, 0.98), ("kept3", 0.99, 0.99, 0.98), ("kept4", 0.985, 0.93, 0.97), ("kept5", 0.985, 0.87, 0.98),
        ("kept6", 0.99, 0.95, 0.97), ("kept7", 0.985, 0.95, 0.98), ("kept8", 0.975, 0.9, 0.96), ("kept9", 0.975, 0.9, 0.95),
        ("kept10", 0.975, 0.8, 0.965), ("kept11", 0.96, 0.9, 0.965), ("kept12", 0.99, 0.95, 0.97),
        ("kept13", 0.985, 0.95, 0.97), ("kept14", 0.98, 0.9, 0.98),
        ("kept15", 0.99, 0.95, 0.96), ("kept16", 0.97, 0.85, 0.96), ("kept17", 0.98, 0.85, 0.975),
        ("kept18", 0.95, 0.85, 0.955), ("kept19", 0.96, 0.7, 0.95), ("kept20", 0.99, 0.95, 0.98), ("kept21", 0.96, 0.75, 0.97),
        ("kept22", 0.98, 0.85, 0.98), ("kept23", 0.97, 0.75, 0.97), ("kept24", 0.965, 0.85, 0.96),
        ("kept25", 0.97, 0.85, 0.98), ("kept26", 0.9, 0.5, 0.94),
    ],
)  # fmt: skip
def test_the_written_events_are_put_into_stories(split, f1, events, classes):
    found = score(labelled(split))
    assert found.f1 >= f1
    assert found.events >= events
    assert found.classes >= classes


@pytest.mark.parametrize(
    ("split", "every", "f1", "events"),
    [("kept12", 3, 0.98, 0.9), ("kept12", 1, 0.98, 0.9), ("kept16", 3, 0.955, 0.75), ("kept16", 1, 0.955, 0.75), ("test", 3, 0.99, 0.99), ("kept11", 3, 0.97, 0.95)],
)
def test_so_are_events_whose_documents_lack_dates(split, every, f1, events):
    found = score(undated(labelled(split), every))
    assert found.f1 >= f1
    assert found.events >= events


def test_the_demonstration_comes_out_as_seven_prints_of_one_agency_and_three_of_another():
    from trucewatch.desk.grouping import grouped

    groups = grouped([str(Path(__file__).parents[2] / "src/trucewatch/demo/pages")]).groups
    prints = {group.origin: {Path(m.id).stem[11:]: m.kind.value for m in group.documents} for group in groups if len(group.documents) > 1}
    ap = {"apnews", "timesofisrael", "unicpress", "jmedia", "pressreader", "abcu8", "fr24news"}
    assert set(prints["AP"]) == ap
    assert prints["AP"]["fr24news"] == "derived"
    assert set(prints["Reuters"]) == {"ahram", "aljazeera", "thedailyusnews"}
    assert len(prints) == 2
    assert len(groups) == 27 - 6 - 2
