"""Work on what strangers wrote in a process of its own, which may be killed: its time and memory are bounded."""

from __future__ import annotations

import subprocess
import sys

from ..errors import DocumentError

# Seconds of computing; by the clock a busy machine may take longer, but a worker that only waits is killed as well.
SECONDS = 10
LONGEST = 60.0
BYTES = 2_000_000_000
# How a process ends that the system stops for its time: by SIGXCPU, or SIGKILL at the hard limit.
_OUT_OF_TIME = (-24, -9)
_REMEDY = "save the article alone"


def work(module: str, job: bytes, where: str, seconds: float = LONGEST) -> bytes:
    """Return what ``module``, run as a program, makes of ``job``. Its program is to call ``bound`` before it does anything.

    Raises DocumentError where it needs more than SECONDS of computing, ``seconds`` by the clock or BYTES of memory, or dies.
    """
    try:
        done = subprocess.run([sys.executable, "-P", "-m", module], input=job, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        raise _too_slow(seconds, where) from None
    if done.returncode in _OUT_OF_TIME:
        raise _too_slow(SECONDS, where)
    if done.returncode:
        raise DocumentError("the page cannot be taken apart within bounds of memory and time", where, _REMEDY)
    return done.stdout


def bound() -> None:
    """Bound this process, where the system can do so."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def _too_slow(seconds: float, where: str) -> DocumentError:
    return DocumentError(f"the page takes more than {seconds:g} s to read", where, _REMEDY)
