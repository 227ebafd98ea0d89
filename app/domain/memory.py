"""What is remembered of one sensor between its messages, and how it is taken up after a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.alarms import Condition
from app.domain.instant import MINUTE, SECOND
from app.domain.readings import NO_SEQ, ReportedState
from app.domain.rules import default_rules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.instant import Instant
    from app.domain.rules import Rest, RuleSet
    from app.domain.sensors import SensorKind

DEVICE, RATE, INACTIVE = 29, 30, 31
"""Bits of `SensorMemory._beyond` beside those of the limits, which count from 0."""

_DAY_MINUTES = 24 * 60
_SHANGHAI_MINUTES = 8 * 60


class SensorMemory:
    """What is remembered of one sensor between its messages.

    `ts`, `seq`, `value`, `state`, `battery`, `rssi`: of the newest message (`ts` -1: none yet).
    `received_at`: when it came, by our clock. `messages`, `missed`, `duplicates`: counters.
    `stale`: it has not reported for too long. `calm`: nothing is wrong with it and nothing pends,
    so that the next harmless message needs no evaluation. `enabled`: another sensor's condition
    lets its own count. `away_from`, `away_until`: nobody is at home between. `process_since`: when
    its own condition began, 0 while it does not hold; `confirmed`: another sensor said the same.
    """

    __slots__ = (
        "_battery_low",
        "_beyond",
        "_calm_battery",
        "_calm_high",
        "_calm_low",
        "_course",
        "_faulty",
        "_hits",
        "_idle_due",
        "_implausible",
        "_leaving",
        "_pending",
        "_signalled",
        "_testing",
        "away_from",
        "away_until",
        "battery",
        "calm",
        "confirmed",
        "duplicates",
        "enabled",
        "kind",
        "messages",
        "missed",
        "process_since",
        "received_at",
        "rssi",
        "rules",
        "seq",
        "stale",
        "state",
        "ts",
        "value",
    )

    def __init__(self, kind: SensorKind, rules: RuleSet | None = None) -> None:
        self.kind = kind
        self.rules = rules or default_rules(kind.code)
        self.ts: Instant = -1
        self.seq = NO_SEQ
        self.received_at: Instant = 0
        self.value: float | None = None
        self.state: ReportedState | None = None
        self.battery: float | None = None
        self.rssi: float | None = None
        self.messages = 0
        self.missed = 0
        self.duplicates = 0
        self.stale = False
        self.enabled = True
        self.away_from: Instant = 0
        self.away_until: Instant = 0
        self.process_since: Instant = 0
        self.confirmed = False
        self._set_calm()
        self.calm = True
        self._faulty = False
        self._implausible = False
        self._testing = False
        self._battery_low = False
        self._beyond = 0  # a bit for each limit exceeded, and for DEVICE, RATE, INACTIVE
        # By bit: (ts, seq) of the message that began it, and the tick at which it matures.
        self._pending: dict[int, tuple[Instant, int, float]] = {}
        self._leaving: dict[int, tuple[Instant, float]] | None = None
        self._hits: dict[int, list[Instant]] | None = None
        self._course: list[tuple[Instant, float]] | None = None
        self._idle_due: float | None = None
        self._signalled: dict[Condition, int] = {}  # active conditions and their highest level

    def next_due(self) -> float | None:
        """Return the monotonic second at which `due` has something to say without a message."""
        dues = [due for _, _, due in self._pending.values()]
        if self._leaving:
            dues += [due for _, due in self._leaving.values()]
        if self._idle_due is not None:
            dues.append(self._idle_due)
        return min(dues, default=None)

    def active(self) -> Mapping[Condition, int]:
        """Return the conditions that hold, with the severest level each has reached."""
        return self._signalled

    def restore(self, open_signals: Mapping[Condition, int], tick: float) -> None:
        """Take up again after a restart, when the newest message's fields have been set.

        `open_signals`: the conditions whose alarms are open and still signalled, by level. Where
        the newest message does not tell what began an alarm, it is taken for the device's word,
        which only the device takes back: in doubt the alarm stays.
        """
        rules = self.rules
        self._signalled = dict(open_signals)
        self.stale = self.stale or Condition.STALE in open_signals
        self._testing = Condition.TEST in open_signals
        self._battery_low = Condition.BATTERY in open_signals
        if Condition.FAULT in open_signals:
            self._implausible = self.value is not None and not plausible(rules, self.value)
            self._faulty = self.state is ReportedState.FAULT or not self._implausible
        process = Condition.PROCESS in open_signals
        self.process_since = self.ts if process else 0
        self._beyond = 0
        if self.value is not None:
            for index, threshold in enumerate(rules.thresholds):
                if process and not threshold.inside(self.value):
                    self._beyond |= 1 << index
                elif threshold.beyond(self.value) and (
                    threshold.on_delay_ms or rules.limits[index].rest is not None
                ):
                    due = tick + threshold.on_delay_ms / SECOND
                    self._pending[index] = (self.ts, self.seq, due)
        if rules.inactivity is not None:
            self._idle_due = tick + rules.inactivity.after_ms / SECOND
        if process and (self.state is ReportedState.ALARM or not self._beyond):
            idle = rules.inactivity is not None and self.state is not ReportedState.ALARM
            self._beyond |= 1 << (INACTIVE if idle else DEVICE)
        self.settle()

    def last_active(self, ago_ms: int, tick: float) -> None:
        """Say how long ago the history last told of activity; after `restore`."""
        if self.rules.inactivity is not None and not self._beyond & 1 << INACTIVE:
            left = max(0, self.rules.inactivity.after_ms - ago_ms)
            self._idle_due = tick + left / SECOND

    def adopt(self, rules: RuleSet, tick: float) -> bool:
        """Go on under other rules; return whether they are others.

        What they do not know any more ends with the next message.
        """
        if rules is self.rules or rules == self.rules:
            return False
        codes, before = self.rules.codes, self._beyond
        self.rules = rules
        self._set_calm()
        self._pending.clear()
        self._leaving = self._hits = self._course = None
        self._beyond = before & (1 << DEVICE)
        for index, code in enumerate(rules.codes):
            if code in codes and before & 1 << codes.index(code):
                self._beyond |= 1 << index
        if rules.inactivity is None:
            self._idle_due = None
        else:
            self._beyond |= before & (1 << INACTIVE)
            self._idle_due = tick + rules.inactivity.after_ms / SECOND
        self.settle()
        self.calm = False  # the next message is looked at, whatever it says
        return True

    def _set_calm(self) -> None:
        rules = self.rules
        self._calm_low, self._calm_high = rules.calm_low, rules.calm_high
        self._calm_battery = rules.calm_battery

    def confirm(self, level: int) -> None:
        """Another sensor says the same: the condition counts as `level` from now on."""
        self.confirmed = True
        self._signalled[Condition.PROCESS] = level

    def fall_silent(self) -> None:
        """Mark the sensor as not reporting, without an alarm of its own; a message ends it."""
        self.stale = True
        self.settle()

    def forget(self, condition: Condition) -> None:
        """A person has closed the alarm: the next message that says so raises a new one."""
        self._signalled.pop(condition, None)
        if condition is Condition.PROCESS:
            self._beyond = 0
            self._pending.clear()
            self._leaving = self._hits = None
            self.process_since = 0
            self.confirmed = False
        self.settle()

    def rest_ms(self, rest: Rest | None, now: Instant) -> int:
        """Return for how long no alarm of a rule with this rest begins, 0 when one may."""
        if rest is None:
            return 0
        minute = (now // MINUTE + _SHANGHAI_MINUTES) % _DAY_MINUTES
        asleep = rest.ends_after(minute) * MINUTE
        is_away = rest.heeds_absence and self.away_from <= now
        away = max(0, self.away_until - now) if is_away else 0
        return max(asleep - now % MINUTE if asleep else 0, away)

    def settle(self) -> None:
        """Find out whether all is calm."""
        self.calm = not (
            self._signalled
            or self._pending
            or self._beyond
            or self._faulty
            or self._implausible
            or self._testing
            or self._battery_low
            or self.stale
            or self._leaving
        )


def plausible(rules: RuleSet | SensorKind, value: float) -> bool:
    """Return whether a value can be a measurement at all."""
    low, high = rules.plausible
    return low <= value <= high
