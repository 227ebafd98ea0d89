"""The time line of a drill, painted: a row for each role, a mark for each inject.

What is where is reckoned once for each change of the drill or the scale; panning only moves what
was reckoned, and painting looks at nothing that is not on screen: five hundred injects cost no more
than those that are seen.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPixmap
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.domain.drill.timeline import GONE_OUT, Mark, MarkState, TimeLine
from ui.pages.drill.shapes import paint_shape
from ui.pages.drill.words import kind_word, state_word, time_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from app.domain.drill.player import Step
    from app.domain.drill.scenario import Inject
    from app.drill.onlooker import Sight
    from ui.theme.look import Look

_GUTTER, _AXIS, _ROW, _MARK, _PAD = 104, 26, 34, 16, 14
_LABEL, _UNTIMED = 220, 150
"""Pixels at 100 %: the widest title, and the distance of marks that have no time."""
_STEPS_S = (10, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400)
_TICK_GAP = 90
_ZOOM = 1.3
_CLOSEST = 0.02
"""Pixels a millisecond at 100 %: a minute is then as wide as a screen."""
_QUIET = (GONE_OUT - {MarkState.LATE}) | {
    MarkState.SKIPPED, MarkState.MOOT, MarkState.UNREACHED
}  # fmt: skip


class Placed(NamedTuple):
    """A mark with its place: `x` in pixels from the drill's start, `room` for its title."""

    x: float
    mark: Mark
    title: str
    room: float


class TimeStrip(QWidget):
    """See the module's text. `chosen(id)`: a mark was clicked or gone to by key; `opened(id)`:
    Enter. `layouts`: how often places were reckoned; `painted`: marks of the last painting.
    """

    chosen = Signal(str)
    opened = Signal(str)
    has_present = True
    """Whether there is a line of the present."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._line = TimeLine()
        self._injects: dict[str, Inject] = {}
        self._titles: dict[str, tuple[str, str]] = {}
        self._rows: list[list[Placed]] = []
        self._selected = ""
        self._time = 0
        self._scale = 0.0
        self._is_fitted = True
        self._offset = 0.0
        self._elided: dict[tuple[str, int], str] = {}
        self._grip: tuple[float, float] | None = None
        self.layouts = 0
        self.painted = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("时间轴"))
        self._shapes: dict[tuple[MarkState, float], QPixmap] = {}
        look.changed.connect(self._look_otherwise)

    def _look_otherwise(self) -> None:
        self._shapes.clear()
        self._elided.clear()
        self._rows = []
        self._place()

    # What is shown

    def show_sight(self, sight: Sight) -> None:
        """Show the drill as it was seen; nothing is reckoned when its time line is the same."""
        self.show_steps(sight.line, sight.play.steps)

    def show_steps(self, line: TimeLine, steps: Mapping[str, Step]) -> None:
        """Show a time line and what its marks are of."""
        if line is self._line:
            return
        if line.tracks != self._line.tracks:
            self._rows = []  # other rows, or rows with other titles: paint all
        self._line = line
        for one, step in steps.items():
            if self._injects.get(one) is not step.inject:
                self._injects[one] = step.inject
                self._titles[one] = (step.inject.title, kind_word(step.inject.kind))
        self._place()

    def show_time(self, time: int) -> None:
        """Move the line of the present; only what it leaves and enters is painted."""
        before, self._time = self._x(self._time), time
        after = self._x(time)
        if round(before) != round(after):
            for x in (before, after):
                self.update(QRect(round(x) - 3, 0, 7, self.height()))

    def select(self, inject: str | None) -> None:
        """Mark an inject as selected and bring it into view."""
        self._selected = inject or ""
        found = self._find(self._selected)
        if found is not None:
            self._reveal(found[1].x)
        self.update()

    def zoom(self, factor: float, around: float | None = None) -> None:
        """Show the time wider or narrower; the time at the pixel `around` stays there."""
        x = self._gutter if around is None else around
        time = (x - self._origin) / self._scale
        least = self._fitting()
        wanted = self._scale * factor
        self._is_fitted = wanted <= least
        self._scale = min(max(wanted, least), self._look.px(1) * _CLOSEST)
        self._place()
        self._pan_to(time * self._scale - (x - self._gutter - self._pad))

    def show_all(self) -> None:
        """Show the whole drill."""
        self._is_fitted, self._offset = True, 0.0
        self._place()

    def show_now(self) -> None:
        """Bring the present into the middle."""
        self._pan_to(self._time * self._scale - (self.width() - self._gutter) / 2)

    @property
    def selected(self) -> str:
        """The inject that is selected, "" for none."""
        return self._selected

    @property
    def offset(self) -> float:
        """By how many pixels the time line is moved to the left."""
        return self._offset

    @property
    def scale(self) -> float:
        """Pixels a millisecond."""
        return self._scale

    def place_of(self, inject: str) -> QPoint | None:
        """Return where an inject's mark is painted, None when there is none."""
        found = self._find(inject)
        if found is None:
            return None
        row, placed = found
        return QPoint(round(self._origin + placed.x), round(self._middle(row)))

    # Where everything is

    @property
    def _gutter(self) -> int:
        return self._look.px(_GUTTER)

    @property
    def _pad(self) -> int:
        return self._look.px(_PAD)

    @property
    def _origin(self) -> float:
        """The pixel of the drill's start."""
        return self._gutter + self._pad - self._offset

    def _x(self, time: float) -> float:
        return self._origin + time * self._scale

    def _middle(self, row: int) -> float:
        return self._look.px(_AXIS) + (row + 0.5) * self._look.px(_ROW)

    def _fitting(self) -> float:
        width = self.width() - self._gutter - 2 * self._pad - self._look.px(_LABEL) / 2
        return max(1.0, width) / max(1, self._line.until)

    def _place(self) -> None:
        """Reckon where each mark is."""
        self.layouts += 1
        scale, before = self._scale, self._rows
        if self._is_fitted or not self._scale:
            self._scale = self._fitting()
        rows: list[list[tuple[float, Mark]]] = [[] for _ in self._line.tracks]
        for mark in self._line.marks:
            row = rows[mark.track]
            is_timed = mark.at is not None
            x = (mark.at or 0) * self._scale if is_timed else len(row) * self._look.px(_UNTIMED)
            row.append((x, mark))
        widest, size = self._look.px(_LABEL), self._look.px(_MARK)
        self._rows = []
        for row in rows:
            ends = [x for x, _ in row[1:]] + [float("inf")] * bool(row)
            self._rows.append(
                [
                    Placed(x, mark, self._titles[mark.id][0], min(widest, end - x - 1.5 * size))
                    for (x, mark), end in zip(row, ends, strict=True)
                ]
            )
        offset = self._offset
        self._offset = self._within(offset)
        if len(before) != len(self._rows):
            self.updateGeometry()
        if (self._scale, self._offset) == (scale, offset) and len(before) == len(self._rows):
            for number, (old, new) in enumerate(zip(before, self._rows, strict=True)):
                self._update_row(number, old, new)
        else:
            self._elided.clear()
            self.update()

    def _update_row(self, number: int, old: list[Placed], new: list[Placed]) -> None:
        """Paint what is otherwise in a row that stands where it stood."""
        top = self._look.px(_AXIS) + number * self._look.px(_ROW)
        if len(old) != len(new):
            self.update(0, top, self.width(), self._look.px(_ROW) + 1)
            return
        size = self._look.px(_MARK)
        for was, one in zip(old, new, strict=True):
            if was == one:
                continue
            for x, room in ((was.x, was.room), (one.x, one.room)):
                wide = min(self._look.px(_LABEL), max(0.0, room)) + 2 * size + 8
                self.update(
                    round(self._origin + x) - size, top, round(wide), self._look.px(_ROW) + 1
                )

    def _within(self, offset: float) -> float:
        """Return an offset that leaves something to be seen."""
        last = max((row[-1].x for row in self._rows if row), default=0.0)
        end = max(self._line.until * self._scale, last) + self._look.px(_LABEL)
        room = self.width() - self._gutter - self._pad
        return min(max(0.0, offset), max(0.0, end - room))

    def _pan_to(self, offset: float) -> None:
        self._offset = self._within(offset)
        self.update()

    def _reveal(self, x: float) -> None:
        room = self.width() - self._gutter - self._look.px(_LABEL)
        if not self._offset <= x <= self._offset + room:
            self._pan_to(x - room / 2)

    def _find(self, inject: str) -> tuple[int, Placed] | None:
        for number, row in enumerate(self._rows):
            for placed in row:
                if placed.mark.id == inject:
                    return number, placed
        return None

    def _at(self, position: QPointF) -> Placed | None:
        """Return the mark or title under a point."""
        number = int((position.y() - self._look.px(_AXIS)) // self._look.px(_ROW))
        if position.x() < self._gutter or not 0 <= number < len(self._rows):
            return None
        x, half = position.x() - self._origin, self._look.px(_MARK) / 2 + 2
        row = self._rows[number]
        place = bisect_right(row, x + half, key=lambda one: one.x) - 1
        if place < 0:
            return None
        found = row[place]
        return found if x <= found.x + half + max(0.0, found.room) else None

    def sizeHint(self) -> QSize:
        """Return the height of all rows."""
        rows = max(1, len(self._rows))
        height = self._look.px(_AXIS) + rows * self._look.px(_ROW) + 1
        return QSize(self._look.px(600), height)

    def minimumSizeHint(self) -> QSize:
        """Return the height of all rows."""
        return QSize(self._look.px(300), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the drill into another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, what of the marks is in the region, and the present."""
        look, box = self._look, event.rect()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(box, look.color("bg"))
        self._paint_axis(painter)
        painter.setClipRect(box.intersected(QRect(self._gutter, 0, self.width(), self.height())))
        self.painted = 0
        for number, row in enumerate(self._rows):
            self._paint_row(painter, number, row, box)
        if self.has_present:
            now = round(self._x(self._time))
            painter.fillRect(now - 1, 0, 2, self.height(), look.color("accent"))
        painter.setClipping(False)
        if box.left() < self._gutter:
            self._paint_titles(painter)
        if self.hasFocus():
            painter.setPen(look.color("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _paint_axis(self, painter: QPainter) -> None:
        look = self._look
        gap = look.px(_TICK_GAP) / self._scale / 1000
        step = next((one for one in _STEPS_S if one >= gap), _STEPS_S[-1]) * 1000
        height = look.px(_AXIS)
        painter.setFont(look.font(look.sizes.label))
        first = max(0, int(self._offset / self._scale) // step)
        for number in range(first, first + self.width() // look.px(_TICK_GAP) + 2):
            x = round(self._x(number * step))
            if x < self._gutter:
                continue
            painter.fillRect(x, height - 4, 1, self.height(), look.color("line"))
            painter.setPen(look.color("dim"))
            painter.drawText(
                QRect(x + 4, 0, look.px(_TICK_GAP), height),
                Qt.AlignmentFlag.AlignVCenter, time_text(number * step),
            )  # fmt: skip

    def _paint_row(self, painter: QPainter, number: int, row: list[Placed], box: QRect) -> None:
        look = self._look
        top = look.px(_AXIS) + number * look.px(_ROW)
        if top > box.bottom() or top + look.px(_ROW) < box.top():
            return
        painter.fillRect(box.left(), top, box.width(), 1, look.color("line"))
        left = box.left() - self._origin - look.px(_LABEL) - look.px(_MARK)
        right = box.right() - self._origin + look.px(_MARK)
        first = bisect_left(row, left, key=lambda one: one.x)
        last = bisect_right(row, right, key=lambda one: one.x)
        font = look.font(look.sizes.label)
        painter.setFont(font)
        metrics, middle, origin = QFontMetrics(font), self._middle(number), self._origin
        for placed in row[first:last]:
            self._paint_mark(painter, placed, QPointF(origin + placed.x, middle), metrics)
        self.painted += max(0, last - first)

    def _paint_mark(
        self, painter: QPainter, placed: Placed, at: QPointF, metrics: QFontMetrics
    ) -> None:
        look, size = self._look, self._look.px(_MARK)
        x, middle = at.x(), at.y()
        is_selected = placed.mark.id == self._selected
        room = max(0.0, placed.room)
        if is_selected:
            width = size + 8 + min(room, metrics.horizontalAdvance(placed.title) + 6)
            painter.setPen(look.color("accent"))
            painter.setBrush(look.color("raised"))
            painter.drawRoundedRect(QRectF(x - size / 2 - 4, middle - 13, width, 26), 4, 4)
        painter.drawPixmap(
            QPointF(x - size / 2, middle - size / 2), self._shape(placed.mark.state, size)
        )
        if room > 2 * size:
            is_quiet = placed.mark.state in _QUIET and not is_selected
            painter.setPen(look.color("dim" if is_quiet else "text"))
            text = self._elide(metrics, placed.title, int(room))
            painter.drawText(
                QRectF(x + size / 2 + 4, middle - 13, room, 26), Qt.AlignmentFlag.AlignVCenter, text
            )

    def _shape(self, state: MarkState, size: int) -> QPixmap:
        """Return the picture of a state, drawn once: five hundred marks have a dozen of them."""
        scale = self.devicePixelRatioF()
        found = self._shapes.get((state, scale))
        if found is None:
            found = QPixmap(round(size * scale), round(size * scale))
            found.setDevicePixelRatio(scale)
            found.fill(Qt.GlobalColor.transparent)
            painter = QPainter(found)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_shape(painter, self._look, state, QRectF(0, 0, size, size))
            painter.end()
            self._shapes[state, scale] = found
        return found

    def _elide(self, metrics: QFontMetrics, title: str, room: int) -> str:
        """Return what fits; shortened once, for painting asks again and again."""
        key = title, room
        if key not in self._elided:
            self._elided[key] = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room)
        return self._elided[key]

    def _paint_titles(self, painter: QPainter) -> None:
        look, gutter = self._look, self._gutter
        painter.fillRect(0, 0, gutter, self.height(), look.color("panel"))
        painter.fillRect(gutter - 1, 0, 1, self.height(), look.color("line"))
        painter.setFont(look.font(look.sizes.label))
        painter.setPen(look.color("dim"))
        for number, track in enumerate(self._line.tracks):
            title = track.title
            if track.role is None:
                title = self.tr("没有时间")
            elif not track.role:
                title = self.tr("所有人")
            box = QRect(
                look.px(12), round(self._middle(number)) - 13, gutter - look.px(20), 26
            )  # fmt: skip
            text = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)

    # Hand and key

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a mark, or take hold of the time line."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        found = self._at(event.position())
        if found is not None:
            self._choose(found.mark.id)
        else:
            self._grip = (event.position().x(), self._offset)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the time line with the hand."""
        if self._grip is not None:
            at, offset = self._grip
            self._pan_to(offset + at - event.position().x())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._grip = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a mark."""
        found = self._at(event.position())
        if found is not None:
            self.opened.emit(found.mark.id)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else move along the time."""
        turn = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(_ZOOM ** (turn.y() / 120), event.position().x())
        else:
            self._pan_to(self._offset - (turn.y() or turn.x()))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go through the injects in the order of time; Enter opens one."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        ids = [one.id for one in self._line.marks]
        if step is not None and ids:
            place = ids.index(self._selected) + step if self._selected in ids else 0
            self._choose(ids[min(max(place, 0), len(ids) - 1)])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._selected:
            self.opened.emit(self._selected)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tell what is under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            found = self._at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._tip(found) if found else "", self)
            return True
        return super().event(event)

    def _tip(self, placed: Placed) -> str:
        mark = placed.mark
        kind = self._titles[mark.id][1]
        return f"{placed.title}\n{kind} · {state_word(mark.state)} · {time_text(mark.at)}"

    def _choose(self, inject: str) -> None:
        self.select(inject)
        self.chosen.emit(inject)
