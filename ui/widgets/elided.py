"""A label that gives way: it shortens its text with an ellipsis and tells the whole in its tip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class ElidedLabel(QLabel):
    """Shows as much of `full_text` as there is room for."""

    def __init__(self, text: str = "", role: str | None = None) -> None:
        super().__init__()
        self._full = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.set_full_text(text)

    @property
    def full_text(self) -> str:
        """The whole text."""
        return self._full

    def set_full_text(self, text: str) -> None:
        """Show another text."""
        if text != self._full:
            self._full = text
            self.setToolTip(text)
            self.updateGeometry()
            self._fit()

    def sizeHint(self) -> QSize:
        """Return the size of the whole text."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._full) + 4, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """Return room for about six Hanzi."""
        metrics = self.fontMetrics()
        width = min(metrics.horizontalAdvance(self._full) + 4, metrics.height() * 6)
        return QSize(width, metrics.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setText(
            self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, self.width())
        )
