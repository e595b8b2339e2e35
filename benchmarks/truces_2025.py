"""The truces of a year's news stream, reconstructed and compared with the hand-coded ones (see truce_score).

Run: ``python -m benchmarks.truces_2025 STREAM.jsonl TRUCES.jsonl [--coder hybrid] [--keep READ.pickle] [--show {odd,even,all}]``

The stream is read as pages by the program's own path (``--keep`` saves what was read, so that linking alone can be run again). Figures are
told for the odd-numbered truces, on which linking was tuned, and for the even-numbered ones, which were kept back.
"""

from __future__ import annotations

import argparse
import json
import pickle
from datetime import date
from pathlib import Path

from benchmarks.truce_score import Read, Score, read_pages, say, score, tolds
from trucewatch.pages import gather
from trucewatch.records import Quarantined

LAST = date(2025, 12, 31)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stream", type=Path)
    parser.add_argument("truces", type=Path)
    parser.add_argument("--coder", default="hybrid")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--show", choices=("odd", "even", "all"))
    args = parser.parse_args()
    gold = [json.loads(line) for line in args.truces.read_text(encoding="utf-8").splitlines()]
    report(gold, _read(args.stream, args.coder, args.keep), args.show)


def _read(stream: Path, coder: str, keep: Path | None) -> Read:
    if keep and keep.exists():
        kept: Read = pickle.loads(keep.read_bytes())
        return kept
    read = read_pages((page for page in gather(str(stream)) if not isinstance(page, Quarantined)), coder)
    if keep:
        keep.write_bytes(pickle.dumps(read))
    return read


def report(gold: list[dict[str, object]], read: Read, show: str | None) -> None:
    """Print the figures; ``show`` says of which truces the turning points are printed too."""
    halves = {"tuned (odd)": Score(), "kept back (even)": Score()}
    shown = {"odd": lambda name: int(name[-2:]) % 2, "even": lambda name: int(name[-2:]) % 2 == 0, "all": lambda name: True}.get(show or "")
    scores = score(gold, tolds(read), LAST, shown)
    for name, one in scores.items():
        if name:
            halves["tuned (odd)" if int(name[-2:]) % 2 else "kept back (even)"].add(one)
    say("precision of truces", scores[""].own)
    whole = Score()
    for name, half in halves.items():
        half.say(name)
        whole.add(half)
    whole.say("all")


if __name__ == "__main__":
    main()
