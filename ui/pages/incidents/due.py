"""A time limit as it is typed: so many minutes or hours from now, or a time of the day."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from app.domain.instant import (
    DAY,
    HOUR,
    MINUTE,
    SHANGHAI,
    BadInstant,
    Instant,
    from_datetime,
    to_datetime,
)

LONGEST = 365 * DAY
"""Nobody means a limit beyond a year."""

_WITHIN = re.compile(r"(\d{1,5}(?:\.\d)?) *(分|分钟|min|m|时|小时|h)?(?:内|后)?", re.IGNORECASE)
_AT = re.compile(r"(?:(?:(\d{4})-)?(\d{1,2})-(\d{1,2}) +)?(\d{1,2})[:：](\d{2})")
_HOURS = ("时", "小时", "h")


class NotADue(ValueError):
    """A text that names no time limit."""


class DuePast(ValueError):
    """A time limit that is over already."""


def parse_due(text: str, now: Instant) -> Instant | None:
    """Return the instant that `text` means, None for an empty one: there is no limit.

    `45`, `45 分`, `2 小时`: from now. `21:30`: today, or tomorrow when that is past. `11-26 09:00`,
    `2026-11-26 09:00`: then, in Shanghai; a day without a year is the next such day. Raises
    NotADue, DuePast.
    """
    text = text.strip()
    if not text:
        return None
    within = _WITHIN.fullmatch(text)
    due = _within(within, now) if within else _at(_AT.fullmatch(text), now)
    if due > now + LONGEST:
        raise NotADue(text)
    return due


def _within(found: re.Match[str], now: Instant) -> Instant:
    count, unit = float(found[1]), (found[2] or "").lower()
    length = round(count * (HOUR if unit in _HOURS else MINUTE))
    if not length:
        raise NotADue(found[0])
    return now + length


def _at(found: re.Match[str] | None, now: Instant) -> Instant:
    if found is None:
        raise NotADue
    year, month, day, hour, minute = (int(part) if part else None for part in found.groups())
    here = to_datetime(now).astimezone(SHANGHAI)
    try:
        due = datetime(
            year or here.year,
            month or here.month,
            day or here.day,
            hour or 0,
            minute or 0,
            tzinfo=SHANGHAI,
        )
        if due <= here and day is None:
            due += timedelta(days=1)
        elif due <= here and year is None:
            due = due.replace(year=due.year + 1)
        instant = from_datetime(due)
    except (ValueError, OverflowError, BadInstant):
        raise NotADue(found[0]) from None
    if instant <= now:
        raise DuePast(found[0])
    return instant
