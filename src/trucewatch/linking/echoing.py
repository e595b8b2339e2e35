"""Who repeats another's words about a truce makes them its own: "officials of two other factions repeated what X had said"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trucewatch.records import Pledge, PledgeKind, Report, Span, Speaker
from trucewatch.records.strangers import new_id

from .cast import Cast
from .fighters import fighting_words
from .naming import slug
from .sentences import DATELINE, sentences

_ECHOES = r"(?:also\s|later\s)?(?:repeat|echo|confirm|second|endors|reiterat)\w*"
_WORDS = r"(?:comments?|remarks?|words|statements?|account|announcement)"
_ECHO = re.compile(
    rf"\s*(?:{DATELINE})?(?P<who>[^.;,]{{3,100}}?)\s{_ECHOES}\s"
    rf"(?:what\s(?P<said>[\w’' .-]{{2,40}}?)\s(?:had\s)?(?:said|told|announced)|(?P<whose>[\w’' .-]{{2,40}}?)\s{_WORDS})\b"
)
_OFFICIALS = re.compile(
    r"^(?:(?:senior|unnamed|some|several|two|three|the)\s)*(?:officials?|leaders?|commanders?|spokes\w+|members?|sources?)\s(?:of|from|for|in)\s",
    re.IGNORECASE,
)
# What only says more of them: "two other factions from different groups".
_MORE = re.compile(r"\s(?:from|of|in|that|which|who|with|close)\b.*$", re.DOTALL)
_UNDERTAKES = frozenset({PledgeKind.DECLARATION, PledgeKind.OFFER})
_OWNER = re.compile(r"['’]s?$")
_HIM = re.compile(r"(?:s?he|they|his|her|their|the same)", re.IGNORECASE)


def with_echoes(report: Report, cast: Cast) -> Report:
    """Return the report in which those who repeat another's words are further speakers of what it undertakes or threatens."""
    pledges = list(report.pledges)
    for match in _echoes(cast.text) if pledges else ():
        speaker, told = _speaker(match, cast, report.text_sha256), _repeated(match, pledges, cast)
        pledges = [_with(one, speaker) if speaker and one in told else one for one in pledges]
    return report.model_copy(update={"pledges": tuple(pledges)})


def _echoes(text: str) -> Iterator[re.Match[str]]:
    return (match for where in sentences(text) if (match := _ECHO.match(text, *where)))


def _repeated(match: re.Match[str], pledges: list[Pledge], cast: Cast) -> list[Pledge]:
    """Return the pledges in the word of the one whose words are repeated: by name, or whoever spoke last.

    With them goes what its coalition undertakes. Where a coder has none in the word of one whom the text names, they are of what one side
    undertakes last before.
    """
    told = [one for one in pledges if one.sentence.start < match.start()]
    spoken = [one for one in told if one.said_by]
    whom = _OWNER.sub("", (match["said"] or match["whose"]).strip())
    if _HIM.fullmatch(whom):
        last = max(spoken, key=lambda one: one.sentence.start, default=None)
        return [one for one in spoken if last and one.said_by and last.said_by and one.said_by.actor == last.said_by.actor]
    name = whom.split()[-1]
    own = [one for one in spoken if one.said_by and name in one.said_by.span.quote.split()]
    undertaken = sorted((one for one in told if one.kind in _UNDERTAKES), key=lambda one: one.sentence.start)
    if not own:
        return undertaken[-1:] if name in cast.text[: match.start()] else []
    who = {one.said_by.actor for one in own if one.said_by}
    return [*own, *(one for one in undertaken if any(who & cast.kin.members(party.actor or "") for party in one.pledgers))]


def _speaker(match: re.Match[str], cast: Cast, document: str) -> Speaker | None:
    """Return who repeats them: somebody by name or description, or a body that fights and stays unnamed."""
    start, end = match.span("who")
    if named := cast.one(start, end):
        return Speaker.of(named)
    officials = _OFFICIALS.match(match["who"])
    start += officials.end() if officials else 0
    party = Span.of(cast.text, start, start + len(_MORE.sub("", cast.text[start:end])))
    if party.quote.lower().split()[-1] not in fighting_words():
        return None
    whole = Span.of(cast.text, *match.span("who"))
    return Speaker(span=whole, on_behalf_of=party, actor=new_id(slug(party.quote), document), anonymous=True)


def _with(pledge: Pledge, speaker: Speaker) -> Pledge:
    known = [pledge.said_by, *pledge.also_said_by]
    if any(one and (one.actor == speaker.actor or one.span.overlaps(speaker.span)) for one in known):
        return pledge
    return pledge.model_copy(update={"also_said_by": (*pledge.also_said_by, speaker)})
