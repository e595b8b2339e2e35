"""Sign-ins that are under way at a provider. Only the hashes of what names them are kept, and each is good once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

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
    with store.open() as connection:
        connection.execute("DELETE FROM flow WHERE until < ?", (now.isoformat(),))
        connection.execute(
            "INSERT INTO flow VALUES (?, ?, ?, ?, ?, ?)",
            (hashed(flow.state), hashed(browser), flow.nonce, flow.verifier, flow.account, (now + LASTING).isoformat()),
        )


def end(store: Store, state: str, browser: str) -> Flow | None:
    """Return the sign-in of that state, and forget it; None where there is none, or it is another browser's."""
    with store.open() as connection:
        row = connection.execute(
            "DELETE FROM flow WHERE state = ? AND browser = ? AND until > ? RETURNING nonce, verifier, account",
            (hashed(state), hashed(browser), datetime.now(UTC).isoformat()),
        ).fetchone()
    return Flow(state, row["nonce"], row["verifier"], row["account"]) if row and browser else None
