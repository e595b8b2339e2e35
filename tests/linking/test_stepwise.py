"""A truce of which several prolongations are told at once goes on to the last end, though nobody told of those before."""

import pytest
from tests.linking.stage import FRONT, KIN, pledge, report, span, within
from tests.linking.test_drafts import labels

from trucewatch.linking import Told, link
from trucewatch.records import Label


def first() -> Told:
    """A truce of one side whose 30 days run out on 31 January."""
    text = "The Northern Front declares a ceasefire for 30 days."
    return report("2024-01-01", text, pledge(text, "declaration", FRONT, "ceasefire", ends_or_duration=span(text, "30 days")))


def prolonged(words: str, kind: str = "extension", **more: object) -> Told:
    text = f"The Northern Front {words}."
    return report("2024-03-25", text, pledge(text, kind, FRONT, "ceasefire", ends_or_duration=span(text, "for a month"), **more))


@pytest.mark.parametrize(
    "words",
    [
        "has extended its ceasefire three times, most recently on 22 March for a month",
        "announced the third extension of its ceasefire, the last time on 22 March for a month",
        "has repeatedly prolonged its ceasefire, the last of them on March 22 for a month",
        "kept a ceasefire that was renewed for the second time, most recently on 22 March for a month",
    ],
)
def test_a_truce_prolonged_in_steps_goes_on_to_the_last_end(words: str) -> None:
    linked = link([first(), prolonged(words)], KIN)
    assert len(linked.truces) == 1
    found = [labels(linked, at)["front"] for at in ("2024-03-26", "2024-04-21", "2024-04-22")]
    assert found == [Label.IN_FORCE, Label.IN_FORCE, Label.EXPIRED]


@pytest.mark.parametrize(
    "words",
    [
        "was extended to 20 February and then to 20 April",
        "has been prolonged first to 20 February, later to 20 April",
        ", prolonged at the end of January for two months, was renewed last week to 20 April",
    ],
)
def test_several_ends_are_steps(words: str) -> None:
    text = f"The ceasefire of the Northern Front {words}."
    end = span(text, "to 20 April")
    linked = link([first(), report("2024-03-25", text, pledge(text, "extension", FRONT, "ceasefire", ends_or_duration=end))], KIN)
    assert len(linked.truces) == 1


@pytest.mark.parametrize(
    "words", ["extended its ceasefire for a month", "extended its ceasefire for a month after it had twice extended a curfew"]
)
def test_what_is_prolonged_once_long_after_its_end_is_another(words: str) -> None:
    linked = link([first(), prolonged(words)], KIN)
    assert len(linked.truces) == 2


def test_an_end_by_word_is_none_that_steps_can_have_passed() -> None:
    text = "The Northern Front ends its ceasefire."
    ended = report("2024-01-20", text, pledge(text, "termination", FRONT, "ceasefire"))
    words = "has extended its ceasefire three times, most recently on 22 March for a month"
    assert len(link([first(), ended, prolonged(words)], KIN).truces) == 2


def test_who_ends_now_what_was_prolonged_in_steps_ends_the_truce_of_long_ago() -> None:
    ends = "The Northern Front will not renew its ceasefire when it runs out tonight."
    steps = "The truce of the Northern Front had been prolonged three times, most recently on 22 March for a month."
    text = f"{ends} {steps}"
    entries = (
        within(text, ends, pledge(text, "termination", FRONT, "renew its ceasefire")),
        within(text, steps, pledge(text, "extension", FRONT, "truce", ends_or_duration=span(text, "for a month"))),
    )
    linked = link([first(), report("2024-04-20", text, *entries)], KIN)
    assert len(linked.truces) == 1
    assert labels(linked, "2024-04-21")["front"] is Label.ENDED


def test_what_had_lapsed_is_prolonged_by_no_steps() -> None:
    words = "renewed for the third time its ceasefire that had lapsed, for a month"
    assert len(link([first(), prolonged(words)], KIN).truces) == 2


@pytest.mark.parametrize(("day", "own"), [(", which it declared on 1 January,", True), (" with Norda, which both signed on 10 January,", False)])
def test_the_truce_that_is_prolonged_is_that_of_its_day(day: str, own: bool) -> None:
    both = "Norda and the Northern Front signed a ceasefire on 10 January."
    other = report("2024-01-10", both, pledge(both, "agreement", FRONT | {"Norda": "norda"}, "ceasefire"))
    text = f"The Northern Front has prolonged its ceasefire{day} until 20 February."
    more = report("2024-01-28", text, pledge(text, "extension", FRONT, "ceasefire", ends_or_duration=span(text, "until 20 February")))
    linked = link([first(), other, more], KIN)
    assert [truce.parties == ("front",) for truce in linked.truces if len(linked.acts[truce.id]) == 2] == [own]
