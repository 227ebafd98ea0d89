"""What a sensor said, and whether it is news.

A message is known by `(ts, seq)`: a broker delivers again after a crash, a retained message comes
with every subscription, and a device may restart its count.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.instant import Instant

NO_SEQ = -1
"""The sequence number of a message that carries none."""


class ReportedState(StrEnum):
    """What a device says of itself."""

    NORMAL = "normal"
    ALARM = "alarm"
    FAULT = "fault"
    TEST = "test"


@dataclass(frozen=True, slots=True)
class Reading:
    """One decoded message.

    `ts`: when the device measured, by its own clock. `value`: in the kind's unit, or None when the
    message carries a state only. `battery`: percent. `rssi`: dBm. `seq`: NO_SEQ when absent.
    """

    ts: Instant
    value: float | None = None
    state: ReportedState | None = None
    seq: int = NO_SEQ
    battery: float | None = None
    rssi: float | None = None


class Novelty(StrEnum):
    """How a message stands to the newest one known of its sensor."""

    NEW = "new"
    DUPLICATE = "duplicate"
    LATE = "late"


def novelty(last: tuple[Instant, int] | None, reading: Reading) -> Novelty:
    """Compare `reading` with the newest known `(ts, seq)`; None means nothing is known yet.

    A later `ts` is new whatever its `seq` (a device that restarts counts from zero). An earlier one
    is late: it goes into the history and may raise an alarm, but never becomes the latest value.
    """
    if last is None:
        return Novelty.NEW
    key = (reading.ts, reading.seq)
    if key == last:
        return Novelty.DUPLICATE
    return Novelty.NEW if key > last else Novelty.LATE


def missed(last_seq: int, seq: int) -> int:
    """Return how many messages are missing between two consecutive ones of a sensor.

    Zero when either carries no number, or when the device restarted its count.
    """
    if last_seq == NO_SEQ or seq == NO_SEQ or seq <= last_seq:
        return 0
    return seq - last_seq - 1
