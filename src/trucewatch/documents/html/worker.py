"""Unusual HTML is taken apart in a process of its own, which may be killed: its time and memory are bounded."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from ...errors import DocumentError
from ..layout import Layout

# Seconds of computing; by the clock a busy machine may take longer, but a worker that only waits is killed as well.
SECONDS = 10
LONGEST = 60.0
BYTES = 2_000_000_000
# How a process ends that the system stops for its time: by SIGXCPU, or SIGKILL at the hard limit.
_OUT_OF_TIME = (-24, -9)


def lay_out(html: str, where: str, title: str | None, facts: Mapping[str, str], seconds: float = LONGEST) -> Layout:
    """Return the parts of ``html`` as extract.lay_out gives them.

    Raises DocumentError where the worker needs more than SECONDS of computing, ``seconds`` by the clock or BYTES of memory, or dies.
    """
    job = json.dumps({"html": html, "title": title, "facts": dict(facts)}).encode()
    command = [sys.executable, "-P", "-m", __name__]
    try:
        done = subprocess.run(command, input=job, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        raise _too_slow(seconds, where) from None
    if done.returncode in _OUT_OF_TIME:
        raise _too_slow(SECONDS, where)
    if done.returncode:
        raise DocumentError("the page cannot be taken apart within bounds of memory and time", where, "save the article alone")
    return _layout(json.loads(done.stdout))


def _too_slow(seconds: float, where: str) -> DocumentError:
    return DocumentError(f"the page takes more than {seconds:g} s to read", where, "save the article alone")


def _layout(parts: dict[str, Any]) -> Layout:
    above, credits = tuple(parts["above"]), tuple(parts["credits"])
    return Layout(body=parts["body"], headline=parts["headline"], above=above, credits=credits, facts=parts["facts"], keys=parts["keys"])


def _bound() -> None:
    """Bound this process, where the system can do so."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def main() -> None:
    """Read one job from standard input, write its layout to standard output."""
    _bound()
    from . import extract

    job = json.loads(sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(asdict(extract.lay_out(job["html"], job["title"], job["facts"]))).encode())


if __name__ == "__main__":
    main()
