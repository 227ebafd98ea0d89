"""The list of devices that are not in the register: those that wait first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer

from app.services import devices
from app.services.devices import DeviceRow
from ui.pages.devices.device_detail import DeviceDetail
from ui.pages.devices.model import (
    PLACED,
    REFUSED,
    TABLES,
    WAITING,
    columns,
    counts,
    exported,
    passes,
)
from ui.pages.list_page import ListPage
from ui.text import number
from ui.widgets.basics import EmptyState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.desk import Desk
    from ui.console import Console

translate = QCoreApplication.translate

_EVERY_MS = 2_000


class DeviceList(ListPage[DeviceRow]):
    """See the module's text."""

    detail: DeviceDetail

    def __init__(self, console: Console) -> None:
        super().__init__(
            console,
            title=translate("Pages", "设备接入"),
            search_hint=translate("Devices", "查找地址、名称、主题"),
            chips=[
                ("all", translate("Devices", "全部")),
                ("alarming", translate("Devices", "报警")),
                (WAITING, translate("Devices", "待接入")),
                (REFUSED, translate("Devices", "已拒绝")),
                (PLACED, translate("Devices", "已接入")),
            ],
            columns=columns(console.now),
            give_way=("source", "name", "messages", "kind"),
            empty=EmptyState(
                translate("Devices", "没有等待接入的设备"),
                translate(
                    "Devices",
                    "不在点位库里的设备发来报文后显示在这里。"
                    "其他厂家的报文格式，在“字段映射”里设置。",
                ),
            ),
            detail=DeviceDetail(console),
            tables=TABLES,
        )
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_EVERY_MS)
        self._later.timeout.connect(self.load)
        console.rows_changed.connect(self._note_strangers)
        self.detail.done.connect(self.tell)
        self.detail.map_asked.connect(lambda sensor_id: console.show_page("map", sensor_id))

    @staticmethod
    def read(desk: Desk) -> list[DeviceRow]:
        """Return all devices."""
        return devices.devices(desk)

    def passes(self, row: DeviceRow) -> bool:
        """Return whether chips and search let the row through."""
        (view,) = self.chips.on or ("all",)
        return passes(row, view, self.header.search.text().strip())

    def show_row(self, row: DeviceRow | None) -> None:
        """Show a device's detail."""
        self.detail.show_row(row)

    def count(self) -> None:
        """Count devices by state."""
        found = counts(self.model.rows)
        for view, many in found.items():
            self.chips.set_count(view, many)
        text = translate("Devices", "待接入 {0} 台，其中报警 {1} 台 · 已拒绝 {2} 台")
        self.foot.show_totals(
            text.format(number(found[WAITING]), number(found["alarming"]), number(found[REFUSED]))
        )

    def _note_strangers(self, table: str, _ids: object) -> None:
        # A message of a stranger is quarantined: many may come each second.
        if table == "quarantined_messages" and not self._later.isActive():
            self._later.start()

    def activate(self, _row: DeviceRow) -> None:
        """Begin to place by Enter."""
        self.detail.begin_place()

    def exported(self) -> tuple[Sequence[str], list[Sequence[object]]]:
        """Return what is shown, for the CSV file."""
        return exported(self.shown_rows)

    def map_selection(self) -> str | None:
        """Return the sensor that the selected device is placed as, for F8."""
        row = self.selected
        return row.sensor_id if row is not None else None
