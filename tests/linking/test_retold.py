"""A truce that a later report tells again: how it was made, that it goes on, that one keeps it. None of that begins another, or begins it later."""

import pytest
from tests.linking.stage import FRONT, KIN, day, pledge, report, span, within
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
