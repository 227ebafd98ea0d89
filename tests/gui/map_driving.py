"""Driving the map in tests: scripts in the page, places on the screen, no complaints."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from db.ids import new_id
from db.models import ResidentialArea, Shelter

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from db.store import Store
    from ui.map.sheet import MapSheet
    from ui.map.view import MapView

PATIENCE_MS = 60_000
"""The machine may be busy; a test waits for what happens, never for time."""


def sheet(view: MapView) -> MapSheet:
    """Return the view's sheet."""
    assert view.sheet is not None
    return view.sheet


def surface(view: MapView) -> QWidget:
    """Return the widget that gets the keys and the mouse."""
    proxy = sheet(view).view.focusProxy()
    assert proxy is not None
    return proxy


def script(qtbot: QtBot, view: MapView, code: str) -> Any:
    """Return the value of a JavaScript expression."""
    answers: list[str] = []
    sheet(view).page.runJavaScript(f"JSON.stringify({code}) || 'null'", 0, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=PATIENCE_MS)
    return json.loads(answers[0])


def wait_for(qtbot: QtBot, view: MapView, condition: str) -> None:
    """Wait until a JavaScript expression is true."""
    qtbot.waitUntil(lambda: bool(script(qtbot, view, f"Boolean({condition})")), timeout=PATIENCE_MS)


def pixel(qtbot: QtBot, view: MapView, lon: float, lat: float) -> QPoint:
    """Return where a position is on the map's surface."""
    at = script(qtbot, view, f"Shouwang.running.map.latLngToContainerPoint([{lat}, {lon}])")
    return QPoint(round(at["x"]), round(at["y"]))


def click(qtbot: QtBot, view: MapView, lon: float, lat: float) -> None:
    """Click at a position."""
    QTest.mouseClick(
        surface(view),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        pixel(qtbot, view, lon, lat),
    )


def colour(view: MapView, at: QPoint) -> str:
    """Return the colour on the screen at a pixel of the map."""
    return view.grab().toImage().pixelColor(at).name()


def assert_clean(view: MapView) -> None:
    """The map asked for nothing from outside, and its scripts complained of nothing."""
    assert sheet(view).guard.blocked == []
    assert sheet(view).handler.refused == []
    assert sheet(view).page.complaints == []


def add_shelter(store: Store) -> str:
    """Add a closed shelter of 100 places and return its id."""
    shelter_id = new_id()
    with store.write() as write:
        area = write.session.query(ResidentialArea).one()
        write.session.add(
            Shelter(
                id=shelter_id,
                area_id=area.id,
                code="E-0001",
                name="试验小学操场",
                kind="shelter_point",
                capacity=100,
                usable_area=160,
                keeper_name="张三丰",
                keeper_phone="00000000001",
                lon=121.503,
                lat=31.193,
            )
        )
    return shelter_id
