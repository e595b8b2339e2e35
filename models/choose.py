"""Choose thresholds and calibration on a part of the gold: `python -m models.choose [--part choice --calibrate]`, after models.export.

Runs the shipped int8 network once over the part, fits the entries' probability by logistic regression, then tries one threshold
after another (coordinate ascent on the overall figure), and writes policy.toml beside the weights. With `--calibrate` the thresholds
stay, and only the probability is fitted.
"""

import argparse
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from trucewatch.analysis.likeness import likeness, pair
from trucewatch.analysis.scoring import SORTS, Figure, score
from trucewatch.coding.hybrid import schema
from trucewatch.coding.hybrid.decode import LABEL_SIZES, Policy, distinct, evidence, peaks, read_entry, sigmoid
from trucewatch.coding.hybrid.network import WEIGHTS, Network, read_policy
from trucewatch.coding.hybrid.pieces import cut
from trucewatch.coding.hybrid.read import origin_of

from .evaluate import as_row, quote
from .split import part_of_gold

Row = dict[str, Any]
LOWEST = Policy(peak=0.04, apart=2)
GRID: dict[str, tuple[float, ...]] = {
    "keep": (0.3, 0.35, 0.4, 0.45, 0.5, 0.55), "same": (0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8), "role": (0.1, 0.15, 0.2, 0.25, 0.3, 0.35),
    "tag": (0.08, 0.12, 0.16, 0.2, 0.25, 0.3), "peak": (0.06, 0.08, 0.1, 0.12, 0.16, 0.2), "count": (0.4, 0.5, 0.6, 0.7),
    "flag": (0.3, 0.4, 0.5, 0.6), "trunk": (0.0, 0.25, 0.5, 1.0), "relevant": (0.3, 0.5, 0.7)}
LEAST = (0.06, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5)
FIELDS = [f"{family}.{role}" for family in schema.FAMILIES for role in schema.ROLES[family] if role != "undertaking"]
FIELDS += [f"pledge.{name}" for name in schema.PLEDGE_LISTS]


class Passage:
    """A gold passage with the network's outputs for all candidates above a low threshold."""

    def __init__(self, row: Row, network: Network) -> None:
        self.row, self.pieces = row, cut(row["text"], network.tokenizer)
        self.published = date.fromisoformat(row["published"]) if row["published"] else None
        self.reading = network.read(self.pieces)
        self.tops = peaks(self.pieces, self.reading.anchors, LOWEST)
        self.seen = network.examine(self.reading, self.tops) if self.tops else None

    def code(self, policy: Policy) -> Row:
        relevant = float(sigmoid(np.array([self.reading.relevant]))[0]) > policy.relevant
        entries = []
        if relevant and self.seen:
            near = {top[:2] for top in peaks(self.pieces, self.reading.anchors, policy)}
            entries = distinct([read_entry(self.pieces, top, t, lab, policy) for top, t, lab in zip(self.tops, *self.seen, strict=True)
                                if top[:2] in near], policy)
        rows = [(e.family, {**as_row(e, self.row["text"], self.published)}) for e in entries]
        return {"id": self.row["id"], "relevant": relevant, "origin": quote(origin_of(self.pieces, self.reading, policy)),
                "pledges": [r for f, r in rows if f == "pledge"], "incidents": [r for f, r in rows if f == "incident"]}

    def evidence(self) -> list[tuple[np.ndarray, bool]]:
        """For each candidate what its probability is judged by, and whether the scorer would pair it with a gold entry."""
        if not self.seen:
            return []
        loose, found = replace(Policy(), keep=0.0, same=2.0), []
        for family, name in SORTS.items():
            made = []
            for top, t, lab in zip(self.tops, *self.seen, strict=True):
                if top.family == family:
                    parts = np.split(lab, np.cumsum(LABEL_SIZES)[:-1])
                    entry = read_entry(self.pieces, top, t, lab, loose)
                    seen = evidence(parts[8], top.mass, parts[schema.FAMILIES.index(family)])
                    made.append((as_row(entry, self.row["text"], self.published), seen))
            made.sort(key=lambda x: -x[1][1])
            kept = [e for k, e in enumerate(made) if all(likeness(family, o[0], e[0]) < 0.75 for o in made[:k])]
            right = {id(p) for _, p in pair(family, self.row[name], [r for r, _ in kept]).pairs}
            found += [(x, id(r) in right) for r, x in kept]
        return found


def fit(seen: list[tuple[np.ndarray, bool]]) -> tuple[float, float, float, float]:
    """Logistic regression, lightly regularised towards the validity logit alone."""
    x, y, start = np.stack([e for e, _ in seen]), np.array([r for _, r in seen], dtype=float), np.array([0.0, 1.0, 0.3, 0.0])

    def loss(w: np.ndarray) -> float:
        z = x @ w
        return float((np.logaddexp(0, z) - y * z).mean() + 0.002 * ((w - start) ** 2).sum())

    a, b, c, d = minimize(loss, start).x
    return float(a), float(b), float(c), float(d)


def choose(passages: list[Passage], policy: Policy, rounds: int = 2) -> Policy:
    """One threshold after another, each at the value with the best overall figure (a gain below 0.0005 changes nothing)."""
    gold = [p.row for p in passages]

    def overall(tried: Policy) -> float:
        return score(gold, [p.code(tried) for p in passages]).overall

    best = overall(policy)
    print("begin", best, flush=True)
    for _ in range(rounds):
        for name, values in GRID.items():
            for value in values:
                tried = replace(policy, **{name: value})
                if tried != policy and (reached := overall(tried)) > best + 0.0005:
                    best, policy = reached, tried
                    print(name, value, best, flush=True)
    return policy


def choose_least(passages: list[Passage], policy: Policy, gain: float = 0.006) -> Policy:
    """A threshold of its own for a field whose figure it betters by `gain`."""
    gold = [p.row for p in passages]

    def fields(tried: Policy) -> dict[str, Figure]:
        return score(gold, [p.code(tried) for p in passages]).fields

    results = {v: fields(replace(policy, least=dict.fromkeys(FIELDS, v))) for v in LEAST}
    now, least = fields(policy), {}
    for name in FIELDS:
        value = max(LEAST, key=lambda v: results[v][name].f1)
        if results[value][name].f1 >= now[name].f1 + gain:
            least[name] = value
            print(f"{name} {value} {now[name].f1:.3f} -> {results[value][name].f1:.3f}", flush=True)
    return replace(policy, least=least)


def calibrate(passages: list[Passage], policy: Policy) -> Policy:
    """Refit the probability on the entries that are kept. Monotone, so `keep` moves along and the same entries stay."""
    rated: list[tuple[float, bool]] = []
    for passage in passages:
        coded = passage.code(policy)
        for sort, name in SORTS.items():
            right = {id(p) for _, p in pair(sort, passage.row[name], coded[name]).pairs}
            rated += [(e["probability"], id(e) in right) for e in coded[name]]
    z, y = np.array([np.log(p / (1 - p)) for p, _ in rated]), np.array([float(r) for _, r in rated])
    a, b = minimize(lambda w: float((np.logaddexp(0, w[0] + w[1] * z) - y * (w[0] + w[1] * z)).mean()), np.array([0.0, 1.0])).x
    bias, *others = (float(b * w) for w in policy.calibration)
    keep = float(sigmoid(np.array(a + b * np.log(policy.keep / (1 - policy.keep)))))
    return replace(policy, calibration=(bias + float(a), *others), keep=keep)


def chosen(passages: list[Passage], rounds: int) -> Policy:
    """All thresholds and the probability anew."""
    seen = [e for p in passages for e in p.evidence()]
    return choose_least(passages, choose(passages, replace(Policy(), calibration=fit(seen)), rounds))


def write(policy: Policy, weights: Path, how: str) -> None:
    """Write policy.toml beside the weights; its first line says how it came to be."""
    lines = [f"{k} = {list(v) if isinstance(v, tuple) else v}" for k, v in asdict(policy).items() if k != "least"]
    lines += ["[least]", *(f'"{k}" = {v}' for k, v in policy.least.items())]
    (weights / "policy.toml").write_text(f"# {how}\n" + "\n".join(lines) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--part", default="dev")
    parser.add_argument("--calibrate", action="store_true")
    args = parser.parse_args()
    network = Network(args.weights)
    passages = [Passage(r, network) for r in part_of_gold(args.part)]
    policy = read_policy(args.weights) if args.calibrate else chosen(passages, args.rounds)
    policy = calibrate(passages, policy)
    write(policy, args.weights, f"Chosen by models/choose.py; calibrated on {args.part}.")
    print(policy)


if __name__ == "__main__":
    main()
