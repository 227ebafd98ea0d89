"""The keys of the alarms page, in a line under its header: F1 shows and hides it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.basics import label
from ui.widgets.flow import FlowLayout
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.console import Console


class KeyHelp(QFrame):
    """Each key beside what it does."""

    def __init__(self, console: Console, keys: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.keys = tuple(keys)
        self.setProperty("role", "panel")
        self.setProperty("edge", "bottom")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        look = console.look
        outer = spaced(look, QVBoxLayout(self), 0, (20, 8, 20, 8))
        flow = spaced(look, FlowLayout(), 20)
        outer.addLayout(flow)
        for key, what in keys:
            pair = QWidget()
            line = spaced(look, QHBoxLayout(pair), 6)
            line.addWidget(label(key, "strong"))
            line.addWidget(label(what, "dim"))
            flow.addWidget(pair)
