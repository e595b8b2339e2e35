"""The databases of ledgers, for what stands beside a ledger and is none of it: the same engines, locks and migrations."""

from __future__ import annotations

from trucewatch.ledger.engine import address, alone, connect, for_writing, scrub, shown, write_ahead
from trucewatch.ledger.upgrade import upgrade

__all__ = ["address", "alone", "connect", "for_writing", "scrub", "shown", "upgrade", "write_ahead"]
