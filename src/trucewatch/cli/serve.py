"""``trucewatch serve``: the site."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .demo import add_pages
from .options import CODER, LEDGER, CoderOption, LedgerOption, existing

PeopleOption = Annotated[
    str | None,
    typer.Option("--people", help="Where accounts and replies are kept: a file, or postgresql://…; default: beside the ledger."),
]


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("serve")(serve)


def serve(
    ledger: LedgerOption = LEDGER,
    demo: Annotated[bool, typer.Option("--demo", help="Serve the bundled case, from a ledger that goes when the site stops.")] = False,
    host: Annotated[str, typer.Option("--host", help="The address to listen at. Without accounts only this machine's own.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535)] = 8000,
    people: PeopleOption = None,
    private: Annotated[bool, typer.Option("--private", help="Only people with an account may read.")] = False,
    https: Annotated[bool, typer.Option("--https", help="The site stands behind HTTPS: cookies are sent there alone.")] = False,
    name: Annotated[list[str] | None, typer.Option("--name", help="A host name that the site answers to; default: any.")] = None,
    sign_on: Annotated[Path | None, typer.Option("--sign-on", help="A TOML file that sets up single sign-on (OpenID Connect).")] = None,
    coder: CoderOption = CODER,
) -> None:
    """Serve the site: truces, evidence, review, and the API."""
    given = {"private": private, "secure": https, "names": tuple(name or ()), "coder": coder, "sign_on": _set_up(sign_on)}
    if not demo:
        _run(existing(ledger), host, port, people=people, **given)
        return
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="trucewatch-") as folder:
        location = str(Path(folder) / "demo.ledger")
        fill(location, coder)
        _run(location, host, port, people=people, demo=True, **given)


def _run(ledger: str, host: str, port: int, **options: object) -> None:
    from trucewatch.web.serving import serve as run
    from trucewatch.web.serving import settings_for

    settings = settings_for(ledger, host, **options)  # type: ignore[arg-type]
    shown = f"[{host}]" if ":" in host else host
    typer.echo(f"http://{shown}:{port}/" + ("?known=2020-12-20" if settings.demo else ""))
    if settings.local:
        typer.echo("No accounts: whoever uses this machine may do everything here, nobody else reaches it.", err=True)
    run(settings, host, port)


def _set_up(file: Path | None) -> object:
    from trucewatch.web.sign_on.setting import read

    return read(file) if file else None


def fill(location: str, coder: str) -> None:
    """Read the bundled pages into a new ledger."""
    from trucewatch.desk import Ledger

    typer.echo("Reading the bundled pages…", err=True)
    with Ledger(location, coder=coder) as book:
        add_pages(book)
