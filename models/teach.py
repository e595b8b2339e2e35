"""Train the teacher: `python -m models.teach --base DIR --large DIR --begin N.pt --out T.pt`; the settings are those of teach.toml.

DIR of `--large` holds model.safetensors and vocab.txt of all-mpnet-base-v2; N.pt are the weights of a small network (`models.train`), whose
heads and tower the teacher begins with, or a teacher's, which goes on.
A step of some ten passages takes 1.5 to 2 seconds on two idle cores.
"""

import argparse
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from .align import maker
from .net import Coder, begin, resume
from .rounds import TRUST, Found, Material, Round, batches, chosen, play
from .split import read_gold, read_split
from .targets import Batch, collate, losses, reading
from .teacher import LAYERS, WideCoder, enlarge, fit, wide
from .train import TOWER, weighed

FITTED = 60  # batches that the projections are fitted on


def groups(coder: WideCoder, plan: Round) -> list[dict[str, Any]]:
    """Parameter groups: rates fall towards the input; heads and tower, which are trained already, go at a rate of their own."""
    found: list[dict[str, Any]] = []
    for name, parameter in coder.named_parameters():
        if name.startswith("trunk.layers"):
            rate = plan.rate * plan.decay ** (LAYERS - 1 - int(name.split(".")[2]))
        elif name.startswith(("trunk.words", "trunk.positions", "trunk.norm", "trunk.distance")):
            rate = plan.rate * plan.decay ** LAYERS
        else:
            rate = plan.tower_rate if name.startswith("tower.layers") else plan.head_rate
        if parameter.requires_grad:
            plain = parameter.ndim < 2 or "norm" in name
            found.append({"params": [parameter], "lr": rate, "weight_decay": 0.0 if plain else 0.01})
    return found


def run(coder: WideCoder, material: Material, plan: Round) -> dict[str, Tensor]:
    """One round on the gold."""

    def step(batch: Batch, _: Batch, rng: np.random.Generator, __: int) -> tuple[Tensor, Found]:
        found = losses(batch, reading(coder, batch, TRUST, rng, 1))
        return weighed(found), found

    return play(coder, groups(coder, plan), material, plan, step)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("base", "large", "begin", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--rounds", type=Path, default=Path(__file__).with_name("teach.toml"))
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    make = maker(args.base)
    gold, split = read_gold(), read_split()
    begun: dict[str, Tensor] = torch.load(args.begin)
    weights = begun if wide(begun) else None
    small = begin(Coder(TOWER), args.base / "model.safetensors")
    if weights is None:
        resume(small, begun)
    for settings in tomllib.loads(args.rounds.read_text(encoding="utf-8"))["round"]:
        plan = Round(**settings)
        torch.manual_seed(plan.seed)
        material, coder = Material(chosen(gold, split, plan), make), enlarge(WideCoder(plan.dropout), args.large, args.base, small)
        if weights is None:
            fit(coder, small, [collate(c) for c in batches(material.examples, np.random.default_rng(plan.seed))[:FITTED]])
        else:
            coder.load_state_dict(weights)
        weights = run(coder, material, plan)
        torch.save(weights, args.out)


if __name__ == "__main__":
    main()
