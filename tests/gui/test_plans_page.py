"""The plans page, pressed as a person presses it, over a real database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication

from app.services import incident_tasks, incidents, plans
from app.services.incidents import Intake
from tests.contingency import CARDS, Shelf, write_plans
from ui.pages.plans.view import PlansPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton
    from pytestqt.qtbot import QtBot

    from app.services.desk import Desk
    from app.services.plans import PlanRow
    from db.store import Store
    from tests.streets import HandClock
    from ui.console import Console

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shelf(store: Store) -> Shelf:
    return write_plans(store)


@pytest.fixture
def page(qtbot: QtBot, console: Console, shelf: Shelf) -> PlansPage:
    """The page with the plan against typhoons selected."""
    made = PlansPage(console)
    qtbot.addWidget(made)
    made.resize(1400, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.enter(shelf.typhoon)
    settle(qtbot, made)
    return made


def settle(qtbot: QtBot, page: PlansPage) -> None:
    """Wait until the page shows what is stored."""
    QCoreApplication.processEvents()
    qtbot.waitUntil(lambda: page.is_ready and not page.console.pool.busy, timeout=60_000)


def click(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def press(qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, held or Qt.KeyboardModifier.NoModifier)


def told(qtbot: QtBot, page: PlansPage, words: str) -> None:
    """Wait for the foot of the page to say something, and for the page to follow."""
    qtbot.waitUntil(lambda: words in page.foot.undo_bar.text)
    qtbot.wait(120)
    settle(qtbot, page)


def stored(desk: Desk, plan: str) -> PlanRow:
    return plans.plan(desk, plan).row


def texts(page: PlansPage) -> list[str]:
    """What the four level buttons say, from IV to I, those that can be pressed with a `>`."""
    return [
        f"{'>' if made.isEnabled() else ''}{made.text()}"
        for made in page.detail.level_buttons.values()
    ]


def test_a_plan_at_rest_shows_its_cards_by_level(page: PlansPage) -> None:
    assert page.detail.what == "防御台风专项应急预案"
    assert texts(page) == [">IV 级启动", ">III 级启动", ">II 级启动", ">I 级启动"]
    assert page.detail.end_button.isHidden()
    assert page.detail.tasks.isHidden()
    lists = page.detail.cards.lists
    assert lists[4].title == "IV 级响应 · 任务卡 2 张"
    shown = [one.view.lines.row_at(0) for one in lists.values()]
    assert [(line.what, line.amount) for line in shown if line] == [
        ("接报核实并电话报告", "30 分内"),
        ("逐户通知底层住户", "2 小时内"),
        ("开放避难点位", "1 小时内"),
        ("心理援助", "不限时"),
    ]
    assert page.foot.totals == "启动中 0 个 · 未完成任务 0 · 逾期 0"


def test_one_press_activates_and_one_key_takes_it_back(
    qtbot: QtBot, desk: Desk, page: PlansPage, shelf: Shelf
) -> None:
    click(qtbot, page.detail.level_buttons[3])
    told(qtbot, page, "已启动 防御台风专项应急预案，III 级响应，派出任务 3 个")
    assert stored(desk, shelf.typhoon).level == 3
    assert page.detail.figure == "III 级 响应　已 0 秒 · 未完成任务 3 / 3"
    assert texts(page) == ["IV 级响应", "III 级响应", ">提到 II 级", ">提到 I 级"]
    assert page.detail.tasks.title == "任务 3，未完成 3"
    assert page.shown_rows[0].code == "Y-01"
    assert page.chips._buttons["running"].text() == "启动中 1"
    press(qtbot, Qt.Key.Key_Z, CTRL)
    told(qtbot, page, "已撤销启动")
    assert stored(desk, shelf.typhoon).level is None
    (over,) = plans.plan(desk, shelf.typhoon).activations
    assert {task.state for task in over.tasks} == {"cancelled"}
    assert page.detail.past.title == "历次启动 1，新的在上"


def test_a_second_click_does_not_raise_the_level(
    qtbot: QtBot, desk: Desk, page: PlansPage, shelf: Shelf
) -> None:
    made = page.detail.level_buttons[4]
    click(qtbot, made)
    assert not any(one.isEnabled() for one in page.detail.level_buttons.values())
    click(qtbot, made)
    qtbot.waitUntil(lambda: "已启动" in page.foot.undo_bar.text)
    click(qtbot, made)
    told(qtbot, page, "已启动")
    click(qtbot, made)
    assert page.foot.undo_bar.can_undo
    settle(qtbot, page)
    assert stored(desk, shelf.typhoon).level == 4
    assert len(plans.plan(desk, shelf.typhoon).activations) == 1


def test_a_raise_gives_the_new_cards_and_is_taken_back(
    qtbot: QtBot, desk: Desk, page: PlansPage, shelf: Shelf
) -> None:
    click(qtbot, page.detail.level_buttons[4])
    told(qtbot, page, "派出任务 2 个")
    click(qtbot, page.detail.level_buttons[2])
    told(qtbot, page, "已提到 II 级响应，新增任务 2 个")
    assert stored(desk, shelf.typhoon).open_tasks == 4
    click(qtbot, page.foot.undo_bar.undo_button)
    told(qtbot, page, "已撤销提级，防御台风专项应急预案 恢复 IV 级响应")
    row = stored(desk, shelf.typhoon)
    assert (row.level, row.open_tasks) == (4, 2)


def test_enter_leads_to_the_first_task_and_ticks_it(
    qtbot: QtBot, desk: Desk, page: PlansPage, shelf: Shelf
) -> None:
    plans.activate(desk, shelf.typhoon, 4)
    qtbot.waitUntil(lambda: page.detail.tasks.title == "任务 2，未完成 2")
    settle(qtbot, page)
    line = page.detail.tasks.view.lines.row_at(0)
    assert line is not None
    assert (line.what, line.amount, line.after) == ("接报核实并电话报告", "剩 30 分", "IV 级")
    assert line.who == "值班员 · 30 分钟内电话报区"
    page.table.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.detail.tasks.view
    press(qtbot, Qt.Key.Key_Return)
    told(qtbot, page, "已完成：接报核实并电话报告（值班员）")
    assert stored(desk, shelf.typhoon).open_tasks == 1
    assert page.detail.tasks.ended_button.text() == "已结束 1"
    given = page.detail.cards.lists[4].view.lines.row_at(0)
    assert given is not None
    assert given.after == "已完成"
    press(qtbot, Qt.Key.Key_Z, CTRL)
    told(qtbot, page, "恢复进行中")
    assert stored(desk, shelf.typhoon).open_tasks == 2


def test_what_is_late_is_marked_by_word_and_shape(
    qtbot: QtBot, desk: Desk, page: PlansPage, shelf: Shelf, clock: HandClock
) -> None:
    plans.activate(desk, shelf.typhoon, 4)
    clock.advance(31 * 60)
    page.load()
    settle(qtbot, page)
    qtbot.waitUntil(lambda: page.detail.overdue == "逾期任务 1")
    line = page.detail.tasks.view.lines.row_at(0)
    assert line is not None
    assert (line.amount, line.level) == ("逾期 1 分", 3)
    shown = page.selected
    assert shown is not None
    column = next(one for one in page.model.columns if one.key == "tasks")
    assert column.level is not None
    assert (column.text(shown), column.level(shown)) == ("2 · 逾期 1", 3)
    assert page.foot.totals == "启动中 1 个 · 未完成任务 2 · 逾期 1"


def test_ending_needs_an_outcome_and_says_what_is_left(
    qtbot: QtBot, desk: Desk, page: PlansPage, shelf: Shelf
) -> None:
    click(qtbot, page.detail.level_buttons[4])
    told(qtbot, page, "已启动")
    click(qtbot, page.detail.end_button)
    form = page.detail.end_form
    assert page.detail.open_form is form
    assert form.left.text == "还有 2 个任务没有完成，结束时一并取消，不能撤销。"
    press(qtbot, Qt.Key.Key_Return, CTRL)
    assert form.outcome.error
    form.outcome.edit.setText("预警解除")
    press(qtbot, Qt.Key.Key_Return, CTRL)
    told(qtbot, page, "已结束 防御台风专项应急预案 的响应，取消任务 2 个")
    assert page.detail.open_form is None
    assert not page.foot.undo_bar.can_undo
    (over,) = plans.plan(desk, shelf.typhoon).activations
    assert over.outcome == "预警解除"
    line = page.detail.past.view.lines.row_at(0)
    assert line is not None
    assert line.what == "IV 级响应 · 任务 2，完成 0"


def test_a_response_with_everything_done_asks_to_be_ended(
    qtbot: QtBot, desk: Desk, page: PlansPage, shelf: Shelf
) -> None:
    given = plans.activate(desk, shelf.typhoon, 4)
    for task in given.task_ids:
        incident_tasks.complete_task(desk, task)
    qtbot.waitUntil(lambda: page.detail.end_button.property("role") == "primary")
    page.table.setFocus()
    settle(qtbot, page)
    press(qtbot, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.detail.level_buttons[3]


def test_a_plan_is_activated_for_an_incident(
    qtbot: QtBot, console: Console, desk: Desk, page: PlansPage, shelf: Shelf
) -> None:
    assert page.detail.incident.isHidden()
    fire = incidents.open_incident(desk, Intake("大风", "wind"))
    qtbot.waitUntil(lambda: not page.detail.incident.isHidden())
    page.detail.incident.set_text(fire)
    click(qtbot, page.detail.level_buttons[4])
    told(qtbot, page, "已启动")
    assert len(incidents.incident(desk, fire).tasks) == 2
    assert page.detail.incident.isHidden()
    with qtbot.waitSignal(console.page_requested) as asked:
        click(qtbot, page.detail.incident_button)
    assert asked.args == ["incidents", fire]


def test_plans_are_found_by_pinyin_and_by_kind(qtbot: QtBot, page: PlansPage) -> None:
    for typed, found in (("fytf", ["Y-01"]), ("taifeng", ["Y-01"]), ("总体", ["Y-00"])):
        page.header.search.setText(typed)
        qtbot.waitUntil(lambda found=found: [row.code for row in page.shown_rows] == found)
    page.header.search.setText("没有这样的预案")
    qtbot.waitUntil(lambda: page.shown_rows == [])
    page.header.search.clear()
    qtbot.waitUntil(lambda: len(page.shown_rows) == 2)
    click(qtbot, page.chips._buttons["overall"])
    assert [row.code for row in page.shown_rows] == ["Y-00"]
    settle(qtbot, page)
    assert not page.detail.cards._empty.isHidden()
    click(qtbot, page.chips._buttons["running"])
    assert page.shown_rows == []
    assert page.area._filtered._why.text() == "现在没有启动的预案"


def test_what_somebody_else_did_is_shown_and_refused_work_says_so(
    qtbot: QtBot, desk: Desk, page: PlansPage, shelf: Shelf
) -> None:
    given = plans.activate(desk, shelf.typhoon, 2)
    page.detail.respond(4)  # pressed before the list has followed
    told(qtbot, page, "已在 II 级响应中")
    assert texts(page)[-1] == ">提到 I 级"
    click(qtbot, page.detail.end_button)
    plans.end_activation(desk, given.activation_id, "解除")
    qtbot.waitUntil(lambda: page.detail.open_form is None)
    assert stored(desk, shelf.typhoon).level is None


def test_the_list_can_be_exported(page: PlansPage) -> None:
    header, cells = page.exported()
    assert len(cells) == 2
    assert {len(line) for line in cells} == {len(header)}
    assert len(CARDS) in cells[1]


def test_columns_hold_at_a_narrow_width(qtbot: QtBot, page: PlansPage) -> None:
    for width in (1752, 1198, 900, 700):
        page.resize(width, 640)
        QCoreApplication.processEvents()
        table = page.table
        sections = range(table.horizontalHeader().count())
        total = sum(table.columnWidth(n) for n in sections if not table.isColumnHidden(n))
        assert total <= table.viewport().width()
    settle(qtbot, page)


def test_every_sentence_is_known(page: PlansPage) -> None:
    from ui.errors import sentence

    for error in (
        plans.AlreadyActive("Y-01", 3),
        plans.ActivationEnded("Y-01", "x"),
        plans.NotGraver(3, 4),
        plans.BadLevel(0),
        plans.TaskNotDone("x", "open"),
        incidents.TaskFinished("x", "done"),
        incidents.IncidentStateRefused("2026-0001", "closed", "activate_plan"),
    ):
        assert "操作没有完成" not in sentence(error)
