"""The replay: any moment is the same whatever was looked at before, also across jumps back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.domain.drill import replay as module
from app.domain.drill.course import Course
from app.domain.drill.kept import counting
from app.domain.drill.player import Event, EventKind, InjectState, fold
from app.domain.drill.replay import Cursor, Replay
from app.domain.drill.replay_world import (
    Change,
    Dated,
    Stands,
    Thing,
    fold_world,
    in_order,
    tally,
)
from app.domain.drill.review import MomentKind
from app.domain.drill.scenario import Act, Inject, Role, Scenario, Trigger
from app.domain.drill.timeline import MarkState

if TYPE_CHECKING:
    from collections.abc import Iterator

MINUTE = 60_000
FEW = settings(max_examples=40)
INJECTS = tuple(
    Inject(f"i{n}", "message", f"第 {n} 条", Trigger(at=n * MINUTE), "duty", answer_within=MINUTE)
    for n in range(4)
)
SCENARIO = Scenario(1, "s", "试验", "1", (), (Role("duty", "值班员"),), INJECTS, lasts=9 * MINUTE)


@pytest.fixture(autouse=True, scope="module")
def keyframes() -> Iterator[None]:
    """Keyframes so near each other that short journals have many of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_KEYFRAME", 4)
        yield


def told(*events: tuple[float, EventKind, dict[str, Any]]) -> list[Event]:
    return [Event(round(at * MINUTE), kind, **fields) for at, kind, fields in events]


def replay(*events: tuple[float, EventKind, dict[str, Any]], dated: Dated | None = None) -> Replay:
    journal = told(*events)
    end = max(one.at for one in journal)
    return Replay(SCENARIO, journal, dated or Dated(), end)


def begun(at: float, name: str, value: float) -> tuple[float, EventKind, dict[str, Any]]:
    return at, EventKind.BEGUN, {"subject": name, "value": round(value * MINUTE)}


_NAMES = st.sampled_from([one.id for one in INJECTS])
_KINDS = st.sampled_from(
    [
        EventKind.PLAY, EventKind.PLAY, EventKind.PAUSE, EventKind.SPEED, EventKind.JUMP,
        EventKind.BEGUN, EventKind.DONE, EventKind.ANSWER, EventKind.SKIP, EventKind.ACT,
        EventKind.HOLD, EventKind.TICK, EventKind.KEPT, EventKind.RESTORE,
    ]
)  # fmt: skip


@st.composite
def journals(draw: st.DrawFn) -> list[Event]:
    """Return a journal of up to 25 events, at times of which many are equal."""
    now, stood = 1_000, 0.0
    events = [Event(now, EventKind.PLAY)]
    for _ in range(draw(st.integers(0, 25))):
        # Nothing comes in the millisecond in which a checkpoint was made: it has taken a copy.
        is_kept = events[-1].kind is EventKind.KEPT
        now += is_kept + draw(st.sampled_from([0, 0, 1, 700, 30_000]))
        kind = draw(_KINDS)
        name = draw(_NAMES)
        value = float(draw(st.sampled_from([0, MINUTE, 4 * MINUTE])))
        act = Act(0, "write_log", "duty_log_entries", name, "甲") if kind == "act" else None
        if kind in (EventKind.KEPT, EventKind.RESTORE):
            name = "c"
            if kind is EventKind.KEPT:
                stood = float(fold(SCENARIO, events).clock.drill_time(now))
            elif not any(one.kind is EventKind.KEPT for one in events):
                continue
            value = stood
        if kind is EventKind.SPEED:
            value = draw(st.sampled_from([0.5, 1, 60]))
        events.append(Event(now, kind, name, value, act=act))
    return events


@st.composite
def changes(draw: st.DrawFn) -> tuple[Change, ...]:
    """Return changes of a few things, at times of which many are equal."""
    one = st.builds(
        Change,
        st.sampled_from([1_000, 1_000, 2_000, 40_000]) | st.integers(1_000, 2_000_000),
        st.just(Thing.SHELTER),
        st.sampled_from(["a", "b"]),
        st.sampled_from([None, "open", "closed"]),
        st.none(),
        st.integers(-3, 9),
    )
    return in_order(draw(st.lists(one, max_size=20)))


_SHARES = st.lists(st.floats(0, 1), min_size=1, max_size=6)


@FEW
@given(journals(), changes(), _SHARES)
def test_scrubbing_to_and_fro_gives_what_folding_from_the_beginning_gives(
    journal: list[Event], changed: tuple[Change, ...], shares: list[float]
) -> None:
    made = Replay(SCENARIO, journal, Dated({}, changed), journal[-1].at)
    counted = sorted(counting(journal), key=lambda one: one.at)
    for share in shares:
        scene = made.scene(Cursor(round(share * made.end)))
        past = [one for one in counted if one.at <= scene.now]
        assert scene.play == fold(SCENARIO, past)
        assert scene.world == fold_world({}, (one for one in changed if one.now <= scene.now))
        assert scene == made.scene(Cursor(round(share * made.end)))
        assert all(made.course.at(one.at) <= round(share * made.end) for one in past)


@FEW
@given(journals(), changes())
def test_stepping_through_all_of_it_and_back_passes_the_same_scenes(
    journal: list[Event], changed: tuple[Change, ...]
) -> None:
    made = Replay(SCENARIO, journal, Dated({}, changed), journal[-1].at)
    cursor, there = Cursor(0, -1), []
    for _ in range(len({one.now for one in made.happenings})):
        cursor = made.step(cursor, 1)
        there.append(made.scene(cursor).done)
    assert there == sorted(set(there))
    assert not there or there[-1] == len(made.happenings)
    back = []
    for _ in there:
        back.append(made.scene(cursor).done)
        cursor = made.step(cursor, -1)
    assert back == there[::-1]
    assert made.scene(cursor).done == 0


@FEW
@example(
    told(
        (0, EventKind.PLAY, {}),
        (1, EventKind.KEPT, {"subject": "c", "value": MINUTE}),
        (2, EventKind.SPEED, {"value": 0.5}),
        (2, EventKind.JUMP, {"value": 0}),
        (3, EventKind.RESTORE, {"subject": "c", "value": MINUTE}),
        (4, EventKind.PLAY, {}),
        (6, EventKind.KEPT, {"subject": "d", "value": 2 * MINUTE}),
        (6, EventKind.RESTORE, {"subject": "d", "value": 2 * MINUTE}),
    )
)  # the speed of what was undone stays
@given(journals())
def test_the_course_never_goes_back_and_the_end_is_what_the_journal_says(
    journal: list[Event],
) -> None:
    course = Course(journal)
    ats = [course.at(one.at) for one in sorted(counting(journal), key=lambda one: one.at)]
    assert ats == sorted(ats)
    made = Replay(SCENARIO, journal, Dated(), journal[-1].at)
    assert made.scene(Cursor(made.end)).play.steps == fold(SCENARIO, counting(journal)).steps


def test_where_the_controller_jumped_back_what_came_later_stands_later() -> None:
    made = replay(
        (0, EventKind.PLAY, {}),
        begun(3, "i3", 3),
        (5, EventKind.JUMP, {"value": MINUTE}),
        begun(6, "i2", 2),
        (7, EventKind.END, {}),
    )
    assert made.end == 7 * MINUTE
    assert made.course.drill_time(made.end) == 3 * MINUTE
    assert made.scene(Cursor(4 * MINUTE)).play.steps["i2"].state is InjectState.PLANNED
    assert made.scene(Cursor(6 * MINUTE)).play.steps["i2"].state is InjectState.BEGUN
    scene = made.scene(Cursor(6 * MINUTE))
    assert (scene.time, scene.play.steps["i3"].state) == (2 * MINUTE, InjectState.BEGUN)


def test_an_inject_is_to_come_then_out_then_late_then_answered_too_late() -> None:
    made = replay(
        (0, EventKind.PLAY, {}),
        begun(1, "i1", 1),
        (1, EventKind.DONE, {"subject": "i1"}),
        (4, EventKind.ANSWER, {"subject": "i1", "value": 4 * MINUTE, "text": "好", "actor": "甲"}),
        (9, EventKind.END, {}),
    )
    states = [made.scene(Cursor(round(at * MINUTE))).marks["i1"].state for at in (0.5, 1.5, 3, 5)]
    assert states == [
        MarkState.PLANNED, MarkState.FIRED, MarkState.LATE, MarkState.ANSWERED_LATE
    ]  # fmt: skip
    assert made.scene(Cursor(made.end)).marks["i2"].state is MarkState.UNREACHED
    kinds = [one.moment.kind for one in made.happenings]
    assert kinds == [
        MomentKind.COMMAND, MomentKind.INJECT, MomentKind.ANSWER, MomentKind.COMMAND
    ]  # fmt: skip


def test_what_happened_in_a_pause_is_gone_through_one_by_one() -> None:
    def act(at: float) -> tuple[float, EventKind, dict[str, Any]]:
        deed = Act(MINUTE, "write_log", "duty_log_entries", "x", "甲")
        return at, EventKind.ACT, {"act": deed, "subject": f"e{at}"}

    made = replay((0, EventKind.PLAY, {}), (1, EventKind.PAUSE, {}), act(2), act(3))
    assert [one.at for one in made.happenings] == [0, MINUTE, MINUTE, MINUTE]
    cursor = made.cursor_of(made.happenings[2])
    assert len(made.scene(cursor).play.acts) == 1
    assert len(made.scene(Cursor(MINUTE)).play.acts) == 2
    assert made.step(cursor, -1) == made.cursor_of(made.happenings[1])
    assert made.step(made.step(cursor, 1), 1) == Cursor(made.end)


def test_a_world_in_numbers_counts_what_stands_so_and_nothing_that_is_not_known() -> None:
    world = fold_world(
        {"s": Stands(Thing.SHELTER, "closed"), "old": Stands(Thing.ALARM, "active_acked", 0, 2)},
        [
            Change(1, Thing.ALARM, "a", "active_unacked", 1),
            Change(2, Thing.SHELTER, "s", "open"),
            Change(3, Thing.SHELTER, "s", people=30),
            Change(4, Thing.SHELTER, "s", people=-4),
            Change(5, Thing.TASK, "t", "open", due=9),
            Change(5, Thing.TASK, "u", "done", due=2),
            Change(5, Thing.TASK, "gone", "cancelled", due=2),
            Change(6, Thing.PLAN, "p", "active", 4),
            Change(7, Thing.PLAN, "p", level=3),
            Change(8, Thing.REPORT, "r", "sent"),
        ],
    )
    found = tally(world, 10)
    assert (found.alarms, found.unacknowledged) == (2, 1)
    assert (found.shelters_open, found.people) == (1, 26)
    assert (found.tasks, found.tasks_done, found.tasks_overdue) == (2, 1, 1)
    assert (found.plan, found.reports) == (3, 1)
    assert tally(world, 9).tasks_overdue == 0
    assert world["s"].since == 2, "people do not make it another state"


@pytest.mark.parametrize("at", [0, 5 * MINUTE])
def test_a_drill_in_which_nothing_happened_can_be_looked_at(at: int) -> None:
    made = Replay(SCENARIO, [], Dated(), 0)
    assert made.happenings == ()
    assert made.scene(Cursor(at)).done == 0
    assert made.step(Cursor(at), -1) == Cursor(0, -1)
