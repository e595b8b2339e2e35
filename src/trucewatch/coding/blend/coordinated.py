"""Parties named side by side: where a coder found one of "Egypt and the U.N. envoy", the parse gives the others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from trucewatch.coding.hybrid.schema import OF_ONE_SIDE
from trucewatch.coding.rules.names import Names
from trucewatch.coding.rules.reading import Reading
from trucewatch.coding.terms.known import alike
from trucewatch.records import Party, Pledge, Report, Span

if TYPE_CHECKING:
    from spacy.tokens import Token


def coordinated(report: Report, reading: Reading) -> Report:
    """Return ``report`` with the mediators, and the pledgers of one side, that are named beside those found."""
    if not report.pledges or not len(reading.doc):
        return report
    names = Names(reading)
    return report.model_copy(update={"pledges": tuple(_complete(pledge, names) for pledge in report.pledges)})


def _complete(pledge: Pledge, names: Names) -> Pledge:
    found = {"mediators": pledge.mediators + tuple(_beside(pledge.mediators, pledge, names))}
    if pledge.kind in OF_ONE_SIDE:  # who is named beside one of its parties acts too; the network tells the sides of an agreement better
        found["pledgers"] = pledge.pledgers + tuple(_beside(pledge.pledgers, pledge, names))
    return pledge.model_copy(update=found)


def _beside(parties: tuple[Party, ...], pledge: Pledge, names: Names) -> Iterator[Party]:
    """Yield the proper names that are coordinated with one of the parties and that the pledge does not have anywhere."""
    taken = [party.span for party in (*pledge.pledgers, *pledge.counterparts, *pledge.mediators)]
    for token in (other for party in parties for other in _joined(party.span, names.reading)):
        span = names.span(token) if token.pos_ == "PROPN" else None
        if span is not None and not any(span.overlaps(one) for one in taken) and not any(alike(span, party.span) for party in parties):
            taken.append(span)
            yield Party(span=span)


def _joined(span: Span, reading: Reading) -> tuple[Token, ...]:
    if span.start < reading.base:
        return ()
    tokens = reading.doc.char_span(span.start - reading.base, span.end - reading.base, alignment_mode="expand")
    return tuple(tokens.root.conjuncts) if tokens is not None else ()
