"""The map in a real web view: what it loads, draws, answers and survives."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWidgets import QLabel, QMainWindow, QPushButton

from app.services import map as map_service
from app.services import roads, shelters
from db.models import MapFeature, ResidentialArea, SensorState, Street
from tests.gui.map_driving import (
    PATIENCE_MS,
    add_shelter,
    assert_clean,
    click,
    colour,
    pixel,
    script,
    sheet,
    surface,
    wait_for,
)
from tests.occurrences import raise_alarm
from tests.streets import code, small_street
from ui.map import feed as feed_module
from ui.map.scheme import ORIGIN
from ui.map.view import MapView

if TYPE_CHECKING:
    import logging
    from collections.abc import Iterator, Mapping

    from pytestqt.qtbot import QtBot

    from db.store import Store
    from ui.console import Console


@pytest.fixture
def street(store: Store) -> Mapping[str, str]:
    """A small street of 40 sensors; ids by code."""
    return small_street(store, 40)


@pytest.fixture
def view(qtbot: QtBot, console: Console, street: Mapping[str, str]) -> Iterator[MapView]:
    """A map of the small street, drawn."""
    console.alarms.load()
    made = MapView(console)
    made.resize(900, 700)
    made.show()
    qtbot.waitUntil(lambda: made.is_ready, timeout=PATIENCE_MS)
    yield made
    close(qtbot, made)


def close(qtbot: QtBot, view: MapView) -> None:
    """End the page before its profile and console go."""
    sheet(view).close()
    view.close()
    qtbot.wait(50)


def report(store: Store, *sensor_ids: str, stale_since: int | None = None) -> None:
    """Let sensors report something normal."""
    with store.write() as write:
        for sensor_id in sensor_ids:
            write.session.merge(
                SensorState(
                    id=sensor_id,
                    ts=write.now,
                    seq=1,
                    received_at=write.now,
                    value=0.4,
                    state="normal",
                    battery=80.0,
                    messages=1,
                    stale_since=stale_since,
                )
            )


def look_closely(qtbot: QtBot, view: MapView, lon: float, lat: float, zoom: float) -> None:
    """Bring a position to the middle."""
    sheet(view).fly({"lon": lon, "lat": lat, "zoom": zoom, "exact": True})
    wait_for(qtbot, view, f"Shouwang.running.sheet.view.zoom === {zoom}")


def test_page_comes_without_a_single_request_to_the_network(view: MapView) -> None:
    asked = sheet(view).guard.asked
    assert asked
    assert all(one.startswith("shouwang://map/") for one in asked)
    assert not any(word in one for one in asked for word in ("jquery", "bootstrap", "awesome"))
    assert_clean(view)


@pytest.mark.usefixtures("logged_errors")
def test_guard_stops_and_counts_what_would_leave_the_house(
    qtbot: QtBot, view: MapView, logged_errors: list[logging.LogRecord]
) -> None:
    # A page of the same profile without the map's content policy: only the guard stands between.
    sheet(view).shelf.put("leak.html", b'<img src="http://127.0.0.1:9/pixel.png">')
    other = QWebEnginePage(sheet(view).profile, view)
    other.load(QUrl(ORIGIN + "leak.html"))
    guard = sheet(view).guard
    qtbot.waitUntil(lambda: bool(guard.blocked), timeout=PATIENCE_MS)
    assert guard.blocked[-1] == "http://127.0.0.1:9/pixel.png"
    other.deleteLater()


@pytest.mark.parametrize(
    "path",
    ["../main.py", "web/../../main.py", "web/%2e%2e/%2e%2e/main.py", "/etc/passwd", "main.py"],
)
def test_nothing_but_the_shelf_is_served(qtbot: QtBot, view: MapView, path: str) -> None:
    script(
        qtbot,
        view,
        f"(window.tried = null, fetch('{path}').then((answer) => Number(answer.ok), () => 0)"
        ".then((given) => { window.tried = given; }), 1)",
    )
    wait_for(qtbot, view, "window.tried !== null")
    assert script(qtbot, view, "window.tried") == 0
    assert len(sheet(view).handler.refused) == 1


def test_all_sensors_of_a_large_street_are_drawn(
    qtbot: QtBot, console: Console, store: Store
) -> None:
    small_street(store, 22_000)
    view = MapView(console)
    view.resize(900, 700)
    view.show()
    qtbot.waitUntil(lambda: view.is_ready, timeout=PATIENCE_MS)
    drawn = sheet(view).last_drawn
    assert drawn is not None
    assert drawn.points == 22_000
    assert drawn.painted == 22_000
    assert_clean(view)
    close(qtbot, view)


def test_sensor_that_reports_changes_on_the_screen(
    qtbot: QtBot, view: MapView, store: Store, street: Mapping[str, str]
) -> None:
    look_closely(qtbot, view, 121.505, 31.195, 20)
    wait_for(qtbot, view, "Shouwang.running.sensors.tally()[0] === 40")
    beside = pixel(qtbot, view, 121.505, 31.195) + QPoint(-6, 0)
    hollow = colour(view, beside)
    report(store, street[code(0)])
    wait_for(qtbot, view, "Shouwang.running.sensors.tally()[1] === 1")
    qtbot.waitUntil(lambda: colour(view, beside) != hollow, timeout=PATIENCE_MS)
    assert_clean(view)


def test_states_come_as_pairs_of_what_is_different(
    qtbot: QtBot, view: MapView, store: Store, street: Mapping[str, str]
) -> None:
    told: list[list[int]] = []
    feed = view.feed
    assert feed is not None
    feed.states_changed.connect(told.append)
    report(store, street[code(3)])
    report(store, street[code(5)], stale_since=store.clock.now())
    qtbot.waitUntil(lambda: sum(map(len, told)) == 4, timeout=PATIENCE_MS)
    report(store, street[code(3)])
    qtbot.waitUntil(lambda: feed.is_idle, timeout=PATIENCE_MS)
    pairs = [number for batch in told for number in batch]
    assert dict(zip(pairs[::2], pairs[1::2], strict=True)) == {
        3: map_service.NORMAL,
        5: map_service.STALE,
    }
    wait_for(qtbot, view, "Shouwang.running.sensors.states[5] === 2")


def test_click_on_a_sensor_gives_its_id(
    qtbot: QtBot, view: MapView, street: Mapping[str, str]
) -> None:
    look_closely(qtbot, view, 121.5052, 31.195, 20)
    with qtbot.waitSignal(view.sensor_clicked, timeout=PATIENCE_MS) as clicked:
        click(qtbot, view, 121.505 + 17 * 1e-5, 31.195)
    assert clicked.args == [street[code(17)]]


def test_click_on_a_building_gives_its_id(qtbot: QtBot, view: MapView) -> None:
    look_closely(qtbot, view, 121.507, 31.1975, 17)
    with qtbot.waitSignal(view.building_clicked, timeout=PATIENCE_MS) as clicked:
        click(qtbot, view, 121.507, 31.1975)
    content = view.feed.content if view.feed else None
    assert content is not None
    assert content.places[clicked.args[0]].kind == "building"


def test_alarm_is_drawn_pulses_while_unacknowledged_and_goes(
    qtbot: QtBot, view: MapView, console: Console, store: Store, street: Mapping[str, str]
) -> None:
    look_closely(qtbot, view, 121.505, 31.195, 18)
    middle = pixel(qtbot, view, 121.505, 31.195)
    alarm_id = raise_alarm(store, street[code(0)], level=1)
    red = console.look.palette.red
    corner = middle + QPoint(-7, -7)
    qtbot.waitUntil(lambda: colour(view, corner) == red, timeout=PATIENCE_MS)
    assert script(qtbot, view, "Shouwang.running.marks.urgent") is True
    with qtbot.waitSignal(view.alarm_clicked, timeout=PATIENCE_MS) as clicked:
        click(qtbot, view, 121.505, 31.195)
    assert clicked.args == [alarm_id]
    console.alarms.acknowledge([alarm_id])
    wait_for(qtbot, view, "!Shouwang.running.marks.urgent")
    assert colour(view, corner) == red
    with store.write() as write:
        from db.models import Alarm

        write.session.get_one(Alarm, alarm_id).state = "normal"
    qtbot.waitUntil(lambda: colour(view, corner) != red, timeout=PATIENCE_MS)
    assert_clean(view)


def test_only_the_chosen_alarms_are_drawn(
    qtbot: QtBot, view: MapView, store: Store, street: Mapping[str, str]
) -> None:
    first = raise_alarm(store, street[code(0)], level=2)
    raise_alarm(store, street[code(39)], level=3)
    wait_for(qtbot, view, "Shouwang.running.marks.alarms.size === 2")
    view.set_alarms([first])
    wait_for(qtbot, view, "Shouwang.running.marks._shown().length === 1")
    view.set_alarms(None)
    wait_for(qtbot, view, "Shouwang.running.marks._shown().length === 2")


def test_shelter_takes_colour_only_when_it_opens(
    qtbot: QtBot, view: MapView, console: Console, store: Store
) -> None:
    shelter_id = add_shelter(store)
    wait_for(qtbot, view, "Shouwang.running.marks.shelters.length === 1")
    look_closely(qtbot, view, 121.503, 31.193, 17)
    accent = console.look.palette.accent
    top = pixel(qtbot, view, 121.503, 31.193) + QPoint(1, -10)
    assert colour(view, top) != accent
    shelters.open_shelter(console.desk, shelter_id, "台风")
    qtbot.waitUntil(lambda: colour(view, top) == accent, timeout=PATIENCE_MS)
    with qtbot.waitSignal(view.shelter_clicked, timeout=PATIENCE_MS) as clicked:
        click(qtbot, view, 121.503, 31.193)
    assert clicked.args == [shelter_id]


def test_a_road_that_is_closed_is_drawn_so_until_it_is_open(
    qtbot: QtBot, view: MapView, console: Console, store: Store
) -> None:
    with store.write() as write:
        line = '{"type":"LineString","coordinates":[[121.502,31.192],[121.508,31.198]]}'
        street = write.session.query(Street).one().id
        road = MapFeature(
            id="road", street_id=street, kind="road_main", name="沂南路", geometry=line
        )
        write.session.add(road)
    wait_for(qtbot, view, "Shouwang.running.ground.roads.length === 1")
    look_closely(qtbot, view, 121.505, 31.195, 14)  # its one building hides it nearer
    orange = console.look.palette.level(2)
    around = pixel(qtbot, view, 121.505, 31.195)

    def is_marked() -> bool:
        seen = view.grab().toImage()
        near = range(-30, 31)
        return any(
            seen.pixelColor(around + QPoint(x, y)).name() == orange for x in near for y in near
        )

    assert not is_marked()
    closure = roads.close_road(console.desk, "沂南路", "塌陷")
    qtbot.waitUntil(is_marked, timeout=PATIENCE_MS)
    roads.open_road(console.desk, closure)
    qtbot.waitUntil(lambda: not is_marked(), timeout=PATIENCE_MS)
    assert_clean(view)


def test_theme_follows_the_console(qtbot: QtBot, view: MapView, console: Console) -> None:
    corner, look = QPoint(5, 350), console.look
    qtbot.waitUntil(lambda: colour(view, corner) == look.palette.bg, timeout=PATIENCE_MS)
    dark = look.palette.bg
    look.set_theme("light")
    assert look.palette.bg != dark
    qtbot.waitUntil(lambda: colour(view, corner) == look.palette.bg, timeout=PATIENCE_MS)
    assert_clean(view)


def test_keys_of_the_console_work_while_the_map_has_them(
    qtbot: QtBot, view: MapView, console: Console
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(view)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: view.is_ready and window.isActiveWindow(), timeout=PATIENCE_MS)
    pressed: list[str] = []
    keys = ("F2", "F8", "Ctrl+1", "Ctrl+K", "Ctrl+F", "Ctrl+P", "Esc", "Ctrl+-", "Ctrl+0", "Ctrl+Z")
    for name in keys:
        shortcut = QShortcut(QKeySequence(name), window)
        shortcut.activated.connect(lambda name=name: pressed.append(name))
    view.setFocus()
    wait_for(qtbot, view, "document.hasFocus()")
    for name in keys:
        combination = QKeySequence(name)[0]
        QTest.keyClick(surface(view), combination.key(), combination.keyboardModifiers())
    qtbot.waitUntil(lambda: len(pressed) >= len(keys), timeout=60_000)
    assert pressed == list(keys)
    zoom = script(qtbot, view, "Shouwang.running.map.getZoom()")

    def is_closer() -> bool:
        # Pressed again: a page that is starved of the processor drops a key now and then.
        QTest.keyClick(surface(view), Qt.Key.Key_Plus)
        qtbot.wait(300)
        return bool(script(qtbot, view, f"Shouwang.running.map.getZoom() > {zoom}"))

    qtbot.waitUntil(is_closer, timeout=PATIENCE_MS)
    window.takeCentralWidget()


@pytest.mark.usefixtures("logged_errors")
def test_page_is_loaded_again_when_its_process_dies_and_then_a_person_decides(
    qtbot: QtBot, view: MapView, logged_errors: list[logging.LogRecord]
) -> None:
    look_closely(qtbot, view, 121.5052, 31.195, 18)
    os.kill(sheet(view).page.renderProcessPid(), signal.SIGKILL)
    qtbot.waitUntil(lambda: not view.is_ready, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: view.is_ready, timeout=PATIENCE_MS)
    wait_for(qtbot, view, "Shouwang.running.map.getZoom() === 18")
    with qtbot.waitSignal(sheet(view).crashed, timeout=PATIENCE_MS):
        os.kill(sheet(view).page.renderProcessPid(), signal.SIGKILL)
    again = next(b for b in view.findChildren(QPushButton) if b.text() == "重新载入地图")
    assert again.isVisible()
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.is_ready, timeout=PATIENCE_MS)
    assert not again.isVisible()


def test_one_web_view_goes_where_the_map_is_shown_last(
    qtbot: QtBot, view: MapView, console: Console
) -> None:
    look_closely(qtbot, view, 121.5052, 31.195, 18)
    small = MapView(console, compact=True)
    qtbot.addWidget(small)
    small.resize(400, 300)
    small.show()
    qtbot.waitUntil(lambda: small.is_ready, timeout=PATIENCE_MS)
    assert not view.is_ready
    assert sheet(small).view is sheet(view).view
    wait_for(qtbot, small, "document.body.classList.contains('compact')")
    small.hide()
    view.hide()
    view.show()
    qtbot.waitUntil(lambda: view.is_ready, timeout=PATIENCE_MS)
    assert not small.is_ready
    wait_for(qtbot, view, "Shouwang.running.map.getZoom() === 18")
    assert_clean(view)


def test_changes_wait_while_no_map_is_shown(
    qtbot: QtBot, view: MapView, store: Store, street: Mapping[str, str]
) -> None:
    view.hide()
    report(store, street[code(7)])
    feed = view.feed
    assert feed is not None
    qtbot.wait(300)
    assert not feed.is_idle
    view.show()
    wait_for(qtbot, view, "Shouwang.running.sensors.states[7] === 1")


def test_places_that_were_added_appear(qtbot: QtBot, view: MapView, store: Store) -> None:
    with store.write() as write:
        area = write.session.query(ResidentialArea).one()
        area.name = "改名居民区"
    wait_for(qtbot, view, "Shouwang.running.ground.areas[0].properties.name === '改名居民区'")
    assert_clean(view)


def test_flight_asked_for_while_another_place_has_the_view_is_made_on_return(
    qtbot: QtBot, view: MapView, console: Console, street: Mapping[str, str]
) -> None:
    small = MapView(console, compact=True)
    qtbot.addWidget(small)
    small.show()
    qtbot.waitUntil(lambda: small.is_ready, timeout=PATIENCE_MS)
    view.hide()
    view.show_sensor(street[code(3)])
    view.show()
    qtbot.waitUntil(lambda: view.is_ready, timeout=PATIENCE_MS)
    wait_for(qtbot, view, "Shouwang.running.map.getZoom() >= 17")


def test_map_without_a_street_says_what_to_do(qtbot: QtBot, console: Console, store: Store) -> None:
    view = MapView(console)
    view.resize(900, 700)
    view.show()
    qtbot.waitUntil(lambda: view.is_ready, timeout=PATIENCE_MS)
    told = [part.text() for part in view.findChildren(QLabel) if part.isVisible()]
    assert "图上还没有街道" in told
    small_street(store, 5)
    console.rows_changed.emit("streets", set())
    qtbot.waitUntil(sheet(view).view.isVisible, timeout=PATIENCE_MS)
    close(qtbot, view)


def test_failed_reading_is_told_once_and_tried_again(
    qtbot: QtBot, console: Console, view: MapView, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Exception] = []
    feed = view.feed
    assert feed is not None
    feed.failed.connect(told.append)
    console.failed.disconnect()
    monkeypatch.setattr(feed_module, "AGAIN_MS", 50)
    readings: list[int] = []

    def refuse(_desk: object) -> None:
        readings.append(1)
        raise OSError("disk gone")

    monkeypatch.setattr(feed_module, "read_content", refuse)
    feed.reload()
    qtbot.waitUntil(lambda: len(readings) >= 3, timeout=PATIENCE_MS)
    assert len(told) == 1
    monkeypatch.undo()
    qtbot.waitUntil(lambda: feed.is_idle and view.is_ready, timeout=PATIENCE_MS)
