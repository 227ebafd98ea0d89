"""The rule of escalation: each step in its time, none twice, none after the last."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.escalation import (
    EscalationTimes,
    Step,
    Waiting,
    due_at,
    next_step,
)

TIMES = EscalationTimes()
LEVELS = st.integers(1, 4)


def test_the_defaults_are_those_of_the_house() -> None:
    assert [TIMES.of(level) for level in (1, 2, 3, 4)] == [60_000, 180_000, 600_000, None]
    assert TIMES.shortest() == 60_000
    assert EscalationTimes(0, 0, 0, 0).shortest() is None


def test_a_first_level_alarm_is_loud_after_a_minute_and_the_leaders_after_two() -> None:
    alarm = Waiting(1, 0)
    assert next_step(alarm, TIMES, 59_999) is None
    assert next_step(alarm, TIMES, 60_000) is Step.LOUDER
    loud = alarm._replace(escalation=1, escalated_at=61_500)
    assert next_step(loud, TIMES, 121_499) is None
    assert next_step(loud, TIMES, 121_500) is Step.LEADER


def test_what_was_before_it_was_seen_does_not_count() -> None:
    again = Waiting(1, since=500_000, escalation=2, escalated_at=400_000)
    assert next_step(again, TIMES, 559_999) is None
    assert next_step(again, TIMES, 560_000) is Step.LOUDER


def test_the_fourth_level_never_escalates_by_default() -> None:
    assert due_at(Waiting(4, 0), TIMES) is None


@given(
    LEVELS,
    st.tuples(*[st.integers(0, 3_600)] * 4).map(lambda t: EscalationTimes(*t)),
    st.lists(st.integers(1, 4_000_000), min_size=1, max_size=60),
)
def test_steps_come_in_order_and_never_early(
    level: int, times: EscalationTimes, pauses: list[int]
) -> None:
    now, alarm = 0, Waiting(level, 0)
    taken = []
    for pause in pauses:
        now += pause
        step = next_step(alarm, times, now)
        if step is not None:
            began = alarm.escalated_at if alarm.step else alarm.since
            assert began is not None
            after = times.of(level)
            assert after is not None
            assert now - began >= after
            alarm = alarm._replace(escalation=step, escalated_at=now)
            taken.append(step)
    assert taken == [Step.LOUDER, Step.LEADER][: len(taken)]
    after = times.of(level)
    if after is None:
        assert not taken
    elif len(pauses) >= 2 and all(pause >= after for pause in pauses):
        assert len(taken) == 2
