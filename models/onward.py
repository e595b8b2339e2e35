"""Teach the network in use on by the gold as it is now, in one command: `python -m models.onward --base DIR --out FOLDER`.

The floats are read back out of the shipped graphs, one round reads the gold until its clock ends it (the settings of onward.toml, for
`--minutes`), the mean of both, half and half, is written to FOLDER as it would be shipped, the thresholds of the network in use with it
and the probability fitted anew on `choice`. In the end both are measured there: whoever likes the new one better copies FOLDER over the
shipped weights, runs the tests and says in docs/quality.md what it gave. Seeded; about ten minutes beside the round's on two cores.
"""

import argparse
import tomllib
from dataclasses import replace
from pathlib import Path

import torch

from trucewatch.analysis.scoring import score
from trucewatch.coding.hybrid.coder import HybridCoder
from trucewatch.coding.hybrid.network import WEIGHTS, Network, read_policy
from trucewatch.coding.passage import to_document, to_record

from .align import maker
from .choose import Passage, calibrate, write
from .export import export
from .mean import mean, whole
from .net import Coder, begin, resume
from .rounds import Material, Round, chosen
from .split import part_of_gold, read_gold, read_split
from .train import TOWER, run
from .unpack import unpacked

MINUTES = 33.0
ROUNDS = Path(__file__).with_name("onward.toml")


def taught_on(before: Path, base: Path, minutes: float) -> dict[str, torch.Tensor]:
    """The averaged weights after one round more than those of a file."""
    plan = replace(Round(**tomllib.loads(ROUNDS.read_text("utf-8"))["round"][-1]), minutes=minutes)
    coder = resume(begin(Coder(TOWER, plan.dropout), base / "model.safetensors"), torch.load(before))
    return run(coder, Material(chosen(read_gold(), read_split(), plan), maker(base)), plan, first=False)


def fit(folder: Path) -> None:
    """Put the thresholds of the network in use beside new graphs, with the probability fitted on `choice`."""
    network = Network(folder)
    passages = [Passage(row, network) for row in part_of_gold("choice")]
    write(calibrate(passages, read_policy(WEIGHTS)), folder, "Thresholds of the network before; calibrated on choice.")


def overall(folder: Path) -> float:
    """The figure of the network in a folder on `choice`."""
    coder, rows = HybridCoder(Network(folder)), part_of_gold("choice")
    coded = [to_record(coder.code(document), document, row) for row in rows for document in [to_document(row)]]
    return score(rows, coded).overall


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=MINUTES)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    before, after = args.out / "before.pt", args.out / "after.pt"
    torch.save(unpacked(), before)
    torch.save(taught_on(before, args.base, args.minutes), after)
    export(mean(whole(before, args.base), whole(after, args.base), 0.5), args.base, args.out)
    fit(args.out)
    print(f"choice: {overall(WEIGHTS):.4f} before, {overall(args.out):.4f} after; nothing shipped was changed")


if __name__ == "__main__":
    main()
