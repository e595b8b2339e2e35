"""How the label of a truce changed for a faction, and what changed it."""

from __future__ import annotations

from datetime import datetime

from trucewatch.records import Change, Derivation, Label, Verdict

from .clock import NEVER, second
from .explain import told_of
from .verdicts import Court, turning_points


def changes(court: Court, truce: str, faction: str, until: datetime | None = None) -> list[Change]:
    """Return each change of label or grade, with the reasoning's last step as its reason."""
    horizon = NEVER if until is None else second(until)
    found: list[Change] = []
    for at in sorted(_points(court, truce, faction, horizon)):
        verdict = court.verdict(truce, faction, at)
        if verdict is not None and (not found or _differs(found[-1].verdict, verdict)):
            found.append(_change(verdict, _news(court, found[-1].verdict, verdict) if found else None))
    return found


def last_change(court: Court, truce: str, faction: str, until: datetime) -> Change | None:
    """Return the last change up to ``until`` that evidence brought about (not the mere passing of time), looking back from there."""
    found: Verdict | None = None
    for at in sorted(_points(court, truce, faction, second(until)), reverse=True):
        verdict = court.verdict(truce, faction, at)
        if verdict is None:
            continue
        if found is not None and found.label is not Label.UNKNOWN and _differs(verdict, found):
            return _change(found, _news(court, verdict, found))
        found = verdict
    return _change(found) if found is not None and found.label is not Label.UNKNOWN else None


def turning(court: Court, truce: str, faction: str) -> list[int]:
    """Return the seconds at which the label of a faction may change, in order: between two of them its last change is the same."""
    return sorted(_points(court, truce, faction, NEVER))


def _points(court: Court, truce: str, faction: str, horizon: int) -> set[int]:
    policy = court.policy
    points = {one for pair in court.pairs(truce, faction) for one in turning_points(pair, policy.freshness, policy.open_counts)}
    return {one for one in points if abs(one) < NEVER and one <= horizon}


def _change(verdict: Verdict, news: str | None = None) -> Change:
    why = reason(verdict)
    if news is not None:
        why = f"R8: {news}; what weighs most is still {why.removeprefix('R8: ')}"
    return Change(at=verdict.at, label=verdict.label, grade=verdict.grade, reason=why, verdict=verdict)


def _news(court: Court, before: Verdict, now: Verdict) -> str | None:
    """Return what ended a silence after which the same incident decides as before it: the new incident, or that there are news at all."""
    decides = reason(now)
    if before.label is not Label.UNKNOWN or not decides.startswith("R8") or _decided(before.derivation.because[0]) != decides:
        return None
    latest = court.latest_incident(now)
    told = told_of(latest) if latest is not None else decides
    return "news again" if told in decides else told


def reason(verdict: Verdict) -> str:
    """Return in one line what decided the label."""
    root = verdict.derivation
    return root.concludes if root.rule == "freshness" else _decided(root)


def _decided(root: Derivation) -> str:
    steps = [step for step in root.because if step.claims or step.rule.startswith(("R5", "R6"))]
    last = steps[-1] if steps else root
    return f"{last.rule}: {last.concludes}"


def _differs(before: Verdict, now: Verdict) -> bool:
    return (before.label, before.grade, before.pledge) != (now.label, now.grade, now.pledge)
