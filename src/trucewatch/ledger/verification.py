"""The proof of a ledger: every entry by its hash, every link of the chain, every original by its name."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from trucewatch.records.base import Record

from .audit import Problem, check_chain, check_checkpoints, check_originals
from .checkpoints import Checkpoint


class Fault(Record):
    """Something in a ledger that is not as it was recorded. ``sequence`` names the entry, None where it is none's."""

    sequence: int | None
    what: str


class Verification(Record):
    """What a proof found: how much held, the head it holds for, who signed, and the first fault.

    ``head`` is the hash of the last entry that holds; ``signed_by`` are the public keys of the checkpoints, for comparison with the key
    that should have signed. Only a ledger whose entries hold has its checkpoints checked, and its originals only if those hold too.
    """

    entries: int
    checkpoints: int = 0
    originals: int = 0
    head: str
    signed_by: tuple[str, ...] = ()
    fault: Fault | None = None

    @property
    def ok(self) -> bool:
        """Whether all is as it was recorded."""
        return self.fault is None

    def __str__(self) -> str:
        if self.fault is None:
            held = f"{self.entries} entries, {self.checkpoints} checkpoints and {self.originals} originals"
            return f"{held} are as recorded; head {self.head}"
        where = "the ledger" if self.fault.sequence is None else f"entry {self.fault.sequence}"
        return f"{where}: {self.fault.what} ({self.entries} entries hold; restore a copy, or import a journal into a new ledger)"


def verify(connection: Connection, known: Sequence[Checkpoint] = ()) -> Verification:
    """Check all entries, the checkpoints (those in the ledger, and the known ones), and all originals, up to the first fault."""
    entries, head, problem = check_chain(connection)
    if problem:
        return Verification(entries=entries, head=head, fault=_fault(problem))
    signed, keys, problem = check_checkpoints(connection, entries, known)
    originals, problem = (0, problem) if problem else check_originals(connection)
    return Verification(
        entries=entries, checkpoints=signed, originals=originals, head=head, signed_by=keys, fault=_fault(problem)
    )


def _fault(problem: Problem | None) -> Fault | None:
    return None if problem is None else Fault(sequence=problem[0], what=problem[1])
