"""``trucewatch brief``: what is new since a time."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated

import typer

from .files import write
from .options import LEDGER, ByOption, Known, LedgerOption, OutputOption, moment, open_ledger

SinceOption = Annotated[str, typer.Option("--since", help="From when on: 2020-11-17 (its beginning) or with a time.")]
_UNTIL = "Up to when: 2020-11-17 (its end) or with a time. Default: now, with the states of the last day with news."
UntilOption = Annotated[str | None, typer.Option("--until", help=_UNTIL)]


class Form(StrEnum):
    """How a brief is written."""

    MARKDOWN = "markdown"
    HTML = "html"


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("brief")(brief)


def brief(
    since: SinceOption,
    until: UntilOption = None,
    ledger: LedgerOption = LEDGER,
    by: ByOption = Known.RECORDED,
    form: Annotated[Form, typer.Option("--format", help="Markdown or HTML.")] = Form.MARKDOWN,
    output: OutputOption = None,
) -> None:
    """Write the digest of what became known: labels that changed, new pledges and incidents, each with its source."""
    from trucewatch.desk import briefs

    with open_ledger(ledger) as book:
        told = briefs.brief(book, _beginning(since), moment(until), by.value)
    text = briefs.markdown(told) if form is Form.MARKDOWN else briefs.html(told)
    if output is None:
        print(text, end="")
    else:
        write(output, text)


def _beginning(text: str) -> datetime:
    """Return the time that ``text`` names; of a bare date, unlike elsewhere, its beginning."""
    named = moment(text)
    assert named is not None
    return named.replace(hour=0, minute=0, second=0, microsecond=0) if len(text) <= 10 else named
