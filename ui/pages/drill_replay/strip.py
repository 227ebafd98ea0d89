"""The time line of a replay, painted: tracks of marks, and the handle that is dragged along.

What lies behind the handle is drawn as it stood then, what lies before it hollow; another run's
marks are hollow, beneath.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.pages.drill_replay.spots import paint_spot
from ui.text import drill_time

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from app.domain.drill.replay import Scene
    from app.domain.drill.scenario import Span
    from ui.pages.drill_replay.tracks import Spot, Track
    from ui.theme.look import Look

_GUTTER, _AXIS, _ROW, _GHOSTS, _MARK, _GHOST, _PAD, _BOTTOM = 104, 28, 26, 14, 15, 9, 14, 6
_STEPS_S = (10, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400)
_TICK_GAP = 90
_LAST = 50
"""Pixels at 100 % that the last time on the axis asks for."""
_ZOOM = 1.3
_CLOSEST = 0.02
"""Pixels a millisecond at 100 %."""


class ReplayStrip(QWidget):
    """See the module's text. `sought(at)`: the handle was moved to this place; `chosen(number)`: a
    mark was clicked, that of this happening. `tell`: returns the words for a mark.
    """

    sought = Signal(int)
    chosen = Signal(int)

    def __init__(self, look: Look, tell: Callable[[Spot], str]) -> None:
        super().__init__()
        self._look = look
        self._tell = tell
        self._tracks: tuple[Track, ...] = ()
        self._end: Span = 0
        self._at: Span = 0
        self._scene: Scene | None = None
        self._scale = 0.0
        self._is_fitted = True
        self._offset = 0.0
        self._is_dragged = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("回放时间轴"))
        look.changed.connect(self._fit)

    @property
    def tracks(self) -> tuple[Track, ...]:
        """What is drawn."""
        return self._tracks

    def show_tracks(self, tracks: tuple[Track, ...], end: Span) -> None:
        """Show these, on a course that ends at `end`."""
        last = max((one.at for track in tracks for one in track.spots), default=0)
        self._tracks, self._end = tracks, max(end, last, 1)
        self._fit()

    def show_scene(self, at: Span, scene: Scene) -> None:
        """Move the handle, and show what lies behind it as it stood."""
        self._at, self._scene = at, scene
        self._reveal()
        self.update()

    def x_of(self, at: Span) -> float:
        """Return the pixel of a place on the course."""
        return self._gutter + self._pad - self._offset + at * self._scale

    def y_of(self, row: int) -> float:
        """Return the pixel of the middle of a track's marks."""
        tops = self._tops()
        return tops[row] + self._look.px(_ROW) / 2

    # Where everything is

    @property
    def _gutter(self) -> int:
        return self._look.px(_GUTTER)

    @property
    def _pad(self) -> int:
        return self._look.px(_PAD)

    def _tops(self) -> list[int]:
        """Return where each row begins, and where the last ends."""
        found = [self._look.px(_AXIS)]
        for track in self._tracks:
            ghosts = self._look.px(_GHOSTS) if track.ghosts else 0
            found.append(found[-1] + self._look.px(_ROW) + ghosts)
        return found

    def _fitting(self) -> float:
        return max(1.0, self.width() - self._gutter - 2 * self._pad - self._look.px(_LAST)) / max(
            1, self._end
        )

    def _fit(self) -> None:
        if self._is_fitted or not self._scale:
            self._scale = self._fitting()
        self._pan_to(self._offset)
        self.updateGeometry()
        self.update()

    def _pan_to(self, offset: float) -> None:
        room = self.width() - self._gutter - 2 * self._pad
        self._offset = min(max(0.0, offset), max(0.0, self._end * self._scale - room))
        self.update()

    def _reveal(self) -> None:
        x, room = self._at * self._scale, self.width() - self._gutter - 2 * self._pad
        if not self._offset <= x <= self._offset + room:
            self._pan_to(x - room / 2)

    def _spot_at(self, position: QPointF) -> Spot | None:
        """Return the mark nearest to a point, within its size."""
        reach = self._look.px(_MARK) / 2 + 2
        tops = self._tops()
        row = bisect_right(tops, position.y()) - 1
        if not 0 <= row < len(self._tracks) or position.x() < self._gutter:
            return None
        near = [
            (abs(self.x_of(one.at) - position.x()), one)
            for one in self._tracks[row].spots
            if abs(self.x_of(one.at) - position.x()) <= reach
        ]
        return min(near, key=lambda one: one[0])[1] if near else None

    def sizeHint(self) -> QSize:
        """Return the height of all tracks."""
        return QSize(self._look.px(600), self._tops()[-1] + self._look.px(_BOTTOM))

    def minimumSizeHint(self) -> QSize:
        """Return the height of all tracks."""
        return QSize(self._look.px(300), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the course into another width."""
        super().resizeEvent(event)
        self._fit()

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw axis, tracks and handle."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), look.color("bg"))
        self._paint_axis(painter)
        painter.setClipRect(self._gutter, 0, self.width(), self.height())
        tops = self._tops()
        for row, track in enumerate(self._tracks):
            painter.fillRect(0, tops[row], self.width(), 1, look.color("line"))
            self._paint_track(painter, track, tops[row])
        self._paint_handle(painter)
        painter.setClipping(False)
        self._paint_titles(painter, tops)
        painter.end()

    def _paint_axis(self, painter: QPainter) -> None:
        look, height = self._look, self._look.px(_AXIS)
        gap = look.px(_TICK_GAP) / max(self._scale, 1e-9) / 1000
        step = next((one for one in _STEPS_S if one >= gap), _STEPS_S[-1]) * 1000
        painter.setFont(look.font(look.sizes.label))
        first = max(0, int(self._offset / max(self._scale, 1e-9)) // step)
        for number in range(first, first + self.width() // look.px(_TICK_GAP) + 2):
            x = round(self.x_of(number * step))
            if x < self._gutter or number * step > self._end:
                continue
            painter.fillRect(x, height - 4, 1, self.height(), look.color("line"))
            painter.setPen(look.color("dim"))
            box = QRect(x + 4, 0, look.px(_TICK_GAP), height)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, drill_time(number * step))

    def _paint_track(self, painter: QPainter, track: Track, top: int) -> None:
        size, ghost = self._look.px(_MARK), self._look.px(_GHOST)
        middle = top + self._look.px(_ROW) / 2
        beneath = top + self._look.px(_ROW) + self._look.px(_GHOSTS) / 2 - 2
        for one in self._seen(track.ghosts):
            box = QRectF(self.x_of(one.at) - ghost / 2, beneath - ghost / 2, ghost, ghost)
            painter.setPen(QPen(self._look.color("dim"), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(box)
        for one in self._seen(track.spots):
            box = QRectF(self.x_of(one.at) - size / 2, middle - size / 2, size, size)
            paint_spot(painter, self._look, one, box, self._scene, is_past=one.at <= self._at)

    def _seen(self, spots: tuple[Spot, ...]) -> tuple[Spot, ...]:
        """Return the marks that are on screen."""
        left = (self._offset - self._pad - self._look.px(_MARK)) / max(self._scale, 1e-9)
        right = left + (self.width() + 2 * self._look.px(_MARK)) / max(self._scale, 1e-9)
        first = bisect_left(spots, left, key=lambda one: one.at)
        return spots[first : bisect_right(spots, right, key=lambda one: one.at)]

    def _paint_handle(self, painter: QPainter) -> None:
        look, x = self._look, self.x_of(self._at)
        height, half = look.px(_AXIS), look.px(7)
        painter.fillRect(QRectF(x - 1, height - 2, 2, self.height()), look.color("accent"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("accent"))
        top = height - look.px(16)
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(x - half, top), QPointF(x + half, top),
                    QPointF(x + half, height - look.px(6)), QPointF(x, height),
                    QPointF(x - half, height - look.px(6)),
                ]
            )
        )  # fmt: skip

    def _paint_titles(self, painter: QPainter, tops: list[int]) -> None:
        look, gutter = self._look, self._gutter
        painter.fillRect(0, 0, gutter, self.height(), look.color("panel"))
        painter.fillRect(gutter - 1, 0, 1, self.height(), look.color("line"))
        painter.setFont(look.font(look.sizes.label))
        painter.setPen(look.color("dim"))
        for row, track in enumerate(self._tracks):
            box = QRect(look.px(12), tops[row], gutter - look.px(20), look.px(_ROW))
            elide = Qt.TextElideMode.ElideRight
            text = painter.fontMetrics().elidedText(track.title, elide, box.width())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)

    # The hand

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a mark, or take hold of the handle."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        found = self._spot_at(event.position())
        if found is not None and found.happening is not None:
            self.chosen.emit(found.happening)
            return
        self._is_dragged = True
        self._seek(found.at if found is not None else self._time_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the handle."""
        if self._is_dragged:
            self._seek(self._time_at(event.position().x()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._is_dragged = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else move along the time."""
        turn = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(_ZOOM ** (turn.y() / 120), event.position().x())
        elif self._is_fitted:
            event.ignore()  # there is nothing to move along: the tracks are scrolled
            return
        else:
            self._pan_to(self._offset - (turn.y() or turn.x()))
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Tell what is under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            found = self._spot_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._tell(found) if found else "", self)
            return True
        return super().event(event)

    def _zoom(self, factor: float, x: float) -> None:
        time, least = self._time_at(x), self._fitting()
        wanted = self._scale * factor
        self._is_fitted = wanted <= least
        self._scale = min(max(wanted, least), self._look.px(1) * _CLOSEST)
        self._pan_to(time * self._scale - (x - self._gutter - self._pad))

    def _time_at(self, x: float) -> float:
        return (x - self._gutter - self._pad + self._offset) / max(self._scale, 1e-9)

    def _seek(self, at: float) -> None:
        self.sought.emit(round(min(max(0.0, at), self._end)))
