"""A widget of cells that are drawn once each and then only copied.

Large Hanzi and hatching take milliseconds to draw, and the console's thread must never stand still
for longer: what has changed is drawn one cell a turn of the event loop, what merely pulses is
copied from a picture of each phase.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from PySide6.QtGui import QPaintEvent

    from ui.theme.look import Look


@dataclass(frozen=True)
class Cell:
    """A rectangle of the widget. `name`: which it is; `key`: what it shows, drawn anew if other.

    `place`: cells that take turns in one place, as the phases of a pulse do, have the same.
    """

    place: Hashable
    name: Hashable
    box: QRectF
    key: Hashable
    draw: Callable[[QPainter, QRectF], None]


class CellSheet(QWidget):
    """See the module's text."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._sheet_look = look
        self._cells: dict[Hashable, Cell] = {}
        self._pictures: dict[Hashable, tuple[Hashable, QPixmap]] = {}
        self._shown: dict[Hashable, Hashable] = {}
        self._due: dict[Hashable, Cell] = {}
        self._turn = QTimer(self, interval=0, singleShot=True)
        self._turn.timeout.connect(self._draw_next)

    @property
    def is_drawn(self) -> bool:
        """Whether every cell is shown as it is."""
        return bool(self._cells) and not self._due

    def show_cells(self, cells: Sequence[Cell]) -> None:
        """Show exactly these cells, those that are drawn already at once."""
        before = self._cells
        self._cells = {cell.place: cell for cell in cells}
        if {(place, _rect(cell)) for place, cell in before.items()} != {
            (place, _rect(cell)) for place, cell in self._cells.items()
        }:
            self.update()
        self._due = {}
        for cell in cells:
            known = self._pictures.get(cell.name)
            if known is None or known[0] != cell.key:
                self._due[cell.name] = cell
            elif self._shown.get(cell.place) != cell.name:
                self._show(cell)
        if self._due and self.isVisible():
            self._turn.start()

    def forget(self, name: Hashable) -> None:
        """Drop the picture of a cell that is not shown any more."""
        self._pictures.pop(name, None)

    def draw_all(self) -> None:
        """Draw what is due, now."""
        while self._due:
            self._draw_next()

    def showEvent(self, event: object) -> None:  # noqa: ARG002
        """Go on drawing."""
        if self._due:
            self._turn.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Copy the pictures into what is to be painted."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._sheet_look.color("bg"))
        for place, cell in self._cells.items():
            known = self._pictures.get(self._shown.get(place))
            if known is not None and event.region().intersects(_rect(cell)):
                painter.drawPixmap(_rect(cell), known[1], known[1].rect())
        painter.end()

    def _draw_next(self) -> None:
        if not self._due:
            return
        name = next(iter(self._due))
        cell = self._due.pop(name)
        self._pictures[name] = (cell.key, self._picture(cell))
        self._show(cell)
        if self._due:
            self._turn.start()

    def _show(self, cell: Cell) -> None:
        self._shown[cell.place] = cell.name
        self.update(_rect(cell))

    def _picture(self, cell: Cell) -> QPixmap:
        rect = _rect(cell)
        ratio = self.devicePixelRatioF()
        picture = QPixmap(rect.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(self._sheet_look.color("bg"))
        painter = QPainter(picture)
        painter.translate(-rect.left(), -rect.top())
        cell.draw(painter, cell.box)
        painter.end()
        return picture


def _rect(cell: Cell) -> QRect:
    return cell.box.toAlignedRect()
