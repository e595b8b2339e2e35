from __future__ import annotations

from pathlib import Path

from trucewatch import review
from trucewatch.desk import Ledger

At = tuple[Path, dict[str, str]]


def test_the_queue_shows_each_record_of_a_story_once_and_weightiest_first(ledger: At) -> None:
    path, texts = ledger
    with Ledger(path) as book:
        found = review.queue(book)
    weights = [one.weight for one in found]
    assert weights == sorted(weights, reverse=True)
    wire = [one for one in found if one.item.told.document.id in (texts["wire"], texts["reprint"])]
    assert sorted((one.item.sort, one.prints) for one in wire) == [("incident", 2), ("pledge", 2)]
    assert any("rests on it" in reason for one in found for reason in one.reasons)


def test_what_is_decided_leaves_the_queue_and_disagreement_leads_it(ledger: At) -> None:
    path, _ = ledger
    with Ledger(path) as book:
        last = review.queue(book)[-1].item
        review.accept(book, [last], "anna")
        assert last.key not in [one.item.key for one in review.queue(book)]
        assert last.key in [one.item.key for one in review.queue(book, "bert")]
        assert last.key not in [one.item.key for one in review.queue(book, "anna")]
        changed = review.corrected(last, "factuality", "reported")
        review.correct(book, last, changed, "bert")
        first = review.queue(book)[0]
        assert first.item.key == last.key
        assert first.reasons[0] == "people disagree about it"


def test_agreement_is_counted_over_what_two_people_judged(ledger: At) -> None:
    path, _ = ledger
    with Ledger(path) as book:
        found = [one.item for one in review.queue(book)]
        assert all(one.units == 0 and one.alpha is None for one in review.agreement(book))
        for one in found:
            review.accept(book, [one], "anna")
        for number, one in enumerate(found):
            if number:
                review.accept(book, [one], "bert")
            else:
                review.reject(book, [one], "bert", "no")
        told = {(one.sort, one.field): one for one in review.agreement(book)}
    sort = found[0].sort
    right = told[sort, "right at all"]
    assert right.units == sum(one.sort == sort for one in found)
    assert right.alpha is not None and right.alpha < 1
