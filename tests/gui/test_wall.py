"""The wall: what is open where, seen from afar; silence is never quiet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRectF, Qt

from app.domain.alarms import AlarmEvent
from app.domain.heartbeat import Part, Verdict
from app.notices import BrokerStatus, Status
from db.models import Sensor
from tests.occurrences import move_alarm, raise_alarm, report
from tests.streets import small_street
from ui.pages.wall.board import WallBoard
from ui.pages.wall.tiles import short
from ui.pages.wall.view import WallPage
from ui.shell.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from db.store import Store
    from ui.console import Console

LISTENING = Status(at=0, pid=1, started_at=0, broker=BrokerStatus("connected", "x", 0))


@pytest.fixture
def sensors(store: Store) -> Mapping[str, str]:
    """Sensor ids of a small street whose sensors all report."""
    ids = small_street(store)
    for one in ids.values():
        report(store, one)
    return ids


@pytest.fixture
def wall(qtbot: QtBot, console: Console, sensors: Mapping[str, str]) -> WallBoard:
    """The wall of a street that is listened to, quiet."""
    console.status = LISTENING
    console.alarms.load()
    made = WallBoard(console)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    qtbot.waitUntil(lambda: made.is_ready and not console.pool.busy)
    return made


def picture(wall: WallBoard, *, bright: bool = True) -> QImage:
    wall._tick.stop()
    wall._bright = bright
    wall.review()
    wall.draw_all()
    return wall.grab().toImage()


def share(image: QImage, box: tuple[float, float, float, float], color: str) -> float:
    """Return which share of a box's pixels has exactly this colour."""
    rect = QRectF(*box).toAlignedRect().intersected(image.rect())
    hits = total = 0
    for x in range(rect.left(), rect.right(), 3):
        for y in range(rect.top(), rect.bottom(), 3):
            total += 1
            hits += image.pixelColor(x, y).name() == color
    return hits / total


def test_a_quiet_area_is_grey_and_says_so(wall: WallBoard, console: Console) -> None:
    (tile,) = wall.tiles
    assert (tile.name, tile.unknown, tile.alarms.highest) == ("试验", False, 0)
    assert tile.state(console.now()) == "无报警"
    assert wall.headline == "没有报警"
    assert not wall.pulses
    palette = console.look.palette
    image = picture(wall)
    box = wall.grid.tile(0)
    assert share(image, box, palette.panel) > 0.8
    for color in (palette.red, palette.orange, palette.yellow, palette.blue):
        assert share(image, box, color) == 0


def test_an_alarm_is_counted_named_and_shown_by_its_level(
    qtbot: QtBot, store: Store, wall: WallBoard, sensors: Mapping[str, str], console: Console
) -> None:
    smoke, gas, *_ = sensors.values()
    now = store.clock.now()
    raise_alarm(store, gas, level=2, raised_at=now - 600_000)
    raise_alarm(store, smoke, level=1, raised_at=now - 60_000)
    qtbot.waitUntil(lambda: wall.tiles[0].alarms.open == 2)
    (tile,) = wall.tiles
    assert tile.alarms.counts == ((1, 1), (1, 1), (0, 0), (0, 0))
    assert tile.state(now) == "未确认 10 分"
    assert wall.headline.startswith("I 级 火灾 · 烟感 · 试验 · 1 号")
    palette, box = console.look.palette, wall.grid.tile(0)
    assert share(picture(wall, bright=True), box, palette.red) > 0.5
    dark = picture(wall, bright=False)
    assert 0 < share(dark, box, palette.red) < 0.2  # a frame, and the words on a calm ground
    assert share(dark, box, palette.panel) > 0.5


def test_what_is_acknowledged_pulses_no_more_and_keeps_its_colour(
    qtbot: QtBot, store: Store, wall: WallBoard, sensors: Mapping[str, str], console: Console
) -> None:
    alarm = raise_alarm(store, next(iter(sensors.values())), level=1)
    qtbot.waitUntil(lambda: wall.pulses)
    qtbot.waitUntil(lambda: not wall.is_bright)  # it does pulse
    move_alarm(store, alarm, AlarmEvent.ACKNOWLEDGE, acknowledged_by="演示")
    qtbot.waitUntil(lambda: wall.tiles[0].alarms.unacknowledged == 0)
    assert not wall.pulses
    qtbot.waitUntil(lambda: wall.is_bright)
    assert wall.tiles[0].state(console.now()) == "✓ 已确认"
    assert "（已确认）" in wall.headline
    red = share(picture(wall), wall.grid.tile(0), console.look.palette.red)
    assert 0 < red < 0.2


def test_under_reduced_motion_nothing_pulses(
    qtbot: QtBot, store: Store, wall: WallBoard, sensors: Mapping[str, str], console: Console
) -> None:
    console.remember("reduce_motion", True)
    raise_alarm(store, next(iter(sensors.values())), level=1)
    qtbot.waitUntil(lambda: wall.tiles[0].alarms.unacknowledged == 1)
    assert not wall.pulses
    assert wall.is_bright


def test_an_area_that_is_hardly_heard_is_hatched_and_unknown(
    qtbot: QtBot, store: Store, wall: WallBoard, sensors: Mapping[str, str], console: Console
) -> None:
    for one in list(sensors.values())[:3]:
        report(store, one, stale_since=1)
    wall._read()
    qtbot.waitUntil(lambda: wall.tiles[0].unknown)
    assert wall.tiles[0].state(console.now()) == "未知 · 离线 30%"
    assert "情况未知" in wall.headline
    assert share(picture(wall), wall.grid.tile(0), console.look.palette.panel) < 0.8


def test_an_area_that_is_quiet_by_decision_says_so(
    qtbot: QtBot, store: Store, wall: WallBoard, sensors: Mapping[str, str], console: Console
) -> None:
    raise_alarm(store, next(iter(sensors.values())), state="shelved")
    wall._read()
    qtbot.waitUntil(lambda: wall.tiles[0].set_aside == 1)
    assert wall.tiles[0].state(console.now()) == "屏蔽 1"


def test_an_area_without_sensors_is_unknown(qtbot: QtBot, store: Store, wall: WallBoard) -> None:
    with store.write() as write:
        for sensor in write.session.query(Sensor):
            sensor.in_service = False
    wall._read()
    qtbot.waitUntil(lambda: wall.tiles[0].sensors == 0)
    assert "无点位" in wall.tiles[0].state(0)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (None, "报警服务没有响应"),
        (replace(LISTENING, fault="disk_full"), "写不了数据库"),
        (replace(LISTENING, broker=BrokerStatus("lost", "x", 0)), "消息代理断开"),
    ],
)
def test_when_nothing_is_heard_the_whole_wall_says_so(
    wall: WallBoard, console: Console, status: Status | None, words: str
) -> None:
    console.status = status
    console.status_changed.emit(status)
    assert words in wall.headline
    assert wall.tiles[0].state(console.now(), blind=True) == "未知"
    image, palette = picture(wall), console.look.palette
    header = (0.0, 0.0, float(wall.width()), wall.grid.header)
    assert share(image, header, palette.red) > 0.3
    assert share(image, wall.grid.tile(0), palette.panel) < 0.8  # hatched


def test_a_lost_heartbeat_is_said_by_the_whole_wall(wall: WallBoard, console: Console) -> None:
    console.feel(Verdict(Part.LINK, 23.0))
    assert wall.headline.startswith("消息代理不通 23 秒")
    assert share(picture(wall), wall.grid.tile(0), console.look.palette.panel) < 0.8  # hatched
    console.feel(Verdict(None, 1.0))
    assert wall.headline == "没有报警"


def test_a_database_that_does_not_answer_is_said(
    qtbot: QtBot, wall: WallBoard, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.services import overview

    def fail(_desk: object) -> None:
        raise OSError("disk gone")

    with monkeypatch.context() as patch:
        patch.setattr(overview, "areas_heard", fail)
        wall._read()
        qtbot.waitUntil(lambda: "数据库读不出来" in wall.headline)
    wall._read()
    qtbot.waitUntil(lambda: wall.headline == "没有报警")


def test_counts_fit_however_many_there_are() -> None:
    assert (short(99), short(100)) == ("99", "99+")


def test_the_page_is_ready_when_it_has_read(
    qtbot: QtBot, console: Console, sensors: Mapping[str, str]
) -> None:
    console.alarms.load()
    page = WallPage(console)
    qtbot.addWidget(page)
    assert not page.is_ready
    page.show()
    qtbot.waitUntil(lambda: page.is_ready)


@pytest.fixture
def window(qtbot: QtBot, console: Console, sensors: Mapping[str, str]) -> Iterator[MainWindow]:
    """The main window over the small street; nobody has signed in."""
    console.alarms.load()
    made = MainWindow(console)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitUntil(lambda: console.alarms.is_loaded and not console.pool.busy)
    yield made
    made.close()


def test_f11_opens_the_wall_without_signing_in_and_closes_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    assert window.sign_in is not None
    window.action("F11").trigger()
    wall = window.wall
    assert wall is not None
    assert wall.isVisible()
    qtbot.waitUntil(lambda: wall.board.is_ready)
    window.action("F11").trigger()
    assert window.wall is None


def test_esc_closes_the_wall_and_the_console_takes_it_along(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.toggle_wall()
    wall = window.wall
    assert wall is not None
    wall.activateWindow()
    qtbot.waitUntil(wall.isActiveWindow)
    qtbot.keyClick(wall, Qt.Key.Key_Escape)
    assert window.wall is None
    window.toggle_wall()
    assert window.wall is not None
    window.close()
    assert window.wall is None
