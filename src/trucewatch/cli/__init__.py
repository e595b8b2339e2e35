"""The command line, one verb a file. Nothing heavy is imported before a verb needs it."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from trucewatch.errors import TrucewatchError

from . import (
    add,
    brief,
    checkpoint,
    code,
    compare,
    demo,
    diff,
    export,
    import_,
    people,
    read,
    record,
    review,
    schema,
    serve,
    status,
    stories,
    takedown,
    verify,
    watch,
    why,
)
from .stream import say, tamed

app = typer.Typer(
    name="trucewatch",
    help="From the news to the state of a truce, with the evidence.",
    pretty_exceptions_enable=False,
    add_completion=False,
)

INTERRUPTED = 130
STOPPED = "trucewatch: stopped; what was finished is kept, run the same command again to go on"
VERBS = (
    read, code, compare, add, status, why, diff, stories, verify, checkpoint, takedown, record, export, import_, schema, demo, review,
    people, serve, watch, brief,
)  # fmt: skip

for verb in VERBS:
    verb.register(app)


@app.callback(invoke_without_command=True)
def _root(
    context: typer.Context,
    proxy: Annotated[str | None, typer.Option("--proxy", help="Get pages through this proxy; default: what HTTP(S)_PROXY says.")] = None,
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False,
) -> None:
    """From the news to the state of a truce, with the evidence."""
    if version:
        from importlib.metadata import version as installed

        print(f"trucewatch {installed('trucewatch')}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        print(context.get_help())
        raise typer.Exit(2)
    if proxy:
        from trucewatch.desk.network import through

        through(proxy)


def main() -> None:
    """Run the command line; what a user can mend is one line on standard error and exit status 2."""
    with tamed():
        _run()


def _run() -> None:
    try:
        _answer()
    except SystemExit as end:
        if end.code == INTERRUPTED:
            say(STOPPED)
        raise
    except TrucewatchError as error:
        say(f"trucewatch: {error}")
        sys.exit(2)
    except KeyboardInterrupt:
        say(STOPPED)
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(141)
    except OSError as error:
        if error.filename is None:
            raise
        say(f"trucewatch: {error.filename}: {error.strerror}")
        sys.exit(2)


def _answer() -> None:
    """Do what is asked; all that was said is out when this ends, so that a full disk can be told of."""
    try:
        app()
    finally:
        sys.stdout.flush()
