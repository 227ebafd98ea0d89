"""An alarm in words: where it is, its value against the limit, what has been done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication

from app.domain.alarms import AlarmState, Condition
from app.domain.sensors import BATTERY_LOW, KINDS
from ui.labels import word
from ui.text import UNKNOWN, floor_name, number, says_floor

if TYPE_CHECKING:
    from app.services.alarms import AlarmRow

translate = QCoreApplication.translate


class Placed(Protocol):
    """What has a place in the street: an alarm, a sensor."""

    @property
    def area_name(self) -> str:
        """The residential area."""
        ...

    @property
    def building_number(self) -> str:
        """The building, empty outside of one."""
        ...

    @property
    def floor(self) -> int | None:
        """The floor, None outside of a building or unknown."""
        ...

    @property
    def place(self) -> str:
        """The rest of the address."""
        ...


def place_of(row: Placed) -> str:
    """Return e.g. `临沂八村第一 · 12 号楼 · 6 层走廊`."""
    parts = [row.area_name.removesuffix("居民区")]
    if row.building_number:
        parts.append(row.building_number)
    floor = floor_name(row.floor)
    if row.place and row.floor is not None and not says_floor(row.place, row.floor):
        parts.append(f"{floor} {row.place}")
    elif row.place or floor:
        parts.append(row.place or floor)
    return " · ".join(parts)


def value_of(row: AlarmRow) -> str:
    """Return the value now against its limit, e.g. `9.4 / 5 %obs/m`; UNKNOWN without a value.

    An ended alarm shows the value it was raised with.
    """
    if row.condition == Condition.BATTERY:
        return f"{number(row.value)} / {number(BATTERY_LOW.limit)} %"
    is_live = row.condition == Condition.PROCESS and row.state != AlarmState.NORMAL
    value = row.current if is_live and row.current is not None else row.value
    if value is None:
        return UNKNOWN
    limit = limit_of(row)
    against = f" / {number(limit)}" if limit is not None else ""
    return f"{number(value, 3)}{against} {row.unit}".rstrip()


def limit_of(row: AlarmRow) -> float | None:
    """Return the limit that the value stands against.

    The one that was passed; for an alarm the device declared by itself, the kind's first limit.
    """
    if row.threshold is not None or row.condition != Condition.PROCESS:
        return row.threshold
    kind = KINDS.get(row.kind)
    return kind.thresholds[0].limit if kind is not None and kind.thresholds else None


def state_of(row: AlarmRow) -> str:
    """Return the state, e.g. `未确认`, `✓ 演示甲`; a latched alarm without signal says so."""
    if row.state == AlarmState.ACTIVE_UNACKED:
        return (
            word("alarm_state", row.state)
            if row.signal
            else translate("AlarmWords", "未确认（信号已恢复）")
        )
    if row.state == AlarmState.ACTIVE_ACKED:
        by = row.acknowledged_by or ""
        return f"✓ {by}" if row.signal else translate("AlarmWords", "✓ {0} 待复核").format(by)
    return word("alarm_state", row.state)


def disposition_of(row: AlarmRow) -> str:
    """Return what has been done: the incident, the verdict, the note."""
    parts = []
    if row.incident_number:
        parts.append(translate("AlarmWords", "事件 {0}").format(row.incident_number))
    if row.verdict:
        parts.append(word("verdict", row.verdict))
    if row.disposition and (row.incident_number or UNKNOWN) not in row.disposition:
        parts.append(row.disposition)
    return " · ".join(parts)
