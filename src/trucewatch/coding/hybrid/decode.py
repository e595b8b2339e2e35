"""From the network's numbers to entries: anchors by peak, roles by pointer, lists by tag, tolls by sum, then duplicates out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from . import schema
from .parties import told, whole
from .phrases import Floats, Phrase, point, several, word
from .pieces import Pieces
from .places import one_place
from .tolls import toll

ROLES = [("pledge", k) for k in schema.PLEDGE_ROLES] + [("incident", k) for k in schema.INCIDENT_ROLES]
LABEL_SIZES = (len(schema.PLEDGE_KINDS), len(schema.INCIDENT_KINDS), len(schema.PLEDGE_FACTUALITY), len(schema.INCIDENT_FACTUALITY),
               1, 1, 3, 3, 1)
LABELS = [slice(end - size, end) for size, end in zip(LABEL_SIZES, accumulate(LABEL_SIZES), strict=True)]
LISTS = 2 * len(schema.PLEDGE_LISTS)  # the last outputs of a piece
TALLIES = 2 * len(ROLES) + 3 * len(schema.PLEDGE_LISTS)  # the tags between roles and tolls are for training only
SLIGHT = 0.15  # least probability of an entry that may add to another's; less changes nothing
SUREST = 0.999


class Candidate(NamedTuple):
    """A piece that may anchor an entry of a family, the mass around it, and the trunk's logits for the family's kinds there."""

    piece: int
    family: str
    mass: float
    kinds: Floats


@dataclass(frozen=True)
class Policy:
    """Thresholds, chosen on the development part."""

    peak: float = 0.12
    apart: int = 3
    most: int = 14
    keep: float = 0.45
    role: float = 0.25
    tag: float = 0.2
    count: float = 0.5
    flag: float = 0.5
    trunk: float = 0.5  # weight of the trunk's word about an entry's kind, beside the tower's
    same: float = 0.5
    relevant: float = 0.5
    calibration: tuple[float, float, float, float] = (0.0, 1.0, 0.5, 0.0)  # of bias, validity logit, log mass, log kind
    least: Mapping[str, float] = field(default_factory=dict)  # instead of `role` or `tag`, by "pledge.condition" and the like

    def of(self, family: str, role: str) -> float:
        """The least probability at which a role is filled. An undertaking always is."""
        usual = self.tag if role in schema.PLEDGE_LISTS else 0.0 if role == "undertaking" else self.role
        return self.least.get(f"{family}.{role}", usual)


@dataclass
class Found:
    """One coded entry with the probability that it is one."""

    family: str
    at: Phrase  # the anchor's word
    probability: float
    kind: str = ""
    factuality: str = ""
    flag: bool = False
    roles: dict[str, Phrase | None] = field(default_factory=dict)
    lists: dict[str, list[Phrase]] = field(default_factory=dict)
    tolls: dict[str, tuple[int, Phrase | None] | None] = field(default_factory=dict)


def softmax(x: Floats) -> Floats:
    """Softmax over the last axis."""
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return np.asarray(e / e.sum(axis=-1, keepdims=True))


def sigmoid(x: Floats) -> Floats:
    """Logistic function."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(x, -30, 30))))


def peaks(pieces: Pieces, logits: Floats, policy: Policy) -> list[Candidate]:
    """Anchor candidates, strongest first, none within `apart` pieces of a stronger one of its family."""
    chance = softmax(logits[:len(pieces)])
    first = schema.FIRST_CLASS["incident"]
    mass = np.stack([chance[:, 1:first].sum(1), chance[:, first:].sum(1)])
    mass[:, ~pieces.heads] = 0
    found: list[Candidate] = []
    while len(found) < policy.most:
        family, at = np.unravel_index(int(mass.argmax()), mass.shape)
        if mass[family, at] < policy.peak:
            break
        near = slice(max(0, int(at) - policy.apart), int(at) + policy.apart + 1)
        kinds = logits[at, 1:first] if family == 0 else logits[at, first:]
        found.append(Candidate(int(at), schema.FAMILIES[family], float(mass[family, near].sum()), kinds))
        mass[family, near] = 0
    return found


def evidence(validity: Floats, mass: float, kinds: Floats) -> Floats:
    """What an entry's probability is judged by: one, validity logit, log of the anchor's mass, log of the kind's probability."""
    return np.array([1.0, float(validity[0]), np.log(min(1.0, mass)), np.log(softmax(kinds).max())])


def probability(seen: Floats, policy: Policy) -> float:
    """The calibrated probability that an entry is one."""
    return float(sigmoid(np.array(seen @ np.array(policy.calibration))))


def likelihood(at: Candidate, labels: Floats, policy: Policy) -> float:
    """The calibrated probability of what the tower's `labels` make of a candidate."""
    return probability(evidence(labels[LABELS[8]], at.mass, labels[LABELS[schema.FAMILIES.index(at.family)]]), policy)


def read_entry(pieces: Pieces, at: Candidate, tokens: Floats, labels: Floats, policy: Policy) -> Found:
    """Decode the tower's output for one anchor; `tokens` (pieces, outputs), `labels` (outputs)."""
    parts, family = [labels[part] for part in LABELS], at.family
    place = schema.FAMILIES.index(family)
    made = Found(family, word(pieces, at.piece), likelihood(at, labels, policy))
    kinds = np.log(softmax(parts[place])) + policy.trunk * np.log(softmax(at.kinds))
    made.kind = schema.KINDS[family][int(kinds.argmax())]
    made.factuality = schema.FACTUALITY[family][int(parts[2 + place].argmax())]
    made.flag = bool(sigmoid(parts[4 + place])[0] > policy.flag)
    roles = schema.ROLES[family]
    first = 2 * ROLES.index((family, roles[0]))
    chances = softmax(tokens[:, first:first + 2 * len(roles)].T)
    made.roles = {role: point(pieces, chances[2 * n], chances[2 * n + 1], policy.of(family, role)) for n, role in enumerate(roles)}
    made.roles |= {role: whole(pieces.text, name) for role in schema.PARTIES if (name := made.roles.get(role))}
    if site := made.roles.get("place"):
        made.roles["place"] = one_place(site)
    if family == "pledge":
        chances = softmax(tokens[:, -LISTS:].T)
        rated = {k: several(pieces, chances[2 * n], chances[2 * n + 1], policy.of(family, k))
                 for n, k in enumerate(schema.PLEDGE_LISTS)}
        made.lists = {k: told(pieces.text, names, k == "pledgers" and made.kind in schema.OF_ONE_SIDE) for k, names in rated.items()}
    else:
        counted = (toll(pieces, sigmoid(tokens[:, TALLIES + n]), softmax(parts[6 + n]), policy.count, made.at.start)
                   for n in range(len(schema.TOLLS)))
        made.tolls = dict(zip(schema.TOLLS, counted, strict=True))
    return made


def _quotes(entry: Found) -> dict[str, str]:
    found = {k: v.quote.lower() for k, v in entry.roles.items() if v and k != "said_by"}
    found |= {k: " ".join(sorted(p.quote.lower() for p in v)) for k, v in entry.lists.items() if v and k == "pledgers"}
    return found | {k: str(v[0]) for k, v in entry.tolls.items() if v}


def alike(a: Found, b: Found) -> float:
    """How alike two entries of one family are: the share of their stated fields that agree."""
    x, y = _quotes(a), _quotes(b)
    both = set(x) | set(y)
    agree = sum(x.get(k) == y.get(k) for k in both)
    return (agree + (a.kind == b.kind)) / (len(both) + 1)


def groups(found: list[Found], policy: Policy) -> list[list[Found]]:
    """Entries that tell one act, together, the likeliest first."""
    made: list[list[Found]] = []
    for entry in sorted(found, key=lambda e: -e.probability):
        like = next((some for some in made if some[0].family == entry.family and alike(some[0], entry) >= policy.same), None)
        if like is None:
            made.append([entry])
        else:
            like.append(entry)
    return made


def distinct(found: list[Found], policy: Policy) -> list[Found]:
    """Entries in the order of the text: of those alike the likeliest, with the probability of all together.

    Where several words could be an act's anchor, the network divides the act's probability between them.
    """
    summed = [replace(some[0], probability=min(SUREST, sum(e.probability for e in some))) for some in groups(found, policy)]
    return in_order(e for e in summed if e.probability >= policy.keep)


def once(found: list[Found], policy: Policy) -> list[Found]:
    """Entries in the order of the text, without the weaker of two alike: what two windows share was read twice."""
    return in_order(some[0] for some in groups(found, policy))


def in_order(found: Iterable[Found]) -> list[Found]:
    """Entries in the order of the text."""
    return sorted(found, key=lambda e: e.at.start)
