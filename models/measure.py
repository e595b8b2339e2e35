"""Score the shipped coder, int8 and all, on a part of the gold: `python -m models.measure --part dev`.

Prints the fields' figures, the expected calibration error of the entries' probability, and the CPU seconds used.
"""

import argparse
import json
import time
from pathlib import Path
from typing import Any

import numpy as np

from trucewatch.analysis.likeness import pair
from trucewatch.analysis.scoring import SORTS, score
from trucewatch.coding.hybrid.coder import HybridCoder
from trucewatch.coding.hybrid.network import WEIGHTS, Network
from trucewatch.coding.passage import to_document, to_record

from .split import part_of_gold

Row = dict[str, Any]


def matched(gold: Row, coded: Row) -> list[tuple[float, bool]]:
    """For each coded entry its probability, and whether the scorer pairs it with a gold entry."""
    found = []
    for sort, key in SORTS.items():
        right = {id(p) for _, p in pair(sort, gold[key], coded[key]).pairs}
        found += [(p["confidence"], id(p) in right) for p in coded[key]]
    return found


def calibration(rated: list[tuple[float, bool]], bins: int = 10) -> tuple[float, list[tuple[float, float, int]]]:
    """Expected calibration error over bins of equal size, and (mean probability, share right, entries) of each bin."""
    parts = [p for p in np.array_split(np.array(sorted(rated), dtype=float), bins) if len(p)]
    curve = [(float(p[:, 0].mean()), float(p[:, 1].mean()), len(p)) for p in parts]
    return sum(n * abs(a - b) for a, b, n in curve) / max(1, len(rated)), curve


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", default="dev")
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    rows = part_of_gold(args.part)
    coder = HybridCoder(Network(args.weights))
    documents = [to_document({k: r[k] for k in ("id", "url", "published", "title", "text")}) for r in rows]
    coder.code(documents[0])
    began = time.process_time()
    coded = [to_record(coder.code(d), d, r) for d, r in zip(documents, rows, strict=True)]
    spent = time.process_time() - began
    result = score(rows, coded)
    for name, v in sorted(result.fields.items()):
        print(f"{name:28} P {v.p:.3f}  R {v.r:.3f}  F1 {v.f1:.3f}  (gold {v.n})")
    error, curve = calibration([x for r, c in zip(rows, coded, strict=True) for x in matched(r, c)])
    words = sum(len(r["text"].split()) for r in rows)
    print(f"overall {result.overall:.4f} pledge {result.mean('pledge'):.4f} incident {result.mean('incident'):.4f} passages {len(rows)}")
    print(f"calibration error {error:.3f}", [(round(a, 2), round(b, 2), n) for a, b, n in curve])
    print(f"CPU ms per 80 words {80_000 * spent / words:.1f}")
    if args.out:
        args.out.write_text("".join(json.dumps(c, ensure_ascii=False) + "\n" for c in coded), encoding="utf-8")


if __name__ == "__main__":
    main()
