"""One undertaking told twice is one pledge: lead and body, offer and promise, each with what the other leaves out."""

from __future__ import annotations

from trucewatch.records import Condition, Pledge, PledgeKind, Span, Speaker

from .known import alike, words

K = PledgeKind
PROMISES = frozenset({K.DECLARATION, K.OFFER})


def unite(pledges: list[Pledge]) -> list[Pledge]:
    """Return the pledges, those that tell one undertaking joined, in the order of their first telling."""
    kept: list[Pledge] = []
    for pledge in pledges:
        at = next((i for i, other in enumerate(kept) if _same(other, pledge)), None)
        if at is None:
            kept.append(pledge)
        else:
            kept[at] = _joined(kept[at], pledge)
    return kept


def _same(a: Pledge, b: Pledge) -> bool:
    """Tell whether two entries promise the same: one side's word, under one condition or with one left open."""
    if not {a.kind, b.kind} <= PROMISES or a.factuality is not b.factuality:
        return False
    if a.kind is not b.kind and not (a.condition or b.condition):
        return False
    if not any(alike(p.span, q.span) for p in a.pledgers for q in b.pledgers):
        return False
    if a.starts and b.starts and a.starts.day != b.starts.day:
        return False
    return a.condition is None or b.condition is None or _one_condition(a.condition, b.condition)


def _one_condition(a: Condition, b: Condition) -> bool:
    return bool(words(a.span.quote) & words(b.span.quote))


def _joined(first: Pledge, later: Pledge) -> Pledge:
    fields = ("counterparts", "starts", "ends_or_duration", "until", "mediators", "threat")
    gaps = {f: getattr(later, f) for f in fields if not getattr(first, f) and getattr(later, f)}
    said_by, also = _speakers(first, later)
    return first.model_copy(
        update={
            **gaps,
            "kind": K.DECLARATION if K.DECLARATION in (first.kind, later.kind) else first.kind,
            "condition": _condition(first.condition, later.condition),
            "scope": _fullest((*first.scope, *later.scope)),
            "said_by": said_by,
            "also_said_by": also,
            "anonymous": bool(said_by and said_by.anonymous),
            "mentions": _spans((*first.mentions, later.sentence, *later.mentions), but=first.sentence),
        }
    )


def _condition(first: Condition | None, later: Condition | None) -> Condition | None:
    if first is None or later is None:
        return first or later
    fields = ("actor", "norm", "binding", "deadline", "deadline_kind")
    return first.model_copy(update={f: getattr(later, f) for f in fields if getattr(first, f) is None and getattr(later, f) is not None})


def _speakers(first: Pledge, later: Pledge) -> tuple[Speaker | None, tuple[Speaker, ...]]:
    """Return the speaker by name before the nameless, and the others."""
    told = [s for s in (first.said_by, *first.also_said_by, later.said_by, *later.also_said_by) if s is not None]
    different: list[Speaker] = []
    for speaker in told:
        if not any(s.span.quote == speaker.span.quote for s in different):
            different.append(speaker)
    if not different:
        return None, ()
    best = max(different, key=lambda s: (s.on_behalf_of is not None and s.span.quote[:1].isupper(), s.span.quote[:1].isupper()))
    return best, tuple(s for s in different if s is not best)


def _spans(spans: tuple[Span, ...], but: Span | None = None) -> tuple[Span, ...]:
    return tuple(s for s in dict.fromkeys(spans) if s != but)


def _fullest(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Leave out what another phrase says more fully ("the garrison" beside "the Norrish garrison")."""
    return tuple(
        s for s in dict.fromkeys(spans) if not any(o.quote != s.quote and o.quote.lower().endswith(s.quote.lower()) for o in spans)
    )
