"""What always holds of stories, whatever the documents."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.stories import group

from .documents import WIRE, document

VOCABULARY = [*sorted({word for word in WIRE.split() if word.isalpha()}), "Basra", "Mosul", "seven", "40", "“We", "leave”"]
AGENCIES = (None, "AP", "AFP")


@st.composite
def batches(draw):
    """Draw originals of random words and prints of them: whole, cut, or edited."""
    dice = random.Random(draw(st.integers(0, 10**6)))
    made = []
    for number in range(draw(st.integers(1, 4))):
        words = dice.choices(VOCABULARY, k=dice.randint(5, 90))
        for copy in range(draw(st.integers(1, 3))):
            kept = words[: dice.randint(len(words) // 2, len(words))] if copy else words
            text = " ".join("other" if copy and dice.random() < 0.05 else word for word in kept) + "."
            hours = dice.choice([None, 0, 0.5, 3, 30, 300])
            made.append(document(text, f"{number}-{copy}", hours, dice.choice(["AP", "A Paper", None]), dice.choice(AGENCIES)))
    return made


def partition(stories):
    return {frozenset((p.document, p.place) for p in story.documents) for story in stories}


@settings(max_examples=60, deadline=None)
@given(batches(), st.randoms())
def test_the_order_of_arrival_does_not_matter(documents, dice):
    shuffled = list(documents)
    dice.shuffle(shuffled)
    assert group(shuffled) == group(documents)


@settings(max_examples=40, deadline=None)
@given(batches())
def test_grouping_twice_or_with_every_page_given_twice_changes_nothing(documents):
    assert group([*documents, *documents]) == group(documents)


@settings(max_examples=40, deadline=None)
@given(batches(), st.sampled_from([None, 0, 2, 40, 400]))
def test_an_unrelated_document_changes_nothing(documents, hours):
    stranger = document("Zwölf boxers jumped quickly over lazy dwarves while judges of Liverpool vexed them by midnight.", "stranger", hours)
    assert partition(group([*documents, stranger])) == partition(group(documents)) | {frozenset({(stranger.id, "stranger")})}


@settings(max_examples=40, deadline=None)
@given(batches(), st.sampled_from([None, 1, 5000]))
def test_a_document_joins_its_exact_copy(documents, hours):
    original = documents[0]
    copy = document(original.text, "copy", hours)
    home = next(story for story in group([*documents, copy]) if any(p.place == "copy" for p in story.documents))
    assert any(p.place == original.location for p in home.documents)


@settings(max_examples=40, deadline=None)
@given(batches())
def test_each_document_is_in_one_story_and_each_story_has_one_original_at_most(documents):
    stories = group(documents)
    placed = [(p.document, p.place) for story in stories for p in story.documents]
    assert sorted(placed) == sorted({(d.id, d.location) for d in documents})
    assert all(sum(p.kind in ("original", "shared_statement") for p in story.documents) == 1 for story in stories)
