"""Code passages with a network in training and score them."""

from datetime import date
from typing import Any

import numpy as np
import torch

from trucewatch.coding.hybrid import schema
from trucewatch.coding.hybrid.decode import Found, Policy, distinct, peaks, read_entry, sigmoid, softmax
from trucewatch.coding.hybrid.phrases import Phrase, point
from trucewatch.coding.times import Setting, at_once, resolve

from .align import Example
from .net import Coder
from .targets import FAMILY_INDEX, collate, examine

Row = dict[str, Any]


def quote(it: Phrase | None) -> str | None:
    return it.quote if it else None


def iso(entry: Found, text: str, published: date | None) -> str | None:
    when = entry.roles.get("starts" if entry.family == "pledge" else "date_text")
    if when is None or (entry.kind == "call_for" and at_once(when.quote)):
        return None
    day = resolve(when.quote, Setting(published, text, when.start, entry.family == "pledge")).day
    return day.isoformat() if day else None


def as_row(entry: Found, text: str, published: date | None) -> Row:
    row: Row = {"kind": entry.kind, "factuality": entry.factuality, schema.FLAG[entry.family]: entry.flag, "probability": entry.probability}
    row |= {k: quote(v) for k, v in entry.roles.items()}
    row["starts_iso" if entry.family == "pledge" else "date_iso"] = iso(entry, text, published)
    row |= {k: [p.quote for p in v] for k, v in entry.lists.items()}
    return row | {k: v[0] if v else None for k, v in entry.tolls.items()}


@torch.inference_mode()
def raw(coder: Coder, examples: list[Example], peak: float = 0.1) -> list[dict[str, Any]]:
    """The network's outputs for each example: candidates with their tower outputs, relevance, origin. Peaks at a low threshold."""
    coder.eval()
    order, found = sorted(range(len(examples)), key=lambda i: len(examples[i].pieces)), [{} for _ in examples]
    for k in range(0, len(order), 32):
        chosen = order[k:k + 32]
        batch = collate([examples[i] for i in chosen])
        with torch.autocast("cpu", torch.bfloat16):
            low, top, anchors, relevant, origin = coder.trunk(batch.ids, batch.shapes, batch.places, batch.mask)
        cases = []
        for n, i in enumerate(chosen):
            tops = peaks(examples[i].pieces, anchors[n].double().numpy(), Policy(peak=peak))
            cases += [(n, c) for c in tops]
            size = len(examples[i].pieces)
            found[i] = {"relevant": float(relevant[n]), "origin": origin[n, :size].double().numpy(), "cases": []}
        if cases:
            with torch.autocast("cpu", torch.bfloat16):
                tokens, labels = examine(coder, batch, low, top, [(n, c.piece, FAMILY_INDEX[c.family]) for n, c in cases])
            for c, t, lab in zip(cases, tokens.double().numpy(), labels.double().numpy(), strict=True):
                i = chosen[c[0]]
                found[i]["cases"].append((c[1], t[:len(examples[i].pieces)], lab))
    return found


def code(example: Example, out: dict[str, Any], policy: Policy) -> Row:
    """The coded record of one passage."""
    pieces = example.pieces
    entries = distinct([read_entry(pieces, c, t, lab, policy) for c, t, lab in out["cases"] if c.mass >= policy.peak], policy)
    published = date.fromisoformat(example.row["published"]) if example.row["published"] else None
    origin = point(pieces, *softmax(out["origin"].T), policy.role)
    relevant = bool(sigmoid(np.array([out["relevant"]]))[0] > policy.relevant)
    return {"id": example.row["id"], "relevant": relevant, "origin": quote(origin),
            "pledges": [as_row(e, pieces.text, published) for e in entries if e.family == "pledge"] if relevant else [],
            "incidents": [as_row(e, pieces.text, published) for e in entries if e.family == "incident"] if relevant else []}
