"""The authority of a region: "the authorities in Ethiopia's Tigray region" are that region's own, and never its country's government."""

from __future__ import annotations

import re

from trucewatch.records import Span

from .context import Context
from .heads import names_nobody
from .naming import slug

_KIND = r"(?:region|province|territory|enclave)"
_COUNTRY = r"(?:(?P<country>[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,2})(?:['’]s|s['’]) )?"
_REGION = r"(?P<region>[A-Z][\w-]*(?: [A-Z][\w-]*){0,2}?)"
_WHICH = r"(?:[a-z][a-z-]* ){0,2}?"
# "Ethiopia's northern Tigray region", "the breakaway region of Transnistria".
_NAMED = rf"(?P<before>{_KIND} of )?{_REGION}(?P<behind> (?:{_KIND}|[Ss]tate)\b)?"
_PLACE = rf"(?:the |its )?{_COUNTRY}{_WHICH}{_NAMED}(?: (?:of|in) [A-Z]\w+)?(?![\w-]| [A-Z])"
_ORGAN = r"(?P<organ>authorit(?:y|ies)|governments?|administration|leadership|leaders|rulers|officials)"
_BODY = rf"(?P<body>(?P<which>(?:[a-z]+ ){{0,2}}){_ORGAN})\b"
# Who rules there, before the place and behind it, and the place itself.
_SEATED = re.compile(rf"(?:[Tt]he )?(?i:{_BODY}) (?:in|of) {_PLACE}")
_OWNING = re.compile(rf"(?:[Tt]he )?{_COUNTRY}{_WHICH}{_REGION}(?:['’]s)?(?P<behind> {_KIND}(?:['’]s)?)? {_BODY}")
_ITSELF = re.compile(_PLACE)
# What the body of a region may be called without being another's: no federal or health officials.
_OWN = frozenset({"the", "regional", "local", "own", "de", "facto", "breakaway", "separatist", "rebel", "autonomous", "northern"})
_OFFICE = ("official", "leader", "ruler")


class Regions:
    """The phrases of one document for regions and those who rule them."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def at(self, span: Span) -> str | None:
        """Return the id of the region's own authority that a phrase means: by the registry, else a new one that the words call so."""
        for pattern in (_SEATED, _OWNING):
            found = pattern.match(self.context.text, span.start)
            if found and found.end("body") <= span.end <= found.end():
                return self._ruling(found)
        found = _ITSELF.fullmatch(self.context.text, span.start, span.end)
        return self._known(found) if found and (found["country"] or found["before"] or found["behind"]) else None

    def alone(self, span: Span) -> str | None:
        """Return who rules a region that is named alone, beside others who do something: "Ethiopia and Tigray"."""
        return self.context.known.ruler(span.quote, self.context.on)

    def _ruling(self, found: re.Match[str]) -> str | None:
        which = set(found["which"].lower().split())
        if not which <= _OWN:
            return None
        known, told = self._known(found), found.groupdict()
        named = told["behind"] or told.get("before")
        if known or not named or found["organ"].lower().startswith(_OFFICE) or self._names_other(found["region"]):
            return known
        return slug(f"{found['region']} {'separatist ' if which & {'separatist', 'breakaway', 'rebel'} else ''}authorities")

    def _known(self, found: re.Match[str]) -> str | None:
        """Return who rules a region of that name, in the country that the phrase names if it does."""
        known = self.context.known
        ruler = known.ruler(found["region"], self.context.on)
        state = known.find(found["country"]) if found["country"] else None
        return ruler if ruler and (state is None or known.actors[ruler].country == state.country) else None

    def _names_other(self, region: str) -> bool:
        """Tell whether a name is somebody's own ("Puntland", "Russian"), or says only roughly where."""
        named = self.context.known.find(region)
        return named is not None or all(map(names_nobody, region.split()))
