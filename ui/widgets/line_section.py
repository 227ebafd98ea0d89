"""A short list in a panel, as high as its lines, with buttons for the selected one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.basics import label
from ui.widgets.detail_panel import section
from ui.widgets.ledger import HEIGHT, LedgerView
from ui.widgets.measure import Following, spaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QPushButton

    from ui.theme.look import Look
    from ui.widgets.ledger import LedgerLine


class LineSection(QWidget):
    """Title, buttons, lines; more than `most` lines are scrolled. Without lines it is hidden."""

    def __init__(
        self, look: Look, name: str, *, most: int = 4, buttons: Sequence[QPushButton] = ()
    ) -> None:
        super().__init__()
        self._look = look
        self._most = most
        self._title = label(name, "label")
        self.view = LedgerView(look, name)
        beside = QWidget()
        line = spaced(look, QHBoxLayout(beside), 4)
        for made in buttons:
            line.addWidget(made)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(section(look, self._title, self.view, beside=beside))
        Following(look, self, self._measure)

    def show_lines(self, lines: Sequence[LedgerLine], title: str) -> None:
        """Show these lines under a title; no lines hide the section."""
        self.view.show_lines(lines)
        self._title.setText(title)
        self.setVisible(bool(lines))
        self._measure()

    def _measure(self) -> None:
        count = min(max(self.view.lines.total, 1), self._most)
        self.view.setFixedHeight(self._look.px(HEIGHT) * count + 1)
