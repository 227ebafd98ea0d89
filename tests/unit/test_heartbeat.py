"""The heartbeat's rule: silence is never taken for quiet, and the first broken link is blamed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.heartbeat import (
    JUMP_S,
    JUMP_TOLD_S,
    LIMIT_S,
    STARTING_S,
    ClockCheck,
    Evidence,
    Part,
    Trace,
    judge,
)

GOOD = Evidence(heard=True, told_age=0.3, sent_age=2, returned_age=2, committed_age=2, read_age=3)
LATE = LIMIT_S + 1

ages = st.floats(0, 1000)
evidence = st.builds(
    Evidence,
    heard=st.booleans(),
    told_age=ages,
    sent_age=ages,
    returned_age=ages,
    committed_age=ages,
    read_age=ages,
    connected=st.booleans(),
    refused=st.booleans(),
    fault=st.sampled_from([None, "locked", "disk_full"]),
    clock_jump=st.floats(-5000, 5000),
    clock_stopped=st.booleans(),
)


@given(evidence)
def test_what_the_console_has_not_read_for_long_is_broken(seen: Evidence) -> None:
    if seen.read_age > STARTING_S or (seen.heard and seen.read_age > LIMIT_S):
        assert judge(seen).broken
        assert judge(seen).age >= seen.read_age


@given(evidence)
def test_a_chain_that_holds_has_all_its_links(seen: Evidence) -> None:
    if not judge(seen).broken:
        limit = LIMIT_S if seen.heard else STARTING_S
        assert max(seen.told_age, seen.committed_age, seen.read_age) <= limit
        assert not seen.clock_stopped
        assert abs(seen.clock_jump) <= JUMP_S


@given(evidence)
def test_more_silence_never_mends_it(seen: Evidence) -> None:
    if judge(seen).broken:
        assert judge(replace(seen, read_age=seen.read_age + 60)).broken
        assert judge(replace(seen, told_age=seen.told_age + 60)).broken
        assert judge(replace(seen, committed_age=seen.committed_age + 60)).broken


@given(evidence)
def test_a_silent_watch_is_blamed_before_all_others(seen: Evidence) -> None:
    silent = replace(seen, told_age=STARTING_S + 1)
    assert judge(silent).part is Part.WATCH


@pytest.mark.parametrize(
    ("changed", "part"),
    [
        ({}, None),
        ({"told_age": LATE}, Part.WATCH),
        ({"sent_age": LATE, "returned_age": LATE, "committed_age": LATE}, Part.WATCH),
        ({"returned_age": LATE, "committed_age": LATE, "connected": False}, Part.LINK),
        ({"returned_age": LATE, "committed_age": LATE}, Part.LINK),
        ({"returned_age": LATE, "committed_age": LATE, "refused": True}, Part.REFUSED),
        ({"committed_age": LATE, "read_age": LATE, "fault": "locked"}, Part.WRITE),
        ({"committed_age": LATE, "read_age": LATE}, Part.WRITE),
        ({"read_age": LATE}, Part.READ),
        ({"clock_stopped": True}, Part.CLOCK),
        ({"clock_jump": -3600.0}, Part.CLOCK),
        ({"clock_jump": JUMP_S / 2}, None),
        # A fault or a lost link is told at once elsewhere; here it counts when beats stay away.
        ({"fault": "locked"}, None),
        ({"connected": False}, None),
    ],
)
def test_the_first_broken_link_is_blamed(changed: dict[str, object], part: Part | None) -> None:
    assert judge(replace(GOOD, **changed)).part is part  # type: ignore[arg-type]


def test_a_console_that_has_just_started_waits_a_little_longer() -> None:
    young = Evidence(False, 20, 20, 20, 20, 20)
    assert not judge(young).broken
    assert judge(replace(young, heard=True)).broken
    assert judge(replace(young, read_age=STARTING_S + 1)).broken


def test_a_trace_ages_while_its_value_stands_still() -> None:
    trace = Trace(100)
    assert (trace.age(104), trace.ever) == (4, False)
    trace.see(1, 105)
    trace.see(1, 110)
    trace.see(None, 111)
    assert (trace.age(112), trace.ever) == (7, True)
    trace.see(2, 113)
    assert trace.age(113) == 0


@given(st.lists(st.floats(0.5, 3), max_size=200), st.floats(-1e-3, 1e-3))
def test_a_clock_that_only_drifts_is_well(steps: list[float], drift: float) -> None:
    tick, check = 0.0, ClockCheck(0, 0.0)
    for step in steps:
        tick += step
        check.look(round(tick * (1 + drift) * 1000), tick)
        assert not check.stopped(tick)
        assert check.jump == 0


@given(st.floats(-1e6, 1e6).filter(lambda jump: abs(jump) > JUMP_S + 1), st.integers(1, 100))
def test_a_clock_that_is_set_is_told_for_a_while(jump: float, before: int) -> None:
    check = ClockCheck(10**12, 0.0)
    for tick in range(1, before):
        check.look(10**12 + tick * 1000, tick)
    for after in range(int(JUMP_TOLD_S)):
        tick = before + after
        check.look(10**12 + tick * 1000 + round(jump * 1000), tick)
        assert check.jump == pytest.approx(jump, abs=0.01)
    tick = before + JUMP_TOLD_S + 2
    check.look(10**12 + round((tick + jump) * 1000), tick)
    assert check.jump == 0


def test_a_clock_that_is_set_back_right_is_well_at_once() -> None:
    check = ClockCheck(0, 0.0)
    check.look(3_600_000 + 1000, 1.0)
    assert check.jump == pytest.approx(3600)
    check.look(2000, 2.0)
    assert check.jump == 0


def test_a_clock_that_stands_still_is_told_until_it_goes_again() -> None:
    check = ClockCheck(5_000, 0.0)
    for tick in range(1, 40):
        check.look(5_000, tick)
        assert check.stopped(tick) is (tick > LIMIT_S)
    check.look(5_001, 40.0)
    assert not check.stopped(40.0)
    assert check.jump < -JUMP_S
