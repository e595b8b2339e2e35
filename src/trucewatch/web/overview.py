"""The truces as the front page and the API list them: filtered, sorted, a page at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from trucewatch.desk.cases import Case
from trucewatch.desk.names import actor, actor_name, called, spelled
from trucewatch.records import Change, Label, Truce, Verdict

from .answers import Answers
from .asked import Asked
from .conflicts import Conflict, conflict_of, country_name
from .paging import paged

PER_PAGE = 30
SORTS = ("changed", "evidence", "name", "stories")
# What asks for attention first.
URGENCY = (
    Label.RESUMED, Label.BREACH_CONFIRMED, Label.BREACH_ALLEGED, Label.STRAINED, Label.SUSPENDED, Label.IN_FORCE, Label.OFFERED,
    Label.LAPSED, Label.ENDED, Label.EXPIRED, Label.NEVER_EFFECTIVE, Label.NOT_BOUND, Label.UNKNOWN,
)  # fmt: skip
# A filter beside the labels: what is over is not asked for.
OPEN = "not over"


@dataclass(frozen=True)
class Wanted:
    """The filters of the list: words, a label, a country, an actor, a conflict, an order, a page."""

    q: str = ""
    label: str = ""
    country: str = ""
    actor: str = ""
    sort: str = SORTS[0]
    page: int = 1
    conflict: str = ""

    @property
    def any(self) -> bool:
        """Whether anything is filtered."""
        return bool(self.q or self.label or self.country or self.actor or self.conflict)


@dataclass(frozen=True)
class Row:
    """A truce in the list: its verdicts, since when it is told of, the newest change, and what evidence stands behind it."""

    truce: Truce
    verdicts: tuple[Verdict, ...]
    countries: tuple[str, ...]
    since: datetime | None
    changed: tuple[str, Change] | None
    stories: int
    newest: datetime | None
    conflict: Conflict


@dataclass(frozen=True)
class Listing:
    """A page of rows, how many there are in all, and what one can choose among."""

    rows: tuple[Row, ...]
    total: int
    page: int
    pages: int
    countries: tuple[tuple[str, str], ...]
    actors: tuple[tuple[str, str], ...]
    labels: tuple[str, ...]
    conflicts: tuple[Conflict, ...]


def listing(answers: Answers, asked: Asked, wanted: Wanted) -> Listing:
    """Return the page of the list that is wanted."""
    return answers.once(("listing", asked.at, asked.known, asked.by, wanted), lambda: _listing(answers, asked, wanted))


def _listing(answers: Answers, asked: Asked, wanted: Wanted) -> Listing:
    everything = rows(answers, asked)
    found = sorted((row for row in everything if fits(row, wanted)), key=lambda row: _order(row, wanted.sort))
    part = paged(found, wanted.page, PER_PAGE)
    factions = {verdict.faction for row in everything for verdict in row.verdicts}
    return Listing(
        tuple(part.shown), part.total, part.page, part.pages,
        tuple(sorted(((c, country_name(c)) for c in {c for row in everything for c in row.countries}), key=lambda pair: pair[1])),
        tuple(sorted(((name, actor_name(name)) for name in factions), key=lambda pair: pair[1].lower())),
        (OPEN, *(label.value for label in URGENCY)),
        tuple(sorted({row.conflict.id: row.conflict for row in everything}.values())),
    )  # fmt: skip


def rows(answers: Answers, asked: Asked) -> list[Row]:
    """Return all truces on which something can be said at the time asked about."""
    return answers.once(("rows", asked.at, asked.known, asked.by), lambda: _rows(answers, asked))


def _rows(answers: Answers, asked: Asked) -> list[Row]:
    seen, verdicts = answers.indexed(asked), answers.verdicts(asked)
    return [
        answers.of_case(name, ("row", asked.at), lambda case: _row(case, asked, verdicts[name]), asked)  # noqa: B023 - asked at once
        for name in seen.truces
        if name in verdicts
    ]


def _row(case: Case, asked: Asked, verdicts: Sequence[Verdict]) -> Row:
    truce = case.truce
    told = [one for one in case.evidence if one.told <= asked.at]
    ranked = sorted(verdicts, key=lambda verdict: (URGENCY.index(verdict.last_label or verdict.label), verdict.faction))
    return Row(
        truce, tuple(ranked), countries(truce, verdicts), min((one.told for one in told if one.of_truce), default=None),
        newest_change(case, verdicts, asked.at), len({one.story for one in told}),
        max((one.told for one in told), default=None), conflict_of(truce),
    )  # fmt: skip


def newest_change(case: Case, verdicts: Iterable[Verdict], at: datetime) -> tuple[str, Change] | None:
    """Return the last change of a label that evidence brought about (not the mere passing of time), with its faction."""
    told = ((verdict.faction, case.last_change(verdict.faction, at)) for verdict in verdicts)
    return max(((faction, change) for faction, change in told if change), key=lambda pair: (pair[1].at, pair[0]), default=None)


def countries(truce: Truce, verdicts: Iterable[Verdict]) -> tuple[str, ...]:
    """Return the countries of a truce: its own, or those that its parties belong to."""
    if truce.country:
        return (truce.country,)
    known = (actor(name) for name in {*truce.parties, *(verdict.faction for verdict in verdicts)})
    return tuple(sorted({one.country for one in known if one and one.country}))


def fits(row: Row, wanted: Wanted) -> bool:
    """Tell whether a truce passes the filters; an unknown label counts as its last one too, OPEN as that of whom it is not over for."""
    labels = {v.label.value for v in row.verdicts} | {v.last_label.value for v in row.verdicts if v.last_label}
    labels |= {OPEN for v in row.verdicts if not v.is_over}
    factions = {verdict.faction for verdict in row.verdicts}
    return (
        (not wanted.label or wanted.label in labels)
        and (not wanted.country or wanted.country in row.countries)
        and (not wanted.conflict or wanted.conflict == row.conflict.id)
        and (not wanted.actor or wanted.actor in factions | set(row.truce.parties))
        and (not wanted.q or _is_found(row, wanted.q))
    )


def _is_found(row: Row, asked: str) -> bool:
    """Tell whether each word that is looked for begins a word of the truce."""
    wanted, words = spelled(asked).split(), _words_of(row)
    return bool(wanted) and all(f" {word}" in words for word in wanted)


def _words_of(row: Row) -> str:
    """Return all words that a truce is found by, each with a blank before it: its name, its parties by all their names, its countries."""
    names = (_words_for(name) for name in {*row.truce.parties, *(verdict.faction for verdict in row.verdicts)})
    places = (spelled(word) for code in row.countries for word in (code, country_name(code)))
    return " ".join(("", spelled(row.truce.name), row.truce.id.replace("-", " "), *places, *names))


@lru_cache(maxsize=50_000)
def _words_for(name: str) -> str:
    return " ".join(map(spelled, called(name)))


def _order(row: Row, sort: str) -> tuple[float, str]:
    newest = row.newest.timestamp() if row.newest else 0.0
    changed = row.changed[1].at.timestamp() if row.changed else 0.0
    by = {"evidence": -newest, "name": 0.0, "stories": -float(row.stories)}
    return by.get(sort, -changed), row.truce.name.casefold()
