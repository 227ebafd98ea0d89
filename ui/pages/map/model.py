"""Lines of the panel beside the map: open alarms, or what a search has found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.alarms.board import is_unacknowledged, urgency
from ui.alarms.words import place_of
from ui.labels import alarm_title
from ui.text import duration
from ui.widgets.table_model import ID_ROLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.services.alarms import AlarmRow
    from app.services.places import Hit

LINE_ROLE = Qt.ItemDataRole.UserRole + 10

ON_MAP = frozenset({"residential_areas", "compounds", "buildings", "sensors", "shelters"})
"""Tables whose rows have a place on the map."""


class Line(msgspec.Struct, frozen=True):
    """Two rows of text: `title` with `right` at its end, `note` below; a level's mark before."""

    id: str
    title: str
    note: str
    right: str = ""
    level: int = 0
    strong: bool = False


class LinesModel(QAbstractListModel):
    """A short list of lines; replaced as a whole, told as a change where only texts differ."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []

    def replace(self, lines: Sequence[Line]) -> None:
        """Hold exactly these lines."""
        lines = list(lines)
        if [line.id for line in lines] == [line.id for line in self._lines]:
            changed = [
                i
                for i, pair in enumerate(zip(lines, self._lines, strict=True))
                if pair[0] != pair[1]
            ]
            self._lines = lines
            if changed:
                self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
            return
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, position: int) -> Line | None:
        """Return a line, None beyond the end."""
        return self._lines[position] if 0 <= position < len(self._lines) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return what a line shows."""
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == ID_ROLE:
            return line.id
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return "\n".join(filter(None, (f"{line.title}  {line.right}".strip(), line.note)))
        return None


def alarm_lines(rows: Iterable[AlarmRow], now: int) -> list[Line]:
    """Return open alarms as lines, the most urgent first."""
    return [
        Line(
            id=row.id,
            title=alarm_title(row.kind, row.condition),
            note=place_of(row),
            right=duration(now - row.raised_at),
            level=row.level,
            strong=is_unacknowledged(row),
        )
        for row in sorted(rows, key=urgency)
    ]


def hit_lines(hits: Iterable[Hit]) -> list[Line]:
    """Return what a search has found as lines; what has no place on the map is left out."""
    return [Line(hit.id, hit.title, hit.subtitle) for hit in hits if hit.table in ON_MAP]
