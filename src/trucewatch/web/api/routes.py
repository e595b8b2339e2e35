"""The addresses of the API."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from trucewatch import review
from trucewatch.desk import Reading
from trucewatch.desk.why import Why
from trucewatch.errors import RecordError
from trucewatch.exports.rows import incident_row, pledge_row
from trucewatch.records import Change, Incident, Pledge, Story, Truce, Verdict
from trucewatch.review import Decision

from .. import linked_pages
from ..asked import asked
from ..evidence import sheet
from ..faults import NotFoundError, RefusedError
from ..overview import Wanted, fits, rows
from ..people.roles import Role
from ..site import Site, base, site_of
from .answer import Call, CallOf, Filter, Name, PartOf
from .shapes import PROBLEM, Listed, NewDecision, Row, problems

__all__ = ["ABOUT", "PROBLEM", "router"]

ABOUT = (
    "What the ledger knows of truces, with the evidence: the records that the command line prints with --format json. Times are UTC. "
    "Lists come in parts; answers carry an ETag."
)
router = APIRouter(responses=problems(304, 400, 401, 403, 422, 429, 503))
MISSING = problems(404)


@router.get("/api", include_in_schema=False)
def about(request: Request) -> Response:
    """Describe the API to people."""
    site = site_of(request)
    site.admit(request)
    paths = request.app.openapi()["paths"]
    told = [
        (path, verb.upper(), one["summary"], one.get("description", "")) for path, verbs in paths.items() for verb, one in verbs.items()
    ]
    return site.page(request, "api.html", calls=told, linked=linked_pages.api(request.url.path, base(request)))


@router.get("/api/v1/truces", response_model=Listed[Truce], tags=["truces"])
def truces(
    call: CallOf, part: PartOf, q: Filter = "", label: Filter = "", country: Filter = "", actor: Filter = "", conflict: Filter = ""
) -> Response:
    """Return the truces on which something can be said, filtered as on the front page."""
    wanted = Wanted(q.strip(), label, country, actor, conflict=conflict)
    return call.listed(lambda: [row.truce for row in rows(call.site.answers, call.asked) if fits(row, wanted)], part)


@router.get("/api/v1/truces/{truce}", response_model=Truce, tags=["truces"], responses=MISSING)
def truce(call: CallOf, truce: Name) -> Response:
    """Return a truce."""
    return call.one(lambda: call.site.answers.truce(truce, call.asked))


@router.get("/api/v1/verdicts", response_model=Listed[Verdict], tags=["states"])
def verdicts(call: CallOf, part: PartOf, label: Filter = "", faction: Filter = "") -> Response:
    """Return the state of each truce and party: what ``trucewatch status --format json`` prints."""

    def find() -> list[Verdict]:
        everything = (v for told in call.site.answers.verdicts(call.asked).values() for v in told)
        return [v for v in everything if label in ("", v.label.value) and faction in ("", v.faction)]

    return call.listed(find, part)


@router.get("/api/v1/truces/{truce}/verdicts", response_model=Listed[Verdict], tags=["states"], responses=MISSING)
def truce_verdicts(call: CallOf, truce: Name, part: PartOf, faction: Filter = "") -> Response:
    """Return the state of each party of a truce."""
    return call.listed(lambda: _verdicts(call, truce, faction), part)


@router.get("/api/v1/truces/{truce}/history", response_model=dict[str, list[Change]], tags=["states"], responses=MISSING)
def history(call: CallOf, truce: Name, faction: Filter = "") -> Response:
    """Return how the state of each party changed: what ``trucewatch status TRUCE --history --format json`` prints."""
    return call.one(lambda: {v.faction: call.site.answers.history(truce, v.faction, call.asked) for v in _verdicts(call, truce, faction)})


@router.get("/api/v1/truces/{truce}/why", response_model=Listed[Why], tags=["states"], responses=MISSING)
def why(call: CallOf, truce: Name, part: PartOf, faction: Filter = "") -> Response:
    """Return the chain behind each state, down to the sentences: what ``trucewatch why --format json`` prints."""
    return call.listed(lambda: [w for w in call.site.answers.why(truce, call.asked) if faction in ("", w.verdict.faction)], part)


@router.get("/api/v1/stories", response_model=Listed[Story], tags=["evidence"])
def stories(call: CallOf, part: PartOf) -> Response:
    """Return the stories: which texts print the same copy, and where it comes from."""
    return call.listed(lambda: call.site.answers.known(call.asked.known, call.asked.by).stories, part)


@router.get("/api/v1/texts/{text}", response_model=Reading, tags=["evidence"], responses=MISSING)
def text(call: CallOf, text: Name) -> Response:
    """Return a text with its imprint and what was read in it; ``text`` is the SHA-256 of the text."""

    def find() -> Reading:
        found = sheet(call.site.answers.indexed(call.asked), text)
        return Reading(document=found.document, report=found.told.report)

    return call.one(find)


@router.get("/api/v1/pledges", response_model=Listed[Row], tags=["evidence"])
def pledges(call: CallOf, part: PartOf) -> Response:
    """Return every pledge as one text tells it, a flat row each: the columns of ``trucewatch export``."""
    return call.listed(lambda: _rows(call, "pledge"), part)


@router.get("/api/v1/incidents", response_model=Listed[Row], tags=["evidence"])
def incidents(call: CallOf, part: PartOf) -> Response:
    """Return every incident as one text tells it, a flat row each: the columns of ``trucewatch export``."""
    return call.listed(lambda: _rows(call, "incident"), part)


@router.get("/api/v1/decisions", response_model=Listed[Decision], tags=["review"])
def decisions(call: CallOf, part: PartOf) -> Response:
    """Return what people decided about single records, in order."""
    return call.listed(lambda: review.decisions(call.site.answers.book), part)


@router.post("/api/v1/decisions", response_model=list[Decision], status_code=201, tags=["review"], responses=MISSING)
def decide(request: Request, wanted: NewDecision) -> Response:
    """Record a decision about the record of a key. Needs a token with the role of a coder."""
    site = site_of(request)
    site.limit(request, "decide")
    if not site.settings.local and not request.headers.get("authorization"):
        site.admit(request, Role.ADMIN if site.visitor(request).name == "" else Role.CODER)
        raise RefusedError("a program decides with a token, not with a session", remedy="send Authorization: Bearer TOKEN")
    by = site.admit(request, Role.CODER).name
    with site.deciding():
        made = _decide(site, wanted, by)
    return JSONResponse([one.model_dump(mode="json") for one in made], status_code=201)


def _decide(site: Site, wanted: NewDecision, by: str) -> Sequence[Decision]:
    book = site.answers.book
    if wanted.action == "undo":
        standing = [one for one in review.decisions(book) if one.key == wanted.key and one.action != "undo"]
        if not standing:
            raise NotFoundError("nothing was decided about a record of that key", remedy="see /api/v1/decisions")
        recorded = review.undo(book, standing[-1].sequence, by, wanted.reason)
    else:
        item = _item(site, wanted.key)
        if wanted.action == "correct":
            kind: type[Pledge | Incident] = Pledge if item.sort == "pledge" else Incident
            recorded = review.correct(book, item, _record(kind, wanted), by, wanted.reason)
        elif wanted.action == "accept":
            recorded = review.accept(book, [item], by, wanted.reason)
        else:
            recorded = review.reject(book, [item], by, wanted.reason)
    numbers = {one.sequence for one in recorded}
    return [one for one in review.decisions(book) if one.sequence in numbers]


def _item(site: Site, key: str) -> review.Item:
    try:
        return review.find(site.answers.indexed(asked()).known, key)
    except RecordError as error:
        raise NotFoundError(error.what, remedy=error.remedy) from error


def _record(kind: type[Pledge | Incident], wanted: NewDecision) -> Pledge | Incident:
    try:
        return kind.model_validate(wanted.value)
    except ValueError as error:
        first = str(error).splitlines()
        raise RefusedError(f"the value is no {kind.__name__.lower()}: {' '.join(first[1:3])[:200]}", remedy="see the schema") from None


def _verdicts(call: Call, truce: str, faction: str) -> list[Verdict]:
    call.site.answers.truce(truce, call.asked)
    return [v for v in call.site.answers.verdicts_of(truce, call.asked) if faction in ("", v.faction)]


def _rows(call: Call, sort: str) -> list[Row]:
    def ask() -> list[Row]:
        seen = call.site.answers.known(call.asked.known, call.asked.by)
        tolds = sorted(seen.tolds.values(), key=lambda told: told.order)
        if sort == "pledge":
            acts = [act for told in tolds for act in told.acts()]
            return [pledge_row(a.pledge, a.told.report, a.told.document, a.told.story, seen.linked.truce_of.get(a.key)) for a in acts]
        tellings = [telling for told in tolds for telling in told.tellings()]
        return [
            incident_row(t.incident, t.told.report, t.told.document, t.told.story, seen.linked.incident_of.get(t.key)) for t in tellings
        ]

    return call.site.answers.once(("rows", sort, call.asked.known, call.asked.by), ask)
