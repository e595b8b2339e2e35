"""How well documents are put into stories: ``python -m benchmarks.stories [SPLIT … | made] [--misses] [--undated N]``.

A split is a file of models/stories ("test" where none is named). All documents of a split are grouped in one call, so that events may be
confused with one another. Figures: precision, recall and F1 over pairs of documents of one story; the share of events whose number of
independent stories is right; the share of documents whose class is right among those in the right story. ``--undated N`` takes every Nth
document's date away, as records often have none. "made": pairs and stories of 20,000 made documents, a check of the index and no measure
of quality.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Any

from benchmarks.stories_made import stream
from benchmarks.stories_set import Labelled, labelled
from trucewatch.records import Document
from trucewatch.stories import group


@dataclass
class Scores:
    """Figures between 0 and 1, and what was missed, in words."""

    precision: float
    recall: float
    f1: float
    events: float
    classes: float
    misses: list[str] = field(default_factory=list)


def score(items: list[Labelled]) -> Scores:
    """Return the figures for the documents of ``items``, grouped at once."""
    found: dict[str, tuple[str, str]] = {}
    for story in group(item.document for item in items):
        found |= {print_.place: (story.id, print_.kind.value) for print_ in story.documents}
    told = {item.id: found[item.document.location] for item in items}
    pairs = [(one, other) for one, other in combinations(items, 2) if one.story == other.story or told[one.id][0] == told[other.id][0]]
    right = [pair for pair in pairs if pair[0].story == pair[1].story and told[pair[0].id][0] == told[pair[1].id][0]]
    wanted = sum(one.story == other.story for one, other in pairs)
    made = sum(told[one.id][0] == told[other.id][0] for one, other in pairs)
    precision, recall = len(right) / max(1, made), len(right) / max(1, wanted)
    misses = [f"pair {a.id} {b.id}: {'apart' if a.story == b.story else 'together'}" for a, b in pairs if (a, b) not in right]
    wrong_events = counts(items, told)
    wrong = [item for item in items if item.kind != plain(told[item.id][1])]
    misses += [f"event {event}: {count} stories, wanted {want}" for event, count, want in wrong_events]
    misses += [f"class {item.id}: {told[item.id][1]}, wanted {item.kind}" for item in wrong]
    events = len({item.event for item in items})
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return Scores(precision, recall, f1, 1 - len(wrong_events) / events, 1 - len(wrong) / len(items), misses)


def undated(items: list[Labelled], every: int) -> list[Labelled]:
    """Return the documents, every so many of them without its date."""
    return [_without_date(item) if number % every == 0 else item for number, item in enumerate(items)]


def _without_date(item: Labelled) -> Labelled:
    imprint = item.document.imprint.model_copy(update={"published": None})
    return replace(item, document=item.document.model_copy(update={"imprint": imprint}))


def plain(kind: str) -> str:
    """Return the class as the set is labelled: an original that shares a statement is an original."""
    return "original" if kind == "shared_statement" else kind


def counts(items: list[Labelled], told: dict[str, tuple[str, str]]) -> list[tuple[str, int, int]]:
    """Return the events whose number of stories is wrong, with the number found and the one wanted."""
    by_event: dict[str, list[Labelled]] = defaultdict(list)
    for item in items:
        by_event[item.event].append(item)
    both = [(event, len({told[i.id][0] for i in found}), len({i.story for i in found})) for event, found in by_event.items()]
    return [(event, count, want) for event, count, want in both if count != want]


def score_made(count: int = 20_000) -> str:
    """Return the figures for so many made documents."""
    wanted: dict[str, int] = {}

    def documents() -> Iterator[Document]:
        for made in stream(count):
            wanted[made.document.location] = made.story
            yield made.document

    told = {print_.place: story.id for story in group(documents()) for print_ in story.documents}
    both = _pairs(Counter((told[place], wanted[place]) for place in told))
    precision, recall = both / _pairs(Counter(told.values())), both / _pairs(Counter(wanted.values()))
    stories, found = len(set(wanted.values())), len(set(told.values()))
    return f"made: {count} documents, {stories} stories, {found} found; pairs P {precision:.3f} R {recall:.3f}"


def _pairs(counts: Counter[Any]) -> int:
    return sum(count * (count - 1) // 2 for count in counts.values())


def report(split: str, every: int, misses: bool) -> str:
    """Return the figures of a split in words, with what was missed where ``misses``."""
    items = undated(labelled(split), every) if every else labelled(split)
    scores = score(items)
    lines = [
        f"{split}: {len({item.event for item in items})} events, {len(items)} documents, {len({item.story for item in items})} stories",
        f"pairs P {scores.precision:.3f} R {scores.recall:.3f} F1 {scores.f1:.3f}",
        f"events with the right number of stories {scores.events:.3f}; classes {scores.classes:.3f}",
    ]
    return "\n".join(lines + scores.misses * misses)


def main() -> None:
    splits = [word for word in sys.argv[1:] if not word.startswith("-") and not word.isdigit()] or ["test"]
    every = int(sys.argv[sys.argv.index("--undated") + 1]) if "--undated" in sys.argv else 0
    for split in splits:
        print(score_made() if split == "made" else report(split, every, "--misses" in sys.argv))


if __name__ == "__main__":
    main()
