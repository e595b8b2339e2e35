"""Batches, the assignment of entries to anchors, and the losses."""

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from trucewatch.coding.hybrid import schema

from .align import Entry, Example, Stretch
from .net import FAR, LABEL_SIZES, ROLES, Coder

FAMILY_INDEX = {f: i for i, f in enumerate(schema.FAMILIES)}


@dataclass
class Batch:
    """Padded inputs of some passages."""

    examples: list[Example]
    ids: Tensor
    shapes: Tensor
    places: Tensor
    mask: Tensor


def padded_length(size: int) -> int:
    """Lengths in steps of 16: few shapes, so that compiled kernels are used again."""
    return min(-(-size // 16) * 16, 512)


def collate(examples: list[Example]) -> Batch:
    size = padded_length(max(len(e.pieces) for e in examples))

    def padded(name: str) -> Tensor:
        return torch.from_numpy(np.stack([np.pad(getattr(e.pieces, name), (0, size - len(e.pieces))) for e in examples]))

    mask = torch.from_numpy(np.stack([np.arange(size) < len(e.pieces) for e in examples])).float()
    return Batch(examples, padded("ids"), padded("shapes"), padded("places"), mask)


def anchor_class(entry: Entry) -> int:
    return schema.FIRST_CLASS[entry.family] + entry.kind


def assign(example: Example, logits: NDArray[np.float64], trust: float) -> list[int]:
    """One piece per entry (no two alike) that maximises prior belief plus `trust` times the model's."""
    if not example.entries:
        return []
    told = logits[:len(example.pieces)] - np.logaddexp.reduce(logits[:len(example.pieces)], axis=1, keepdims=True)
    gain = np.stack([np.maximum(e.prior, -1e6) + trust * np.maximum(told[:, anchor_class(e)], -8.0) for e in example.entries])
    rows, columns = linear_sum_assignment(-gain)
    return [int(c) for _, c in sorted(zip(rows, columns, strict=True))]


def negatives(example: Example, taken: list[int], logits: NDArray[np.float64], rng: np.random.Generator,
              most: int) -> list[tuple[int, str]]:
    """Pieces that look like anchors and are none (and one at random), with the family they look like."""
    chance = np.exp(logits[:len(example.pieces)] - np.logaddexp.reduce(logits[:len(example.pieces)], axis=1, keepdims=True))
    mass = np.stack([chance[:, 1:12].sum(1), chance[:, 12:].sum(1)], axis=1)
    for a in taken:
        mass[max(0, a - 2):a + 3] = 0
    mass[~example.pieces.heads] = 0
    found: list[tuple[int, str]] = []
    for _ in range(most):
        at, family = np.unravel_index(int(mass.argmax()), mass.shape)
        if mass[at, family] < 0.15:
            break
        found.append((int(at), schema.FAMILIES[family]))
        mass[max(0, at - 2):at + 3] = 0
    if rng.random() < 0.25 and len(example.pieces) > 4:
        found.append((int(rng.integers(1, len(example.pieces) - 1)), schema.FAMILIES[int(rng.integers(2))]))
    return [(a, f) for a, f in found if a not in taken]


def span_losses(starts: Tensor, ends: Tensor, wanted: list[list[Stretch]]) -> Tensor:
    """For each row: minus the log probability that any occurrence (or null, at piece 0) is chosen."""
    most = max(1, *(len(w) for w in wanted)) if wanted else 1
    filled = [(w or [(0, 0)]) for w in wanted]
    index = torch.tensor([[w[min(i, len(w) - 1)] for i in range(most)] for w in filled])
    extra = torch.tensor([[0.0 if i < len(w) else FAR for i in range(most)] for w in filled])
    p, q = torch.log_softmax(starts, -1), torch.log_softmax(ends, -1)
    return -torch.logsumexp(p.gather(1, index[:, :, 0]) + q.gather(1, index[:, :, 1]) + extra, 1)


def tags(names: list[list[Stretch]], anchor: int, size: int, padded: int) -> NDArray[np.int64]:
    """O, B, I for the occurrence of each name nearest to the anchor; other occurrences and padding are left out (-100)."""
    found = np.full(padded, -100)
    found[:size] = 0
    for places in names:
        for a, b in places:
            found[a:b + 1] = -100
    for places in names:
        a, b = min(places, key=lambda s: abs(s[0] - anchor))
        found[a:b + 1] = 2
        found[a] = 1
    return found


Case = tuple[int, int, Entry]  # row of the tower's output, anchor, entry


def role_losses(cases: list[Case], family: str, tokens: Tensor) -> dict[str, Tensor]:
    found = {}
    rows = torch.tensor([n for n, _, _ in cases])
    for n, (owner, role) in enumerate(ROLES):
        if owner == family:
            each = span_losses(tokens[rows, :, 2 * n], tokens[rows, :, 2 * n + 1], [e.roles[role] for _, _, e in cases])
            found[f"{family}.{role}"] = each.sum()
    return found


def list_losses(cases: list[Case], sizes: list[int], tokens: Tensor) -> dict[str, Tensor]:
    found, rows, base = {}, torch.tensor([n for n, _, _ in cases]), 2 * len(ROLES)
    for n, name in enumerate(schema.PLEDGE_LISTS):
        target = np.stack([tags(e.lists[name], a, sizes[k], tokens.shape[1]) for k, a, e in cases])
        logits = tokens[rows, :, base + 3 * n:base + 3 * n + 3].flatten(0, 1)
        told = F.cross_entropy(logits, torch.from_numpy(target).flatten(), ignore_index=-100, reduction="sum")
        found[f"pledge.{name} tags"] = 0.5 * told
        found[f"pledge.{name}"] = several_loss([(k, e.lists[name]) for k, _, e in cases], tokens[:, :, 2 * n - 6], tokens[:, :, 2 * n - 5])
    return found


def several_loss(cases: list[tuple[int, list[list[Stretch]]]], starts: Tensor, ends: Tensor) -> Tensor:
    """Pointers that share their probability equally among the names of a list; null for an empty one."""
    rows = [(k, places, 1.0 / len(names)) for k, names in cases for places in names] + [(k, [], 1.0) for k, names in cases if not names]
    index = torch.tensor([r[0] for r in rows])
    return (span_losses(starts[index], ends[index], [r[1] for r in rows]) * torch.tensor([r[2] for r in rows])).sum()


def toll_losses(cases: list[Case], tokens: Tensor, parts: tuple[Tensor, ...]) -> dict[str, Tensor]:
    found, rows, base = {}, torch.tensor([n for n, _, _ in cases]), 2 * len(ROLES) + 3 * len(schema.PLEDGE_LISTS)
    for n, name in enumerate(schema.TOLLS):
        kinds = torch.tensor([e.tolls[name][0] for _, _, e in cases])
        lost = F.cross_entropy(parts[6 + n][rows], torch.where(kinds == 3, -100, kinds), ignore_index=-100, reduction="sum")
        wanted = torch.zeros(len(cases), tokens.shape[1])
        for k, (_, _, e) in enumerate(cases):
            wanted[k, [p for number in e.tolls[name][1] for p in number]] = 1.0
        bits = F.binary_cross_entropy_with_logits(tokens[rows, :, base + n], wanted, reduction="none").sum(1)
        found[f"incident.{name}"] = lost + (bits * (kinds == 1)).sum()
    return found


def label_losses(cases: list[Case], family: str, parts: tuple[Tensor, ...]) -> dict[str, Tensor]:
    rows, place = torch.tensor([n for n, _, _ in cases]), schema.FAMILIES.index(family)
    kinds, facts = (torch.tensor([getattr(e, k) for _, _, e in cases]) for k in ("kind", "factuality"))
    flags = torch.tensor([float(e.flag) for _, _, e in cases])
    return {f"{family}.kind": F.cross_entropy(parts[place][rows], kinds, reduction="sum"),
            f"{family}.factuality": F.cross_entropy(parts[2 + place][rows], facts, reduction="sum"),
            f"{family}.flag": F.binary_cross_entropy_with_logits(parts[4 + place][rows, 0], flags, reduction="sum")}


@dataclass
class Reading:
    """What a network says of a batch: of each piece, of each passage, and of each case that its tower was asked about."""

    taken: list[list[int]]  # the anchors given to each passage's entries
    cases: list[tuple[int, int, str, Entry | None]]  # passage, anchor, family, entry (None: there is none)
    anchors: Tensor
    relevant: Tensor
    origin: Tensor
    tokens: Tensor
    labels: Tensor


Asked = tuple[int, int, str, Entry | None]  # passage, anchor, family, entry (None: there is none)


def reading(coder: Coder, batch: Batch, trust: float, rng: np.random.Generator, most: int) -> Reading:
    """Read a batch, each entry at the anchor it is assigned, and what looks like an anchor and is none."""
    states = coder.trunk(batch.ids, batch.shapes, batch.places, batch.mask)
    told = states[2].detach().double().numpy()
    taken = [assign(e, t, trust) for e, t in zip(batch.examples, told, strict=True)]
    cases: list[Asked] = []
    for n, (e, t) in enumerate(zip(batch.examples, taken, strict=True)):
        cases += [(n, a, x.family, x) for a, x in zip(t, e.entries, strict=True)]
        cases += [(n, a, f, None) for a, f in negatives(e, t, told[n], rng, most)]
    return read_at(coder, batch, states, taken, cases)


def read_at(coder: Coder, batch: Batch, states: tuple[Tensor, ...], taken: list[list[int]], cases: list[Asked]) -> Reading:
    """What a network says of a batch, and of these cases, when its trunk has read it."""
    low, top, anchors, relevant, origin = states
    tokens, labels = examine(coder, batch, low, top, [(n, a, FAMILY_INDEX[f]) for n, a, f, _ in cases])
    return Reading(taken, cases, anchors.float(), relevant.float(), origin.float(), tokens.float(), labels.float())


def losses(batch: Batch, read: Reading) -> dict[str, Tensor]:
    """All losses of a batch against the gold, by field, each averaged over the batch's entries."""
    entries = sum(map(len, read.taken)) or 1
    found = {"anchor": _anchor_loss(batch, read.anchors, read.taken) / entries}
    truth = torch.tensor([float(e.row["relevant"]) for e in batch.examples])
    found["relevant"] = F.binary_cross_entropy_with_logits(read.relevant, truth)
    found["origin"] = span_losses(read.origin[:, :, 0], read.origin[:, :, 1], [e.origin for e in batch.examples]).mean()
    return found | {k: v / entries for k, v in tower_losses(batch, read).items()}


def examine(coder: Coder, batch: Batch, low: Tensor, top: Tensor, cases: list[tuple[int, int, int]]) -> tuple[Tensor, Tensor]:
    """The tower's outputs for (passage, anchor, family); filled up to a multiple of 8 rows, so that shapes recur."""
    filled = (cases or [(0, 0, 0)]) + (cases or [(0, 0, 0)])[:1] * (-len(cases) % 8)
    index, anchor, family = (torch.tensor([c[k] for c in filled]) for k in range(3))
    tokens, labels = coder.tower(low[index], top[index], batch.mask[index], anchor, family)
    return tokens[:len(cases)], labels[:len(cases)]


def tower_losses(batch: Batch, read: Reading) -> dict[str, Tensor]:
    cases, tokens, parts = read.cases, read.tokens, read.labels.split(LABEL_SIZES, -1)
    if not cases:
        return {}
    sizes = [len(batch.examples[c[0]].pieces) for c in cases]
    valid = torch.tensor([float(c[3] is not None) for c in cases])
    found = {"valid": F.binary_cross_entropy_with_logits(parts[8][:, 0], valid, reduction="sum")}
    for family in schema.FAMILIES:
        mine = [(k, c[1], c[3]) for k, c in enumerate(cases) if c[3] is not None and c[2] == family]
        if mine:
            found |= role_losses(mine, family, tokens) | label_losses(mine, family, parts)
            found |= list_losses(mine, sizes, tokens) if family == "pledge" else toll_losses(mine, tokens, parts)
    return found


def _anchor_loss(batch: Batch, logits: Tensor, taken: list[list[int]]) -> Tensor:
    target = torch.where(batch.mask > 0, 0, -100)
    for n, (example, anchors) in enumerate(zip(batch.examples, taken, strict=True)):
        for at, entry in zip(anchors, example.entries, strict=True):
            target[n, at] = anchor_class(entry)
    return F.cross_entropy(logits.flatten(0, 1), target.flatten(), ignore_index=-100, reduction="sum")
