"""Unusual HTML is taken apart in a process of its own (bounded.py)."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from ..bounded import LONGEST, bound, work
from ..layout import Layout


def lay_out(html: str, where: str, title: str | None, facts: Mapping[str, str], seconds: float = LONGEST) -> Layout:
    """Return the parts of ``html`` as extract.lay_out gives them. Raises DocumentError as bounded.work does."""
    job = json.dumps({"html": html, "title": title, "facts": dict(facts)}).encode()
    return _layout(json.loads(work(__name__, job, where, seconds)))


def _layout(parts: dict[str, Any]) -> Layout:
    above, credits = tuple(parts["above"]), tuple(parts["credits"])
    return Layout(**{**parts, "above": above, "credits": credits})


def main() -> None:
    """Read one job from standard input, write its layout to standard output."""
    bound()
    from . import extract

    job = json.loads(sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(asdict(extract.lay_out(job["html"], job["title"], job["facts"]))).encode())


if __name__ == "__main__":
    main()
