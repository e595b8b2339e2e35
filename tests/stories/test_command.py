"""``trucewatch stories`` as a user meets it: real processes, real files."""

from __future__ import annotations

import json
import subprocess
import sys

from .documents import WIRE


def stories(tmp_path, *words):
    command = [sys.executable, "-m", "trucewatch", "stories", *words]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, timeout=120)
    return done.returncode, json.loads(done.stdout) if "json" in words else done.stdout, done.stderr


def written(tmp_path, *records):
    rows = [record if isinstance(record, str) else json.dumps(record) for record in records]
    (tmp_path / "in.jsonl").write_text("".join(f"{row}\n" for row in rows), "utf-8")


def test_json_has_stories_with_id_and_origin_and_their_documents_with_id_and_class_and_nothing_else(tmp_path):
    cut = {"id": "b", "text": WIRE[:300], "outlet": "A Paper", "published": "2020-10-11T15:00:00Z"}
    written(tmp_path, cut, {"id": "a", "text": WIRE, "outlet": "AP", "published": "2020-10-11T12:00:00Z"})
    members = [{"id": "a", "class": "original"}, {"id": "b", "class": "shortened"}]
    assert stories(tmp_path, "in.jsonl", "--format", "json") == (0, {"stories": [{"id": "a", "origin": "AP", "documents": members}]}, "")
    (told,) = stories(tmp_path, "in.jsonl", "--format", "json", "--why")[1]["stories"]
    assert "of its own words run as in the original" in told["documents"][1]["why"]


def test_what_cannot_be_read_is_set_aside_with_its_place_and_reason_and_the_rest_goes_on(tmp_path):
    written(tmp_path, {"id": "a"}, "no json", {"id": "b", "text": WIRE}, {"id": "c", "text": ""})
    code, shown, errors = stories(tmp_path, "nowhere.jsonl", "in.jsonl", "--format", "json")
    assert code == 0
    assert [one["id"] for one in shown["stories"]] == ["b"]
    aside = [line.split(": ")[1] for line in errors.splitlines()]
    assert aside == ["nowhere.jsonl", "in.jsonl#1", "in.jsonl#2", "in.jsonl#4"]
    assert "neither text nor html" in errors


def test_an_empty_file_has_no_stories_and_says_so(tmp_path):
    written(tmp_path)
    code, shown, errors = stories(tmp_path, "in.jsonl", "--format", "json")
    assert (code, shown) == (1, {"stories": []})
    assert "in.jsonl: the file holds no records" in errors


def test_records_with_one_id_are_told_apart(tmp_path):
    other = "Ships with twelve crews from Basra passed the strait at night, the harbour master of Umm Qasr said on Sunday."
    written(tmp_path, {"id": "a", "text": WIRE}, {"id": "a", "text": WIRE}, {"id": "a", "text": other}, {"id": "a (2)", "text": other})
    shown = stories(tmp_path, "in.jsonl", "--format", "json")[1]["stories"]
    names = [[one["id"] for one in story["documents"]] for story in shown]
    assert sorted(map(sorted, names)) == [["a", "a (2)"], ["a (2) (2)", "a (3)"]]
    assert all(story["id"] == story["documents"][0]["id"] for story in shown)


def test_dates_that_cannot_be_read_are_told_once_and_the_pages_are_grouped(tmp_path):
    rows = [{"id": "a", "text": WIRE, "published": "yesterday"}, {"id": "b", "text": WIRE, "published": "3/4/2025"}]
    written(tmp_path, *rows, {"id": "c", "text": WIRE, "published": "2020-10-11"})
    code, shown, errors = stories(tmp_path, "in.jsonl", "--format", "json")
    assert (code, [len(story["documents"]) for story in shown["stories"]]) == (0, [3])
    told = "2 pages have a date of publication that cannot be read, such as 'yesterday' of in.jsonl#1 (write 2024-03-04"
    assert [line[: len(told)] for line in errors.splitlines()] == [told]
