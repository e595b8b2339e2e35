"""Sentences that come back to an act of violence told just before: "The attack was the gravest breach of the ceasefire".

Where such a sentence calls it a breach, the act is one; and the truce is that of those who fought and who complains.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from trucewatch.records import Incident, Pledge, Span

from .breach import HAPPENED
from .cast import Cast
from .phrases import has
from .sentences import sentences

# How many sentences before may tell of the act.
REACH = 2


def with_breaches_recalled(incidents: Iterable[Incident], cast: Cast) -> tuple[Incident, ...]:
    """Return the incidents; those that a later sentence calls a breach of a truce are alleged ones."""
    found = tuple(incidents)
    meant = {id(one) for _, one in _recalled(found, cast)}
    return tuple(one.model_copy(update={"alleged_violation": True}) if id(one) in meant else one for one in found)


def recalled_in(pledge: Pledge, incidents: Iterable[Incident], cast: Cast) -> list[Incident]:
    """Return the incidents to which the sentence of a pledge comes back as breaches of it."""
    return [one for sentence, one in _recalled(tuple(incidents), cast) if sentence.overlaps(pledge.sentence)]


def _recalled(incidents: tuple[Incident, ...], cast: Cast) -> Iterator[tuple[Span, Incident]]:
    """Yield sentences that call what was told before a breach, with the last act told before them."""
    text = cast.text
    happened = sorted((one for one in incidents if one.factuality in HAPPENED), key=lambda one: one.anchor.start)
    where = list(sentences(text)) if happened else []
    for number, span in enumerate(where):
        words = text[slice(*span)]
        if not has("told_of_before", words.strip()) or not has("breaching", words):
            continue
        since = where[max(0, number - REACH)][0]
        before = [one for one in happened if since <= one.anchor.start < span[0]]
        if before and not any(span[0] <= one.anchor.start < span[1] for one in happened):
            yield Span.of(text, *span), before[-1]
