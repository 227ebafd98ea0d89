"""The wall as a page of the main window: for a look at it where there is no second screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from ui.pages.page import Page
from ui.pages.wall.board import WallBoard

if TYPE_CHECKING:
    from ui.console import Console


class WallPage(Page):
    """See the module's text."""

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        self.board = WallBoard(console)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.board)

    @property
    def is_ready(self) -> bool:
        """Whether areas and alarms have been read."""
        return self.board.is_ready
