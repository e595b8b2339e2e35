"""A round of training: its settings, its passages, and the steps over them."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from . import augment
from .align import Example
from .targets import Batch, collate, padded_length

LONGEST = 500  # pieces of a passage
MASK = 103  # the base vocabulary's [MASK]
SIZE = 12 * 112  # pieces of a batch, padding included
TRUST = 1.5  # weight of the model's own belief where an entry is anchored
Row = dict[str, Any]
Found = dict[str, Tensor]
Step = Callable[[Batch, Batch, np.random.Generator, int], tuple[Tensor, Found]]
"""From a batch with hidden pieces, the same whole, draws and the number of the epoch to the loss, and its parts by name."""


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
    tower_rate: float = 0.0  # of a teacher's tower, which is trained already
    soft: float = 0.0  # weight of the teacher's word beside the gold's, where there is a teacher
    silver: int = 0  # how often an epoch reads each passage that nobody coded, by the teacher's word alone
    silver_from: str = ""  # of these only the passages of this file and later ones; empty: all, and the stories' reports
    minutes: float = 0.0  # the round ends after so many, its rates falling to nothing by then; 0: after its epochs


@dataclass
class Material:
    """The training passages, as rows and as examples, and the names that can be exchanged."""

    rows: list[Row]
    make: Callable[[Row], Example]

    def __post_init__(self) -> None:
        self.examples = [self.make(row) for row in self.rows]
        self.pool = augment.pools(self.rows)

    def fellow(self, row: Row, rng: np.random.Generator) -> Row:
        """Another passage, coded if this one is."""
        while uncoded(other := self.rows[int(rng.integers(len(self.rows)))]) != uncoded(row):
            pass
        return other

    def variants(self, plan: Round, rng: np.random.Generator) -> list[Example]:
        """An epoch's passages: some with names exchanged, some joined to another."""
        found = []
        for row, example in zip(self.rows, self.examples, strict=True):
            if rng.random() < plan.join:
                example = self.make(augment.join(row, self.fellow(row, rng)))
            elif rng.random() < 2 * plan.exchange:
                example = self.make(augment.exchange(row, self.pool, rng, 0.5))
            if len(example.pieces) <= LONGEST:
                found.append(example)
        return found


def chosen(gold: list[Row], split: dict[str, str], plan: Round) -> list[Row]:
    """The passages that a round reads."""
    parts = {"train", "dev"} if plan.with_dev else {"train"}
    return [r for r in gold if split.get(r["id"]) in parts and (not plan.slices or r["id"][0] in plan.slices)]


def uncoded(row: Row) -> bool:
    """Whether nobody coded a passage: only a teacher can say what it tells."""
    return bool(row.get("uncoded"))


def batches(examples: list[Example], rng: np.random.Generator) -> list[list[Example]]:
    """Batches of like length and about SIZE pieces, all coded or none, in random order."""
    order = sorted(rng.permutation(len(examples)), key=lambda i: (uncoded(examples[i].row), padded_length(len(examples[i].pieces))))
    found: list[list[Example]] = [[]]
    for i in order:
        full = (len(found[-1]) + 1) * padded_length(len(examples[i].pieces)) > SIZE
        if found[-1] and (full or uncoded(examples[i].row) != uncoded(found[-1][0].row)):
            found.append([])
        found[-1].append(examples[i])
    return [found[i] for i in rng.permutation(len(found))]


def hidden(batch: Batch, share: float) -> Batch:
    """The batch with some of its pieces replaced by [MASK]."""
    drawn = (torch.rand(batch.ids.shape) < share) & (batch.shapes > 0)
    return replace(batch, ids=torch.where(drawn, MASK, batch.ids))


class Average:
    """Exponential moving average of the weights."""

    def __init__(self, coder: nn.Module, keep: float = 0.995) -> None:
        self.keep, self.steps = keep, 0
        self.weights = {k: v.clone() for k, v in coder.state_dict().items()}

    def add(self, coder: nn.Module) -> None:
        self.steps += 1
        keep = min(self.keep, (1 + self.steps) / (10 + self.steps))
        for k, v in coder.state_dict().items():
            if k != "trunk.words.weight" and v.is_floating_point():  # words are never trained
                self.weights[k].lerp_(v, 1 - keep)


class Way:
    """How far a round has come, by its steps or by its clock, whichever is further; the rates rise for a twelfth of it and then fall."""

    def __init__(self, plan: Round, steps: int) -> None:
        self.began, self.seconds, self.steps = time.time(), 60 * plan.minutes, steps

    def gone(self, step: int) -> float:
        return max(step / self.steps, (time.time() - self.began) / self.seconds if self.seconds else 0.0)

    def rate(self, step: int) -> float:
        return min((step + 1) / (0.08 * self.steps), max(0.02, (1 - self.gone(step)) / 0.92))

    def over(self, step: int) -> bool:
        return bool(self.seconds) and self.gone(step) >= 1


def play(coder: nn.Module, groups: list[dict[str, Any]], material: Material, plan: Round, step: Step) -> dict[str, Tensor]:
    """One round; returns the averaged weights."""
    torch.manual_seed(plan.seed)
    rng = np.random.default_rng(plan.seed)
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6, fused=True)
    way = Way(plan, plan.epochs * len(batches(material.examples, rng)))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, way.rate)
    average = Average(coder)
    for epoch in range(plan.stop):
        coder.train()
        sums: dict[str, float] = {}
        before = average.steps
        for chunk in batches(material.variants(plan, rng), rng):
            whole = collate(chunk)
            with torch.autocast("cpu", torch.bfloat16):
                loss, found = step(hidden(whole, plan.mask), whole, rng, epoch)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(coder.parameters(), 5.0)
            optimizer.step()
            schedule.step()
            average.add(coder)
            for k, v in found.items():
                sums[k] = sums.get(k, 0.0) + float(v.detach())
            if way.over(average.steps):
                break
        told = {k: round(v / (average.steps - before), 3) for k, v in sums.items()}
        print(f"epoch {epoch + 1} {time.time() - way.began:.0f}s {average.steps} steps", told, flush=True)
        if way.over(average.steps):
            break
    return average.weights
