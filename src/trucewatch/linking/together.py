"""Who says together what each of them undertakes or ends: "X and Y said on Thursday that they were abandoning their truce".

A coder has one speaker for an act, often a leader whom the report quotes further down; each of those who said it is bound by its own word.
"""

from __future__ import annotations

import re

from trucewatch.records import Party, Pledge, Report, Speaker

from .cast import Cast
from .names import named_in
from .sentences import DATELINE

_SAY = r"(?:said|say|announced|announce|declared|vowed|pledged|promised|warned|told\s\w+)"
_SAID = re.compile(
    rf"\s*(?:{DATELINE})?(?P<who>[^.;]{{5,120}}?)\s(?:(?:have|both|jointly|each)\s)*{_SAY}\b(?:\s(?:late\s|early\s)?on\s\w+)?,?\s(?:that\s)?(?:they|both)\b"
)


def with_joint_words(report: Report, cast: Cast) -> Report:
    """Return the report in which those who say together what they undertake are each a speaker of it."""
    return report.model_copy(update={"pledges": tuple(_spoken(one, cast) for one in report.pledges)})


def _spoken(pledge: Pledge, cast: Cast) -> Pledge:
    """Return a pledge of several parties with those as further speakers who are the subject of its sentence."""
    said = _SAID.match(cast.text, pledge.sentence.start, pledge.sentence.end) if len(pledge.pledgers) > 1 else None
    if said is None or said.end() > pledge.undertaking.start:
        return pledge
    own = {party.actor for party in pledge.pledgers}
    told = {party.actor: party for party in named_in(cast.text, *said.span("who"), cast.kin, cast.on) if party.actor in own}
    told |= {party.actor: party for party in pledge.pledgers if said.start("who") <= party.span.start < said.end("who")}
    return _with(pledge, list(told.values())) if len(told) > 1 else pledge


def _with(pledge: Pledge, parties: list[Party]) -> Pledge:
    known = {speaker.actor for speaker in (pledge.said_by, *pledge.also_said_by) if speaker}
    new = tuple(Speaker.of(party) for party in parties if party.actor not in known)
    return pledge.model_copy(update={"also_said_by": (*pledge.also_said_by, *new)})
