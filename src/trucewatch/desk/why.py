"""The chain behind a label: rule, claims, sentences, pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from trucewatch.records import Claim, Derivation, Grade, Label, Mode, Record, Span, Testimony, Verdict

from .known import Known

FRESHNESS, LABEL = "freshness", "label"
_PENDING = ": pending"
_SUSPENSIVE = f"{Mode.SUSPENSIVE} condition "


class Sentence(Record):
    """A sentence that a claim stands on, and the page it stands in. ``document`` is the SHA-256 of the page's text."""

    span: Span
    document: str
    location: str
    outlet: str | None
    agency: str | None
    published: datetime | None


class Ground(Record):
    """A claim behind a step: what it says, who says so with which standing, in which story, and in which sentences."""

    says: str
    speaker: str | None
    authority: str
    polarity: str
    story: str
    source: str
    sentences: tuple[Sentence, ...]


class Step(Record):
    """One step of the reasoning, with its grounds and the steps beneath it."""

    rule: str
    concludes: str
    grade: Grade | None
    grounds: tuple[Ground, ...]
    because: tuple[Step, ...]


class Why(Record):
    """A verdict and the whole chain behind it, and who brokered the truce by any of its readings."""

    verdict: Verdict
    chain: Step
    mediators: tuple[str, ...] = ()


def explain(verdict: Verdict, known: Known) -> Why:
    """Return the chain behind a verdict, down to the sentences and pages."""
    return Why(verdict=verdict, chain=explained(verdict.derivation, known), mediators=_mediators(verdict.truce, known))


def _mediators(truce: str, known: Known) -> tuple[str, ...]:
    told = (known.linked.by_id.get(key) for key in known.linked.told_of.get(truce, ()))
    terms = (reading for testimony in told if testimony for reading in testimony.terms if reading.truce == truce)
    return tuple(sorted({name for reading in terms for name in reading.mediators}))


def explained(derivation: Derivation, known: Known) -> Step:
    """Return a step of a reasoning with what it rests on."""
    return _step(derivation, known.linked.by_id, known)


def reason(verdict: Verdict) -> str:
    """Return in one line why the label is what it is: the last step that the reasoning rests on, with its rule."""
    root, last = verdict.derivation, deciding(verdict)
    prefix = f"{root.concludes}; before: " if root.rule == FRESHNESS else ""
    return f"{prefix}{last.rule}: {last.concludes}{_waiting(verdict)}"


def _waiting(verdict: Verdict) -> str:
    """Return for what a truce that is only offered waits, where its words say so: that it is announced does not tell."""
    steps = verdict.derivation.because if verdict.label is Label.OFFERED else ()
    told = (step.concludes for step in steps if step.concludes.startswith(_SUSPENSIVE) and step.concludes.endswith(_PENDING))
    return next((f"; it waits for {one.removeprefix(_SUSPENSIVE).removesuffix(_PENDING)}" for one in told), "")


def deciding(verdict: Verdict) -> Derivation:
    """Return the last step that the reasoning rests on."""
    root = verdict.derivation
    while root.rule in (FRESHNESS, LABEL) and root.because:
        root = root.because[0] if root.rule == FRESHNESS else _deciding(root.because)
    return root


def _deciding(steps: Sequence[Derivation]) -> Derivation:
    """Return the last step that says something: a condition that still waits decides nothing."""
    return next((step for step in reversed(steps) if not step.concludes.endswith(_PENDING)), steps[-1])


def _step(derivation: Derivation, testimonies: Mapping[str, Testimony], known: Known) -> Step:
    refs = [(testimonies[ref.testimony], ref.claim) for ref in derivation.claims if ref.testimony in testimonies]
    return Step(
        rule=derivation.rule,
        concludes=derivation.concludes,
        grade=derivation.grade,
        grounds=tuple(_ground(testimony, testimony.claims[number], known) for testimony, number in refs),
        because=tuple(_step(step, testimonies, known) for step in derivation.because),
    )


def _ground(testimony: Testimony, claim: Claim, known: Known) -> Ground:
    return Ground(
        says=claim.proposition.says,
        speaker=claim.speaker,
        authority=claim.authority.value,
        polarity=claim.polarity.value,
        story=testimony.story,
        source=testimony.source,
        sentences=tuple(_sentences(testimony, claim, known)),
    )


def _sentences(testimony: Testimony, claim: Claim, known: Known) -> Iterator[Sentence]:
    told = known.tolds.get(testimony.id)
    if told is None:
        return
    imprint = told.document.imprint
    for evidence in claim.evidence:
        for span in evidence.spans:
            yield Sentence(
                span=span,
                document=evidence.document,
                location=told.document.location,
                outlet=imprint.outlet,
                agency=imprint.agency,
                published=imprint.published,
            )
