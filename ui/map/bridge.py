"""The channel between Python and the map's script: one object, JSON texts both ways.

Texts, because a list through QWebChannel is converted element by element. The other end is
`takes` in resources/web/map/shouwang-map.js: every signal here has its taker of the same name.
"""

from __future__ import annotations

from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal, Slot


class Click(msgspec.Struct, frozen=True):
    """What was clicked. `kind`: sensor (by `index`), alarm, shelter, building, area, nothing.

    `lon`, `lat`: where, in WGS-84 degrees.
    """

    kind: str
    id: str = ""
    index: int = -1
    generation: int = -1
    lon: float = 0.0
    lat: float = 0.0


class Viewport(msgspec.Struct, frozen=True):
    """Where the map looks: its centre in WGS-84 degrees and its zoom."""

    lon: float
    lat: float
    zoom: float


class Drawn(msgspec.Struct, frozen=True):
    """What the first drawing of a content was: `points` known, `painted` in view, how long.

    `tally`: sensors by state, in the order of SENSOR_STATES.
    """

    generation: int
    points: int
    painted: int
    milliseconds: float
    tally: list[int]


class Bridge(QObject):
    """The map's script sees this object as `bridge`.

    To the script: `dressed` (theme and words), `content_changed` (addresses of ground and sensors),
    `states_changed` (pairs of index and state), `alarms_changed`, `shelters_changed`,
    `spots_changed` (letters in a box, e.g. teams),
    `scene_changed` (what this host of the map shows), `flown` (go there), `as_of_changed`.
    From it: `page_ready`, `things_clicked`, `view_moved`, `content_drawn`.
    """

    dressed = Signal(str)
    content_changed = Signal(str)
    states_changed = Signal(str)
    alarms_changed = Signal(str)
    shelters_changed = Signal(str)
    spots_changed = Signal(str)
    scene_changed = Signal(str)
    flown = Signal(str)
    as_of_changed = Signal(str)

    page_ready = Signal()
    thing_clicked = Signal(object)
    view_moved = Signal(object)
    content_drawn = Signal(object)

    @Slot()
    def ready(self) -> None:
        """The script listens: send it everything."""
        self.page_ready.emit()

    @Slot(str)
    def clicked(self, text: str) -> None:
        """Something on the map was clicked."""
        self.thing_clicked.emit(msgspec.json.decode(text, type=Click))

    @Slot(str)
    def viewport_moved(self, text: str) -> None:
        """The map came to rest somewhere else."""
        self.view_moved.emit(msgspec.json.decode(text, type=Viewport))

    @Slot(str)
    def drawn(self, text: str) -> None:
        """A content is on the screen."""
        self.content_drawn.emit(msgspec.json.decode(text, type=Drawn))


def text(value: Any) -> str:
    """Return a value as the JSON text that the script parses."""
    return msgspec.json.encode(value).decode()
