"""Delays and counts of one condition: when it begins to hold, and when it has ended.

Both delays run by the device's clock or by ours, whichever is over first: a backlog comes at once,
and a device that reports each half hour must not be waited for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.instant import SECOND

if TYPE_CHECKING:
    from app.domain.instant import Instant
    from app.domain.memory import SensorMemory


def enter(
    memory: SensorMemory,
    bit: int,
    ts: Instant,
    seq: int,
    tick: float,
    *,
    delay_ms: int,
    times: int = 1,
    within_ms: int = 0,
    rest_ms: int = 0,
) -> tuple[Instant, int] | None:
    """A message says that a condition holds; return the message that began it once it counts.

    It counts at once, after `delay_ms`, or when it has begun `times` times within `within_ms`; not
    before `rest_ms` are over. None: it counts already, or not yet.
    """
    if memory._beyond & 1 << bit:
        if memory._leaving:
            memory._leaving.pop(bit, None)
        return None
    since = memory._pending.get(bit)
    if since is None and times > 1 and _often(memory, bit, ts, times, within_ms) and not rest_ms:
        memory._beyond |= 1 << bit
        return ts, seq
    if rest_ms:
        began = since or (ts, seq, 0.0)
        memory._pending[bit] = (began[0], began[1], tick + max(rest_ms, delay_ms) / SECOND)
        return None
    if not delay_ms:
        memory._pending.pop(bit, None)
        memory._beyond |= 1 << bit
        return (since or (ts, seq, 0.0))[:2]
    if since is None:
        memory._pending[bit] = (ts, seq, tick + delay_ms / SECOND)
    elif ts - since[0] >= delay_ms or tick >= since[2]:
        del memory._pending[bit]
        memory._beyond |= 1 << bit
        return since[:2]
    return None


def leave(memory: SensorMemory, bit: int, ts: Instant, tick: float, off_delay_ms: int) -> None:
    """A message says that a condition holds no longer; it ends now or after the off-delay."""
    memory._pending.pop(bit, None)
    if not memory._beyond & 1 << bit:
        return
    if not off_delay_ms:
        memory._beyond &= ~(1 << bit)
        return
    if memory._leaving is None:
        memory._leaving = {}
    since = memory._leaving.get(bit)
    if since is None:
        memory._leaving[bit] = (ts, tick + off_delay_ms / SECOND)
    elif ts - since[0] >= off_delay_ms or tick >= since[1]:
        del memory._leaving[bit]
        memory._beyond &= ~(1 << bit)


def _often(memory: SensorMemory, bit: int, ts: Instant, times: int, within_ms: int) -> bool:
    """Count one more beginning; return whether there were enough of them within the span."""
    if memory._hits is None:
        memory._hits = {}
    hits = [one for one in memory._hits.get(bit, ()) if ts - one < within_ms]
    hits.append(ts)
    memory._hits[bit] = hits
    if len(hits) < times:
        return False
    del memory._hits[bit]
    return True
