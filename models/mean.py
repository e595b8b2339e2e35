"""The weighted mean of two trained networks of one descent: `python -m models.mean --base DIR A.pt B.pt --share 0.5 --out FILE` (of B).

A layer that one of them lacks counts there as it begins, as nothing.
"""

import argparse
from pathlib import Path

import torch
from torch import Tensor

from .net import Coder, begin, resume
from .train import TOWER


def whole(path: Path, base: Path) -> dict[str, Tensor]:
    """All weights of a network, of the base where the file has none."""
    return resume(begin(Coder(TOWER), base / "model.safetensors"), torch.load(path)).state_dict()


def mean(one: dict[str, Tensor], other: dict[str, Tensor], share: float) -> dict[str, Tensor]:
    """(1 - share) of `one` and `share` of `other`, weight by weight."""
    return {name: value.lerp(other[name], share) if value.is_floating_point() else value for name, value in one.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("one", type=Path)
    parser.add_argument("other", type=Path)
    parser.add_argument("--share", type=float, default=0.6)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    torch.save(mean(whole(args.one, args.base), whole(args.other, args.base), args.share), args.out)


if __name__ == "__main__":
    main()
