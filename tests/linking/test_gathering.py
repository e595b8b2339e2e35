"""Tellings gathered while reports come and go make the incidents of all of them at once, in whatever order they come."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.linking.afresh import events
from tests.linking.reports import incident, span, told
from tests.linking.test_bit_by_bit import at, when

from trucewatch.linking.gathering import Gathering
from trucewatch.linking.incidents import Event
from trucewatch.linking.told import Telling, Told
from trucewatch.records import When

ACTS = {"shelled": "shelling_rocket", "stormed": "raid_arrest", "shot at": "shooting"}


def strike(number: int, day: int, before: int, act: str, targets: tuple[str, str], place: str) -> Told:
    """A report of two acts at one place, some days before."""
    words = f"The Northern Front {act} {targets[0]} at {place}. Men hit {targets[1]} on that day. It is number {number}."
    date = When(span=span(words, "that day"), earliest=at(day - before), latest=at(day - before + 1))
    one = incident(words, ACTS[act], act, ("Northern Front", "front"), (targets[0], "new:post@1"), place, when=date)
    other = incident(words, "shooting", "hit", None, (targets[1], "new:men@1"), None, when=date)
    return told(words, when(day), one, other, sequence=number + 1)


TARGETS = st.sampled_from(["an army post", "the post office", "a convoy", "the market"])
STRIKES = st.builds(
    strike, st.integers(0, 9), st.integers(0, 45), st.integers(0, 12), st.sampled_from(sorted(ACTS)), st.tuples(TARGETS, TARGETS),
    st.sampled_from(["Karo", "Miro", "Karo Bridge"]),
)  # fmt: skip


def parts(some: list[Event]) -> list[list[tuple[str, int]]]:
    return sorted([(one.told.key, one.number) for one in event.tellings] for event in some)


@settings(max_examples=200, deadline=None)
@given(st.lists(STRIKES, min_size=1, max_size=12, unique_by=lambda one: one.key), st.data())
def test_gathered_bit_by_bit_they_are_the_incidents_of_all_at_once(reports: list[Told], data: st.DataObject) -> None:
    gathering, made = Gathering(), dict[int, Event]()
    there: dict[str, list[Telling]] = {}
    decided: dict[str, str] = {}
    while reports or data.draw(st.booleans()):
        some, reports = reports[: data.draw(st.integers(0, 3))], reports[3:] if len(reports) > 3 else []
        gone = data.draw(st.sets(st.sampled_from(sorted(there)), max_size=2)) if there else set()
        left = [one for key in sorted(gone) for one in there.pop(key)]
        come = [one for report in some for one in report.tellings()]
        there |= {report.key: list(report.tellings()) for report in some}
        all_of_them = [one for tellings in there.values() for one in tellings]
        keys = sorted(one.key for one in all_of_them)
        named = data.draw(st.dictionaries(st.sampled_from(keys), st.sampled_from(["one", "other"]), max_size=2)) if keys else {}
        moved = [one for one in all_of_them if one not in come and named.get(one.key) != decided.get(one.key)]
        old, new = gathering.change([*left, *moved], [*come, *moved], decided := named)
        for event in old:
            del made[id(event)]
        made |= {id(event): event for event in new}
        assert parts(list(made.values())) == parts(events(all_of_them, decided))
