"""Open alarms of the same building, each with a box: ticked ones become part of the incident."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.alarms.words import place_of as alarm_place
from ui.alarms.words import state_of
from ui.labels import alarm_title, level_name
from ui.text import duration
from ui.widgets.basics import label
from ui.widgets.elided import ElidedLabel
from ui.widgets.marks import LevelMark
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.alarms import AlarmRow
    from ui.console import Console

_MOST = 6
"""So many are offered; the others can be joined from their list."""


class JoinableAlarms(QWidget):
    """The offer; hidden while there is nothing to join."""

    def __init__(self, console: Console) -> None:
        super().__init__()
        self._console = console
        self._title = label("", "label", wrap=True)
        self._boxes: dict[str, QCheckBox] = {}
        column = spaced(console.look, QVBoxLayout(self), 4)
        column.addWidget(self._title)
        self._lines = spaced(console.look, QVBoxLayout(), 4)
        column.addLayout(self._lines)
        self._parts: list[QWidget] = []
        self.hide()

    @property
    def boxes(self) -> dict[str, QCheckBox]:
        """The boxes by alarm."""
        return self._boxes

    @property
    def ticked(self) -> tuple[str, ...]:
        """The alarms to join."""
        return tuple(alarm for alarm, box in self._boxes.items() if box.isChecked())

    def offer(self, rows: Sequence[AlarmRow], *, ticked: bool) -> None:
        """Offer these alarms; `ticked`: signals of danger are ticked, faults of devices are not."""
        for part in self._parts:
            self._lines.removeWidget(part)
            part.deleteLater()
        self._parts.clear()
        self._boxes.clear()
        for row in rows[:_MOST]:
            self._add(row, ticked=ticked and row.condition == "process")
        more = len(rows) - _MOST
        self._title.setText(
            self.tr("同楼还有 {0} 条未结束的报警，勾选的一并关联").format(len(rows))
            if more <= 0
            else self.tr("同楼还有 {0} 条未结束的报警，列出最紧急的 {1} 条，勾选的一并关联").format(
                len(rows), _MOST
            )
        )
        self.setVisible(bool(rows))

    def _add(self, row: AlarmRow, *, ticked: bool) -> None:
        line = QWidget()
        layout = spaced(self._console.look, QHBoxLayout(line))
        title = alarm_title(row.kind, row.condition)
        box = QCheckBox(title)
        box.setChecked(ticked)
        age = duration(self._console.now() - row.raised_at)
        mark = LevelMark(self._console.look, row.level)
        mark.setToolTip(level_name(row.level))
        where = ElidedLabel(f"{row.place or row.sensor_code} · {age}", "dim")
        box.setToolTip(f"{alarm_place(row)}\n{state_of(row)}")
        layout.addWidget(mark)
        layout.addWidget(box)
        layout.addWidget(where, 1)
        self._lines.addWidget(line)
        self._parts.append(line)
        self._boxes[row.id] = box
