"""A place that does not stir when what is in it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class Still(QWidget):
    """Gives a widget of fixed height its whole room.

    A label that says something else asks for its window to be laid out anew, up to the top. A strip
    whose words change ten times a second would have that done ten times a second; here the wish
    ends, and only another height is passed on.
    """

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self._inner = inner
        inner.setParent(self)
        self._follow()

    def minimumSizeHint(self) -> QSize:
        """Return what the inner widget needs."""
        return self._inner.minimumSizeHint()

    def sizeHint(self) -> QSize:
        """Return what the inner widget wishes."""
        return self._inner.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give all of it to the inner widget."""
        super().resizeEvent(event)
        self._inner.setGeometry(self.rect())

    def event(self, event: QEvent) -> bool:
        """Hear of the inner widget's wishes; follow its height alone."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._follow()
        return super().event(event)

    def _follow(self) -> None:
        height = self._inner.minimumHeight()
        if height != self.minimumHeight():
            self.setFixedHeight(height)
