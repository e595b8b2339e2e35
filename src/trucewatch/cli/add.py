"""``trucewatch add``: pages into the ledger."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .options import CODER, LEDGER, AllowOption, CoderOption, LedgerOption
from .stream import show_done


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("add")(add)


def add(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, addresses, lists, mail, archives.")],
    ledger: LedgerOption = LEDGER,
    coder: CoderOption = CODER,
    screen: Annotated[bool | None, typer.Option("--screen/--no-screen", help="Pass over what cannot matter. Default: in archives.")] = None,
    vault: Annotated[Path | None, typer.Option("--vault", help="A folder that keeps every original as it came.")] = None,
    allow: AllowOption = None,
) -> None:
    """Read pages and record what they say. A page that cannot be read is set aside with its reason; the rest goes on."""
    from trucewatch.desk import Ledger
    from trucewatch.desk.network import opened

    from .terminal import TameConsole

    errors, networks = TameConsole(stderr=True), opened(allow)
    with Ledger(ledger, coder=coder) as book, errors.status("reading") as shown:
        done = book.add(*sources, advance=lambda location: shown.update(f"read {location}"), screen=screen, vault=vault, allow=networks)
    passed = f"{done.passed} passed over, " if done.passed else ""
    show_done(done, f"{done.recorded} recorded, {done.known} known already, {passed}{len(done.quarantined)} set aside: {ledger}")
