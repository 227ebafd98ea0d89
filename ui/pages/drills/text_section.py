"""A section of lines that are read whole: wrapped, never cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.basics import label
from ui.widgets.detail_panel import section
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.theme.look import Look


class TextSection(QWidget):
    """A title and lines of text that can be selected; without lines it is hidden."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._title = label("", "label")
        self._text = label("", wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inset = QWidget()
        spaced(look, QVBoxLayout(inset), 0, (16, 0, 16, 10)).addWidget(self._text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(section(look, self._title, inset))

    @property
    def title(self) -> str:
        """The title shown."""
        return self._title.text()

    @property
    def text(self) -> str:
        """The lines shown."""
        return self._text.text()

    def show_lines(self, title: str, lines: Sequence[str]) -> None:
        """Show lines under a title."""
        text = "\n".join(lines)
        if (title, text) != (self.title, self.text):
            self._title.setText(title)
            self._text.setText(text)
        self.setVisible(bool(text))
