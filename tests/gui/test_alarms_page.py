"""The alarms page, pressed as a person presses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from app.domain.alarms import AlarmState
from db.models import Alarm
from tests.occurrences import raise_alarm
from tests.streets import small_street
from ui.pages.alarms.view import AlarmsPage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QPushButton
    from pytestqt.qtbot import QtBot

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
    made.enter(None)
    qtbot.waitUntil(lambda: made.is_ready and not console.pool.busy)
    return made


def state_of(store: Store, alarm: str) -> str:
    with store.read() as session:
        return session.get_one(Alarm, alarm).state


def click(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_an_empty_list_says_why(page: AlarmsPage) -> None:
    # No watch runs in this test: silence must not be taken for quiet.
    assert "现场情况不明" in page._empty._why.text()


def test_alarms_stand_in_order_of_urgency(
    qtbot: QtBot, store: Store, page: AlarmsPage, sensors: Mapping[str, str]
) -> None:
    smoke, gas, electric, *_ = sensors.values()
    old = raise_alarm(store, smoke, level=1, raised_at=store.clock.now() - 60_000)
    minor = raise_alarm(store, electric, level=3, raised_at=store.clock.now() - 1_000)
    middle = raise_alarm(store, gas, level=2, raised_at=store.clock.now() - 2_000)
    qtbot.waitUntil(lambda: page.open_model.shown == 3)
    assert [page.open_model.row_at(i).id for i in range(3)] == [old, middle, minor]


def test_acknowledging_from_the_detail_marks_the_row(
    qtbot: QtBot, store: Store, page: AlarmsPage, sensors: Mapping[str, str]
) -> None:
    alarm = raise_alarm(store, next(iter(sensors.values())))
    qtbot.waitUntil(lambda: page.detail.alarm_id == alarm)
    click(qtbot, page.detail.acknowledge_button)
    qtbot.waitUntil(lambda: state_of(store, alarm) == AlarmState.ACTIVE_ACKED)
    qtbot.waitUntil(lambda: not page.detail.acknowledge_button.isEnabled())
    column = next(i for i, c in enumerate(page.open_model.columns) if c.key == "state")
    assert page.open_model.index(0, column).data().startswith("✓ 值班员王")


def test_a_fire_stays_until_its_verdict(
    qtbot: QtBot, store: Store, page: AlarmsPage, sensors: Mapping[str, str]
) -> None:
    alarm = raise_alarm(store, next(iter(sensors.values())))
    qtbot.waitUntil(lambda: page.detail.alarm_id == alarm)
    menu = page.detail.verify_button.menu()
    false_alarm = next(action for action in menu.actions() if action.text() == "误报")
    false_alarm.trigger()
    qtbot.waitUntil(lambda: state_of(store, alarm) == AlarmState.NORMAL)
    qtbot.waitUntil(lambda: page.open_model.shown == 0)


def test_filters_say_how_many_they_hide_and_can_be_cleared(
    qtbot: QtBot, store: Store, page: AlarmsPage, sensors: Mapping[str, str]
) -> None:
    smoke, gas, *_ = sensors.values()
    raise_alarm(store, smoke)
    raise_alarm(store, gas, level=2)
    qtbot.waitUntil(lambda: page.open_model.total == 2)
    page.kinds.setCurrentIndex(page.kinds.findData("smoke"))
    assert page.open_model.shown == 1
    assert "显示 1 / 2" in page._header._count.text()
    click(qtbot, page._header._clear)
    assert page.open_model.shown == 2
    page._header.search.setText("可燃")
    qtbot.waitUntil(lambda: page.open_model.shown == 1)


def test_selection_stays_on_its_alarm_while_others_come(
    qtbot: QtBot, store: Store, page: AlarmsPage, sensors: Mapping[str, str]
) -> None:
    smoke, gas, electric, *_ = sensors.values()
    raise_alarm(store, gas, level=2)
    chosen = raise_alarm(store, electric, level=3)
    qtbot.waitUntil(lambda: page.open_model.total == 2)
    page.table.select(chosen)
    assert page.detail.alarm_id == chosen
    raise_alarm(store, smoke, level=1)
    qtbot.waitUntil(lambda: page.open_model.total == 3)
    assert page.table.selected_id == chosen
    assert page.detail.alarm_id == chosen


def test_the_history_keeps_what_has_ended(
    qtbot: QtBot, store: Store, page: AlarmsPage, sensors: Mapping[str, str]
) -> None:
    alarm = raise_alarm(store, next(iter(sensors.values())))
    with store.write() as write:
        write.session.get_one(Alarm, alarm).state = AlarmState.NORMAL
    click(qtbot, page.views._buttons["history"])
    qtbot.waitUntil(lambda: page.history_model.shown == 1)
    assert page.history_model.row_at(0).id == alarm
    assert page.detail.isVisible()


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
    qtbot.waitUntil(lambda: page.open_model.total == 60)
    visible = page.visible_alarm_ids()
    assert 3 <= len(visible) < 30
    assert visible[0] == page.open_model.row_at(0).id
