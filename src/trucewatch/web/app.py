"""The site put together."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from importlib.metadata import version
from logging import getLogger
from urllib.parse import urlencode

from fastapi import FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from trucewatch.desk import Ledger
from trucewatch.errors import LedgerError, TrucewatchError

from .answers import Answers
from .api import routes as api
from .faults import SignInNeededError, status_of
from .pages import accounts, deciding, replies, review, sign_on, texts, truces, words
from .people.store import Store
from .safety import HEADERS, Next, carry
from .settings import Settings
from .sign_on.provider import Provider
from .site import Site, address_of, site_of

# How long, in seconds, a browser waits for the first reading of the ledger before it is told to wait.
PATIENCE = 2.0
LOG = getLogger("trucewatch")
TITLES = {
    400: "That cannot be done", 401: "Please sign in", 403: "Not for your role", 404: "Nothing here", 409: "Somebody was quicker",
    429: "Too many requests", 500: "Something is wrong here", 502: "Signing in did not work", 503: "Not to be had just now",
}  # fmt: skip


def make_app(settings: Settings) -> FastAPI:
    """Return the site for these settings; the ledger is opened at once (raises LedgerError where it cannot be).

    Raises SettingError where single sign-on is set up and what it needs is not installed.
    """
    book, store = Ledger(settings.ledger, coder=settings.coder, create=False), Store(settings.people)

    @asynccontextmanager
    async def living(_: FastAPI) -> AsyncIterator[None]:
        yield
        book.close()
        store.close()

    app = FastAPI(
        title="trucewatch", version=version("trucewatch"), description=api.ABOUT, docs_url=None, redoc_url=None,
        openapi_url="/api/v1/openapi.json", lifespan=living,
    )  # fmt: skip
    provider = Provider(settings.sign_on) if settings.sign_on else None
    app.state.site = Site(settings, Answers(book), store, provider)
    app.mount("/static", StaticFiles(packages=[("trucewatch.web", "static")]), name="static")
    for part in (truces, texts, words, review, deciding, accounts, sign_on, replies, api):
        app.include_router(part.router)
    _guard(app, settings)
    return app


def _guard(app: FastAPI, settings: Settings) -> None:
    @app.middleware("http")
    async def headers(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        answer = await carry(request, partial(_once_read, call_next), settings)
        if request.method == "POST":
            site_of(request).answers.look_again()
        return answer

    app.add_exception_handler(TrucewatchError, _own_error)
    app.add_exception_handler(RequestValidationError, _bad_request)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(Exception, _broken)


async def _once_read(call_next: Next, request: Request) -> Response:
    """Answer; a browser that comes while the ledger is read for the first time is told so instead of being kept waiting."""
    site = site_of(request)
    waits = "text/html" in request.headers.get("accept", "") and not request.url.path.startswith(("/static/", "/sign-", "/api/v1"))
    if request.method != "GET" or not waits or await run_in_threadpool(site.answers.is_read, PATIENCE):
        return await call_next(request)
    answer = site.page(request, "reading.html", status=503)
    answer.headers["Retry-After"] = "5"
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _own_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, TrucewatchError)
    if isinstance(error, SignInNeededError) and not _is_api(request) and request.method == "GET":
        return RedirectResponse(f"/sign-in?{urlencode({'to': address_of(request)})}", status_code=303)
    if isinstance(error, LedgerError):
        # Whoever keeps the site reads the reason in its log; it may name hosts and users.
        LOG.error("%s", error)
        return _answer(request, 503, "the site cannot reach what it keeps", "try again in a minute; if it stays so, tell whoever keeps it")
    return _answer(request, status_of(error), error.what, error.remedy)


def _bad_request(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"][1:])
    return _answer(request, 422, f"{where}: {first['msg']}" if where else str(first["msg"]), "correct the address or the form")


def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    answer = _answer(request, error.status_code, str(error.detail), "")
    answer.headers.update(error.headers or {})
    return answer


def _broken(request: Request, error: Exception) -> Response:
    """Answer where the site itself failed; the server writes the error to its log."""
    answer = _answer(request, 500, "the site failed to answer this", "try again; if it stays so, tell whoever keeps the site what you did")
    answer.headers.update(HEADERS)
    return answer


def _answer(request: Request, status: int, what: str, remedy: str) -> Response:
    if _is_api(request):
        return JSONResponse(
            {"title": TITLES.get(status, "Error"), "status": status, "detail": what, "remedy": remedy}, status, media_type=api.PROBLEM
        )
    title = TITLES.get(status, "That did not work")
    return site_of(request).page(request, "error.html", status=status, title=title, what=what, remedy=remedy)


def _is_api(request: Request) -> bool:
    return request.url.path.startswith("/api/v1")
