"""The weighted mean of two trained networks of one descent: `python -m models.mean A.pt B.pt --share 0.6 --out FILE` (share of B)."""

import argparse
from pathlib import Path

import torch
from torch import Tensor


def mean(one: dict[str, Tensor], other: dict[str, Tensor], share: float) -> dict[str, Tensor]:
    """(1 - share) of `one` and `share` of `other`, weight by weight."""
    return {name: value.lerp(other[name], share) for name, value in one.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("one", type=Path)
    parser.add_argument("other", type=Path)
    parser.add_argument("--share", type=float, default=0.6)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    torch.save(mean(torch.load(args.one), torch.load(args.other), args.share), args.out)


if __name__ == "__main__":
    main()
