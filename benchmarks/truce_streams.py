"""Short streams of dated items about real truces outside 2025, linked and compared with the truces expected of them (see truce_score).

Run: ``python -m benchmarks.truce_streams {tuned,kept,later} [--coder hybrid] [--keep READ.pickle] [--show]``

The streams stand in ``tests/fixtures/streams``: in our own words, from memory and simplified, a test and no history. What is expected was
written before any program read them, by the rules of the hand coding of 2025. One half served to tune linking, the other was kept back.
``later`` are 23 more in the terse form of the stream of 2025, measured once, then tuned on; what is expected of them was mended where the
program was right after all (one side's halts and offers that had been left out, sides without a name).
Each stream is linked by itself.
"""

from __future__ import annotations

import argparse
import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from benchmarks.truce_score import Gold, Read, Score, read_pages, score, tolds
from trucewatch.pages.jsonl import page_of
from trucewatch.records import Page, Quarantined

STREAMS = Path(__file__).parents[1] / "tests" / "fixtures" / "streams"
Stream = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("half", choices=("tuned", "kept", "later"))
    parser.add_argument("--coder", default="hybrid")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    scored(args.half, args.coder, args.keep, args.show).say(args.half)


def scored(half: str, coder: str = "hybrid", keep: Path | None = None, show: bool = False) -> Score:
    """Return how the streams of a half come out, all together."""
    streams = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((STREAMS / half).glob("*.yaml"))}
    whole = Score()
    for name, read in _read(streams, coder, keep).items():
        if show:
            print(f"== {name}")
        last = max(day for day, _, _ in streams[name]["items"])
        for one in score(gold_of(streams[name]), tolds(read), last, (lambda _: True) if show else None).values():
            whole.add(one)
    return whole


def gold_of(stream: Stream) -> list[Gold]:
    """Return the truces expected of a stream, in the form of those of 2025."""
    return [
        truce
        | {key: truce[key] and truce[key].isoformat() for key in ("declared", "effective", "ended")}
        | {"name": " and ".join(truce["parties"])}
        | {"status_timeline": [{"date": on.isoformat(), "party": who, "status": what} for on, who, what in truce["labels"]]}
        for truce in stream["truces"]
    ]


def _read(streams: dict[str, Stream], coder: str, keep: Path | None) -> dict[str, Read]:
    if keep and keep.exists():
        kept: dict[str, Read] = pickle.loads(keep.read_bytes())
        return kept
    read = {name: read_pages(_pages(name, stream), coder) for name, stream in streams.items()}
    if keep:
        keep.write_bytes(pickle.dumps(read))
    return read


def _pages(name: str, stream: Stream) -> Iterator[Page]:
    for number, (day, outlet, text) in enumerate(stream["items"], 1):
        place = f"{name}:{number}"
        made = page_of({"id": place, "date": day.isoformat(), "text": text, "citations": [{"outlet": outlet}]}, place)
        if not isinstance(made, Quarantined):
            yield made


if __name__ == "__main__":
    main()
