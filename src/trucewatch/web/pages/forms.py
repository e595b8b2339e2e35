"""Form fields that many pages share."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form
from fastapi.responses import RedirectResponse
from pydantic import AfterValidator

from ..plain import own_path

# No database keeps U+0000 in a text, and nobody writes it.
_Clean = AfterValidator(lambda text: text.replace("\0", ""))
Csrf = Annotated[str, Form(max_length=100)]
About = Annotated[str, Form(max_length=320), _Clean]
Line = Annotated[str, Form(max_length=400), _Clean]
Prose = Annotated[str, Form(max_length=5000), _Clean]


def see(address: str) -> RedirectResponse:
    """Send the browser on after a form, to a page of this site."""
    return RedirectResponse(own_path(address), status_code=303)
