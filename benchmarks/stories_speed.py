"""Documents a second into stories, and how time and memory grow: ``python -m benchmarks.stories_speed [N ...]``.

The documents are made: of each six, one is an original of 120 to 350 words drawn from a vocabulary with the frequencies of a language,
and five are prints of it (whole, cut, edited). 5,000 fall on a day. Only ``group`` is timed, from documents to stories.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from trucewatch.records import Document, Imprint
from trucewatch.stories import group

SIZES = (1_000, 10_000, 100_000)
A_DAY = 5_000
START = datetime(2024, 1, 1, tzinfo=UTC)
AGENCIES = ("AP", "AFP", "Reuters", "Xinhua", "dpa", None, None)


def documents(count: int, seed: int = 1) -> Iterator[Document]:
    """Yield ``count`` documents in order of time."""
    dice = random.Random(seed)
    vocabulary = ["".join(dice.choices("abcdefghiklmnoprstuvwy", k=dice.randint(2, 10))) for _ in range(40_000)]
    chances = [1 / rank for rank in range(1, len(vocabulary) + 1)]
    for number in range(count):
        if number % 6 == 0:
            words = dice.choices(vocabulary, chances, k=dice.randint(120, 350))
            agency = dice.choice(AGENCIES)
        yield _print(words, agency, number, dice)


def _print(words: list[str], agency: str | None, number: int, dice: random.Random) -> Document:
    kept = words if number % 6 == 0 else words[: dice.randint(len(words) // 3, len(words))]
    edited = [word if dice.random() > 0.02 else "edited" for word in kept] if number % 2 else kept
    sentences = [edited[at : at + 20] for at in range(0, len(edited) - 2, 20)]
    body = "\n".join(f"{first.title()} {' '.join(rest)} {last.title()} {len(last) * len(first)}." for first, *rest, last in sentences)
    published = START + timedelta(days=number / A_DAY)
    imprint = Imprint(outlet=f"Outlet {number % 400}", agency=agency, published=published)
    return Document(page=f"{number:064x}", location=f"p{number}", text=body, body_end=len(body), gathered=published, imprint=imprint)


def main() -> None:
    for count in [int(word) for word in sys.argv[1:]] or SIZES:
        made = list(documents(count))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        start, spent = time.perf_counter(), time.process_time()
        stories = group(made)
        wall, spent = time.perf_counter() - start, time.process_time() - spent
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        print(f"{count} documents: {len(stories)} stories, {count / spent:.0f} a second of one core, {wall:.1f} s, +{grown:.0f} MB")


if __name__ == "__main__":
    main()
