"""Encryption of personal fields at rest: AES-256-GCM with a key file of the profile.

The key lies beside the database in a file only its owner may read; a copy of the database without
the key shows no person's name, number or telephone.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_NONCE = 12
_CHECK = "shouwang"
_key: bytes | None = None


class KeyMissing(RuntimeError):
    """Personal data was asked for before the profile's key was loaded."""


class WrongKey(RuntimeError):
    """The data was sealed with another key, or is damaged."""


def load_key(path: Path) -> None:
    """Use the key in `path` for this process, making it (mode 600) when there is none.

    Raises WrongKey when the file is not 32 bytes long.
    """
    global _key
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        pass
    else:
        with os.fdopen(descriptor, "wb") as file:
            file.write(os.urandom(32))
            file.flush()
            os.fsync(file.fileno())
    key = path.read_bytes()
    if len(key) != 32:
        raise WrongKey(f"{path} is not a key of 32 bytes")
    _key = key


def seal(text: str) -> bytes:
    """Return nonce and ciphertext of `text`. Raises KeyMissing."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if _key is None:
        raise KeyMissing("call load_key first")
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(_key).encrypt(nonce, text.encode(), None)


def unseal(sealed: bytes) -> str:
    """Return the text of `seal`. Raises KeyMissing, WrongKey."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if _key is None:
        raise KeyMissing("call load_key first")
    try:
        return AESGCM(_key).decrypt(sealed[:_NONCE], sealed[_NONCE:], None).decode()
    except (InvalidTag, ValueError):  # the latter when it is too short to be sealed text
        raise WrongKey("sealed with another key, or damaged") from None


def check_text() -> str:
    """Return a sealed word as text, to be kept with the data. Raises KeyMissing."""
    return seal(_CHECK).hex()


def check_key(sealed_word: str) -> None:
    """Raise WrongKey unless `sealed_word` (of `check_text`) was sealed with the loaded key."""
    if unseal(bytes.fromhex(sealed_word)) != _CHECK:
        raise WrongKey("the database was sealed with another key")
