"""A state in words, with a mark when it is abnormal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.basics import label
from ui.widgets.marks import LevelMark
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from ui.console import Console


class StatePart(QWidget):
    """A mark and words for what is abnormal, or words alone for what is not."""

    def __init__(self, console: Console, *, wrap: bool = False) -> None:
        super().__init__()
        self._mark = LevelMark(console.look)
        self._words = label("", wrap=wrap)
        layout = spaced(console.look, QHBoxLayout(self), 8)
        layout.addWidget(self._mark)
        layout.addWidget(self._words, 1)

    @property
    def text(self) -> str:
        """The words."""
        return self._words.text()

    @property
    def level(self) -> int:
        """The level of the mark, 0 for none."""
        return self._mark.level

    def say(self, text: str, level: int = 0) -> None:
        """Show words with the mark of a level, 0 for none; no words hide the part."""
        self._words.setText(text)
        self._mark.set_level(level)
        self._mark.setVisible(level > 0)
        self.setVisible(bool(text))
