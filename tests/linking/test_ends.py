"""What ends before a time is left out, and nothing else."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.linking.test_bit_by_bit import at

from trucewatch.linking.ends import Ends
from trucewatch.linking.life import Life, differ_since

DAYS = st.integers(0, 9).map(at)
THINGS = st.lists(st.tuples(st.sets(st.sampled_from("abc")), DAYS), max_size=8)
LIVES = st.none() | st.builds(Life, DAYS, st.none() | DAYS)


@given(THINGS, st.sets(st.integers(0, 7)), st.sets(st.sampled_from("abc")), DAYS)
def test_what_stands_under_names_from_a_time_on(things: list[tuple[set[str], datetime]], gone: set[int], names: set[str], time: datetime) -> None:
    ends: Ends[int, str] = Ends()
    for key, (under, end) in enumerate(things):
        ends.put(key, f"thing {key}", under, end)
    for key in gone & set(range(len(things))):
        ends.drop(key, *things[key])
    left = {key: f"thing {key}" for key, (under, end) in enumerate(things) if key not in gone and under & names and end >= time}
    assert ends.since(names, time) == left


@given(LIVES, LIVES, DAYS, st.integers(0, 9))
def test_two_lives_differ_in_nothing_that_lies_before(one: Life | None, other: Life | None, first: datetime, days: int) -> None:
    last = first + timedelta(days=days)
    if last < differ_since(one, other):
        assert one is not None and other is not None
        assert one.meets(first, last) == other.meets(first, last)
