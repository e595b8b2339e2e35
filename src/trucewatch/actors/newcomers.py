"""Names that the registry does not have: which phrases name somebody, and which only describe."""

from __future__ import annotations

import re

from trucewatch.records import Span

from .context import Context
from .heads import Head, Pointing, head, names_nobody, parts, pointing, singular, untitled
from .names import Role
from .naming import folded, nameless, slug

_CAPITAL = re.compile(r"(?<!\w)[A-Z]")
_WORD = re.compile(r"[\w'’-]+")


def newcomer(span: Span, context: Context, document: str) -> str:
    """Return the id under which somebody is kept whom the registry does not have."""
    name = untitled(context.full.get(folded(span.quote), span.quote))
    return slug(name) if is_name(span, context) else nameless(span.quote, document)


def is_name(span: Span, context: Context) -> bool:
    """Tell whether a phrase holds a name: a capital that is not owed to the beginning of a sentence, or another script than Latin."""
    core = parts(span.quote)
    if span.quote[:1].isalpha() and not any(letter.isascii() and letter.isalpha() for letter in span.quote):
        return not span.quote[0].islower()
    start = span.start + core.start
    known = [m for m in context.between(start, start + len(core.core)) if m.role in (Role.ADJECTIVE, Role.CAPITAL, Role.PLACE)]
    inside = {word.start() for m in known for word in _CAPITAL.finditer(context.text, m.start, m.end)}
    common = head(core.core) is not Head.OTHER and core.core.rsplit(" ", 1)[-1].islower()
    capitals = [m.start() for m in _CAPITAL.finditer(context.text, start, start + len(core.core))]
    if common:
        capitals = [at for at in capitals if at not in inside and not names_nobody(_word_at(context.text, at))]
    if capitals != [span.start]:
        return bool(capitals)
    written = core.core.split()
    return not (_opens_sentence(context.text, span.start) and (len(written) > 1 or is_common(written[0])))


def is_common(word: str) -> bool:
    """Tell whether a word is a common noun of those that name parties: "Gunmen"."""
    return head(word) is not Head.OTHER or pointing(word) is not Pointing.NOWHERE or singular(word) in ("source", "statement")


def _word_at(text: str, at: int) -> str:
    match = _WORD.match(text, at)
    return match.group() if match else ""


def _opens_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip(" \"“”'‘’(\n—–-")
    return not before or before[-1] in ".!?:)" or "\n" in text[len(before) : at]
