"""Time limits as they are typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.instant import DAY, HOUR, MINUTE, local_text, parse_instant
from ui.pages.incidents.due import DuePast, NotADue, parse_due

NOW = parse_instant("2026-11-24T14:05:09+08:00")


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("45", 45 * MINUTE),
        ("45分", 45 * MINUTE),
        (" 45 分钟内 ", 45 * MINUTE),
        ("2 小时", 2 * HOUR),
        ("1.5 时", 90 * MINUTE),
        ("24小时后", 24 * HOUR),
        ("30 min", 30 * MINUTE),
        ("2H", 2 * HOUR),
    ],
)
def test_so_much_time_from_now(text: str, length: int) -> None:
    assert parse_due(text, NOW) == NOW + length


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("21:30", "2026-11-24 21:30:00"),
        ("21：30", "2026-11-24 21:30:00"),
        ("9:00", "2026-11-25 09:00:00"),
        ("14:05", "2026-11-25 14:05:00"),
        ("11-26 09:00", "2026-11-26 09:00:00"),
        ("01-05 08:00", "2027-01-05 08:00:00"),
        ("2026-12-01 00:00", "2026-12-01 00:00:00"),
    ],
)
def test_a_time_of_the_day_is_the_next_one(text: str, then: str) -> None:
    due = parse_due(text, NOW)
    assert due is not None
    assert local_text(due) == then


def test_no_text_is_no_limit() -> None:
    assert parse_due("  ", NOW) is None


@pytest.mark.parametrize(
    "text", ["soon", "25:00", "12:60", "0", "0.0 时", "02-30 09:00", "-5", "99999 时"]
)
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(NotADue):
        parse_due(text, NOW)


def test_a_day_that_is_over_is_refused() -> None:
    with pytest.raises(DuePast):
        parse_due("2026-11-24 14:00", NOW)


@given(st.integers(1, 1439), st.integers(0, 364 * DAY))
def test_a_time_of_the_day_is_always_ahead_and_within_a_day(minute: int, later: int) -> None:
    now = NOW + later
    due = parse_due(f"{minute // 60}:{minute % 60:02}", now)
    assert due is not None
    assert now < due <= now + DAY
    assert local_text(due)[11:16] == f"{minute // 60:02}:{minute % 60:02}"


@given(st.text(max_size=12))
def test_any_text_gives_a_time_ahead_or_is_refused(text: str) -> None:
    try:
        due = parse_due(text, NOW)
    except (NotADue, DuePast):
        return
    assert due is None or due > NOW
