"""What people should look at first: what a label hangs on, what coders doubt, what people disagree about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from trucewatch.desk import Ledger
from trucewatch.desk.cases import Case
from trucewatch.desk.indexed import Told
from trucewatch.desk.known import Known
from trucewatch.records import Derivation, Verdict

from .decision import Decision, decisions_by_key
from .items import Item, items_of, unjudged

DISAGREE, ONLY, CITED, DISPUTED, DOUBT, REPRINT = 8.0, 4.0, 2.0, 1.0, 2.0, -1.0
Place = tuple[str, int]
Ref = tuple[str, int]


@dataclass(frozen=True)
class Queued:
    """A record to be decided about, how much it matters, why, and what others decided."""

    item: Item
    weight: float
    reasons: tuple[str, ...]
    decisions: tuple[Decision, ...]
    prints: int


@dataclass(frozen=True)
class Use:
    """Where the sentence of a record is cited: for which factions, and whether a label hangs on this story alone or is disputed."""

    factions: frozenset[str]
    alone: bool
    disputed: bool

    def with_(self, other: Use) -> Use:
        """Return what both say together."""
        return Use(self.factions | other.factions, self.alone or other.alone, self.disputed or other.disputed)


class Waiting(NamedTuple):
    """A record in the queue: what is the same in all prints of its story, where it comes in time, and where its sentence stands."""

    queued: Queued
    same: tuple[str, ...]
    order: tuple[Any, ...]
    place: Place


class _Kept(NamedTuple):
    told: Told
    groups: tuple[str | None, ...]
    waiting: tuple[Waiting, ...]


# What of each report nobody decided about and nothing rests on, so that a decision does not make all of it anew.
_KEPT: WeakKeyDictionary[Ledger, dict[str, _Kept]] = WeakKeyDictionary()


def waiting(book: Ledger, known: Known) -> Iterator[Waiting]:
    """Yield all records as if nobody had decided about them and nothing rested on them; those of a report are made once."""
    kept = _KEPT.setdefault(book, {})
    for told in known.tolds.values():
        truces, incidents = known.linked.truce_of, known.linked.incident_of
        groups = (*(truces.get(act.key) for act in told.acts()), *(incidents.get(telling.key) for telling in told.tellings()))
        found = kept.get(told.key)
        if found is None or found.told is not told or found.groups != groups:
            found = kept[told.key] = _Kept(told, groups, tuple(_waiting(item) for item in items_of(told, known)))
        yield from found.waiting


def _waiting(item: Item) -> Waiting:
    return Waiting(_queued(item, [], None), item.same, (*item.told.order, item.key), (item.told.document.id, item.record.sentence.start))


def queue(book: Ledger, person: str | None = None, at: datetime | None = None) -> list[Queued]:
    """Return the records to be decided about, what matters most first; the same record of several prints of a story comes once.

    What somebody decided about is left out, unless people disagree; with ``person``, what that person decided about is left out and
    nothing else, so that two people judge the same records as the coder left them.
    """
    known = book.known() if person is None else unjudged(book)
    decided = decisions_by_key(book)
    uses = _uses(book.seen().cases.values(), at or _this_hour(), known)
    asked = (_asked(one, decided.get(one.queued.item.key, []), uses) for one in waiting(book, known))
    left = [one for one in asked if _open(list(one.queued.decisions), person)]
    return [one.queued for one in sorted(_once(left), key=lambda one: (-one.queued.weight, one.order))]


def _asked(one: Waiting, decisions: list[Decision], uses: dict[Place, Use]) -> Waiting:
    """Return a record with what people decided about it and what rests on it."""
    use = uses.get(one.place)
    return one if use is None and not decisions else one._replace(queued=_queued(one.queued.item, decisions, use))


def _this_hour() -> datetime:
    """Return the end of the present hour, so that within it nothing has to be judged anew."""
    return datetime.now(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)


def disagree(decisions: Iterable[Decision]) -> bool:
    """Tell whether people decided differently about a record."""
    told = {(one.action == "reject", str(one.value)) for one in decisions}
    return len(told) > 1


def _open(decisions: list[Decision], person: str | None) -> bool:
    if person is not None:
        return all(one.by != person for one in decisions)
    return not decisions or disagree(decisions)


def _queued(item: Item, decisions: list[Decision], use: Use | None) -> Queued:
    told = list(_reasons(item, decisions, use))
    return Queued(item, round(sum(weight for weight, _ in told), 3), tuple(text for _, text in told if text), tuple(decisions), 1)


def _reasons(item: Item, decisions: list[Decision], use: Use | None) -> Iterator[tuple[float, str]]:
    if disagree(decisions):
        yield DISAGREE, "people disagree about it"
    if use:
        names = len(use.factions)
        text = f"the state of {names} {'party' if names == 1 else 'parties'} rests on it"
        yield (ONLY, f"{text}, with no other story behind it") if use.alone else (CITED, text)
        if use.disputed:
            yield DISPUTED, "somebody denies it"
    confidence = item.record.confidence
    doubt = 1 - confidence if confidence is not None else 0.5
    yield DOUBT * doubt, f"the coder was {confidence:.0%} sure" if confidence is not None and confidence < 0.8 else ""


def _once(found: list[Waiting]) -> Iterator[Waiting]:
    """Yield one of each record that several prints of a story carry, the first, with their number and the greatest weight."""
    groups: dict[tuple[str, ...], list[Waiting]] = {}
    for one in found:
        groups.setdefault(one.same, []).append(one)
    for group in groups.values():
        yield group[0] if len(group) == 1 else _together(group)


def _together(group: list[Waiting]) -> Waiting:
    first, most = min(group, key=lambda one: one.order), max(group, key=lambda one: one.queued.weight).queued
    queued = Queued(first.queued.item, most.weight, most.reasons, first.queued.decisions or most.decisions, len(group))
    return first._replace(queued=queued)


def _uses(cases: Iterable[Case], at: datetime, known: Known) -> dict[Place, Use]:
    """Return, for each sentence that a verdict cites, for whom and how."""
    found: dict[Place, Use] = {}
    for case in cases:
        for ref, use in case.once(("uses", at), lambda case=case: list(_cited(case.verdicts(at)))):  # type: ignore[misc]
            for place in _sentences(ref, known):
                found[place] = found[place].with_(use) if place in found else use
    return found


def _cited(verdicts: Iterable[Verdict]) -> Iterator[tuple[Ref, Use]]:
    for verdict in verdicts:
        use = Use(frozenset({f"{verdict.truce}/{verdict.faction}"}), verdict.stories <= 1, verdict.disputed)
        yield from ((ref, use) for ref in _claims(verdict.derivation))


def _sentences(ref: Ref, known: Known) -> Iterator[Place]:
    testimony = known.linked.by_id.get(ref[0])
    evidence = testimony.claims[ref[1]].evidence if testimony and ref[1] < len(testimony.claims) else ()
    yield from ((one.document, span.start) for one in evidence for span in one.spans)


def _claims(derivation: Derivation) -> set[Ref]:
    return {(ref.testimony, ref.claim) for ref in derivation.all_claims()}
