"""How a site is set up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from .sign_on.setting import SignOn


@dataclass(frozen=True)
class Limits:
    """How often one address may do something: (times, within seconds)."""

    sign_in: tuple[int, float] = (10, 60.0)
    reply: tuple[int, float] = (5, 600.0)
    decide: tuple[int, float] = (240, 60.0)
    read: tuple[int, float] = (1200, 60.0)


@dataclass(frozen=True)
class Settings:
    """``ledger`` is a path or address; ``people`` the path or address of accounts, sessions and replies.

    ``local`` is a site for this machine alone: no accounts, whoever sits at it may do everything. ``public`` lets anybody read.
    ``secure`` marks cookies for HTTPS only. ``demo`` says so on every page and offers the dates of the bundled case.
    ``hosts`` are the names under which the site answers; empty means any. ``sign_on`` is single sign-on, where it is set up.
    """

    ledger: str
    people: str
    local: bool = True
    public: bool = True
    secure: bool = False
    demo: bool = False
    coder: str = "hybrid"
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]", "::1", "testserver")
    session: timedelta = timedelta(hours=12)
    limits: Limits = Limits()
    sign_on: SignOn | None = None
