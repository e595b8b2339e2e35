"""Sign-ins that are under way at a provider. Only the hashes of what names them are kept, and each is good once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from .schema import flow as table
from .sessions import hashed
from .store import Store

LASTING = timedelta(minutes=10)


@dataclass(frozen=True)
class Flow:
    """``state``, ``nonce`` and ``verifier`` are random words of this one sign-in; ``account`` is to be tied to whoever signs in."""

    state: str
    nonce: str
    verifier: str
    account: str


def begin(store: Store, flow: Flow, browser: str) -> None:
    """Keep a sign-in of the browser whose cookie is ``browser``; what has run out is cleared away."""
    now = datetime.now(UTC)
    kept = {
        "state": hashed(flow.state), "browser": hashed(browser), "nonce": flow.nonce, "verifier": flow.verifier, "account": flow.account,
        "until": (now + LASTING).isoformat(),
    }  # fmt: skip
    with store.writing() as connection:
        connection.execute(table.delete().where(table.c.until < now.isoformat()))
        connection.execute(table.insert().values(kept))


def end(store: Store, state: str, browser: str) -> Flow | None:
    """Return the sign-in of that state, and forget it; None where there is none, or it is another browser's."""
    now = datetime.now(UTC).isoformat()
    its = (table.c.state == hashed(state), table.c.browser == hashed(browser), table.c.until > now)
    with store.writing() as connection:
        row = connection.execute(table.delete().where(*its).returning(table.c.nonce, table.c.verifier, table.c.account)).first()
    return Flow(state, row.nonce, row.verifier, row.account) if row and browser else None
