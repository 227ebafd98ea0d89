"""A list with its detail beside it, or below it where the window is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ui.theme.look import Look

NARROW = 1000
"""Below this width (at 100 %) the detail goes under the list."""

_LEAST, _MOST, _SHARE = 400, 640, 0.29


class Beside(QSplitter):
    """Two panes. `folded(below)`: the detail has gone below the list, or back beside it.

    Beside, the detail takes 29 % of the width, 400 to 640 pixels at 100 %, until a person moves
    the border.
    """

    folded = Signal(bool)

    def __init__(self, look: Look, main: QWidget, detail: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._look = look
        self._moved = False
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.addWidget(main)
        self.addWidget(detail)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.splitterMoved.connect(self._note_move)
        look.changed.connect(self._arrange)

    @property
    def is_below(self) -> bool:
        """Whether the detail is under the list."""
        return self.orientation() == Qt.Orientation.Vertical

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold, and give the detail its share."""
        super().resizeEvent(event)
        self._arrange()

    def _note_move(self, _position: int, _index: int) -> None:
        self._moved = True

    def _arrange(self) -> None:
        below = self.width() < self._look.px(NARROW)
        if below != self.is_below:
            self._moved = False
            self.setOrientation(Qt.Orientation.Vertical if below else Qt.Orientation.Horizontal)
            self.folded.emit(below)
        if self._moved:
            return
        if below:
            detail = round(self.height() * 0.5)
            self.setSizes([self.height() - detail, detail])
        else:
            detail = round(
                min(max(self.width() * _SHARE, self._look.px(_LEAST)), self._look.px(_MOST))
            )
            self.setSizes([self.width() - detail, detail])
