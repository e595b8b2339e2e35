"""How each print of a story stands to its original, with the reason in words."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.records import Print, PrintClass

from .changes import changes
from .copy import Copy

# Policy: shares of four-word runs, tuned on the written examples.
ALIKE = 0.35
SHORTER = 0.8
UNCHANGED = 0.97


def original_of(copies: Sequence[Copy]) -> Copy:
    """Return the copy that the others come from: the agency's own, else one that it signs, else the first that credits no other."""
    return min(copies, key=lambda copy: (_remove(copy, copies), copy.published is None, copy.time, copy.key))


def prints(copies: Sequence[Copy]) -> tuple[Print, ...]:
    """Return the prints of a story, in order of time, each with its class and why it belongs there."""
    original = original_of(copies)
    ordered = sorted(copies, key=lambda copy: (copy.published is None, copy.time, copy.key))
    versions = [copy for copy in ordered if copy is original or _is_version(original, copy)]
    return tuple(_print(copy, original, versions) for copy in ordered)


def _remove(copy: Copy, copies: Sequence[Copy]) -> int:
    """Return how far a copy is from the source: 0 is the agency itself, or the outlet that others sign or credit."""
    others = [other for other in copies if other is not copy]
    if copy.is_wire or any(copy.outlet & (other.agency | other.credited) for other in others):
        return 0
    if copy.agency:
        return 1
    return 2 + any(copy.cited & (other.agency | other.outlet) for other in others)


def _is_version(original: Copy, copy: Copy) -> bool:
    same_house = (copy.is_wire and original.is_wire) or bool(copy.outlet & original.outlet)
    return same_house and copy.time > original.time and _share(copy, original) < UNCHANGED


def _print(copy: Copy, original: Copy, versions: Sequence[Copy]) -> Print:
    if copy is original:
        return Print(document=copy.document, place=copy.place, kind=PrintClass.ORIGINAL, why="first to print this copy")
    others = [version for version in versions if version is not copy]
    parent = max(others, key=lambda version: (_share(copy, version), version is original))
    kind = _kind(copy, parent, any(version is copy for version in versions))
    return Print(document=copy.document, place=copy.place, kind=kind, why=_why(kind, copy, parent, original))


def _kind(copy: Copy, parent: Copy, version: bool) -> PrintClass:
    if version:
        return PrintClass.REVISION
    alike = len(copy.runs & parent.runs) / max(1, min(len(copy.runs), len(parent.runs)))
    if alike < ALIKE:
        return PrintClass.DERIVED
    return PrintClass.SHORTENED if copy.words < SHORTER * parent.words else PrintClass.REPRINT


def _share(copy: Copy, other: Copy) -> float:
    return len(copy.runs & other.runs) / len(copy.runs) if copy.runs else float(copy.document == other.document)


def _why(kind: PrintClass, copy: Copy, parent: Copy, original: Copy) -> str:
    credit = f"; credits {original.origin}" if original.origin and copy.cited & (original.agency | original.outlet) else ""
    if copy.agency & original.agency and not copy.is_wire:
        credit = f"; signed {original.origin}"
    if kind is PrintClass.DERIVED:
        known = len(copy.facts & parent.facts) / max(1, len(copy.facts))
        return f"own words, but {known:.0%} of its names and figures are in the original{credit}"
    share = f"{_share(copy, parent):.0%} of its own words run as in "
    if kind is PrintClass.REVISION:
        said = changes(original.text, copy.text)
        return share + "the earlier version" + (f"; changed: {'; '.join(said)}" if said else "")
    return share + ("the original" if parent is original else "a later version of it") + credit
