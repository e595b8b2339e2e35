"""``trucewatch record``: a pledge, an incident or a claim entered by hand, or a file of codebook records."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from trucewatch.errors import SettingError

from .options import LEDGER, LedgerOption, moment
from .stream import show_done


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("record")(record)


def record(
    text: Annotated[str | None, typer.Argument(metavar="[TEXT]", help="The sentences of the source, as they stand there.")] = None,
    kind: Annotated[str | None, typer.Option("--kind", help="declaration, agreement, extension … or shelling_rocket … (codebook).")] = None,
    who: Annotated[list[str] | None, typer.Option("--who", help="Who pledges, or who did it; again for a further pledger.")] = None,
    towards: Annotated[list[str] | None, typer.Option("--towards", help="Towards whom, or against whom.")] = None,
    undertaking: Annotated[str | None, typer.Option("--undertaking", "--act", help="What is pledged, or what happened, in a word.")] = None,
    condition: Annotated[str | None, typer.Option("--condition", help="What the pledge depends on.")] = None,
    when: Annotated[str | None, typer.Option("--when", help="When it starts, or happened.")] = None,
    lasts: Annotated[str | None, typer.Option("--lasts", help="How long the pledge lasts.")] = None,
    mediator: Annotated[list[str] | None, typer.Option("--mediator", help="Who brokered it.")] = None,
    place: Annotated[str | None, typer.Option("--place", help="Where it happened.")] = None,
    killed: Annotated[str | None, typer.Option("--killed", help="The number, or the words that state it.")] = None,
    injured: Annotated[str | None, typer.Option("--injured", help="The number, or the words that state it.")] = None,
    said_by: Annotated[str | None, typer.Option("--said-by", help="Who says so.")] = None,
    anonymous: Annotated[bool, typer.Option("--anonymous", help="The speaker is unnamed on purpose.")] = False,
    claimed_by: Annotated[list[str] | None, typer.Option("--claimed-by", help="Who claims the incident.")] = None,
    denied_by: Annotated[list[str] | None, typer.Option("--denied-by", help="Who denies the incident.")] = None,
    breach: Annotated[bool, typer.Option("--breach", help="The text calls the incident a breach of a truce.")] = False,
    factuality: Annotated[str | None, typer.Option("--factuality", help="asserted, reported, denied … (codebook).")] = None,
    source: Annotated[str | None, typer.Option("--source", help="The address the text stands at, or who printed it.")] = None,
    published: Annotated[str | None, typer.Option("--published", help="When it was published: 2020-10-11, or with a time.")] = None,
    coder: Annotated[str | None, typer.Option("--coder", help="Your name.")] = None,
    from_: Annotated[Path | None, typer.Option("--from", help="Take a file of codebook records instead, one a line.")] = None,
    ledger: LedgerOption = LEDGER,
) -> None:
    """Record a pledge, an incident or a claim by hand. All words are given as they stand in the text; what does not stand there is refused.

    trucewatch record "The Northern Front will halt its attacks on the army, its leader said." --kind declaration
    --who "Northern Front" --towards army --undertaking "halt its attacks" --said-by "its leader" --source Reuters
    --published 2024-03-04 --coder "Your Name"
    """
    if from_ is not None:
        _refuse_beside(text, kind)
        _record_file(from_, coder, ledger)
        return
    said: dict[str, Any] = {
        "who": who, "towards": towards, "act": undertaking, "condition": condition, "when": when, "lasts": lasts, "mediators": mediator,
        "place": place, "killed": killed, "injured": injured, "said_by": said_by, "anonymous": anonymous, "claimed_by": claimed_by,
        "denied_by": denied_by, "breach": breach, "factuality": factuality,
    }  # fmt: skip
    _refuse_no_time(published)
    _record_one(_needed(text, "TEXT"), _needed(kind, "--kind"), said, source, published, _needed(coder, "--coder"), ledger)


def _refuse_no_time(published: str | None) -> None:
    """Raise SettingError for a time that no report can have been published at."""
    from trucewatch.records.interval import EARLIEST, LATEST

    if published is not None and moment(published) in (EARLIEST, LATEST):
        raise SettingError(f"nothing was published then: {published!r}", remedy="write 2020-11-17 or 2020-11-17T20:00Z")


def _record_one(text: str, kind: str, said: dict[str, Any], source: str | None, published: str | None, coder: str, ledger: str) -> None:
    from trucewatch.desk import Ledger
    from trucewatch.desk.byhand import enter, person
    from trucewatch.desk.entered import codebook_record

    fields, who = codebook_record(text, kind, said, source, published), person(coder)
    with Ledger(ledger) as book:
        reading, new = enter(book.log, fields, who)
    from .tables import show_reading

    show_reading(reading)
    print(f"{'recorded' if new else 'known already'}: {ledger}")


def _record_file(file: Path, coder: str | None, ledger: str) -> None:
    from trucewatch.desk import Ledger
    from trucewatch.desk.byhand import enter_file, person

    who = person(coder) if coder else None
    if not file.is_file():
        raise SettingError("no such file", str(file), "check the path")
    with Ledger(ledger) as book:
        done = enter_file(book.log, file, who)
    show_done(done, f"{done.recorded} recorded, {done.known} known already, {len(done.quarantined)} set aside: {ledger}")


def _needed(value: str | None, name: str) -> str:
    if not value:
        raise SettingError(f"{name} is missing", remedy="see: trucewatch record --help")
    return value


def _refuse_beside(text: str | None, kind: str | None) -> None:
    if text or kind:
        raise SettingError("either one entry or a file of records", remedy="leave out TEXT and --kind, or --from")
