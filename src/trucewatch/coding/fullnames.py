"""The fullest name that a text gives a party or a person: abbreviations and surnames carried to it, no parse needed.

The codebook asks for groups by their fullest name in the passage and for persons without titles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import accumulate

from trucewatch.records import Span

from .rules.lexicon import Lexicon, shared_lexicon
from .rules.wordlist import listed

Stretch = tuple[int, int]
_WORD = r"[^\W\d_a-z][\w'’.-]*\w"
_LINK = r"of|for|the|and|de|del|da|do|du|la|le|al|in|to|against|with"
_NAME = rf"{_WORD}(?: (?:(?:{_LINK}) ){{0,2}}{_WORD}){{0,9}}"  # bounded, so that a page in capitals costs no more
_BRACKETED = re.compile(rf"(?P<full>{_NAME}),? ?\((?:the |or |known as )?(?P<short>[A-Z][\w/-]{{1,10}})\)")
_CAPITALS = re.compile(r"[A-Z]{3,6}")
_PART = r"(?:[A-Z]\.|[^\W\d_a-z](?:[\w'’-]*\w)?)"
_PARTICLE = r"(?:(?:al|el|ag|ould|bin|ibn|abu|van|von|de|da|dos|del|di|du) )*(?:al-|el-|ul-|as-|ar-)?"
_PERSON = re.compile(rf"(?P<first>{_PART})(?P<rest>(?: {_PARTICLE}{_PART}){{1,3}})")
_TAIL = re.compile(
    r"(?:, (?:who|which|whose)|,? (?:said|says|told|wrote|announced|declared|warned|added|was|were|is|had|has|have"
    r"|(?:accused|blamed)(?! (?:of|for|by)\b)))\b.*",
    re.DOTALL,
)
_THING = re.compile(r"\b[Tt]he ([^\W\d_a-z][\w-]*)")  # "the Taliban", "the Pentagon": no surname
_APPOSED = re.compile(r", .*", re.DOTALL)


class FullNames:
    """What the names of one text stand for."""

    def __init__(self, text: str, lexicon: Lexicon | None = None) -> None:
        self.text = text
        self._lexicon = lexicon or shared_lexicon()

    def party(self, span: Span) -> Span:
        """Return the fullest name of a party; ``span`` itself where the text has no fuller one."""
        cut = self.cut(span)
        found = self.abbreviated.get(cut.quote)
        return self._span(found) if found else cut

    def speaker(self, span: Span) -> Span:
        """Return the fullest name of a speaker, a person's without titles."""
        party = self.party(span)
        bare = self._untitled(party)
        found = self.surnames.get(bare.quote)
        return self._span(found) if found else bare

    def cut(self, span: Span) -> Span:
        """Return a name without the clause that runs on behind it ("the front, which has fought since 1984")."""
        short = _TAIL.sub("", span.quote, count=1).rstrip(", ")
        person = _APPOSED.sub("", short)
        short = person if _PERSON.fullmatch(person) and " and " not in short else short
        return Span.of(self.text, span.start, span.start + len(short)) if short and span.stands_in(self.text) else span

    @cached_property
    def abbreviated(self) -> Mapping[str, Stretch]:
        """Abbreviations, each with the first place of its full name."""
        found = dict(self._bracketed())
        missing = {m.group() for m in re.finditer(rf"\b{_CAPITALS.pattern}\b", self.text)} - set(found) - self._outlets
        for match in re.finditer(rf"\b{_NAME}", self.text) if missing else ():
            for place in _tails(match.group(), match.start()):
                short = _initials(self.text[slice(*place)])
                if short in missing:
                    found.setdefault(short, place)
        return found

    @cached_property
    def surnames(self) -> Mapping[str, Stretch]:
        """Surnames of persons whom the text names in full, each with the first place of that name."""
        found: dict[str, Stretch] = {}
        things = set(_THING.findall(self.text))
        for match in _PERSON.finditer(self.text):
            place = self._without_titles(*match.span())
            first, _, rest = self.text[slice(*place)].partition(" ")
            if rest and not _no_first_name(first) and self._speaks(match.start(), place):
                for short in {rest, rest.rsplit(" ", 1)[-1]} - things:
                    found.setdefault(short, place)
        return found

    @cached_property
    def _outlets(self) -> frozenset[str]:
        return frozenset(self._lexicon.subjects["speech"]["agencies"])

    def _bracketed(self) -> Iterator[tuple[str, Stretch]]:
        for match in _BRACKETED.finditer(self.text):
            full, short = match["full"], match["short"]
            if short in self._outlets or full.isupper() or " " not in full:
                continue
            fitting = [place for place in _tails(full, match.start()) if _initials(self.text[slice(*place)]) == short.upper()]
            yield short, fitting[0] if fitting else self._without_titles(match.start(), match.end("full"))

    def _speaks(self, start: int, place: Stretch) -> bool:
        """Tell whether a name has a title before it, or an office or a word of saying beside it."""
        if place[0] > start:
            return True
        before, after = self.text[max(0, start - 40) : start].lower().split(), self.text[place[1] : place[1] + 60].lower()
        titles = self._lexicon.words("speech", "titles")
        if before and before[-1].strip(",") in titles:
            return True
        return any(re.search(rf"\b{word}", after) for word in self._lexicon.subjects["retelling"]["signs"])

    def _without_titles(self, start: int, end: int) -> Stretch:
        titles = self._lexicon.words("speech", "titles") | {"the"}
        while (gap := self.text.find(" ", start, end)) > 0 and titles & {(word := self.text[start:gap].lower()), *word.split("-")}:
            start = gap + 1
        return start, end

    def _untitled(self, span: Span) -> Span:
        """Return a person's name without titles; what is left must still be one ("Security Council" keeps both words)."""
        bare = self._span(self._without_titles(span.start, span.end)) if span.stands_in(self.text) else span
        titles = self._lexicon.words("speech", "titles") | listed("bodies")
        person = _PERSON.fullmatch(bare.quote) and not titles & set(re.split(r"[ -]", bare.quote.lower()))
        return bare if person or bare.quote in self.surnames else span

    def _span(self, place: Stretch) -> Span:
        return Span.of(self.text, *place)


def _tails(name: str, start: int) -> Iterator[Stretch]:
    """Yield a name and what is left of it without its first words, as places in the text."""
    words = name.split(" ")
    for word, at in zip(words, accumulate((len(word) + 1 for word in words[:-1]), initial=0), strict=True):
        if word[0].isupper():
            yield start + at, start + len(name)


def _no_first_name(word: str) -> bool:
    """Tell whether a capitalised word cannot be a first name: an abbreviation, a possessive, the opening of a sentence."""
    possessive = word.endswith(("'s", "’s", "-led", "-backed"))
    return possessive or (word.isupper() and len(word) > 2) or word.lower() in shared_lexicon().words("retelling", "openers")


def _initials(name: str) -> str:
    return "".join(part[0] for word in name.split(" ") for part in word.split("-") if part[:1].isupper())
