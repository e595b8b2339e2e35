"""Accounts, sessions, tokens, replies and the audit log stand in the ledger's own PostgreSQL server: two sites share them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Barrier, Thread

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError
from typer.testing import CliRunner

from trucewatch.cli import app as command_line
from trucewatch.desk import Ledger
from trucewatch.desk.database import address
from trucewatch.errors import LedgerError
from trucewatch.web.app import make_app
from trucewatch.web.people import accounts, replies, schema, sessions
from trucewatch.web.people.roles import Role, Visitor
from trucewatch.web.people.store import Store, store_of
from trucewatch.web.serving import settings_for

PASSWORD = "long enough a word"
DEMO = Path("src/trucewatch/demo/pages")


@pytest.fixture
def truces(database: str) -> str:
    """A ledger of one page in PostgreSQL, with the account of an administrator that the command line made."""
    with Ledger(database, coder="rules") as book:
        book.add(sorted(DEMO.iterdir())[0])
    done = CliRunner().invoke(command_line, ["people", "add", "ada", "--role", "admin", "--ledger", database], input=PASSWORD + "\n")
    assert done.exit_code == 0, done.output
    return database


@pytest.fixture
def two(truces: str) -> Iterator[tuple[TestClient, TestClient]]:
    """Two sites that know nothing of each other but the address of the ledger."""
    settings = [settings_for(truces, "0.0.0.0") for _ in range(2)]
    assert not any(one.local for one in settings)
    with TestClient(make_app(settings[0])) as one, TestClient(make_app(settings[1])) as other:
        yield one, other


def csrf(client: TestClient, page: str) -> str:
    found = re.search(r'name="csrf" value="(\w+)"', client.get(page).text)
    assert found, page
    return found[1]


def sign_in(client: TestClient) -> int:
    form = {"csrf": csrf(client, "/sign-in"), "name": "ada", "password": PASSWORD}
    return client.post("/sign-in", data=form, follow_redirects=False).status_code


def rows(database: str, query: str) -> list[tuple[object, ...]]:
    engine = create_engine(address(database))
    with engine.connect() as connection:
        found = [tuple(row) for row in connection.execute(text(query))]
    engine.dispose()
    return found


def test_who_signs_in_at_one_site_is_signed_in_at_the_other_and_out_of_both(two: tuple[TestClient, TestClient]) -> None:
    one, other = two
    assert sign_in(one) == 303
    other.cookies.set("trucewatch", one.cookies["trucewatch"])
    page = other.get("/account").text
    assert "You are <bdi>ada</bdi>, admin" in page
    # The form of one site's page is good at the other: they sign with the same key.
    assert other.post("/account/token", data={"csrf": csrf(one, "/account"), "label": "a notebook"}).status_code == 200
    assert "a notebook" in one.get("/account").text
    other.post("/sign-out", data={"csrf": csrf(other, "/")})
    assert one.get("/account", follow_redirects=False).status_code == 303


def test_a_reply_is_sent_at_one_site_let_through_at_the_other_and_withdrawn_at_the_first(
    two: tuple[TestClient, TestClient], truces: str
) -> None:
    one, other = two
    form = {"about": "truce:x", "name": "A\0 reader", "email": "reader@example.org", "text": "I was there.\0"}
    sent = one.post("/reply", data=form | {"csrf": csrf(one, "/reply")})
    key = re.search(r'class="hash">([\w-]+)<', sent.text)
    assert key
    sign_in(other)
    assert "reader@example.org" in other.get("/moderate").text
    number = rows(truces, "SELECT id FROM trucewatch_people.reply")[0][0]
    other.post("/moderate", data={"csrf": csrf(other, "/moderate"), "number": str(number), "does": "publish"})
    assert "I was there." in one.get("/replies.atom").text and "reader@example.org" not in one.get("/replies.atom").text
    one.post("/reply/withdraw", data={"csrf": csrf(one, "/reply"), "key": key[1]})
    assert "I was there." not in other.get("/replies.atom").text
    assert rows(truces, "SELECT * FROM trucewatch_people.reply") == []
    assert "reader@example.org" not in str(rows(truces, "SELECT * FROM trucewatch_people.audit"))


def test_nothing_of_it_is_in_a_file_or_in_the_ledger(two: tuple[TestClient, TestClient], truces: str, tmp_path: Path) -> None:
    sign_in(two[0])
    assert [file for file in tmp_path.rglob("*") if file.name.endswith("people")] == [] and not Path("trucewatch.people").exists()
    assert {name for (name,) in rows(truces, "SELECT tablename FROM pg_tables WHERE schemaname = 'trucewatch_people'")} == {
        "account", "session", "token", "identity", "flow", "reply", "audit", "secret", "people_version", "rate",
    }  # fmt: skip
    with Ledger(truces, create=False) as book:
        assert book.verify().ok
        assert all("ada" not in entry.body for entry in book.log.entries(kinds=["decision"]))


def test_the_audit_log_cannot_be_changed(two: tuple[TestClient, TestClient], truces: str) -> None:
    sign_in(two[0])
    assert "signed in" in two[0].get("/admin").text
    engine = create_engine(address(truces))
    for statement in ("DELETE FROM trucewatch_people.audit", "UPDATE trucewatch_people.audit SET who = 'x'", "TRUNCATE trucewatch_people.audit"):
        with engine.connect() as connection, pytest.raises(DBAPIError, match="append-only"):
            connection.execute(text(statement))
    engine.dispose()


def test_removing_an_account_leaves_nothing_of_the_person_but_lines_of_the_log(two: tuple[TestClient, TestClient], truces: str) -> None:
    one, _ = two
    sign_in(one)
    one.post("/account/token", data={"csrf": csrf(one, "/account"), "label": "a notebook"})
    done = CliRunner().invoke(command_line, ["people", "remove", "ada", "--ledger", truces])
    assert done.exit_code == 0, done.output
    assert [rows(truces, f"SELECT * FROM trucewatch_people.{table}") for table in ("account", "session", "token", "identity")] == [[]] * 4
    assert one.get("/account", follow_redirects=False).status_code == 303
    assert CliRunner().invoke(command_line, ["people", "remove", "ada", "--ledger", truces]).exit_code != 0


def test_of_two_who_decide_at_once_at_two_sites_one_is_told_that_the_other_was_quicker(two: tuple[TestClient, TestClient]) -> None:
    one, other = two
    assert sign_in(one) == sign_in(other) == 303
    page = one.get("/review").text
    key, seen = re.search(r'data-key="([^"]+)"', page), re.search(r'name="seen" value="(\d+)"', page)
    assert key and seen
    answers, together = {}, Barrier(2)

    def decide(client: TestClient, does: str) -> None:
        form = {"csrf": csrf(client, "/review"), "key": key[1], "seen": seen[1], "does": does, "reason": "so"}
        together.wait()
        answers[does] = client.post("/review/decide", data=form, follow_redirects=False).status_code

    threads = [Thread(target=decide, args=(client, does)) for client, does in ((one, "accept"), (other, "reject"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers.values()) == [303, 409]
    for client in two:
        assert "1 decision<" in client.get("/review/history").text


@pytest.mark.parametrize("kind", ["file", "database"])
def test_many_sites_that_start_at_once_make_it_once_and_sign_with_one_key(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    where = str(tmp_path / "people") if kind == "file" else request.getfixturevalue("database")
    found, together = [], Barrier(6)

    def start() -> None:
        with closing(Store(where)) as store:
            together.wait()
            found.append(store.secret())
            accounts.add(store, "ada", PASSWORD, Role.ADMIN)

    threads = [Thread(target=start) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 6 and len(set(found)) == 1
    with closing(Store(where)) as store:
        assert [name for name, _, _ in accounts.everybody(store)] == ["ada"]


@pytest.mark.parametrize("kind", ["file", "database"])
def test_a_number_of_a_reply_is_never_given_again(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    where = str(tmp_path / "people") if kind == "file" else request.getfixturevalue("database")
    with closing(Store(where)) as store:
        key = replies.send(store, "truce:x", "A", "a@example.org", "first")
        number = replies.waiting(store)[0]["id"]
        replies.withdraw(store, key)
        replies.send(store, "truce:x", "A", "a@example.org", "second")
        assert replies.waiting(store)[0]["id"] > number


def test_asking_makes_nothing(database: str) -> None:
    with closing(store_of(database)) as store:
        assert accounts.everybody(store) == [] and replies.published(store) == [] and sessions.find(store, "x") is None
    assert rows(database, "SELECT 1 FROM pg_namespace WHERE nspname = 'trucewatch_people'") == []


def test_a_server_that_is_away_is_the_sites_fault_and_it_goes_on_when_it_is_back(truces: str) -> None:
    with TestClient(make_app(settings_for(truces, "0.0.0.0"))) as client:
        assert sign_in(client) == 303
        engine = create_engine(address(truces), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND usename IS NOT NULL"))
        engine.dispose()
        statuses = [client.get("/account").status_code for _ in range(8)]
        assert set(statuses) <= {200, 503} and statuses[-1] == 200


def test_a_file_of_the_form_before_forms_were_counted_is_led_on_with_all_it_holds(tmp_path: Path) -> None:
    import sqlite3

    with sqlite3.connect(tmp_path / "people") as connection:
        connection.executescript(
            """CREATE TABLE account (name TEXT PRIMARY KEY, role TEXT NOT NULL, password TEXT NOT NULL, made TEXT NOT NULL, active INTEGER NOT NULL DEFAULT 1) STRICT;
            CREATE TABLE session (token TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES account (name) ON DELETE CASCADE, until TEXT NOT NULL) STRICT;
            CREATE TABLE reply (id INTEGER PRIMARY KEY, about TEXT NOT NULL, name TEXT NOT NULL, email TEXT NOT NULL, text TEXT NOT NULL,
            state TEXT NOT NULL DEFAULT 'waiting', sent TEXT NOT NULL, decided TEXT, decided_by TEXT, key TEXT NOT NULL UNIQUE) STRICT;
            CREATE INDEX reply_about ON reply (about, state);
            INSERT INTO account (name, role, password, made) VALUES ('ada', 'admin', 'x', '2026-01-01');
            INSERT INTO reply (about, name, email, text, sent, key) VALUES ('truce:x', 'A', 'a@example.org', 'kept', '2026-01-01', 'k');"""
        )
    connection.close()
    with closing(Store(tmp_path / "people")) as store:
        assert accounts.everybody(store) == [("ada", Role.ADMIN, True)] and replies.waiting(store)[0]["text"] == "kept"
        from datetime import timedelta

        assert sessions.find(store, sessions.start(store, Visitor("ada", Role.ADMIN), timedelta(hours=1)))
        replies.withdraw(store, "k")
        assert replies.waiting(store) == []


@pytest.mark.parametrize("kind", ["file", "database"])
def test_what_a_newer_program_keeps_is_left_alone(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    where = str(tmp_path / "people") if kind == "file" else request.getfixturevalue("database")
    with closing(Store(where)) as store:
        accounts.add(store, "ada", PASSWORD, Role.ADMIN)
        with store.writing() as connection:
            connection.execute(schema.version.update().values(version_num="9999"))
    with closing(Store(where)) as later, pytest.raises(LedgerError, match="newer form"):
        accounts.everybody(later)


def test_what_is_withdrawn_lingers_in_no_byte_of_the_file(tmp_path: Path) -> None:
    with closing(Store(tmp_path / "people")) as store, closing(Store(tmp_path / "people")) as other:
        key = replies.send(store, "truce:x", "A", "reader@example.org", "words that go")
        with other.reading():  # somebody keeps the file open
            replies.withdraw(store, key)
        replies.waiting(store)
    content = b"".join(file.read_bytes() for file in tmp_path.glob("people*"))
    assert b"reader@example.org" not in content and b"words that go" not in content
