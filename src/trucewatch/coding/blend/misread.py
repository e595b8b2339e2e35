"""Entries that are none, told by their words: vows to fight on, hopes, one call under two kinds, violence told only by how often."""

from __future__ import annotations

import re

from trucewatch.records import Incident, Pledge, PledgeKind, Report

K = PledgeKind
_PEACEFUL = frozenset({K.DECLARATION, K.ACCEPTANCE, K.OFFER, K.AGREEMENT, K.EXTENSION, K.PROPOSAL})
_BIDS = frozenset({K.CALL_FOR, K.OFFER, K.PROPOSAL})
_FIGHT_ON = re.compile(
    r"^(?:would |will )?(?:go on|continue|carry on|keep on|keep)\b.{0,25}"
    r"\b(?:attack|fight|war|struggle|operation|battl|resist|strik|bomb|shell|offens)"
    r"|\bnot retreat\b|\bhunt\b|\bfight (?:on|to the|until)\b|\bto the (?:very )?end\b|\bcrush|\bdefeat",
    re.IGNORECASE,
)
_HOPE = re.compile(r"\bhop(?:e|es|ed|ing)\b[^.;\n]{0,60}\Z")
_HOPED_FOR = 90  # code points before an undertaking in which a hope is looked for
_SO_OFTEN = re.compile(r"\b(?:\d[\d,]*|dozens|hundreds|scores|several|many|[a-z]+ty|repeated) (?:of )?(?:times|occasions)\b")


def without_misread(report: Report, text: str) -> Report:
    """Return ``report`` without the entries that the codebook does not code; ``text`` is the document's."""
    pledges = [one for one in report.pledges if not (_vows_to_fight(one) or _hoped(one, text) or _told_surer(one, report.pledges))]
    incidents = [one for one in report.incidents if not _told_by_number(one)]
    return report.model_copy(update={"pledges": tuple(pledges), "incidents": tuple(incidents)})


def _vows_to_fight(pledge: Pledge) -> bool:
    """Tell whether what is promised is more fighting ("go on with its attacks")."""
    return pledge.kind in _PEACEFUL and bool(_FIGHT_ON.search(pledge.undertaking.quote))


def _hoped(pledge: Pledge, text: str) -> bool:
    """Tell whether somebody merely hopes for what is coded as a promise ("hoped both would restore calm")."""
    at = pledge.undertaking.start
    return pledge.kind in (K.DECLARATION, K.AGREEMENT, K.EXTENSION) and bool(_HOPE.search(text[max(0, at - _HOPED_FOR) : at]))


def _told_surer(pledge: Pledge, pledges: tuple[Pledge, ...]) -> bool:
    """Tell whether the same words are coded with more certainty as another kind of bid (a call is no offer and no draft)."""
    bids = [one for one in pledges if one.kind in _BIDS and one.undertaking.overlaps(pledge.undertaking)] if pledge.kind in _BIDS else []
    return any(one is not pledge and _sureness(one) > _sureness(pledge) for one in bids)


def _sureness(pledge: Pledge) -> tuple[float, int, str]:
    return pledge.confidence or 0.0, pledge.undertaking.start, pledge.kind.value


def _told_by_number(incident: Incident) -> bool:
    """Tell whether an incident is no single one: "attacked American troops more than 160 times"."""
    return bool(_SO_OFTEN.search(incident.sentence.quote))
