"""How long a shift took, beside another one."""

from __future__ import annotations

from typing import Any

from app.domain.drill.comparing import Line, compare, compare_with_limits
from app.domain.drill.record import AlarmFact, ShelterFact
from app.domain.drill.scenario import Act
from tests.unit.test_drill_judging import MINUTE, expect, record

LOG: dict[str, Any] = {"act": {"action": "write_log"}, "since": "fire"}
ACT = expect("act_within", **LOG, within="0:02")


def test_a_shift_is_compared_with_what_was_allowed_also_when_it_was_late() -> None:
    late = record(ACT, acts=(Act(5 * MINUTE, "write_log", "duty_log_entries", "x", "甲"),))
    (line,) = compare_with_limits(late)
    assert (line.then, line.now, line.difference) == (2 * MINUTE, 4 * MINUTE, 2 * MINUTE)


def test_what_was_not_done_has_no_time_and_no_difference() -> None:
    (line,) = compare_with_limits(record(ACT))
    assert (line.now, line.difference) == (None, None)


def test_two_shifts_stand_beside_each_other_whatever_time_each_was_allowed() -> None:
    stricter = expect("act_within", **LOG, within="0:01")
    other = expect("task_done", title="报告", within="0:05")
    then = record(ACT, acts=(Act(4 * MINUTE, "write_log", "duty_log_entries", "x", "甲"),))
    now = record(
        stricter, other, acts=(Act(2 * MINUTE, "write_log", "duty_log_entries", "x", "乙"),)
    )
    assert compare(then, now) == (Line(ACT.id, "测试", 3 * MINUTE, MINUTE),)
    elsewhere = expect("act_within", act={"action": "reset"}, since="fire", within="0:02")
    assert compare(record(elsewhere), now) == ()


def test_an_acknowledgement_counts_from_its_alarm_and_the_slowest_counts() -> None:
    wanted = expect("acknowledged_within", within="0:01")
    alarms = (
        AlarmFact("a", "s1", "smoke", 1, "x", 2 * MINUTE, 3 * MINUTE),
        AlarmFact("b", "s2", "smoke", 1, "x", 2 * MINUTE, 5 * MINUTE),
    )
    (line,) = compare_with_limits(record(wanted, alarms=alarms))
    assert line.now == 3 * MINUTE
    unseen = AlarmFact("c", "s3", "smoke", 1, "x", 2 * MINUTE)
    (line,) = compare_with_limits(record(wanted, alarms=(*alarms, unseen)))
    assert line.now is None


def test_a_shelter_counts_from_the_start() -> None:
    wanted = expect("shelter_opened_before", shelter="B-1", at="0:10")
    done = record(wanted)
    done = type(done)(done.play, done.end, shelters=(ShelterFact("B-1", "x", 12 * MINUTE),))
    (line,) = compare_with_limits(done)
    assert (line.then, line.now) == (10 * MINUTE, 12 * MINUTE)
