"""The shelters page, pressed as a person presses it, over a real database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from app.services import shelters
from db.models import OccupancyMove, Shelter
from tests.rooms import Rooms, furnish
from ui.pages.shelters.view import SheltersPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton, QWidget
    from pytestqt.qtbot import QtBot

    from app.services.desk import Desk
    from app.services.shelters import ShelterRow
    from db.store import Store
    from ui.console import Console

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def rooms(store: Store) -> Rooms:
    """A settlement site for 10 people and a shelter point for 100, both closed and empty."""
    return furnish(store)


@pytest.fixture
def page(qtbot: QtBot, console: Console, rooms: Rooms) -> SheltersPage:
    """The page with the settlement site selected."""
    made = SheltersPage(console)
    qtbot.addWidget(made)
    made.resize(1200, 640)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.enter(rooms.shelter)
    settle(qtbot, made)
    return made


def settle(qtbot: QtBot, page: SheltersPage) -> None:
    """Wait until the page shows what is stored."""
    QCoreApplication.processEvents()
    qtbot.waitUntil(lambda: page.is_ready and not page.console.pool.busy, timeout=60_000)


def click(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def press(qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, held or Qt.KeyboardModifier.NoModifier)


def type_text(qtbot: QtBot, text: str, into: QWidget) -> None:
    qtbot.keyClicks(into, text)


def stored(desk: Desk, shelter: str) -> ShelterRow:
    return next(row for row in shelters.shelters(desk) if row.id == shelter)


def ledger(store: Store) -> list[OccupancyMove]:
    order = (OccupancyMove.hlc, OccupancyMove.id)
    with store.read() as session:
        return list(session.scalars(select(OccupancyMove).order_by(*order)))


def told(qtbot: QtBot, page: SheltersPage, words: str) -> None:
    """Wait for the foot of the page to say something, and for the page to follow."""
    qtbot.waitUntil(lambda: words in page.foot.undo_bar.text)
    settle(qtbot, page)


def test_opening_needs_a_reason_and_is_undone_by_one_key(
    qtbot: QtBot, desk: Desk, page: SheltersPage, rooms: Rooms
) -> None:
    assert page.detail.open_button.property("role") == "primary"
    assert page.foot.totals == "开放 0 处 · 已入住 0 人 · 可用 0 人"
    press(qtbot, Qt.Key.Key_Return)
    form = page.detail.form("open")
    assert page.detail.open_form is form
    press(qtbot, Qt.Key.Key_Return, CTRL)
    assert form.reason.error
    assert stored(desk, rooms.shelter).state == "closed"
    form.reason.edit.setText("台风转移安置")
    press(qtbot, Qt.Key.Key_Return, CTRL)
    told(qtbot, page, "已开放 第一小学")
    row = stored(desk, rooms.shelter)
    assert (row.state, row.state_reason) == ("open", "台风转移安置")
    assert page.foot.totals == "开放 1 处 · 已入住 0 人 · 可用 10 人"
    assert page.detail.arrive_button.property("role") == "primary"
    assert page.detail.open_button.isHidden()
    press(qtbot, Qt.Key.Key_Z, CTRL)
    told(qtbot, page, "已撤销")
    assert stored(desk, rooms.shelter).state == "closed"


def test_a_common_reason_is_one_click(qtbot: QtBot, page: SheltersPage, rooms: Rooms) -> None:
    press(qtbot, Qt.Key.Key_Return)
    form = page.detail.form("open")
    chip = next(b for b in form.reason.findChildren(type(form.save_button)) if b.text() == "演练")
    click(qtbot, chip)
    assert form.reason.text == "演练"


def test_people_are_counted_in_over_capacity_with_a_warning_and_undone(
    qtbot: QtBot, desk: Desk, page: SheltersPage, rooms: Rooms
) -> None:
    shelters.open_shelter(desk, rooms.shelter, "暴雨")
    settle(qtbot, page)
    press(qtbot, Qt.Key.Key_Return)
    form = page.detail.form("arrival")
    assert page.detail.open_form is form
    type_text(qtbot, "13", form.people.edit)
    type_text(qtbot, "4", form.households.edit)
    assert form.over.level == 2
    assert form.over.text == "登记后超员 3 人：容量 10 人，将有 13 人。可以登记，请尽快分流。"
    form.origin.set_text(rooms.area)
    press(qtbot, Qt.Key.Key_Return, CTRL)
    told(qtbot, page, "超员 3 人")
    row = stored(desk, rooms.shelter)
    assert (row.occupied, row.over, row.free) == (13, 3, 0)
    (move,) = ledger(desk.store)
    assert (move.people, move.households, move.from_area_id) == (13, 4, rooms.area)
    assert page.foot.undo_bar._mark.level == 2
    assert page.detail.abnormal == "超员 3 人"
    state = page.model.columns[0]
    shown = page.selected
    assert shown is not None
    assert state.level is not None
    assert (state.text(shown), state.level(shown)) == ("超员 3", 2)
    click(qtbot, page.foot.undo_bar.undo_button)
    qtbot.waitUntil(lambda: stored(desk, rooms.shelter).occupied == 0)
    settle(qtbot, page)
    assert page.detail.abnormal == ""


def test_within_capacity_nothing_is_marked(
    qtbot: QtBot, desk: Desk, page: SheltersPage, rooms: Rooms
) -> None:
    shelters.open_shelter(desk, rooms.shelter, "暴雨")
    settle(qtbot, page)
    press(qtbot, Qt.Key.Key_Return)
    form = page.detail.form("arrival")
    type_text(qtbot, "4", form.people.edit)
    assert (form.over.level, form.over.text) == (0, "登记后还可容纳 6 人")
    click(qtbot, form.save_button)
    told(qtbot, page, "已登记 4 人 进入 第一小学，在住 4 人")
    assert page.detail.figure == "6 可用　容量 10 · 已入住 4 人"


def test_closing_with_people_inside_says_how_many_and_offers_to_count_them_out(
    qtbot: QtBot, desk: Desk, page: SheltersPage, rooms: Rooms
) -> None:
    shelters.open_shelter(desk, rooms.shelter, "暴雨")
    shelters.count_in(desk, rooms.shelter, 7)
    settle(qtbot, page)
    click(qtbot, page.detail.close_button)
    form = page.detail.form("close")
    assert form.inside.text == "里面还有 7 人，关闭前要登记离开。"
    form.reason.edit.setText("响应解除")
    click(qtbot, form.save_button)
    qtbot.waitUntil(lambda: bool(form.leave.error))
    assert form.leave.error == "里面还有 7 人，不能关闭，请先登记他们离开。"
    assert stored(desk, rooms.shelter).state == "open"
    assert form.leave.box.text() == "登记这 7 人 离开，然后关闭"
    form.leave.box.click()
    click(qtbot, form.save_button)
    told(qtbot, page, "已关闭 第一小学")
    row = stored(desk, rooms.shelter)
    assert (row.state, row.occupied) == ("closed", 0)
    assert [m.kind for m in ledger(desk.store)] == ["arrival", "departure"]
    press(qtbot, Qt.Key.Key_Z, CTRL)
    told(qtbot, page, "已撤销")
    row = stored(desk, rooms.shelter)
    assert (row.state, row.occupied) == ("open", 7)


def test_more_cannot_leave_than_are_inside(
    qtbot: QtBot, desk: Desk, page: SheltersPage, rooms: Rooms
) -> None:
    shelters.open_shelter(desk, rooms.shelter, "暴雨")
    settle(qtbot, page)
    assert not page.detail.leave_button.isEnabled()
    shelters.count_in(desk, rooms.shelter, 3)
    qtbot.waitUntil(page.detail.leave_button.isEnabled)
    click(qtbot, page.detail.leave_button)
    form = page.detail.form("departure")
    type_text(qtbot, "4", form.people.edit)
    click(qtbot, form.save_button)
    qtbot.waitUntil(lambda: bool(form.people.error))
    assert form.people.error.startswith("在住只有 3 人，不能离开 4 人")
    click(qtbot, form.everybody)
    click(qtbot, form.save_button)
    told(qtbot, page, "已登记 3 人 离开")
    assert stored(desk, rooms.shelter).occupied == 0


def test_heads_counted_correct_the_ledger(
    qtbot: QtBot, desk: Desk, page: SheltersPage, rooms: Rooms
) -> None:
    shelters.open_shelter(desk, rooms.shelter, "暴雨")
    shelters.count_in(desk, rooms.shelter, 8)
    settle(qtbot, page)
    click(qtbot, page.detail.recount_button)
    form = page.detail.form("recount")
    type_text(qtbot, "6", form.people.edit)
    assert form.people.hint == "与台账差 −2 人"
    click(qtbot, form.save_button)
    told(qtbot, page, "已核对 第一小学，实有 6 人")
    assert stored(desk, rooms.shelter).occupied == 6
    line = page.detail.ledger.view.lines.row_at(0)
    assert line is not None
    assert (line.what, line.amount, line.after) == ("核对人数 · 实有 6", "−2 人", "在住 6")


def test_words_are_not_numbers(qtbot: QtBot, desk: Desk, page: SheltersPage, rooms: Rooms) -> None:
    shelters.open_shelter(desk, rooms.shelter, "暴雨")
    settle(qtbot, page)
    press(qtbot, Qt.Key.Key_Return)
    form = page.detail.form("arrival")
    for text in ("", "many", "1.5"):
        form.people.edit.setText(text)
        click(qtbot, form.save_button)
        assert form.people.error == "请填人数，要整数。"
    form.people.edit.setText("2")
    form.households.edit.setText("3")
    click(qtbot, form.save_button)
    qtbot.waitUntil(lambda: bool(form.households.error))
    assert ledger(desk.store) == []


def test_an_unusable_shelter_is_marked_and_can_be_restored(
    qtbot: QtBot, desk: Desk, page: SheltersPage, rooms: Rooms
) -> None:
    click(qtbot, page.detail.unusable_button)
    form = page.detail.form("unusable")
    form.reason.edit.setText("进水")
    click(qtbot, form.save_button)
    told(qtbot, page, "第一小学 已标为不可用")
    assert page.detail.abnormal == "不可用"
    assert page.detail.figure.startswith("—")
    assert page.chips._buttons["unusable"].text() == "不可用 1"
    assert page.detail.restore_button.property("role") == "primary"
    press(qtbot, Qt.Key.Key_Return)
    restore = page.detail.form("restore")
    restore.reason.edit.setText("修复并查验合格")
    press(qtbot, Qt.Key.Key_Return, CTRL)
    told(qtbot, page, "已恢复可用")
    assert stored(desk, rooms.shelter).state == "closed"


def test_what_somebody_else_did_is_shown_and_refused_work_says_so(
    qtbot: QtBot, desk: Desk, page: SheltersPage, rooms: Rooms
) -> None:
    press(qtbot, Qt.Key.Key_Return)
    form = page.detail.form("open")
    form.reason.edit.setText("演练")
    shelters.open_shelter(desk, rooms.shelter, "别人先开放了")
    click(qtbot, form.save_button)
    qtbot.waitUntil(lambda: bool(form.error))
    assert "“开放”" in form.error
    settle(qtbot, page)
    assert page.table.selected_id == rooms.shelter


def test_a_move_is_taken_back_from_the_ledger(
    qtbot: QtBot, desk: Desk, page: SheltersPage, rooms: Rooms
) -> None:
    shelters.open_shelter(desk, rooms.shelter, "暴雨")
    shelters.count_in(desk, rooms.shelter, 5, note="第一批")
    settle(qtbot, page)
    section = page.detail.ledger
    qtbot.waitUntil(lambda: section.view.lines.shown == 1)
    line = section.view.lines.row_at(0)
    assert line is not None
    section.view.select(line.id)
    click(qtbot, section.reverse_button)
    press(qtbot, Qt.Key.Key_Escape)
    assert not section.question.isVisible()
    assert stored(desk, rooms.shelter).occupied == 5
    click(qtbot, section.reverse_button)
    click(qtbot, section.question.yes_button)
    qtbot.waitUntil(lambda: stored(desk, rooms.shelter).occupied == 0)
    settle(qtbot, page)
    assert section.view.lines.shown == 2


def test_the_keeper_s_telephone_is_masked(
    qtbot: QtBot, desk: Desk, page: SheltersPage, rooms: Rooms
) -> None:
    with desk.store.write() as write:
        row = write.session.get_one(Shelter, rooms.shelter)
        row.keeper_name = "演示乙"
        row.keeper_phone = "13800005678"
    qtbot.waitUntil(lambda: page.detail._keeper.text() == "管理人 演示乙 138****5678")
    header, cells = page.exported()
    assert "13800005678" not in str(cells)
    assert len(header) == len(cells[0])


def test_the_map_is_asked_for_the_shelter(
    qtbot: QtBot, console: Console, page: SheltersPage, rooms: Rooms
) -> None:
    with qtbot.waitSignal(console.page_requested) as asked:
        click(qtbot, page.detail.map_button)
    assert asked.args == ["map", rooms.shelter]
    assert page.map_selection() == rooms.shelter


def test_chips_and_columns_hold_at_a_narrow_width(
    qtbot: QtBot, page: SheltersPage, rooms: Rooms
) -> None:
    click(qtbot, page.chips._buttons["settlement_site"])
    assert [row.name for row in page.shown_rows] == ["第一小学"]
    for width in (1752, 1198, 900, 700):
        page.resize(width, 640)
        QCoreApplication.processEvents()
        table = page.table
        sections = range(table.horizontalHeader().count())
        total = sum(table.columnWidth(n) for n in sections if not table.isColumnHidden(n))
        assert total <= table.viewport().width()
        assert page.beside.is_below == (width < 1000)
    settle(qtbot, page)


def test_every_sentence_is_known(page: SheltersPage) -> None:
    from ui.errors import sentence

    for error in (
        shelters.PeopleInside(3),
        shelters.MoreThanInside(1, 2),
        shelters.NotOpen("closed"),
        shelters.NotOpen("unusable"),
        shelters.ShelterStateRefused("open", "open"),
        shelters.BadCount("people", 0),
        shelters.BadCount("households", 5),
    ):
        assert "操作没有完成" not in sentence(error)
