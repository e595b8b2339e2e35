"""One attribution, and all of a text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .phrases import Range

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True)
class Voice:
    """One attribution: tokens of source and cue, and the content as token ranges.

    ``spoken`` is what is said in a clause, a quotation or "according to"; a threat "to attack" or a "confirmed" raid is told, not spoken.
    """

    source: Token | None
    cue: Token
    content: tuple[Range, ...]
    accusing: bool = False
    denying: bool = False
    spoken: bool = True

    def covers(self, token: Token) -> bool:
        """Tell whether ``token`` is part of what is said."""
        return any(start <= token.i < end for start, end in self.content)

    @property
    def size(self) -> int:
        """The number of tokens said."""
        return sum(end - start for start, end in self.content)


@dataclass
class Voices:
    """All attributions of a text, in the order of their cues."""

    found: list[Voice] = field(default_factory=list)

    def over(self, token: Token) -> list[Voice]:
        """Return the voices whose content holds ``token``, the innermost first."""
        return sorted((v for v in self.found if v.covers(token)), key=lambda v: v.size)
