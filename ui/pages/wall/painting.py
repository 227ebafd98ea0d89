"""How the wall is drawn: tiles and header, by the letter that `fit` found.

Every state speaks in grey too: by shape, numeral, frame, hatching and words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from ui.labels import LEVEL_NUMERALS
from ui.pages.wall.tiles import short
from ui.widgets.marks import paint_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.instant import Instant
    from ui.pages.wall.tiles import Tile
    from ui.theme.look import Look

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter
_EDGE = 0.35
_MARK = 1.25
_HATCHING = 0.55
"""How much of the hatching's colour is over the ground: seen from afar, words stay readable."""
_LEGEND = 0.62
_SMALL = 0.78
"""The size of a tile's last line, in letters."""


class WallPainter:
    """Draws with one `QPainter`; `letter` in pixels, `bright`: the phase of what pulses."""

    def __init__(self, painter: QPainter, look: Look, letter: float, *, bright: bool) -> None:
        self._painter = painter
        self._look = look
        self._letter = letter
        self._bright = bright
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    # Tiles

    def tile(self, box: QRectF, tile: Tile, now: Instant, *, blind: bool) -> None:
        """Draw an area; `blind`: nothing is known of any area now."""
        look, alarms = self._look, tile.alarms
        unknown = tile.unknown or blind
        fresh = alarms.highest_unacknowledged
        filled = fresh == 1 and self._bright
        ground = look.level_color(1) if filled else look.color("panel")
        self._painter.fillRect(box, ground)
        if unknown and not filled:
            self._hatch(box)
        self._frame(box, alarms.highest, fresh)
        u = self._letter
        ink = look.color("on_level") if filled else None
        left = box.left() + _EDGE * u
        if alarms.highest:
            self._level(QRectF(left, box.top() + _EDGE * u, _MARK * u, box.height()), tile, ink)
        words = box.adjusted((_EDGE * 2 + _MARK) * u, _EDGE * u, -_EDGE * u, -_EDGE * u)
        line = words.height() / 3
        lines = [
            QRectF(words.left(), words.top() + n * line, words.width(), line) for n in range(3)
        ]
        calm = look.color("text" if fresh or unknown or not alarms.highest else "dim")
        self._text(lines[0], tile.name, ink or calm, bold=bool(fresh))
        self._counts(lines[1], tile, ink, unknown=unknown)
        state = look.color("text" if fresh or unknown else "dim")
        last = tile.state(now, blind=blind)
        room = lines[2].width() / self._width(last, _SMALL)
        size = _SMALL * min(1.0, room)
        self._text(lines[2], last, ink or state, bold=bool(fresh), size=size)

    def _frame(self, box: QRectF, highest: int, fresh: int) -> None:
        if not highest:
            self._rim(box, self._look.color("line"), max(1.0, self._letter / 30))
            return
        # What nobody has acknowledged has a heavy frame, which pulses; acknowledged: a thin one.
        width = self._letter * (0.24 if fresh and self._bright else 0.14 if fresh else 0.07)
        self._rim(box, self._look.level_color(fresh or highest), width)

    def _rim(self, box: QRectF, color: QColor, width: float) -> None:
        self._painter.setPen(QPen(color, width))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        half = width / 2
        self._painter.drawRect(box.adjusted(half, half, -half, -half))

    def _hatch(self, box: QRectF) -> None:
        painter, step = self._painter, self._letter * 0.5
        painter.save()
        painter.setClipRect(box)
        color = self._look.color("faint")
        color.setAlphaF(_HATCHING)
        painter.setPen(QPen(color, max(1.5, self._letter / 14)))
        x = box.left() - box.height()
        while x < box.right():
            painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()))
            x += step
        painter.restore()

    def _level(self, column: QRectF, tile: Tile, ink: QColor | None) -> None:
        u, highest = self._letter, tile.alarms.highest
        side = _MARK * u * 0.86
        box = QRectF(column.left(), column.top() + 0.1 * u, side, side)
        color = ink or self._look.level_color(highest)
        if ink is not None:
            self._painter.fillRect(box, ink)  # the mark of level I on its own colour
        else:
            paint_mark(self._painter, self._look, highest, box)
        below = QRectF(column.left(), box.bottom(), side, 1.1 * u)
        self._text(below, LEVEL_NUMERALS[highest - 1], color, bold=True, align=_CENTRE)

    def _counts(self, line: QRectF, tile: Tile, ink: QColor | None, *, unknown: bool) -> None:
        parts = [(level, open_) for level, (open_, _) in enumerate(tile.alarms.counts, 1) if open_]
        if not parts:
            self._text(line, "—" if unknown else "", self._look.color("text"))
            return
        self.counts(line, parts, ink, min(1.0, line.width() / self.counts_width(parts)))

    def counts(
        self,
        line: QRectF,
        parts: Sequence[tuple[int, int]],
        ink: QColor | None = None,
        size: float = 1.0,
    ) -> None:
        """Draw marks of levels with their counts from the left; `size` in letters."""
        u, x = self._letter * size, line.left()
        for level, open_ in parts:
            side = 0.62 * u
            box = QRectF(x, line.center().y() - side / 2, side, side)
            if ink is None:
                paint_mark(self._painter, self._look, level, box)
            elif level == 1:
                self._painter.fillRect(box, ink)
            else:
                self._painter.setPen(QPen(ink, side / 8))
                self._painter.setBrush(Qt.BrushStyle.NoBrush)
                self._outline(level, box)
            x += side + 0.18 * u
            width = self._width(short(open_), size * 0.9)
            where = QRectF(x, line.top(), width + u, line.height())
            self._text(where, short(open_), ink or self._look.color("text"), size=size * 0.9)
            x += width + 0.42 * u

    def _outline(self, level: int, box: QRectF) -> None:
        if level == 3:
            self._painter.drawEllipse(box)
        elif level == 4:
            self._painter.drawRect(box)
        else:
            middle = box.center()
            self._painter.drawPolygon(
                [
                    QPointF(middle.x(), box.top()),
                    QPointF(box.right(), middle.y()),
                    QPointF(middle.x(), box.bottom()),
                    QPointF(box.left(), middle.y()),
                ]
            )

    def counts_width(self, parts: Sequence[tuple[int, int]]) -> float:
        """Return how wide `counts` draws these, in pixels."""
        return sum(1.22 * self._letter + self._width(short(open_), 0.9) for _, open_ in parts)

    # Words

    def text_width(self, text: str, *, bold: bool = False, size: float = 1.0) -> float:
        """Return how wide a text is, in pixels; `size` in letters."""
        return self._width(text, size, bold=bold)

    def text(
        self,
        box: QRectF,
        text: str,
        token: str,
        *,
        bold: bool = False,
        size: float = 1.0,
        right: bool = False,
    ) -> None:
        """Write a line in a colour of the palette; what does not fit ends in `…`."""
        color = self._look.color(token)
        self._text(box, text, color, bold=bold, size=size, align=_RIGHT if right else _LEFT)

    def mark(self, level: int, box: QRectF) -> None:
        """Draw the mark of a level."""
        paint_mark(self._painter, self._look, level, box)

    def legend(self, box: QRectF, lines: Sequence[str]) -> None:
        """Write what frames and hatching mean into an empty place of the grid."""
        height = min(box.height() / max(1, len(lines)), self._letter)
        for number, text in enumerate(lines):
            line = QRectF(box.left(), box.top() + number * height, box.width(), height)
            self._text(line, text, self._look.color("dim"), bold=False, size=_LEGEND)

    def fill(self, box: QRectF, color: QColor) -> None:
        """Fill a rectangle."""
        self._painter.fillRect(box, color)

    def _metrics(self, size: float, *, bold: bool) -> QFontMetricsF:
        font = self._look.font_of_height(round(self._letter * size), bold=bold)
        self._painter.setFont(font)
        return QFontMetricsF(font)

    def _width(self, text: str, size: float, *, bold: bool = True) -> float:
        return self._metrics(size, bold=bold).horizontalAdvance(text)

    def _text(
        self,
        box: QRectF,
        text: str,
        color: QColor,
        *,
        bold: bool = True,
        size: float = 1.0,
        align: Qt.AlignmentFlag = _LEFT,
    ) -> None:
        metrics = self._metrics(size, bold=bold)
        fitting = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width() + 1)
        self._painter.setPen(color)
        self._painter.drawText(box, int(align), fitting)
