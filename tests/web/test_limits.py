"""How often an address may do something, at one site and at several that keep their accounts in one place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from threading import Barrier, Thread

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.web.app import make_app
from trucewatch.web.faults import TooOftenError
from trucewatch.web.people import accounts
from trucewatch.web.people.limits import Limit, Rates
from trucewatch.web.people.roles import Role
from trucewatch.web.people.schema import rate
from trucewatch.web.people.store import Store
from trucewatch.web.settings import Limits, Settings

PASSWORD = "long enough a word"


class Clock:
    now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


def allowed(rates: Rates, who: str, limit: Limit, times: int = 1, what: str = "reply") -> int:
    """Do something so often, and say how often it was allowed."""
    done = 0
    for _ in range(times):
        try:
            rates.count(what, who, limit)
        except TooOftenError:
            continue
        done += 1
    return done


@pytest.fixture(params=["memory", "file", "database"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store | None]:
    if request.param == "memory":
        yield None
        return
    where = tmp_path / "people" if request.param == "file" else request.getfixturevalue("database")
    with closing(Store(where)) as opened:
        yield opened


def test_so_many_at_once_then_one_at_a_time(store: Store | None) -> None:
    clock = Clock()
    rates = Rates(store, clock)
    assert allowed(rates, "a", (5, 600.0), 9) == 5
    assert allowed(rates, "b", (5, 600.0)) == 1 and allowed(rates, "a", (2, 60.0), what="sign_in") == 1
    with pytest.raises(TooOftenError) as told:
        rates.count("reply", "a", (5, 600.0))
    assert told.value.remedy == "try again in 121 seconds"
    clock.now += 119
    assert allowed(rates, "a", (5, 600.0)) == 0
    clock.now += 2
    assert allowed(rates, "a", (5, 600.0), 2) == 1
    clock.now += 600
    assert allowed(rates, "a", (5, 600.0), 9) == 5


def test_several_sites_count_together(store: Store | None) -> None:
    if store is None:
        pytest.skip("in memory each counts for itself")
    sites = [Rates(store) for _ in range(3)]
    assert sum(allowed(one, "a", (7, 600.0), 4) for one in sites) == 7
    # What is allowed often is taken in portions, which a site may have left over: never more in all, and hardly less.
    assert 1200 - 2 * 60 <= sum(allowed(one, "a", (1200, 6000.0), 500, what="read") for one in sites) <= 1200


def test_no_two_take_the_same(store: Store | None) -> None:
    sites, done, together = [Rates(store) for _ in range(6)] if store else [Rates()] * 6, [], Barrier(6)

    def work(site: Rates) -> None:
        together.wait()
        done.append(allowed(site, "a", (9, 6000.0), 5))

    threads = [Thread(target=work, args=(site,)) for site in sites]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(done) == 9


def test_whoever_comes_rarely_leaves_no_trace(tmp_path: Path) -> None:
    clock = Clock()
    with closing(Store(tmp_path / "people")) as store:
        rates = Rates(store, clock)
        rates.count("reply", "192.0.2.7", (5, 600.0))
        clock.now += 601
        rates.count("reply", "192.0.2.8", (5, 600.0))
        with store.reading() as connection:
            assert len(connection.execute(rate.select()).all()) == 1
    assert b"192.0.2" not in b"".join(file.read_bytes() for file in tmp_path.iterdir())


@given(
    st.integers(1, 300), st.floats(1, 1000), st.lists(st.tuples(st.sampled_from("ab"), st.floats(0, 50), st.integers(1, 40)), max_size=30)
)
def test_in_no_stretch_of_time_is_more_allowed_than_a_bucket_holds_and_fills(
    times: int, within: float, deeds: list[tuple[str, float, int]]
) -> None:
    clock, begun, done = Clock(), Clock.now, {"a": 0, "b": 0}
    rates = Rates(None, clock)
    for who, later, number in deeds:
        clock.now += later
        done[who] += allowed(rates, who, (times, within), number)
        assert done[who] <= times + (clock.now - begun) * times / within + 1


def test_guesses_at_two_sites_are_counted_together(ledger: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
    accounts.add(Store(tmp_path / "people"), "ada", PASSWORD, Role.ADMIN)
    settings = Settings(
        ledger=str(ledger[0]), people=str(tmp_path / "people"), local=False, hosts=(), limits=Limits(sign_in=(4, 600.0), read=(3, 600.0))
    )
    with ExitStack() as open_:
        sites = [open_.enter_context(TestClient(make_app(settings))) for _ in range(2)]
        answers = [guess(sites[number % 2]) for number in range(6)]
        assert answers[:4] == [401] * 4 and answers[4:] == [429] * 2
        assert [sites[number % 2].get("/api/v1/truces").status_code for number in range(4)] == [200] * 3 + [429]


def guess(site: TestClient) -> int:
    found = re.search(r'name="csrf" value="(\w+)"', site.get("/sign-in").text)
    assert found
    return site.post("/sign-in", data={"csrf": found[1], "name": "ada", "password": "a wrong guess"}).status_code
