"""The incidents page, pressed as a person presses it, over a real database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.domain.instant import MINUTE
from app.services import incidents
from app.services.incidents import IncidentDetail, Intake
from tests.occurrences import raise_alarm
from tests.streets import small_street
from ui.pages.incidents.view import IncidentsPage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QPushButton
    from pytestqt.qtbot import QtBot

    from app.services.desk import Desk
    from db.store import Store
    from tests.streets import HandClock
    from ui.console import Console

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def sensors(store: Store) -> Mapping[str, str]:
    """Sensor ids of a small street by code; the first is a smoke detector."""
    return small_street(store)


@pytest.fixture
def fire(desk: Desk, sensors: Mapping[str, str]) -> str:
    """An open incident."""
    return incidents.open_incident(
        desk, Intake("厨房起火", "fire", caller="演示居民", caller_phone="13800005678")
    )


@pytest.fixture
def page(qtbot: QtBot, console: Console, sensors: Mapping[str, str]) -> IncidentsPage:
    made = IncidentsPage(console)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.enter(None)
    settle(qtbot, made)
    return made


def settle(qtbot: QtBot, page: IncidentsPage) -> None:
    """Wait until the page shows what is stored."""
    QCoreApplication.processEvents()
    qtbot.waitUntil(lambda: page.is_ready and not page.console.pool.busy, timeout=60_000)


def click(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def press(qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, held or Qt.KeyboardModifier.NoModifier)


def stored(desk: Desk, incident: str) -> IncidentDetail:
    return incidents.incident(desk, incident)


def told(qtbot: QtBot, page: IncidentsPage, words: str) -> None:
    qtbot.waitUntil(lambda: words in page.foot.undo_bar.text)
    settle(qtbot, page)


def show(qtbot: QtBot, page: IncidentsPage, incident: str) -> None:
    page.enter(incident)
    settle(qtbot, page)


def test_an_incident_is_taken_in_by_ctrl_n_and_selected(
    qtbot: QtBot, desk: Desk, page: IncidentsPage
) -> None:
    assert page.area.currentWidget() is page.area._empty
    page.focus_search()
    press(qtbot, Qt.Key.Key_N, CTRL)
    form = page.detail.intake_form
    assert page.detail.open_form is form
    press(qtbot, Qt.Key.Key_Return, CTRL)
    assert form.title_field.error
    assert form.kind.error
    form.title_field.edit.setText("浦三路下立交积水")
    form.kind.set_text("flood")
    form.place.edit.setText("浦三路下立交")
    press(qtbot, Qt.Key.Key_Return, CTRL)
    told(qtbot, page, "已受理 2026-0001")
    (row,) = incidents.incidents(desk)
    assert (row.title, row.kind, row.grade, row.place) == (
        "浦三路下立交积水",
        "flood",
        "ordinary",
        "浦三路下立交",
    )
    assert page.table.selected_id == row.id
    assert page.detail.what == "浦三路下立交积水"


def test_an_intake_from_an_alarm_has_place_and_kind_filled_in_and_joins_it(
    qtbot: QtBot, desk: Desk, store: Store, page: IncidentsPage, sensors: Mapping[str, str]
) -> None:
    alarm = raise_alarm(store, next(iter(sensors.values())), level=1)
    page.enter(f"new:{alarm}")
    form = page.detail.intake_form
    qtbot.waitUntil(lambda: bool(form.title_field.text))
    assert form.title_field.text == "试验 1 号 火灾 · 烟感"
    assert (form.kind.text, form.source.text) == ("fire", "alarm")
    assert "1 层走廊" in form.place.text
    click(qtbot, form.save_button)
    told(qtbot, page, "已受理")
    (row,) = incidents.incidents(desk)
    assert [a.id for a in stored(desk, row.id).alarms] == [alarm]
    assert page.detail.alarms.lines.shown == 1
    # Asked once more for the same alarm, its incident is shown instead of a second one.
    page.enter(f"new:{alarm}")
    told(qtbot, page, "已有事件")
    assert page.detail.open_form is None
    assert len(incidents.incidents(desk)) == 1


def test_an_intake_under_way_is_not_swept_away_by_what_others_write(
    qtbot: QtBot, desk: Desk, fire: str, page: IncidentsPage
) -> None:
    press(qtbot, Qt.Key.Key_N, CTRL)
    form = page.detail.intake_form
    form.title_field.edit.setText("写到一半")
    incidents.add_entry(desk, fire, "note", "别人记的")
    settle(qtbot, page)
    assert page.detail.open_form is form
    assert form.title_field.text == "写到一半"
    assert page.detail.what == "新事件"
    press(qtbot, Qt.Key.Key_Escape)
    assert page.detail.what == "厨房起火"
    qtbot.waitUntil(lambda: page.detail.log.view.lines.row_at(0).text == "别人记的")


def test_a_line_is_logged_by_f9_and_enter(
    qtbot: QtBot, desk: Desk, fire: str, page: IncidentsPage
) -> None:
    page.quick_log()  # F9, which is the window's
    assert page.detail.entry.edit.hasFocus()
    page.detail.entry.edit.setText("微型消防站已到场")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: stored(desk, fire).entries[-1].text == "微型消防站已到场")
    settle(qtbot, page)
    line = page.detail.log.view.lines.row_at(0)
    assert line is not None
    assert line.text == "微型消防站已到场"
    assert page.detail.entry.edit.text() == ""


def test_a_line_not_written_is_kept_for_its_incident(
    qtbot: QtBot, desk: Desk, fire: str, page: IncidentsPage
) -> None:
    other = incidents.open_incident(desk, Intake("积水", "flood"))
    qtbot.waitUntil(lambda: page.model.total == 2)
    show(qtbot, page, fire)
    page.detail.entry.edit.setText("还没写完")
    show(qtbot, page, other)
    assert page.detail.entry.edit.text() == ""
    show(qtbot, page, fire)
    assert page.detail.entry.edit.text() == "还没写完"


def test_a_late_task_is_marked_and_completed(
    qtbot: QtBot, desk: Desk, clock: HandClock, fire: str, page: IncidentsPage
) -> None:
    click(qtbot, page.detail.task_button)
    form = page.detail.task_form
    form.title_field.edit.setText("到场复核")
    form.assignee.edit.setText("微型消防站")
    form.due.edit.setText("15 分")
    click(qtbot, form.save_button)
    told(qtbot, page, "已派任务“到场复核”给 微型消防站")
    (task,) = stored(desk, fire).tasks
    assert task.due_at == clock.now() + 15 * MINUTE
    clock.advance(16 * 60)
    page.load()
    settle(qtbot, page)
    assert page.detail._overdue.text == "逾期任务 1"
    assert page.detail._overdue.level == 3
    line = page.detail.tasks.view.lines.row_at(0)
    assert line is not None
    assert (line.amount, line.level) == ("逾期 1 分", 3)
    row = page.selected
    assert row is not None
    column = next(c for c in page.model.columns if c.key == "tasks")
    assert column.level is not None
    assert (column.text(row), column.level(row)) == ("1 · 逾期 1", 3)
    assert not page.detail.tasks.done_button.isEnabled()
    page.detail.tasks.view.select(task.id)
    click(qtbot, page.detail.tasks.done_button)
    page.detail.done_form.result.edit.setText("现场正常")
    click(qtbot, page.detail.done_form.save_button)
    told(qtbot, page, "任务“到场复核”已完成")
    assert stored(desk, fire).tasks[0].state == "done"
    assert page.foot.totals == "处置中 1 起 · 未完成任务 0 · 逾期 0"


def test_the_grade_is_changed_and_changed_back(
    qtbot: QtBot, desk: Desk, fire: str, page: IncidentsPage
) -> None:
    menu = page.detail.grade_button.menu()
    next(action for action in menu.actions() if action.text() == "较大").trigger()
    told(qtbot, page, "等级已改为较大")
    assert stored(desk, fire).row.grade == "large"
    press(qtbot, Qt.Key.Key_Z, CTRL)
    told(qtbot, page, "已改回一般")
    assert stored(desk, fire).row.grade == "ordinary"


def test_closing_asks_for_outcome_and_answer_and_refuses_open_tasks(
    qtbot: QtBot, desk: Desk, fire: str, page: IncidentsPage
) -> None:
    incidents.add_task(desk, fire, "清理现场")
    settle(qtbot, page)
    qtbot.waitUntil(lambda: page.detail.tasks.view.lines.shown == 1)
    click(qtbot, page.detail.close_button)
    form = page.detail.close_form
    click(qtbot, form.save_button)
    assert form.outcome.error
    form.outcome.set_text("火已扑灭，无人受伤")
    click(qtbot, form.save_button)
    assert form.satisfied.error
    form.satisfied.set_text("yes")
    click(qtbot, form.save_button)
    qtbot.waitUntil(lambda: bool(form.force.error))
    assert "1 个任务" in form.force.error
    assert stored(desk, fire).row.state == "open"
    form.force.box.click()
    click(qtbot, form.save_button)
    told(qtbot, page, "已办结")
    row = stored(desk, fire).row
    assert (row.state, row.satisfied, row.outcome) == ("closed", True, "火已扑灭，无人受伤")
    assert not page.foot.undo_bar.can_undo  # tasks were cancelled: that is not taken back
    assert page.chips._buttons["closed"].text() == "已办结 1"


def test_closing_is_undone_by_one_key(
    qtbot: QtBot, desk: Desk, fire: str, page: IncidentsPage
) -> None:
    click(qtbot, page.detail.close_button)
    form = page.detail.close_form
    form.outcome.set_text("误会")
    form.satisfied.set_text("unknown")
    click(qtbot, form.save_button)
    told(qtbot, page, "已办结")
    press(qtbot, Qt.Key.Key_Z, CTRL)
    told(qtbot, page, "恢复处置中")
    assert stored(desk, fire).row.state == "open"


def test_a_call_back_is_written_down_also_when_nobody_answered(
    qtbot: QtBot, desk: Desk, fire: str, page: IncidentsPage
) -> None:
    click(qtbot, page.detail.call_button)
    form = page.detail.call_form
    click(qtbot, form.save_button)
    assert form.answer.error
    form.answer.set_text("unreached")
    click(qtbot, form.save_button)
    told(qtbot, page, "已登记回访报告人：未接通")
    click(qtbot, page.detail.call_button)
    form.whom.set_text("family")
    form.answer.set_text("reached")
    form.note.set_text("人已送医")
    click(qtbot, form.save_button)
    told(qtbot, page, "已登记回访家属：已接通")
    lines = [(one.kind, one.text) for one in stored(desk, fire).entries]
    assert lines[-2:] == [
        ("call", "回访报告人：未接通"),
        ("call", "回访家属：已接通，人已送医"),
    ]


def test_a_caller_is_masked_until_somebody_asks(
    qtbot: QtBot, desk: Desk, fire: str, page: IncidentsPage
) -> None:
    assert page.detail._caller.full_text == "报告人 演*** 138****5678"
    click(qtbot, page.detail._reveal)
    qtbot.waitUntil(lambda: "13800005678" in page.detail._caller.full_text)
    _header, cells = page.exported()
    assert "13800005678" not in str(cells)


def test_every_sentence_is_known(page: IncidentsPage) -> None:
    from ui.errors import sentence

    for error in (
        incidents.TasksOpen(2),
        incidents.AlarmsTaken(("a",), "2026-0001"),
        incidents.IncidentStateRefused("2026-0001", "closed", "set_grade"),
        incidents.TaskFinished("到场", "done"),
        incidents.NotCorrectable("e", "already_superseded"),
        incidents.NotCorrectable("e", "state_line"),
    ):
        assert "操作没有完成" not in sentence(error)


def test_a_line_is_corrected_by_a_new_one(
    qtbot: QtBot, desk: Desk, fire: str, page: IncidentsPage
) -> None:
    wrong = incidents.add_entry(desk, fire, "report", "602 室有人被困")
    qtbot.waitUntil(lambda: page.detail.log.view.lines.shown == 2)
    log, entry = page.detail.log, page.detail.entry
    assert not log.correct_button.isEnabled()
    log.view.select(log.view.lines.row_at(1).id)
    assert not log.correct_button.isEnabled()  # written by the program
    log.view.select(wrong)
    entry.edit.setText("另一条写到一半")
    click(qtbot, log.correct_button)
    assert entry.edit.text() == "602 室有人被困"
    assert entry.kind.currentData() == "report"
    press(qtbot, Qt.Key.Key_Escape)
    assert entry.corrects is None
    assert entry.edit.text() == "另一条写到一半"
    click(qtbot, log.correct_button)
    entry.edit.setText("702 室有人被困")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: log.view.lines.shown == 3)
    newest, old, _ = stored(desk, fire).entries[::-1]
    assert (newest.text, newest.supersedes_id) == ("702 室有人被困", wrong)
    assert old.superseded_by_id == newest.id
    struck = log.view.lines.row(wrong)
    assert struck is not None
    assert struck.corrected
    assert "已更正" in struck.head
    settle(qtbot, page)
    assert entry.edit.text() == "另一条写到一半"
    log.view.select(wrong)
    assert not log.correct_button.isEnabled()


def test_the_log_is_as_high_as_its_lines(
    qtbot: QtBot, desk: Desk, fire: str, page: IncidentsPage
) -> None:
    for number in range(30):
        incidents.add_entry(desk, fire, "note", f"第 {number} 条，" + "说得很长" * 20)
    qtbot.waitUntil(lambda: page.detail.log.view.lines.shown == 31)
    settle(qtbot, page)
    view = page.detail.log.view
    last = view.visualRect(view.model().index(30, 0))
    qtbot.waitUntil(lambda: view.visualRect(view.model().index(30, 0)).bottom() <= view.height())
    assert last.height() > 0
    assert view.verticalScrollBar().maximum() == 0
    assert not view.lines.row_at(0).text.startswith("第 0 条")


def test_an_alarm_of_the_incident_is_shown_by_a_click(
    qtbot: QtBot,
    desk: Desk,
    store: Store,
    console: Console,
    page: IncidentsPage,
    sensors: Mapping[str, str],
) -> None:
    sensor = next(iter(sensors.values()))
    alarm = raise_alarm(store, sensor, level=1)
    incident = incidents.open_incident(desk, Intake("起火", "fire", alarm_ids=(alarm,)))
    qtbot.waitUntil(lambda: page.model.total == 1)
    show(qtbot, page, incident)
    assert page.detail.alarms.title == "关联报警 1，点开看详情"
    table = page.detail.alarms.table
    spot = table.visualRect(table.model().index(0, 0)).center()
    with qtbot.waitSignal(console.page_requested) as asked:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert asked.args == ["alarms", alarm]
    with qtbot.waitSignal(console.page_requested) as asked:
        click(qtbot, page.detail.map_button)
    assert asked.args == ["map", stored(desk, incident).row.building_id]


def test_f8_shows_the_sensor_of_an_alarm_outdoors(
    qtbot: QtBot, desk: Desk, store: Store, page: IncidentsPage, sensors: Mapping[str, str]
) -> None:
    from db.models import Sensor

    sensor = next(iter(sensors.values()))
    with store.write() as write:
        write.session.get_one(Sensor, sensor).building_id = None
    alarm = raise_alarm(store, sensor, level=3)
    incident = incidents.open_incident(desk, Intake("井盖移位", "traffic", alarm_ids=(alarm,)))
    qtbot.waitUntil(lambda: page.model.total == 1)
    show(qtbot, page, incident)
    assert page.map_selection() == sensor


def test_grades_are_filtered_and_drawn_each_its_own_way(
    qtbot: QtBot, desk: Desk, page: IncidentsPage
) -> None:
    from ui.widgets.grade import GradeMark

    for grade in ("ordinary", "large", "major"):
        incidents.open_incident(desk, Intake(grade, "fire", grade=grade))
    qtbot.waitUntil(lambda: page.model.shown == 3)
    assert [row.grade for row in page.shown_rows] == ["major", "large", "ordinary"]
    page.grades.setCurrentIndex(page.grades.findData("large"))
    assert [row.grade for row in page.shown_rows] == ["large"]
    page.grades.setCurrentIndex(page.grades.findData("extraordinary"))
    assert page.area.currentWidget() is page.area._filtered
    click(qtbot, page.header._clear)
    assert page.model.shown == 3
    mark = GradeMark(page.console.look)
    qtbot.addWidget(mark)
    ink = []
    for grade in ("ordinary", "large", "major", "extraordinary"):
        mark.show_grade(grade)
        mark.resize(mark.sizeHint())
        grey = mark.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
        ink.append(
            sum(
                grey.pixelColor(x, y).lightness() > 128
                for x in range(grey.width())
                for y in range(grey.height())
            )
        )
    assert ink == sorted(ink)  # light on dark: the graver, the more of it
    assert ink[2] > 2 * ink[1]


def test_each_view_has_the_columns_that_say_something(
    qtbot: QtBot, desk: Desk, fire: str, page: IncidentsPage
) -> None:
    def shown() -> set[str]:
        columns = enumerate(page.model.columns)
        return {c.key for n, c in columns if not page.table.isColumnHidden(n)}

    page.resize(2200, 700)
    assert "state" not in shown()
    assert {"tasks", "due"} <= shown()
    incidents.close_incident(desk, fire, "误会", False)
    qtbot.waitUntil(lambda: page.model.shown == 0)
    assert "现在没有处置中的事件" in page.area._filtered._why.text()
    click(qtbot, page.chips._buttons["closed"])
    assert "state" in shown()
    assert "tasks" not in shown()
    column = next(c for c in page.model.columns if c.key == "state")
    row = page.selected
    assert row is not None
    assert column.level is not None
    assert (column.text(row), column.level(row)) == ("群众不满意", 3)


def test_a_time_limit_that_is_none_says_so_at_its_field(
    qtbot: QtBot, desk: Desk, clock: HandClock, fire: str, page: IncidentsPage
) -> None:
    click(qtbot, page.detail.task_button)
    form = page.detail.task_form
    click(qtbot, form.save_button)
    assert form.title_field.error
    form.title_field.edit.setText("到场复核")
    assert "30 分" in form.due.hint
    form.due.edit.setText("很快")
    click(qtbot, form.save_button)
    assert "21:30" in form.due.error
    form.due.edit.setText("2020-01-01 08:00")
    click(qtbot, form.save_button)
    assert "已经过去" in form.due.error
    form.due.edit.clear()
    assert form.due.hint == "不限时"
    click(qtbot, form.save_button)
    told(qtbot, page, "已派任务")
    assert stored(desk, fire).tasks[0].due_at is None


def test_finished_tasks_are_folded_until_asked_for(
    qtbot: QtBot, desk: Desk, fire: str, page: IncidentsPage
) -> None:
    done = incidents.add_task(desk, fire, "到场")
    open_task = incidents.add_task(desk, fire, "清场")
    incidents.complete_task(desk, done, "已到")
    tasks = page.detail.tasks
    qtbot.waitUntil(lambda: tasks.title == "任务 2，未完成 1")
    assert [tasks.view.lines.row_at(n).id for n in range(tasks.view.lines.shown)] == [open_task]
    click(qtbot, tasks.ended_button)
    assert tasks.view.lines.shown == 2
    tasks.view.select(done)
    assert not tasks.done_button.isEnabled()
    tasks.view.select(open_task)
    assert tasks.done_button.isEnabled()


def test_a_closed_incident_is_opened_again_with_a_reason(
    qtbot: QtBot, desk: Desk, fire: str, page: IncidentsPage
) -> None:
    incidents.close_incident(desk, fire, "误会", True)
    qtbot.waitUntil(lambda: page.model.shown == 0)
    show(qtbot, page, fire)
    assert page.detail.task_button.isHidden()
    click(qtbot, page.detail.reopen_button)
    form = page.detail.reopen_form
    click(qtbot, form.save_button)
    qtbot.waitUntil(lambda: bool(form.reason.error))
    form.reason.edit.setText("又冒烟了")
    click(qtbot, form.save_button)
    told(qtbot, page, "已重新打开 2026-0001")
    assert stored(desk, fire).row.state == "open"
    assert not page.detail.task_button.isHidden()


def test_the_line_to_write_is_on_screen_where_the_window_is_narrow(
    qtbot: QtBot, fire: str, page: IncidentsPage
) -> None:
    page.resize(900, 640)
    qtbot.waitUntil(lambda: page.beside.is_below)
    qtbot.wait(50)
    detail = page.detail
    for part in (detail.task_button, detail.entry.edit, detail.entry.add_button):
        assert part.visibleRegion().boundingRect().height() == part.height()
    page.resize(1400, 640)
    qtbot.waitUntil(lambda: not page.beside.is_below)
    qtbot.waitUntil(lambda: detail.entry.y() > detail._caller.y())
