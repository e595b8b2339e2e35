"""Form fields that many pages share."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form
from fastapi.responses import RedirectResponse

from ..plain import own_path

Csrf = Annotated[str, Form(max_length=100)]
Line = Annotated[str, Form(max_length=400)]
Prose = Annotated[str, Form(max_length=5000)]


def see(address: str) -> RedirectResponse:
    """Send the browser on after a form, to a page of this site."""
    return RedirectResponse(own_path(address), status_code=303)
