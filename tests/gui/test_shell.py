"""The frame: log-in, strips, keys, navigation, palette, silence of the watch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from app.domain.alarms import AlarmState
from app.notices import BrokerStatus, Status
from app.services import users
from app.services.desk import Actor
from db.models import Alarm, AlarmTransition, User
from tests.occurrences import raise_alarm
from tests.streets import small_street
from ui.shell.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pytestqt.qtbot import QtBot

    from db.store import Store
    from tests.streets import HandClock
    from ui.console import Console


@pytest.fixture
def sensors(store: Store) -> Mapping[str, str]:
    """Sensor ids of a small street: ten, of all kinds, the first a smoke detector."""
    return small_street(store)


@pytest.fixture
def window(qtbot: QtBot, console: Console, sensors: Mapping[str, str]) -> Iterator[MainWindow]:
    """The window, loaded, before anybody has signed in."""
    made = MainWindow(console)
    qtbot.addWidget(made)
    console.alarms.load()
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    qtbot.waitUntil(lambda: console.alarms.is_loaded)
    qtbot.waitUntil(lambda: not console.pool.busy)
    yield made
    qtbot.waitUntil(lambda: not console.pool.busy)


def first(sensors: Mapping[str, str]) -> str:
    return next(iter(sensors.values()))


def admit(window: MainWindow, qtbot: QtBot, console: Console, officer: Actor) -> None:
    window.admit(officer)
    qtbot.waitUntil(lambda: not console.pool.busy)


def test_first_start_makes_the_administrator(
    qtbot: QtBot, profile: object, store: Store, window: MainWindow, console: Console
) -> None:
    # `officer` is a user already, so this street asks for name and password.
    assert window.sign_in is not None
    assert window.sign_in.name.isHidden()
    with store.write() as write:
        write.session.execute(User.__table__.delete())
    window.admit(Actor("x"))
    window.lock()
    page = window.sign_in
    qtbot.waitUntil(lambda: not page.name.isHidden())
    qtbot.keyClicks(page.login, "admin")
    page.name.setText("管理员")
    qtbot.keyClicks(page.password, "correct horse")
    qtbot.keyClicks(page.repeat, "correct horse")
    with qtbot.waitSignal(window.signed_in) as signed_in:
        qtbot.keyClick(page.repeat, Qt.Key.Key_Return)
    assert signed_in.args[0].role == "administrator"
    with store.read() as session:
        assert session.scalars(select(User.password)).one().startswith("$argon2id$")


def test_a_wrong_password_is_refused_with_a_sentence(
    qtbot: QtBot, window: MainWindow, console: Console
) -> None:
    boss = console.desk.as_actor(Actor("管理员", role="administrator"))
    users.add_user(boss, "li", "李", "officer", "a good password")
    page = window.sign_in
    assert page is not None
    qtbot.keyClicks(page.login, "li")
    qtbot.keyClicks(page.password, "not the password")
    qtbot.mouseClick(page.enter_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page._error.isHidden())
    assert "口令不对" in page._error.text()
    assert window.sign_in is page
    assert page.password.text() == ""


def test_the_strip_shows_the_newest_of_the_highest_level(
    qtbot: QtBot, store: Store, window: MainWindow, sensors: Mapping[str, str]
) -> None:
    smoke, gas, *_ = sensors.values()
    raise_alarm(store, gas, level=2, raised_at=store.clock.now() - 1_000)
    older = raise_alarm(store, smoke, level=1, raised_at=store.clock.now() - 90_000)
    raise_alarm(store, smoke, level=3, raised_at=store.clock.now() - 500)
    qtbot.waitUntil(
        lambda: window.alarm_strip.shown is not None and window.alarm_strip.shown.id == older
    )
    assert "火灾 · 烟感" in window.alarm_strip.text
    assert "1 分 未确认 · 另有 2 条" in window.alarm_strip.text


def test_f2_acknowledges_only_for_somebody_signed_in(
    qtbot: QtBot,
    store: Store,
    console: Console,
    officer: Actor,
    window: MainWindow,
    sensors: Mapping[str, str],
) -> None:
    alarm = raise_alarm(store, first(sensors))
    qtbot.waitUntil(lambda: window.alarm_strip.shown is not None)
    qtbot.keyClick(window, Qt.Key.Key_F2)
    qtbot.wait(200)
    assert state_of(store, alarm) == AlarmState.ACTIVE_UNACKED
    admit(window, qtbot, console, officer)
    qtbot.keyClick(window, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: state_of(store, alarm) == AlarmState.ACTIVE_ACKED)
    qtbot.waitUntil(lambda: window.alarm_strip.shown is None)
    assert "没有未确认的报警 · 处置中 1 条" in window.alarm_strip.text or (
        console.status is None and "报警服务" in window.alarm_strip.text
    )
    with store.read() as session:
        step = session.scalars(
            select(AlarmTransition).where(AlarmTransition.event == "acknowledge")
        ).one()
    assert step.actor == officer.name


def state_of(store: Store, alarm: str) -> str:
    with store.read() as session:
        return session.get_one(Alarm, alarm).state


def test_a_silent_watch_never_looks_like_a_quiet_street(
    qtbot: QtBot, console: Console, clock: HandClock, window: MainWindow
) -> None:
    console.status = status(console)
    console.status_changed.emit(console.status)
    assert window.alarm_strip.text == "没有报警"
    assert any("报警服务 正常" in text for text in window.status_strip.texts)
    console.status = None
    console.status_changed.emit(None)
    window.status_strip.show_watch_process("restarting")
    clock.advance(12)
    window.alarm_strip._refresh()
    assert "不反映现场" in window.alarm_strip.text
    assert any("已中断" in text for text in window.status_strip.texts)
    assert "感知网 —" in window.status_strip.texts


def test_a_fault_of_the_database_is_said_at_once(console: Console, window: MainWindow) -> None:
    console.status = status(console, fault="disk_full")
    console.status_changed.emit(console.status)
    assert any("磁盘已满" in text for text in window.status_strip.texts)
    assert window.status_strip._watch.level == 1


def status(console: Console, fault: str | None = None) -> Status:
    now = console.now()
    return Status(
        at=now,
        pid=1,
        started_at=now,
        broker=BrokerStatus("connected", "127.0.0.1:1883", now),
        sensors=10,
        reporting=10,
        fault=fault,
    )


def test_pages_are_shown_by_keys_and_remembered(
    qtbot: QtBot, console: Console, officer: Actor, window: MainWindow
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.current_page == ""
    admit(window, qtbot, console, officer)
    assert window.current_page == "alarms"
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.current_page == "overview"
    assert window.rail.button("overview").isChecked()
    assert console.recall("page") == "overview"
    qtbot.waitUntil(lambda: not console.pool.busy)


def test_locking_hides_the_pages_and_keeps_the_alarms(
    qtbot: QtBot,
    console: Console,
    store: Store,
    officer: Actor,
    window: MainWindow,
    sensors: Mapping[str, str],
) -> None:
    admit(window, qtbot, console, officer)
    window.action("Ctrl+Shift+L").trigger()
    assert window.sign_in is not None
    assert console.desk.actor.user_id == officer.user_id or console.desk.actor.name == officer.name
    assert not window.rail.isVisible()
    raise_alarm(store, first(sensors))
    qtbot.waitUntil(lambda: window.alarm_strip.shown is not None)
    assert window.alarm_strip.isVisible()


def test_the_palette_finds_places_by_pinyin_and_pages_by_name(
    qtbot: QtBot, console: Console, officer: Actor, window: MainWindow
) -> None:
    admit(window, qtbot, console, officer)
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.palette_bar
    assert palette.isVisible()
    qtbot.keyClicks(palette.field, "syxq")
    qtbot.waitUntil(lambda: any("试验小区" in e.title for e in palette.model.entries))
    palette.field.clear()
    palette.field.setText("诊断")
    qtbot.waitUntil(lambda: [e.title for e in palette.model.entries][:1] == ["运行诊断"])
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.current_page == "diagnostics"
    assert not palette.isVisible()
    qtbot.waitUntil(lambda: not console.pool.busy)


def test_zoom_and_theme_change_everything_at_once(
    qtbot: QtBot, console: Console, window: MainWindow
) -> None:
    before = window.alarm_strip.height()
    qtbot.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert console.look.zoom == 1.1
    assert window.alarm_strip.height() > before
    window.action("Ctrl+0").trigger()
    assert window.alarm_strip.height() == before


def test_no_part_flashes_up_as_a_window_of_its_own(
    qtbot: QtBot, console: Console, officer: Actor, window: MainWindow
) -> None:
    admit(window, qtbot, console, officer)
    for code in ("overview", "alarms", "diagnostics", "settings"):
        window.show_page(code)
        qtbot.wait(20)
        assert window.isActiveWindow()
        assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [window]
    qtbot.waitUntil(lambda: not console.pool.busy)


def test_the_district_is_said_to_be_missing_and_a_drill_to_be_one(window: MainWindow) -> None:
    assert "区平台 未接入 · 待上报 —" in window.status_strip.texts
    assert window.status_strip._drill.isHidden()
    window.status_strip.show_drill(is_drill=True)
    assert window.status_strip._drill.text() == "演练 DRILL"
    assert window.status_strip._drill.isVisible()
