"""The page of devices that are not in the register; field mappings are its second tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout

import ui.pages.devices.errors  # noqa: F401 - registers the sentences of the services' errors
from ui.pages.devices.device_list import DeviceList
from ui.pages.devices.mapping_list import MappingList
from ui.pages.page import Page
from ui.widgets.basics import Chips
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from ui.console import Console

translate = QCoreApplication.translate

DEVICES, MAPPINGS = "devices", "mappings"


class DevicesPage(Page):
    """Two lists, one at a time."""

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        self.devices = DeviceList(console)
        self._mappings: MappingList | None = None
        self.tabs = Chips(
            [
                (DEVICES, translate("Devices", "未接入的设备")),
                (MAPPINGS, translate("Devices", "字段映射")),
            ],
            one=True,
        )
        self.tabs.set_on([DEVICES])
        self.tabs.changed.connect(self._show_tab)
        bar = QFrame()
        bar.setProperty("role", "panel")
        bar.setProperty("edge", "bottom")
        line = spaced(console.look, QHBoxLayout(bar), 8, (20, 8, 20, 8))
        line.addWidget(self.tabs, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.devices)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addWidget(self._stack, 1)

    @property
    def mappings(self) -> MappingList:
        """The second tab, made when it is first asked for."""
        if self._mappings is None:
            self._mappings = MappingList(self.console)
            self._stack.addWidget(self._mappings)
        return self._mappings

    @property
    def is_ready(self) -> bool:
        """Whether the tab that is shown shows what is stored."""
        return self._shown.is_ready

    def enter(self, selection: str | None) -> None:
        """Come to the front; `selection`: a device's id, or "mappings" for the second tab."""
        if selection is not None:
            self.show_tab(MAPPINGS if selection == MAPPINGS else DEVICES)
        self._shown.enter(selection if selection != MAPPINGS else None)

    def show_tab(self, code: str) -> None:
        """Show a tab by its code."""
        self.tabs.set_on([code])
        self._show_tab()

    def focus_search(self) -> None:
        """Put the cursor into the search field of the tab."""
        self._shown.focus_search()

    def map_selection(self) -> str | None:
        """Return the sensor of the selected device, for F8."""
        return self.devices.map_selection() if self._shown is self.devices else None

    @property
    def _shown(self) -> DeviceList | MappingList:
        return self.mappings if MAPPINGS in self.tabs.on else self.devices

    def _show_tab(self) -> None:
        self._stack.setCurrentWidget(self._shown)
        self._shown.enter(None)
