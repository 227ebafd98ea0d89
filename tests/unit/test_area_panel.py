from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.area_panel import (
    AreaAlarms,
    OpenAlarm,
    count,
    is_unknown,
    legible_m,
    letter_mm,
)

ALARMS = st.lists(st.builds(OpenAlarm, st.integers(1, 4), st.integers(0, 10**6), st.booleans()))


def test_an_area_without_alarms_is_empty() -> None:
    nothing = count([])
    assert nothing == AreaAlarms()
    assert (nothing.highest, nothing.open, nothing.unacknowledged) == (0, 0, 0)


@given(ALARMS)
def test_counts_agree_with_the_alarms(alarms: list[OpenAlarm]) -> None:
    area = count(alarms)
    fresh = [alarm for alarm in alarms if alarm.unacknowledged]
    assert (area.open, area.unacknowledged) == (len(alarms), len(fresh))
    assert area.highest == min((alarm.level for alarm in alarms), default=0)
    assert area.highest_unacknowledged == min((alarm.level for alarm in fresh), default=0)
    assert area.oldest_unacknowledged == min((alarm.raised_at for alarm in fresh), default=None)


@pytest.mark.parametrize(
    ("sensors", "silent", "unknown"),
    [(0, 0, True), (10, 10, True), (10, 2, True), (100, 19, False), (100, 0, False)],
)
def test_an_area_of_which_little_is_heard_is_unknown(
    sensors: int, silent: int, unknown: bool
) -> None:
    assert is_unknown(sensors, silent) is unknown


@given(st.integers(1, 10_000), st.data())
def test_more_silence_never_makes_an_area_known(sensors: int, data: st.DataObject) -> None:
    fewer, more = sorted(data.draw(st.tuples(*[st.integers(0, sensors)] * 2)))
    assert is_unknown(sensors, fewer) <= is_unknown(sensors, more)


def test_letters_for_five_metres() -> None:
    assert letter_mm(5) == 25
    # 40 px on a picture 1.2 m wide of 1920 px are 25 mm.
    assert legible_m(40, 1920, 1200) == pytest.approx(5)
