"""Taking incidents in: from a call, from an alarm, into an incident that is under way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication

from app.services import alarms, incidents
from app.services.incidents import Intake
from tests.occurrences import raise_alarm
from tests.streets import small_street
from ui.alarms.words import disposition_of
from ui.pages.incidents.view import IncidentsPage
from ui.shell.window import MainWindow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton
    from pytestqt.qtbot import QtBot

    from app.services.desk import Actor, Desk
    from db.store import Store
    from ui.console import Console
    from ui.pages.incidents.intake_form import IntakeForm

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def sensors(store: Store) -> list[str]:
    """Sensor ids of a small street, all in one building: smoke, gas, electrical fire ..."""
    return list(small_street(store).values())


@pytest.fixture
def page(qtbot: QtBot, console: Console, sensors: list[str]) -> IncidentsPage:
    return open_page(qtbot, console)


def open_page(qtbot: QtBot, console: Console) -> IncidentsPage:
    made = IncidentsPage(console)
    qtbot.addWidget(made)
    made.resize(1200, 760)
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


def told(qtbot: QtBot, page: IncidentsPage, words: str) -> None:
    qtbot.waitUntil(lambda: words in page.foot.undo_bar.text)
    settle(qtbot, page)


def begin(qtbot: QtBot, page: IncidentsPage, selection: str) -> IntakeForm:
    """Come to the page as F4 does; return the form when what is around is known."""
    page.enter(selection)
    settle(qtbot, page)
    form = page.detail.intake_form
    assert page.detail.open_form is form
    return form


def choose_building(qtbot: QtBot, page: IncidentsPage, typed: str) -> None:
    """Type a place and choose the first building that is offered."""
    form = page.detail.intake_form
    form.place.edit.setText(typed)
    form.place.edit.textEdited.emit(typed)
    qtbot.waitUntil(lambda: bool(form.place.offers), timeout=60_000)
    form.place.choose(0)
    settle(qtbot, page)


def test_what_must_be_filled_in_says_so_at_its_field(
    qtbot: QtBot, desk: Desk, page: IncidentsPage
) -> None:
    form = begin(qtbot, page, "new")
    press(qtbot, Qt.Key.Key_Return, CTRL)
    assert form.title_field.error
    assert form.kind.error
    assert form.title_field.edit.hasFocus()
    assert form.error == ""
    form.title_field.edit.setText("电梯困人")
    assert form.title_field.error == ""
    press(qtbot, Qt.Key.Key_Return, CTRL)
    assert form.kind.error
    assert incidents.incidents(desk) == []


def test_other_alarms_of_the_building_are_joined_when_ticked(
    qtbot: QtBot, desk: Desk, store: Store, page: IncidentsPage, sensors: list[str]
) -> None:
    smoke, gas, electric, *_ = sensors
    first = raise_alarm(store, smoke, level=1)
    second = raise_alarm(store, gas, level=2)
    unrelated = raise_alarm(store, electric, level=3)
    battery = raise_alarm(store, sensors[3], level=4, condition="battery")
    form = begin(qtbot, page, f"new:{first}")
    assert set(form.joinable.boxes) == {second, unrelated, battery}
    assert set(form.joinable.ticked) == {second, unrelated}  # a low battery is not part of a fire
    form.joinable.boxes[unrelated].click()
    press(qtbot, Qt.Key.Key_Return, CTRL)
    told(qtbot, page, "已受理 2026-0001，关联报警 2 条")
    (row,) = incidents.incidents(desk)
    assert {alarm.id for alarm in incidents.incident(desk, row.id).alarms} == {first, second}
    assert page.table.selected_id == row.id
    shown = {alarm.id: disposition_of(alarm) for alarm in alarms.open_alarms(desk)}
    assert shown[first] == shown[second] == "事件 2026-0001"
    assert shown[unrelated] == ""


def test_an_alarm_joins_an_incident_under_way_in_its_building(
    qtbot: QtBot, desk: Desk, store: Store, page: IncidentsPage, sensors: list[str]
) -> None:
    smoke, gas, *_ = sensors
    first = raise_alarm(store, smoke, level=1)
    under_way = incidents.open_incident(
        desk, Intake("厨房起火", "fire", source="alarm", alarm_ids=(first,))
    )
    second = raise_alarm(store, gas, level=2)
    form = begin(qtbot, page, f"new:{second}")
    assert "2026-0001 厨房起火" in form.under_way.text
    form.description.set_text("六楼也闻到气味")
    click(qtbot, form.under_way.buttons[0])
    told(qtbot, page, "已并入 2026-0001")
    assert len(incidents.incidents(desk)) == 1
    detail = incidents.incident(desk, under_way)
    assert {alarm.id for alarm in detail.alarms} == {first, second}
    assert detail.entries[-1].text == "六楼也闻到气味"
    assert page.detail.open_form is None
    assert page.detail.what == "厨房起火"


def test_a_call_finds_its_building_by_a_few_letters(
    qtbot: QtBot, desk: Desk, page: IncidentsPage
) -> None:
    form = begin(qtbot, page, "new")
    form.title_field.edit.setText("电梯困人")
    form.kind.set_text("utility")
    choose_building(qtbot, page, "syxq")
    assert "试验小区 1 号" in form.building.name_shown
    assert not form.area.combo.isEnabled()
    assert form.area.combo.currentText() == "试验居民区"
    form.caller.set_text("演示居民")
    form.caller_phone.set_text("13800005678")
    press(qtbot, Qt.Key.Key_Return, CTRL)
    told(qtbot, page, "已受理")
    (row,) = incidents.incidents(desk)
    assert (row.building_number, row.area_name) == ("1 号", "试验居民区")
    assert row.caller_phone == "138****5678"
    assert page.map_selection() == row.building_id
    assert page.detail.map_button.isEnabled()


def test_a_call_about_an_incident_under_way_goes_into_its_log_without_the_number(
    qtbot: QtBot, desk: Desk, store: Store, page: IncidentsPage, sensors: list[str]
) -> None:
    alarm = raise_alarm(store, sensors[0])
    under_way = incidents.open_incident(desk, Intake("起火", "fire", alarm_ids=(alarm,)))
    settle(qtbot, page)
    form = begin(qtbot, page, "new")
    form.title_field.edit.setText("楼上有老人下不来")
    form.caller.set_text("李演示")
    form.caller_phone.set_text("13900001234")
    choose_building(qtbot, page, "试验小区")
    click(qtbot, form.under_way.buttons[0])
    told(qtbot, page, "已并入")
    entry = incidents.incident(desk, under_way).entries[-1]
    assert entry.kind == "call"
    assert "楼上有老人下不来" in entry.text
    assert "李演示" in entry.text
    assert "13900001234" not in entry.text


def test_a_building_chosen_by_mistake_is_taken_back(
    qtbot: QtBot, desk: Desk, page: IncidentsPage
) -> None:
    form = begin(qtbot, page, "new")
    form.title_field.edit.setText("井盖移位")
    form.kind.set_text("traffic")
    choose_building(qtbot, page, "试验小区")
    click(qtbot, form.building.drop_button)
    settle(qtbot, page)
    assert form.area.combo.isEnabled()
    assert form.building.isHidden()
    press(qtbot, Qt.Key.Key_Return, CTRL)
    told(qtbot, page, "已受理")
    (row,) = incidents.incidents(desk)
    assert row.building_id is None
    assert page.map_selection() == row.area_id


def test_escape_keeps_a_draft_and_says_so(
    qtbot: QtBot, console: Console, page: IncidentsPage
) -> None:
    form = begin(qtbot, page, "new")
    press(qtbot, Qt.Key.Key_Escape)
    assert page.foot.undo_bar.text == ""  # nothing was typed, nothing is kept
    form = begin(qtbot, page, "new")
    form.title_field.edit.setText("写到一半")
    form.kind.set_text("gas")
    choose_building(qtbot, page, "试验小区")
    press(qtbot, Qt.Key.Key_Escape)
    told(qtbot, page, "草稿已留下")
    assert page.detail.open_form is None
    # Also in another window, at another day.
    again = open_page(qtbot, console)
    press(qtbot, Qt.Key.Key_N, CTRL)
    settle(qtbot, again)
    form = again.detail.intake_form
    assert form.title_field.text == "写到一半"
    assert form.kind.text == "gas"
    assert "试验小区 1 号" in form.building.name_shown


def test_each_alarm_has_a_draft_of_its_own(
    qtbot: QtBot, store: Store, page: IncidentsPage, sensors: list[str]
) -> None:
    smoke, gas, *_ = sensors
    first, second = raise_alarm(store, smoke), raise_alarm(store, gas, level=2)
    form = begin(qtbot, page, f"new:{first}")
    form.description.set_text("烟从三楼出来")
    form = begin(qtbot, page, f"new:{second}")
    assert form.description.text == ""
    assert "可燃气体" in form.title_field.text
    form = begin(qtbot, page, f"new:{first}")
    assert form.description.text == "烟从三楼出来"
    assert "烟感" in form.title_field.text
    assert form.alarm_words.level == 1


def test_an_untouched_form_leaves_no_draft(
    qtbot: QtBot, store: Store, page: IncidentsPage, sensors: list[str]
) -> None:
    alarm = raise_alarm(store, sensors[0])
    begin(qtbot, page, f"new:{alarm}")
    press(qtbot, Qt.Key.Key_Escape)
    form = begin(qtbot, page, f"new:{alarm}")
    assert form._restored.isHidden()
    assert page.foot.undo_bar.text == ""


def test_an_intake_stays_when_the_selected_incident_goes(
    qtbot: QtBot, desk: Desk, page: IncidentsPage
) -> None:
    gone = incidents.open_incident(desk, Intake("起火", "fire"))
    other = incidents.open_incident(desk, Intake("积水", "flood"))
    settle(qtbot, page)
    page.enter(gone)
    settle(qtbot, page)
    form = begin(qtbot, page, "new")
    form.title_field.edit.setText("写到一半")
    incidents.close_incident(desk, gone, "别人办结了", None)
    settle(qtbot, page)
    assert page.model.shown == 1
    assert page.detail.open_form is form
    assert form.title_field.text == "写到一半"
    # A row that the person chooses is shown, and the draft is kept.
    page.table.setFocus()
    page.table.clearSelection()
    page.table.select(other)
    told(qtbot, page, "草稿已留下")
    assert page.detail.what == "积水"
    assert begin(qtbot, page, "new").title_field.text == "写到一半"


def test_an_alarm_that_is_gone_does_not_stop_an_intake(
    qtbot: QtBot, desk: Desk, page: IncidentsPage
) -> None:
    form = begin(qtbot, page, "new:no-such-alarm")
    assert "已不存在" in form.error
    form.title_field.edit.setText("起火")
    form.kind.set_text("fire")
    press(qtbot, Qt.Key.Key_Return, CTRL)
    told(qtbot, page, "已受理")
    assert len(incidents.incidents(desk)) == 1


def test_f4_begins_from_the_alarm_in_the_strip(
    qtbot: QtBot,
    console: Console,
    store: Store,
    desk: Desk,
    officer: Actor,
    sensors: list[str],
) -> None:
    window = MainWindow(console)
    qtbot.addWidget(window)
    console.alarms.load()
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.admit(officer)
    alarm = raise_alarm(store, sensors[0], level=1)
    qtbot.waitUntil(lambda: window.alarm_strip.shown is not None)
    qtbot.keyClick(window, Qt.Key.Key_F4)
    page = window.page("incidents")
    assert isinstance(page, IncidentsPage)
    settle(qtbot, page)
    form = page.detail.intake_form
    assert form.title_field.edit.hasFocus()
    assert form.source.text == "alarm"
    press(qtbot, Qt.Key.Key_Return, CTRL)
    told(qtbot, page, "已受理 2026-0001")
    (row,) = alarms.alarms_by_id(desk, [alarm])
    assert row.incident_number == "2026-0001"
    # F4 once more shows that incident instead of a second one.
    qtbot.keyClick(window, Qt.Key.Key_F4)
    told(qtbot, page, "已有事件")
    assert len(incidents.incidents(desk)) == 1
