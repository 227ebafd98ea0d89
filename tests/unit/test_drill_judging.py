"""Scores of a drill: from what was really done, repeatable, and silent about what is not known."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.drill import criteria
from app.domain.drill.criteria.finding import Outcome
from app.domain.drill.judging import Rating, judge, rated, with_marks
from app.domain.drill.player import Event, EventKind, fold
from app.domain.drill.record import (
    AlarmFact,
    DrillTimes,
    IssueFact,
    Record,
    ReportFact,
    ShelterFact,
    TaskFact,
)
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

MINUTE = 60_000


def scenario(*expectations: Expectation) -> Scenario:
    return Scenario(
        1, "s", "测试", "1",
        objectives=(
            Objective("watch", "及时发现", Capability.WATCH),
            Objective("report", "及时上报", Capability.REPORT),
        ),
        roles=(Role("officer", "值班员"),),
        injects=(Inject("fire", "storm", "起火", Trigger(at=0)),),
        expectations=expectations,
    )  # fmt: skip


def expect(criterion: str, objective: str = "watch", weight: int = 1, **body: Any) -> Expectation:
    return Expectation(
        f"{criterion}{weight}{objective}", "测试", objective, criterion, "officer", body, weight
    )


def record(
    *expectations: Expectation,
    acts: tuple[Act, ...] = (),
    alarms: tuple[AlarmFact, ...] = (),
    fired: int | None = MINUTE,
    end: int = 60 * MINUTE,
    ended: bool = True,
) -> Record:
    events = [Event(one.at, EventKind.ACT, act=one) for one in acts]
    if fired is not None:
        events.append(Event(fired, EventKind.BEGUN, subject="fire", value=fired))
    if ended:
        events.append(Event(end, EventKind.END))
    return Record(fold(scenario(*expectations), events), end, alarms)


def act(at: int, action: str, subject: str = "x", **detail: Any) -> Act:
    return Act(at, action, "t", subject, "甲", json.dumps(detail))


def said(code: str, level: int) -> str:
    return json.dumps({"code": code, "level": level})


def alarm(name: str, raised: int, acknowledged: int | None, level: int = 1) -> AlarmFact:
    return AlarmFact(name, f"S-{name}", "smoke", level, "a", raised, acknowledged)


def outcome(found: Record) -> Outcome:
    (judged,) = judge(found).judged
    return judged.finding.outcome


WITHIN = expect("act_within", since="fire", within="30m", act={"action": "report"})


@pytest.mark.parametrize(
    ("at", "outcome_wanted"),
    [
        (MINUTE, Outcome.MET),
        (31 * MINUTE, Outcome.MET),
        (31 * MINUTE + 1, Outcome.LATE),
        (0, Outcome.MISSED),
    ],
)
def test_done_in_time_counts_from_the_inject(at: int, outcome_wanted: Outcome) -> None:
    assert outcome(record(WITHIN, acts=(act(at, "report"),))) is outcome_wanted


def test_what_is_still_to_come_is_open_and_what_never_began_is_not_judged() -> None:
    assert outcome(record(WITHIN, end=10 * MINUTE, ended=False)) is Outcome.OPEN
    assert outcome(record(WITHIN)) is Outcome.MISSED
    assert outcome(record(WITHIN, fired=None)) is Outcome.UNJUDGED


BEFORE = expect("act_before", inject="fire", act={"action": "open", "detail": {"code": "S-01"}})


def test_what_has_to_come_first() -> None:
    opened = act(MINUTE, "open", code="S-01")
    assert outcome(record(BEFORE, acts=(opened,))) is Outcome.MET
    assert outcome(record(BEFORE, acts=(act(MINUTE, "open", code="S-02"),))) is Outcome.MISSED
    assert outcome(record(BEFORE, acts=(act(2 * MINUTE, "open", code="S-01"),))) is Outcome.LATE
    assert outcome(record(BEFORE, acts=(opened,), fired=None)) is Outcome.UNJUDGED
    assert outcome(record(BEFORE, fired=None, ended=False)) is Outcome.OPEN


ACKNOWLEDGED = expect("acknowledged_within", within="1m", level=2)


def test_alarms_acknowledged_in_time_are_counted_and_no_alarm_is_no_merit() -> None:
    assert outcome(record(ACKNOWLEDGED)) is Outcome.UNJUDGED
    assert outcome(record(ACKNOWLEDGED, alarms=(alarm("a", 0, None, level=3),))) is Outcome.UNJUDGED
    assert outcome(record(ACKNOWLEDGED, alarms=(alarm("a", 0, MINUTE),))) is Outcome.MET
    assert outcome(record(ACKNOWLEDGED, alarms=(alarm("a", 0, None),))) is Outcome.MISSED
    two = (alarm("a", 0, MINUTE), alarm("b", 0, MINUTE + 1))
    (judged,) = judge(record(ACKNOWLEDGED, alarms=two)).judged
    assert (judged.finding.outcome, judged.points) == (Outcome.LATE, 0.5)
    still = record(ACKNOWLEDGED, alarms=(alarm("a", 0, None),), end=MINUTE - 1, ended=False)
    assert outcome(still) is Outcome.OPEN


def test_alarms_of_an_inject_are_those_of_the_sensors_it_let_speak() -> None:
    expectation = expect("acknowledged_within", inject="fire", within="1m")
    events = [
        Event(MINUTE, EventKind.BEGUN, subject="fire", value=MINUTE),
        Event(MINUTE, EventKind.DONE, subject="fire", sensors=("S-a", "S-b")),
    ]
    play = fold(scenario(expectation), events)
    others = (alarm("c", 2 * MINUTE, None), alarm("b", 0, None))
    ours = alarm("a", 2 * MINUTE, 3 * MINUTE)
    assert outcome(Record(play, 60 * MINUTE, (*others, ours))) is Outcome.MET
    assert outcome(Record(play, 60 * MINUTE, others)) is Outcome.UNJUDGED


@pytest.mark.parametrize(
    ("at", "wanted"),
    [(3 * MINUTE, Outcome.MET), (3 * MINUTE + 1, Outcome.LATE), (None, Outcome.MISSED)],
)
def test_an_inject_was_answered_in_time(at: int | None, wanted: Outcome) -> None:
    made = scenario(expect("answered_within", inject="fire", within="2m"))
    events = [Event(MINUTE, EventKind.BEGUN, subject="fire", value=MINUTE)]
    if at is not None:
        events.append(Event(at, EventKind.ANSWER, subject="fire", value=at, actor="甲"))
    events.append(Event(60 * MINUTE, EventKind.END))
    assert outcome(Record(fold(made, events), 60 * MINUTE)) is wanted
    assert outcome(Record(fold(made, []), 60 * MINUTE)) is Outcome.UNJUDGED


@pytest.mark.parametrize(
    ("acts", "wanted"),
    [
        ([(5, "plan_activate", "Y-06", 3)], Outcome.MET),
        ([(5, "plan_activate", "Y-06", 2)], Outcome.MET),
        ([(5, "plan_activate", "Y-06", 4)], Outcome.MISSED),
        ([(5, "plan_activate", "Y-06", 4), (7, "plan_raise", "Y-06", 3)], Outcome.MET),
        ([(5, "plan_activate", "Y-07", 1)], Outcome.MISSED),
        ([(12, "plan_activate", "Y-06", 3)], Outcome.LATE),
        ([(0, "plan_activate", "Y-06", 3)], Outcome.MET),
    ],
)
def test_the_right_plan_at_the_right_level(
    acts: list[tuple[int, str, str, int]], wanted: Outcome
) -> None:
    expectation = expect("plan_activated", plan="Y-06", level=3, since="fire", within="10m")
    done = tuple(
        Act(
            at * MINUTE, name, "plan_activations", "p", "甲", json.dumps({"code": code, "level": n})
        )
        for at, name, code, n in acts
    )
    assert outcome(record(expectation, acts=done)) is wanted


def test_shelters_open_before_something_happens() -> None:
    one = ShelterFact("B-1", "a", 0)
    two = ShelterFact("B-2", "a", 2 * MINUTE)
    pair = expect("shelter_opened_before", area="a", count=2, before="fire")
    named = expect("shelter_opened_before", shelter="B-1", before="fire")

    def found(expectation: Expectation, *shelters: ShelterFact, fired: int | None) -> Outcome:
        made = record(expectation, fired=fired)
        return outcome(msgspec.structs.replace(made, shelters=shelters))

    assert found(pair, one, two, fired=3 * MINUTE) is Outcome.MET
    assert found(pair, one, two, fired=MINUTE) is Outcome.LATE
    assert found(pair, one, one, fired=3 * MINUTE) is Outcome.MISSED
    assert found(named, one, fired=MINUTE) is Outcome.MET
    assert found(named, two, fired=MINUTE) is Outcome.MISSED
    assert found(named, one, fired=None) is Outcome.UNJUDGED


def test_supplies_add_up_from_the_right_depot_and_since_the_inject() -> None:
    body: dict[str, Any] = {"item": "MDY", "quantity": 20, "since": "fire", "within": "10m"}
    issues = (
        IssueFact("MDY", "D-1", Decimal(15), 0),
        IssueFact("MDY", "D-1", Decimal(12), 2 * MINUTE),
        IssueFact("MDY", "D-2", Decimal(8), 3 * MINUTE),
        IssueFact("SD", "D-1", Decimal(99), 3 * MINUTE),
    )

    def found(*, depot: str = "", count: int = 4) -> Outcome:
        made = record(expect("stock_issued", **body, depot=depot))
        return outcome(msgspec.structs.replace(made, issues=issues[:count]))

    assert found() is Outcome.MET
    assert found(depot="D-1") is Outcome.MISSED
    assert found(count=2) is Outcome.MISSED


def test_a_task_with_these_words_was_done() -> None:
    expectation = expect("task_done", title="疏散", since="fire", within="5m")

    def found(title: str, done: int | None) -> Outcome:
        task = TaskFact("t", title, "居委会", 0, None, done)
        return outcome(msgspec.structs.replace(record(expectation), tasks=(task,)))

    assert found("逐户疏散", 4 * MINUTE) is Outcome.MET
    assert found("逐户疏散", 7 * MINUTE) is Outcome.LATE
    assert found("逐户疏散", None) is Outcome.MISSED
    assert found("警戒", MINUTE) is Outcome.MISSED


@pytest.mark.parametrize(
    ("asked", "at", "wanted"),
    [
        ("phone", 31 * MINUTE, Outcome.MET),
        ("phone", 31 * MINUTE + 1, Outcome.LATE),
        ("phone", 0, Outcome.MISSED),
        ("initial", 5 * MINUTE, Outcome.MET),
        ("final", 5 * MINUTE, Outcome.MISSED),
    ],
)
def test_the_district_was_told_in_time(asked: str, at: int, wanted: Outcome) -> None:
    made = record(expect("reported_within", report=asked, since="fire", within="30m"))
    facts = (ReportFact("p", "initial", True, at), ReportFact("w", "initial", False, at))
    assert outcome(msgspec.structs.replace(made, reports=facts)) is wanted
    never = record(expect("reported_within", report=asked, since="fire", within="30m"), fired=None)
    assert outcome(msgspec.structs.replace(never, reports=facts)) is Outcome.UNJUDGED


def test_a_call_is_no_written_report() -> None:
    made = record(expect("reported_within", report="initial", since="fire", within="30m"))
    call = ReportFact("p", "initial", True, 2 * MINUTE)
    assert outcome(msgspec.structs.replace(made, reports=(call,))) is Outcome.MISSED


def test_scores_add_up_by_objective_capability_and_role() -> None:
    report = expect("act_within", "report", 3, within="1m", act={"action": "report"})
    unknown = expect("read_minds", "report", 5)
    found = judge(
        record(ACKNOWLEDGED, report, unknown, alarms=(alarm("a", 0, 0),), acts=(act(0, "report"),))
    )
    assert (found.total.points, found.total.out_of, found.total.open) == (4, 4, 1)
    assert found.objectives["report"].rating is Rating.PERFORMED
    assert found.capabilities.keys() == {"watch", "report"}
    assert found.roles["officer"].out_of == 4


def test_nothing_judged_is_no_rating() -> None:
    found = judge(record(ACKNOWLEDGED))
    assert (found.total.rating, found.total.out_of, found.total.open) == (None, 0, 1)


def test_an_evaluators_mark_decides() -> None:
    result = judge(record(ACKNOWLEDGED, alarms=(alarm("a", 0, 0),)))
    made = scenario(ACKNOWLEDGED)
    assert with_marks(made, result, {}) == {"watch": Rating.PERFORMED}
    marks = {"watch": Rating.MAJOR, "report": Rating.UNABLE}
    assert with_marks(made, result, marks) == marks


@given(st.floats(0, 1))
def test_a_greater_share_never_rates_worse(share: float) -> None:
    order = list(Rating)
    assert order.index(rated(share)) >= order.index(rated(min(1.0, share + 0.1)))


@given(
    st.lists(
        st.tuples(st.integers(0, 90 * MINUTE), st.none() | st.integers(0, 90 * MINUTE)), max_size=6
    ),
    st.lists(st.integers(0, 90 * MINUTE), max_size=4),
)
def test_points_stay_within_bounds_and_a_result_is_repeatable(
    alarms: list[tuple[int, int | None]], reports: list[int]
) -> None:
    facts = tuple(
        alarm(str(number), raised, None if later is None else raised + later)
        for number, (raised, later) in enumerate(alarms)
    )
    acts = tuple(act(at, "report") for at in sorted(reports))
    found = record(ACKNOWLEDGED, WITHIN, BEFORE, acts=acts, alarms=facts)
    result = judge(found)
    assert 0 <= result.total.points <= result.total.out_of
    for one in result.judged:
        assert 0 <= one.points <= one.expectation.weight
    assert judge(msgspec.convert(msgspec.to_builtins(found), Record)) == result


def test_machine_time_becomes_drill_time_across_pauses_speeds_and_jumps() -> None:
    times = DrillTimes(
        [
            Event(1_000, EventKind.PLAY),
            Event(2_000, EventKind.PAUSE),
            Event(5_000, EventKind.PLAY),
            Event(6_000, EventKind.SPEED, value=10),
            Event(7_000, EventKind.JUMP, value=60_000),
            Event(8_000, EventKind.END),
        ]
    )
    asked = (0, 1_500, 3_000, 5_500, 6_500, 7_500, 9_000)
    assert [times.at(now) for now in asked] == [0, 500, 1_000, 1_500, 7_000, 65_000, 70_000]


def test_every_criterion_says_what_it_needs() -> None:
    for name, one in criteria.criteria().items():
        assert name == one.NAME
        assert one.Body.__doc__
