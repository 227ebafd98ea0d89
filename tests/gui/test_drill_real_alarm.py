"""A real alarm in a drill's console: banner, one key back to the street, silence, the pause."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.clock import SystemClock
from app.domain.drill.player import Event, EventKind
from app.drill.journal import Journal, journal_path
from app.drill.scenario_file import SHIPPED
from app.drill.station import prepare
from app.drill.under_way import open_drill
from app.services.desk import Actor, Desk
from app.services.opening import open_store
from app.settings import load_settings
from db.models import LocalFact
from tests.occurrences import raise_alarm
from tests.streets import code, small_street
from ui.console import Console
from ui.pages.drill.window import ControlWindow
from ui.pages.wall.window import WallWindow
from ui.real_street.banner import RealAlarmBanner, RealStreetLine
from ui.real_street.calling import Answer, Listener
from ui.real_street.sound import RealAlarmSound
from ui.shell.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pytestqt.qtbot import QtBot

    from app.profile import Profile
    from db.store import Store


def beat(store: Store, number: int) -> None:
    with store.write() as write:
        value = {"number": number, "sent_at": write.now, "committed_at": write.now}
        write.session.merge(LocalFact(name="heartbeat", value=json.dumps(value)))


@pytest.fixture
def street(store: Store) -> Mapping[str, str]:
    """The real street, with a watch that beat long ago, by the machine's clock."""
    ids = small_street(store)
    beat(store, 1)
    return ids


@pytest.fixture
def drill(profile: Profile, street: Mapping[str, str]) -> Profile:
    return prepare(profile, SHIPPED / "stairwell-fire.yaml", "a")


@pytest.fixture
def window(drill: Profile, qtbot: QtBot) -> Iterator[MainWindow]:
    """The players' window, open."""
    store = open_store(drill)
    console = Console(drill, load_settings(drill), Desk(store, Actor("演示甲")))
    made = MainWindow(console)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    qtbot.waitExposed(made)
    yield made
    qtbot.waitUntil(lambda: not console.pool.busy)
    store.close()


def test_it_breaks_in_above_everything_and_f3_and_f10_work(
    window: MainWindow,
    drill: Profile,
    profile: Profile,
    store: Store,
    street: Mapping[str, str],
    qtbot: QtBot,
) -> None:
    frame = window.real_alarms
    assert frame is not None
    real, banner = frame.street, frame.banner
    (line,) = window.findChildren(RealStreetLine)
    qtbot.waitUntil(lambda: "没有未确认的报警" in line.text)
    assert line.isVisible()
    assert not banner.isVisible()

    Journal(journal_path(drill)).append([Event(1, EventKind.PLAY, actor="导调")])
    raise_alarm(store, street[code(3)], level=3)
    real.read()
    qtbot.waitUntil(lambda: "1 条" in line.text)
    assert not banner.isVisible()  # counted, and no more

    raise_alarm(store, street[code(0)], level=1)
    real.read()
    qtbot.waitUntil(banner.isVisible)
    assert "真实报警 REAL ALARM" in banner.text
    assert "这不是演练" in banner.text
    assert banner.mapTo(window, banner.rect().topLeft()).y() == 0
    qtbot.waitUntil(lambda: "推演已自动暂停" in banner.text)
    events = Journal(journal_path(drill)).news()
    assert [one.kind for one in events] == [EventKind.PLAY, EventKind.PAUSE]

    assert real.interruption.sounds == 1
    QTest.keyClick(window, Qt.Key.Key_F3)
    assert real.interruption.sounds == 0
    assert banner.isVisible()

    listener = Listener(profile)
    assert listener.listens
    with qtbot.waitSignal(listener.called), qtbot.waitSignal(real.answered) as answered:
        QTest.keyClick(window, Qt.Key.Key_F10)
    listener.close()
    assert answered.args == [Answer.RAISED]
    assert not banner.isVisible()
    assert "2 条" in line.text  # they are still there, and counted


def test_a_street_out_of_sight_is_said_and_what_interrupts_goes_on(
    window: MainWindow, profile: Profile, store: Store, street: Mapping[str, str], qtbot: QtBot
) -> None:
    frame = window.real_alarms
    assert frame is not None
    (line,) = window.findChildren(RealStreetLine)
    raise_alarm(store, street[code(0)], level=2)
    frame.street.read()
    qtbot.waitUntil(frame.banner.isVisible)
    store.close()
    away = profile.folder / "away"
    profile.database.rename(away)
    qtbot.waitUntil(lambda: line.text.startswith("不明"))
    assert line.level == 3
    assert frame.banner.isVisible()
    with qtbot.waitSignal(frame.street.answered) as answered:
        frame.banner.go_button.click()
    assert answered.args == [Answer.NO_STREET]
    assert frame.banner.isVisible()


def test_nobody_at_the_street_is_said_until_its_watch_beats(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    (line,) = window.findChildren(RealStreetLine)
    assert window.real_alarms is not None
    qtbot.waitUntil(lambda: line.text.startswith("无人值守"))
    assert line.level == 3
    beat(store, 2)
    window.real_alarms.street.read()
    qtbot.waitUntil(lambda: line.text.startswith("有报警服务值守"))
    assert line.level == 0


def test_the_street_itself_shows_none_of_it(qtbot: QtBot, console: Console) -> None:
    window = MainWindow(console)
    qtbot.addWidget(window)
    assert window.real_alarms is None
    assert window.findChildren(RealStreetLine) == []


def test_it_breaks_into_the_controllers_window_and_leaves_the_sound_to_the_players(
    drill: Profile, profile: Profile, store: Store, street: Mapping[str, str], qtbot: QtBot
) -> None:
    console = Console(drill, load_settings(drill))
    control = ControlWindow(
        console, open_drill(drill.folder), SystemClock().now, lambda: Desk(store, Actor("导调"))
    )
    qtbot.addWidget(control)
    control.resize(1366, 768)
    control.show()
    Journal(journal_path(drill)).append([Event(1, EventKind.PLAY)])
    real, banner = control.real_alarms.street, control.real_alarms.banner
    (sound,) = real.findChildren(RealAlarmSound)
    (line,) = control.findChildren(RealStreetLine)
    qtbot.waitUntil(lambda: line.text.startswith("无人值守"))
    beat(store, 2)
    raise_alarm(store, street[code(0)], level=1)
    real.read()
    qtbot.waitUntil(banner.isVisible)
    assert isinstance(banner, RealAlarmBanner)
    assert "真实报警 REAL ALARM" in banner.text
    assert banner.silence_button.isVisible()
    qtbot.waitUntil(lambda: "推演已自动暂停" in banner.text)

    (drill.run / "console.lock").write_text(f"{os.getpid()}\n", encoding="utf-8")
    real.read()
    qtbot.waitUntil(lambda: sound.is_elsewhere)
    qtbot.waitUntil(lambda: not banner.silence_button.isVisible())

    listener = Listener(profile)
    with qtbot.waitSignal(listener.called), qtbot.waitSignal(real.answered):
        QTest.keyClick(control, Qt.Key.Key_F10)
    listener.close()
    assert not banner.isVisible()
    assert control.bar.note.text() == "真实街道的值守台已到最前"
    control.close()
    qtbot.waitUntil(lambda: not console.pool.busy)


def test_the_wall_of_a_drill_shows_it_large_with_its_keys(
    drill: Profile, profile: Profile, store: Store, street: Mapping[str, str], qtbot: QtBot
) -> None:
    opened = open_store(drill)
    console = Console(drill, load_settings(drill), Desk(opened, Actor("演示甲")))
    wall = WallWindow(console)
    qtbot.addWidget(wall)
    wall.resize(1920, 1080)
    wall.show()
    assert wall.real_alarms is not None
    banner, real = wall.real_alarms.banner, wall.real_alarms.street
    assert not banner.isVisible()
    beat(store, 2)
    raise_alarm(store, street[code(0)], level=1)
    real.read()
    qtbot.waitUntil(banner.isVisible)
    assert "真实报警 REAL ALARM" in banner.text
    assert "F10" in banner.text
    assert banner.height() > 100
    assert real.interruption.sounds == 1
    QTest.keyClick(wall, Qt.Key.Key_F3)
    assert real.interruption.sounds == 0
    listener = Listener(profile)
    with qtbot.waitSignal(listener.called), qtbot.waitSignal(real.answered):
        QTest.keyClick(wall, Qt.Key.Key_F10)
    listener.close()
    assert not banner.isVisible()
    wall.close()
    qtbot.waitUntil(lambda: not console.pool.busy)
    opened.close()
