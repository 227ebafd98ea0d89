"""Which alarms of the real street interrupt a drill, and until when."""

from __future__ import annotations

import msgspec

from app.domain.alarms import AlarmState
from app.domain.drill.interruption import (
    Interruption,
    RealAlarm,
    after_look,
    gone_to_street,
    news,
    pauses,
    silenced,
)


def alarm(name: str, level: int, *, at: int = 1, **more: object) -> RealAlarm:
    made = RealAlarm(name, level, "smoke", "process", AlarmState.ACTIVE_UNACKED, at)
    return msgspec.structs.replace(made, **more)


def test_levels_one_and_two_interrupt_most_severe_and_newest_first() -> None:
    found = [alarm("c", 3), alarm("b", 2, at=9), alarm("a", 1, at=1), alarm("n", 1, at=2)]
    after = after_look(Interruption(), found)
    assert [one.id for one in after.alarms] == ["n", "a", "b"]
    assert after.sounds == 1


def test_what_is_acknowledged_or_a_test_does_not() -> None:
    acked = alarm("a", 1, state=AlarmState.ACTIVE_ACKED)
    assert after_look(Interruption(), [acked, alarm("b", 1, condition="test")]).alarms == ()


def test_it_ends_when_acknowledged_there_and_what_comes_again_is_news() -> None:
    first = after_look(Interruption(), [alarm("a", 1)])
    ended = after_look(first, [])
    assert (ended.alarms, ended.sounds) == ((), 0)
    again = after_look(ended, [alarm("a", 1)])
    assert [one.id for one in news(ended, again)] == ["a"]


def test_silence_lasts_until_something_new_or_more_urgent() -> None:
    quiet = silenced(after_look(Interruption(), [alarm("a", 2)]))
    assert quiet.alarms
    assert after_look(quiet, [alarm("a", 2)]).sounds == 0
    assert after_look(quiet, [alarm("a", 2), alarm("b", 2)]).sounds == 2
    assert after_look(quiet, [alarm("a", 1)]).sounds == 1
    assert after_look(quiet, [alarm("a", 2, escalation=1)]).sounds == 2


def test_who_has_gone_to_the_street_is_interrupted_by_what_comes_later_only() -> None:
    gone = gone_to_street(after_look(Interruption(), [alarm("a", 1)]))
    assert gone.alarms == ()
    same = after_look(gone, [alarm("a", 1)])
    assert same.alarms == ()
    assert [one.id for one in after_look(same, [alarm("a", 1), alarm("b", 2)]).alarms] == ["b"]
    overdue = after_look(same, [alarm("a", 1, escalation=1)])
    assert [one.id for one in overdue.alarms] == ["a"]


def test_level_one_pauses_once() -> None:
    before = Interruption()
    mild = after_look(before, [alarm("b", 2)])
    assert not pauses(before, mild)
    severe = after_look(mild, [alarm("b", 2), alarm("a", 1)])
    assert pauses(mild, severe)
    assert not pauses(severe, after_look(severe, [alarm("b", 2), alarm("a", 1)]))
