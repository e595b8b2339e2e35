"""How two documents stand to one another: shared copy, and of which class, with the reason in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from trucewatch.records import PrintClass

from .copy import Copy

# Policy. Containment is the share of the shorter copy's four-word runs that the other has too; unrelated reports of one event
# share few such runs once quotations are taken out.
SAME_COPY = 0.5
SAME_COPY_WITH_CREDIT = 0.12
SAME_COPY_PLAIN = 0.25
NEAR_WHOLE = 0.8
SHORTER = 0.75
WINDOW = timedelta(days=4)
REVISED_AFTER = timedelta(minutes=20)


@dataclass(frozen=True)
class Kinship:
    """That ``later`` prints the copy of ``earlier``: the class, the containment (0 to 1), and why."""

    kind: PrintClass
    containment: float
    why: str


def kinship(earlier: Copy, later: Copy) -> Kinship | None:
    """Return how ``later`` shares the copy of ``earlier``, or None where the two are independent."""
    if abs(later.time - earlier.time) > WINDOW:
        return None
    share = containment(earlier, later)
    credit = _shared_credit(earlier, later)
    if _conflicting(earlier, later) and share < SAME_COPY:
        return None
    if share < (SAME_COPY_WITH_CREDIT if credit else SAME_COPY_PLAIN):
        return None
    return Kinship(_kind(earlier, later, share, credit), share, _why(share, credit))


def containment(one: Copy, other: Copy) -> float:
    """Return the share of the shorter copy's runs that the other has."""
    smaller = min(len(one.shingles), len(other.shingles))
    return len(one.shingles & other.shingles) / smaller if smaller else 0.0


def _shared_credit(earlier: Copy, later: Copy) -> str | None:
    """Return the agency that both come from or that the later one names as its source."""
    origin = earlier.agency or earlier.outlet
    return origin if origin and origin in {later.agency, *later.mentions} else None


def _conflicting(earlier: Copy, later: Copy) -> bool:
    return bool(earlier.agency and later.agency and earlier.agency != later.agency)


def _kind(earlier: Copy, later: Copy, share: float, credit: str | None) -> PrintClass:
    if share < SAME_COPY:
        return PrintClass.DERIVED
    same_outlet = bool(credit and earlier.outlet == later.outlet)
    if same_outlet and share < NEAR_WHOLE and later.time - earlier.time >= REVISED_AFTER:
        return PrintClass.REVISION
    return PrintClass.SHORTENED if later.words < SHORTER * earlier.words else PrintClass.REPRINT


def _why(share: float, credit: str | None) -> str:
    return f"{share:.0%} of the shorter text's own words run alike" + (f"; credits {credit}" if credit else "")
