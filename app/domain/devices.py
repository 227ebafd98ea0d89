"""What a device of any protocol says, before it is a reading of a sensor in the register.

A decoder turns a message into these outcomes and knows nothing of the register; an outcome names a
device by its `address` within the decoder's source. `reading_of` makes a reading of it once it is
known as what the device stands in the register.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from app.domain.readings import NO_SEQ, Reading, ReportedState
from app.domain.refusals import Refusal, RefusalReason

if TYPE_CHECKING:
    from app.domain.instant import Instant
    from app.domain.sensors import SensorKind

ADDRESS_LENGTH = 160
"""The longest address of a device, in characters."""


class Said(NamedTuple):
    """A message of one device.

    `ts` None: it carries no time of its own. `switched`: the device knows only on and off; what
    "on" means is not said (see `reading_of`). `unit` "": not said. `kind`: a code of KINDS that the
    message suggests, "" for none.
    """

    address: str
    ts: Instant | None = None
    value: float | None = None
    state: ReportedState | None = None
    switched: bool | None = None
    battery: float | None = None
    seq: int = NO_SEQ
    unit: str = ""
    kind: str = ""
    name: str = ""


class Born(NamedTuple):
    """A device makes itself known. `expire_after_s` None: it may be silent as its kind may."""

    address: str
    name: str = ""
    kind: str = ""
    unit: str = ""
    expire_after_s: float | None = None


class Lost(NamedTuple):
    """A device is dead, unavailable or was taken away: its last word holds no more."""

    address: str
    why: str = ""


class Back(NamedTuple):
    """A device is available again, and its last word holds again."""

    address: str


class Alive(NamedTuple):
    """Whoever speaks for the devices `sender` and `sender/...` is heard: none of them is silent."""

    sender: str


class Missed(NamedTuple):
    """Messages were lost before this one, by the count of whoever sends for the devices."""

    sender: str
    messages: int


class Refused(NamedTuple):
    """A message, or one device's part of it, that could not be understood.

    `said`: what could be, if that says alarm. `field`, `problem`, `shown`: where a field mapping
    failed, by code (`app.domain.mappings`), for a person who tries it out.
    """

    refusal: Refusal
    address: str = ""
    said: Said | None = None
    field: str = ""
    problem: str = ""
    shown: str = ""


Outcome: TypeAlias = Said | Born | Lost | Back | Alive | Missed | Refused

ON_IS_ALARM = frozenset(
    {"smoke", "combustible_gas", "electrical_fire", "water_level", "manhole_cover"}
)
"""Kinds whose devices switch on when they detect what they are for."""

ON_IS_ACTIVITY = "infrared_activity"
ON_IS_OPEN = "door_contact"

_FACTORS: dict[tuple[str, str], float] = {
    ("kPa", "MPa"): 0.001,
    ("Pa", "MPa"): 0.000_001,
    ("hPa", "MPa"): 0.000_1,
    ("bar", "MPa"): 0.1,
    ("mbar", "MPa"): 0.000_1,
    ("psi", "MPa"): 0.006_894_757,
    ("mm", "cm"): 0.1,
    ("m", "cm"): 100.0,
    ("A", "mA"): 1000.0,
    ("min", "h"): 1 / 60,
    ("s", "h"): 1 / 3600,
    ("d", "h"): 24.0,
}

_SAME = {"%lel": "%LEL", "%": "%", "%obs/m": "%obs/m", "m³/12h": "m3/12h"}

_WORDS = (
    ("electrical_fire", ("residual", "漏电", "剩余电流", "电气火灾")),
    ("smoke", ("smoke", "烟感", "烟雾", "感烟")),
    ("combustible_gas", ("combustible", "gas_alarm", "lel", "可燃气", "燃气")),
    ("water_level", ("water_level", "waterlevel", "flood", "leak", "水位", "积水", "水浸")),
    ("manhole_cover", ("manhole", "井盖")),
    ("hydrant_pressure", ("hydrant", "消火栓", "消防栓")),
    ("infrared_activity", ("motion", "occupancy", "presence", "infrared", "红外", "人体")),
    ("door_contact", ("door", "门磁")),
)


def clean(text: str, limit: int) -> str:
    """Return a device's text as it can be kept: no NUL, no lone surrogates, cut to `limit`."""
    kept = text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
    return kept.strip()[:limit]


def kind_suggested(text: str) -> str:
    """Return the kind whose word stands in a device's name, "" when none does."""
    lowered = text.casefold()
    return next((kind for kind, words in _WORDS if any(w in lowered for w in words)), "")


def converted(value: float, unit: str, wanted: str) -> float | None:
    """Return `value` in the unit `wanted`; None when the two do not measure the same.

    A unit that is not said is taken for the wanted one, as in payload version 1.
    """
    unit = _SAME.get(unit.strip().casefold(), unit.strip())
    if not unit or unit == wanted:
        return value
    factor = _FACTORS.get((unit, wanted))
    return None if factor is None else value * factor


def reading_of(said: Said, kind: SensorKind, ts: Instant) -> Reading | Refusal:
    """Return what a device says as a sensor of `kind`, timed `ts`.

    A device that only knows on and off says alarm by "on" where the kind detects something
    (ON_IS_ALARM); an opened door and a movement are measurements, never alarms. A state that the
    decoder itself knows is believed whatever the kind.
    """
    value, state = said.value, said.state
    if value is not None:
        value = converted(value, said.unit, kind.unit)
        if value is None or not math.isfinite(value):
            detail = f"unit is {said.unit!r}, expected {kind.unit!r}"
            alarm = state is ReportedState.ALARM
            return Refusal(
                RefusalReason.BAD_FIELD,
                detail,
                Reading(ts, None, state, said.seq) if alarm else None,
            )
    if said.switched is not None and state is None:
        if kind.code in ON_IS_ALARM:
            state = ReportedState.ALARM if said.switched else ReportedState.NORMAL
        elif kind.code == ON_IS_OPEN:
            value, state = float(said.switched), ReportedState.NORMAL
        elif kind.code == ON_IS_ACTIVITY:
            if not said.switched:
                return Refusal(RefusalReason.BAD_FIELD, "no movement is no reading", None)
            value, state = 0.0, ReportedState.NORMAL
        else:
            detail = f"a device that knows on and off only cannot be {kind.code}"
            return Refusal(RefusalReason.BAD_FIELD, detail)
    if value is None and state is None:
        return Refusal(RefusalReason.BAD_FIELD, "neither value nor state")
    return Reading(ts, value, state, said.seq, said.battery)


def says_alarm(said: Said) -> bool:
    """Return whether a device that nobody has placed clearly says alarm."""
    if said.state is not None:
        return said.state is ReportedState.ALARM
    return bool(said.switched) and said.kind in ON_IS_ALARM
