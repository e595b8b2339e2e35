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

app = typer.Typer(
    name="trucewatch",
    help="From the news to the state of a truce, with the evidence.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)

VERBS = (
    read, code, compare, add, status, why, diff, stories, verify, checkpoint, takedown, record, export, import_, schema, demo, review,
    people, serve, watch, brief,
)  # fmt: skip

for verb in VERBS:
    verb.register(app)


@app.callback()
def _root(
    proxy: Annotated[str | None, typer.Option("--proxy", help="Get pages through this proxy; default: what HTTP(S)_PROXY says.")] = None,
) -> None:
    """From the news to the state of a truce, with the evidence."""
    if proxy:
        from trucewatch.desk.network import through

        through(proxy)


def main() -> None:
    """Run the command line; what a user can mend is one line on standard error and exit status 2."""
    try:
        app()
    except TrucewatchError as error:
        print(f"trucewatch: {error}", file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        print("trucewatch: stopped; what was finished is kept, run the same command again to go on", file=sys.stderr)
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(141)
