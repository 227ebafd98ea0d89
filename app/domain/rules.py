"""Alarm rules: what may be wrong at a sensor, how it is found out, and how severe it is.

Each sensor kind has built-in rules (from `KINDS`); a street overrides single rules for the street,
an area, a compound, a building or a sensor, and what is nearest counts (`app.domain.scopes`). A
rule is known by its code within its kind. Rules are plain values: JSON in the database, compiled to
a `RuleSet` that the evaluation runs on.

Terms after ISA-18.2: deadband, on-delay, off-delay. "n times within t" after CS-Studio Phoebus:
a value that comes and goes raises too when it has come often enough.

To add a kind of rule: a struct here, its part in `compile_rules`, its evaluation, its words in
`ui/labels.py`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, TypeAlias, TypeVar

import msgspec

from app.domain.instant import DAY, HOUR, MINUTE, SECOND
from app.domain.sensors import BATTERY_LOW, KINDS, STALE_INTERVALS, Direction, Level, Threshold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.sensors import SensorKind


class BadRule(ValueError):
    """A rule cannot be: `problem` is a code for the interface's sentence, `field` the setting."""

    def __init__(self, problem: str, field_: str) -> None:
        super().__init__(f"{field_}: {problem}")
        self.problem = problem
        self.field = field_


class Rest(msgspec.Struct, frozen=True):
    """When a rule about a person's home begins no alarm: asleep, or away.

    `sleep_from`, `sleep_to`: minutes of the street's day, equal for no sleeping hours; a span over
    midnight is meant when `sleep_from` is the later one. `heeds_absence`: rests while an absence is
    noted. What holds when the rest is over raises then.
    """

    sleep_from: int = 0
    sleep_to: int = 0
    heeds_absence: bool = True

    def ends_after(self, minute: int) -> int:
        """Return the minutes until the sleeping hours end, 0 when `minute` is not within them."""
        start, end = self.sleep_from, self.sleep_to
        asleep = start <= minute < end if start <= end else minute >= start or minute < end
        return (end - minute) % (24 * 60) if asleep else 0


class Limit(msgspec.Struct, frozen=True, tag="limit"):
    """A limit of the value. Delays in milliseconds, 0 for none.

    `off_delay_ms`: the value must have been back inside for so long. `times`, `within_ms`: it
    raises when the value has come to the limit so many times within that span, or has stayed
    beyond it for the on-delay (for the span, when there is no on-delay).
    """

    direction: Direction
    limit: float
    level: Level
    deadband: float = 0.0
    on_delay_ms: int = 0
    off_delay_ms: int = 0
    times: int = 1
    within_ms: int = 0
    rest: Rest | None = None
    enabled: bool = True

    def check(self) -> None:
        """Raise BadRule when it cannot be."""
        _finite(self.limit, "limit")
        _not_negative(self.deadband, "deadband")
        _delays(self.on_delay_ms, self.off_delay_ms)
        _times(self.times, self.within_ms)


class Device(msgspec.Struct, frozen=True, tag="device"):
    """The device's own word: it says alarm. `times`, delays: as for a limit."""

    level: Level
    off_delay_ms: int = 0
    times: int = 1
    within_ms: int = 0
    enabled: bool = True

    def check(self) -> None:
        """Raise BadRule when it cannot be."""
        _delays(self.off_delay_ms)
        _times(self.times, self.within_ms)


class Rate(msgspec.Struct, frozen=True, tag="rate"):
    """The value changes by `change` (its unit) or more within `per_ms`, in `direction`.

    Ends when the change within the span is below `change - deadband`.
    """

    direction: Direction
    change: float
    per_ms: int
    level: Level
    deadband: float = 0.0
    enabled: bool = True

    def check(self) -> None:
        """Raise BadRule when it cannot be."""
        _finite(self.change, "change")
        if self.change <= 0:
            raise BadRule("not_positive", "change")
        if not SECOND <= self.per_ms <= DAY:
            raise BadRule("out_of_range", "per_ms")
        _not_negative(self.deadband, "deadband")


class Inactivity(msgspec.Struct, frozen=True, tag="inactivity"):
    """No activity for `after_ms`: no message of the sensor told of a movement, a door, water.

    What tells of activity is the kind's own (`app.domain.sensors.Activity`): a change of value or
    state and a value from `least` on, a falling count of hours, or an amount from `least` on.
    """

    after_ms: int
    level: Level
    least: float = 1.0
    rest: Rest = Rest()
    enabled: bool = True

    def check(self) -> None:
        """Raise BadRule when it cannot be."""
        if not MINUTE <= self.after_ms <= 30 * DAY:
            raise BadRule("out_of_range", "after_ms")
        _finite(self.least, "least")


class Stale(msgspec.Struct, frozen=True, tag="stale"):
    """It has not reported for `intervals` times the longest expected interval."""

    interval_ms: int
    level: Level
    intervals: float = STALE_INTERVALS
    enabled: ClassVar[bool] = True
    """Silence is never switched off: it would look like peace."""

    def check(self) -> None:
        """Raise BadRule when it cannot be."""
        if not SECOND <= self.interval_ms <= 7 * DAY:
            raise BadRule("out_of_range", "interval_ms")
        if not 1 <= self.intervals <= 100:
            raise BadRule("out_of_range", "intervals")


class Battery(msgspec.Struct, frozen=True, tag="battery"):
    """The battery is below `limit` percent; ends above `limit + deadband`."""

    limit: float
    level: Level
    deadband: float = 5.0
    enabled: bool = True

    def check(self) -> None:
        """Raise BadRule when it cannot be."""
        if not 0 <= self.limit <= 100:
            raise BadRule("out_of_range", "limit")
        _not_negative(self.deadband, "deadband")


class Range(msgspec.Struct, frozen=True, tag="range"):
    """Values outside of `low` to `high` are a fault of the sensor, never a measurement."""

    low: float
    high: float
    level: Level
    enabled: ClassVar[bool] = True

    def check(self) -> None:
        """Raise BadRule when it cannot be."""
        if math.isnan(self.low) or math.isnan(self.high) or self.low >= self.high:
            raise BadRule("low_above_high", "low")


class Enable(msgspec.Struct, frozen=True, tag="enable"):
    """The kind's own condition counts only while another sensor agrees.

    `sensor`: the other one's code. `when`: "alarm" (it is in alarm), "normal" (it is not), "above"
    or "below" (its value is at or above, or below, `limit`). While nothing is known of the other
    one, or it is stale or at fault, this one counts: in doubt an alarm comes.
    """

    sensor: str
    when: str = "alarm"
    limit: float = 0.0
    enabled: bool = True

    def check(self) -> None:
        """Raise BadRule when it cannot be."""
        if not self.sensor.strip():
            raise BadRule("missing", "sensor")
        if self.when not in ("alarm", "normal", "above", "below"):
            raise BadRule("unknown_word", "when")
        _finite(self.limit, "limit")


class Confirm(msgspec.Struct, frozen=True, tag="confirm"):
    """`count` sensors of the kind in one stairwell in alarm within `within_ms` confirm each other.

    All of them rise to `level`, and are told again as confirmed (two-of-n, after fire panels).
    """

    level: Level
    count: int = 2
    within_ms: int = 10 * MINUTE
    enabled: bool = True

    def check(self) -> None:
        """Raise BadRule when it cannot be."""
        if not 2 <= self.count <= 20:
            raise BadRule("out_of_range", "count")
        if not SECOND <= self.within_ms <= DAY:
            raise BadRule("out_of_range", "within_ms")


R = TypeVar("R")

Rule: TypeAlias = Limit | Device | Rate | Inactivity | Stale | Battery | Range | Enable | Confirm
Rules: TypeAlias = "Mapping[str, Rule]"
"""Rules by code."""

LIMIT_CODES = ("low_low", "low", "high", "high_high")
"""Codes of limit rules (ISA-18.2 names)."""
CODES = (
    "device",
    *LIMIT_CODES,
    "rate",
    "inactivity",
    "confirm",
    "enable",
    "range",
    "stale",
    "battery",
)
"""All codes a kind can have, in the order in which people read them."""

_TYPES: dict[str, type[msgspec.Struct]] = {
    "device": Device, "rate": Rate, "inactivity": Inactivity, "confirm": Confirm,
    "enable": Enable, "range": Range, "stale": Stale, "battery": Battery,
    **dict.fromkeys(LIMIT_CODES, Limit),
}  # fmt: skip

_decoder: msgspec.json.Decoder[Rule] = msgspec.json.Decoder(Rule)


def write_rule(rule: Rule) -> str:
    """Return the rule as JSON for `rule_versions.body`."""
    return msgspec.json.encode(rule).decode()


def read_rule(code: str, body: str) -> Rule:
    """Read a stored rule. Raises BadRule when it is none, or not one of its code."""
    try:
        rule = _decoder.decode(body)
    except msgspec.MsgspecError as error:
        raise BadRule(str(error), "body") from None
    check_rule(code, rule)
    return rule


def check_rule(code: str, rule: Rule, *, latching: bool = False) -> None:
    """Raise BadRule when the settings make no sense, or do not belong to `code`.

    `latching`: the kind reports fires.
    """
    wanted = _TYPES.get(code)
    if wanted is None or not isinstance(rule, wanted):
        raise BadRule("wrong_kind", "body")
    if latching and isinstance(rule, Enable):
        raise BadRule("fire_stands_alone", "body")
    if isinstance(rule, Limit):
        up = code.startswith("high")
        if (rule.direction is Direction.HIGH) is not up:
            raise BadRule("wrong_direction", "direction")
    rule.check()


def built_in(kind: SensorKind) -> dict[str, Rule]:
    """Return the rules a kind has where a street has set nothing."""
    rules: dict[str, Rule] = {"device": Device(kind.alarm_level)}
    ups = sorted(
        (one for one in kind.thresholds if one.direction is Direction.HIGH), key=lambda t: t.limit
    )
    downs = sorted(
        (one for one in kind.thresholds if one.direction is Direction.LOW), key=lambda t: -t.limit
    )
    rest = Rest() if kind.code in _HOME_KINDS else None
    for codes, limits in ((("high", "high_high"), ups), (("low", "low_low"), downs)):
        for code, one in zip(codes, limits, strict=False):
            rules[code] = Limit(
                one.direction,
                one.limit,
                one.level,
                deadband=one.deadband,
                on_delay_ms=one.on_delay_ms,
                rest=rest,
            )
    if kind.code in _CONFIRMED_KINDS:
        rules["confirm"] = Confirm(Level.I)
    rules["range"] = Range(*kind.plausible, kind.trouble_level)
    rules["stale"] = Stale(kind.interval_ms, kind.trouble_level)
    rules["battery"] = Battery(BATTERY_LOW.limit, BATTERY_LOW.level, BATTERY_LOW.deadband)
    return rules


_HOME_KINDS = ("infrared_activity", "water_meter")
_CONFIRMED_KINDS = ("smoke",)


@dataclass(frozen=True)
class RuleSet:
    """The rules of one sensor, compiled: what `app.domain.evaluation` reads.

    `thresholds` and `limits` stand side by side (`codes` too). `patience_ms`: silence after which
    it is stale. `watchful`: the course of harmless messages matters too, or that they come.
    `calm_*`: what a harmless message has.
    """

    kind: SensorKind
    alarm_level: Level
    device: Device
    thresholds: tuple[Threshold, ...]
    limits: tuple[Limit, ...]
    codes: tuple[str, ...]
    plausible: tuple[float, float]
    trouble_level: Level
    stale_level: Level
    patience_ms: float
    battery: Threshold | None
    rate: Rate | None = None
    inactivity: Inactivity | None = None
    enable: Enable | None = None
    confirm: Confirm | None = None
    calm_low: float = -math.inf
    calm_high: float = math.inf
    calm_battery: float = -math.inf
    watchful: bool = field(init=False)

    def __post_init__(self) -> None:
        """Find out once what every message asks."""
        object.__setattr__(self, "watchful", self.rate is not None or self.inactivity is not None)


def compile_rules(kind: SensorKind, rules: Mapping[str, Rule]) -> RuleSet:
    """Return what the evaluation runs on; rules that are missing or switched off do nothing."""
    on = {code: rule for code, rule in rules.items() if rule.enabled}
    limits = [(code, rule) for code in LIMIT_CODES if isinstance(rule := on.get(code), Limit)]
    thresholds = tuple(
        Threshold(rule.direction, rule.limit, rule.deadband, rule.level, _delay(rule))
        for _, rule in limits
    )
    device = rules.get("device")
    device = device if isinstance(device, Device) else Device(kind.alarm_level)
    plausible = on.get("range")
    low_high = (plausible.low, plausible.high) if isinstance(plausible, Range) else kind.plausible
    stale = on.get("stale")
    battery = on.get("battery")
    calm_low, calm_high = low_high[0], math.nextafter(low_high[1], math.inf)
    for one in thresholds:
        if one.direction is Direction.HIGH:
            calm_high = min(calm_high, one.limit)
        else:
            calm_low = max(calm_low, one.limit)
    return RuleSet(
        kind=kind,
        alarm_level=device.level,
        device=device,
        thresholds=thresholds,
        limits=tuple(rule for _, rule in limits),
        codes=tuple(code for code, _ in limits),
        plausible=low_high,
        trouble_level=plausible.level if isinstance(plausible, Range) else kind.trouble_level,
        stale_level=stale.level if isinstance(stale, Stale) else kind.trouble_level,
        patience_ms=(
            stale.interval_ms * stale.intervals
            if isinstance(stale, Stale)
            else kind.interval_ms * STALE_INTERVALS
        ),
        battery=(
            Threshold(Direction.LOW, battery.limit, battery.deadband, battery.level)
            if isinstance(battery, Battery)
            else None
        ),
        rate=_if(on.get("rate"), Rate),
        inactivity=_if(on.get("inactivity"), Inactivity),
        # A fire is a fire, whatever another sensor says.
        enable=None if kind.latching else _if(on.get("enable"), Enable),
        confirm=_if(on.get("confirm"), Confirm),
        calm_low=calm_low,
        calm_high=calm_high,
        calm_battery=battery.limit if isinstance(battery, Battery) else -math.inf,
    )


@lru_cache(maxsize=64)
def default_rules(kind: str) -> RuleSet:
    """Return the compiled built-in rules of a kind. Raises KeyError for an unknown one."""
    return compile_rules(KINDS[kind], built_in(KINDS[kind]))


def _delay(rule: Limit) -> int:
    """Return when a lasting condition raises: what must come n times may also come and stay."""
    return rule.on_delay_ms or (rule.within_ms if rule.times > 1 else 0)


def _if(rule: Rule | None, wanted: type[R]) -> R | None:
    return rule if isinstance(rule, wanted) else None


def _finite(value: float, name: str) -> None:
    if not math.isfinite(value):
        raise BadRule("not_finite", name)


def _not_negative(value: float, name: str) -> None:
    if not 0 <= value < math.inf:
        raise BadRule("negative", name)


def _delays(*delays: int) -> None:
    for name, delay in zip(("on_delay_ms", "off_delay_ms"), delays, strict=False):
        if not 0 <= delay <= DAY:
            raise BadRule("out_of_range", name)


def _times(times: int, within_ms: int) -> None:
    if not 1 <= times <= 100:
        raise BadRule("out_of_range", "times")
    if times > 1 and not SECOND <= within_ms <= 24 * HOUR:
        raise BadRule("out_of_range", "within_ms")
