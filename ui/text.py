"""Numbers, durations and times as people read them; one format of each in the whole console."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from app.domain.instant import (
    DAY,
    HOUR,
    MINUTE,
    SECOND,
    Instant,
    local_date,
    local_text,
    local_time,
)
from ui.i18n import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

_FLOOR = QT_TRANSLATE_NOOP("Text", "{0} 层")
_BASEMENT = QT_TRANSLATE_NOOP("Text", "地下 {0} 层")

UNKNOWN = "—"
"""What is not known is shown as this, never as zero."""


def duration(milliseconds: int) -> str:
    """Return e.g. `48 秒`, `3 分`, `1 时 12 分`, `2 天 3 时`; negative ones count as zero."""
    ms = max(0, milliseconds)
    if ms < MINUTE:
        return translate("Text", "{0} 秒").format(ms // SECOND)
    if ms < HOUR:
        return translate("Text", "{0} 分").format(ms // MINUTE)
    if ms < DAY:
        return translate("Text", "{0} 时 {1} 分").format(ms // HOUR, ms % HOUR // MINUTE)
    return translate("Text", "{0} 天 {1} 时").format(ms // DAY, ms % DAY // HOUR)


def drill_time(span: int | None) -> str:
    """Return drill time, milliseconds since a drill's start, as `0:12:30`; UNKNOWN for None."""
    if span is None:
        return UNKNOWN
    minutes, seconds = divmod(max(0, span) // SECOND, 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


def moment(instant: Instant | None, now: Instant) -> str:
    """Return the time of day, with the date when it is not today's; UNKNOWN for None."""
    if instant is None:
        return UNKNOWN
    if local_date(instant) == local_date(now):
        return local_time(instant)
    return local_text(instant)


def number(value: float | Decimal | None, digits: int = 2) -> str:
    """Return a number with at most `digits` places and no trailing zeros; UNKNOWN for None."""
    if value is None:
        return UNKNOWN
    if isinstance(value, Decimal):
        return format(value.normalize() + 0, ",f")
    text = f"{value:,.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def with_unit(value: float | Decimal | None, unit: str) -> str:
    """Return a number and its unit, e.g. `9.4 %obs/m`."""
    text = number(value)
    return f"{text} {unit}".rstrip() if value is not None else UNKNOWN


def floor_name(floor: int | None) -> str:
    """Return e.g. `6 层`, `地下 1 层`; empty when there is none."""
    if floor is None:
        return ""
    return translate("Text", _BASEMENT if floor < 0 else _FLOOR).format(abs(floor))


def says_floor(place: str, floor: int) -> bool:
    """Return whether a place, as it was registered, begins with its floor: `6 层走廊`."""
    registered = (_BASEMENT if floor < 0 else _FLOOR).format(abs(floor))
    return place.startswith((registered, floor_name(floor)))
