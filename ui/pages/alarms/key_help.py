"""The keys of the alarms page, in a line under its header: F1 shows and hides it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.basics import label
from ui.widgets.flow import FlowLayout
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from ui.console import Console


class KeyHelp(QFrame):
    """Each key beside what it does."""

    def __init__(self, console: Console) -> None:
        super().__init__()
        self.keys = self._keys()
        self.setProperty("role", "panel")
        self.setProperty("edge", "bottom")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        look = console.look
        outer = spaced(look, QVBoxLayout(self), 0, (20, 8, 20, 8))
        flow = spaced(look, FlowLayout(), 20)
        outer.addLayout(flow)
        for key, what in self.keys:
            pair = QWidget()
            line = spaced(look, QHBoxLayout(pair), 6)
            line.addWidget(label(key, "strong"))
            line.addWidget(label(what, "dim"))
            flow.addWidget(pair)

    def _keys(self) -> list[tuple[str, str]]:
        return [
            ("F2", self.tr("确认最新最高的一条")),
            ("Shift+F2", self.tr("确认屏幕上的")),
            ("Enter", self.tr("确认选中的")),
            ("F3", self.tr("静音")),
            ("Alt+↓ Alt+↑", self.tr("下一条、上一条未确认")),
            ("F5", self.tr("复核，再按 1 到 4")),
            ("F7", self.tr("屏蔽，在“已屏蔽”里恢复")),
            ("F10", self.tr("派队")),
            ("F4", self.tr("建事件")),
            ("F8", self.tr("图上看")),
            ("Ctrl+F", self.tr("查找")),
            ("Ctrl+E", self.tr("导出表格")),
            ("Shift+↑↓", self.tr("多选")),
            ("Ctrl+Z", self.tr("撤销")),
            ("Esc", self.tr("收起面板")),
        ]
