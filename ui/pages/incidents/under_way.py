"""What is under way already at the same building: join it rather than open a second incident."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from ui.labels import word
from ui.text import duration
from ui.widgets.basics import button, label
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.incidents import IncidentRow
    from ui.console import Console

_MOST = 2


class UnderWay(QFrame):
    """The offer; hidden while nothing is under way. `join_asked(incident id)`."""

    join_asked = Signal(str)

    def __init__(self, console: Console) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._console = console
        self._words = label("", wrap=True)
        self._note = label("", "label", wrap=True)
        self._buttons: list[QPushButton] = []
        self._column = spaced(console.look, QVBoxLayout(self), 8, (12, 10, 12, 10))
        self._column.addWidget(self._words)
        self._column.addWidget(self._note)
        self.hide()

    @property
    def buttons(self) -> list[QPushButton]:
        """The buttons, one an incident."""
        return self._buttons

    @property
    def text(self) -> str:
        """What the card says."""
        return self._words.text()

    def offer(self, rows: Sequence[IncidentRow]) -> None:
        """Offer to join one of these incidents."""
        for made in self._buttons:
            self._column.removeWidget(made)
            made.deleteLater()
        self._buttons.clear()
        now = self._console.now()
        lines = [
            self.tr("{0} {1}（{2}，{3}前受理）").format(
                row.number,
                row.title,
                word("incident_grade", row.grade),
                duration(now - row.opened_at),
            )
            for row in rows[:_MOST]
        ]
        self._words.setText("\n".join((self.tr("这栋楼已有处置中的事件："), *lines)))
        self._note.setText(self.tr("并入时，填的内容写进它的日志，勾选的报警一并关联。"))
        for row in rows[:_MOST]:
            made = button(self.tr("并入 {0}").format(row.number))
            made.clicked.connect(lambda _=False, chosen=row.id: self.join_asked.emit(chosen))
            self._buttons.append(made)
            self._column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        self.setVisible(bool(rows))

    def warn_of_phone(self, *, typed: bool) -> None:
        """Say that a call-back number does not go into a log that everybody reads."""
        self._note.setText(
            self.tr("并入时，填的内容写进它的日志；回拨电话属个人信息，不写进日志，请另行记下。")
            if typed
            else self.tr("并入时，填的内容写进它的日志，勾选的报警一并关联。")
        )
