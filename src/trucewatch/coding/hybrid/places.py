"""Places pointed at: one that runs on into the next count of victims ends before it."""

import re

from .numbers import counts
from .phrases import Phrase

_BEFORE = re.compile(r"(?:,|,?\s+and)\s+(?:another\s+|at least\s+|some\s+)?\Z")
_AFTER = re.compile(r"(?:\s+(?:others?|more|people|civilians))*\s+(?:in|at|near|outside|around)\b")


def one_place(place: Phrase) -> Phrase:
    """Return the place without another and its toll: "Tallousa" of "Tallousa and five in Haris"."""
    before = ((count, _BEFORE.search(place.quote, 0, count.start)) for count in counts(place.quote))
    ends = (link.start() for count, link in before if link and _AFTER.match(place.quote, count.end))
    end = next((end for end in ends if end), len(place.quote))
    return Phrase(place.start, place.start + end, place.quote[:end])
