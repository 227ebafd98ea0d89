"""Passwords: hashed with argon2id, tried in equal time whether there is such a user or not."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from app.domain.signing_in import MINIMUM_PASSWORD
from app.services.desk import ServiceError
from db.ids import new_id

if TYPE_CHECKING:
    from argon2 import PasswordHasher


class PasswordTooShort(ServiceError):
    """Field: `minimum`, in characters."""

    def __init__(self, minimum: int) -> None:
        super().__init__(f"a password has at least {minimum} characters")
        self.minimum = minimum


def hash_password(password: str) -> str:
    """Return the hash to keep. Raises PasswordTooShort."""
    if len(password) < MINIMUM_PASSWORD:
        raise PasswordTooShort(MINIMUM_PASSWORD)
    return _hasher().hash(password)


def fits(hashed: str | None, password: str) -> bool:
    """Return whether the password is that of `hashed`; None: of nobody, found out as slowly."""
    from argon2.exceptions import Argon2Error, InvalidHashError

    try:
        return _hasher().verify(_nobody() if hashed is None else hashed, password)
    except (Argon2Error, InvalidHashError):
        return False


def fresh_hash(hashed: str, password: str) -> str | None:
    """Return a hash with today's parameters when `hashed` has older ones, else None."""
    return _hasher().hash(password) if _hasher().check_needs_rehash(hashed) else None


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher()


@cache
def _nobody() -> str:
    """A hash that no password fits, so that an unknown name takes as long as a known one."""
    return _hasher().hash(new_id())
