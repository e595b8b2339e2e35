"""From an attribution to a speaker of the codebook: innermost, by the fullest name, namelessness noticed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trucewatch.records import Speaker

from .names import Names, is_person, is_pronoun
from .reading import Reading
from .tree import by, is_verb
from .voice import Voice, Voices
from .wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

NAMELESS_NEAR = re.compile(
    r"anonym|not (?:be )?(?:named|identified)|unnamed|declined to be|refused to (?:give|be)|nameless|withh[eo]ld", re.IGNORECASE
)


class Speakers:
    """Tells who vouches for what stands at a token."""

    def __init__(self, reading: Reading, names: Names, voices: Voices) -> None:
        self.reading, self.names, self.voices = reading, names, voices

    def voice(self, token: Token) -> Voice | None:
        """Return the innermost attribution over ``token`` that has a source."""
        return next((v for v in self.voices.over(token) if v.source is not None and v.cue is not token), None)

    def of(self, token: Token) -> Speaker | None:
        """Return who says what stands at ``token``."""
        voice = self.voice(token)
        return self.speaker(voice.source, voice.cue) if voice is not None and voice.source is not None else None

    def speaker(self, source: Token, cue: Token) -> Speaker | None:
        """Return the speaker for a source, by the fullest name in the text; None where it names nobody."""
        meant = self._person_beside(self.names.resolve(source) or self._last_speaker(source))
        if meant is None:
            return None
        span = self.names.span(meant)
        if span is None or len(span.quote) < 2:
            return None
        return Speaker(span=span, cue=self.reading.span((cue.i, cue.i + 1)), anonymous=self._anonymous(meant))

    def _last_speaker(self, source: Token) -> Token | None:
        """Return the last source before a pronoun that nothing else explains."""
        before = [v.source for v in self.voices.found if v.source is not None and v.cue.i < source.i and v.source.pos_ != "PRON"]
        return before[-1] if before and is_pronoun(source) else None

    def says(self, token: Token) -> bool:
        """Tell whether the word is itself one by which somebody says something."""
        return is_verb(token) and token.lemma_.lower() in listed("saying")

    def _person_beside(self, token: Token | None) -> Token | None:
        """Prefer the person named beside an office ("a spokesman, Lul Ruai Koang")."""
        if token is None or is_person(token):
            return token
        return next((t for t in by(token, "appos") if is_person(t)), token)

    def _anonymous(self, source: Token) -> bool:
        if is_person(source) or source.ent_type_ in ("ORG", "GPE"):
            return False
        sent = source.sent
        if NAMELESS_NEAR.search(self.reading.quote(sent)):
            return True
        return source.lemma_.lower() in ("source", "insider") and not source.ent_type_
