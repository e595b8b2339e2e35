"""Two reports of one text into one, by a policy."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from trucewatch.records import Incident, Pledge, Precision, Report, When

from .pairing import Entry, paired
from .policy import FIELDS, BlendPolicy

# A term by when something is to be done, haste, and what another time is counted from are no time of effect.
NO_START = re.compile(r"^by\b|\bimmediate\b|\b(?:before|after|ago|earlier)$", re.IGNORECASE)


def join(model: Report, rules: Report, policy: BlendPolicy) -> Report:
    """Return the model's report, mended and filled in from the rules' where the policy says so. The coder stays the model's."""
    pledges = joined("pledge", model.pledges, rules.pledges, policy)
    incidents = joined("incident", model.incidents, rules.incidents, policy)
    return model.model_copy(
        update={
            "pledges": tuple(sorted(pledges, key=lambda pledge: pledge.undertaking.start)),
            "incidents": tuple(sorted(incidents, key=lambda incident: incident.anchor.start)),
            "origin": model.origin or rules.origin,
            "habitual": tuple(span for span in rules.habitual if not any(one.anchor.overlaps(span) for one in incidents)),
        }
    )


def joined(family: str, model: Sequence[Entry], rules: Sequence[Entry], policy: BlendPolicy) -> list[Entry]:
    """Return the entries of one family that stand, each with the fields that stand."""
    pairs = paired(model, rules)
    kept = [_kept(family, entry, rules[pairs[at]] if at in pairs else None, policy) for at, entry in enumerate(model)]
    alone = [entry for at, entry in enumerate(rules) if at not in pairs.values() and f"{family}.{entry.kind.value}" in policy.rules_alone]
    return [entry for entry in kept if entry is not None] + alone


def _kept(family: str, entry: Entry, partner: Entry | None, policy: BlendPolicy) -> Entry | None:
    least = policy.alone if partner is None else policy.together
    if (entry.confidence or 0.0) < least[family]:
        return None
    return entry if partner is None else mixed(family, entry, partner, policy)


def mixed(family: str, entry: Entry, partner: Entry, policy: BlendPolicy) -> Entry:
    """Return ``entry`` with the fields of ``partner`` that the policy prefers; what the codebook does not code is the rules'."""
    chosen = {name: _chosen(family, name, getattr(entry, name), getattr(partner, name), policy) for name in FIELDS[family]}
    return entry.model_copy(update={**_beyond(entry, partner), **chosen})


def _chosen(family: str, name: str, ours: Any, theirs: Any, policy: BlendPolicy) -> Any:
    choice = policy.choice(family, name)
    if _stated(ours) and _stated(theirs):
        return ours if choice.differ == "model" else theirs
    if _stated(ours):
        return ours if choice.only_model else theirs
    return theirs if choice.only_rules and _tells(theirs) else ours


def _tells(value: Any) -> bool:
    """Tell whether a time that only the rules found tells a day of effect; any other value does."""
    return not isinstance(value, When) or (
        value.precision not in (Precision.MONTH, Precision.YEAR) and not NO_START.search(value.span.quote)
    )


def _stated(value: Any) -> bool:
    return value is not None and value != ()


def _beyond(entry: Pledge | Incident, partner: Pledge | Incident) -> dict[str, Any]:
    """Return the fields that the model does not know: scope, threat, further speakers, damage, claims and denials."""
    unknown = ("scope", "threat", "until", "also_said_by", "mentions", "damage", "denied_by", "claimed_by")
    return {name: getattr(partner, name) for name in unknown if hasattr(entry, name) and not _stated(getattr(entry, name))}
