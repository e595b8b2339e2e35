"""What a view knows, as the items of a file: of all its truces and pages, or of those that moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import lru_cache

from trucewatch.ledger.chain import stamp as time_stamp
from trucewatch.linking import MadeIncident
from trucewatch.records import Truce

from ..judged import judge
from ..view import View
from . import forms
from .file import ORDER, Group, Parts

NOTHING: Parts = {}


def whole(view: View) -> Iterator[tuple[Group, Parts]]:
    """Yield all that a view knows, with what can be worked out about each truce beforehand."""
    yield from ((("background", one.id), forms.testimony(one)) for one in view.weave.background)
    yield from _of_truces(view, view.cases)
    yield from _of_testimonies(view, view.tolds)
    yield from _of_pages(view, view.tolds)
    yield from _of_incidents(view, view.weave.incidents)
    yield from ((("act", key), _body(name)) for key, name in view.seen.known.linked.truce_of.items())
    yield from ((("telling", key), _body(name)) for key, name in view.weave.incident_of.items())
    yield from judged(view, view.cases)


def of(view: View, truces: set[str], moved: set[str], before: Iterable[forms.Page]) -> dict[Group, Parts]:
    """Return what moved in a view; ``before`` are the pages that moved as they were kept. What can be worked out about the truces is
    left out: of most moments nobody will ask."""
    known = [view.weave.truces[name] for name in truces if name in view.weave.truces]
    pages = moved | {act.told.key for made in known for act in made.bond.acts}
    was = list(before)
    incidents = {name for one in was for name in one.incidents} | {one.name for page in pages for one in view.weave.incidents_told(page)}
    acts = {key for one in was for key in one.acts} | {key for page in pages for key in _acts(view, page)}
    tellings = {key for one in was for key in one.tellings} | {key for page in pages for key in _tellings(view, page)}
    return {
        **dict(_of_truces(view, truces)), **dict(_of_testimonies(view, moved)), **dict(_of_pages(view, pages)),
        **dict(_of_incidents(view, incidents)), **dict(_of_records(view, acts, tellings)),
        **{("judged", name): NOTHING for name in truces},
    }  # fmt: skip


def judged(view: View, truces: Iterable[str]) -> Iterator[tuple[Group, Parts]]:
    """Yield what can be worked out beforehand about some truces, as far as they are there."""
    for name in truces:
        if (case := view.cases.get(name)) is not None:
            yield ("judged", name), forms.judged(judge(case))


def _of_truces(view: View, names: Iterable[str]) -> Iterator[tuple[Group, Parts]]:
    for name in names:
        case = view.cases.get(name)
        if case is None:
            yield from (((sort, name), NOTHING) for sort in ("truce", "member", "acting", "bears", "covers"))
            continue
        incidents = [view.weave.incidents[one] for one in view.weave.incidents_of[name]]
        value = forms.Named(case.truce, view.weave.place_of(name), tuple(sorted(case.actors)), _accused(case.truce, incidents))
        yield ("truce", name), {"": forms.named(value)}
        yield from _members(view, name, incidents)
        yield ("bears", name), {key: _order(view, key) for key in view.weave.told_of[name]}
        yield ("covers", name), dict.fromkeys(view.weave.incidents_of[name], b"")


def _accused(truce: Truce, incidents: Iterable[MadeIncident]) -> dict[str, tuple[str, ...]]:
    """Return by the pledges of a truce who is said to have done what they may cover."""
    found: dict[str, set[str]] = {pledge: set() for pledge in truce.pledges}
    for one in incidents:
        for covered in one.covered:
            if covered.pledge in found:
                found[covered.pledge] |= one.accused
    return {pledge: tuple(sorted(actors)) for pledge, actors in found.items()}


def _members(view: View, name: str, incidents: Iterable[MadeIncident]) -> Iterator[tuple[Group, Parts]]:
    """Yield the testimonies of a case, and which of them tell of acts, with what they are sorted by: those told of the truce by time,
    others as they were found. Behind it stands when, at the last, there is anything in what they tell."""
    told, last = set(view.weave.told_of[name]), _last(incidents)
    found: dict[str, bytes] = {}
    acting: dict[str, bytes] = {}
    for number, one in enumerate(view.cases[name].testimonies):
        if one.id not in view.weave.testimonies:  # known beforehand
            continue
        order = _order(view, one.id) if one.id in told else f"later {number:06}".encode().ljust(ORDER)
        if view.naming.tells_of_acts(one):
            acting[one.id] = order
        found[one.id] = order + (forms.ALWAYS if one.id in acting else last.get(one.id, b""))
    yield ("member", name), found
    yield ("acting", name), acting


def _last(incidents: Iterable[MadeIncident]) -> dict[str, bytes]:
    """Return by the testimonies when the last of what they tell of these incidents lies, or was told of."""
    found: dict[str, bytes] = {}
    for one in sorted(incidents, key=lambda one: one.last):
        found |= dict.fromkeys(one.claims, _stamp(one.last))
    return found


def _order(view: View, page: str) -> bytes:
    return _stamp(view.tolds[page].time)


@lru_cache(maxsize=1 << 16)
def _stamp(time: datetime) -> bytes:
    return time_stamp(time).encode()


def _of_testimonies(view: View, pages: Iterable[str]) -> Iterator[tuple[Group, Parts]]:
    for page in pages:
        testimony = view.weave.testimonies.get(page)
        yield ("testimony", page), forms.testimony(testimony) if testimony else NOTHING


def _of_pages(view: View, pages: Iterable[str]) -> Iterator[tuple[Group, Parts]]:
    for page in pages:
        told = view.tolds.get(page)
        if told is None:
            yield ("page", page), NOTHING
            continue
        incidents = tuple(one.name for one in view.weave.incidents_told(page))
        left = told.report if view.inputs.is_judged(told.document.id) else None
        report = view.inputs.reports[page].key or ""
        records = tuple(_acts(view, page)), tuple(_tellings(view, page)), incidents
        value = forms.Page(told.document.id, told.story, told.story_told, report, left, *records)
        yield ("page", page), {"": forms.page(value)}


def _acts(view: View, page: str) -> list[str]:
    """Return the keys of a page's acts, as they were coded and as they were linked."""
    coded = [act.key for act in view.tolds[page].acts()] if page in view.tolds else []
    linked = [act.key for made in view.weave.truces_told(page) for act in made.bond.acts if act.told.key == page]
    return list(dict.fromkeys([*coded, *linked]))


def _tellings(view: View, page: str) -> list[str]:
    """Return the keys of a page's tellings, as they were coded and as they were linked."""
    coded = [telling.key for telling in view.tolds[page].tellings()] if page in view.tolds else []
    linked = [telling.key for made in view.weave.incidents_told(page) for telling in made.event.tellings if telling.told.key == page]
    return list(dict.fromkeys([*coded, *linked]))


def _of_incidents(view: View, names: Iterable[str]) -> Iterator[tuple[Group, Parts]]:
    for name in names:
        made = view.weave.incidents.get(name)
        yield ("incident", name), {"": forms.incident(made)} if made else NOTHING


def _of_records(view: View, acts: Iterable[str], tellings: Iterable[str]) -> Iterator[tuple[Group, Parts]]:
    for key in acts:
        yield ("act", key), _body(view.truce_of(key))
    for key in tellings:
        yield ("telling", key), _body(view.weave.incident_of.get(key))


def _body(name: str | None) -> Parts:
    return {"": name.encode()} if name else NOTHING
