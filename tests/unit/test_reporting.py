"""The clocks until the district must have been told: running, met, late."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.instant import HOUR, MINUTE
from app.domain.reporting import (
    Channel,
    ReportClock,
    ReportLimits,
    ReportState,
    most_pressing,
    report_clocks,
)

LEARNED = 1_795_500_000_000
RUNNING, MET, LATE = ReportState.RUNNING, ReportState.MET, ReportState.LATE

instants = st.integers(0, 2**42)
limits = st.builds(ReportLimits, st.integers(1, 10_000), st.integers(1, 10_000))


def test_by_telephone_within_half_an_hour_and_in_writing_within_one() -> None:
    telephone, writing = report_clocks(LEARNED, {})
    assert (telephone.channel, telephone.due_at) == (Channel.TELEPHONE, LEARNED + 30 * MINUTE)
    assert (writing.channel, writing.due_at) == (Channel.WRITING, LEARNED + HOUR)


def test_a_street_sets_its_own_times() -> None:
    telephone, writing = report_clocks(LEARNED, {}, ReportLimits(telephone=10, writing=120))
    assert (telephone.due_at, writing.due_at) == (LEARNED + 10 * MINUTE, LEARNED + 2 * HOUR)


@pytest.mark.parametrize(
    ("minutes", "reported", "state"),
    [
        (0, None, RUNNING),
        (30, None, RUNNING),
        (30 + 1 / 60, None, LATE),
        (5, 5, MET),
        (90, 30, MET),
        (90, 30 + 1 / 60, LATE),
        (90, 31, LATE),
    ],
)
def test_a_clock_runs_until_it_is_met_or_late(
    minutes: float, reported: float | None, state: ReportState
) -> None:
    made = {} if reported is None else {Channel.TELEPHONE: LEARNED + round(reported * MINUTE)}
    telephone, writing = report_clocks(LEARNED, made)
    assert telephone.state(LEARNED + round(minutes * MINUTE)) is state
    assert writing.is_owed


@given(instants, limits, instants, instants)
def test_what_is_late_stays_late_and_what_is_reported_does_not_change(
    learned: int, times: ReportLimits, earlier: int, later: int
) -> None:
    earlier, later = sorted((earlier, later))
    for clock in report_clocks(learned, {}, times):
        if clock.state(earlier) is LATE:
            assert clock.state(later) is LATE
        assert clock.state(earlier) is not MET
    for clock in report_clocks(learned, dict.fromkeys(Channel, earlier), times):
        assert clock.state(earlier) is clock.state(later)
        assert clock.state(later) is (MET if earlier <= clock.due_at else LATE)
        assert clock.left(later) == clock.left(earlier)


@given(instants, limits, instants)
def test_a_clock_is_late_when_nothing_is_left(learned: int, times: ReportLimits, now: int) -> None:
    for clock in report_clocks(learned, {}, times):
        assert (clock.left(now) < 0) == (clock.state(now) is LATE)


@given(instants, limits, st.sets(st.sampled_from(Channel)))
def test_the_most_pressing_report_is_owed_and_due_first(
    learned: int, times: ReportLimits, made: set[Channel]
) -> None:
    clocks = report_clocks(learned, dict.fromkeys(made, learned), times)
    first = most_pressing(clocks)
    owed = [clock for clock in clocks if clock.channel not in made]
    if not owed:
        assert first is None
        return
    assert isinstance(first, ReportClock)
    assert first in owed
    assert first.due_at == min(clock.due_at for clock in owed)
