"""Points in time: from text and number and back, in Shanghai and in UTC."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.instant import (
    BadInstant,
    from_datetime,
    iso_utc,
    local_date,
    local_text,
    local_time,
    parse_instant,
    to_datetime,
)

instants = st.integers(0, 253_402_300_799_999)
offsets = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))


@given(instants)
def test_instant_survives_every_way_round(instant: int) -> None:
    assert from_datetime(to_datetime(instant)) == instant
    assert parse_instant(iso_utc(instant)) == instant
    assert parse_instant(instant) == instant


@given(st.integers(86_400_000, 253_402_200_000_000), offsets)
def test_offset_changes_the_text_not_the_instant(instant: int, offset: timezone) -> None:
    moment = to_datetime(instant).astimezone(offset)
    assert parse_instant(moment.isoformat(timespec="milliseconds")) == instant


@given(st.integers(0, 253_402_200_000_000))
def test_shanghai_is_eight_hours_ahead(instant: int) -> None:
    text = datetime.fromtimestamp(instant // 1000 + 8 * 3600, UTC).strftime("%Y-%m-%d %H:%M:%S")
    assert local_text(instant) == text
    assert f"{local_date(instant)} {local_time(instant)}" == text


def test_new_year_comes_in_shanghai_first() -> None:
    eve = parse_instant("2026-12-31T16:00:00Z")
    assert local_date(eve) == "2027-01-01"
    assert local_date(eve - 1) == "2026-12-31"
    assert iso_utc(parse_instant("2026-11-24T14:05:09.250+08:00")) == "2026-11-24T06:05:09.250Z"


@pytest.mark.parametrize(
    "value",
    [
        "2026-11-24T14:05:09",
        "2026-11-24",
        "",
        "yesterday",
        "2026-13-01T00:00:00Z",
        "2026-11-24T25:00:00Z",
        True,
        math.nan,
        math.inf,
        -math.inf,
        -1,
        1e30,
        253_402_300_800_000,
        "9999-12-31T23:59:59.999-14:00",
        "1969-12-31T23:59:59Z",
    ],
)
def test_what_names_no_instant_is_refused(value: str | float) -> None:
    with pytest.raises(BadInstant):
        parse_instant(value)


def test_naive_datetime_is_refused() -> None:
    with pytest.raises(BadInstant):
        from_datetime(datetime(2026, 11, 24))  # noqa: DTZ001


@given(st.text() | st.floats() | st.integers() | st.booleans())
def test_anything_is_read_or_refused(value: str | float) -> None:
    try:
        instant = parse_instant(value)
    except BadInstant:
        return
    assert 0 <= instant < 253_402_300_800_000
