"""What changed between two states of the same truces: one line for each faction whose label is another one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from trucewatch.records import Record, Verdict

from .book import Ledger
from .known import Known
from .names import actor_name
from .rests import Source, decided_by
from .why import reason

ABSENT = "not told of"


class Standing(Record):
    """Where one faction stands in one truce, as people are told: ``label`` with what qualifies it, and why."""

    truce: str
    title: str
    faction: str
    name: str
    label: str
    reason: str
    stories: int

    @property
    def key(self) -> str:
        """Which faction of which truce it is."""
        return f"{self.truce} {self.faction}"


class LabelChange(Record):
    """A label that became another one. ``before`` or ``now`` is ABSENT where the ledger told of no such faction in the truce.

    ``source`` is the sentence that the label rests on now.
    """

    truce: str
    title: str
    faction: str
    name: str
    before: str
    now: str
    reason: str
    stories: int
    source: Source | None = None


def standings(book: Ledger, verdicts: Iterable[Verdict], titles: Mapping[str, str] | None = None) -> dict[str, Standing]:
    """Return where each faction stands by its verdict; truces are called by ``titles``, default: by what the ledger knows now."""
    called = titles if titles is not None else {truce.id: truce.name for truce in book.truces()}
    told = (_standing(verdict, called.get(verdict.truce, verdict.truce)) for verdict in verdicts)
    return {standing.key: standing for standing in told}


def changes(before: Mapping[str, Standing], now: Mapping[str, Standing]) -> list[LabelChange]:
    """Return the labels that differ, in the order of truces and factions; a reason that alone differs is no change."""
    found = (_change(before.get(key), now.get(key)) for key in sorted({*before, *now}))
    return [change for change in found if change.before != change.now]


def sourced(found: Iterable[LabelChange], verdicts: Iterable[Verdict], known: Known) -> list[LabelChange]:
    """Return changes, each with the sentence that decides its label now."""
    by_key = {(verdict.truce, verdict.faction): verdict for verdict in verdicts}
    behind = ((change, by_key.get((change.truce, change.faction))) for change in found)
    return [change.model_copy(update={"source": decided_by(verdict, known)}) if verdict else change for change, verdict in behind]


def label(verdict: Verdict) -> str:
    """Return the label of a verdict in words, with what qualifies it: "breach alleged, disputed", "unknown (last: in force)"."""
    disputed = ", disputed" if verdict.disputed else ""
    last = f" (last: {verdict.last_label.value})" if verdict.last_label else ""
    return f"{verdict.label.value}{disputed}{last}"


def _standing(verdict: Verdict, title: str) -> Standing:
    return Standing(
        truce=verdict.truce,
        title=title,
        faction=verdict.faction,
        name=actor_name(verdict.faction),
        label=label(verdict),
        reason=reason(verdict),
        stories=verdict.stories,
    )


def _change(before: Standing | None, now: Standing | None) -> LabelChange:
    shown = now or before
    assert shown is not None
    why = now.reason if now else "what told of it is now read otherwise"
    told = shown.model_dump(exclude={"label", "reason"})
    return LabelChange(**told, before=before.label if before else ABSENT, now=now.label if now else ABSENT, reason=why)
