"""Merkle trees as in RFC 9162, section 2.1: roots, and proofs that an entry is in one, or that one goes on another. Pure.

Leaves are hashed with a zero byte before them and inner nodes with a one, so that neither can pass for the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256


def leaf(data: bytes) -> bytes:
    """Return the hash of a leaf."""
    return sha256(b"\x00" + data).digest()


def node(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node."""
    return sha256(b"\x01" + left + right).digest()


class Tree:
    """A tree that grows at its right side, held as the roots of its complete subtrees (at most one for each power of two)."""

    def __init__(self) -> None:
        self.size = 0
        self._peaks: list[bytes] = []

    def add(self, hashed: bytes) -> None:
        """Add the hash of one more leaf."""
        size = self.size
        while size & 1:
            hashed = node(self._peaks.pop(), hashed)
            size >>= 1
        self._peaks.append(hashed)
        self.size += 1

    def root(self) -> bytes:
        """Return the root; that of the empty tree is the hash of nothing."""
        if not self._peaks:
            return sha256().digest()
        *rest, hashed = self._peaks
        for peak in reversed(rest):
            hashed = node(peak, hashed)
        return hashed


def root(leaves: Iterable[bytes]) -> bytes:
    """Return the root over the hashes of leaves."""
    tree = Tree()
    for hashed in leaves:
        tree.add(hashed)
    return tree.root()


def inclusion(index: int, leaves: Sequence[bytes]) -> list[bytes]:
    """Return the path that proves leaf ``index`` (from 0) to be in the tree over ``leaves`` (RFC 9162, 2.1.3.1)."""
    if len(leaves) <= 1:
        return []
    split = _split(len(leaves))
    if index < split:
        return [*inclusion(index, leaves[:split]), root(leaves[split:])]
    return [*inclusion(index - split, leaves[split:]), root(leaves[:split])]


def consistency(older: int, leaves: Sequence[bytes]) -> list[bytes]:
    """Return the path that proves the tree over ``leaves`` to go on the one over its first ``older`` (RFC 9162, 2.1.4.1)."""
    return _subproof(older, leaves, True) if 0 < older < len(leaves) else []


def _subproof(older: int, leaves: Sequence[bytes], whole: bool) -> list[bytes]:
    if older == len(leaves):
        return [] if whole else [root(leaves)]
    split = _split(len(leaves))
    if older <= split:
        return [*_subproof(older, leaves[:split], whole), root(leaves[split:])]
    return [*_subproof(older - split, leaves[split:], False), root(leaves[:split])]


def _split(size: int) -> int:
    """Return the largest power of two that is smaller than ``size``."""
    return 1 << ((size - 1).bit_length() - 1)


def included(hashed: bytes, index: int, size: int, path: Sequence[bytes], expected: bytes) -> bool:
    """Tell whether ``path`` proves the leaf to be at ``index`` under the root ``expected`` (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    first, last = index, size - 1
    for step in path:
        if last == 0:
            return False
        if first & 1 or first == last:
            hashed = node(step, hashed)
            first, last = _climb(first, last)
        else:
            hashed = node(hashed, step)
        first, last = first >> 1, last >> 1
    return last == 0 and hashed == expected


def consistent(older: int, old_root: bytes, newer: int, new_root: bytes, path: Sequence[bytes]) -> bool:
    """Tell whether ``path`` proves the newer tree to go on the older one (RFC 9162, 2.1.4.2)."""
    if not 0 < older < newer:
        return older == newer and not path and old_root == new_root
    steps = [old_root, *path] if older & (older - 1) == 0 else list(path)
    if not steps:
        return False
    first, last = older - 1, newer - 1
    while first & 1:
        first, last = first >> 1, last >> 1
    return _replay(first, last, steps, old_root, new_root)


def _replay(first: int, last: int, steps: Sequence[bytes], old_root: bytes, new_root: bytes) -> bool:
    old = new = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if first & 1 or first == last:
            old, new = node(step, old), node(step, new)
            first, last = _climb(first, last)
        else:
            new = node(new, step)
        first, last = first >> 1, last >> 1
    return last == 0 and old == old_root and new == new_root


def _climb(first: int, last: int) -> tuple[int, int]:
    """Go up past the levels at which the node has no sibling on its right."""
    while first and not first & 1:
        first, last = first >> 1, last >> 1
    return first, last
