"""Hybrid logical clock (Kulkarni et al., 2014): one integer that orders changes across machines.

The upper 48 bits are milliseconds since 1970, the lower 16 a counter, so that a stamp sorts by
time, never runs backwards when the PC's clock does, and follows every stamp it has seen.
"""

from __future__ import annotations

from typing import TypeAlias

Stamp: TypeAlias = int
"""48 bits of milliseconds, 16 bits of counter. Fits a signed 64-bit integer until the year 6429."""

_COUNTER_BITS = 16


def tick(last: Stamp, now_ms: int) -> Stamp:
    """Return the stamp after `last` at wall time `now_ms`: greater than both.

    A counter overflow (65,536 stamps in a millisecond) carries into the milliseconds, which keeps
    the order and lets the stamp run ahead of the wall clock by that millisecond.
    """
    return max(last + 1, now_ms << _COUNTER_BITS)


def receive(last: Stamp, remote: Stamp, now_ms: int) -> Stamp:
    """Return the stamp for the receipt of `remote`: greater than `last`, `remote` and `now_ms`."""
    return tick(max(last, remote), now_ms)


def milliseconds(stamp: Stamp) -> int:
    """Return the wall-clock part of `stamp` in milliseconds since 1970."""
    return stamp >> _COUNTER_BITS
