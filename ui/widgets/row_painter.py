"""How a table's rows are drawn: selection ground, level mark, text in its emphasis, hairline below.

A list that follows a whole street repaints hundreds of cells a second. So a table draws all its
rows in one go instead of asking a delegate for each cell, lays out each text once (`QStaticText`),
and keeps what a cell says for as long as its row is the same, where the column says it may.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QStaticText, QTransform

from ui.widgets.marks import paint_mark

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.theme.look import Look
    from ui.widgets.table_model import Column, TableModel

    CellPainter = Callable[[QPainter, QRectF, Any], bool]
    """Draws the inside of a cell for a row its own way; returns whether it did."""

_PAD = 8
_KEPT_TEXTS = 2_048
_KEPT_ROWS = 512


class Span(NamedTuple):
    """Where a column is drawn: its number, left edge and width in pixels."""

    section: int
    left: int
    width: int


class Said(NamedTuple):
    """What a cell says: its text, its emphasis (EMPHASIS_ROLE) and the level of its mark."""

    text: str
    emphasis: str | None
    level: int | None


class RowPainter:
    """Draws rows of a model in a look."""

    def __init__(self, look: Look, model: TableModel[Any]) -> None:
        self._look = look
        self._columns: Sequence[Column[Any]] = model.columns
        self._own: dict[int, CellPainter] = {}
        self._laid: dict[tuple[str, int, bool], tuple[QStaticText, float, float]] = {}
        self._metrics: dict[bool, QFontMetrics] = {}
        self._said: dict[str, tuple[Any, dict[int, Said]]] = {}

    def draw_column(self, section: int, paint: CellPainter) -> None:
        """Let the inside of a column be drawn another way."""
        self._own[section] = paint

    def is_steady(self, section: int) -> bool:
        """Whether a column's cells depend on their row alone, and are drawn in the usual way."""
        return self._columns[section].steady and section not in self._own

    def forget(self) -> None:
        """Lay out everything anew: the look is another."""
        self._laid.clear()
        self._metrics.clear()

    def paint(
        self, painter: QPainter, row: Any, top: int, height: int, spans: Sequence[Span]
    ) -> None:
        """Draw a row's cells, without its ground."""
        look = self._look
        color, pad = look.color, look.px(_PAD)
        plain, dim = color("text"), color("dim")
        fonts = (look.font(), look.font(bold=True))
        for (section, left, width), said in zip(spans, self.said(row, spans), strict=True):
            column = self._columns[section]
            text, emphasis, level = said
            if emphasis == "unknown":
                hatched = QBrush(color("line"), Qt.BrushStyle.BDiagPattern)
                painter.fillRect(QRect(left, top, width, height), hatched)
            x = left + pad
            if level:
                side = look.px(look.sizes.mark)
                paint_mark(painter, look, level, QRectF(x, top + (height - side) / 2, side, side))
                x += side + pad
            if not text:
                continue
            room = left + width - pad - x
            own = self._own.get(section)
            if own is not None and own(painter, QRectF(x, top, room, height), row):
                continue
            bold = emphasis == "strong"
            painter.setFont(fonts[bold])
            painter.setPen(dim if emphasis in ("dim", "unknown") else plain)
            laid, wide, high = self._laid_out(text, room, bold=bold)
            at = x + room - wide if column.right else x
            painter.drawStaticText(QPointF(at, top + (height - high) / 2), laid)

    def said(self, row: Any, spans: Sequence[Span]) -> tuple[Said, ...]:
        """Return what a row's cells say, one for each span."""
        kept = self._kept(row)
        found = []
        for span in spans:
            column = self._columns[span.section]
            said = kept.get(span.section)
            if said is None:
                said = _say(column, row)
                if column.steady:
                    kept[span.section] = said
            found.append(said)
        return tuple(found)

    def _kept(self, row: Any) -> dict[int, Said]:
        """Return what is known of a row's cells; nothing when it is another than it was."""
        found = self._said.get(row.id)
        if found is not None and found[0] is row:
            return found[1]
        if len(self._said) >= _KEPT_ROWS:
            self._said.clear()
        made: dict[int, Said] = {}
        self._said[row.id] = (row, made)
        return made

    def _laid_out(self, text: str, width: int, *, bold: bool) -> tuple[QStaticText, float, float]:
        """Return `text` and its size; its beginning and an ellipsis where it has no room."""
        key = (text, width, bold)
        found = self._laid.get(key)
        if found is None:
            font = self._look.font(bold=bold)
            metrics = self._metrics.get(bold)
            if metrics is None:
                metrics = self._metrics[bold] = QFontMetrics(font)
            if len(self._laid) >= _KEPT_TEXTS:
                # The oldest go, not all: laying out a whole screen at once would be seen.
                for old in tuple(islice(self._laid, _KEPT_TEXTS // 4)):
                    del self._laid[old]
            line = text.replace("\n", " ")
            laid = QStaticText(metrics.elidedText(line, Qt.TextElideMode.ElideRight, width))
            laid.setTextFormat(Qt.TextFormat.PlainText)
            laid.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
            laid.prepare(QTransform(), font)
            size = laid.size()
            found = self._laid[key] = (laid, size.width(), size.height())
        return found


def _say(column: Column[Any], row: Any) -> Said:
    return Said(
        column.text(row),
        column.emphasis(row) if column.emphasis else None,
        column.level(row) if column.level else None,
    )
