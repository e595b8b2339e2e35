"""The terms of what a coder found: for any coder's entries, read off the parse of the same text.

A condition's actor, norm and deadline, the threat that stands behind it, the scope, who speaks for whom and who says so too,
what was damaged, who claims and who denies. Nothing found by the coder is changed but to join what is told twice, and to name the parties
that the wording of the truce itself names.
"""

from __future__ import annotations

from trucewatch.records import Document, Report

from .known import Known

__all__ = ["Known", "Terms", "complete"]


class Terms:
    """Completes the reports of a coder that has no parse of its own; the pipeline is loaded with the first report."""

    def __init__(self) -> None:
        from trucewatch.coding.parsing import Parser
        from trucewatch.coding.rules.lexicon import Lexicon

        self._parse, self._lexicon = Parser(), Lexicon.read()

    def __call__(self, document: Document, report: Report) -> Report:
        """Return ``report`` with the terms that ``document`` states for its entries."""
        from trucewatch.coding.rules import dateline
        from trucewatch.coding.rules.reading import Reading

        if not (report.pledges or report.incidents):
            return report
        head = dateline.head_of(document)
        doc = self._parse(document.body[head.end :])
        reading = Reading(doc, document.text, document.body_start + head.end, report.published, self._lexicon)
        known = Known.of(reading)
        return complete(known, _with_conditions(known, report))


def _with_conditions(known: Known, report: Report) -> Report:
    """Return ``report`` with the plain conditions that its coder passed over; the rules' own entries have theirs."""
    from . import conditions

    if not report.pledges or not len(known.reading.doc):
        return report
    return report.model_copy(update={"pledges": tuple(conditions.filled(list(report.pledges), known))})


def complete(known: Known, report: Report) -> Report:
    """Return ``report`` with the terms that the parse of its text states."""
    from . import conditions, incidents, no_party, parties, speakers, undertakings, unite

    told = [no_party.of_parties(parties.with_parties(pledge, known)) for pledge in report.pledges]
    pledges = conditions.shared_actors([conditions.with_terms(pledge, known) for pledge in told], known)
    pledges = [undertakings.with_scope(speakers.with_speakers(pledge, known), known) for pledge in pledges]
    pledges = unite.unite(pledges)
    pledges = [speakers.with_echoes(undertakings.with_length(pledge, known), known) for pledge in undertakings.with_threats(pledges, known)]
    acts = [incidents.with_terms(incident, known, report.incidents) for incident in report.incidents]
    habitual = report.habitual or incidents.habitual(report.incidents, known)
    return report.model_copy(update={"pledges": tuple(pledges), "incidents": tuple(acts), "habitual": habitual})
