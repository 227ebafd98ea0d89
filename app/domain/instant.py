"""Points in time as integers: milliseconds since 1970-01-01T00:00:00Z.

One integer type from the wire to the disk: it sorts, subtracts and compares at no cost, has no
naive variant that could be mistaken for local time, and is the same in SQLite and PostgreSQL
(docs/decisions/0003-time-as-milliseconds.md). Text appears at the edges only.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TypeAlias

Instant: TypeAlias = int
"""Milliseconds since the Unix epoch, UTC."""

SECOND = 1_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR

SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")
"""China Standard Time: no daylight saving since 1991, so a fixed offset needs no tz database."""


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_END = 253_402_300_800_000
"""The first instant of the year 10000."""


class BadInstant(ValueError):
    """A text or number that names no point in time we accept (with an offset, years 1970-9999)."""


def to_datetime(instant: Instant) -> datetime:
    """Return the aware UTC datetime of `instant`."""
    return _EPOCH + instant * _MILLISECOND


def from_datetime(moment: datetime) -> Instant:
    """Return the instant of an aware `moment`, to the nearest millisecond.

    Raises BadInstant for a naive one, and outside the years 1970 to 9999 of UTC. In whole numbers:
    by way of a float of seconds, times from 2039 on come out a millisecond off now and then.
    """
    if moment.tzinfo is None:
        raise BadInstant(f"time without an offset: {moment.isoformat()}")
    instant = (moment - _EPOCH + _MILLISECOND / 2) // _MILLISECOND
    if not 0 <= instant < _END:
        raise BadInstant(f"outside the years 1970 to 9999: {moment.isoformat()}")
    return instant


def parse_instant(value: str | float) -> Instant:
    """Read ISO 8601 with an offset, or epoch milliseconds. Raises BadInstant.

    A text without an offset is refused: nobody can know which clock it meant.
    """
    if isinstance(value, bool):
        raise BadInstant(f"not a time: {value!r}")
    if isinstance(value, int | float):
        if not 0 <= value < _END:  # NaN fails too
            raise BadInstant(f"epoch milliseconds out of range: {value!r}")
        return int(value)
    try:
        return from_datetime(datetime.fromisoformat(value))
    except (ValueError, OverflowError) as error:
        raise BadInstant(str(error)) from None


def iso_utc(instant: Instant) -> str:
    """Return e.g. `2026-11-24T06:05:09.250Z`."""
    return to_datetime(instant).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def local_date(instant: Instant) -> str:
    """Return the date in Shanghai, e.g. `2026-11-24`."""
    return to_datetime(instant).astimezone(SHANGHAI).strftime("%Y-%m-%d")


def local_time(instant: Instant) -> str:
    """Return the time of day in Shanghai, e.g. `14:05:09`."""
    return to_datetime(instant).astimezone(SHANGHAI).strftime("%H:%M:%S")


def local_text(instant: Instant) -> str:
    """Return date and time in Shanghai, e.g. `2026-11-24 14:05:09`."""
    return to_datetime(instant).astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M:%S")
