"""Teach the small network by the large one: `python -m models.distil --base DIR --teacher T.pt [S.pt …] --begin N.pt --out FILE`.

The small network reads each passage with dropout and hidden pieces, the teacher reads it whole; of several teachers, of which any may be
small itself, the logits are averaged. Beside the gold, the small one is asked to be as sure of every answer as the teacher is (Hinton,
Vinyals and Dean 2015). Of passages that nobody coded (models/silver) the teacher alone says where there are entries and what they are:
there it has learnt no answers by heart. The round's settings are those of distil.toml.
"""

import argparse
import tomllib
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from trucewatch.coding.hybrid import schema
from trucewatch.coding.hybrid.decode import Policy, peaks

from .align import Entry, maker
from .net import FAR, LABEL_SIZES, ROLES, Coder, Drop, begin, resume
from .rounds import TRUST, Found, Material, Round, chosen, play, uncoded
from .silver.read import read_silver
from .split import read_gold, read_split
from .targets import FAMILY_INDEX, Asked, Batch, Reading, examine, losses, read_at, reading
from .teacher import WideCoder, wide
from .train import TOWER, groups, weighed

LISTED = 2 * len(ROLES)  # outputs a piece: pointers of roles, tags of lists, bits of tolls, pointers of lists
TOLLED = LISTED + 3 * len(schema.PLEDGE_LISTS)
POINTED = TOLLED + len(schema.TOLLS)
DOUBTFUL, LIKELY = 0.1, 0.3  # mass of an anchor where a teacher may see an entry, and where it is asked for its roles
Teacher = WideCoder | Coder


def called(weights: dict[str, Tensor]) -> Teacher:
    """A teacher by its weights: without dropout, its states in bfloat16 as in training, its layers' weights once and for all."""
    teacher: Teacher = WideCoder() if wide(weights) else Coder(TOWER)
    teacher.load_state_dict(weights)
    teacher.train().requires_grad_(False)
    teacher.trunk.layers.bfloat16()
    for part in teacher.modules():
        if isinstance(part, Drop):
            part.chance = 0.0
    return teacher


States = tuple[Tensor, ...]  # of a trunk: low and top states, anchors, relevance, origin


@torch.no_grad()
def seen(teachers: list[Teacher], batch: Batch) -> list[States]:
    """What each teacher's trunk makes of a batch."""
    return [teacher.trunk(batch.ids, batch.shapes, batch.places, batch.mask) for teacher in teachers]


@torch.no_grad()
def asked(teacher: Teacher, batch: Batch, states: States, read: Reading) -> list[Tensor]:
    """What a teacher says of the same pieces and cases: anchors, relevance, origin, tokens, labels."""
    low, top, *heads = states
    cases = [(n, a, FAMILY_INDEX[f]) for n, a, f, _ in read.cases]
    return [x.float() for x in (*heads, *examine(teacher, batch, low, top, cases))]  # type: ignore[arg-type]


def heard(teachers: list[Teacher], batch: Batch, states: list[States], read: Reading) -> Reading:
    """What the teachers say on the mean."""
    said = [asked(teacher, batch, s, read) for teacher, s in zip(teachers, states, strict=True)]
    return Reading(read.taken, read.cases, *(torch.stack(parts).mean(0) for parts in zip(*said, strict=True)))


def pointed(batch: Batch, states: list[States]) -> tuple[list[list[int]], list[Asked]]:
    """Where the teachers see entries on the mean, and where they may see some: the anchors of each passage and the cases."""
    anchors = torch.stack([s[2].float() for s in states]).mean(0).double().numpy()
    tops = [peaks(e.pieces, a, Policy(peak=DOUBTFUL)) for e, a in zip(batch.examples, anchors, strict=True)]
    cases: list[Asked] = [(n, c.piece, c.family, Entry(c.family, 0, 0, 0) if c.mass >= LIKELY else None)
                          for n, some in enumerate(tops) for c in some]
    return [[c.piece for c in some if c.mass >= LIKELY] for some in tops], cases


def apart(mine: Tensor, told: Tensor) -> Tensor:
    """Kullback-Leibler divergence from the teacher's distribution over the last dimension, for each row."""
    wanted = torch.log_softmax(told, -1)
    return (wanted.exp() * (wanted - torch.log_softmax(mine, -1))).sum(-1)


def bits_apart(mine: Tensor, told: Tensor) -> Tensor:
    """The same for outputs that are each yes or no."""
    wanted = torch.sigmoid(told)
    crossed, own = (F.binary_cross_entropy_with_logits(x, wanted, reduction="none") for x in (mine, told))
    return crossed - own


def pointers(family: str) -> list[int]:
    """The outputs that point to the phrases of a family's roles."""
    roles = [c for n, (owner, _) in enumerate(ROLES) if owner == family for c in (2 * n, 2 * n + 1)]
    return roles + (list(range(POINTED, POINTED + 2 * len(schema.PLEDGE_LISTS))) if family == "pledge" else [])


def soft_losses(batch: Batch, mine: Reading, told: Reading) -> dict[str, Tensor]:
    """How far a reading is from the teacher's, by what is asked, each averaged over the batch's entries."""
    entries = sum(map(len, mine.taken)) or 1
    found = {"anchor": (apart(mine.anchors, told.anchors) * batch.mask).sum() / entries,
             "relevant": bits_apart(mine.relevant, told.relevant).mean(),
             "origin": apart(mine.origin.transpose(1, 2), told.origin.transpose(1, 2)).mean()}
    for family in schema.FAMILIES:
        rows = torch.tensor([k for k, c in enumerate(mine.cases) if c[2] == family and c[3] is not None], dtype=torch.long)
        if len(rows):
            found |= {k: v / entries for k, v in _family(family, batch, rows, mine, told).items()}
    if mine.cases:
        found["valid"] = bits_apart(mine.labels[:, -1], told.labels[:, -1]).sum() / entries
    return found


def _family(family: str, batch: Batch, rows: Tensor, mine: Reading, told: Reading) -> dict[str, Tensor]:
    columns, inside = pointers(family), batch.mask[torch.tensor([mine.cases[int(k)][0] for k in rows])]
    tokens, wanted = (x.tokens[rows] + ((1.0 - inside) * FAR)[:, :, None] for x in (mine, told))
    found = {f"{family} roles": apart(tokens[:, :, columns].transpose(1, 2), wanted[:, :, columns].transpose(1, 2)).sum()}
    mine_parts, told_parts = (x.labels[rows].split(LABEL_SIZES, -1) for x in (mine, told))
    place = schema.FAMILIES.index(family)
    found[f"{family} labels"] = sum((apart(mine_parts[k], told_parts[k]).sum() for k in (place, 2 + place)), torch.zeros(()))
    found[f"{family} flag"] = bits_apart(mine_parts[4 + place], told_parts[4 + place]).sum()
    if family == "pledge":
        shape = (*tokens.shape[:2], len(schema.PLEDGE_LISTS), 3)
        tags = apart(tokens[:, :, LISTED:TOLLED].reshape(shape), wanted[:, :, LISTED:TOLLED].reshape(shape))
        return found | {"tags": 0.5 * (tags * inside[:, :, None]).sum()}
    found["tolls"] = sum((apart(mine_parts[k], told_parts[k]).sum() for k in (6, 7)), torch.zeros(()))
    return found


def run(coder: Coder, teachers: list[Teacher], material: Material, plan: Round) -> dict[str, Tensor]:
    """One round on the gold and the teachers' word about it."""

    def step(batch: Batch, whole: Batch, rng: np.random.Generator, _: int) -> tuple[Tensor, Found]:
        states = seen(teachers, whole)
        if uncoded(batch.examples[0].row):
            mine = read_at(coder, batch, coder.trunk(batch.ids, batch.shapes, batch.places, batch.mask), *pointed(whole, states))
            soft = soft_losses(batch, mine, heard(teachers, whole, states, mine))
            return (1 + plan.soft) * weighed(soft), {f"silver {k}": v for k, v in soft.items()}
        mine = reading(coder, batch, TRUST, rng, 1)
        found, soft = losses(batch, mine), soft_losses(batch, mine, heard(teachers, whole, states, mine))
        return weighed(found) + plan.soft * weighed(soft), found | {f"soft {k}": v for k, v in soft.items()}

    return play(coder, groups(coder, plan), material, plan, step)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--teacher", type=Path, required=True, nargs="+")
    parser.add_argument("--begin", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--rounds", type=Path, default=Path(__file__).with_name("distil.toml"))
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    make = maker(args.base)
    teachers = [called(torch.load(path)) for path in args.teacher]
    gold, split, weights = read_gold(), read_split(), torch.load(args.begin)
    for settings in tomllib.loads(args.rounds.read_text(encoding="utf-8"))["round"]:
        plan = Round(**settings)
        coder = resume(begin(Coder(TOWER, plan.dropout), args.base / "model.safetensors"), weights)
        rows = chosen(gold, split, plan) + plan.silver * read_silver(plan.silver_from)
        weights = run(coder, teachers, Material(rows, make), plan)
        torch.save(weights, args.out)


if __name__ == "__main__":
    main()
