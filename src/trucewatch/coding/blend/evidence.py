"""What shows a toll of one that no number tells: the words that say it, in place of the word that the entry hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trucewatch.coding.rules.reading import Reading
from trucewatch.coding.rules.tolls import told_of_one
from trucewatch.records import Count, Incident, Report, Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens

TOLLS = ("killed", "injured")
AROUND = (0, 1, 2, -1)  # sentences from the act's own in which its toll is looked for, in this order


def shown(report: Report, reading: Reading) -> Report:
    """Return the report with tolls of one shown by the words that say them, where the parse finds such words."""
    return report.model_copy(update={"incidents": tuple(_shown(one, reading) for one in report.incidents)})


def _shown(incident: Incident, reading: Reading) -> Incident:
    bare = [name for name in TOLLS if _unshown(getattr(incident, name), incident)]
    told = {name: Count(span=_words(incident, name, reading), value=1) for name in bare}
    return incident.model_copy(update=told) if told else incident


def _unshown(toll: Count | None, incident: Incident) -> bool:
    return toll is not None and toll.value == 1 and toll.span == incident.anchor


def _words(incident: Incident, of: str, reading: Reading) -> Span:
    words = reading.lexicon.words("incidents", "toll", of)
    found = (told_of_one(sentence, words) for sentence in _sentences(incident, reading))
    place = next((place for place in found if place is not None), None)
    return _last_line(reading.span(place), reading.text) if place else _act_and_target(incident, reading)


def _last_line(span: Span, text: str) -> Span:
    """Return a span without what it holds of lines above: a byline or a date that the parse took into the sentence."""
    lead = span.quote.rfind("\n") + 1
    begin = span.start + lead + (len(span.quote[lead:]) - len(span.quote[lead:].lstrip()))
    return Span.of(text, begin, span.end) if lead else span


def _sentences(incident: Incident, reading: Reading) -> list[Tokens]:
    token = reading.token_at(incident.anchor.start)
    if token is None:
        return []
    at = reading.sentences.index(token.sent)
    return [reading.sentences[at + step] for step in AROUND if 0 <= at + step < len(reading.sentences)]


def _act_and_target(incident: Incident, reading: Reading) -> Span:
    """Return the act with whom it was done to ("gunned down a teacher"), the act's word alone where it names nobody."""
    target = incident.target.span if incident.target else None
    if target is None or not incident.sentence.start <= target.start < incident.sentence.end:
        return incident.anchor
    spans = (incident.anchor, target)
    return Span.of(reading.text, min(s.start for s in spans), max(s.end for s in spans))
