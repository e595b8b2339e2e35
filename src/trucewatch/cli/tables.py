"""Readings as tables for people."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from trucewatch.desk.reading import Reading
from trucewatch.records import Condition, Count, Document, Incident, Party, Place, Pledge, Report, Span, Speaker, When
from trucewatch.records.strangers import is_new

from .terminal import console

Row = tuple[str, str, Span | None]
# The code of ISO 639 for what is no language, in words.
NO_LANGUAGE = "none: data, code or a list, and no text in a language (zxx)"


def show_reading(reading: Reading) -> None:
    """Print a reading: imprint, pledges, incidents, habitual statements, and what was not coded and why."""
    out = console()
    out.print(_table("Imprint", _imprint_rows(reading.document)))
    for number, pledge in enumerate(reading.report.pledges, 1):
        out.print(_table(f"Pledge {number}: {pledge.kind.value}{_sure(pledge.confidence)}", _pledge_rows(pledge)))
    for number, incident in enumerate(reading.report.incidents, 1):
        out.print(_table(f"Incident {number}: {incident.kind.value}{_sure(incident.confidence)}", _incident_rows(incident)))
    _show_rest(out, reading.report)


def _show_rest(out: Console, report: Report) -> None:
    if report.habitual:
        out.print(_table("Habitual, no single incident", [("statement", span.quote, span) for span in report.habitual]))
    for reason in report.left_out:
        out.print(Text(f"Not coded: {reason}"))
    if not (report.pledges or report.incidents or report.left_out):
        out.print(Text("No pledge and no incident found."))
    out.print(Text(f"Coded by {report.coder.name} {report.coder.version}.", style="dim"))


def _table(title: str, rows: Iterator[Row] | list[Row]) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", show_header=False, expand=False)
    table.add_column("field", no_wrap=True)
    table.add_column("value", overflow="fold")
    table.add_column("where", justify="right", no_wrap=True, style="dim")
    for field, value, span in rows:
        table.add_row(field, Text(value), f"{span.start}-{span.end}" if span else "")
    return table


def _imprint_rows(document: Document) -> Iterator[Row]:
    imprint = document.imprint
    yield "headline", imprint.headline.quote if imprint.headline else "unknown", imprint.headline
    yield "outlet", imprint.outlet or "unknown", None
    yield "agency", imprint.agency or "unknown", imprint.agency_span
    if imprint.dateline:
        yield "dateline", imprint.dateline.place.quote, imprint.dateline.place
    if imprint.byline:
        yield "byline", imprint.byline.quote, imprint.byline
    if imprint.author:
        yield "author", imprint.author, None
    yield "published", f"{imprint.published:%Y-%m-%d %H:%M} UTC ({imprint.published_source})" if imprint.published else "unknown", None
    if imprint.chain:
        yield "came through", " → ".join(hop.name for hop in imprint.chain), imprint.chain[-1].span
    yield "language", NO_LANGUAGE if document.language == "zxx" else document.language, None


def _pledge_rows(pledge: Pledge) -> Iterator[Row]:
    yield from _parties("pledger", pledge.pledgers)
    yield from _parties("towards", pledge.counterparts)
    yield "undertaking", pledge.undertaking.quote, pledge.undertaking
    yield from (("scope", span.quote, span) for span in pledge.scope)
    yield from _condition_rows(pledge.condition)
    yield from _spans(("threat if it fails", pledge.threat))
    yield from _time("starts", pledge.starts)
    yield from _spans(("ends or lasts", pledge.ends_or_duration))
    yield from _parties("mediator", pledge.mediators)
    yield from speakers(pledge.said_by, pledge.also_said_by)
    yield "factuality", pledge.factuality.value, None
    yield "sentence", pledge.sentence.quote, pledge.sentence


def _condition_rows(condition: Condition | None) -> Iterator[Row]:
    if condition is None:
        return
    yield "condition", condition.span.quote, condition.span
    if condition.actor:
        yield "  who must act", condition.actor.span.quote, condition.actor.span
    if condition.norm:
        binding = {True: " (binding)", False: " (non-binding)", None: ""}[condition.binding]
        yield "  norm", condition.norm.quote + binding, condition.norm
    if condition.deadline:
        kind = f" ({condition.deadline_kind.value})" if condition.deadline_kind else ""
        yield "  deadline", condition.deadline.quote + kind, condition.deadline


def _incident_rows(incident: Incident) -> Iterator[Row]:
    yield "act", incident.anchor.quote, incident.anchor
    if incident.actor:
        yield from _parties("actor", (incident.actor,))
    else:
        yield "actor", "nobody named", None
    yield from _parties("target", (incident.target,) if incident.target else ())
    yield from _place(incident.place)
    yield from _time("when", incident.when)
    yield from _count("killed", incident.killed)
    yield from _count("injured", incident.injured)
    yield from _spans(("damage", incident.damage))
    yield from speakers(incident.said_by, incident.also_said_by)
    yield from (("denied by", speaker.span.quote, speaker.span) for speaker in incident.denied_by)
    yield from _parties("claimed by", incident.claimed_by)
    if incident.alleged_violation:
        yield "violation", "called a breach of a truce", None
    yield "factuality", incident.factuality.value, None
    yield "sentence", incident.sentence.quote, incident.sentence


def _parties(field: str, parties: tuple[Party, ...]) -> Iterator[Row]:
    for party in parties:
        named = f"  [{party.actor}]" if party.actor and not is_new(party.actor) else ""
        yield field, party.span.quote + named, party.span


def speakers(said_by: Speaker | None, others: tuple[Speaker, ...]) -> Iterator[Row]:
    """Say who says so, each with office, party spoken for and the reason for namelessness."""
    for field, speaker in [("said by", said_by), *(("also said by", other) for other in others)]:
        if speaker:
            nameless = " (anonymous)" if speaker.anonymous else ""
            yield field, f"{speaker.span.quote}{_office(speaker)}{nameless}", speaker.span
            yield from _spans(("  reason for namelessness", speaker.reason))


def _office(speaker: Speaker) -> str:
    """Say what the speaker is and for whom, as far as the name does not: ", spokesman of the group", ", Malaysian Prime Minister"."""
    role, party = (part and (None if part.overlaps(speaker.span) else part) for part in (speaker.role, speaker.on_behalf_of))
    if role and party:
        return f", {party.quote} {role.quote}" if party.end < role.start <= party.end + 3 else f", {role.quote} of {party.quote}"
    return f", {role.quote}" if role else f" of {party.quote}" if party else ""


def _place(place: Place | None) -> Iterator[Row]:
    if place:
        point = f"  [{place.latitude:.2f}, {place.longitude:.2f}]" if place.latitude is not None and place.longitude is not None else ""
        yield "place", place.span.quote + point, place.span


def _time(field: str, when: When | None) -> Iterator[Row]:
    if when:
        day = f"  [{when.day.isoformat()}]" if when.day else f"  [{_month(when)}]" if when.earliest else ""
        yield field, when.span.quote + day, when.span


def _month(when: When) -> str:
    return f"{when.earliest:%Y-%m}" if when.precision == "month" else f"{when.earliest:%Y}"


def _count(field: str, count: Count | None) -> Iterator[Row]:
    if count:
        yield field, str(count.value), count.span


def _spans(*pairs: tuple[str, Span | None]) -> Iterator[Row]:
    yield from ((field, span.quote, span) for field, span in pairs if span)


def _sure(confidence: float | None) -> str:
    return f" ({confidence:.0%} sure)" if confidence is not None else ""
