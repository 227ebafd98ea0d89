"""Rules that look at another sensor: one enables the other, two confirm each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from app.domain.alarms import Condition
from app.domain.memory import SensorMemory
from app.domain.signals import CONFIRM, Signal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.domain.instant import Instant
    from app.domain.rules import Enable

M = TypeVar("M", bound=SensorMemory)


def is_enabled(rule: Enable, other: SensorMemory | None) -> bool:
    """Return whether a condition counts, by what its other sensor says; in doubt it does.

    `other` None: there is no such sensor.
    """
    if other is None or other.ts < 0 or other.stale or Condition.FAULT in other.active():
        return True
    if rule.when == "alarm":
        return Condition.PROCESS in other.active()
    if rule.when == "normal":
        return Condition.PROCESS not in other.active()
    if other.value is None:
        return True
    return other.value >= rule.limit if rule.when == "above" else other.value < rule.limit


def confirmations(one: M, neighbours: Iterable[M], now: Instant) -> list[tuple[M, Signal]]:
    """Return the signals by which sensors of a stairwell confirm each other, now that `one` raised.

    Those that were confirmed before say nothing again. `neighbours`: with `one` itself.
    """
    rule = one.rules.confirm
    if rule is None or Condition.PROCESS not in one.active():
        return []
    agreeing = [
        other
        for other in neighbours
        if Condition.PROCESS in other.active()
        and abs(other.process_since - one.process_since) <= rule.within_ms
    ]
    if len(agreeing) < rule.count:
        return []
    told = []
    for other in agreeing:
        if other.confirmed:
            continue
        level = min(rule.level, other.active()[Condition.PROCESS])
        other.confirm(level)
        signal = Signal(
            Condition.PROCESS, True, level, other.value, None, now, other.ts, other.seq,
            rule=CONFIRM,
        )  # fmt: skip
        told.append((other, signal))
    return told
