"""The ids of actors that the registry does not have: ``new:`` and the words of the name, joined by hyphens.

Whom a document names by a common noun only has "@" and the first signs of the document's SHA-256 behind it: another one's "gunmen" are
others.
"""

from __future__ import annotations

import re

_NEW, _WITHIN = "new:", "@"
# Nothing that can be spoken as a word: letters that stand for words of their own. What is short for one word is none.
_ABBREVIATION = re.compile(r"(?!(?:st|mt|ft)$)[b-df-hj-np-tv-xz]{2,5}")
# In the id of an actor that is known no person has a title: the "dr" of "dr-congo" is none.
_TITLES = frozenset({"dr", "mr", "mrs", "lt"})


def new_id(words: str, document: str = "") -> str:
    """Return the id for the words of a name (joined by hyphens); with ``document``, of somebody who is nameless in it."""
    return f"{_NEW}{words}" + (f"{_WITHIN}{document[:8]}" if document else "")


def is_new(actor: str) -> bool:
    """Tell whether an id is none of the registry's."""
    return actor.startswith(_NEW)


def is_nameless(actor: str) -> bool:
    """Tell whether an id is that of somebody whom a document names by a common noun only."""
    return _WITHIN in actor


def words_of(actor: str) -> str:
    """Return the words of an id that is none of the registry's, joined by hyphens; one of the registry's as it is."""
    return actor.removeprefix(_NEW).partition(_WITHIN)[0]


def name_of(actor: str) -> str:
    """Return the words of an id as a name for people, each with a capital, abbreviations in capitals ("QRZ Brigade").

    How a text spells the name is better, where one is at hand: an abbreviation with a vowel in it cannot be told from a word.
    """
    words, titles = words_of(actor).split("-"), _TITLES if is_new(actor) else frozenset()
    return " ".join(word.upper() if _ABBREVIATION.fullmatch(word) and word not in titles else word.capitalize() for word in words)
