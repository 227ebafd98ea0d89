"""The map of the replay: alarms, shelters, incidents and teams as they stood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.map.view import MapView
from ui.pages.drill_replay.stage import alarms_of, shelters_of, spots_of
from ui.text import drill_time

if TYPE_CHECKING:
    from app.domain.drill.replay import Scene
    from app.drill.review.replaying import Replayed
    from ui.pages.drill_replay.stage import ReplayConsole


class MapPanel(QWidget):
    """See the module's text. Sensors are not drawn: how each stood then is not known."""

    def __init__(self, console: ReplayConsole) -> None:
        super().__init__()
        self._console = console
        self._drill: Replayed | None = None
        self._scene: Scene | None = None
        self.view = MapView(console)
        self.view.set_layers(("alarms", "shelters"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.view.content_changed.connect(self._show)
        self.view.ready.connect(self._show)

    def show_scene(self, drill: Replayed, scene: Scene) -> None:
        """Show how all stood."""
        self._drill, self._scene = drill, scene
        self._console.board.show(alarms_of(drill, scene))
        self._show()

    def go_to(self, thing: str) -> None:
        """Ring an alarm, a shelter, an incident or a task, where it has a place."""
        if self._drill is None:
            return
        alarm = self._drill.alarms.get(thing)
        subject = self._drill.replay.dated.subjects.get(thing)
        if alarm is not None:
            self.view.select(alarm.sensor_id)
        elif subject is not None and subject.lon is not None:
            self.view.select(thing)
        else:
            self.view.select(None)

    def _show(self) -> None:
        sheet, drill, scene = self.view.sheet, self._drill, self._scene
        if sheet is None or drill is None or scene is None:
            return
        content = sheet.feed.content
        if content is not None:
            shelters = shelters_of(content.shelters, scene)
            if shelters != content.shelters:
                content.shelters = shelters
                sheet.feed.shelters_changed.emit()
        sheet.show_spots(spots_of(drill, scene))
        sheet.say_as_of(self.tr("推演时间 {0}").format(drill_time(scene.time)))
