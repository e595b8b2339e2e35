"""A truce that a later report tells again: how it was made, that it goes on, that one keeps it. None of that begins another, or begins it later."""

import pytest
from tests.linking.stage import FRONT, KIN, MERIA, day, pledge, report, span, within
from tests.linking.test_drafts import labels

from trucewatch.linking import Told, link
from trucewatch.records import Label, PledgeKind, Precision, Span, When


def declared(when: str = "2024-03-01", lasting: str = "60 days") -> Told:
    """The Front's own truce."""
    text = f"The Northern Front declares a ceasefire of {lasting}."
    own = pledge(text, "declaration", FRONT, "ceasefire", ("Northern Front", "front"), ends_or_duration=span(text, lasting))
    return report(when, text, own)


@pytest.mark.parametrize(
    "retold",
    [
        "The ceasefire, first declared in late February for a week, has largely held.",
        "The truce, announced by the group in February, is still in force.",
        "We are still keeping our truce, the group said.",
    ],
)
def test_what_is_told_again_beside_its_extension_does_not_begin_it_later(retold: str) -> None:
    prolonging = "The Northern Front extended its ceasefire by 60 days from today."
    text = f"{prolonging} {retold}"
    today = When(span=span(text, "today"), earliest=day("2024-04-25"), latest=day("2024-04-26"), precision=Precision.DAY)
    longer = pledge(text, "extension", FRONT, "ceasefire", ends_or_duration=span(text, "60 days"), starts=today)
    at = len(prolonging) + 1
    word = "ceasefire" if "ceasefire" in retold else "truce"
    name = at + retold.index(word)
    told_again = longer.model_copy(
        update={
            "kind": PledgeKind.DECLARATION,
            "undertaking": Span.of(text, name, name + len(word)),
            "sentence": Span.of(text, at, len(text)),
            "starts": None,
            "ends_or_duration": None,
        }
    )
    open_ended = "The Northern Front declares a ceasefire."
    first = report("2024-03-01", open_ended, pledge(open_ended, "declaration", FRONT, "ceasefire", ("Northern Front", "front")))
    linked = link([first, report("2024-04-25", text, within(text, prolonging, longer), told_again)], KIN)
    assert len(linked.truces) == 1
    assert labels(linked, "2024-03-10") == {"front": Label.IN_FORCE}
    assert labels(linked, "2024-05-20") == {"front": Label.IN_FORCE}


@pytest.mark.parametrize(
    "words",
    [
        "said that its ceasefire, which would have expired at the end of the day, will continue indefinitely",
        "said that its truce, due to run out on Tuesday, would be prolonged without a deadline",
    ],
)
@pytest.mark.parametrize("kind", ["extension", "expiry", "declaration"])
def test_what_goes_on_past_its_term_has_not_expired(words: str, kind: str) -> None:
    text = f"The Northern Front {words}."
    what = "truce" if "truce" in words else "ceasefire"
    linked = link([declared(), report("2024-04-30", text, pledge(text, kind, FRONT, what, ("Northern Front", "front")))], KIN)
    assert len(linked.truces) == 1
    assert labels(linked, "2024-05-20") == {"front": Label.IN_FORCE}


def test_what_was_due_to_expire_and_is_not_prolonged_has_expired() -> None:
    text = "The ceasefire of the Northern Front, which was due to expire on Tuesday, will not be extended."
    linked = link([declared(), report("2024-04-30", text, pledge(text, "expiry", FRONT, "ceasefire"))], KIN)
    assert labels(linked, "2024-05-20") == {"front": Label.EXPIRED}


@pytest.mark.parametrize("words", ["when the latter declared an open-ended truce on 26 April", "since it announced its truce on 25 April"])
def test_a_truce_told_by_the_day_on_which_it_was_prolonged_is_that_one(words: str) -> None:
    longer = "The Northern Front says its ceasefire will continue indefinitely."
    text = f"The talks follow what the Northern Front promised {words}."
    acts = [pledge(longer, "extension", FRONT, "ceasefire"), pledge(text, "declaration", FRONT, "truce")]
    linked = link([declared(), report("2024-04-25", longer, acts[0]), report("2024-06-20", text, acts[1])], KIN)
    assert len(linked.truces) == 1


def test_a_truce_told_by_another_day_is_another() -> None:
    text = "The talks follow what the Northern Front promised when it declared an open-ended truce on 4 June."
    assert len(link([declared(), report("2024-06-20", text, pledge(text, "declaration", FRONT, "truce"))], KIN).truces) == 2


KEEPS = "The armed forces of Meria will observe the truce, the president said."


def kept_beside(first: str) -> Told:
    text = f"{first} {KEEPS}"
    longer = within(text, first, pledge(text, "extension", FRONT, "ceasefire", ends_or_duration=span(text, "60 days")))
    return report("2024-03-20", text, longer, within(text, KEEPS, pledge(text, "declaration", MERIA, "observe the truce", ("Meria", "meria"))))


def test_a_state_that_will_keep_the_truce_that_the_other_side_declared_is_bound_by_that_one() -> None:
    linked = link([declared(), kept_beside("The Northern Front extended its ceasefire by 60 days.")], KIN)
    assert len(linked.truces) == 1
    assert labels(linked, "2024-03-19")["front"] is Label.IN_FORCE
    assert labels(linked, "2024-03-21") == {"front": Label.IN_FORCE, "meria": Label.IN_FORCE}


def test_a_state_that_keeps_a_truce_while_its_report_tells_of_none_joins_none() -> None:
    text = KEEPS
    told = report("2024-03-20", text, pledge(text, "declaration", MERIA, "observe the truce", ("Meria", "meria")))
    assert "meria" not in labels(link([declared(), told], KIN), "2024-03-21")


def test_what_one_side_announced_months_before_is_no_part_of_what_both_agree_now() -> None:
    now, then = "Meria and the Northern Front agreed to a ceasefire.", "Meria announced a truce with the front on December 31."
    text = f"{now} {then}"
    both = within(text, now, pledge(text, "agreement", {"Meria": "meria", "Northern Front": "front"}, "ceasefire"))
    older = within(text, then, pledge(text, "declaration", {"Meria": "meria"}, "truce"))
    assert len(link([report("2024-06-09", text, both, older)], KIN).truces) == 2
