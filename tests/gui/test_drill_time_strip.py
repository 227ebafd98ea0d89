"""The painted time line: chosen by hand and key, and its work bounded by what is on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from app.domain.drill.player import begin
from app.domain.drill.scenario import Inject, Role, Scenario, Trigger
from app.domain.drill.timeline import MarkState, timeline
from app.drill.onlooker import Sight
from app.drill.under_way import Standing
from tests.gui.control_room import ControlRoom
from ui.pages.drill.shapes import SHAPES
from ui.pages.drill.strip import TimeStrip
from ui.theme.look import Look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from app.profile import Profile
    from db.store import Store
    from tests.streets import HandClock
    from ui.console import Console

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def room(qtbot: QtBot, profile: Profile, store: Store, clock: HandClock) -> Iterator[ControlRoom]:
    """A drill that has not begun, with its player and its window."""
    made = ControlRoom(qtbot, profile, store, clock)
    yield made
    made.close()


def wheel(strip: TimeStrip, turn: int, modifiers: Qt.KeyboardModifier) -> None:
    at = QPointF(500, 60)
    QApplication.sendEvent(
        strip,
        QWheelEvent(
            at, strip.mapToGlobal(at), QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton,
            modifiers, Qt.ScrollPhase.NoScrollPhase, False,
        ),
    )  # fmt: skip


def many(count: int) -> Sight:
    """A drill of so many injects, a minute apart, to five roles in turn."""
    roles = tuple(Role(f"r{n}", f"角色{n}") for n in range(5))
    injects = tuple(
        Inject(f"i{n}", "message", f"第 {n} 条", Trigger(at=n * 60_000), f"r{n % 5}")
        for n in range(count)
    )
    play = begin(Scenario(1, "s", "大脚本", "1", (), roles, injects))
    return Sight(play, timeline(play, 0), Standing(0, True, True), ())


def test_list_time_line_and_detail_select_the_same(room: ControlRoom, qtbot: QtBot) -> None:
    window, strip = room.window, room.window.line.strip
    place = strip.place_of("choose")
    assert place is not None
    qtbot.mouseClick(strip, LEFT, pos=place)
    assert window.injects.table.selected_id == "choose"
    assert window.detail.title.text() == "是否疏散"
    qtbot.keyClick(strip, Qt.Key.Key_Left)
    assert window.injects.table.selected_id == "ask"
    qtbot.keyClick(strip, Qt.Key.Key_Left)
    qtbot.keyClick(strip, Qt.Key.Key_Left)
    assert window.detail.title.text() == "居民来电"
    window.activateWindow()
    qtbot.keyClick(strip, Qt.Key.Key_Return)
    qtbot.waitUntil(window.detail.fire_button.hasFocus)


def test_the_legend_explains_the_shapes_that_are_there(room: ControlRoom, qtbot: QtBot) -> None:
    legend = room.window.line.legend
    assert legend.states == (MarkState.PLANNED, MarkState.BY_HAND)
    qtbot.mouseClick(room.window.detail.skip_button, LEFT)
    room.settle()
    assert MarkState.SKIPPED in legend.states


def test_each_state_has_a_look_of_its_own_without_colour() -> None:
    looks = [(one.corners, one.is_filled, one.sign) for one in SHAPES.values()]
    twice = {one for one in looks if looks.count(one) > 1}
    # What hangs in the air of a drill that is over is never there beside what waits for a hand,
    # and a due inject is under way in the next instant.
    assert twice == {(3, False, ""), (0, False, "•")}
    assert set(SHAPES) == set(MarkState)


def test_five_hundred_injects_are_placed_once_and_only_the_seen_are_painted(qtbot: QtBot) -> None:
    look = Look()
    strip = TimeStrip(look)
    qtbot.addWidget(strip)
    strip.resize(1200, 240)
    strip.show()
    sight = many(500)
    strip.show_sight(sight)
    strip.grab()
    assert strip.painted == 500
    strip.zoom(20, 600)
    strip.grab()
    assert 0 < strip.painted < 60
    before, seen = strip.layouts, strip.painted
    for _ in range(50):
        wheel(strip, -120, Qt.KeyboardModifier.NoModifier)
        strip.grab()
        assert strip.painted < 60
    strip.show_time(60_000)
    strip.show_sight(sight)
    assert strip.layouts == before
    assert strip.offset > 0
    assert seen


def test_ctrl_and_wheel_zoom_about_the_pointer_and_the_whole_comes_back(qtbot: QtBot) -> None:
    strip = TimeStrip(Look())
    qtbot.addWidget(strip)
    strip.resize(1200, 240)
    strip.show()
    strip.show_sight(many(100))
    fitted, place = strip.scale, strip.place_of("i40")
    assert place is not None
    wheel(strip, 480, Qt.KeyboardModifier.ControlModifier)
    assert strip.scale > 2 * fitted
    strip.select("i99")
    shown = strip.place_of("i99")
    assert shown is not None
    assert 0 < shown.x() < 1200
    strip.show_all()
    assert strip.scale == pytest.approx(fitted)
    assert strip.place_of("i40") == place


def test_a_track_that_is_called_otherwise_is_painted_so(qtbot: QtBot, console: Console) -> None:
    def sight(title: str) -> Sight:
        injects = (Inject("a", "message", "甲", Trigger(at=60_000), "r"),)
        play = begin(Scenario(1, "s", "脚本", "1", (), (Role("r", title),), injects))
        return Sight(play, timeline(play, 0), Standing(0, True, True), ())

    strip = TimeStrip(console.look)
    qtbot.addWidget(strip)
    strip.resize(800, 120)
    strip.show_sight(sight("值班员"))
    strip.show()
    qtbot.waitExposed(strip)
    qtbot.wait(50)
    drawn: list[int] = []
    paint = strip.paintEvent

    def noted(event: QPaintEvent) -> None:
        drawn.append(event.rect().left())
        paint(event)

    strip.paintEvent = noted  # type: ignore[method-assign]
    strip.show_sight(sight("值班长"))
    qtbot.waitUntil(lambda: 0 in drawn)
