"""The proof of a ledger: every entry by its hash, every link of the chain, every original by its name."""

from __future__ import annotations

from sqlalchemy import Connection

from trucewatch.records.base import Record

from .audit import check_chain, check_originals


class Fault(Record):
    """Something in a ledger that is not as it was recorded. ``sequence`` names the entry, None where it is none's."""

    sequence: int | None
    what: str


class Verification(Record):
    """What a proof found: how much held, the head it holds for, and the first fault of the log and of the originals."""

    entries: int
    originals: int
    head: str
    faults: tuple[Fault, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether all is as it was recorded."""
        return not self.faults

    @property
    def first(self) -> Fault | None:
        """The first bad record, if any."""
        return self.faults[0] if self.faults else None


def verify(connection: Connection) -> Verification:
    """Check all entries; if they hold, all originals."""
    entries, head, fault = check_chain(connection)
    originals = 0
    if fault is None:
        originals, fault = check_originals(connection)
    faults = () if fault is None else (Fault(sequence=fault[0], what=fault[1]),)
    return Verification(entries=entries, originals=originals, head=head, faults=faults)
