"""Rows that were drawn once are put on the screen as they are.

A list that follows a flood is repainted ten times a second while most of its rows are the same and
only stand lower. The columns that depend on the row alone (`Column.steady`) are kept as a picture;
the others, the age above all, are drawn over it each time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtGui import QColor, QPainter, QPixmap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.widgets.row_painter import RowPainter, Said, Span


class _Kept(NamedTuple):
    row: Any
    said: tuple[Said, ...]
    likeness: _Likeness
    picture: QPixmap


class _Likeness(NamedTuple):
    """What must be the same for a picture to stand for its row still."""

    spans: tuple[Span, ...]
    height: int
    ground: int
    scale: float


class RowPictures:
    """Pictures of rows, by their ids. The same row is the same object: rows are frozen."""

    def __init__(self, painter: RowPainter) -> None:
        self._rows = painter
        self._kept: dict[str, _Kept] = {}

    @property
    def count(self) -> int:
        """How many pictures are kept."""
        return len(self._kept)

    def forget(self) -> None:
        """Draw everything anew: the look is another."""
        self._kept.clear()

    def keep(self, screen: int) -> None:
        """Let go of the oldest beyond twice what a screen of so many rows shows."""
        for old in list(self._kept)[: max(0, len(self._kept) - 2 * screen)]:
            del self._kept[old]

    def draw(
        self,
        painter: QPainter,
        row: Any,
        top: int,
        height: int,
        spans: Sequence[Span],
        ground: QColor,
    ) -> None:
        """Draw the steady cells of a row, with their ground."""
        scale = painter.device().devicePixelRatio()
        likeness = _Likeness(tuple(spans), height, ground.rgb(), scale)
        left = spans[0].left
        # Taken out and put in again: the dict is in the order of use.
        kept = self._kept.pop(row.id, None)
        if kept is None or kept.likeness != likeness:
            kept = self._drawn(row, likeness, spans, ground)
        elif kept.row is not row:
            # Often only what is drawn over the picture is another: a value, not what raised it.
            said = self._rows.said(row, spans)
            if said == kept.said:
                kept = kept._replace(row=row)
            else:
                kept = self._drawn(row, likeness, spans, ground)
        self._kept[row.id] = kept
        painter.drawPixmap(left, top, kept.picture)

    def _drawn(self, row: Any, likeness: _Likeness, spans: Sequence[Span], ground: QColor) -> _Kept:
        picture = self._make(row, likeness.height, spans, ground, likeness.scale)
        return _Kept(row, self._rows.said(row, spans), likeness, picture)

    def _make(
        self, row: Any, height: int, spans: Sequence[Span], ground: QColor, scale: float
    ) -> QPixmap:
        left = spans[0].left
        width = spans[-1].left + spans[-1].width - left
        picture = QPixmap(round(width * scale), round(height * scale))
        picture.setDevicePixelRatio(scale)
        picture.fill(ground)
        painter = QPainter(picture)
        painter.translate(-left, 0)
        self._rows.paint(painter, row, 0, height, spans)
        painter.end()
        return picture
