"""``trucewatch code``: codebook records in, codebook records out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from trucewatch.errors import SettingError

from .options import CODER, CoderOption


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("code")(code)


def code(
    source: Annotated[Path, typer.Argument(metavar="IN.jsonl", help="Passages: id, text, and if known url, published, title.")],
    target: Annotated[Path, typer.Option("-o", "--output", metavar="OUT.jsonl", help="Where the coded records go.")],
    coder: CoderOption = CODER,
    workers: Annotated[int, typer.Option("--workers", min=1, help="How many processes code side by side.")] = 1,
) -> None:
    """Code passages by the codebook, one JSON record a line. Run it again after a stop and it goes on where it was."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from trucewatch.desk.batch import code_file, count_lines, quarantine_of, spent

    from .terminal import TameConsole

    if target == Path("-"):
        raise SettingError("coded records go to a file, from which a stopped run goes on", remedy="name it: -o coded.jsonl")
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    errors = TameConsole(stderr=True)
    total = count_lines(source)
    with Progress(*columns, console=errors, disable=not errors.is_terminal) as progress:
        task = progress.add_task("coding", total=total)

        def advance(done: int) -> None:
            progress.update(task, advance=done, description=f"coding ({told})" if (told := spent(coder)) else "coding")

        outcome = code_file(source, target, coder, workers, advance)
    before = f", {outcome.done_before} done before" if outcome.done_before else ""
    aside = f", {outcome.quarantined} set aside in {quarantine_of(target)}" if outcome.quarantined else ""
    print(f"{outcome.coded} coded{before}{aside}: {target}")
    if outcome.coded and workers == 1 and (told := spent(coder)):
        print(told)
    if outcome.quarantined and not outcome.coded and not outcome.done_before:
        raise typer.Exit(1)
