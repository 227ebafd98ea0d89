"""How long a person must wait after wrong passwords, and how short a password may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.instant import MINUTE, SECOND

if TYPE_CHECKING:
    from app.domain.instant import Instant

MINIMUM_PASSWORD = 8
"""Characters."""

FREE_FAILURES = 2
"""So many slips of the finger cost nothing."""

LONGEST_WAIT = 5 * MINUTE


def wait_after(failures: int) -> int:
    """Return the wait in milliseconds after so many wrong passwords in a row: 2, 4, 8 ... s."""
    if failures <= FREE_FAILURES:
        return 0
    return min(LONGEST_WAIT, SECOND << min(failures - FREE_FAILURES, 20))


def waits_until(locked_until: Instant | None, now: Instant) -> Instant | None:
    """Return the instant until which an attempt is refused, None when it may be made.

    A time beyond the longest wait means that the clock was set back since: it holds nobody up.
    """
    if locked_until is None or not 0 < locked_until - now <= LONGEST_WAIT:
        return None
    return locked_until
