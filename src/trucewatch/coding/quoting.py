"""Who is quoted by whom: "SANA reported, citing a military source" is the source's word (codebook: the innermost named speaker)."""

from __future__ import annotations

import re

from trucewatch.records import Span

_SAYING = r"(?:said|says|reported|reports|wrote|writes|announced)(?: (?:on )?[A-Z]?[a-z]+day)?"
_WORD = r"(?:[^\s,.;:“”\"]|\.(?=\w))+"
_WHO = rf"(?:the |an? )?(?P<who>{_WORD}(?: (?!as |who |that |which |for ){_WORD}){{0,5}})"
_CITING = re.compile(rf"(?: news agency| agency)?(?:,? {_SAYING})?,? (?:quoting|citing) {_WHO}")
_QUOTED = re.compile(rf"(?: news agency| agency)? (?:has )?(?:quoted|cited) {_WHO} as (?:saying|telling|announcing)")


def innermost(text: str, speaker: Span) -> Span:
    """Return whom ``speaker`` quotes, where the text says so right behind the name, else ``speaker``."""
    found = _CITING.match(text, speaker.end) or _QUOTED.match(text, speaker.end)
    return Span.of(text, *found.span("who")) if found else speaker
