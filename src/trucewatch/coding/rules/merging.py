"""One entry for one act: what headline, lead and body tell again is joined, and kept as a mention."""

from __future__ import annotations

from trucewatch.records import Incident, IncidentKind, Party, Pledge


def merge_pledges(pledges: list[Pledge]) -> list[Pledge]:
    """Join pledges that tell one act, the earliest first."""
    kept: list[Pledge] = []
    for pledge in pledges:
        at = next((i for i, other in enumerate(kept) if _same_pledge(other, pledge)), None)
        if at is None:
            kept.append(pledge)
        else:
            kept[at] = _joined(kept[at], pledge)
    return kept


def _same_pledge(a: Pledge, b: Pledge) -> bool:
    if a.kind is not b.kind:
        return False
    return not a.pledgers or not b.pledgers or _meet(a.pledgers, b.pledgers)


def _meet(a: tuple[Party, ...], b: tuple[Party, ...]) -> bool:
    names = {word for p in a for word in p.span.quote.lower().split()}
    return any(word in names for p in b for word in p.span.quote.lower().split())


def _joined(first: Pledge, later: Pledge) -> Pledge:
    """Keep the first telling, fill its gaps from the later one."""
    fields = ("counterparts", "condition", "starts", "ends_or_duration", "mediators", "said_by", "pledgers")
    more = {f: getattr(later, f) for f in fields if not getattr(first, f) and getattr(later, f)}
    mentions = (*first.mentions, *(s for s in (later.sentence,) if s != first.sentence and s not in first.mentions))
    return first.model_copy(update={**more, "mentions": mentions, "anonymous": first.anonymous or later.anonymous})


def merge_incidents(incidents: list[Incident]) -> list[Incident]:
    """Join incidents that tell one act again."""
    kept: list[Incident] = []
    for incident in incidents:
        at = next((i for i, other in enumerate(kept) if _same_incident(other, incident)), None)
        if at is None:
            kept.append(incident)
    return kept


def _same_incident(a: Incident, b: Incident) -> bool:
    if a.kind is not b.kind or (a.place and b.place and a.place.span.quote != b.place.span.quote):
        return False
    if a.killed and b.killed and a.killed.value != b.killed.value:
        return False
    return bool(a.sentence == b.sentence and not b.place and not b.killed)


def add_to_last(found: list[Incident], more: Incident) -> bool:
    """Add what ``more`` tells to the last incident of a like kind; tell whether there was one that it does not contradict."""
    for at in range(len(found) - 1, max(-1, len(found) - 4), -1):
        last = found[at]
        if not _alike(last, more):
            continue
        fields = ("actor", "target", "place", "when", "killed", "injured", "said_by")
        gaps = {
            f: getattr(more, f)
            for f in fields
            if getattr(last, f) is None and getattr(more, f) is not None and (f != "said_by" or last.factuality is more.factuality)
        }
        found[at] = last.model_copy(update={**gaps, "mentions": (*last.mentions, more.sentence)})
        return True
    return False


def _alike(a: Incident, b: Incident) -> bool:
    if a.killed and b.killed and a.killed.value != b.killed.value:
        return False
    general = {IncidentKind.OTHER_VIOLENCE, IncidentKind.ARMED_CLASH}
    return a.kind is b.kind or b.kind in general or a.kind in general
