"""Forms of a device that waits: where it hangs and as what, or why it is refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from app.services import devices, places
from app.services.devices import BadPlacement, Placement
from ui.pages.devices.model import kinds
from ui.pages.incidents.around import read_building
from ui.pages.incidents.place_field import BuildingField, PlaceField
from ui.widgets.basics import button
from ui.widgets.fields import ChoiceField, LineField
from ui.widgets.form import Form
from ui.widgets.measure import Following
from ui.widgets.undo_bar import Done

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.desk import Desk
    from app.services.devices import DeviceRow
    from app.services.places import AreaRow
    from ui.console import Console
    from ui.map.view import MapView
    from ui.pages.incidents.around import Around


_COMMA = re.compile("[,，]")


class PlaceForm(Form):
    """Makes a sensor of a device. `placed(done, sensor_id)`."""

    placed = Signal(object, str)

    def __init__(self, console: Console) -> None:
        super().__init__(console, "place_device", self.tr("接入"))
        look = console.look
        self._row: DeviceRow | None = None
        self.kind = ChoiceField(look, "kind", self.tr("种类（必填）"))
        self.kind.offer([("", self.tr("请选择")), *kinds()])
        self.where = PlaceField(console, "where", self.tr("楼栋"))
        self.building = BuildingField(look, "building_id")
        self.area = ChoiceField(look, "area_id", self.tr("居民区（不在楼内时选）"))
        self.floor = LineField(look, "floor", self.tr("楼层"), limit=4, right=True)
        self.place = LineField(
            look, "place", self.tr("位置"), placeholder=self.tr("6 层走廊、302 室"), limit=80
        )
        self.position = LineField(
            look,
            "position",
            self.tr("经纬度 WGS-84（可不填）"),
            placeholder="121.5051, 31.1952",
            limit=60,
        )
        self.position.show_hint(self.tr("不填就放在楼栋或居民区的位置上。"))
        self.map_button = button(self.tr("在图上点位置"), role="link")
        self.map_button.clicked.connect(self._show_map)
        self.map: MapView | None = None
        self._map_place = QVBoxLayout()
        self.code = LineField(look, "code", self.tr("点位编码（可不填）"), limit=40)
        self.add(self.kind)
        self.add(self.where)
        self.add(self.building)
        self.add(self.area)
        self.add(self.floor, self.place)
        self.add(self.position)
        self.body.addWidget(self.map_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(self._map_place)
        self.add(self.code)
        self.where.building_chosen.connect(self._choose_building)
        self.building.changed.connect(self._review_area)
        console.ask(self, places.areas, self._offer_areas)

    def open_row(self, row: DeviceRow) -> None:
        """Begin for a device; its message suggests the kind."""
        self._row = row
        self.open_for(row.id, self.tr("把 {0} 接入").format(row.name or row.address))
        if not self.kind.text and row.kind:
            self.kind.set_text(row.kind)
        if self.map is not None:
            self.map.hide()
            self.map_button.show()
        self.where.focus()

    def texts(self) -> dict[str, str]:
        """Return what a draft keeps; a building is chosen anew, for its name is not kept."""
        kept = super().texts()
        for name in ("where", "building_id"):
            kept.pop(name, None)
        return kept

    def submit(self) -> None:
        """Place it."""
        row = self._row
        if row is None:
            return
        try:
            placement = self._placement()
        except BadPlacement as error:
            self.fail(error)
            return
        self.begin()
        self.console.ask(
            self,
            lambda desk: devices.place_device(desk, row.id, placement),
            lambda sensor_id: self._tell(row, sensor_id),
            self.fail,
        )

    def _placement(self) -> Placement:
        """Return what is typed. Raises BadPlacement."""
        if not self.kind.text:
            raise BadPlacement("kind")
        floor = self.floor.whole
        if self.floor.text and floor is None:
            raise BadPlacement("floor")
        lon, lat = _position(self.position.text)
        building = self.building.text
        return Placement(
            kind=self.kind.text,
            code=self.code.text,
            area_id="" if building else self.area.text,
            building_id=building,
            floor=floor,
            place=self.place.text,
            lon=lon,
            lat=lat,
        )

    def _tell(self, row: DeviceRow, sensor_id: str) -> None:
        done = Done(self.tr("{0} 已接入，下一条报文起按点位处理").format(row.name or row.address))
        self.finish()
        self.placed.emit(done, sensor_id)

    def _offer_areas(self, rows: Sequence[AreaRow]) -> None:
        none = [("", self.tr("请选择"))]
        self.area.offer(none + [(one.id, one.name) for one in rows])

    def _choose_building(self, building_id: str) -> None:
        self.building.set_text(building_id)
        self.building.show_name(self.where.text)
        if self.map is not None:
            self.map.show_place(building_id)

    def _show_map(self) -> None:
        """Show the street's map in the form: a click says where, and in which building."""
        if self.map is None:
            from ui.map.view import MapView

            self.map = MapView(self.console, compact=True)
            self._map_place.addWidget(self.map)
            self.map.spot_clicked.connect(self._take_spot)
            look = self.console.look
            made = self.map
            Following(look, self, lambda: made.setFixedHeight(look.px(320)))
        self.map.show()
        self.map_button.hide()
        if self.building.text:
            self.map.show_place(self.building.text)

    def _take_spot(self, lon: float, lat: float, place_id: str) -> None:
        self.position.set_text(f"{lon:.6f}, {lat:.6f}")
        feed = self.map.feed if self.map is not None else None
        place = feed.content.places.get(place_id) if feed and feed.content else None
        if place is None:
            return
        if place.kind == "building":
            self.where.clear_offers()
            self.where.set_text(place.name)
            self.building.set_text(place.id)
            self.building.show_name(place.name)
            chosen = place.id
            self.console.ask(self, lambda desk: read_building(desk, chosen), self._name_building)
        elif place.kind == "area":
            self.building.set_text("")
            self.where.set_text("")
            self.area.set_text(place.id)

    def _name_building(self, around: Around | None) -> None:
        """Say which building it is, with its compound: the map knows its number only."""
        if around is not None and around.building_id == self.building.text:
            self.where.set_text(around.name)
            self.building.show_name(around.name)

    def _review_area(self) -> None:
        self.area.setVisible(not self.building.text)


class RefuseForm(Form):
    """Refuses a device with a reason. `refused(done)`."""

    refused = Signal(object)

    def __init__(self, console: Console) -> None:
        super().__init__(console, "refuse_device", self.tr("拒绝接入"))
        self._row: DeviceRow | None = None
        self.reason = LineField(
            console.look,
            "reason",
            self.tr("原因（必填）"),
            choices=(
                self.tr("不属于本街道"),
                self.tr("厂家调试设备"),
                self.tr("重复上报"),
                self.tr("不是报警设备"),
            ),
            limit=500,
        )
        self.add(self.reason)

    def open_row(self, row: DeviceRow) -> None:
        """Begin for a device."""
        self._row = row
        self.open_for(row.id, self.tr("拒绝 {0}").format(row.name or row.address))

    def submit(self) -> None:
        """Refuse it."""
        row, reason = self._row, self.reason.text
        if row is None:
            return
        self.begin()
        self.console.ask(
            self,
            lambda desk: devices.refuse_device(desk, row.id, reason),
            lambda _: self._tell(row),
            self.fail,
        )

    def _tell(self, row: DeviceRow) -> None:
        row_id, name = row.id, row.name or row.address

        def undo(desk: Desk) -> None:
            devices.take_back_refusal(desk, row_id)

        done = Done(
            self.tr("已拒绝 {0}，以后只计数不显示").format(name),
            undo,
            self.tr("{0} 重新等待接入").format(name),
        )
        self.finish()
        self.refused.emit(done)


def _position(text: str) -> tuple[float | None, float | None]:
    """Return (lon, lat) of what is typed, None for nothing. Raises BadPlacement."""
    if not text:
        return None, None
    try:
        lon, lat = (float(part) for part in _COMMA.split(text))
    except ValueError:
        raise BadPlacement("position") from None
    return lon, lat
