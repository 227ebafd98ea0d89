"""The alarms page, pressed as a person presses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from sqlalchemy import select as rows_of

from app.domain.alarms import AlarmState, Verdict
from app.domain.instant import HOUR, MINUTE
from app.services import calls, incidents, saved_filters, teams
from db.models import (
    Alarm,
    Building,
    PhoneCall,
    ResidentialArea,
    Sensor,
    Team,
    VulnerablePerson,
)
from tests.conftest import add_officer
from tests.occurrences import raise_alarm
from tests.streets import small_street
from ui.pages.alarms.filters import HISTORY, OPEN, SET_ASIDE
from ui.pages.alarms.shelve_panel import next_time_of_day
from ui.pages.alarms.view import AlarmsPage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QPushButton
    from pytestqt.qtbot import QtBot

    from app.services.desk import Desk
    from db.store import Store
    from ui.console import Console


@pytest.fixture
def sensors(store: Store) -> Mapping[str, str]:
    """Sensor ids of a small street: ten, of all kinds, the first a smoke detector."""
    return small_street(store)


@pytest.fixture
def page(qtbot: QtBot, console: Console, sensors: Mapping[str, str]) -> AlarmsPage:
    """The page over the small street, quiet."""
    console.alarms.load()
    made = AlarmsPage(console)
    qtbot.addWidget(made)
    made.resize(1366, 680)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.enter(None)
    qtbot.waitUntil(lambda: made.is_ready and not console.pool.busy)
    return made


def state_of(store: Store, alarm: str) -> str:
    with store.read() as session:
        return session.get_one(Alarm, alarm).state


def field_of(store: Store, alarm: str, name: str) -> object:
    with store.read() as session:
        return getattr(session.get_one(Alarm, alarm), name)


def click(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def press(
    qtbot: QtBot,
    page: AlarmsPage,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press a key where the focus is."""
    target = page.focusWidget() or page
    qtbot.keyClick(target, key, modifier)


def select(page: AlarmsPage, *alarms: str) -> None:
    """Select these alarms of the present view, the first as the current one."""
    table = page.lists.table
    table.select(alarms[0])
    flags = QItemSelectionModel.SelectionFlag
    for one in alarms[1:]:
        position = page.lists.model.position(one)
        assert position is not None
        table.selectionModel().select(
            page.lists.model.index(position, 0), flags.Select | flags.Rows
        )


def cell(page: AlarmsPage, position: int, key: str) -> str:
    model = page.lists.model
    column = next(i for i, c in enumerate(model.columns) if c.key == key)
    return str(model.index(position, column).data())


# The list


def test_an_empty_list_says_why(page: AlarmsPage) -> None:
    # No watch runs in this test: silence must not be taken for quiet.
    assert "现场情况不明" in page.lists.empty._why.text()
    assert page._header._count.text() == "共 —"
    assert page.views._buttons[OPEN].text() == "当前"
    assert page._below.isHidden()


def test_alarms_stand_in_order_of_urgency(
    qtbot: QtBot, store: Store, page: AlarmsPage, sensors: Mapping[str, str]
) -> None:
    smoke, gas, electric, *_ = sensors.values()
    old = raise_alarm(store, smoke, level=1, raised_at=store.clock.now() - 60_000)
    minor = raise_alarm(store, electric, level=3, raised_at=store.clock.now() - 1_000)
    middle = raise_alarm(store, gas, level=2, raised_at=store.clock.now() - 2_000)
    qtbot.waitUntil(lambda: page.lists.open.shown == 3)
    assert [page.lists.open.row_at(i).id for i in range(3)] == [old, middle, minor]


def test_a_row_names_compound_building_and_floor_value_limit_and_what_to_do_first(
    qtbot: QtBot, store: Store, page: AlarmsPage, sensors: Mapping[str, str]
) -> None:
    raise_alarm(store, next(iter(sensors.values())))
    qtbot.waitUntil(lambda: page.lists.open.shown == 1)
    assert (
        cell(page, 0, "place") == "试验 · 试验小区 · 1 号 · 1 层走廊"
        or cell(page, 0, "place") == "试验小区 · 1 号 · 1 层走廊"
    )
    assert cell(page, 0, "value") == "9.5 / 5 %obs/m"
    assert cell(page, 0, "next").startswith("确认报警")


def test_selection_stays_on_its_alarm_while_others_come(
    qtbot: QtBot, store: Store, page: AlarmsPage, sensors: Mapping[str, str]
) -> None:
    smoke, gas, electric, *_ = sensors.values()
    raise_alarm(store, gas, level=2)
    chosen = raise_alarm(store, electric, level=3)
    qtbot.waitUntil(lambda: page.lists.open.total == 2)
    page.lists.tables[OPEN].select(chosen)
    assert page.detail.alarm_id == chosen
    raise_alarm(store, smoke, level=1)
    qtbot.waitUntil(lambda: page.lists.open.total == 3)
    assert page.lists.tables[OPEN].selected_id == chosen
    assert page.detail.alarm_id == chosen


def test_the_detail_tells_the_steps(
    qtbot: QtBot, store: Store, page: AlarmsPage, sensors: Mapping[str, str]
) -> None:
    alarm = raise_alarm(store, next(iter(sensors.values())))
    qtbot.waitUntil(lambda: page.detail.alarm_id == alarm)
    click(qtbot, page.bar.acknowledge_button)
    qtbot.waitUntil(lambda: "确认 · 值班员王" in page.detail._steps.text())
    assert "报警 I 级 9.5 · 系统" in page.detail._steps.text()


def test_the_detail_says_whom_to_call(
    qtbot: QtBot, store: Store, page: AlarmsPage, sensors: Mapping[str, str]
) -> None:
    with store.write() as write:
        write.session.query(ResidentialArea).one().micro_station_phone = "000-0001"
    alarm = raise_alarm(store, next(iter(sensors.values())))
    qtbot.waitUntil(lambda: page.detail.alarm_id == alarm)
    qtbot.waitUntil(lambda: "000-0001" in page.detail.texts)


# Filters


def test_filters_say_how_many_they_hide_and_can_be_cleared(
    qtbot: QtBot, store: Store, page: AlarmsPage, sensors: Mapping[str, str]
) -> None:
    smoke, gas, *_ = sensors.values()
    raise_alarm(store, smoke)
    raise_alarm(store, gas, level=2)
    qtbot.waitUntil(lambda: page.lists.open.total == 2)
    kinds = page.filters.kinds
    kinds.setCurrentIndex(kinds.findData("smoke"))
    assert page.lists.open.shown == 1
    assert "显示 1 / 2" in page._header._count.text()
    click(qtbot, page._header._clear)
    assert page.lists.open.shown == 2
    page._header.search.setText("可燃")
    qtbot.waitUntil(lambda: page.lists.open.shown == 1)


def test_filters_combine_and_chips_count(
    qtbot: QtBot, store: Store, page: AlarmsPage, sensors: Mapping[str, str]
) -> None:
    smoke, gas, electric, *_ = sensors.values()
    first = raise_alarm(store, smoke, level=1)
    raise_alarm(store, gas, level=1, state=AlarmState.ACTIVE_ACKED)
    raise_alarm(store, electric, level=2, condition="stale")
    raise_alarm(store, gas, level=1, condition="fault", state=AlarmState.CLEARED_UNACKED)
    qtbot.waitUntil(lambda: page.lists.open.shown == 4)
    qtbot.waitUntil(lambda: "3" in page.filters.seen._buttons["unacknowledged"].text())
    assert page.filters.levels._buttons["1"].text() == " I 3"
    assert page.filters.origins._buttons["device"].text() == "设备 2"
    assert page.filters.signals._buttons["cleared"].text() == "已恢复 1"
    click(qtbot, page.filters.seen._buttons["unacknowledged"])
    assert page.lists.open.shown == 3
    click(qtbot, page.filters.levels._buttons["1"])
    assert page.lists.open.shown == 2
    click(qtbot, page.filters.origins._buttons["site"])
    assert page.lists.open.shown == 1
    assert page.lists.open.row_at(0).id == first
    click(qtbot, page.filters.levels._buttons["2"])
    click(qtbot, page.filters.origins._buttons["device"])
    assert page.lists.open.shown == 3


def test_open_alarms_are_found_by_pinyin_initials(
    qtbot: QtBot, store: Store, page: AlarmsPage, sensors: Mapping[str, str]
) -> None:
    smoke, gas, *_ = sensors.values()
    raise_alarm(store, smoke)
    raise_alarm(store, gas)
    qtbot.waitUntil(lambda: page.lists.open.total == 2)
    page._header.search.setText("syxq yg")
    qtbot.waitUntil(lambda: page.lists.open.shown == 1)
    assert page.lists.open.row_at(0).kind == "smoke"
    late = raise_alarm(store, smoke, condition="fault")
    qtbot.waitUntil(lambda: page.lists.open.position(late) is not None)
    page._header.search.setText("gzgz")
    qtbot.waitUntil(lambda: page.lists.open.shown == 0)
    assert "没有符合筛选" in page.lists.empty._why.text()


def test_a_filter_is_saved_used_deleted_and_brought_back(
    qtbot: QtBot,
    store: Store,
    desk: Desk,
    page: AlarmsPage,
    console: Console,
    sensors: Mapping[str, str],
) -> None:
    smoke, gas, *_ = sensors.values()
    raise_alarm(store, smoke, level=1)
    raise_alarm(store, gas, level=2)
    qtbot.waitUntil(lambda: page.lists.open.shown == 2)
    click(qtbot, page.saved_button)
    assert page.saved.isVisible()
    click(qtbot, page.filters.levels._buttons["2"])
    page.saved.name.setText("二级")
    click(qtbot, page.saved.save_button)
    qtbot.waitUntil(lambda: page.saved.names == ["二级"])
    click(qtbot, page._header._clear)
    assert page.lists.open.shown == 2
    page.saved.press("二级")
    assert page.lists.open.shown == 1
    assert page.filters.levels.on == ("2",)
    click(qtbot, page.saved.delete_button)
    qtbot.waitUntil(lambda: page.saved.names == [])
    assert saved_filters.saved_filters(desk, "alarms") == []
    page.undo_bar.undo()
    qtbot.waitUntil(lambda: page.saved.names == ["二级"])
    page.saved.name.setText("  ")
    click(qtbot, page.saved.save_button)
    qtbot.waitUntil(page.saved._error.isVisible)


def test_a_filter_from_another_age_is_left_alone(
    qtbot: QtBot, page: AlarmsPage, console: Console
) -> None:
    with qtbot.waitSignal(console.told):
        page.use_json('{"view": 3}')
    assert page.view == OPEN


# Keys


def test_acknowledging_from_the_bar_marks_the_row(
    qtbot: QtBot, store: Store, page: AlarmsPage, sensors: Mapping[str, str]
) -> None:
    alarm = raise_alarm(store, next(iter(sensors.values())))
    qtbot.waitUntil(lambda: page.detail.alarm_id == alarm)
    click(qtbot, page.bar.acknowledge_button)
    qtbot.waitUntil(lambda: state_of(store, alarm) == AlarmState.ACTIVE_ACKED)
    qtbot.waitUntil(lambda: not page.bar.acknowledge_button.isEnabled())
    assert cell(page, 0, "state").startswith("✓ 值班员王")


def test_enter_acknowledges_all_that_are_selected_and_no_other(
    qtbot: QtBot, store: Store, page: AlarmsPage, sensors: Mapping[str, str]
) -> None:
    ids = [
        raise_alarm(store, sensor, level=3, raised_at=store.clock.now() - n * 1000)
        for n, sensor in enumerate(list(sensors.values())[:4])
    ]
    qtbot.waitUntil(lambda: page.lists.open.shown == 4)
    select(page, ids[0], ids[2])
    assert page.bar.chosen_text == "已选 2 条"
    press(qtbot, page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: state_of(store, ids[2]) == AlarmState.ACTIVE_ACKED)
    assert [state_of(store, one) for one in ids] == [
        AlarmState.ACTIVE_ACKED,
        AlarmState.ACTIVE_UNACKED,
        AlarmState.ACTIVE_ACKED,
        AlarmState.ACTIVE_UNACKED,
    ]


def test_alt_down_and_up_go_through_the_unacknowledged_ones(
    qtbot: QtBot, store: Store, page: AlarmsPage, sensors: Mapping[str, str]
) -> None:
    now = store.clock.now()
    first, second, third = (
        raise_alarm(store, sensor, level=3, raised_at=now - n * 1000)
        for n, sensor in enumerate(list(sensors.values())[:3])
    )
    seen = raise_alarm(store, list(sensors.values())[4], level=1, state=AlarmState.ACTIVE_ACKED)
    qtbot.waitUntil(lambda: page.lists.open.shown == 4)
    page.lists.tables[OPEN].select(seen)
    visited = []
    for _ in range(4):
        press(qtbot, page, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        visited.append(page.lists.tables[OPEN].selected_id)
    assert visited == [first, second, third, first]
    press(qtbot, page, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert page.lists.tables[OPEN].selected_id == third


def test_f1_tells_every_key_of_the_buttons(qtbot: QtBot, page: AlarmsPage) -> None:
    page.show_help()
    assert page.key_help.isVisible()
    told = " ".join(key for key, _ in page.key_help.keys)
    for key in ("F2", "F3", "F4", "F5", "F7", "F8", "F10", "Enter", "Alt+↓", "Ctrl+Z"):
        assert key in told
    page.show_help()
    assert not page.key_help.isVisible()


def test_shift_f2_may_acknowledge_no_more_than_is_on_screen(
    qtbot: QtBot, store: Store, page: AlarmsPage, sensors: Mapping[str, str]
) -> None:
    ids = list(sensors.values())
    for number in range(60):
        raise_alarm(
            store,
            ids[number % 10],
            level=3,
            raised_at=store.clock.now() - number * 1_000,
        )
    qtbot.waitUntil(lambda: page.lists.open.total == 60)
    visible = page.visible_alarm_ids()
    assert 3 <= len(visible) < 30
    assert visible[0] == page.lists.open.row_at(0).id
    page.lists.tables[OPEN].selectAll()
    press(qtbot, page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.filters.seen._buttons["acknowledged"].text() != "已确认 0")
    with store.read() as session:
        seen = session.query(Alarm).filter_by(state=AlarmState.ACTIVE_ACKED).count()
    assert 3 <= seen <= len(visible)


# Verification


def test_a_fire_stays_until_its_verdict_which_is_one_key(
    qtbot: QtBot, store: Store, page: AlarmsPage, sensors: Mapping[str, str]
) -> None:
    alarm = raise_alarm(store, next(iter(sensors.values())))
    qtbot.waitUntil(lambda: page.detail.alarm_id == alarm)
    press(qtbot, page, Qt.Key.Key_F5)
    panel = page.detail.verdict
    assert page.detail.panel is panel
    assert [made.text() for made in panel.buttons.values()] == [
        "真火警  1",
        "误报  2",
        "测试  3",
        "故障  4",
    ]
    press(qtbot, page, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: state_of(store, alarm) == AlarmState.NORMAL)
    qtbot.waitUntil(lambda: page.lists.open.shown == 0)
    assert field_of(store, alarm, "verdict") == "test"
    qtbot.waitUntil(lambda: page.detail.panel is None)


def test_why_it_was_false_is_offered_and_may_be_left_out(
    qtbot: QtBot, store: Store, page: AlarmsPage, sensors: Mapping[str, str]
) -> None:
    alarm = raise_alarm(store, next(iter(sensors.values())))
    qtbot.waitUntil(lambda: page.detail.alarm_id == alarm)
    press(qtbot, page, Qt.Key.Key_F5)
    press(qtbot, page, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: state_of(store, alarm) == AlarmState.NORMAL)
    qtbot.waitUntil(lambda: bool(page.detail.verdict.causes))
    qtbot.waitUntil(lambda: page.lists.open.shown == 0)
    # The list is empty, and the question is still there.
    assert page.detail.verdict.isVisible()
    assert field_of(store, alarm, "false_cause") is None
    second = list(page.detail.verdict.causes)[1]
    press(qtbot, page, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: field_of(store, alarm, "false_cause") == second)
    qtbot.waitUntil(lambda: page.detail.panel is None)
    assert field_of(store, alarm, "verdict") == "false"


def test_several_are_verified_at_once_and_escape_leaves_the_cause_open(
    qtbot: QtBot, store: Store, page: AlarmsPage, sensors: Mapping[str, str]
) -> None:
    smoke, gas, electric, *_ = sensors.values()
    ids = [raise_alarm(store, one, level=2) for one in (smoke, gas, electric)]
    qtbot.waitUntil(lambda: page.lists.open.shown == 3)
    page.lists.tables[OPEN].selectAll()
    click(qtbot, page.bar.verify_button)
    assert "3 条报警" in page.detail.verdict.title
    click(qtbot, page.detail.verdict.buttons[Verdict.FAULT])
    qtbot.waitUntil(lambda: all(field_of(store, one, "verdict") == "fault" for one in ids))
    qtbot.waitUntil(lambda: bool(page.detail.verdict.causes))
    press(qtbot, page, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.detail.panel is None)
    assert all(field_of(store, one, "false_cause") is None for one in ids)


# Setting aside


def test_an_alarm_is_shelved_with_a_reason_listed_and_brought_back(
    qtbot: QtBot, store: Store, page: AlarmsPage, sensors: Mapping[str, str]
) -> None:
    gas = list(sensors.values())[1]
    alarm = raise_alarm(store, gas, latched=False)
    qtbot.waitUntil(lambda: page.detail.alarm_id == alarm)
    press(qtbot, page, Qt.Key.Key_F7)
    panel = page.detail.shelving
    assert page.detail.panel is panel
    click(qtbot, panel.save_button)
    assert panel.reason.error
    assert state_of(store, alarm) == AlarmState.ACTIVE_UNACKED
    panel.span.set_on(["4h"])
    panel.reason.set_text("动火施工")
    press(qtbot, page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: state_of(store, alarm) == AlarmState.SHELVED)
    assert field_of(store, alarm, "set_aside_until") == store.clock.now() + 4 * HOUR
    qtbot.waitUntil(lambda: page.lists.open.shown == 0 and page.undo_bar.can_undo)
    assert page._below.isVisible()  # for the undo bar

    click(qtbot, page.views._buttons[SET_ASIDE])
    qtbot.waitUntil(lambda: page.lists.set_aside.shown == 1)
    assert cell(page, 0, "state") == "已屏蔽"
    assert "还有 4 时 0 分" in cell(page, 0, "until")
    assert cell(page, 0, "by") == "值班员王"
    assert cell(page, 0, "reason") == "动火施工"
    press(qtbot, page, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: state_of(store, alarm) == AlarmState.ACTIVE_UNACKED)
    qtbot.waitUntil(lambda: page.lists.set_aside.shown == 0)
    assert "没有被屏蔽的报警" in page.lists.empty._why.text()


def test_shelving_is_taken_back(
    qtbot: QtBot, store: Store, page: AlarmsPage, sensors: Mapping[str, str]
) -> None:
    _, gas, electric, *_ = sensors.values()
    ids = [raise_alarm(store, one, latched=False, level=3) for one in (gas, electric)]
    qtbot.waitUntil(lambda: page.lists.open.shown == 2)
    page.lists.tables[OPEN].selectAll()
    click(qtbot, page.bar.shelve_button)
    page.detail.shelving.reason.set_text("施工")
    click(qtbot, page.detail.shelving.save_button)
    qtbot.waitUntil(lambda: all(state_of(store, one) == AlarmState.SHELVED for one in ids))
    qtbot.waitUntil(lambda: page.undo_bar.can_undo)
    page.undo_bar.undo()
    qtbot.waitUntil(lambda: page.lists.open.shown == 2)


def test_a_fire_is_not_shelved(
    qtbot: QtBot, store: Store, page: AlarmsPage, sensors: Mapping[str, str]
) -> None:
    fire = raise_alarm(store, next(iter(sensors.values())))
    qtbot.waitUntil(lambda: page.detail.alarm_id == fire)
    assert not page.bar.shelve_button.isEnabled()
    press(qtbot, page, Qt.Key.Key_F7)
    assert not page.detail.shelving.save_button.isEnabled()
    assert "先复核" in page.detail.shelving._note.text()


def test_a_sensor_is_taken_out_of_service_and_returned(
    qtbot: QtBot, store: Store, page: AlarmsPage, sensors: Mapping[str, str]
) -> None:
    gas = list(sensors.values())[1]
    alarm = raise_alarm(store, gas, latched=False)
    qtbot.waitUntil(lambda: page.detail.alarm_id == alarm)
    press(qtbot, page, Qt.Key.Key_F7)
    panel = page.detail.shelving
    click(qtbot, panel.span._buttons["out"])
    panel.reason.set_text("待更换")
    click(qtbot, panel.save_button)
    qtbot.waitUntil(lambda: state_of(store, alarm) == AlarmState.OUT_OF_SERVICE)
    click(qtbot, page.views._buttons[SET_ASIDE])
    qtbot.waitUntil(lambda: page.lists.set_aside.shown == 1)
    assert cell(page, 0, "until") == "到人工恢复为止"
    click(qtbot, page.bar.bring_back_button)
    qtbot.waitUntil(lambda: state_of(store, alarm) == AlarmState.ACTIVE_UNACKED)
    with store.read() as session:
        assert session.get_one(Sensor, gas).in_service


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("16:30", 90), ("16：30", 90), ("14:00", 23 * 60), ("25:00", None), ("x", None)],
)
def test_a_time_of_day_is_the_next_one(text: str, minutes: int | None) -> None:
    three = 1_795_500_000_000 // (24 * HOUR) * 24 * HOUR + 7 * HOUR  # 15:00 in Shanghai
    at = next_time_of_day(text, three)
    assert at == (None if minutes is None else three + minutes * MINUTE)


# Sending a team


@pytest.fixture
def team(store: Store, sensors: Mapping[str, str]) -> str:
    with store.write() as write:
        area = write.session.query(ResidentialArea).one()
        made = Team(id="team", code="T", name="一村微站", scope="residential_area", area_id=area.id)
        write.session.add(made)
    return "team"


def test_a_team_is_sent_to_a_new_incident_and_called_back(
    qtbot: QtBot,
    store: Store,
    desk: Desk,
    page: AlarmsPage,
    sensors: Mapping[str, str],
    team: str,
) -> None:
    alarm = raise_alarm(store, next(iter(sensors.values())))
    qtbot.waitUntil(lambda: page.detail.alarm_id == alarm)
    press(qtbot, page, Qt.Key.Key_F10)
    panel = page.detail.dispatch
    qtbot.waitUntil(lambda: panel.is_ready)
    assert panel.team.text == team
    assert "本居民区" in panel.team.combo.currentText()
    panel.task.set_text("带灭火器核实")
    press(qtbot, page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.detail.panel is None)
    (row,) = incidents.incidents(desk)
    detail = incidents.incident(desk, row.id)
    assert [(t.title, t.assignee) for t in detail.tasks] == [("带灭火器核实", "一村微站")]
    assert [one.id for one in detail.alarms] == [alarm]
    assert detail.tasks[0].due_at == store.clock.now() + 30 * MINUTE
    qtbot.waitUntil(lambda: page.undo_bar.can_undo)
    page.undo_bar.undo()
    qtbot.waitUntil(lambda: incidents.incident(desk, row.id).row.state == "closed")


def test_a_team_that_is_away_is_said_to_be_and_sent_when_it_is_back(
    qtbot: QtBot,
    store: Store,
    desk: Desk,
    page: AlarmsPage,
    sensors: Mapping[str, str],
    team: str,
) -> None:
    teams.mark_away(desk, team, "支援外区")
    alarm = raise_alarm(store, next(iter(sensors.values())))
    qtbot.waitUntil(lambda: page.detail.alarm_id == alarm)
    press(qtbot, page, Qt.Key.Key_F10)
    panel = page.detail.dispatch
    qtbot.waitUntil(lambda: panel.is_ready)
    assert "不在岗：支援外区" in panel.team.combo.currentText()
    click(qtbot, panel.send_button)
    qtbot.waitUntil(lambda: "不在岗（支援外区）" in panel.error)
    assert incidents.incidents(desk) == []
    click(qtbot, panel.back_button)
    qtbot.waitUntil(lambda: panel.is_ready and "不在岗" not in panel.team.combo.currentText())
    assert panel.back_button.isHidden()
    click(qtbot, panel.send_button)
    qtbot.waitUntil(lambda: page.detail.panel is None)
    assert len(incidents.incidents(desk)) == 1


def test_an_incident_in_the_same_building_is_suggested_first(
    qtbot: QtBot,
    store: Store,
    desk: Desk,
    page: AlarmsPage,
    sensors: Mapping[str, str],
    team: str,
) -> None:
    smoke, gas, *_ = sensors.values()
    first = raise_alarm(store, smoke, level=1)
    there = incidents.open_incident(desk, incidents.Intake("着火", "fire", alarm_ids=(first,)))
    second = raise_alarm(store, gas, level=2)
    qtbot.waitUntil(lambda: page.lists.open.shown == 2)
    page.lists.tables[OPEN].select(second)
    click(qtbot, page.bar.dispatch_button)
    panel = page.detail.dispatch
    qtbot.waitUntil(lambda: panel.is_ready)
    assert panel.incident.text == there
    assert "同楼" in panel.incident.combo.currentText()
    click(qtbot, panel.send_button)
    qtbot.waitUntil(lambda: page.detail.panel is None)
    assert {row.id for row in incidents.incident(desk, there).alarms} == {first, second}


def test_without_teams_the_panel_says_what_to_do(
    qtbot: QtBot, store: Store, page: AlarmsPage, sensors: Mapping[str, str]
) -> None:
    alarm = raise_alarm(store, next(iter(sensors.values())))
    qtbot.waitUntil(lambda: page.detail.alarm_id == alarm)
    press(qtbot, page, Qt.Key.Key_F10)
    qtbot.waitUntil(lambda: "还没有登记队伍" in page.detail.dispatch.error)
    assert not page.detail.dispatch.send_button.isEnabled()


# History


def test_a_call_about_an_alarm_is_written_down_and_stands_with_it(
    qtbot: QtBot, store: Store, desk: Desk, page: AlarmsPage, sensors: Mapping[str, str]
) -> None:
    alarm = raise_alarm(store, next(iter(sensors.values())))
    qtbot.waitUntil(lambda: page.lists.model.shown == 1)
    select(page, alarm)
    click(qtbot, page.detail.call_button)
    panel = page.detail.calling
    assert page.detail.panel is panel
    assert page.detail.guidance.isVisible()
    click(qtbot, panel.save_button)
    assert "接通没有" in panel.error
    panel.whom.set_on(["family"])
    panel.answer.set_on(["unreached"])
    panel.note.set_text("响铃没人接")
    click(qtbot, panel.save_button)
    qtbot.waitUntil(lambda: page.detail.panel is None)
    assert "已登记回访家属：未接通" in page.undo_bar.text
    (call,) = calls.calls_about_alarm(desk, alarm)
    assert (call.whom, call.reached, call.note) == ("family", False, "响铃没人接")
    qtbot.waitUntil(lambda: "回访：家属 · 未接通 · 响铃没人接" in page.detail.texts)


def test_one_of_the_buildings_people_is_called(
    qtbot: QtBot, console: Console, store: Store, page: AlarmsPage, sensors: Mapping[str, str]
) -> None:
    console.desk = console.desk.as_actor(add_officer(store, "li", "主任李", role="leader"))
    with store.write() as write:
        building = write.session.scalars(rows_of(Building.id)).one()
        write.session.add(
            VulnerablePerson(id="p", building_id=building, category="elderly", name="演示乙")
        )
    alarm = raise_alarm(store, next(iter(sensors.values())))
    qtbot.waitUntil(lambda: page.lists.model.shown == 1)
    select(page, alarm)
    people = page.detail.guidance.people
    qtbot.waitUntil(lambda: bool(people.texts))
    click(qtbot, people.link(0))
    qtbot.waitUntil(lambda: "演示乙" in people.texts[0])
    click(qtbot, people.link(0))
    panel = page.detail.calling
    assert panel.title == "通知 演示乙"
    panel.answer.set_on(["reached"])
    click(qtbot, panel.save_button)
    qtbot.waitUntil(lambda: people.link(0).text() == "已接通")
    with store.read() as session:
        assert session.scalars(rows_of(PhoneCall.person_id)).one() == "p"


def test_the_history_keeps_what_has_ended(
    qtbot: QtBot, store: Store, page: AlarmsPage, sensors: Mapping[str, str]
) -> None:
    alarm = raise_alarm(store, next(iter(sensors.values())))
    with store.write() as write:
        write.session.get_one(Alarm, alarm).state = AlarmState.NORMAL
    click(qtbot, page.views._buttons[HISTORY])
    qtbot.waitUntil(lambda: page.lists.history.shown == 1)
    assert page.lists.history.row_at(0).id == alarm
    assert page.detail.isVisible()


def test_the_history_is_read_page_by_page_and_searched(
    qtbot: QtBot, store: Store, page: AlarmsPage, sensors: Mapping[str, str]
) -> None:
    ids = list(sensors.values())
    now = store.clock.now()
    with store.write() as write:
        write.session.add_all(
            Alarm(
                sensor_id=ids[n % 10],
                kind="smoke" if n % 10 in (0, 9) else "combustible_gas",
                condition="process",
                level=1 + n % 4,
                state=AlarmState.NORMAL,
                latched=False,
                signal=False,
                raised_at=now - n * HOUR,
                recorded_at=now,
                verdict="false" if n % 5 == 0 else None,
                verdict_note="油烟" if n == 250 else "",
            )
            for n in range(450)
        )
    click(qtbot, page.views._buttons[HISTORY])
    qtbot.waitUntil(lambda: page.lists.history.total == 200)
    assert page.lists.history.found_total == 450
    table = page.lists.tables[HISTORY]
    table.scrollToBottom()
    qtbot.waitUntil(lambda: page.lists.history.total == 400)
    table.scrollToBottom()
    qtbot.waitUntil(lambda: page.lists.history.total == 450)
    times = [page.lists.history.row_at(n).raised_at for n in range(450)]
    assert times == sorted(times, reverse=True)

    page._header.search.setText("yg syxq")
    qtbot.waitUntil(lambda: page.lists.history.found_total == 90)
    assert "显示 90 / 450" in page._header._count.text()
    click(qtbot, page.filters.verdicts._buttons["false"])
    qtbot.waitUntil(lambda: page.lists.history.found_total == 45)
    click(qtbot, page.filters.span._buttons["7d"])
    qtbot.waitUntil(lambda: page.lists.history.found_total == 17)
    page._header.search.setText("油烟")
    qtbot.waitUntil(lambda: page.lists.history.found_total == 0)
    click(qtbot, page.filters.span._buttons[""])
    qtbot.waitUntil(lambda: page.lists.history.found_total == 1)
    page._header.search.setText("没有的")
    qtbot.waitUntil(lambda: "没有找到报警记录" in page.lists.empty._why.text())


def test_an_ended_alarm_gets_another_verdict_in_the_history(
    qtbot: QtBot, store: Store, page: AlarmsPage, sensors: Mapping[str, str]
) -> None:
    alarm = raise_alarm(store, next(iter(sensors.values())), state=AlarmState.NORMAL)
    click(qtbot, page.views._buttons[HISTORY])
    qtbot.waitUntil(lambda: page.lists.history.shown == 1)
    press(qtbot, page, Qt.Key.Key_F5)
    press(qtbot, page, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: field_of(store, alarm, "verdict") == "real")
    qtbot.waitUntil(lambda: "真实" in cell(page, 0, "disposition"))
