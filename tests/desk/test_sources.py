"""What the desk makes of lists, digests and archives: which reports are recorded, what is passed over, and that every original is kept."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from email.message import EmailMessage
from hashlib import sha256
from pathlib import Path

import pytest
from tests.documents.outlet_pages import pages as outlet_pages
from typer.testing import CliRunner

from trucewatch.cli import app
from trucewatch.desk import Ledger
from trucewatch.desk.archiving import to_warc
from trucewatch.desk.reading import Reading, code
from trucewatch.desk.recording import Added, item_page, record
from trucewatch.documents.habits import _spans
from trucewatch.errors import SettingError
from trucewatch.ledger import Ledger as Log
from trucewatch.pages import gather
from trucewatch.pages.vault import Vault
from trucewatch.pages.warc_out import archive
from trucewatch.records import Document, Page, Report

STREAM = Path(__file__).parents[3] / "shared" / "data" / "current_events_2025.jsonl"
INTRO = "BEIRUT (AP) - The Latest on the fighting along the border (all times local):"
ONE = "The army says that it has shot down a drone over the southern suburbs and that nobody was hurt."
TWO = "Hezbollah and Israel have agreed to a truce of six hours for the wounded, a spokesman for the mission says."
THREE = "Shells have fallen near a hospital, its director says. He counts four dead."
DIGEST = f"The Latest: truce at the border\n\n{INTRO}\n\n9:15 a.m.\n\n{ONE}\n\n8 a.m.\n\n{TWO}\n\n7:30 a.m.\n\n{THREE}\n"


@pytest.fixture
def book(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "t.ledger", coder="rules")


def page(text: str, location: str = "https://a.example/latest", **facts: str) -> Page:
    when = datetime(2024, 5, 1, tzinfo=UTC)
    return Page(location=location, content=text.encode(), media_type="text/html" if text.startswith("<") else "text/plain", gathered=when, facts=tuple(facts.items()), headers=(("ETag", '"1"'),))


def locations(book: Ledger) -> list[str]:
    return sorted(told.document.location for told in book.known().tolds.values())


def test_a_digest_is_recorded_as_its_reports_and_known_the_second_time(book: Ledger) -> None:
    assert book.add_pages([page(DIGEST)]).recorded == 4
    assert locations(book) == [f"https://a.example/latest#item-{number}" for number in range(1, 5)]
    told = {told.document.location[-1]: told for told in book.known().tolds.values()}
    assert told["3"].document.body == TWO and told["3"].report.pledges and not told["2"].report.pledges
    assert all(one.document.imprint.agency == "AP" for one in told.values())
    assert all(span.stands_in(one.document.text) for one in told.values() for span in _spans(one.document.imprint))
    again = book.add_pages([page(DIGEST)])
    assert (again.recorded, again.known) == (0, 1)
    # One original, whatever is read from it.
    originals = {entry.value["original"] for entry in book.log.entries(kinds=("page",))}
    assert len(originals) == 1 and book.verify().ok


def test_another_coder_reads_the_same_reports(tmp_path: Path) -> None:
    with Ledger(tmp_path / "t.ledger", coder="rules") as book:
        book.add_pages([page(DIGEST)])
    with Ledger(tmp_path / "t.ledger", coder="network") as book:
        assert book.add_pages([page(DIGEST)]).recorded == 4
        assert len(locations(book)) == 4


def test_a_report_of_a_digest_that_failed_in_coding_is_tried_again_and_the_others_are_not(book: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    coded: list[str] = []

    def failing(document: Document, coder: str, before: Sequence[str]) -> Report:
        coded.append(document.body)
        if document.body in (INTRO, TWO):
            raise ValueError("no")
        return code(document, coder, before)

    with monkeypatch.context() as patched:
        patched.setattr("trucewatch.desk.recording.code", failing)
        first = book.add_pages([page(DIGEST)])
        assert (first.recorded, [item.location[-6:] for item in first.quarantined]) == (2, ["item-1", "item-3"])
        coded.clear()
        again = book.add_pages([page(DIGEST)])
        assert (again.recorded, again.known, len(again.quarantined), coded) == (0, 2, 2, [INTRO, TWO])
    last = book.add_pages([page(DIGEST)])
    assert (last.recorded, last.known, last.quarantined) == (2, 2, [])
    assert locations(book) == [f"https://a.example/latest#item-{number}" for number in range(1, 5)]
    assert book.add_pages([page(DIGEST)]).known == 1


def test_what_one_coder_failed_at_another_reads_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(document: Document, coder: str, before: Sequence[str]) -> Report:
        if document.body == TWO:
            raise ValueError("no")
        return code(document, coder, before)

    with Ledger(tmp_path / "t.ledger", coder="rules") as book, monkeypatch.context() as patched:
        patched.setattr("trucewatch.desk.recording.code", failing)
        assert book.add_pages([page(DIGEST)]).recorded == 3
    with Ledger(tmp_path / "t.ledger", coder="network") as book:
        assert book.add_pages([page(DIGEST)]).recorded == 4


def test_two_who_add_the_same_page_at_once_count_it_once(book: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    other = Ledger(Path(book.log.where), coder="rules")
    done: list[Added] = []

    def overtaken(document: Document, coder: str, before: Sequence[str]) -> Report:
        if not done:
            done.append(Added())
            done.append(other.add_pages([page(DIGEST), page(ONE, "https://a.example/one")]))
        return code(document, coder, before)

    monkeypatch.setattr("trucewatch.desk.recording.code", overtaken)
    mine = book.add_pages([page(DIGEST), page(ONE, "https://a.example/one")])
    assert (done[1].recorded, done[1].known, mine.recorded, mine.known) == (5, 0, 0, 5)
    assert len(locations(book)) == 5


@pytest.mark.parametrize(("said", "told"), [("04/03/2024", True), ("soon", True), ("2024-03-04", False), ("4 March 2024", False), ("", False)])
def test_a_date_that_cannot_be_read_is_said_once_for_the_batch(tmp_path: Path, said: str, told: bool) -> None:
    rows = [{"text": f"{ONE} {number}", "published": said} for number in range(3)]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    done = CliRunner().invoke(app, ["add", str(tmp_path / "in.jsonl"), "--coder", "rules", "--ledger", str(tmp_path / "t.ledger")])
    lines = [line for line in done.stderr.splitlines() if "cannot be read" in line]
    such = f"3 pages have a date of publication that cannot be read, such as '{said}' of {tmp_path / 'in.jsonl'}#1 (write 2024-03-04"
    assert "3 recorded" in done.stdout and [line[: len(such)] for line in lines] == [such] * told


@pytest.mark.parametrize(("said", "undated"), [("next week", 1), ("2024-03-04T10:00Z", 0), ("", 0)])
def test_a_date_in_the_head_of_a_page_that_cannot_be_read_is_counted_too(book: Ledger, said: str, undated: int) -> None:
    head = f'<meta property="article:published_time" content="{said}">' if said else ""
    html = f"<html><head><title>Truce</title>{head}</head><body><article><h1>Truce</h1><p>{ONE}</p><p>{TWO}</p></article></body></html>"
    done = book.add_pages([page(html)])
    assert (done.recorded, done.undated) == (1, undated) and said in done.such_as + said * (not undated)


def test_pages_without_a_date_are_told_of_with_the_remedy(book: Ledger, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ONE, encoding="utf-8")
    done = book.add(tmp_path / "a.txt")
    assert done.without_dates == (
        f"1 page says no day of publication ({tmp_path / 'a.txt'}) and counts as of now unless a dated page prints the same "
        "(write the day above the text: 4 March 2024)"
    )
    (tmp_path / "b.txt").write_text(f"4 March 2024\n\n{TWO}", encoding="utf-8")
    done = book.add(tmp_path / "b.txt")
    assert (done.recorded, done.without_dates) == (1, "")


def test_many_dates_that_cannot_be_read_are_counted_over_sources(book: Ledger, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.csv").write_text(f"text,published\n{ONE} {name},3.3\n\"{TWO} {name}\",2024-03-04\n", encoding="utf-8")
    done = book.add(tmp_path / "a.csv", tmp_path / "b.csv")
    assert (done.recorded, done.undated) == (4, 2) and done.such_as.endswith("a.csv#2")


def test_a_digest_is_recorded_whole_or_not_at_all(book: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(ledger: Log, page: Page, reading: Reading) -> None:
        if page.location.endswith("#item-2"):
            raise KeyboardInterrupt
        record(ledger, page, reading)

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr("trucewatch.desk.recording.record", killed)
        book.add_pages([page(DIGEST)])
    assert book.add_pages([page(DIGEST)]).recorded == 4


def test_its_reports_stay_what_they_were_whatever_was_learned_since(tmp_path: Path) -> None:
    appeal = "Independent reporting from the river costs money, and our readers carry it: give what you can, once or each month, by bank or by phone."
    rows = ("9:15 a.m.", f"{ONE} {ONE}", "8 a.m.", TWO, appeal, "7:30 a.m.", THREE)
    html = f"<html><body><article><h1>The Latest from the border</h1>{''.join(f'<p>{row}</p>' for row in rows)}</article></body></html>"
    latest = page(html, "https://www.rivergazette.example/latest")
    with Ledger(tmp_path / "t.ledger", coder="rules") as book:
        first = book.add_pages([latest]).recorded
        book.add_pages([page(one.html, one.url) for one in outlet_pages()])
    with Ledger(tmp_path / "t.ledger", coder="network") as book:
        assert book.add_pages([latest]).recorded == first > 1
        items = [told for told in book.known().tolds.values() if "#item-" in told.document.location]
        assert any(appeal in told.document.body for told in items)
        assert all(told.report.text_sha256 == told.document.id for told in items)


def test_an_ordinary_page_stays_one(book: Ledger) -> None:
    book.add_pages([page(f"{TWO}\n\n___\n\n{THREE}")])
    assert locations(book) == ["https://a.example/latest"]


def test_a_digest_by_mail_through_the_command_line(tmp_path: Path) -> None:
    made = EmailMessage()
    made["From"], made["Subject"], made["Date"] = "Desk <desk@river.example>", "Morning digest", "Mon, 03 Jun 2024 09:15:00 +0200"
    made.set_content(f"1.\n\n{ONE}\n\n2.\n\n{TWO}\n\n3.\n\n{THREE}\n")
    (file := tmp_path / "a.eml").write_bytes(made.as_bytes())
    ledger = str(tmp_path / "t.ledger")
    assert "3 recorded" in CliRunner().invoke(app, ["add", str(file), "--coder", "rules", "--ledger", ledger], catch_exceptions=False).stdout
    said = CliRunner().invoke(app, ["read", str(file), "--coder", "rules", "--format", "json"], catch_exceptions=False).stdout
    assert [one["document"]["location"].rsplit("#")[1] for one in json.loads(said)] == ["item-1", "item-2", "item-3"]
    with Ledger(ledger) as book:
        assert {told.document.imprint.outlet for told in book.known().tolds.values()} == {"Desk"}


def test_a_list_in_the_style_of_current_events(book: Ledger, tmp_path: Path) -> None:
    records = [
        {"id": "x:1", "date": "2025-01-02", "context": ["War in Sudan"], "text": THREE, "citations": [{"outlet": "AFP via France 24", "url": "https://f.example/1"}], "license": "CC BY-SA 4.0"},
        {"id": "x:2", "date": "2025-01-03", "text": TWO, "citations": [{"outlet": "Reuters"}, {"outlet": "BBC News"}]},
        {"id": "x:3", "date": "2025-01-03"},
    ]  # fmt: skip
    (file := tmp_path / "events.jsonl").write_text("\n".join(map(json.dumps, records)))
    done = book.add(file)
    assert (done.recorded, len(done.quarantined)) == (2, 1)
    told = {told.document.imprint.published.date().isoformat(): told for told in book.known().tolds.values() if told.document.imprint.published}
    assert told["2025-01-02"].document.imprint.agency == "AFP" and told["2025-01-03"].report.pledges


def test_the_shared_stream_of_current_events(book: Ledger, tmp_path: Path) -> None:
    if not STREAM.exists():
        pytest.skip("needs ../shared/data/current_events_2025.jsonl")
    lines = STREAM.read_text(encoding="utf-8").splitlines()[:25]
    (file := tmp_path / "events.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done = book.add(file)
    assert (done.recorded, done.quarantined) == (25, [])
    assert all(told.document.imprint.published_source == "given" for told in book.known().tolds.values())


HARMLESS = "<!doctype html><html><body><article><p>Beat the eggs with sugar until the mixture is pale, then fold in the flour by the spoon.</p></article></body></html>"
VIOLENT = f"<!doctype html><html><body><article><p>{TWO}</p><p>{THREE}</p></article></body></html>"


def test_of_an_archive_only_what_can_matter_is_read_and_all_of_it_is_kept(book: Ledger, tmp_path: Path) -> None:
    pages = [page(HARMLESS, "https://a.example/cake"), page(VIOLENT, "https://a.example/truce")]
    archive(pages, tmp_path / "news.warc.gz")
    done = book.add(tmp_path / "news.warc.gz", vault=tmp_path / "vault")
    assert (done.recorded, done.passed) == (1, 1) and locations(book) == ["https://a.example/truce"]
    assert {one.location for one in Vault(tmp_path / "vault").pages()} == {"https://a.example/cake", "https://a.example/truce"}
    assert book.add(tmp_path / "news.warc.gz", screen=False).recorded == 1


def test_elsewhere_it_is_asked_for(book: Ledger, tmp_path: Path) -> None:
    (file := tmp_path / "cake.html").write_text(HARMLESS)
    assert book.add(file, screen=True).passed == 1
    assert book.add(file).recorded == 1
    asked = CliRunner().invoke(app, ["add", str(file), "--screen", "--coder", "rules", "--ledger", str(tmp_path / "b.ledger")])
    assert "1 passed over" in asked.stdout


def test_the_vault_keeps_bytes_headers_and_time_also_of_what_cannot_be_read(book: Ledger, tmp_path: Path) -> None:
    (bad := tmp_path / "bad.html").write_text("<!doctype html><html><body></body></html>")
    (good := tmp_path / "good.html").write_text(VIOLENT)
    done = book.add(bad, good, vault=tmp_path / "vault")
    assert (done.recorded, len(done.quarantined)) == (1, 1)
    kept = {one.location: one for one in Vault(tmp_path / "vault").pages()}
    assert kept[str(bad)].content == bad.read_bytes() and kept[str(good)].sha256 == sha256(good.read_bytes()).hexdigest()
    assert all(one.gathered.tzinfo and one.gathered_by == "trucewatch" for one in kept.values())


def test_originals_go_out_as_an_archive_and_come_back_the_same(book: Ledger, tmp_path: Path) -> None:
    book.add_pages([page(DIGEST), page(VIOLENT, "https://a.example/truce")])
    file = tmp_path / "out.warc.gz"
    assert to_warc(book, file) == 2
    back = {one.location: one for one in gather(str(file)) if isinstance(one, Page)}
    assert back["https://a.example/latest"].content == DIGEST.encode() and ("ETag", '"1"') in back["https://a.example/latest"].headers
    assert back["https://a.example/truce"].gathered == datetime(2024, 5, 1, tzinfo=UTC)


def test_originals_that_come_back_are_known(book: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.html").write_text(VIOLENT)
    Path("in.jsonl").write_text(json.dumps({"text": f"{ONE} {TWO}"}) + "\n" + json.dumps({"text": DIGEST}))
    Path("notes.md").write_text(f"# Shells fall\n\n{THREE} {TWO}\n")
    book.add("a.html", "in.jsonl", "notes.md", str(tmp_path / "a.html"))
    before = [entry.key for entry in book.log.entries()]
    to_warc(book, tmp_path / "out.warc.gz")
    back = book.add("out.warc.gz")
    assert (back.recorded, back.known, back.quarantined) == (0, 5, [])
    assert [entry.key for entry in book.log.entries()] == before


def test_what_was_taken_down_goes_nowhere(book: Ledger, tmp_path: Path) -> None:
    book.add_pages([page(VIOLENT, "https://a.example/truce")])
    (entry,) = book.log.entries(kinds=("page",))
    book.log.take_down(entry.value["original"], "asked by its author")
    assert to_warc(book, tmp_path / "out.warc.gz") == 0


def test_the_archive_on_the_command_line(tmp_path: Path) -> None:
    (file := tmp_path / "a.html").write_text(VIOLENT)
    ledger = ["--ledger", str(tmp_path / "t.ledger")]
    CliRunner().invoke(app, ["add", str(file), "--coder", "rules", *ledger], catch_exceptions=False)
    out = tmp_path / "o.warc.gz"
    told = CliRunner().invoke(app, ["export", "warc", "-o", str(out), *ledger], catch_exceptions=False)
    assert out.exists()
    # What is said of the archive is none of its bytes, which may go to standard output: -o /dev/stdout.
    assert (told.stdout, told.stderr) == ("", f"1 originals: {out}\n")
    assert isinstance(CliRunner().invoke(app, ["export", "warc", *ledger]).exception, SettingError)


def test_an_items_page_is_the_same_original() -> None:
    assert item_page(page(DIGEST), 2, of=4).sha256 == page(DIGEST).sha256


def test_a_source_that_cannot_be_got_is_set_aside_and_the_others_are_read(tmp_path: Path, book: Ledger) -> None:
    (tmp_path / "a.txt").write_text(f"{INTRO}\n\n{TWO}\n")
    broken = tmp_path / "b.warc.gz"
    broken.write_bytes(b"no archive")
    done = book.add(tmp_path / "none.html", broken, "http://[bad", tmp_path / "a.txt", vault=tmp_path / "vault")
    assert done.recorded == 1 and len(done.quarantined) == 3
    assert all(item.reason and item.remedy for item in done.quarantined)
    told = CliRunner().invoke(app, ["add", str(tmp_path / "none.html"), "--coder", "rules", "--ledger", str(tmp_path / "u.ledger")])
    assert told.exit_code == 1 and "none.html: no such file or folder" in told.stderr and "0 recorded" in told.stdout


def test_each_page_without_a_date_is_named_up_to_ten(book: Ledger, tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"page{number:02}.txt").write_text(f"{ONE} {number}", encoding="utf-8")
    said = book.add(tmp_path).without_dates
    assert all(f"page{number:02}.txt" in said for number in range(10)) and "page10.txt" not in said and " and 2 more)" in said
