"""``trucewatch read``: what one page says."""

from __future__ import annotations

from typing import Annotated

import typer

from .options import CODER, AllowOption, CoderOption, Format, FormatOption
from .stream import show_json


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("read")(read)


def read(
    page: Annotated[str, typer.Argument(metavar="PAGE|URL", help="A file (HTML, text, PDF) or an address.")],
    format_: FormatOption = Format.TABLE,
    coder: CoderOption = CODER,
    allow: AllowOption = None,
) -> None:
    """Print what one page says: its imprint, pledges and incidents, each with the words it stands on; of a digest, each report's."""
    from trucewatch.desk.network import opened
    from trucewatch.desk.reading import read_items

    readings = read_items(page, coder, opened(allow))
    if format_ is Format.JSON:
        shown = [reading.model_dump(mode="json") for reading in readings]
        show_json(shown[0] if len(shown) == 1 else shown)
        return
    from .tables import show_reading

    for reading in readings:
        show_reading(reading)
