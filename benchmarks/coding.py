"""What coding costs: `python benchmarks/coding.py [--coder rules] [--passages 300]`.

CPU time of the coder as a ratio to the bare spaCy parse of the same texts, the two taken in turn in the same run; passages a second on
one core (passages of the gold's length, about 80 words); peak memory.
"""

import argparse
import json
import resource
import time
from pathlib import Path
from typing import Any

from trucewatch.coding.parsing import load
from trucewatch.coding.passage import to_document
from trucewatch.plugins import load as part
from trucewatch.records import Document

GOLD = Path(__file__).parents[1] / "models" / "gold"


def passages(count: int) -> list[Document]:
    """Every n-th passage of the gold."""
    rows = [json.loads(line) for path in sorted(GOLD.glob("[a-hjk].jsonl")) for line in path.open(encoding="utf-8") if line.strip()]
    return [to_document(row) for row in rows[:: max(1, len(rows) // count)][:count]]


def measure(coder: Any, documents: list[Document], block: int = 20) -> dict[str, Any]:
    """Parse and code block by block in turn, so that a busy machine slows both alike."""
    pipeline = load()
    coder.code(documents[0])
    pipeline(documents[0].body)
    bare = coded = 0.0
    for at in range(0, len(documents), block):
        part_of = documents[at : at + block]
        start = time.process_time()
        for document in part_of:
            pipeline(document.body)
        middle = time.process_time()
        for document in part_of:
            coder.code(document)
        bare, coded = bare + middle - start, coded + time.process_time() - middle
    words = sum(len(d.body.split()) for d in documents)
    return {
        "passages": len(documents),
        "words a passage": round(words / len(documents), 1),
        "ratio to the bare parse": round(coded / bare, 3),
        "passages a second of CPU": round(len(documents) / coded, 1),
        "peak memory, MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--coder", default="rules")
    parser.add_argument("--passages", type=int, default=300)
    args = parser.parse_args()
    print(json.dumps(measure(part("trucewatch.coders", args.coder)(), passages(args.passages)), indent=1))


if __name__ == "__main__":
    main()
