"""Long streams: what is laid away comes back as if it had been in memory, whatever comes when."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.records import PrintClass
from trucewatch.stories import candidates, copy_of, firsts, group, growing, shelf, stories_in
from trucewatch.stories.group import order
from trucewatch.stories.growing import Growing
from trucewatch.stories.placing import Stories

from .documents import WIRE, document
from .test_properties import VOCABULARY

WEEKS = (None, 0, 3, 30, 150, 400, 1000, 5000)


@st.composite
def years(draw):
    """Draw originals and prints of them, some of them weeks and months later."""
    dice = random.Random(draw(st.integers(0, 10**6)))
    made = []
    for number in range(draw(st.integers(1, 5))):
        words = dice.choices(VOCABULARY, k=dice.randint(20, 90))
        for copy in range(draw(st.integers(1, 4))):
            text = " ".join("other" if copy and dice.random() < 0.03 else word for word in words) + "."
            made.append(
                document(text, f"{number}-{copy}", dice.choice(WEEKS), dice.choice(["AP", "A Paper"]), dice.choice([None, "AP", "AFP"]))
            )
    return made


@settings(max_examples=80, deadline=None)
@given(years(), st.randoms(), st.sampled_from([1, 2, growing.CLOSE]))
def test_stories_that_were_laid_away_are_those_that_were_kept(documents, dice, close):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(growing, "CLOSE", close)
        stories = Growing()
        for one in dice.sample(documents, len(documents)):
            stories.change([one], [])
        assert stories.stories(stories.members()) == group(documents)


def test_a_story_that_settled_is_taken_up_again_by_a_late_print_of_it():
    wire, cut = document(WIRE, "wire", 0, "AP", "AP"), document(WIRE[: len(WIRE) // 2], "cut", 5, "A Paper")
    others = [
        document(f"Report {day} of {day} ships that passed the strait on day {day} of the year.", f"{day}", 24 * day) for day in range(40)
    ]
    late = document(WIRE.replace("two trucks", "three trucks"), "late", 24 * 39.5, "Another Paper", "AP")
    story = next(found for found in group([late, *others, cut, wire]) if len(found.documents) > 1)
    kinds = [(p.place, p.kind) for p in story.documents]
    assert kinds == [("wire", PrintClass.ORIGINAL), ("cut", PrintClass.SHORTENED), ("late", PrintClass.REPRINT)]


def test_of_old_documents_nothing_stays_at_hand():
    stories, days = Stories(), 60
    for day in range(days):
        stories.place(copy_of(document(f"On day {day} the {day} ships of convoy {day} passed the strait.", f"{day}", 24 * day)))
    settled = [members for _, members in stories.settled()]
    assert settled == [(number,) for number in range(stories.oldest)]
    assert days - stories.oldest <= 2 * (candidates.WINDOW / 86400 + 1)
    assert len(stories.members()) == days - stories.oldest
    assert sum(len(one.runs) for one in (stories._candidates._now, stories._candidates._before)) < days


def test_stories_come_in_order_of_time_and_one_after_the_other():
    documents = [document(f"Report {day} on {day} ships and {day} boats of day {day}.", f"{day}", 24 * day) for day in range(30)]
    found = stories_in(reversed(documents))
    first = next(found)
    assert [one.documents[0].place for one in (first, *found)] == [one.location for one in documents]


@settings(deadline=None)
@given(st.lists(st.lists(st.integers(0, 40), max_size=4), max_size=40), st.integers(1, 12))
def test_the_first_to_have_a_key_is_told_for_ever(keys, loose):
    whole, known = firsts.LOOSE, {}
    firsts.LOOSE = loose
    try:
        found = firsts.Firsts()
        for number, some in enumerate(keys):
            before = found.of(some)
            assert before == {key: known[key] for key in some if key in known}
            found.add(number, (key for key in some if key not in before))
            for key in some:
                known.setdefault(key, number)
    finally:
        firsts.LOOSE = whole
    assert found.of(list(range(41))) == known


def test_a_copy_comes_from_the_shelf_as_it_was_laid_there():
    copies = [
        copy_of(document(text, "place", hours, "AP", "AFP")) for text, hours in ((WIRE, 0), ("“Go,” he told Reuters.", None), ("", 3))
    ]
    with shelf.Shelf() as laid:
        places = [laid.put_copy(copy) for copy in copies]
        back = [laid.get_copy(place) for place in reversed(places)][::-1]
    for copy, other in zip(copies, back, strict=True):
        for name in ("key", "time", "dated", "words", "days", "agency", "outlet", "cited", "text"):
            assert getattr(copy, name) == getattr(other, name)
        assert all((getattr(copy, name) == getattr(other, name)).all() for name in ("runs", "topics", "facts", "first", "quoted"))


def test_documents_are_placed_in_one_order_however_they_come():
    documents = [document(WIRE, place, hours) for place, hours in (("a", 3), ("b", 0), ("c", None), ("d", 0))]
    assert [one.location for one in sorted(documents, key=order)] == ["c", "b", "d", "a"]
