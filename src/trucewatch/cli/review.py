"""``trucewatch review``: the queue of records that wait for people, and their decisions."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING, Annotated

import typer

from .options import LEDGER, Format, FormatOption, LedgerOption, open_ledger
from .stream import show_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trucewatch.desk import Ledger
    from trucewatch.records import Recorded
    from trucewatch.review import Changed, Decision, Item, Queued

KeyArgument = Annotated[str, typer.Argument(metavar="KEY", help="The key of a record, as the queue prints it.")]
ByOption = Annotated[str | None, typer.Option("--by", help="Who decides; default: your name on this machine.")]
ReasonOption = Annotated[str, typer.Option("--reason", help="Why.")]
# Written out, since what knows them is loaded only when a verb needs it.
FIELDS = (
    "Of a pledge: kind, factuality, undertaking, pledgers, counterparts, condition, threat, starts, ends_or_duration, until, mediators, "
    "said_by, anonymous; of an incident: kind, factuality, anchor, actor, target, place, when, killed, injured, said_by, alleged_violation."
)
PrintsOption = Annotated[bool, typer.Option("--prints/--one", help="Also for the same record in the story's other prints.")]


def register(app: typer.Typer) -> None:
    """Add the verbs to the command line."""
    verbs = typer.Typer(
        help="What people decide about records: queue, accept, reject, correct, undo, history, agreement.", no_args_is_help=True
    )
    for name, verb in (
        ("queue", queue), ("accept", accept), ("reject", reject), ("correct", correct), ("undo", undo), ("history", history),
        ("agreement", agreement),
    ):  # fmt: skip
        verbs.command(name)(verb)
    app.add_typer(verbs, name="review")


def queue(
    ledger: LedgerOption = LEDGER,
    person: Annotated[
        str | None, typer.Option("--alone", metavar="NAME", help="What NAME has not judged, others' judgements unseen.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1)] = 20,
    format_: FormatOption = Format.TABLE,
) -> None:
    """List the records that wait for a decision, what matters most first."""
    from trucewatch import review

    with open_ledger(ledger) as book:
        found = review.queue(book, person)
    if format_ is Format.JSON:
        show_json([_row(one) for one in found[:limit]])
        return

    for one in found[:limit]:
        print(
            f"{one.weight:5.2f}  {one.item.sort} {one.item.record.kind.value}: “{' '.join(one.item.record.sentence.quote.split())}”"
        )
        prints = "1 print" if one.prints == 1 else f"{one.prints} prints"
        print(f"       {'; '.join(one.reasons) or 'nothing special'} ({prints})\n       {one.item.key}")
    print(f"{len(found)} records wait.")


def accept(
    key: KeyArgument, ledger: LedgerOption = LEDGER, by: ByOption = None, reason: ReasonOption = "", prints: PrintsOption = True
) -> None:
    """Say that a record is right."""
    from trucewatch import review

    with open_ledger(ledger) as book:
        _say(review.accept(book, _items(book, key, prints), by or getpass.getuser(), reason))


def reject(key: KeyArgument, reason: ReasonOption, ledger: LedgerOption = LEDGER, by: ByOption = None, prints: PrintsOption = True) -> None:
    """Say that a record is wrong and counts no more; a reason is needed."""
    from trucewatch import review

    with open_ledger(ledger) as book:
        _say(review.reject(book, _items(book, key, prints), by or getpass.getuser(), reason))


def correct(
    key: KeyArgument,
    field: Annotated[str, typer.Argument(metavar="FIELD", help=FIELDS)],
    words: Annotated[str, typer.Argument(metavar="WORDS", help="Words as they stand in the text, or the choice; empty clears the field.")],
    given: Annotated[str, typer.Option("--means", help="What they mean: a number for a toll, a day for a time.")] = "",
    ledger: LedgerOption = LEDGER,
    by: ByOption = None,
    reason: ReasonOption = "",
) -> None:
    """Correct one field of a record."""
    from trucewatch import review

    with open_ledger(ledger) as book:
        item = review.find(book.known(), key)
        record = review.corrected(item, field, words, given=given)
        _say(review.correct(book, item, record, by or getpass.getuser(), reason))
        _show_changed(review.changed(item.sort, item.record, record))


def undo(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="The number of a decision, as the history prints it.")],
    ledger: LedgerOption = LEDGER,
    by: ByOption = None,
    reason: ReasonOption = "",
) -> None:
    """Take a decision back, by a new one: what the coder read counts again."""
    from trucewatch import review

    with open_ledger(ledger) as book:
        _say(review.undo(book, number, by or getpass.getuser(), reason))


def history(ledger: LedgerOption = LEDGER, format_: FormatOption = Format.TABLE) -> None:
    """List all decisions about records, in order."""
    from trucewatch import review

    with open_ledger(ledger) as book:
        told, changed = review.decisions(book), review.corrections(book)
    if format_ is Format.JSON:
        show_json([_decided(one, changed.get(one.sequence, ())) for one in told])
        return
    for one in told:
        print(
            f"{one.sequence:6}  {one.recorded:%Y-%m-%d %H:%M} UTC  {one.by}: {one.action} {one.sort} {one.key}"
            + (f"  ({one.reason})" if one.reason else "")
        )
        _show_changed(changed.get(one.sequence, ()))


def agreement(ledger: LedgerOption = LEDGER, format_: FormatOption = Format.TABLE) -> None:
    """Say how far people agree about records that two or more judged: Krippendorff's alpha, field by field."""
    from trucewatch import review

    with open_ledger(ledger) as book:
        found = review.agreement(book)
    if format_ is Format.JSON:
        show_json([one.model_dump(mode="json") for one in found])
        return
    for one in found:
        print(f"{one.sort:9} {one.field:18} {one.units:5} records  {'–' if one.alpha is None else format(one.alpha, '.3f')}")


def _items(book: Ledger, key: str, prints: bool) -> list[Item]:
    from trucewatch import review

    known = book.known()
    item = review.find(known, key)
    return [item, *(review.siblings(known, item) if prints else ())]


def _say(recorded: Sequence[Recorded]) -> None:
    for entry in recorded:
        print(f"recorded as {entry.sequence}: {entry.value['action']} {entry.value['key']}")


def _show_changed(changed: Sequence[Changed]) -> None:
    for one in changed:
        print(f"        {one.field}: {one.before} → {one.now}")


def _decided(one: Decision, changed: Sequence[Changed]) -> dict[str, object]:
    return {**one.model_dump(mode="json"), "changed": [field.model_dump(mode="json") for field in changed]}


def _row(one: Queued) -> dict[str, object]:
    item = one.item
    return {
        "key": item.key, "sort": item.sort, "group": item.group, "weight": one.weight, "reasons": one.reasons, "prints": one.prints,
        "location": item.told.document.location, "record": item.record.model_dump(mode="json"),
    }  # fmt: skip
