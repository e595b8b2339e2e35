"""``trucewatch checkpoint``: signed marks of what the ledger holds, to be kept elsewhere and held against it later."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .files import write
from .options import LEDGER, LedgerOption, OutputOption, open_ledger


def register(app: typer.Typer) -> None:
    """Add the verbs to the command line."""
    verbs = typer.Typer(help="Signed marks of what the ledger holds: make, list, check.", no_args_is_help=True)
    verbs.command("make")(make)
    verbs.command("list")(list_)
    verbs.command("check")(check)
    app.add_typer(verbs, name="checkpoint")


def make(
    ledger: LedgerOption = LEDGER,
    output: OutputOption = None,
) -> None:
    """Sign all entries that there are now. Keep what is printed elsewhere: it proves later that nothing of them was changed."""
    from trucewatch.desk.checkpoints import line

    with open_ledger(ledger) as book:
        made = book.log.checkpoint()
    if output is None:
        print(line(made))
        return
    write(output, line(made) + "\n")
    print(f"{made.size} entries, signed by {made.key}: {output}")


def list_(ledger: LedgerOption = LEDGER) -> None:
    """List the checkpoints that the ledger itself keeps, one a line, as `make` prints them."""
    from trucewatch.desk.checkpoints import line

    with open_ledger(ledger) as book:
        for one in book.log.checkpoints():
            print(line(one))


def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Checkpoints that were kept elsewhere, one a line.")],
    ledger: LedgerOption = LEDGER,
    key: Annotated[str | None, typer.Option("--key", help="The public key that must have signed them.")] = None,
) -> None:
    """Prove the ledger, and that it holds, unchanged, what these checkpoints cover."""
    from trucewatch.desk.checkpoints import check as proved
    from trucewatch.desk.checkpoints import read

    known = read(file)
    with open_ledger(ledger) as book:
        proof = proved(book, known, key)
    print(proof)
    if not proof.ok:
        raise typer.Exit(1)
    for signer in sorted({one.key for one in known}):
        print(f"signed by {signer}" + ("" if key else " (compare it with the key that you trust, or give it: --key)"))
