"""``trucewatch read``: what one page says."""

from __future__ import annotations

from typing import Annotated

import typer

from .options import CODER, CoderOption, Format, FormatOption


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("read")(read)


def read(
    page: Annotated[str, typer.Argument(metavar="PAGE|URL", help="A file (HTML, text, PDF) or an address.")],
    format_: FormatOption = Format.TABLE,
    coder: CoderOption = CODER,
) -> None:
    """Print what one page says: its imprint, the pledges and the incidents, each with the words it stands on."""
    from trucewatch.desk.reading import read as read_page

    reading = read_page(page, coder)
    if format_ is Format.JSON:
        print(reading.model_dump_json(indent=2))
        return
    from .tables import show_reading

    show_reading(reading)
