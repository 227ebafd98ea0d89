"""A map on a page: the place for the one web view, which remembers what is shown here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from ui.widgets.basics import EmptyState, label

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from PySide6.QtGui import QHideEvent, QShowEvent

    from ui.console import Console
    from ui.map.bridge import Click, Drawn, Viewport
    from ui.map.content import Place
    from ui.map.feed import MapFeed
    from ui.map.sheet import MapSheet

LAYERS = ("alarms", "sensors", "shelters")
NEAR = 17.5
"""The zoom at which one sensor is looked at."""
NEAR_COMPACT = 15.5
LATE_MS = 300
"""A map that is not there after so long says that it is coming."""


class MapView(QWidget):
    """The street's map, as large as it is given room; `compact` leaves out buttons and legend.

    It costs next to nothing until it is shown: the web view is made after the first paint, and
    moves here from wherever it was shown before. `sensor_clicked(id)`, `alarm_clicked(id)`,
    `shelter_clicked(id)`, `building_clicked(id)`, `area_clicked(id)`, `nothing_clicked()`;
    `spot_clicked(lon, lat, id)`: besides, where it was, and the building or area there ("" none);
    `ready()`: the content is drawn; `content_changed()`: `feed` has
    read everything anew.
    """

    sensor_clicked = Signal(str)
    alarm_clicked = Signal(str)
    shelter_clicked = Signal(str)
    building_clicked = Signal(str)
    area_clicked = Signal(str)
    nothing_clicked = Signal()
    spot_clicked = Signal(float, float, str)
    ready = Signal()
    content_changed = Signal()

    def __init__(self, console: Console, *, compact: bool = False) -> None:
        super().__init__()
        self.console = console
        self._compact = compact
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # to hand it on when the view is there
        self._sheet: MapSheet | None = None
        self._has_view = False
        self._layers: tuple[str, ...] = LAYERS
        self._only: tuple[str, ...] | None = None
        self._viewport: dict[str, float] | None = None
        self._flight: dict[str, Any] | None = None
        self._selected: dict[str, Any] | None = None
        self._note: dict[str, Any] | None = None
        self._wish: str | None = None
        self._wish_note: tuple[str, str, str | None] = ("", "", None)
        self._blank = QWidget()
        self._loading = label(self.tr("正在载入地图…"), "dim")
        self._loading.setParent(self)
        self._loading.hide()
        self._retry = EmptyState(
            self.tr("地图停了两次，其他页面照常工作。"),
            self.tr("报警不受影响；可以再试一次，原因见日志。"),
            self.tr("重新载入地图"),
        )
        self._retry.acted.connect(self._try_again)
        self._nothing = EmptyState(
            self.tr("图上还没有街道"),
            self.tr("载入演示街道（main.py demo load），或导入本街道的居民区、楼栋和点位。"),
        )
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._blank)
        self._stack.addWidget(self._retry)
        self._stack.addWidget(self._nothing)

    @property
    def is_ready(self) -> bool:
        """Whether the map is here and its content is drawn."""
        return self._has_view and self._sheet is not None and self._sheet.is_drawn

    @property
    def feed(self) -> MapFeed | None:
        """What the map shows; None before it was first shown."""
        return self._sheet.feed if self._sheet else None

    @property
    def sheet(self) -> MapSheet | None:
        """The web view's owner; None before this map was first shown."""
        return self._sheet

    # What is shown here

    def fit_street(self) -> None:
        """Show the whole street."""
        self._fly({})

    def show_sensor(
        self, sensor_id: str, title: str = "", note: str = "", shelter_id: str | None = None
    ) -> None:
        """Go to a sensor, ring it, and write `title` and `note` beside it.

        With `shelter_id` a dashed straight line leads to that shelter.
        """
        self._wish = sensor_id
        if self._sheet is None or self._sheet.feed.content is None:
            self._wish_note = (title, note, shelter_id)
            return
        where = self._sensor_place(sensor_id)
        if where is not None:
            self._selected = where
            self._note = {**where, "title": title, "text": note, "to": self._shelter_at(shelter_id)}
            self._send_scene()
            self._fly({**where, "zoom": NEAR_COMPACT if self._compact else NEAR})

    def show_place(self, place_id: str) -> bool:
        """Go to a sensor, shelter, camera or an outlined place; return whether there is such."""
        content = self._sheet.feed.content if self._sheet else None
        if content is None:
            self._wish = place_id
            return False
        if place_id in content.positions:
            self.show_sensor(place_id)
        elif place_id in content.shelters:
            self._selected = self._shelter_at(place_id)
            self._note = None
            self._send_scene()
            self._fly({**(self._selected or {}), "zoom": 16.5})
        elif place_id in content.places:
            self._fly_to(content.places[place_id])
        else:
            return False
        return True

    def _fly_to(self, place: Place) -> None:
        if place.kind == "camera":  # the map draws no cameras: the place is ringed and named
            lon, lat, *_ = place.bounds
            self._selected = {"lon": lon, "lat": lat}
            self._note = {**self._selected, "title": place.name, "text": ""}
            self._send_scene()
            self._fly({"lon": lon, "lat": lat, "zoom": NEAR})
            return
        self._selected, self._note = {"id": place.id}, None
        self._send_scene()
        self._fly({"bounds": place.bounds, "zoom": 18.5})

    def select(self, place_id: str | None, title: str = "", note: str = "") -> None:
        """Ring something without going there; None takes the ring away."""
        content = self._sheet.feed.content if self._sheet else None
        self._selected = self._note = None
        if content is not None and place_id is not None:
            where = self._sensor_place(place_id) or self._shelter_at(place_id)
            self._selected = where or {"id": place_id}
            self._note = {**where, "title": title, "text": note} if where and title else None
        self._send_scene()

    def annotate(self, title: str, note: str = "", shelter_id: str | None = None) -> None:
        """Write beside the ringed sensor, and lead a dashed line to a shelter."""
        if self._selected and "lon" in self._selected:
            self._note = {
                **self._selected,
                "title": title,
                "text": note,
                "to": self._shelter_at(shelter_id),
            }
            self._send_scene()

    def set_alarms(self, alarm_ids: Collection[str] | None) -> None:
        """Draw only these of the open alarms; None draws all of them."""
        self._only = None if alarm_ids is None else tuple(alarm_ids)
        self._send_scene()

    def set_layers(self, layers: Iterable[str]) -> None:
        """Show these of LAYERS."""
        self._layers = tuple(layers)
        self._send_scene()

    # The web view comes and goes

    def showEvent(self, event: QShowEvent) -> None:
        """Take the web view after this widget's first paint."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._take_view)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the map rest."""
        super().hideEvent(event)
        if self._has_view and self._sheet is not None and not event.spontaneous():
            self._sheet.rest()

    def _take_view(self) -> None:
        if not self.isVisible():
            return
        from ui.map.sheet import sheet_of

        sheet = sheet_of(self.console)
        if sheet is not self._sheet:
            self._sheet = sheet
            self._has_view = False
            sheet.bridge.thing_clicked.connect(self._tell_click)
            sheet.bridge.view_moved.connect(self._note_viewport)
            sheet.drawn.connect(self._show_drawn)
            sheet.crashed.connect(self._show_crash)
            sheet.feed.content_changed.connect(self._show_content)
        if not self._has_view:
            holder = sheet.view.parentWidget()
            if isinstance(holder, MapView):
                holder._lose_view()
            self._stack.addWidget(sheet.view)
            self._has_view = True
            had_focus = self.hasFocus()
            self.setFocusProxy(sheet.view)
            if had_focus:
                sheet.view.setFocus()
        self._send_scene()
        flight, self._flight = self._flight, None
        if flight is None:
            flight = {**self._viewport, "exact": True} if self._viewport else {}
        sheet.fly(flight)
        sheet.start()
        self._stack.setCurrentWidget(sheet.view)
        if sheet.feed.content is not None:
            self._grant_wish()
        if sheet.is_drawn:
            self._show_drawn()
        else:
            QTimer.singleShot(LATE_MS, self, self._show_loading)

    def _lose_view(self) -> None:
        self._has_view = False
        self.setFocusProxy(None)  # type: ignore[arg-type]
        if self._sheet is not None:
            self._stack.removeWidget(self._sheet.view)
        self._stack.setCurrentWidget(self._blank)

    def _try_again(self) -> None:
        if self._sheet is not None:
            self._stack.setCurrentWidget(self._sheet.view)
            self._sheet.start()
            self._show_loading()

    def _show_loading(self) -> None:
        if self._has_view and not self.is_ready and self._stack.currentWidget() != self._retry:
            self._loading.adjustSize()
            self._loading.move((self.width() - self._loading.width()) // 2, self.height() * 2 // 5)
            self._loading.show()
            self._loading.raise_()

    # What comes from it

    def _show_content(self) -> None:
        if self._has_view:
            self._grant_wish()
        self.content_changed.emit()

    def _grant_wish(self) -> None:
        wish, self._wish = self._wish, None
        if wish is not None:
            later, self._wish_note = self._wish_note, ("", "", None)
            if self._sensor_place(wish):
                self.show_sensor(wish, *later)
            else:
                self.show_place(wish)

    def _show_drawn(self, _drawn: Drawn | None = None) -> None:
        self._loading.hide()
        if self._has_view and self._sheet is not None:
            content = self._sheet.feed.content
            is_empty = content is not None and content.bounds is None and not content.points.ids
            self._stack.setCurrentWidget(self._nothing if is_empty else self._sheet.view)
            self.ready.emit()

    def _show_crash(self) -> None:
        self._loading.hide()
        if self._has_view:
            self._stack.setCurrentWidget(self._retry)

    def _note_viewport(self, viewport: Viewport) -> None:
        if self._has_view and self.isVisible():
            self._viewport = {"lon": viewport.lon, "lat": viewport.lat, "zoom": viewport.zoom}

    def _tell_click(self, click: Click) -> None:
        content = self._sheet.feed.content if self._sheet else None
        if not self._has_view or self._sheet is None or content is None:
            return
        ground = click.id if click.id in content.places else ""
        self.spot_clicked.emit(click.lon, click.lat, ground)
        if click.kind == "sensor":
            if click.generation == self._sheet.feed.generation:
                self.sensor_clicked.emit(content.points.ids[click.index])
        elif click.kind == "nothing":
            self.nothing_clicked.emit()
        else:
            getattr(self, f"{click.kind}_clicked").emit(click.id)

    # What goes to it

    def _send_scene(self) -> None:
        if self._has_view and self._sheet is not None:
            self._sheet.set_scene(
                {
                    "compact": self._compact,
                    "layers": self._layers,
                    "only": self._only,
                    "selected": self._selected,
                    "note": self._note,
                }
            )

    def _fly(self, where: dict[str, Any]) -> None:
        if self._has_view and self._sheet is not None:
            self._sheet.fly(where)
        else:
            self._flight = where

    def _sensor_place(self, sensor_id: str) -> dict[str, Any] | None:
        content = self._sheet.feed.content if self._sheet else None
        position = content.positions.get(sensor_id) if content else None
        if content is None or position is None:
            return None
        return {"lon": content.points.lon[position], "lat": content.points.lat[position]}

    def _shelter_at(self, shelter_id: str | None) -> dict[str, Any] | None:
        content = self._sheet.feed.content if self._sheet else None
        point = content.shelters.get(shelter_id) if content and shelter_id else None
        return {"lon": point.lon, "lat": point.lat} if point else None
