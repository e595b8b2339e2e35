"""An end by one commander or regional head holds only as long as the centre of his side does not say that the truce stands."""

import pytest
from tests.linking.stage import FRONT, KIN, MERIA, day, pledge, report, signed, span, within

from trucewatch.linking import Told, link
from trucewatch.monitor import Monitor
from trucewatch.records import Label, Pledge, PledgeFactuality, Speaker


def label(told: list[Told], on: str = "2024-03-20", who: str = "front") -> Label:
    linked = link([signed(), *told], KIN)
    assert len(linked.truces) == 1
    return next(one.label for one in Monitor.of(linked.testimonies).verdicts(day(on)) if one.faction == who)


def ended(text: str, said_by: str = "Northern Front", what: str = "ceasefire") -> Pledge:
    speaker = Speaker(span=span(text, said_by), role=span(text, "commander") if "commander" in text else None, actor="front")
    return pledge(text, "termination", FRONT, what).model_copy(update={"said_by": speaker})


def denied(when: str, text: str, what: str = "ceasefire had ended") -> Told:
    coded = pledge(text, "termination", FRONT, what, ("Northern Front", "front"), factuality=PledgeFactuality.DENIED)
    return report(when, text, coded)


def stands(when: str, text: str, what: str = "ceasefire") -> Told:
    return report(when, text, pledge(text, "agreement", FRONT, what, ("Northern Front", "front")))


_COMMITTED = "The Northern Front said that it remained committed to the ceasefire."
DENIED = "The central committee of the Northern Front denied that the ceasefire had ended."
COMMANDERS = [
    "A regional commander of the Northern Front said that the ceasefire was null and void.",
    "The Northern Front's eastern commander declared an end to the ceasefire.",
    "One Northern Front commander called off the ceasefire.",
    "The commander of the Northern Front in the southern region ended the ceasefire.",
]


@pytest.mark.parametrize("text", COMMANDERS)
def test_the_centre_overrules_one_commander(text: str) -> None:
    told = [report("2024-03-10", text, ended(text))]
    assert label(told) is Label.ENDED
    assert label([*told, denied("2024-03-11", DENIED)]) is Label.IN_FORCE


@pytest.mark.parametrize(("text", "what"), [
    ("The secretariat of the Northern Front said the ceasefire was still in force.", "ceasefire"),
    (_COMMITTED, "remained committed to the ceasefire"),
])  # fmt: skip
def test_to_say_that_the_truce_stands_overrules_him_too(text: str, what: str) -> None:
    told = [report("2024-03-10", COMMANDERS[0], ended(COMMANDERS[0]))]
    assert label([*told, stands("2024-03-12", text, what)]) is Label.IN_FORCE


def test_in_the_same_report_too() -> None:
    still = "The political bureau of the Northern Front said the ceasefire was still in force."
    text = f"{COMMANDERS[1]} {still}"
    coded = within(text, COMMANDERS[1], ended(COMMANDERS[1]))
    stood = pledge(still, "agreement", FRONT, "ceasefire", ("Northern Front", "front"))
    shift = len(COMMANDERS[1]) + 1
    moved = stood.model_validate(_moved(stood.model_dump(), shift))
    assert label([report("2024-03-10", text, coded, moved)]) is Label.IN_FORCE


def test_who_ends_it_for_the_whole_side_is_overruled_by_no_such_word() -> None:
    text = "The Northern Front declared an end to the ceasefire."
    told = [report("2024-03-10", text, ended(text))]
    assert label([*told, stands("2024-03-12", _COMMITTED, "remained committed to the ceasefire")]) is Label.ENDED


def test_the_other_side_overrules_nobody() -> None:
    text = "Meria said the ceasefire was still in force."
    told = [report("2024-03-10", COMMANDERS[0], ended(COMMANDERS[0])),
            report("2024-03-12", text, pledge(text, "agreement", MERIA, "ceasefire", ("Meria", "meria")))]  # fmt: skip
    assert label(told) is Label.ENDED


@pytest.mark.parametrize("text", [
    DENIED,
    "The Northern Front denied that the ceasefire had ended.",
])  # fmt: skip
def test_who_denies_an_end_ends_nothing(text: str) -> None:
    assert label([denied("2024-03-11", text)]) is Label.IN_FORCE


def _moved(value: object, shift: int) -> object:
    if isinstance(value, dict):
        moved = {key: _moved(one, shift) for key, one in value.items()}
        return moved | {key: moved[key] + shift for key in ("start", "end") if isinstance(moved.get(key), int)}
    return [_moved(one, shift) for one in value] if isinstance(value, (list, tuple)) else value
