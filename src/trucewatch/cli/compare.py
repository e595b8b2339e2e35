"""``trucewatch compare``: coders side by side, against gold or each other."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .options import Format, FormatOption
from .stream import show_json


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("compare")(compare)


def compare(
    sides: Annotated[list[str], typer.Argument(metavar="CODER|CODED.jsonl…", help="Files of coded records, or coders to run now.")],
    gold: Annotated[Path | None, typer.Option("--gold", metavar="GOLD.jsonl", help="Records coded by hand, to score against.")] = None,
    show: Annotated[int, typer.Option("--show", min=0, metavar="N", help="Print the first N acts that they differ about.")] = 5,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Show coders side by side: figures against gold, agreement field by field (Krippendorff's alpha), and where they differ.

    The same passages are joined by their id. For example: trucewatch compare rules hybrid --gold models/gold/a.jsonl
    """
    from rich.progress import Progress

    from trucewatch.desk.comparing import compare as side_by_side

    from .terminal import TameConsole

    errors = TameConsole(stderr=True)
    with Progress(console=errors, disable=not errors.is_terminal, transient=True) as progress:
        task = progress.add_task("coding", total=None)
        found = side_by_side(sides, gold, lambda n: progress.advance(task, n))
    from .compare_tables import as_json, show_comparison

    if format_ is Format.JSON:
        show_json(as_json(found, show))
    else:
        show_comparison(found, show)
