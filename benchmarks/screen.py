"""The screen's figures: `python -m benchmarks.screen`.

Recall on the gold's relevant passages and on the news stream's ceasefire items, the share of other texts that it stops, and passages a
second on one core.
"""

import json
import re
import time
from pathlib import Path
from typing import Any

from models.split import read_gold

from trucewatch.coding.screen import Screen

SHARED = Path(__file__).parents[2] / "shared"


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()] if path.exists() else []


def share(texts: list[str], screen: Screen) -> float | None:
    return round(sum(map(screen.passes, texts)) / len(texts), 4) if texts else None


def speed(texts: list[str], screen: Screen, repeat: int = 5) -> int:
    """Passages of the gold's length (about 80 words) a second."""
    start = time.perf_counter()
    for _ in range(repeat):
        for text in texts:
            screen.passes(text)
    return round(repeat * len(texts) / (time.perf_counter() - start))


def figures() -> dict[str, Any]:
    screen, rows = Screen.read(), read_gold()
    relevant = [row["text"] for row in rows if row["relevant"]]
    stream = lines(SHARED / "data" / "current_events_2025.jsonl")
    sentences = [
        s for row in lines(SHARED / "data" / "gum_attribution_news.jsonl") for s in re.split(r"\n\n+", row["text"]) if len(s) > 200
    ]
    return {
        "relevant gold": len(relevant),
        "recall, relevant gold": share(relevant, screen),
        "recall, ceasefire items": share([row["text"] for row in stream if row["ceasefire"]], screen),
        "passed, gold with nothing to code": share([row["text"] for row in rows if not row["relevant"]], screen),
        "passed, paragraphs of general news": share(sentences, screen),
        "passages a second": speed(relevant, screen),
    }


if __name__ == "__main__":
    print(json.dumps(figures(), indent=1))
