"""The local key that signs checkpoints: Ed25519, made when it is first needed, readable by its owner alone."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from trucewatch.errors import LedgerError
from trucewatch.folders import beside, settings

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


def key_path(where: str) -> Path:
    """Return where the key of a ledger lies: beside its file, or in the user's settings for a database's address."""
    return beside(where, ".key", settings())


def signing_key(path: Path) -> Ed25519PrivateKey:
    """Return the key in the file, and make both where there is none.

    Raises LedgerError where the file cannot be read or written, or holds no key.
    """
    try:
        return _read(path) if path.exists() else _make(path)
    except OSError as error:
        raise LedgerError(f"the signing key cannot be used: {error.strerror}", str(path), "check the file's rights") from error
    except ValueError as error:
        raise LedgerError("this file holds no signing key", str(path), "restore it, or move it away to sign with a new one") from error


def public(key: Ed25519PrivateKey) -> str:
    """Return the public half as hexadecimal text."""
    return key.public_key().public_bytes_raw().hex()


def signed_by(key: str, signature: str, message: bytes) -> bool:
    """Tell whether the signature over the message was made with the private half of ``key``."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(bytes.fromhex(signature), message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _read(path: Path) -> Ed25519PrivateKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(path.read_text().strip()))


def _make(path: Path) -> Ed25519PrivateKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.generate()
    path.parent.mkdir(parents=True, exist_ok=True)
    # Exclusive, and closed to others from the first moment on: another program may be making it now.
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(key.private_bytes_raw().hex() + "\n")
    return key
