"""How each print of a story stands to its original, with the reason in words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from trucewatch.records import PrintClass

from .changes import changes
from .copy import Copy
from .versions import says_it_is_later
from .wording import shared

# Policy: shares of four-word runs, tuned on the written examples.
ALIKE = 0.35
SHORTER = 0.8
UNCHANGED = 0.97
# Versions before and after that a print is held against; a page that is rewritten all day has hundreds.
NEAREST = 8


class Row(NamedTuple):
    """What ``records.Print`` has, as plain values: the document, where it stands, its class and why it belongs there."""

    document: str
    place: str
    kind: str
    why: str


class Version(NamedTuple):
    """The original, or a later version of it by the same house, with what that says otherwise."""

    copy: Copy
    changed: tuple[str, ...] = ()


def original_of(copies: Sequence[Copy]) -> Copy:
    """Return the copy that the others come from: the agency's own, else one that it signs, else the first that credits no other."""
    if len(copies) == 1:
        return copies[0]
    credited = frozenset().union(*(copy.agency | copy.credited for copy in copies))
    houses = frozenset().union(*(copy.agency | copy.outlet for copy in copies))
    return min(copies, key=lambda copy: (_cites_another(copy, copies), _remove(copy, credited, houses), *when(copy)))


def prints(copies: Sequence[Copy], original: Copy) -> tuple[Row, ...]:
    """Return the prints of a story, in order of time, each with its class and why it belongs there."""
    ordered = sorted(copies, key=when)
    versions = _versions(original, ordered)
    return tuple(_print(copy, original, versions) for copy in ordered)


def when(copy: Copy) -> tuple[bool, float, tuple[str, str]]:
    """Return where a copy comes in time; those without a date come last."""
    return not copy.dated, copy.time, copy.key


def _cites_another(copy: Copy, copies: Sequence[Copy]) -> bool:
    """Tell whether a copy that nobody else has says that it has its news from another of them."""
    others = [other for other in copies if other is not copy and not other.outlet & copy.outlet]
    alone = not any(copy.agency & (other.agency | other.credited) or _share(copy, other) >= ALIKE for other in others)
    return alone and any(copy.cited & (other.agency | other.outlet) for other in others)


def _remove(copy: Copy, credited: frozenset[str], houses: frozenset[str]) -> int:
    """Return how far a copy is from the source: 0 is the agency itself, or the outlet that others sign or credit."""
    if copy.is_wire or copy.outlet & credited:
        return 0
    if copy.agency:
        return 1
    return 2 + bool(copy.cited & houses)


def _versions(original: Copy, ordered: Sequence[Copy]) -> list[Version]:
    """Return the versions among copies in order of time; who else prints a later version as it was has a reprint of it."""
    found: list[Version] = []
    for copy in ordered:
        version = _version(original, copy)
        if version and (_same_house(copy, original) or not any(_share(copy, one.copy) >= UNCHANGED for one in found[-NEAREST:])):
            found.append(version)
    return found


def _same_house(copy: Copy, original: Copy) -> bool:
    return bool(copy.outlet & original.outlet) or (copy.is_wire and original.is_wire and bool(copy.agency & original.agency))


def _version(original: Copy, copy: Copy) -> Version | None:
    """Return a copy as a version: it has more than a few words of its own, or a name or a figure put right, which may be a single word."""
    if copy is original:
        return Version(copy)
    if copy.time <= original.time or not (_same_house(copy, original) or says_it_is_later(copy, original)):
        return None
    changed = tuple(changes(original.text, copy.text))
    return Version(copy, changed) if changed or _share(copy, original) < UNCHANGED else None


def _print(copy: Copy, original: Copy, versions: Sequence[Version]) -> Row:
    if copy is original:
        return Row(copy.document, copy.place, PrintClass.ORIGINAL.value, "first to print this copy")
    common, parent = max(((shared(copy.runs, one.runs), one) for one in (original, *_near(copy, versions, original))), key=itemgetter(0))
    if version := next((one for one in versions if one.copy is copy), None):
        return Row(copy.document, copy.place, PrintClass.REVISION.value, _revised(version, common))
    kind = _kind(copy, parent, common)
    return Row(copy.document, copy.place, kind.value, _why(kind, copy, parent, common, original))


def _near(copy: Copy, versions: Sequence[Version], original: Copy) -> list[Copy]:
    """Return the later versions that a copy may come from, without itself: all but of a page that is rewritten all day."""
    at = bisect_left(versions, when(copy), key=lambda version: when(version.copy))
    near = (version.copy for version in versions[max(0, at - NEAREST) : at + NEAREST + 1])
    return [version for version in near if version is not copy and version is not original]


def _kind(copy: Copy, parent: Copy, common: int) -> PrintClass:
    if common < ALIKE * max(1, min(len(copy.runs), len(parent.runs))):
        return PrintClass.DERIVED
    return PrintClass.SHORTENED if copy.words < SHORTER * parent.words else PrintClass.REPRINT


def _share(copy: Copy, other: Copy) -> float:
    return shared(copy.runs, other.runs) / len(copy.runs) if len(copy.runs) else float(copy.document == other.document)


def _why(kind: PrintClass, copy: Copy, parent: Copy, common: int, original: Copy) -> str:
    credit = f"; credits {original.origin}" if original.origin and copy.cited & (original.agency | original.outlet) else ""
    if copy.agency & original.agency and not copy.is_wire:
        credit = f"; signed {original.origin}"
    if kind is PrintClass.DERIVED:
        known = shared(copy.facts, parent.facts) / max(1, len(copy.facts))
        return f"own words, but {known:.0%} of its names and figures are in the original{credit}"
    return _share_of(copy, common) + ("the original" if parent is original else "a later version of it") + credit


def _revised(version: Version, common: int) -> str:
    changed = f"; changed: {'; '.join(version.changed)}" if version.changed else ""
    return f"{_share_of(version.copy, common)}the earlier version{changed}"


def _share_of(copy: Copy, common: int) -> str:
    return f"{common / len(copy.runs) if len(copy.runs) else 1:.0%} of its own words run as in "
