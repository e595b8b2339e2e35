"""Pages of sources as stories, each document by its id."""

from __future__ import annotations

import json
from pathlib import Path

from trucewatch.desk.grouping import grouped

PROSE = "Both sides said on Sunday that the truce along the river would hold for another week, and that nobody was hurt."
OTHER = "Ships with twelve crews from Basra passed the strait at night, the harbour master of Umm Qasr said on Monday."
DIGEST = f"Roundup\n\nTruce holds\n\nKARO (AP) — {PROSE}\n\nShips pass\n\nBASRA, March 4 (Reuters) - {OTHER}\n"


def ids(*sources: Path) -> list[str]:
    return sorted(one.id for group in grouped([str(source) for source in sources]).groups for one in group.documents)


def written(folder: Path, *records: dict[str, object]) -> Path:
    (folder / "in.jsonl").write_text("".join(f"{json.dumps(record)}\n" for record in records), "utf-8")
    return folder / "in.jsonl"


def test_every_id_comes_back_as_it_was_given(tmp_path: Path) -> None:
    records = ({"id": 0, "text": PROSE}, {"id": "x\ny", "text": OTHER, "url": "https://a.example/1"}, {"id": "", "text": PROSE})
    source = written(tmp_path, *records)
    assert ids(source) == sorted(["0", "x\ny", f"{source}#3"])


def test_the_reports_of_a_digest_are_documents_of_their_own_as_in_a_ledger(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DIGEST, "utf-8")
    assert ids(tmp_path / "a.txt") == [f"{tmp_path / 'a.txt'}#item-1", f"{tmp_path / 'a.txt'}#item-2"]
    assert ids(written(tmp_path, {"id": "a", "text": DIGEST, "title": "Roundup"})) == ["a#item-1", "a#item-2"]
    origins = {group.origin for group in grouped([str(tmp_path / "a.txt")]).groups}
    assert origins == {"AP", "Reuters"}
