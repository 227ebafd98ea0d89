"""The review of a drill: what happened when, strengths and gaps, from the journal alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from app.domain.drill.criteria.finding import Outcome
from app.domain.drill.judging import judge
from app.domain.drill.player import Event, EventKind, fold
from app.domain.drill.record import AlarmFact, Record
from app.domain.drill.review import GapKind, MomentKind, deadline, planned_times, review
from app.domain.drill.scenario import (
    Act,
    Capability,
    Expectation,
    Inject,
    Objective,
    Role,
    Scenario,
    Trigger,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.drill.review import Review

MINUTE = 60_000
IN_TIME = Expectation(
    "seen", "两分钟内确认报警", "watch", "act_within", "officer",
    {"since": "fire", "within": "2m", "act": {"action": "acknowledge"}}, 2,
)  # fmt: skip
SCENARIO = Scenario(
    1, "s", "测试", "1",
    objectives=(Objective("watch", "及时发现", Capability.WATCH),),
    roles=(Role("officer", "值班员"),),
    injects=(
        Inject("fire", "sensor", "起火", Trigger(at=MINUTE)),
        Inject(
            "call", "message", "区里来电", Trigger(after="fire", delay=3 * MINUTE),
            answer_within=2 * MINUTE,
        ),
        Inject("order", "message", "导调来电", Trigger()),
    ),
    expectations=(IN_TIME,),
)  # fmt: skip


def played(*more: Event, end: int = 30 * MINUTE) -> list[Event]:
    return [
        Event(0, EventKind.PLAY, actor="导调"),
        Event(MINUTE, EventKind.BEGUN, subject="fire", value=MINUTE),
        Event(MINUTE, EventKind.DONE, subject="fire", sensors=("smoke",)),
        Event(5 * MINUTE, EventKind.BEGUN, subject="call", value=5 * MINUTE),
        Event(5 * MINUTE, EventKind.DONE, subject="call"),
        *more,
        Event(end, EventKind.END, actor="导调"),
    ]


def seen(at: int) -> Event:
    return Event(at, EventKind.ACT, act=Act(at, "acknowledge", "alarms", "a", "陈值班"))


def reviewed(journal: Sequence[Event]) -> tuple[Record, Review]:
    play = fold(SCENARIO, journal)
    record = Record(play, 30 * MINUTE, (AlarmFact("a", "smoke", "smoke", 1, "x", MINUTE),))
    return record, review(record, journal, judge(record))


def test_injects_are_foreseen_but_for_those_that_wait_for_a_person() -> None:
    assert planned_times(SCENARIO) == {"fire": MINUTE, "call": 4 * MINUTE}


def test_injects_that_wait_for_each_other_are_not_foreseen() -> None:
    circle = Scenario(
        1, "s", "测试", "1", (), (),
        (
            Inject("a", "message", "甲", Trigger(after="b")),
            Inject("b", "message", "乙", Trigger(after="a")),
        ),
    )  # fmt: skip
    assert planned_times(circle) == {}


def test_what_was_done_in_time_is_a_strength() -> None:
    _, found = reviewed(played(seen(2 * MINUTE)))
    assert [(one.id, one.objective) for one in found.strengths] == [("seen", "watch")]
    assert "seen" not in {one.id for one in found.gaps}


def test_what_was_late_is_a_gap_and_says_by_how_much() -> None:
    record, found = reviewed(played(seen(5 * MINUTE)))
    judged = judge(record).judged[0]
    assert judged.finding.outcome is Outcome.LATE
    assert deadline(record, judged) == 3 * MINUTE
    gap = next(one for one in found.gaps if one.id == "seen")
    assert (gap.kind, gap.late_by) == (GapKind.LATE, 2 * MINUTE)


def test_what_was_not_done_is_a_gap_and_no_answer_too() -> None:
    _, found = reviewed(played())
    assert {one.id: one.kind for one in found.gaps} == {
        "seen": GapKind.MISSED,
        "answer:call": GapKind.UNANSWERED,
    }


def test_an_answer_closes_its_gap() -> None:
    answer = Event(
        6 * MINUTE, EventKind.ANSWER, subject="call", value=6 * MINUTE, text="已派人",
        actor="值班员",
    )  # fmt: skip
    _, found = reviewed(played(seen(2 * MINUTE), answer))
    assert found.gaps == ()
    assert [one.what for one in found.moments if one.kind is MomentKind.ANSWER] == ["已派人"]


def test_an_inject_without_effect_is_a_gap_with_its_reason() -> None:
    begun = Event(7 * MINUTE, EventKind.BEGUN, subject="order", value=7 * MINUTE)
    failed = Event(7 * MINUTE, EventKind.FAILED, subject="order", text="没有这个传感器")
    _, found = reviewed(played(seen(2 * MINUTE), begun, failed))
    gap = next(one for one in found.gaps if one.kind is GapKind.NOT_INJECTED)
    assert (gap.id, gap.remark) == ("inject:order", "没有这个传感器")


def test_marks_are_strengths_and_gaps() -> None:
    marks = (
        Event(8 * MINUTE, EventKind.MARK, subject="watch", text="P 很快", actor="周评估"),
        Event(8 * MINUTE, EventKind.MARK, subject="seen", text="U 没看见", actor="吴评估"),
        Event(8 * MINUTE, EventKind.MARK, subject="seen", text="S", actor="周评估"),
    )
    _, found = reviewed(played(seen(2 * MINUTE), *marks))
    assert [one.remark for one in found.strengths if one.actor] == ["很快"]
    assert [(one.title, one.remark) for one in found.gaps if one.kind is GapKind.MARKED] == [
        ("两分钟内确认报警", "U 没看见")
    ]


def test_moments_name_what_was_planned() -> None:
    _, found = reviewed(played(seen(2 * MINUTE)))
    told = [(one.kind, one.at, one.planned) for one in found.moments if one.subject == "call"]
    assert told == [(MomentKind.INJECT, 5 * MINUTE, 4 * MINUTE)]


EVENTS = st.lists(
    st.builds(
        Event,
        st.integers(0, 30 * MINUTE),
        st.sampled_from(
            [
                EventKind.PAUSE, EventKind.PLAY, EventKind.HOLD, EventKind.ANSWER, EventKind.MARK,
                EventKind.FAILED, EventKind.SKIP, EventKind.TICK,
            ]
        ),
        subject=st.sampled_from(["fire", "call", "order", "watch", "seen", "nothing"]),
        text=st.sampled_from(["P 很好", "U", "已派人", ""]),
        actor=st.sampled_from(["周评估", "值班员"]),
    )
    | st.integers(0, 30 * MINUTE).map(
        lambda at: Event(at, EventKind.ACT, act=Act(at, "task_add", "tasks", "t", "陈值班"))
    ),
    max_size=12,
)  # fmt: skip


@given(EVENTS, st.none() | st.integers(MINUTE, 30 * MINUTE))
def test_the_same_journal_gives_the_same_review_in_order(more: list[Event], at: int | None) -> None:
    done = [] if at is None else [seen(at)]
    journal = sorted(played(*more, *done), key=lambda one: one.at)
    record, found = reviewed(journal)
    assert reviewed(journal)[1] == found
    assert [one.at for one in found.moments] == sorted(one.at for one in found.moments)
    judged = {one.expectation.id for one in judge(record).judged}
    told = [one.id for one in found.strengths if one.id in judged]
    told += [one.id for one in found.gaps if one.id in judged]
    told += [one.expectation.id for one in found.open]
    assert sorted(told) == sorted(judged), "each expectation is told once, nowhere twice"
    assert len({one.id for one in found.gaps}) == len(found.gaps)
