"""``trucewatch schema``: the JSON Schema of what ``read --format json`` prints."""

from __future__ import annotations

import json

import typer


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("schema")(schema)


def schema() -> None:
    """Print the JSON Schema of a reading: the document with its imprint, and the report with its spans."""
    from trucewatch.desk.reading import Reading

    print(json.dumps(Reading.model_json_schema(mode="serialization"), indent=2))
