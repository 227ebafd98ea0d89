"""Spans of drill time as people write them: "0:45", "1:30:00", "90s", "1h30m".

For the scenario's own fields and for those in the bodies of injects and criteria.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.drill.scenario import Span

_CLOCK = re.compile(r"(-?)(\d{1,4}):([0-5]\d)(?::([0-5]\d))?", re.ASCII)
_UNITS = re.compile(r"(-?)(?=\d)(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?", re.ASCII)
_LONGEST = 20
"""Characters; more digits than a drill could last."""


class BadSpan(ValueError):
    """A text is no span of time. Field: `text`."""

    def __init__(self, text: str) -> None:
        super().__init__(f"not a span of time: {text}")
        self.text = text


def parse_span(text: str) -> Span:
    """Return the milliseconds of "H:MM", "H:MM:SS", or of units in order: "1h30m", "90s", "250ms".

    A minus before it is read too. Raises BadSpan, also for a number without a unit.
    """
    text = text.strip()
    found = _CLOCK.fullmatch(text) or _UNITS.fullmatch(text)
    if found is None or len(text) > _LONGEST:
        raise BadSpan(text)
    sign, hours, minutes, seconds, *rest = found.groups()
    whole = (int(hours or 0) * 60 + int(minutes or 0)) * 60 + int(seconds or 0)
    span = whole * 1000 + (int(rest[0] or 0) if rest else 0)
    return -span if sign else span


def span_text(span: Span) -> str:
    """Return a span as "H:MM" or "H:MM:SS", and with a unit where that cannot say it."""
    if span % 1000 or not 0 <= span < 10_000 * 3_600_000:
        return f"{span}ms"
    minutes, seconds = divmod(span // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}" + (f":{seconds:02}" if seconds else "")
