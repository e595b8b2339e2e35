"""A text through the network: anchors, then each anchor's roles, in windows where the text is long."""

from dataclasses import dataclass, replace

import numpy as np

from .decode import SLIGHT, Found, Policy, distinct, likelihood, once, peaks, read_entry, sigmoid, softmax
from .network import Network, Reading
from .phrases import Phrase, point
from .pieces import Pieces, cut
from .windows import windows

MOST_PIECES = 500


@dataclass(frozen=True)
class Coding:
    """What the model finds in a text: relevance as a probability, origin, entries in the order of the text."""

    relevance: float
    origin: Phrase | None
    entries: tuple[Found, ...]


def code_text(text: str, network: Network, policy: Policy) -> Coding:
    """Code a text of any length; offsets are code points of `text`."""
    whole = cut(text, network.tokenizer)
    if len(whole) <= MOST_PIECES:
        return _window(whole, network, policy)
    stretches = windows(text, lambda part: len(network.tokenizer.encode(part)), MOST_PIECES)
    found = [_shifted(_window(_cut(text[a:b], network), network, policy), a) for a, b in stretches]
    relevance = max(one.relevance for one in found)
    entries = once([e for one in found for e in one.entries], policy)
    origin = next((one.origin for one in found if one.origin), None)
    return Coding(relevance, origin, tuple(entries) if relevance > policy.relevant else ())


def _cut(text: str, network: Network) -> Pieces:
    pieces = cut(text, network.tokenizer)
    if len(pieces) > 510:  # one endless sentence
        pieces = cut(text[:int(pieces.ends[508])], network.tokenizer)
    return pieces


def _window(pieces: Pieces, network: Network, policy: Policy) -> Coding:
    reading = network.read(pieces)
    relevance = float(sigmoid(np.array([reading.relevant]))[0])
    origin = origin_of(pieces, reading, policy)
    tops = peaks(pieces, reading.anchors, policy)
    if not tops or relevance <= policy.relevant:
        return Coding(relevance, origin, ())
    tokens, labels = network.examine(reading, tops)
    entries = [read_entry(pieces, top, t, lab, policy) for top, t, lab in zip(tops, tokens, labels, strict=True)
               if likelihood(top, lab, policy) >= SLIGHT]
    return Coding(relevance, origin, tuple(distinct(entries, policy)))


def origin_of(pieces: Pieces, reading: Reading, policy: Policy) -> Phrase | None:
    """The agency or outlet that the passage names as its source."""
    starts, ends = softmax(reading.origin.T)
    return point(pieces, starts, ends, policy.role)


def _shifted(coding: Coding, by: int) -> Coding:
    return replace(coding, origin=_moved(coding.origin, by), entries=tuple(_moved_entry(e, by) for e in coding.entries))


def _moved(phrase: Phrase | None, by: int) -> Phrase | None:
    return Phrase(phrase.start + by, phrase.end + by, phrase.quote) if phrase else None


def _moved_entry(entry: Found, by: int) -> Found:
    return replace(
        entry, at=Phrase(entry.at.start + by, entry.at.end + by, entry.at.quote),
        roles={k: _moved(v, by) for k, v in entry.roles.items()},
        lists={k: [Phrase(p.start + by, p.end + by, p.quote) for p in v] for k, v in entry.lists.items()},
        tolls={k: (v[0], _moved(v[1], by)) if v else None for k, v in entry.tolls.items()})
