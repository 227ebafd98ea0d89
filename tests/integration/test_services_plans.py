"""Plans: activated with tasks and deadlines, raised without giving a card twice, ended, undone."""

from __future__ import annotations

import json
from contextlib import suppress
from threading import Barrier, Thread
from typing import TYPE_CHECKING

import pytest

from app.domain.instant import MINUTE
from app.services import incident_tasks, incidents, plans
from app.services.desk import Actor, ChangedMeanwhile, Desk, NotFound
from app.services.incidents import IncidentStateRefused, Intake, TaskFinished
from app.services.plans import (
    ActivationEnded,
    AlreadyActive,
    BadLevel,
    NotGraver,
    PlanRow,
    PlanTask,
    TaskNotDone,
)
from app.services.texts import TextMissing
from db.store import Store
from tests.contingency import Shelf, write_plans
from tests.occurrences import audited

if TYPE_CHECKING:
    from tests.streets import HandClock


@pytest.fixture
def shelf(store: Store) -> Shelf:
    return write_plans(store)


@pytest.fixture
def fire(desk: Desk) -> str:
    """The id of an open incident."""
    return incidents.open_incident(desk, Intake("大风", "wind"))


def row(desk: Desk, plan_id: str) -> PlanRow:
    return plans.plan(desk, plan_id).row


def tasks(desk: Desk, plan_id: str) -> dict[str, PlanTask]:
    """Return the tasks of the newest activation by title."""
    return {task.title: task for task in plans.plan(desk, plan_id).activations[0].tasks}


def log(desk: Desk, incident_id: str) -> list[tuple[str, str]]:
    return [(e.kind, e.text) for e in incidents.incident(desk, incident_id).entries]


def test_plans_are_listed_as_numbered_and_none_is_active(desk: Desk, shelf: Shelf) -> None:
    found = plans.plans(desk)
    assert [one.code for one in found] == ["Y-00", "Y-01"]
    overall, typhoon = found
    assert (typhoon.cards, typhoon.level, typhoon.activation_id) == (5, None, None)
    assert (overall.cards, overall.tasks) == (0, 0)
    assert "fytf" in typhoon.words
    assert "taifeng" in typhoon.words
    detail = plans.plan(desk, shelf.typhoon)
    assert [card.position for card in detail.cards] == [1, 2, 3, 4, 5]
    assert (detail.running, detail.activations) == (None, ())


def test_level_three_gives_the_cards_of_four_and_three_with_deadlines(
    desk: Desk, shelf: Shelf, clock: HandClock
) -> None:
    given = plans.activate(desk, shelf.typhoon, 3)
    assert len(given.task_ids) == 3
    found = tasks(desk, shelf.typhoon)
    assert {(t.title, t.assignee, t.due_at, t.state) for t in found.values()} == {
        ("接报核实并电话报告", "值班员", clock.now() + 30 * MINUTE, "open"),
        ("检查店招花盆", "物业", clock.now() + 180 * MINUTE, "open"),
        ("逐户通知底层住户", "居委会", clock.now() + 120 * MINUTE, "open"),
    }
    assert (found["检查店招花盆"].level, found["检查店招花盆"].detail) == (4, "收回或加固")
    detail = plans.plan(desk, shelf.typhoon)
    assert detail.running is not None
    assert (detail.running.level, detail.running.activated_by) == (3, "值班员王")
    assert (detail.row.level, detail.row.tasks, detail.row.open_tasks) == (3, 3, 3)
    assert detail.row.next_due_at == clock.now() + 30 * MINUTE
    assert [one.code for one in plans.plans(desk)] == ["Y-01", "Y-00"]


def test_an_activation_is_one_entry_in_the_audit(desk: Desk, shelf: Shelf) -> None:
    before = len(audited(desk.store))
    given = plans.activate(desk, shelf.typhoon, 3)
    plans.raise_level(desk, given.activation_id, 1)
    incident_tasks.complete_task(desk, given.task_ids[0])
    plans.end_activation(desk, given.activation_id, "风停")
    entries = [e for e in audited(desk.store)[before:] if e.action.startswith("plan_")]
    assert [(e.action, e.subject_table, e.subject_id) for e in entries] == [
        (action, "plan_activations", given.activation_id)
        for action in ("plan_activate", "plan_raise", "plan_end")
    ]
    assert [json.loads(e.detail) for e in entries] == [
        {"code": "Y-01", "level": 3, "tasks": 3},
        {"code": "Y-01", "level": 1, "before": 3, "tasks": 2},
        {"code": "Y-01", "level": 1, "cancelled_tasks": 4},
    ]


def test_a_raise_gives_only_what_is_new_and_its_limits_count_from_then(
    desk: Desk, shelf: Shelf, clock: HandClock
) -> None:
    first = plans.activate(desk, shelf.typhoon, 4)
    incident_tasks.complete_task(desk, first.task_ids[0])
    incident_tasks.cancel_task(desk, first.task_ids[1], "已收回")
    clock.advance(600)
    raised = plans.raise_level(desk, first.activation_id, 2)
    assert (raised.before, raised.level, len(raised.task_ids)) == (4, 2, 2)
    found = tasks(desk, shelf.typhoon)
    assert len(plans.plan(desk, shelf.typhoon).activations[0].tasks) == 4
    assert found["开放避难点位"].due_at == clock.now() + 60 * MINUTE
    last = plans.raise_level(desk, first.activation_id, 1)
    assert len(last.task_ids) == 1
    assert tasks(desk, shelf.typhoon)["心理援助"].due_at is None


@pytest.mark.parametrize("wanted", [3, 4])
def test_a_level_is_only_raised(desk: Desk, shelf: Shelf, wanted: int) -> None:
    given = plans.activate(desk, shelf.typhoon, 3)
    with pytest.raises(NotGraver) as refused:
        plans.raise_level(desk, given.activation_id, wanted)
    assert (refused.value.level, refused.value.wanted) == (3, wanted)


def test_there_are_four_levels(desk: Desk, shelf: Shelf) -> None:
    for level in (0, 5):
        with pytest.raises(BadLevel):
            plans.activate(desk, shelf.typhoon, level)
    given = plans.activate(desk, shelf.typhoon, 4)
    with pytest.raises(BadLevel):
        plans.raise_level(desk, given.activation_id, 0)


def test_a_plan_runs_once_at_a_time(desk: Desk, shelf: Shelf) -> None:
    given = plans.activate(desk, shelf.typhoon, 3)
    with pytest.raises(AlreadyActive) as refused:
        plans.activate(desk, shelf.typhoon, 1)
    assert (refused.value.code, refused.value.level) == ("Y-01", 3)
    plans.end_activation(desk, given.activation_id, "风停")
    again = plans.activate(desk, shelf.typhoon, 4)
    assert len(again.task_ids) == 2
    assert len(plans.plan(desk, shelf.typhoon).activations) == 2


def test_two_desks_at_once_activate_a_plan_once(any_store: Store, clock: HandClock) -> None:
    shelf = write_plans(any_store)
    ready = Barrier(4)
    won: list[str] = []

    def activate() -> None:
        own = Desk(Store(any_store.url, clock), Actor("甲"))
        ready.wait()
        with suppress(AlreadyActive):
            won.append(plans.activate(own, shelf.typhoon, 3).activation_id)
        own.store.close()

    threads = [Thread(target=activate) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = plans.plan(Desk(any_store, Actor("甲")), shelf.typhoon)
    assert [one.id for one in found.activations] == won
    assert len(won) == 1
    assert found.row.open_tasks == 3


def test_what_is_late_is_counted(desk: Desk, shelf: Shelf, clock: HandClock) -> None:
    plans.activate(desk, shelf.typhoon, 4)
    clock.advance(31 * 60)
    found = row(desk, shelf.typhoon)
    assert (found.open_tasks, found.overdue_tasks) == (2, 1)


def test_ending_cancels_what_is_open_and_keeps_what_is_done(desk: Desk, shelf: Shelf) -> None:
    given = plans.activate(desk, shelf.typhoon, 3)
    incident_tasks.complete_task(desk, given.task_ids[0])
    with pytest.raises(TextMissing):
        plans.end_activation(desk, given.activation_id, " ")
    assert plans.end_activation(desk, given.activation_id, "风停，解除") == 2
    (over,) = plans.plan(desk, shelf.typhoon).activations
    assert (over.outcome, over.ended_by, over.ended_at) == (
        "风停，解除",
        "值班员王",
        desk.store.clock.now(),
    )
    assert sorted(task.state for task in over.tasks) == ["cancelled", "cancelled", "done"]
    assert row(desk, shelf.typhoon).level is None
    for late in (
        lambda: plans.end_activation(desk, given.activation_id, "x"),
        lambda: plans.raise_level(desk, given.activation_id, 1),
        lambda: plans.take_back_done(desk, given.task_ids[0]),
    ):
        with pytest.raises(ActivationEnded):
            late()


def test_a_raise_is_taken_back_and_can_be_made_again(desk: Desk, shelf: Shelf) -> None:
    given = plans.activate(desk, shelf.typhoon, 4)
    raised = plans.raise_level(desk, given.activation_id, 2)
    incident_tasks.complete_task(desk, raised.task_ids[0])
    assert plans.take_back_raise(desk, raised, "按错了") == 1
    assert row(desk, shelf.typhoon).level == 4
    again = plans.raise_level(desk, given.activation_id, 2)
    assert len(again.task_ids) == 1  # the one that was done is not given a second time
    plans.raise_level(desk, given.activation_id, 1)
    with pytest.raises(ChangedMeanwhile):
        plans.take_back_raise(desk, again, "按错了")
    with pytest.raises(TextMissing):
        plans.take_back_raise(desk, again, "")


def test_a_tick_is_taken_back(desk: Desk, shelf: Shelf, fire: str) -> None:
    given = plans.activate(desk, shelf.typhoon, 4, fire)
    incident_tasks.complete_task(desk, given.task_ids[0], "已报")
    plans.take_back_done(desk, given.task_ids[0])
    task = tasks(desk, shelf.typhoon)["接报核实并电话报告"]
    assert (task.state, task.done_at, task.result) == ("open", None, "")
    assert log(desk, fire)[-1] == ("state", "任务恢复进行：接报核实并电话报告")
    with pytest.raises(TaskNotDone):
        plans.take_back_done(desk, given.task_ids[0])
    loose = incident_tasks.add_task(desk, fire, "疏散")
    incident_tasks.complete_task(desk, loose)
    with pytest.raises(TaskNotDone):
        plans.take_back_done(desk, loose)


def test_an_activation_for_an_incident_is_in_its_log_and_among_its_tasks(
    desk: Desk, shelf: Shelf, fire: str
) -> None:
    given = plans.activate(desk, shelf.typhoon, 4, fire)
    plans.raise_level(desk, given.activation_id, 3)
    assert len(incidents.incident(desk, fire).tasks) == 3
    plans.end_activation(desk, given.activation_id, "风停")
    lines = log(desk, fire)
    assert lines[1:3] == [
        ("order", "启动预案 Y-01 防御台风专项应急预案，IV 级响应，任务 2 个"),
        ("order", "预案 Y-01 响应由 IV 级提到 III 级，新增任务 1 个"),
    ]
    assert lines[-1] == ("state", "预案 Y-01 响应结束：风停")
    (over,) = plans.plan(desk, shelf.typhoon).activations
    assert over.incident_number == incidents.incident(desk, fire).row.number


def test_a_closed_incident_takes_no_plan_and_nothing_is_left(
    desk: Desk, shelf: Shelf, fire: str
) -> None:
    incidents.close_incident(desk, fire, "完毕", None)
    with pytest.raises(IncidentStateRefused):
        plans.activate(desk, shelf.typhoon, 3, fire)
    for unknown in (lambda: plans.activate(desk, "no", 3), lambda: plans.plan(desk, "no")):
        with pytest.raises(NotFound):
            unknown()
    assert plans.plan(desk, shelf.typhoon).activations == ()


def test_a_task_of_a_plan_ends_once(desk: Desk, shelf: Shelf) -> None:
    given = plans.activate(desk, shelf.typhoon, 4)
    incident_tasks.complete_task(desk, given.task_ids[0])
    with pytest.raises(TaskFinished):
        incident_tasks.complete_task(desk, given.task_ids[0])


def test_a_plan_without_cards_can_be_activated(desk: Desk, shelf: Shelf) -> None:
    assert plans.activate(desk, shelf.overall, 1).task_ids == ()
    assert row(desk, shelf.overall).level == 1
