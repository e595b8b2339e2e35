"""Signed checkpoints: a Merkle root over the hashes of the first entries. Whoever holds one can prove what stood in the ledger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, insert, select

from trucewatch.records.base import Record
from trucewatch.records.entry import Moment, Recorded

from . import merkle
from .chain import stamp
from .keys import public, signed_by
from .schema import checkpoint as table
from .schema import log

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_PAGE = 20_000


class Checkpoint(Record):
    """What the ledger was when it had ``size`` entries: the Merkle root over their hashes, signed at ``made`` (UTC) with ``key``.

    Root, public key and signature (Ed25519) are hexadecimal texts. Keep a copy elsewhere: it proves later that nothing was rewritten.
    """

    size: int
    root: str
    made: Moment
    key: str
    signature: str

    @property
    def note(self) -> bytes:
        """The bytes that are signed."""
        return _note(self.size, self.root, self.made)

    @property
    def signed(self) -> bool:
        """Whether the signature is one of the key's over this note."""
        return signed_by(self.key, self.signature, self.note)

    def includes(self, entry: Recorded, path: Sequence[str]) -> bool:
        """Tell whether the path proves that the entry is among those that this checkpoint covers."""
        hashed = merkle.leaf(bytes.fromhex(entry.hash))
        return merkle.included(hashed, entry.sequence - 1, self.size, _bytes(path), bytes.fromhex(self.root))

    def goes_on(self, older: Checkpoint, path: Sequence[str]) -> bool:
        """Tell whether the path proves that this checkpoint covers all that the older one did, unchanged, and then more."""
        old_root, root = bytes.fromhex(older.root), bytes.fromhex(self.root)
        return merkle.consistent(older.size, old_root, self.size, root, _bytes(path))


def sign(size: int, root: str, made: datetime, key: Ed25519PrivateKey) -> Checkpoint:
    """Return the signed checkpoint."""
    signature = key.sign(_note(size, root, made)).hex()
    return Checkpoint(size=size, root=root, made=made, key=public(key), signature=signature)


def leaves(connection: Connection, size: int) -> Iterator[bytes]:
    """Yield the leaves over the first ``size`` entries."""
    for start in range(0, size, _PAGE):
        query = select(log.c.hash).where(log.c.sequence > start, log.c.sequence <= min(start + _PAGE, size)).order_by(log.c.sequence)
        yield from (merkle.leaf(bytes.fromhex(hashed)) for hashed in connection.execute(query).scalars())


def stored(connection: Connection) -> list[Checkpoint]:
    """Return all checkpoints, the smallest first."""
    return [Checkpoint.model_validate(row) for row in connection.execute(select(table).order_by(table.c.size)).mappings()]


def find(connection: Connection, size: int) -> Checkpoint | None:
    """Return the checkpoint over ``size`` entries, if there is one."""
    row = connection.execute(select(table).where(table.c.size == size)).mappings().first()
    return None if row is None else Checkpoint.model_validate(row)


def store(connection: Connection, checkpoint: Checkpoint) -> None:
    """Write a checkpoint."""
    connection.execute(insert(table), checkpoint.model_dump() | {"made": stamp(checkpoint.made)})


def _note(size: int, root: str, made: datetime) -> bytes:
    return f"trucewatch checkpoint 1\n{size}\n{root}\n{stamp(made)}\n".encode()


def _bytes(path: Sequence[str]) -> list[bytes]:
    return [bytes.fromhex(step) for step in path]
