"""A brief: what is new, counted by story, with its source, and nothing of a page that would be more than text."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

import trucewatch
from trucewatch.desk.briefs import Brief, brief, html, markdown
from trucewatch.desk.briefs.brief import Chapter
from trucewatch.desk.briefs.news import Source, Told
from trucewatch.errors import SettingError

from .conftest import HOSTILE

PAGES = {
    "one.txt": "Published: 2024-03-04\n\nKARO, March 4 (Reuters) - The Northern Front rebels declared a three-month ceasefire on Monday on the condition that the government releases prisoners, their spokesman said.",
    "again.txt": "Published: 2024-03-05\n\nKaro Post\n\nKARO, March 4 (Reuters) - The Northern Front rebels declared a three-month ceasefire on Monday on the condition that the government releases prisoners, their spokesman said.",
    "two.txt": "Published: 2024-03-09\n\nKARO, March 9 (AFP) - Northern Front rebels shelled an army post near Karo on Saturday, killing two soldiers, the army said.",
}
RIDGE = (
    "The shells fell on a ridge above the bridge at dawn and a clinic was hit, in violation of the ceasefire, an army spokesman said. "
    "Villagers fled toward the river with their cattle and spent the night in a school."
)


def day(number: int) -> datetime:
    return datetime(2024, 3, number, tzinfo=UTC)


@pytest.fixture
def book(tmp_path: Path) -> trucewatch.Ledger:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, text in PAGES.items():
        (folder / name).write_text(text, encoding="utf-8")
    made = trucewatch.Ledger(tmp_path / "t.ledger", coder="rules")
    made.add(folder)
    return made


def test_it_tells_the_pledge_and_the_new_label_with_the_sentence(book: trucewatch.Ledger) -> None:
    (chapter,) = brief(book, day(1), day(5), "published").chapters
    assert [(line.label, line.stories) for line in chapter.labels] == [("in force", 1)]
    (pledge,) = chapter.pledges
    assert (pledge.label, pledge.stories) == ("declaration, asserted", 1)
    assert pledge.source is not None and Path(pledge.source.location).name == "one.txt" and pledge.source.quote in PAGES["one.txt"]


def test_a_breach_is_counted_by_who_tells_of_it_not_by_the_announcement(tmp_path: Path) -> None:
    lines = [
        {"outlet": "A", "published": "2026-02-14", "text": "The Congolese government and the M23 rebels signed a ceasefire on Saturday."},
        {"outlet": "B", "published": "2026-02-22", "text": "The M23 rebels attacked a Congolese army post near Goma on Saturday."},
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    made = trucewatch.Ledger(tmp_path / "t.ledger", coder="rules")
    made.add(tmp_path / "in.jsonl")
    seen = brief(made, datetime(2026, 2, 1, tzinfo=UTC), datetime(2026, 2, 24, tzinfo=UTC), "published").chapters
    assert {(line.label, line.stories) for chapter in seen for line in chapter.labels} == {("in force", 1), ("breach alleged", 1)}


def test_an_agency_s_own_page_is_known_by_the_agency(book: trucewatch.Ledger) -> None:
    (chapter,) = brief(book, day(1), day(5), "published").chapters
    written = markdown(brief(book, day(1), day(5), "published"))
    assert all(line.source and line.source.agency == "Reuters" for line in chapter.labels)
    assert "Reuters, 2024-03-04" in written and "outlet unknown" not in written


def test_a_reprint_is_no_news(book: trucewatch.Ledger) -> None:
    assert brief(book, datetime(2024, 3, 4, 23, tzinfo=UTC), day(6), "published").chapters == ()


def test_it_tells_the_incident_and_what_it_did_to_the_label(book: trucewatch.Ledger) -> None:
    (chapter,) = brief(book, day(8), day(10), "published").chapters
    assert [line.label for line in chapter.labels] == ["strained"]  # whether the pledge covers it, no source says
    assert chapter.labels[0].text.startswith("before: in force;")
    (incident,) = chapter.incidents
    assert incident.source is not None and Path(incident.source.location).name == "two.txt"
    assert chapter.pledges == ()


def test_an_incident_is_no_news_of_a_truce_that_is_over_or_has_not_begun(book: trucewatch.Ledger, tmp_path: Path) -> None:
    folder = tmp_path / "later"
    folder.mkdir()
    early, late = PAGES["two.txt"].replace("March 9", "March 1").replace("03-09", "03-01"), PAGES["two.txt"].replace("03-09", "06-20")
    (folder / "early.txt").write_text(early.replace("Saturday", "Friday"), encoding="utf-8")
    (folder / "late.txt").write_text(late.replace("March 9", "June 20").replace("Saturday", "Thursday"), encoding="utf-8")
    book.add(folder)
    found = brief(book, day(1), datetime(2024, 7, 1, tzinfo=UTC), "published").chapters
    told = [line.source for chapter in found for line in chapter.incidents]
    assert [Path(source.location).name for source in told if source] == ["two.txt"]


@pytest.fixture
def risen(book: trucewatch.Ledger, tmp_path: Path) -> trucewatch.Ledger:
    """The ledger with a report of a shelling in two versions, of which the later gives a higher toll, and a late print of the earlier."""
    report = (
        f"{PAGES['two.txt']} {RIDGE}".replace("two soldiers", "three people").replace("March 9", "March 12").replace("Saturday", "Tuesday")
    )
    folder = tmp_path / "versions"
    folder.mkdir()
    for number, toll in ((12, "three"), (13, "nine"), (14, "three")):
        version = report.replace("03-09", f"03-{number}").replace("three", toll)
        (folder / f"{number}.txt").write_text(version, encoding="utf-8")
    book.add(folder)
    return book


def test_an_incident_is_told_in_the_words_of_the_later_version_with_what_changed(risen: trucewatch.Ledger) -> None:
    (chapter,) = brief(risen, day(12), day(15), "published").chapters
    (line,) = chapter.incidents
    assert line.text == "2024-03-12; killed 3 → 9" and line.source is not None and "nine people" in line.source.quote
    assert chapter.developments == ()


def test_a_toll_that_rose_since_is_a_development_once(risen: trucewatch.Ledger) -> None:
    (chapter,) = brief(risen, day(13), day(14), "published").chapters
    (line,) = chapter.developments
    assert (line.text, chapter.incidents) == ("2024-03-12; killed 3 → 9", ())
    assert "### Developments" in markdown(brief(risen, day(13), day(14), "published"))
    assert [one.developments for one in brief(risen, day(14), day(15), "published").chapters] == []


def test_a_brief_of_no_time_is_refused(book: trucewatch.Ledger) -> None:
    with pytest.raises(SettingError):
        brief(book, day(5), day(5))


def hostile() -> Brief:
    source = Source(quote=HOSTILE, outlet=HOSTILE, published=None, location="https://example.org/a) <b>")
    unsafe = Source(quote=HOSTILE, outlet=None, published=None, location="javascript:alert(1)")
    lines = tuple(Told(label=HOSTILE, who=HOSTILE, text=HOSTILE, stories=1, source=one) for one in (source, unsafe))
    chapter = Chapter(truce="t", title=HOSTILE, labels=lines, pledges=lines, incidents=lines)
    return Brief(since=day(1), until=day(2), by="recorded", chapters=(chapter,))


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: set[str | None] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links |= {value for name, value in attrs if name in ("href", "src")}

    def handle_data(self, data: str) -> None:
        self.text += data


def test_html_shows_what_a_page_says_and_runs_none_of_it() -> None:
    seen = Tags()
    seen.feed(html(hostile()))
    assert "script" not in seen.tags and HOSTILE in seen.text
    assert seen.links == {"https://example.org/a%29%20%3Cb%3E"}


def test_markdown_shows_what_a_page_says_and_formats_none_of_it() -> None:
    text = markdown(hostile())
    assert not re.search(r"(?<!\\)<(?!https://example\.org/a%29%20%3Cb%3E>)", text)
    assert not re.search(r"(?<!\\)\]\(javascript", text)
    assert len([line for line in text.splitlines() if line.startswith("#")]) == 5


def test_the_command_writes_a_file(book: trucewatch.Ledger, tmp_path: Path) -> None:
    words = ["brief", "--ledger", str(tmp_path / "t.ledger"), "--since", "2024-03-04", "--until", "2024-03-04", "--by", "published"]
    command = [sys.executable, "-m", "trucewatch", *words]
    shown = subprocess.run(command, capture_output=True, text=True, env=os.environ, timeout=120)
    assert "**in force** (1 independent story)" in shown.stdout and "one.txt" in shown.stdout
    subprocess.run([*command, "--format", "html", "-o", str(tmp_path / "b.html")], check=True, timeout=120)
    assert "<strong>in force</strong>" in (tmp_path / "b.html").read_text()


def test_without_an_end_the_states_are_those_of_the_last_day_with_news(book: trucewatch.Ledger) -> None:
    told = brief(book, day(1), None, "published")
    assert {line.label for chapter in told.chapters for line in chapter.labels} == {"strained"}
    assert "states at the end of 2024-03-09, the last day with news" in markdown(told)
    asked = brief(book, day(1), datetime.now(UTC), "published")
    assert "strained" not in {line.label for chapter in asked.chapters for line in chapter.labels}
    assert asked.state is None and "last day" not in markdown(asked)


def test_kinds_are_told_in_words(book: trucewatch.Ledger) -> None:
    (chapter,) = brief(book, day(6), day(12), "published").chapters
    assert [line.label for line in chapter.incidents] == ["shelling or rockets, reported"]


@pytest.mark.parametrize(
    ("said", "label"),
    [("suspended its ceasefire with the government", "suspension"), ("ended its ceasefire with the government", "termination")],
)
def test_what_is_suspended_is_not_called_ended(tmp_path: Path, said: str, label: str) -> None:
    lines = [
        {"outlet": "A", "published": "2026-02-14", "text": "The Congolese government and the M23 rebels signed a ceasefire on Saturday."},
        {"outlet": "B", "published": "2026-02-22", "text": f"The M23 {said} on Sunday."},
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    made = trucewatch.Ledger(tmp_path / "t.ledger", coder="rules")
    made.add(tmp_path / "in.jsonl")
    (chapter,) = brief(made, datetime(2026, 2, 20, tzinfo=UTC), datetime(2026, 2, 24, tzinfo=UTC), "published").chapters
    assert [line.label.split(",")[0] for line in chapter.pledges] == [label]
