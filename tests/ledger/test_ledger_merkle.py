"""The trees of RFC 9162, against its own definition and the published example of its authors' test suite."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.ledger import merkle

WORDS = ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
EXAMPLE = [bytes.fromhex(word) for word in WORDS]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
SIZES = st.integers(1, 70)


def leaves(size: int) -> list[bytes]:
    return [merkle.leaf(str(n).encode()) for n in range(size)]


def defined(hashed: list[bytes]) -> bytes:
    """MTH of section 2.1.1, word for word, on hashed leaves."""
    if len(hashed) <= 1:
        return hashed[0] if hashed else sha256(b"").digest()
    split = max(2**power for power in range(20) if 2**power < len(hashed))
    return sha256(b"\x01" + defined(hashed[:split]) + defined(hashed[split:])).digest()


@pytest.mark.parametrize("size", range(1, 9))
def test_the_published_roots(size: int) -> None:
    assert merkle.root(map(merkle.leaf, EXAMPLE[:size])).hex() == ROOTS[size - 1]


@given(st.integers(0, 300))
def test_the_growing_tree_is_the_defined_one(size: int) -> None:
    assert merkle.root(leaves(size)) == defined(leaves(size))


@given(SIZES, st.data())
def test_inclusion_is_proved_for_each_leaf_and_for_no_other(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    all_leaves = leaves(size)
    root, path = merkle.root(all_leaves), merkle.inclusion(index, all_leaves)
    assert merkle.included(all_leaves[index], index, size, path, root)
    assert not merkle.included(merkle.leaf(b"other"), index, size, path, root)
    assert not merkle.included(all_leaves[index], (index + 1) % size, size, path, root) or size == 1
    assert not merkle.included(all_leaves[index], index, size, [*path, root], root)
    assert not merkle.included(all_leaves[index], size, size, path, root)
    if path:
        assert not merkle.included(all_leaves[index], index, size, path[:-1], root)


@given(SIZES, st.data())
def test_consistency_is_proved_for_what_goes_on_and_for_nothing_else(size: int, data: st.DataObject) -> None:
    older = data.draw(st.integers(1, size))
    all_leaves = leaves(size)
    old_root, root = merkle.root(all_leaves[:older]), merkle.root(all_leaves)
    path = merkle.consistency(older, all_leaves)
    assert merkle.consistent(older, old_root, size, root, path)
    rewritten = merkle.root([merkle.leaf(b"rewritten"), *all_leaves[1:older]])
    assert not merkle.consistent(older, rewritten, size, root, path)
    assert not merkle.consistent(older, old_root, size, rewritten, path) or rewritten == root
    assert not merkle.consistent(older, old_root, size, root, [*path, root])
