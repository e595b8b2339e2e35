"""The terms of a truce as each story reads them, with where their conditions stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from trucewatch.desk.indexed import Indexed
from trucewatch.records import Clause, Derivation, Label, Terms, Verdict

from .sayings import about


@dataclass(frozen=True)
class ClauseSeen:
    """A condition with what the monitor says of it."""

    clause: Clause
    state: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class ReadingSeen:
    """The terms as one story reads them, the label that they give for each faction, and the stories that read them so."""

    terms: Terms
    source: str
    document: str
    labels: tuple[tuple[str, Label], ...]
    clauses: tuple[ClauseSeen, ...]


def readings_seen(seen: Indexed, truce: str, verdicts: Iterable[Verdict]) -> list[ReadingSeen]:
    """Return the readings of a truce's terms, by name, each with the labels that it gives and its conditions."""
    return as_told(_readings(seen, truce, list(verdicts)))


def as_told(readings: Iterable[ReadingSeen]) -> list[ReadingSeen]:
    """Return the readings, those as one that one document tells in the same terms and under the same conditions: each side's pledge."""
    told: dict[object, ReadingSeen] = {}
    for one in readings:
        terms = one.terms.model_dump_json(exclude={"id", "pledge", "debtors", "creditor", "clauses"})
        conditions = tuple((clause.clause.model_dump_json(exclude={"id"}), clause.state) for clause in one.clauses)
        key = (one.document, terms, conditions) if one.document else one.terms.id
        told[key] = _both(told[key], one) if key in told else one
    return list(told.values())


def _both(one: ReadingSeen, other: ReadingSeen) -> ReadingSeen:
    bound = tuple(dict.fromkeys((*one.terms.debtors, *other.terms.debtors)))
    creditor = one.terms.creditor if one.terms.creditor == other.terms.creditor else None
    terms = one.terms.model_copy(update={"debtors": bound, "creditor": creditor})
    clauses = tuple(map(_same_clause, one.clauses, other.clauses))
    return replace(one, terms=terms, labels=tuple({**dict(one.labels), **dict(other.labels)}.items()), clauses=clauses)


def _same_clause(one: ClauseSeen, other: ClauseSeen) -> ClauseSeen:
    """Return a condition with what is said of it for either side."""
    return replace(one, words=tuple(sorted({*one.words, *other.words})))


def _readings(seen: Indexed, truce: str, told: list[Verdict]) -> Iterator[ReadingSeen]:
    for name, (terms, testimony) in sorted(seen.terms.get(truce, {}).items()):
        labels = tuple((v.faction, reading.label) for v in told for reading in v.readings if reading.reading == name)
        document = seen.known.tolds[testimony.id].document.id if testimony.id in seen.known.tolds else ""
        clauses = tuple(_clause(clause, seen, truce, told) for clause in terms.clauses)
        yield ReadingSeen(terms, testimony.source, document, labels, clauses)


def _clause(clause: Clause, seen: Indexed, truce: str, verdicts: Iterable[Verdict]) -> ClauseSeen:
    """Return a condition with its state, as the reasoning of a verdict gives it; pending where none speaks of it."""
    concluded = [step.concludes for verdict in verdicts for step in _steps(verdict.derivation) if step.rule in ("R13", "R5")]
    mine = [text.rsplit(": ", 1)[-1] for text in concluded if repr(clause.text or clause.id) in text]
    said = {
        f"{about(claim)} ({testimony.source})"
        for testimony, claim in seen.claims.get(truce, ())
        if getattr(claim.proposition, "clause", None) == clause.id
    }
    return ClauseSeen(clause, mine[0] if mine else "pending", tuple(sorted(said)))


def _steps(step: Derivation) -> Iterator[Derivation]:
    yield step
    for below in step.because:
        yield from _steps(below)
